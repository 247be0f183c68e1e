//! What happens to a record after its signature. A signed version never changes: a correction is a new version that
//! names the one it replaces, says what changed and why, and is signed again. The old one is kept.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AmendmentId, ChildId, EntryId, PersonId, RecordId};
use crate::refusal::Refusal;

/// What a correction mends, and why. Both stand on page one of the new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Grounds {
    /// "The date of the family meeting."
    pub what: String,
    /// "The social worker showed the invitation: it is a week later."
    pub why: String,
    /// Whether what was wrong was somebody else's data: the new version then says that a passage was removed, and repeats
    /// nothing of it.
    #[serde(default)]
    pub others_data: bool,
}

impl Grounds {
    /// Page one of the new version says both.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.what.trim().is_empty() {
            return Err(Refusal::invalid("what", "Say what is corrected: page one of the new version says it."));
        }
        match self.why.trim().is_empty() {
            true => Err(Refusal::invalid("why", "Say why it is corrected: page one of the new version says it.")),
            false => Ok(()),
        }
    }
}

/// A correction under way: the record can be written again, while the version before it stays in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Correction {
    /// Who opened it.
    pub by: PersonId,
    /// When it was opened.
    pub at: DateTime<Utc>,
    /// What is mended and why.
    pub grounds: Grounds,
}

/// One signed version of a record. The last is in force; those before it are superseded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Of which record.
    pub record: RecordId,
    /// From 1.
    pub number: u32,
    /// The chair who signed it.
    pub by: PersonId,
    /// When it was signed, as the chair's machine said.
    pub at: DateTime<Utc>,
    /// Of the signed PDF (hex).
    pub sha256: String,
    /// What its file was called outside the book when it was signed.
    pub file_name: String,
    /// What it corrects; nothing for the first.
    pub grounds: Option<Grounds>,
    /// What the signed PDF says, for comparison.
    pub says: Vec<PrintedPart>,
}

/// What was for the chair to weigh as they signed, and what they said of it. No record prints it: the ledger keeps that the
/// chair saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Weighed {
    /// Each point, in the sentence that stood beside the record.
    pub points: Vec<String>,
    /// What became of them, in the chair's words; empty where they signed without a word.
    pub said: String,
}

/// A part of a record as it was printed: a heading and the lines under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PrintedPart {
    /// "Decisions", "Discussion": parts of two versions are matched by it.
    pub heading: String,
    /// As they stand under it, a paragraph or a row each.
    pub lines: Vec<String>,
}

/// Who was there as a correction prints it, in place of the meeting's own list: that list is shared by every child
/// heard that day, and a correction speaks of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PrintedAttendance {
    /// Who was there, in the order they are printed in.
    pub present: Vec<PrintedAttendee>,
    /// "A. Example, Group manager".
    pub apologies: Vec<String>,
    /// Who was expected and nobody noted whether they came: "A. Example, Group manager".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub not_noted: Vec<String>,
    /// "Quorate: the chair and two heads of service were present."
    pub quorum: String,
}

impl PrintedAttendance {
    /// Whoever was there has a name.
    pub fn check(&self) -> Result<(), Refusal> {
        match self.present.iter().any(|one| one.name.trim().is_empty()) {
            true => Err(Refusal::invalid("attendance", "Somebody has no name: write it, or take the line out.")),
            false => Ok(()),
        }
    }
}

/// Somebody who was there, as a record prints them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PrintedAttendee {
    /// As it is printed.
    pub name: String,
    /// In words: "Head of service, for A. Example".
    pub role: String,
    /// Whom they came from; may be empty.
    pub agency: String,
    /// "in the room", "by video".
    pub how: String,
}

/// An amendment somebody asks for after the record went out (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AmendmentDetails {
    /// The version they read.
    pub version: u32,
    /// Who asks, by name.
    pub by: String,
    /// Whom they ask for or what they are: "Social worker", "Health".
    pub role: String,
    /// The day it came.
    pub received: NaiveDate,
    /// How it was asked for; some panels want it in writing.
    pub means: Means,
    /// What they want changed.
    pub what: String,
}

impl AmendmentDetails {
    /// Somebody asked for something, on a day up to `today`.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
        if self.by.trim().is_empty() {
            return Err(Refusal::invalid("by", "Enter the name of whoever asks."));
        }
        if self.what.trim().is_empty() {
            return Err(Refusal::invalid("what", "Write what they want changed."));
        }
        match self.received > today {
            true => Err(Refusal::invalid("received", "It cannot have come in the future: check the date.")),
            false => Ok(()),
        }
    }
}

/// How a request for an amendment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Means {
    /// By e-mail.
    Email,
    /// On paper.
    Letter,
    /// A note in the case system.
    CaseNote,
    /// In person or by telephone.
    Spoken,
}

impl Means {
    /// Every one there is.
    pub const ALL: [Self; 4] = [Self::Email, Self::Letter, Self::CaseNote, Self::Spoken];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Email => "By email",
            Self::Letter => "By letter",
            Self::CaseNote => "By a case note",
            Self::Spoken => "In person or by telephone",
        }
    }

    /// Whether it came in writing, as some panels ask (PS-2).
    pub fn in_writing(self) -> bool {
        self != Means::Spoken
    }
}

/// What became of an amendment that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum AmendmentState {
    /// Nobody has answered yet.
    Asked,
    /// The next version makes it.
    Accepted {
        /// The chair.
        by: PersonId,
        /// When they answered.
        at: DateTime<Utc>,
    },
    /// The record stays as it is.
    Declined {
        /// The chair.
        by: PersonId,
        /// When they answered.
        at: DateTime<Utc>,
        /// The reason, for whoever asked.
        why: String,
    },
}

/// The chair's answer to an amendment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum AmendmentAnswer {
    /// The next version is to make it.
    Accepted,
    /// The record stays as it is.
    Declined {
        /// The reason, for whoever asked.
        why: String,
    },
}

impl AmendmentAnswer {
    /// What is declined is declined for a reason.
    pub fn check(&self) -> Result<(), Refusal> {
        match matches!(self, Self::Declined { why } if why.trim().is_empty()) {
            true => Err(Refusal::invalid("why", "Say why it is declined: whoever asked will want to know.")),
            false => Ok(()),
        }
    }
}

/// An amendment that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Amendment {
    /// The same through every answer.
    pub id: AmendmentId,
    /// Of which record.
    pub record: RecordId,
    /// Whose record it is.
    pub child: ChildId,
    /// Who asks for what, and when it came.
    pub details: AmendmentDetails,
    /// Whether and how it was answered.
    pub state: AmendmentState,
    /// The entry that last changed it.
    pub revision: EntryId,
}
