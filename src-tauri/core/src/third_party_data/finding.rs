//! What is looked through, and what is found in it.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
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
    /// Given name and surname together.
    FullName,
    /// A name but for a letter or two.
    MisspeltName,
    /// A family by its name.
    Surname,
    /// A given name alone.
    GivenName,
    /// A nickname, or another name the child goes by.
    KnownAs,
    /// The first letters of a child's names.
    Initials,
    /// The day another child was born.
    DateOfBirth,
    /// A brother's or sister's, where only the child's own belongs.
    SiblingsDateOfBirth,
    /// The number in the case system, or another number.
    Number,
    /// A brother's or sister's number, where only the child's own belongs.
    SiblingsNumber,
    /// Where another child lives.
    Address,
    /// A passage that stands in the record of another family.
    CopiedText,
    /// The name of another child's parent.
    Parent,
    /// A name, a place or a number that another family's record has, and none of this family's.
    OthersWords,
    /// A brother, a sister or a parent whom the book does not know of this child.
    Relation,
    /// He, she or they, against how this child is spoken of.
    Pronoun,
    /// An age that is not this child's.
    Age,
    /// A child's name that the book does not know at all.
    UnknownName,
    /// Another child, without a name.
    AnotherChild,
    /// What a sentence tells of a brother or sister, and nothing of this child.
    SiblingsFacts,
}

/// How sure it is that another child is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Sureness {
    /// It can mean nobody else.
    Certain,
    /// It hardly means anybody else.
    Likely,
    /// It may mean somebody else, or nobody.
    Possible,
}

impl Sureness {
    /// Whether it is mended or accepted before the record is signed. The others are a list to glance at.
    pub fn stands_before_signing(self) -> bool {
        match self {
            Self::Certain | Self::Likely => true,
            Self::Possible => false,
        }
    }
}

/// One text of a record.
pub struct Passage<'a> {
    /// Where in the record it stands.
    pub place: Place,
    /// As it was written.
    pub text: &'a str,
}

/// The record that is looked through.
pub struct Subject {
    /// Which record.
    pub record: RecordId,
    /// Whose record: their own data belongs there.
    pub child: ChildId,
    /// Names of those who were there, are allocated to the child, or do an action: they are nobody's data here.
    pub present: Vec<String>,
    /// The day of the meeting, for ages.
    pub held: Option<NaiveDate>,
}

/// Something of somebody else in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the record it stands.
    pub place: Place,
    /// Bytes of the passage as it was entered.
    pub span: Range<usize>,
    /// What stands there as it is printed.
    pub words: String,
    /// The sentence around it, for whoever decides.
    pub sentence: String,
    /// What of somebody else it is.
    pub kind: FindingKind,
    /// How sure it is that they are meant.
    pub sure: Sureness,
    /// The children of the book it may be about; nobody where it is only that it is not this child's.
    pub whom: Vec<ChildId>,
}

/// A finding that somebody let stand, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// Its fingerprint.
    pub finding: String,
    /// What of somebody else it was.
    pub what: FindingKind,
    /// Why it may stand, in the words of whoever let it.
    pub reason: String,
    /// Who let it stand.
    pub by: PersonId,
    /// When, in UTC.
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
