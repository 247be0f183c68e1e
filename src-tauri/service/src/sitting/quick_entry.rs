//! Quick entry: one typed line read against the child's record, its meeting and the people around it.

use chrono::{DateTime, Days, NaiveDate, Utc};
use quorate_core::ids::RecordId;
use quorate_core::meeting::action::smart::{Circumstances, smart};
use quorate_core::meeting::action::{Involvement, PossibleOwner, limits};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::attendance::{AttendanceState, AttendeeDetails};
use quorate_core::meeting::interest;
use quorate_core::meeting::record::{Record, Review};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::quick_entry::{EntrySetting, read};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::views::LineReading;

/// How far ahead a panel's next meeting is looked for; series are planned for a year at most.
const DAYS_AHEAD: u64 = 366;

impl Service {
    /// Called at each pause of the keys; reads only, and little.
    pub(crate) fn read_line(&self, record: RecordId, line: &str) -> Result<LineReading, Refusal> {
        let record = self.book.record(record)?;
        let sitting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&sitting)?;
        let calendar = self.calendar()?;
        let people = self.people_around(&record)?;
        let setting = EntrySetting {
            profile: &profile,
            held: sitting.details.date,
            next: self.next_meeting(&sitting)?,
            review: review_date(&record.review),
            people: &people,
            calendar: &calendar,
        };
        let reading = read(line, &setting);
        let child = self.book.child(record.child)?.details;
        let limits = limits(&profile, &child, setting.held);
        let EntrySetting { held, review, .. } = setting;
        let around = Circumstances { held, review, people: &people, limits: &limits, calendar: &calendar };
        Ok(LineReading {
            smart: smart(&reading.details, &around),
            details: reading.details,
            parts: reading.parts,
            refused: reading.refused.map(|refused| refused.sentence),
            advice: reading.advice,
        })
    }

    /// Who may own an action of this record: the child's workers, those at the table, those invited.
    pub(crate) fn people_around(&self, record: &Record) -> Result<Vec<PossibleOwner>, Refusal> {
        let item = self.book.item(record.item)?;
        let request = self.book.request(item.details.request)?;
        let closed = self.book.meeting(record.meeting)?.closed_at;
        let interests = self.interests_at(&item)?;
        let allocated = request.details.workers.into_iter().map(|worker| PossibleOwner {
            name: worker.name.trim().to_owned(),
            role: worker.role,
            involvement: Involvement::Allocated,
        });
        let here = self.book.attendees(record.meeting)?.into_iter();
        let here = here.filter(|attendee| attendee.details.item.is_none_or(|item| item == record.item));
        let here = here.map(|one| at_the_table(interest::heeded(&one.details, &item, &interests), &item, closed));
        Ok(allocated.chain(here).filter(|known| !known.name.is_empty()).collect())
    }

    /// The date of the panel's next meeting that is planned and not called off.
    fn next_meeting(&self, sitting: &Meeting) -> Result<Option<NaiveDate>, Refusal> {
        let Some(from) = sitting.details.date.succ_opt() else { return Ok(None) };
        // Dates are compared as text, and the greatest that there is would sort before every other by its sign.
        let until = from.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(from);
        let later = self.book.meetings(from, until, Some(&sitting.details.panel))?;
        let held = later.into_iter().filter(|meeting| meeting.state != MeetingState::Cancelled);
        Ok(held.map(|meeting| meeting.details.date).min())
    }
}

fn at_the_table(details: AttendeeDetails, item: &Item, closed: Option<DateTime<Utc>>) -> PossibleOwner {
    let involvement = match details.state {
        _ if details.left_with_interest(item.id) => Involvement::Interested,
        AttendanceState::Apologies => Involvement::Apologies,
        AttendanceState::Expected => Involvement::Invited,
        AttendanceState::Present | AttendanceState::Left => match details.was_there_for(item, closed) {
            true => Involvement::Present,
            false => Involvement::Gone,
        },
    };
    PossibleOwner { name: details.name.trim().to_owned(), role: details.role, involvement }
}

/// When the child comes back to the panel, where that is set.
pub(crate) fn review_date(review: &Review) -> Option<NaiveDate> {
    match review {
        Review::On { date } => Some(*date),
        Review::Unset | Review::NotNeeded { .. } => None,
    }
}
