//! What one meeting records about one child, from open to filed.

pub mod content;
mod rules;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::action::ActionDetails;
use super::request::Worker;
use super::version::{Correction, PrintedAttendance};
use crate::calendar::Calendar;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, PersonId, RecordId};
use crate::panel::Profile;

/// The document that a meeting makes of each child: what tells it from others of the same child and meeting.
pub const DOCUMENT: &str = "record";

/// A decision chosen from the profile's options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Decision {
    /// An option id of the profile.
    pub option: String,
    /// What exactly was decided, where the option's label does not say it all.
    pub detail: String,
    /// When the chair agreed it aloud, in these words: other words lapse it.
    pub agreed_at: Option<DateTime<Utc>>,
}

impl Decision {
    /// As it is first chosen: nobody has agreed it yet.
    pub fn new(option: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { option: option.into(), detail: detail.into(), agreed_at: None }
    }

    /// Whether it says the same, whoever has agreed it.
    pub fn says(&self, other: &Self) -> bool {
        self.option == other.option && self.detail == other.detail
    }
}

/// Whether somebody was against, or would not take part in deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Stance {
    Dissents,
    Abstains,
}

/// Somebody who did not agree, or who abstained (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Dissent {
    pub name: String,
    pub agency: String,
    pub stance: Stance,
    /// With what they did not agree; of an abstention, why, where they said so.
    pub what: String,
}

/// What became of one kind of support or assessment before proceedings (FSF-9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum OfferedState {
    /// Offered, and the family has not answered yet.
    Offered,
    Accepted,
    Declined,
    NotOffered,
    NotApplicable,
}

/// One row of what was offered before proceedings (FSF-9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Offered {
    /// A kind of the profile, by its id.
    pub kind: String,
    pub state: OfferedState,
    /// When it was offered, where that is known.
    pub when: Option<NaiveDate>,
    pub note: String,
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
    /// Signed. What is signed never changes; a correction opens the record again, towards a new version.
    Signed { by: PersonId, at: DateTime<Utc>, sha256: String },
}

/// That the signed record is in the case system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Filing {
    /// The version that was filed; a corrected one is filed again.
    pub version: u32,
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
    /// What was offered before proceedings, a row a kind, in the profile's order (FSF-9).
    pub offered: Vec<Offered>,
    /// When the child comes back to the panel, or why not.
    pub review: Review,
    /// Who was there, where a correction prints it otherwise than the meeting has it.
    pub attendance: Option<PrintedAttendance>,
    pub state: RecordState,
    /// The signed version in force; nought until the first is signed.
    pub version: u32,
    /// The correction under way, towards the next version.
    pub correction: Option<Correction>,
    pub filings: Vec<Filing>,
    /// Revision of everything but the sections, which have their own.
    pub revision: EntryId,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SectionText {
    pub text: String,
    pub revision: EntryId,
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

/// The actions that choosing an option brings with it (FSF-8), less those the record has already. The owner's name is
/// that of the request's worker in the owner's role. Where the calendar cannot tell the date, it is left open.
pub fn follow_ups(
    profile: &Profile,
    option: &str,
    meeting: NaiveDateTime,
    calendar: &Calendar,
    workers: &[Worker],
    already: &[ActionDetails],
) -> Vec<ActionDetails> {
    let chosen = profile.recorded.decisions.iter().find(|known| known.id == option);
    let follows = chosen.map_or(&[][..], |known| &known.follows);
    let new = follows.iter().filter(|follow| {
        !already.iter().any(|action| action.what == follow.what && action.owner_role == follow.owner_role)
    });
    new.map(|follow| ActionDetails {
        what: follow.what.clone(),
        measure: follow.measure.clone(),
        owner_role: follow.owner_role.clone(),
        owner: workers
            .iter()
            .find(|worker| worker.role == follow.owner_role)
            .map_or_else(String::new, |w| w.name.clone()),
        how: follow.how.clone(),
        due: follow.due.as_ref().and_then(|span| calendar.deadline(span, meeting).ok()).map(|due| due.act_by()),
        follows: Some(option.to_owned()),
        accepted: Vec::new(),
    })
    .collect()
}
