//! Interests in a family: declared once, on a child's page or on leaving the room, and heeded at every meeting.

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{ChildId, FamilyId, MeetingId};
use quorate_core::ledger::Change;
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::interest::{self, Interest};
use quorate_core::meeting::person::Person;
use quorate_core::refusal::Refusal;
use quorate_core::text::name_order;

use crate::Service;
use crate::act::Done;
use crate::views::InterestLine;

impl Service {
    pub(crate) fn declare_interest(
        &mut self,
        me: &Person,
        child: ChildId,
        name: Option<String>,
        what: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let name = name.unwrap_or_else(|| me.details.name.clone());
        interest::check_speaker(me, &name)?;
        let family = self.book.child(child)?.family;
        let change = self.interest_declared(family, &name, what)?;
        let entry = self.commit(&[change], now)?;
        let sentence = format!("{} is out of the room whenever this family is heard.", name.trim());
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn end_interest(
        &mut self,
        me: &Person,
        child: ChildId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        interest::check_speaker(me, name)?;
        let family = self.book.child(child)?.family;
        let interests = self.book.interests(family)?;
        let Some(known) = interest::of(&interests, name).filter(|known| known.in_force) else {
            return Err(Refusal::wrong_state("That interest was ended already."));
        };
        let change = Change::InterestSet {
            family,
            name: known.name.clone(),
            what: known.what.clone(),
            in_force: false,
            based_on: known.revision,
        };
        let entry = self.commit(&[change], now)?;
        Ok(Done::said("The interest is ended. Records still print it where it held.", entry))
    }

    /// What somebody declares, under the name that they declared one with before, if they did.
    pub(crate) fn interest_declared(&self, family: FamilyId, name: &str, what: &str) -> Result<Change, Refusal> {
        let interests = self.book.interests(family)?;
        let known = interest::of(&interests, name);
        Ok(Change::InterestSet {
            family,
            name: known.map_or(name.trim(), |known| known.name.as_str()).to_owned(),
            what: what.trim().to_owned(),
            in_force: true,
            based_on: known.map_or(Default::default(), |known| known.revision),
        })
    }

    pub(crate) fn interest_lines(&self, family: FamilyId) -> Result<Vec<InterestLine>, Refusal> {
        let me = self.book.person(self.person)?;
        let mut in_force: Vec<Interest> =
            self.book.interests(family)?.into_iter().filter(|interest| interest.in_force).collect();
        in_force.sort_by_cached_key(|interest| name_order::key(&[interest.name_now()]));
        let line = |interest: Interest| {
            Ok(InterestLine {
                may_end: interest::check_speaker(&me, interest.name_now()).is_ok(),
                name: interest.name_now().to_owned(),
                declared: self.declared_words(&interest)?,
                what: interest.what,
            })
        };
        in_force.into_iter().map(line).collect()
    }

    /// When somebody last said what their interest is: "declared on 3 November 2026 at 1:20pm".
    pub(crate) fn declared_words(&self, interest: &Interest) -> Result<String, Refusal> {
        let entry = self.book.ledger_entry(self.book.entry_number(interest.revision)?)?;
        Ok(entry.map_or_else(String::new, |entry| {
            let at = london(entry.at);
            format!("declared on {} at {}", words::plain_date(at.date()), words::time(at.time()))
        }))
    }

    /// Who has an interest in the family of an item.
    pub(crate) fn interests_at(&self, item: &Item) -> Result<Vec<Interest>, Refusal> {
        self.book.interests(self.book.request(item.details.request)?.family)
    }

    /// Whoever must leave the room for an item that starts now.
    pub(crate) fn leave_for(&self, item: &Item, now: DateTime<Utc>) -> Result<Vec<Change>, Refusal> {
        let interests = self.interests_at(item)?;
        let mut changes = Vec::new();
        for attendee in self.book.attendees(item.details.meeting)? {
            if let Some(details) = interest::leaving(&attendee.details, item, &interests, now) {
                changes.push(Change::AttendeeSet { attendee: attendee.id, details, based_on: attendee.revision });
            }
        }
        Ok(changes)
    }

    /// The row of somebody who comes while an item is heard in which they have an interest: they stay outside.
    pub(crate) fn kept_out(
        &self,
        meeting: MeetingId,
        details: AttendeeDetails,
        now: DateTime<Utc>,
    ) -> Result<AttendeeDetails, Refusal> {
        let items = self.book.items(meeting)?;
        let heard = items.iter().find(|item| item.state == ItemState::Running);
        // Whoever was let back in during the item stays in.
        let Some(heard) = heard.filter(|item| !details.left_with_interest(item.id)) else { return Ok(details) };
        Ok(interest::leaving(&details, heard, &self.interests_at(heard)?, now).unwrap_or(details))
    }
}
