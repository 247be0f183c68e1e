//! What a meeting asks somebody to do, and what becomes of it. Whether it is SMART is told in `action::smart`.

mod possible_owner;
pub mod smart;
mod timescale;
mod two_things;
mod vague;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ActionId, ChildId, EntryId, RecordId};
use crate::refusal::Refusal;

pub use possible_owner::{Involvement, PossibleOwner};
pub use timescale::{ActionLimit, limits};
pub use two_things::joins_two_things;

/// What a meeting asks somebody to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ActionDetails {
    /// Specific: what is to be done.
    pub what: String,
    /// Measurable: how we will know it is done.
    pub measure: String,
    /// A role id of the profile, empty while nobody is named.
    pub owner_role: String,
    /// The name of who does it.
    pub owner: String,
    /// Achievable and realistic: by which means.
    pub how: String,
    /// Timely: by when.
    pub due: Option<NaiveDate>,
    /// The decision option it follows from, where the profile added it (FSF-8).
    pub follows: Option<String>,
    /// The letters that the chair accepts as they are. Each lapses when its part of the action changes.
    pub accepted: Vec<AcceptedLetter>,
}

/// One of the five letters of SMART.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SmartLetter {
    /// S: one step that can be seen to be done.
    Specific,
    /// M: how it is known to be done.
    Measurable,
    /// A: somebody does it and knows of it.
    Achievable,
    /// R: the means are there.
    Realistic,
    /// T: a working day by when, in the child's time.
    Timely,
}

impl SmartLetter {
    /// In the order of the word.
    pub const ALL: [Self; 5] = [Self::Specific, Self::Measurable, Self::Achievable, Self::Realistic, Self::Timely];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Specific => "Specific",
            Self::Measurable => "Measurable",
            Self::Achievable => "Achievable",
            Self::Realistic => "Realistic",
            Self::Timely => "Timely",
        }
    }

    /// Whether two actions say the same in what this letter looks at.
    fn same(self, one: &ActionDetails, other: &ActionDetails) -> bool {
        match self {
            Self::Specific => one.what == other.what,
            Self::Measurable => one.measure == other.measure,
            Self::Achievable => one.owner == other.owner && one.owner_role == other.owner_role,
            Self::Realistic => one.how == other.how,
            Self::Timely => one.due == other.due,
        }
    }
}

/// A letter that the chair accepts although it is not met, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AcceptedLetter {
    /// Which of the five.
    pub letter: SmartLetter,
    /// The chair's reason, in their words.
    pub why: String,
}

impl ActionDetails {
    /// What the chair accepts as it is, the chair accepts for a reason.
    pub fn check(&self) -> Result<(), Refusal> {
        match self.accepted.iter().any(|accepted| accepted.why.trim().is_empty()) {
            true => Err(Refusal::invalid("why", "Say why the chair accepts it as it is.")),
            false => Ok(()),
        }
    }

    /// Drops what was accepted of an earlier wording and is worded otherwise now.
    pub fn lapse(&mut self, before: &ActionDetails) {
        let accepted = std::mem::take(&mut self.accepted);
        let stands = |one: &AcceptedLetter| !before.accepted.contains(one) || one.letter.same(before, self);
        self.accepted = accepted.into_iter().filter(stands).collect();
    }
}

/// How an action stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ActionState {
    /// Still to be done.
    Open,
    /// Done as it was agreed.
    Done {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
    },
    /// Closed although it was not done.
    NotDone {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
        /// Why it was not done.
        why: String,
    },
    /// Events made it needless.
    Overtaken {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
        /// What overtook it.
        why: String,
    },
}

impl ActionState {
    /// What it is called.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Done { .. } => "Done",
            Self::NotDone { .. } => "Not done",
            Self::Overtaken { .. } => "Overtaken by events",
        }
    }

    /// Somebody closes an action, and says why where it was not done.
    pub fn check(&self) -> Result<(), Refusal> {
        let (by, why) = match self {
            Self::Open => return Ok(()),
            Self::Done { by, .. } => (by, None),
            Self::NotDone { by, why, .. } | Self::Overtaken { by, why, .. } => (by, Some(why)),
        };
        if by.trim().is_empty() {
            return Err(Refusal::invalid("by", "Say who told the panel, or did it."));
        }
        match why.is_some_and(|why| why.trim().is_empty()) {
            true => Err(Refusal::invalid("why", "Say why: the next panel will ask.")),
            false => Ok(()),
        }
    }
}

/// An action of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Action {
    /// The same through every change and correction.
    pub id: ActionId,
    /// The record that it was agreed in.
    pub record: RecordId,
    /// Whose record that is.
    pub child: ChildId,
    /// What is to be done, by whom and when.
    pub details: ActionDetails,
    /// Whether it is done.
    pub state: ActionState,
    /// The entry that last changed it.
    pub revision: EntryId,
}
