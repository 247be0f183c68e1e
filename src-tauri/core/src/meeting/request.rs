//! A request for a slot: whom, why, who comes, who agreed, which papers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChildId, FamilyId, PanelId, RequestId};

/// A worker who presents or is told: social worker, team manager, practice manager, IRO.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Worker {
    /// A role id of the profile: `sw`, `tm`, `pm`, `iro`.
    pub role: String,
    pub name: String,
    pub email: String,
}

/// One agreement of the gate that the profile asks for before a request is taken (CLAM-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GateAgreement {
    /// The gate's id in the profile.
    pub gate: String,
    pub name: String,
    pub on: NaiveDate,
}

/// What the worker asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestDetails {
    pub panel: PanelId,
    /// One child, or siblings of one family.
    pub children: Vec<ChildId>,
    /// A reason id of the profile.
    pub reason: String,
    /// The brief outline of why (CLAM-4).
    pub outline: String,
    pub workers: Vec<Worker>,
    pub gate: Vec<GateAgreement>,
    /// When the request reached the administrator.
    pub received: DateTime<Utc>,
}

/// A paper the profile asks for, once it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PaperReceived {
    /// The paper's id in the profile.
    pub paper: String,
    pub at: DateTime<Utc>,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RequestState {
    /// Taken, waiting for triage or a slot.
    Received,
    /// Screened and accepted by the co-ordinator (CLAM-3).
    Accepted,
    Declined {
        why: String,
    },
    /// Pointed elsewhere, such as the permanency planning co-ordinator (CLAM-3).
    Redirected {
        to: String,
        why: String,
    },
    /// On an agenda.
    Placed,
    Withdrawn {
        why: String,
    },
}

/// A request of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Request {
    pub id: RequestId,
    pub family: FamilyId,
    pub details: RequestDetails,
    pub papers: Vec<PaperReceived>,
    pub state: RequestState,
    #[ts(type = "number")]
    pub revision: u64,
}
