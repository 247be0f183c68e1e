//! The invitation to a meeting as an iCalendar file (CLAM-6).

use chrono::{DateTime, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::London;
use icalendar::{Calendar, Component, Event, EventLike};

use crate::calendar::words;
use crate::meeting::sitting::Meeting;
use crate::panel::Profile;

/// The meeting as a calendar entry; `venue` is the place in words, `sequence` grows with each change of the meeting. It
/// names no child: calendars are shared.
///
/// Times are written in UTC, which every calendar program shows as the time in London.
pub fn of_meeting(meeting: &Meeting, profile: &Profile, venue: &str, sequence: u64, now: DateTime<Utc>) -> String {
    let details = &meeting.details;
    let starts = in_utc(details.date, details.starts);
    let mut event = Event::new();
    event
        .uid(&format!("{}@quorate", meeting.id))
        .timestamp(now)
        .sequence(u32::try_from(sequence).unwrap_or(u32::MAX))
        .summary(&profile.name)
        .description(&wording(meeting, profile, venue))
        .location(venue)
        .starts(starts)
        .ends(in_utc(details.date, details.ends).max(starts));
    Calendar::new().push(event.done()).done().to_string()
}

/// The profile's words with the meeting's facts in them; a plain sentence where the profile has none.
fn wording(meeting: &Meeting, profile: &Profile, venue: &str) -> String {
    let details = &meeting.details;
    let wording = profile.invitation.as_ref().map_or("{panel}, {date} at {time}, {venue}", |one| one.wording.as_str());
    wording
        .replace("{panel}", &profile.name)
        .replace("{date}", &words::date(details.date))
        .replace("{time}", &words::time(details.starts))
        .replace("{venue}", venue)
        .replace("{modes}", &modes(profile))
}

/// "in the room; by video or by telephone is possible too", the preferred way first (CLAM-6).
fn modes(profile: &Profile) -> String {
    let modes = profile.invitation.iter().flat_map(|one| &one.modes).map(|mode| mode.words());
    let modes: Vec<&str> = modes.collect();
    match modes.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, others @ ..] => format!("{first}; {} is possible too", others.join(" or ")),
    }
}

/// The hour that the clocks skip in spring does not exist; nobody meets in it.
fn in_utc(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let at = date.and_time(time);
    match London.from_local_datetime(&at) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => at.and_utc(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{EntryId, MeetingId, PanelId};
    use crate::meeting::sitting::{MeetingDetails, MeetingState};
    use crate::panel::bundled;

    #[test]
    fn an_invitation_in_summer_says_the_time_on_the_wall() {
        let date = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date");
        let meeting = Meeting {
            id: MeetingId(uuid::Uuid::nil()),
            details: MeetingDetails {
                panel: PanelId("clam".into()),
                profile_version: 1,
                date,
                starts: NaiveTime::from_hms_opt(13, 0, 0).expect("a time"),
                ends: NaiveTime::from_hms_opt(16, 30, 0).expect("a time"),
                venue: "chn".into(),
                theme: None,
                place: None,
            },
            state: MeetingState::Issued,
            started_at: None,
            closed_at: None,
            inquorate_reason: None,
            revision: EntryId::NONE,
        };
        let profile = Profile::parse(bundled()[1].1).expect("the bundled profile reads");
        let ics = of_meeting(&meeting, &profile, "County Hall North", 7, DateTime::UNIX_EPOCH);
        assert!(ics.contains("DTSTART:20260701T120000Z"), "1pm in summer is noon in UTC: {ics}");
        assert!(ics.contains("LOCATION:County Hall North"), "the room is told: {ics}");
        let unfolded = ics.replace("\r\n ", "");
        assert!(unfolded.contains("in the room\\; by video or by telephone is possible too"), "how one attends: {ics}");
        assert!(ics.contains("DTSTAMP:19700101T000000Z"), "the time of writing is an argument: {ics}");
    }
}
