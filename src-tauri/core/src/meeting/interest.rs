//! An interest in a family, declared once: whoever has one is out of the room whenever the family is heard.

use serde::{Deserialize, Serialize};

use super::agenda::Item;
use super::attendance::{AttendanceState, AttendeeDetails, Away, AwayWhy};
use super::person::Person;
use crate::ids::{EntryId, FamilyId};
use crate::meeting::rights::Right;
use crate::refusal::Refusal;
use crate::text::name_search;
use chrono::{DateTime, Utc};

/// Somebody's interest in a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interest {
    /// In which family.
    pub family: FamilyId,
    /// Whose, as the attendance lists name them: not everybody who attends signs in to the book.
    pub name: String,
    /// What else they were or are called, where they are in the book: the last is what they are called now.
    pub also: Vec<String>,
    /// What it is, in a few words.
    pub what: String,
    /// False once it was ended.
    pub in_force: bool,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl Interest {
    /// Whether it is of whoever is called that, or was.
    pub fn is_of(&self, name: &str) -> bool {
        same_name(&self.name, name) || self.also.iter().any(|also| same_name(also, name))
    }

    /// What whoever has it is called now.
    pub fn name_now(&self) -> &str {
        self.also.last().unwrap_or(&self.name)
    }
}

/// Whether two names are written alike: neither spaces, capitals, accents nor the kind of an apostrophe make another
/// person.
pub fn same_name(one: &str, other: &str) -> bool {
    let key = name_search::key(one);
    !key.is_empty() && key == name_search::key(other)
}

/// Refuses as `name` or `what` an interest of nobody or of nothing, and as `name` one of somebody who has one already
/// under their name written otherwise. `others` are those in the same family.
pub fn check(others: &[Interest], name: &str, what: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::invalid("name", "Say whose interest it is."));
    }
    if what.trim().is_empty() {
        return Err(Refusal::invalid("what", "Say what the interest is, in a few words: the record says it."));
    }
    match of(others, name) {
        Some(same) if same.name != name => {
            Err(Refusal::invalid("name", "That person has an interest in this family under their name already."))
        }
        _ => Ok(()),
    }
}

/// One declares or ends an interest for oneself; a minute taker for whoever says so in the room.
pub fn check_speaker(me: &Person, name: &str) -> Result<(), Refusal> {
    if same_name(&me.details.name, name) { Ok(()) } else { Right::Minute.check(&me.details.roles) }
}

/// The interest that somebody has in the family of an item, ended or not.
pub fn of<'i>(interests: &'i [Interest], name: &str) -> Option<&'i Interest> {
    interests.iter().find(|interest| interest.is_of(name))
}

/// Attendance at an item that is not finished, with whoever has an interest in its family out of the room for it. What
/// was finished stays as it was noted: an interest declared later says nothing of who was there.
pub fn heeded(details: &AttendeeDetails, item: &Item, interests: &[Interest]) -> AttendeeDetails {
    let mut details = details.clone();
    let here = details.state == AttendanceState::Present;
    let noted = details.left_with_interest(item.id);
    if here && !noted && item.finished_at.is_none() && holds(&details, item, interests) {
        let from = item.started_at.unwrap_or_default();
        details.away.push(Away { from, until: None, item: Some(item.id), why: AwayWhy::Conflict });
    }
    details
}

/// The same row with the absence noted, where somebody who is in the room must leave it for an item that is heard now.
pub fn leaving(
    details: &AttendeeDetails,
    item: &Item,
    interests: &[Interest],
    now: DateTime<Utc>,
) -> Option<AttendeeDetails> {
    let here = details.state == AttendanceState::Present && details.out_now().is_none();
    if !here || !holds(details, item, interests) {
        return None;
    }
    let mut details = details.clone();
    details.away.push(Away { from: now, until: None, item: Some(item.id), why: AwayWhy::Conflict });
    Some(details)
}

fn holds(details: &AttendeeDetails, item: &Item, interests: &[Interest]) -> bool {
    let comes = details.item.is_none_or(|only| only == item.id);
    comes && of(interests, &details.name).is_some_and(|interest| interest.in_force)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_spaced_and_capitalised() {
        assert!(same_name("Nan  Ferrow ", "nan ferrow"));
        assert!(same_name("Siân O’Dowd", "Sian O'Dowd"), "accents and apostrophes are typed or left out");
        assert!(!same_name("Nan Ferrow", "Nan Ferris"));
        assert!(!same_name("", " "), "a row without a name is nobody's");
    }
}
