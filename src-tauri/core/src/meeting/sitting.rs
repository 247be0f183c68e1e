//! One sitting of a panel, from planned to closed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{EntryId, MeetingId, PanelId};

/// A planned sitting, as the series gives it and the administrator confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeetingDetails {
    pub panel: PanelId,
    /// The version of the profile it is held under.
    pub profile_version: u32,
    pub date: NaiveDate,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    /// A venue id of the profile.
    pub venue: String,
    /// A theme id of the profile, for a themed session (FSF-10).
    pub theme: Option<String>,
}

/// Where a sitting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MeetingState {
    Planned,
    /// The agenda has gone out.
    Issued,
    Running,
    Closed,
    Cancelled,
}

/// A sitting of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Meeting {
    pub id: MeetingId,
    pub details: MeetingDetails,
    pub state: MeetingState,
    pub started_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Why the chair went on without a quorum, where they did (PS-2).
    pub inquorate_reason: Option<String>,
    pub revision: EntryId,
}
