//! Identities. Each is a UUIDv7 made by the caller, so that the domain never invents one; but for a record's, which follows
//! from what it is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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

impl RequestId {
    /// The request that brings back whom a record's review names, on that day: the same on every machine, and another for
    /// every day that the review may be set to. So what became of a review is told by what became of this request.
    pub fn of_review(record: RecordId, on: NaiveDate) -> Self {
        Self(Uuid::new_v8(derived("review", &[record.0.as_bytes(), on.to_string().as_bytes()])))
    }

    /// Whether the panel itself asked for it, by the review that it decided (CLAM-14).
    pub fn is_of_review(self) -> bool {
        self.0.get_version_num() == 8
    }
}

impl RecordId {
    /// The record of one kind of document about one subject of an item: the same on every machine, and another for every
    /// document of the meeting.
    pub fn of(item: ItemId, subject: ChildId, document: &str) -> Self {
        let parts = [item.0.as_bytes(), subject.0.as_bytes(), document.as_bytes()];
        Self(Uuid::new_v8(derived("record", &parts)))
    }

    /// The identity of the file that a version of it is, from which its `/ID` is made: the same version, the same bytes.
    pub fn file_identity(self, version: u32) -> [u8; 16] {
        derived("file", &[self.0.as_bytes(), &version.to_be_bytes()])
    }
}

/// Sixteen bytes that follow from `parts` and nothing else; `what` keeps the same parts of another thing apart.
pub fn derived(what: &str, parts: &[&[u8]]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in [what.as_bytes()].iter().chain(parts) {
        // With its length before it, so that no two lists of parts run into the same bytes.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes
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
