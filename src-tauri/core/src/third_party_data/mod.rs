//! Whose data a record holds: whether it speaks of its own child only, before it is signed.
//!
//! [`Known`] is made once from everybody the book knows, [`Texts`] from what its records say; [`check`] looks a record
//! through against both. What is found is told with its place, what it is, whose it may be and how sure that is; a
//! person mends it or says why it may stand. A brother or sister named in a record is as it should be. Their date of
//! birth or number where the child's own belongs is not, and nor is anything of a child of another family.

mod alone;
mod copied;
mod dates;
mod families;
mod known;
mod names;
mod numbers;
mod scan;
mod words;

use std::ops::Range;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::ids::{ChildId, PersonId, RecordId};
use crate::meeting::remaining::Place;
pub use copied::Texts;
pub use known::Known;
use scan::Scan;

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

/// Everything in a record that is, or may be, about a child of another family or in place of the child's own; in reading
/// order. `passages` are the record's texts as they stand.
pub fn check(known: &Known, texts: &Texts, subject: &Subject, passages: &[Passage<'_>]) -> Vec<Finding> {
    let Some(own) = known.family_of(subject.child) else { return Vec::new() };
    let mut scans: Vec<Scan> = passages.iter().map(|passage| Scan::new(passage, known, own, subject)).collect();
    let introduced: Vec<String> = scans.iter().flat_map(|scan| alone::introduced(scan)).collect();
    for scan in &mut scans {
        copied::look(scan, texts, subject.record, own);
        names::look(scan, &introduced);
        numbers::look(scan);
        dates::look(scan);
    }
    let named: Vec<ChildId> = scans.iter().flat_map(|scan| scan.surely_named()).collect();
    for scan in &mut scans {
        families::look_for_families(scan, &named);
    }
    scans.into_iter().flat_map(Scan::findings).collect()
}
