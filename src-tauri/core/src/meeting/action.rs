//! Actions, and whether they are SMART (CLAM-8).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActionId, ChildId, RecordId};

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
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ActionState {
    Open,
    Done {
        at: DateTime<Utc>,
        by: String,
    },
    NotDone {
        at: DateTime<Utc>,
        by: String,
        why: String,
    },
    /// Events made it needless.
    Overtaken {
        at: DateTime<Utc>,
        by: String,
        why: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Action {
    pub id: ActionId,
    pub record: RecordId,
    pub child: ChildId,
    pub details: ActionDetails,
    pub state: ActionState,
    #[ts(type = "number")]
    pub revision: u64,
}

/// One of the five letters: met, or what is missing in a plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Letter {
    pub met: bool,
    /// What is missing and how to say it; empty when met.
    pub advice: String,
}

/// The five letters of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Smart {
    pub specific: Letter,
    pub measurable: Letter,
    pub achievable: Letter,
    pub realistic: Letter,
    pub timely: Letter,
}
