//! Who is in the room, by which means, for whom.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttendeeId, ItemId, MeetingId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceMode {
    Room,
    Video,
    Phone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceState {
    Expected,
    Present,
    Apologies,
    /// Was present and has left.
    Left,
}

/// Somebody's attendance at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttendeeDetails {
    pub meeting: MeetingId,
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    pub agency: String,
    pub mode: AttendanceMode,
    pub state: AttendanceState,
    /// The name of the member they stand in for.
    pub deputy_for: Option<String>,
    /// Watches and learns; does not count towards the quorum (CLAM-12).
    pub observer: bool,
    /// Present for one item only, as a social worker is for their child.
    pub item: Option<ItemId>,
    pub arrived: Option<DateTime<Utc>>,
    pub left: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Attendee {
    pub id: AttendeeId,
    pub details: AttendeeDetails,
    #[ts(type = "number")]
    pub revision: u64,
}
