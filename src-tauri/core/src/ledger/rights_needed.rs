//! What must be true of whoever writes a change. `Change::meaning` says it of each kind, `standing` asks.

use super::signing::PublicKey;
use crate::ids::PersonId;
use crate::meeting::rights::Right;

/// What must be true of whoever writes a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs<'c> {
    /// It makes the book, signed with the key that it names: the first entry and no other.
    Beginning(PublicKey),
    /// One of these rights.
    One(&'static [Right]),
    /// It is about this person, who writes it themselves with one of these rights.
    Self_(PersonId, &'static [Right]),
    /// It declares an interest of this name: their own, unless a minute taker writes it for somebody else.
    Declares(&'c str),
    /// It enrols this person's own key: signed with a key of theirs, or with the key they were invited with.
    OwnKey(PersonId),
    /// It lets this administrator in again: signed with the recovery key.
    Recovery(PersonId),
}
