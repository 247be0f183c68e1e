//! What is looked through, and what is found in it.

use std::ops::Range;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::ids::{ChildId, PersonId, RecordId};
use crate::meeting::remaining::Place;

/// What of somebody else stands in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FindingKind {
    FullName,
    /// A name but for a letter or two.
    MisspeltName,
    /// A family by its name.
    Surname,
    GivenName,
    /// A nickname, or another name the child goes by.
    KnownAs,
    Initials,
    DateOfBirth,
    /// A brother's or sister's, where only the child's own belongs.
    SiblingsDateOfBirth,
    /// The number in the case system, or another number.
    Number,
    SiblingsNumber,
    Address,
    /// A passage that stands in the record of another family.
    CopiedText,
}

/// How sure it is that another child is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Sureness {
    Certain,
    Likely,
    Possible,
}

/// One text of a record.
pub struct Passage<'a> {
    pub place: Place,
    pub text: &'a str,
}

/// The record that is looked through.
pub struct Subject {
    pub record: RecordId,
    pub child: ChildId,
    /// Names of those who were there, are allocated to the child, or do an action: they are nobody's data here.
    pub present: Vec<String>,
}

/// Something of somebody else in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub place: Place,
    /// Bytes of the passage.
    pub span: Range<usize>,
    /// What stands there, and the sentence it stands in.
    pub words: String,
    pub sentence: String,
    pub kind: FindingKind,
    pub sure: Sureness,
    /// The children of the book it may be about.
    pub whom: Vec<ChildId>,
}

/// A finding that somebody let stand, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// Its fingerprint.
    pub finding: String,
    pub what: FindingKind,
    pub reason: String,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

impl Finding {
    /// What it is told by once it is accepted: the same for as long as what was found and the sentence around it stay the
    /// same. It cannot be read back, so that a child's entry in the ledger names no other child.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let place = serde_json::to_string(&self.place).unwrap_or_default();
        for part in [place.as_str(), &format!("{:?}", self.kind), &self.words, &self.sentence] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hex::encode(&hash.finalize()[..16])
    }
}
