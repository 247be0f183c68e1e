//! What an administrator settles for everybody who works in a book.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::Refusal;

/// How the window keeps to itself what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookSettings {
    /// The window locks after so many minutes without a key or the mouse.
    pub idle_minutes: u32,
    /// The same while a meeting runs: whoever listens types nothing for a while.
    pub meeting_idle_minutes: u32,
    /// Keeps the window out of pictures and shared screens, where the system can. The chair's view is never kept out.
    pub hidden_from_capture: bool,
}

impl Default for BookSettings {
    fn default() -> Self {
        Self { idle_minutes: 10, meeting_idle_minutes: 60, hidden_from_capture: true }
    }
}

impl BookSettings {
    /// Longest times, in minutes: an hour at a screen, a long panel's afternoon in a meeting.
    pub const LONGEST: u32 = 60;
    /// The same while a meeting runs: a long panel's afternoon.
    pub const LONGEST_IN_MEETING: u32 = 240;

    /// Refuses a time that would not protect, or that locks a meeting sooner than an idle screen.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1..=Self::LONGEST).contains(&self.idle_minutes) {
            let sentence = format!("Enter a number of minutes between 1 and {}.", Self::LONGEST);
            return Err(Refusal::invalid("idleMinutes", sentence));
        }
        if !(self.idle_minutes..=Self::LONGEST_IN_MEETING).contains(&self.meeting_idle_minutes) {
            let sentence = format!(
                "Enter a number of minutes between {} (as outside meetings) and {}.",
                self.idle_minutes,
                Self::LONGEST_IN_MEETING
            );
            return Err(Refusal::invalid("meetingIdleMinutes", sentence));
        }
        Ok(())
    }

    /// After how many minutes the window locks.
    pub fn minutes(&self, in_meeting: bool) -> u32 {
        if in_meeting { self.meeting_idle_minutes } else { self.idle_minutes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_would_not_protect_is_refused() {
        let with = |idle_minutes, meeting_idle_minutes| BookSettings {
            idle_minutes,
            meeting_idle_minutes,
            ..BookSettings::default()
        };
        let field = |settings: BookSettings| settings.check().err().and_then(|refusal| refusal.field);
        assert_eq!(BookSettings::default().check(), Ok(()));
        assert_eq!(field(with(1, 1)), None);
        assert_eq!(field(with(60, 240)), None);
        for (idle, meeting, at) in [
            (0, 60, "idleMinutes"),
            (61, 120, "idleMinutes"),
            (10, 9, "meetingIdleMinutes"),
            (10, 241, "meetingIdleMinutes"),
        ] {
            assert_eq!(field(with(idle, meeting)).as_deref(), Some(at), "{idle} and {meeting}");
        }
    }
}
