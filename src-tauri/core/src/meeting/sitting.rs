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
    /// Whose sitting it is.
    pub panel: PanelId,
    /// The version of the profile it is held under.
    pub profile_version: u32,
    /// The day on the wall in London.
    pub date: NaiveDate,
    /// Panel business begins then, local time.
    pub starts: NaiveTime,
    /// The latest end, local time.
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
    /// In the series; nobody has been told yet.
    Planned,
    /// The agenda has gone out.
    Issued,
    /// Being held: what is done now is an act that can be undone.
    Running,
    /// It is over; its records are finalised, signed and filed.
    Closed,
    /// It was not held.
    Cancelled,
}

/// A sitting of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Meeting {
    /// The same when it is moved to another day.
    pub id: MeetingId,
    /// When, where and under which rules it is held.
    pub details: MeetingDetails,
    /// How far it has come.
    pub state: MeetingState,
    /// When it was started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Why the chair went on without a quorum, where they did (PS-2).
    pub inquorate_reason: Option<String>,
    /// The entry that last changed it.
    pub revision: EntryId,
}
