//! The agenda: which request has which slot, and whether it fits.

use chrono::{DateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChildId, ItemId, MeetingId, RequestId};

/// A request placed in a slot of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ItemDetails {
    pub meeting: MeetingId,
    pub request: RequestId,
    pub starts: NaiveTime,
    /// Length in minutes: the profile's slot, and its extra for siblings (CLAM-5).
    pub minutes: u32,
    /// In the slot that the profile keeps for emergencies (CLAM-5).
    pub emergency: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ItemState {
    Waiting,
    Running,
    Finished,
    /// Not heard today; the request goes back to wait for a slot.
    Deferred {
        why: String,
    },
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Item {
    pub id: ItemId,
    pub details: ItemDetails,
    pub children: Vec<ChildId>,
    pub state: ItemState,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    #[ts(type = "number")]
    pub revision: u64,
}
