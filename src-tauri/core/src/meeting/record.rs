//! What one meeting records about one child, from open to filed.

pub mod content;
mod rules;
pub mod stage;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::action::ActionDetails;
use super::request::Worker;
use super::version::{Correction, PrintedAttendance};
use crate::calendar::Calendar;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, PersonId, RecordId};
use crate::meeting::looks::LooksUpTo;
use crate::meeting::participation::Participant;
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
    /// When the chair agreed it, in these words: other words lapse it.
    pub agreed_at: Option<DateTime<Utc>>,
    /// How, where it was not aloud in the meeting: "By e-mail to the minute taker."
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub agreed_how: Option<String>,
}

impl Decision {
    /// As it is first chosen: nobody has agreed it yet.
    pub fn new(option: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { option: option.into(), detail: detail.into(), agreed_at: None, agreed_how: None }
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
    /// Was against it.
    Dissents,
    /// Would not take part in deciding it.
    Abstains,
}

impl Stance {
    /// Every one there is.
    pub const ALL: [Self; 2] = [Self::Dissents, Self::Abstains];

    /// What somebody did: "Nan Ferrow abstained". An abstention is no disagreement.
    pub fn done(self) -> &'static str {
        match self {
            Self::Dissents => "did not agree",
            Self::Abstains => "abstained",
        }
    }

    /// What it is called while it is so.
    pub fn label(self) -> &'static str {
        match self {
            Self::Dissents => "Dissents",
            Self::Abstains => "Abstains",
        }
    }
}

/// Somebody who did not agree, or who abstained (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Dissent {
    /// Who it was.
    pub name: String,
    /// Whom they came from; with it the record prints the name.
    pub agency: String,
    /// Against, or not taking part.
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
    /// The family takes it up.
    Accepted,
    /// The family does not want it.
    Declined,
    /// Nobody offered it.
    NotOffered,
    /// It cannot be meant for this family.
    NotApplicable,
}

impl OfferedState {
    /// Every one there is, in the order of a choice.
    pub const ALL: [Self; 5] = [Self::Offered, Self::Accepted, Self::Declined, Self::NotOffered, Self::NotApplicable];

    /// What it is called; the record prints it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Offered => "Offered, no answer yet",
            Self::Accepted => "Accepted",
            Self::Declined => "Declined",
            Self::NotOffered => "Not offered",
            Self::NotApplicable => "Does not apply",
        }
    }
}

/// One row of what was offered before proceedings (FSF-9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Offered {
    /// A kind of the profile, by its id.
    pub kind: String,
    /// What became of it.
    pub state: OfferedState,
    /// When it was offered, where that is known.
    pub when: Option<NaiveDate>,
    /// What a reader should know of it besides; may be empty.
    pub note: String,
}

/// How a prompt of the profile was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PromptAnswer {
    /// It was done as it asks.
    Answered,
    /// It does not apply to this child.
    NotApplicable,
}

/// How far a record has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RecordState {
    /// Being written.
    Open,
    /// The minute taker has done their part; waits for the chair.
    Finalised {
        /// The minute taker.
        by: PersonId,
        /// When they finalised it.
        at: DateTime<Utc>,
        /// Where each machine's list of who looked ended by then. A machine that is not named had none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(skip)]
        looks: Vec<LooksUpTo>,
    },
    /// The chair sent it back with a comment; it can be written again.
    Returned {
        /// The chair.
        by: PersonId,
        /// When they sent it back.
        at: DateTime<Utc>,
        /// What is to be mended, in the chair's words.
        comment: String,
    },
    /// Signed. What is signed never changes; a correction opens the record again, towards a new version.
    Signed {
        /// The chair.
        by: PersonId,
        /// When they signed, as their machine said.
        at: DateTime<Utc>,
        /// Of the signed PDF (hex).
        sha256: String,
    },
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
    /// When it was filed, as whoever filed it said.
    pub at: DateTime<Utc>,
}

/// A child's record of one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Record {
    /// The same through every version.
    pub id: RecordId,
    /// The meeting that it is of.
    pub meeting: MeetingId,
    /// The item in which the child was heard.
    pub item: ItemId,
    /// Whose record it is, and nobody else's.
    pub child: ChildId,
    /// Section id of the profile to its text.
    pub sections: BTreeMap<String, SectionText>,
    /// All that were chosen of the profile's options.
    pub decisions: Vec<Decision>,
    /// Why the decisions were made.
    pub rationale: String,
    /// Who did not agree or abstained (PS-2).
    pub dissents: Vec<Dissent>,
    /// Prompt id of the profile to its answer.
    pub prompts: BTreeMap<String, PromptAnswer>,
    /// What was offered before proceedings, a row a kind, in the profile's order (FSF-9).
    pub offered: Vec<Offered>,
    /// Who of child and family was invited, came and was heard.
    pub participation: Vec<Participant>,
    /// Why the chair decided without a quorum, where they did (PS-2).
    pub inquorate_reason: Option<String>,
    /// When the child comes back to the panel, or why not.
    pub review: Review,
    /// Who was there, where a correction prints it otherwise than the meeting has it.
    pub attendance: Option<PrintedAttendance>,
    /// Whether it can be written, and what waits.
    pub state: RecordState,
    /// The signed version in force; nought until the first is signed.
    pub version: u32,
    /// The correction under way, towards the next version.
    pub correction: Option<Correction>,
    /// Where it has been filed, for every version.
    pub filings: Vec<Filing>,
    /// Revision of everything but the sections, which have their own.
    pub revision: EntryId,
}

/// The text of one section, with a revision of its own: two people may write in two sections at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SectionText {
    /// Paragraphs, with a line break between them.
    pub text: String,
    /// The entry that last changed this section.
    pub revision: EntryId,
}

/// When the child comes back to the panel (CLAM-7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Review {
    /// Nobody has said yet.
    #[default]
    Unset,
    /// The child comes back.
    On {
        /// On or about this day.
        date: NaiveDate,
    },
    /// Not coming back, and why.
    NotNeeded {
        /// The reason, which the record prints.
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
