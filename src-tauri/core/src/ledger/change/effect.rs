//! What a change does beyond the rows it writes. Each reader asks about its own part and is exhaustive over that.

use super::{Class, MeetingAct};
use crate::ids::{DeviceId, EntryId, MeetingId, PersonId};
use crate::ledger::signing::PublicKey;
use crate::ledger::signing::SlotKey;
use crate::meeting::person::{PersonDetails, Role};
use crate::meeting::sitting::MeetingState;

/// What a change does beyond the rows it writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect<'c> {
    /// It alters who may write what: `standing` follows.
    Access(AccessChange<'c>),
    /// It is an act of a meeting. An undo puts back what it changed, and nothing that is no act.
    Act(MeetingAct<'c>),
    /// A meeting comes to this state; what is done before it runs is no act.
    State { meeting: MeetingId, state: MeetingState },
    /// The acts from this one on, in one transaction, are put back.
    Undoes { meeting: MeetingId, act: EntryId },
    /// Those that were put back are done again.
    Redoes { meeting: MeetingId, act: EntryId },
    /// It names a file that lies in the book, by SHA-256 (hex).
    Names { file: &'c str },
    /// What these entries say is destroyed.
    Disposes { entries: &'c [EntryId] },
    /// Nothing else.
    Nothing,
}

impl Effect<'_> {
    /// The class of the kinds that do this: said there too, so that entries can be looked up by their kind alone.
    pub fn class(&self) -> Class {
        match self {
            Effect::Access(_) => Class::Access,
            Effect::Act(_) => Class::Act,
            Effect::State { .. } | Effect::Undoes { .. } | Effect::Redoes { .. } => Class::Bound,
            Effect::Names { .. } | Effect::Disposes { .. } | Effect::Nothing => Class::Other,
        }
    }
}

/// What alters who may write what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessChange<'c> {
    /// The book is made by its first administrator.
    Begins {
        key: PublicKey,
        slot: SlotKey,
        recovery_key: PublicKey,
        recovery_slot: SlotKey,
    },
    Added {
        person: PersonId,
        details: &'c PersonDetails,
    },
    Invited {
        person: PersonId,
        key: PublicKey,
        slot: SlotKey,
    },
    Enrolled {
        person: PersonId,
        device: DeviceId,
        key: PublicKey,
        slot: SlotKey,
    },
    RolesSet {
        person: PersonId,
        roles: &'c [Role],
        based_on: EntryId,
    },
    /// They are called that from now on.
    Renamed {
        person: PersonId,
        name: &'c str,
        based_on: EntryId,
    },
    Removed {
        person: PersonId,
    },
    RecoveryReplaced {
        key: PublicKey,
        slot: SlotKey,
    },
}
