//! Families that only named people see, and what everybody else is told of them: that there is something, not whose.

use chrono::{DateTime, Utc};
use quorate_core::ids::{EntryId, FamilyId, MeetingId, PersonId, RequestId};
use quorate_core::ledger::Change;
use quorate_core::meeting::agenda::ItemDetails;
use quorate_core::meeting::person::{Person, Role};
use quorate_core::meeting::restriction::Restriction;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::refusal::Refusal;
use uuid::Uuid;

use crate::Service;
use crate::act::Done;
use crate::views::{NamedPerson, RestrictedSlot, RestrictionLine, RestrictionsView};

impl Service {
    pub(crate) fn restrict_family(
        &mut self,
        family: FamilyId,
        people: Vec<PersonId>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let pseudonym = self.book.pseudonym(family)?;
        if self.book.restriction(family)?.is_some_and(|before| before.in_force && before.people == people) {
            return Err(Refusal::invalid("people", "Those people see it already: choose somebody else, or leave it."));
        }
        let mut sentence = match people.len() {
            1 => "Only one person sees this family now.".to_owned(),
            many => format!("Only {many} people see this family now."),
        };
        for (role, lacking) in [
            (Role::MinuteTaker, " No minute taker is among them: nobody can minute what is heard of it."),
            (Role::Administrator, " No administrator is among them: nobody can export or file its records."),
        ] {
            let roles = people.iter().map(|person| Ok(self.book.person(*person)?.details.roles));
            if !roles.collect::<Result<Vec<_>, Refusal>>()?.iter().any(|roles| roles.contains(&role)) {
                sentence += lacking;
            }
        }
        let entry = self.commit(&[Change::FamilyRestricted { family, people, pseudonym, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn open_family(
        &mut self,
        family: FamilyId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let entry = self.commit(&[Change::FamilyOpened { family, based_on }], now)?;
        Ok(Done::said("Everybody who opens this book sees the family again.", entry))
    }

    pub(crate) fn restrictions(&self, me: &Person) -> Result<RestrictionsView, Refusal> {
        let hands_on = me.details.roles.contains(&Role::Administrator);
        let mut families = Vec::new();
        for restriction in self.book.restrictions()? {
            if restriction.in_force && (hands_on || !restriction.hides_from(self.person)) {
                families.push(self.restriction_line(restriction)?);
            }
        }
        Ok(RestrictionsView { hidden: self.book.hidden_families()?, families })
    }

    /// Who sees a family, where it is restricted.
    pub(crate) fn restriction_of(&self, family: FamilyId) -> Result<Option<RestrictionLine>, Refusal> {
        let restriction = self.book.restriction(family)?.filter(|restriction| restriction.in_force);
        restriction.map(|restriction| self.restriction_line(restriction)).transpose()
    }

    fn restriction_line(&self, restriction: Restriction) -> Result<RestrictionLine, Refusal> {
        let named = !restriction.hides_from(self.person);
        let person = |id: PersonId| Ok::<_, Refusal>(NamedPerson { id, name: self.book.person(id)?.details.name });
        Ok(RestrictionLine {
            family: restriction.family,
            children: self.book.family(restriction.family)?.iter().map(|child| child.details.name()).collect(),
            people: restriction.people.into_iter().map(person).collect::<Result<_, _>>()?,
            named,
            revision: restriction.revision,
        })
    }

    /// How many items of a meeting are hidden from whoever is signed in.
    pub fn restricted_in(&self, meeting: MeetingId) -> Result<usize, Refusal> {
        Ok(self.book.hidden_slots(meeting)?.len())
    }

    pub(crate) fn restricted_slots(&self, sitting: &Meeting) -> Result<Vec<RestrictedSlot>, Refusal> {
        let slots = self.book.hidden_slots(sitting.id)?.into_iter();
        Ok(slots.map(|slot| RestrictedSlot { starts: slot.starts, minutes: slot.minutes, open: slot.open }).collect())
    }

    /// The same as items of the agenda: they take their time on the day for everybody, whose ever they are.
    pub(crate) fn restricted_items(&self, sitting: &Meeting) -> Result<Vec<ItemDetails>, Refusal> {
        let slots = self.book.hidden_slots(sitting.id)?.into_iter();
        let item = |slot: quorate_core::book::HiddenSlot| ItemDetails {
            meeting: sitting.id,
            request: RequestId(Uuid::nil()),
            starts: slot.starts,
            minutes: slot.minutes,
            emergency: slot.emergency,
        };
        Ok(slots.map(item).collect())
    }
}
