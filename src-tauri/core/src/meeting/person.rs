//! The people who sign in to a book.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EntryId, PersonId};

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
    pub const ALL: [Role; 4] = [Role::Administrator, Role::MinuteTaker, Role::Chair, Role::Reader];
}

/// What is kept about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonDetails {
    pub name: String,
    /// Post, as it stands under a signature: "Head of service".
    pub post: String,
    pub email: String,
    pub roles: Vec<Role>,
}

/// A person of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Person {
    pub id: PersonId,
    pub details: PersonDetails,
    /// Whether they can still open the book.
    pub active: bool,
    /// The DER certificate (hex) they sign records with, once they have set a signing PIN.
    pub certificate: Option<String>,
    /// The ledger entry that last changed this.
    pub revision: EntryId,
}
