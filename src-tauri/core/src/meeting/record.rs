//! What one meeting records about one child, from open to filed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChildId, ItemId, MeetingId, PersonId, RecordId};

/// A decision chosen from the profile's options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Decision {
    /// An option id of the profile.
    pub option: String,
    /// What exactly was decided, where the option's label does not say it all.
    pub detail: String,
}

/// Somebody who did not agree (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Dissent {
    pub name: String,
    pub agency: String,
    pub what: String,
}

/// How a prompt of the profile was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PromptAnswer {
    Answered,
    NotApplicable,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RecordState {
    /// Being written.
    Open,
    /// The minute taker has done their part; waits for the chair.
    Finalised { by: PersonId, at: DateTime<Utc> },
    /// The chair sent it back with a comment; it can be written again.
    Returned { by: PersonId, at: DateTime<Utc>, comment: String },
    /// Signed: never changes again.
    Signed { by: PersonId, at: DateTime<Utc>, sha256: String },
}

/// That the signed record is in the case system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Filing {
    /// A deadline id of the profile that this settles: `decisions-to-workers`, `case-note`.
    pub deadline: String,
    /// Who filed it, by name.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// A child's record of one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Record {
    pub id: RecordId,
    pub meeting: MeetingId,
    pub item: ItemId,
    pub child: ChildId,
    /// Section id of the profile to its text.
    pub sections: BTreeMap<String, SectionText>,
    pub decisions: Vec<Decision>,
    /// Why the decisions were made.
    pub rationale: String,
    pub dissents: Vec<Dissent>,
    /// Prompt id of the profile to its answer.
    pub prompts: BTreeMap<String, PromptAnswer>,
    /// When the child comes back to the panel, or why not.
    pub review: Review,
    pub state: RecordState,
    pub filings: Vec<Filing>,
    /// Revision of everything but the sections, which have their own.
    #[ts(type = "number")]
    pub revision: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SectionText {
    pub text: String,
    #[ts(type = "number")]
    pub revision: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Review {
    /// Nobody has said yet.
    #[default]
    Unset,
    On {
        date: NaiveDate,
    },
    /// Not coming back, and why.
    NotNeeded {
        why: String,
    },
}
