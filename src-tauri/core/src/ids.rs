//! Identities. Each is a UUIDv7 made by the caller, so that the domain never invents one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! identity {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export, type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

identity! {
    /// A person who signs in to the book, or did.
    PersonId,
    /// The machine on which a change was made.
    DeviceId,
    /// One sitting of a panel.
    MeetingId,
    /// A child, born or unborn, or (EFH-1) a context such as a school or a location.
    ChildId,
    /// The family that siblings share.
    FamilyId,
    /// A request for a slot.
    RequestId,
    /// A request placed on the agenda of a meeting.
    ItemId,
    /// What one meeting records about one child.
    RecordId,
    /// An action that a meeting asked for.
    ActionId,
    /// Somebody's attendance at one meeting.
    AttendeeId,
    /// An amendment that somebody asked for.
    AmendmentId,
    /// What the open headers of the ledger call a restricted family: 128 bits that only a key ties to the family.
    Pseudonym,
}

/// An entry of the ledger. As a revision it is the entry that last changed a thing: what a later change of that thing
/// says it was based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct EntryId(pub Uuid);

impl EntryId {
    /// No entry: the thing did not exist.
    pub const NONE: EntryId = EntryId(Uuid::nil());
    /// Whichever entry of the same act changed the thing before: only for changes that are committed together.
    pub const OF_THIS_ACT: EntryId = EntryId(Uuid::max());
}

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of a panel profile, as its file says: `fsf`, `clam`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct PanelId(pub String);

impl std::fmt::Display for PanelId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
