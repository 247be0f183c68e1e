//! Whom a change concerns: one child or family at most, so that what is said of a child can be disposed of.

use serde::{Deserialize, Serialize};

use crate::ids::{AttendeeId, ChildId, FamilyId, ItemId, PersonId, Pseudonym};

/// Whom a change concerns, in the open header of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum Concerns {
    /// Something of the book as a whole: a panel, a holiday, a meeting before anybody is on it.
    Nobody,
    /// One child.
    Child(ChildId),
    /// A family as a whole, such as a request for siblings.
    Family(FamilyId),
    /// Somebody who works with the book.
    Person(PersonId),
    /// A family that only named people see, under a name that does not say whose it is.
    Restricted(Pseudonym),
}

/// Whom a change concerns, as far as it says so itself: where a family is restricted, the tables know which one the rest
/// belong to (`tables::restriction`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regarding<'c> {
    /// Something of the book as a whole.
    Nobody,
    /// Somebody who works with the book.
    Person(PersonId),
    /// One child, whose family the tables know.
    Child(ChildId),
    /// A family as a whole.
    Family(FamilyId),
    /// A child who is not in the book yet.
    NewChild(ChildId, FamilyId),
    /// A child who goes over to a family: theirs until now is concerned too.
    Joins(ChildId, FamilyId),
    /// A family that only these people see from now on.
    Restricts {
        /// The family that is restricted.
        family: FamilyId,
        /// What the open headers call it from now on.
        pseudonym: Pseudonym,
        /// Who sees it.
        people: &'c [PersonId],
    },
    /// Whoever comes for one item belongs to the item's family, as do they where they came for another before.
    Attendee(AttendeeId, Option<ItemId>),
}

impl Regarding<'_> {
    /// What the open header says of it while no restriction hides it.
    pub fn concerns(self) -> Concerns {
        match self {
            Regarding::Nobody | Regarding::Attendee(..) => Concerns::Nobody,
            Regarding::Person(person) => Concerns::Person(person),
            Regarding::Child(child) | Regarding::NewChild(child, _) | Regarding::Joins(child, _) => {
                Concerns::Child(child)
            }
            Regarding::Family(family) | Regarding::Restricts { family, .. } => Concerns::Family(family),
        }
    }
}
