//! What an administrator settles for everybody who works in the book.

use chrono::{DateTime, TimeDelta, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{EntryId, PersonId};
use quorate_core::ledger::Change;
use quorate_core::meeting::rights::Right;
use quorate_core::meeting::settings::BookSettings;
use quorate_core::meeting::sitting::MeetingState;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;

impl Service {
    /// Who sits here.
    pub fn person(&self) -> PersonId {
        self.person
    }

    pub fn settings(&self) -> Result<BookSettings, Refusal> {
        Ok(self.book.about()?.settings)
    }

    /// After how long without a key or the mouse the window locks, as things stand.
    pub fn idle_limit(&self, now: DateTime<Utc>) -> Result<TimeDelta, Refusal> {
        // One that nobody closed days ago keeps no window open.
        let today = self.today(now);
        let meetings = self.book.meetings(today.pred_opt().unwrap_or(today), today, None)?;
        let me = self.book.person(self.person)?.details.roles;
        // Whoever neither writes nor chairs sits at no meeting.
        let sits = [Right::Minute, Right::Sign].iter().any(|right| right.check(&me).is_ok());
        let running = sits && meetings.iter().any(|meeting| meeting.state == MeetingState::Running);
        Ok(TimeDelta::minutes(self.settings()?.minutes(running).into()))
    }

    pub(crate) fn set_book_settings(
        &mut self,
        settings: BookSettings,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let entry = self.commit(&[Change::BookSettingsSet { settings, based_on }], now)?;
        let minutes = |many: u32| words::count(many, "minute", "minutes");
        let sentence = format!(
            "The window locks after {} without a key, and after {} while a meeting runs.",
            minutes(settings.idle_minutes),
            minutes(settings.meeting_idle_minutes),
        );
        Ok(Done::said(sentence, entry))
    }
}
