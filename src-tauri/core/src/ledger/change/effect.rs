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
    State {
        /// Which meeting.
        meeting: MeetingId,
        /// The state it comes to.
        state: MeetingState,
    },
    /// The acts from this one on, in one transaction, are put back.
    Undoes {
        /// Which meeting.
        meeting: MeetingId,
        /// The first entry of the act that is put back.
        act: EntryId,
    },
    /// Those that were put back are done again.
    Redoes {
        /// Which meeting.
        meeting: MeetingId,
        /// The first entry of the act that is done again.
        act: EntryId,
    },
    /// It names a file that lies in the book, by SHA-256 (hex).
    Names {
        /// The file's SHA-256 (hex), which is its name.
        file: &'c str,
    },
    /// What these entries say is destroyed.
    Disposes {
        /// Whose payloads are destroyed.
        entries: &'c [EntryId],
    },
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
        /// What the administrator signs entries with.
        key: PublicKey,
        /// The public key of their key slot.
        slot: SlotKey,
        /// What an entry by the recovery key is signed with.
        recovery_key: PublicKey,
        /// The public key of the recovery slot.
        recovery_slot: SlotKey,
    },
    /// Somebody is known from now on, with their roles, and cannot open the book yet.
    Added {
        /// Who it is.
        person: PersonId,
        /// Name, post and roles.
        details: &'c PersonDetails,
    },
    /// Somebody got a temporary passphrase; every key they had ends.
    Invited {
        /// Who it is for.
        person: PersonId,
        /// The invitation's own key, which enrols a key of theirs and nothing else.
        key: PublicKey,
        /// The public key of the slot under that passphrase.
        slot: SlotKey,
    },
    /// Somebody has a key of their own on a machine.
    Enrolled {
        /// Whose it is.
        person: PersonId,
        /// The machine on which they sign with it.
        device: DeviceId,
        /// What they sign entries with there.
        key: PublicKey,
        /// The public key of their key slot; with a new slot the keys of the old one end.
        slot: SlotKey,
    },
    /// Somebody's roles are others from now on.
    RolesSet {
        /// Whose they are.
        person: PersonId,
        /// All of them, in place of those before.
        roles: &'c [Role],
        /// The entry that last changed them; their roles must be what that one made them.
        based_on: EntryId,
    },
    /// They are called that from now on.
    Renamed {
        /// Who.
        person: PersonId,
        /// What they are called.
        name: &'c str,
        /// The entry that had last changed it.
        based_on: EntryId,
    },
    /// Somebody may write nothing from now on.
    Removed {
        /// Who it is.
        person: PersonId,
    },
    /// The recovery key before opens and signs nothing any more.
    RecoveryReplaced {
        /// What an entry by the new recovery key is signed with.
        key: PublicKey,
        /// The public key of its slot.
        slot: SlotKey,
    },
}
