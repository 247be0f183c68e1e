//! A meeting as it is held, and what it records of each child.

use chrono::NaiveDate;
use quorate_core::meeting::action::{Action, Smart};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::record::Record;
use quorate_core::panel::Profile;
use serde::Serialize;
use ts_rs::TS;

use super::booking::{ChildLine, RequestLine};
use super::records::TrackerLine;
use super::week::MeetingLine;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuorumView {
    pub quorate: bool,
    /// "Quorate. Chair and two heads of service." or "Not quorate: one more head of service is needed."
    pub sentence: String,
    pub missing: Vec<String>,
    pub chair_may_proceed: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveView {
    pub line: MeetingLine,
    pub profile: Profile,
    pub items: Vec<LiveItem>,
    pub attendees: Vec<Attendee>,
    pub quorum: QuorumView,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveItem {
    pub item: Item,
    pub request: RequestLine,
    /// One a child, in the order of the request.
    pub records: Vec<LiveRecord>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveRecord {
    pub record: Record,
    pub child: ChildLine,
    pub actions: Vec<LiveAction>,
    /// What stands between this record and the chair, a sentence each.
    pub missing: Vec<String>,
    /// What the last meeting about this child decided, and which of its actions are open.
    pub last_time: Option<LastTime>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveAction {
    pub action: Action,
    pub smart: Smart,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LastTime {
    pub date: NaiveDate,
    pub panel_name: String,
    pub decisions: Vec<String>,
    pub open_actions: Vec<TrackerLine>,
    pub closed_actions: u32,
}
