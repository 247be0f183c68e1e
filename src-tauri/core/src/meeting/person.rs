//! The people who sign in to a book.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{EntryId, PersonId};
use crate::refusal::Refusal;

/// What a person may do in the book. One person may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Role {
    /// Books slots, runs people and panels, exports and files.
    Administrator,
    /// Captures the meeting and finalises records.
    MinuteTaker,
    /// Reads the pack, decides and signs.
    Chair,
    /// Reads, changes nothing.
    Reader,
}

impl Role {
    /// Every one there is.
    pub const ALL: [Role; 4] = [Role::Administrator, Role::MinuteTaker, Role::Chair, Role::Reader];
}

/// What is kept about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonDetails {
    /// As it stands in entries and under signatures; no two people of a book have the same.
    pub name: String,
    /// Post, as it stands under a signature: "Head of service".
    pub post: String,
    /// Where invitations go; may be empty.
    pub email: String,
    /// What they may do; several at once are allowed.
    pub roles: Vec<Role>,
}

/// A person of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Person {
    /// The same through every change of name or role.
    pub id: PersonId,
    /// Name, post, address and roles.
    pub details: PersonDetails,
    /// Whether they can still open the book.
    pub active: bool,
    /// The DER certificate (hex) they sign records with, once they have set a signing PIN.
    pub certificate: Option<String>,
    /// The ledger entry that last changed this.
    pub revision: EntryId,
}

/// Whether two names can be taken for one another: the same words, whatever their order, case, spacing, accents and script.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let plain = deunicode::deunicode(name).to_lowercase();
        let mut words: Vec<String> = plain
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort();
        words
    };
    words(one) == words(other)
}

/// Somebody, by every name that is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Whose names they are.
    pub person: PersonId,
    /// Whether they can still open the book.
    pub active: bool,
    /// What they were called before, in that order, and last what they are called now.
    pub names: Vec<String>,
}

/// Refuses as `name` none, and one that can be taken for that of somebody else of the book. A name is one person's,
/// whoever has left included, and so is one that they had before: what they signed stands under it for good. `of` may be
/// called what they were called before.
pub fn check_name(called: &[Called], name: &str, of: Option<PersonId>) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::invalid("name", "Say what the person is called."));
    }
    for other in called.iter().filter(|other| Some(other.person) != of) {
        let Some(place) = other.names.iter().position(|known| is_same_name(known, name)) else { continue };
        let state = if other.active && place + 1 == other.names.len() { "There is" } else { "There was" };
        return Err(Refusal::invalid(
            "name",
            format!(
                "{state} a {} in this book already, and records are told apart by who signed them. Write this name so \
                 that nobody takes one for the other, such as with a middle name.",
                other.names[place]
            ),
        ));
    }
    Ok(())
}

/// Refuses as `WrongState` to take the access, or the role, of the only administrator.
pub fn check_not_last_administrator(people: &[Person], id: PersonId) -> Result<(), Refusal> {
    let runs = |person: &Person| person.active && person.details.roles.contains(&Role::Administrator);
    match people.iter().any(|person| person.id != id && runs(person)) {
        true => Ok(()),
        false => Err(Refusal::wrong_state(
            "This is the book’s last administrator: make somebody else an administrator first.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::is_same_name;

    #[test]
    fn names_that_can_be_taken_for_one_another_are_one() {
        let cyrillic = "R\u{43e}salind Achterberg";
        for same in [
            "rosalind  ACHTERBERG",
            "Achterberg, Rosalind",
            "Rosálind Achterberg",
            "Rosalind\u{a0}Achterberg.",
            cyrillic,
        ] {
            assert!(is_same_name("Rosalind Achterberg", same), "{same}");
        }
        for other in ["Rosalind M. Achterberg", "Rosalinda Achterberg", "Rosalind Achterburg"] {
            assert!(!is_same_name("Rosalind Achterberg", other), "{other}");
        }
    }
}
