//! A meeting as it is held, and what it records of each child.

use chrono::NaiveDate;
use quorate_core::ids::{EntryId, ItemId, RecordId};
use quorate_core::meeting::action::Action;
use quorate_core::meeting::action::smart::Smart;
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::Gap;
use quorate_core::panel::Profile;
use serde::Serialize;
use ts_rs::TS;

use super::restricting::RestrictedSlot;
use super::week::{Clock, MeetingLine};
use crate::views::list_rows::TrackerLine;
use crate::views::list_rows::{ChildLine, RequestLine};

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuorumView {
    pub quorate: bool,
    /// "Quorate. Chair and two heads of service." or "Not quorate: one more head of service is needed."
    pub sentence: String,
    pub missing: Vec<String>,
    pub chair_may_proceed: bool,
    /// What may be decided without it, in a sentence; empty while it is there.
    pub without: String,
    /// Who is out of the room, and why, a phrase each.
    pub away: Vec<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveView {
    pub line: MeetingLine,
    pub profile: Profile,
    pub items: Vec<LiveItem>,
    /// Slots of what is hidden from whoever asks, with the time they take and no more.
    pub restricted: Vec<RestrictedSlot>,
    pub attendees: Vec<Attendee>,
    pub quorum: QuorumView,
    /// What the meeting itself sets going, for every record alike; nothing once it is closed, when each record has its own.
    pub afterwards: Vec<Clock>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveItem {
    pub item: Item,
    pub request: RequestLine,
    /// One a child, in the order of the request.
    pub records: Vec<LiveRecord>,
    /// As it stands for this item, or stood when it was decided.
    pub quorum: QuorumView,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveRecord {
    pub record: Record,
    /// Whether it can be written as it stands.
    pub writable: bool,
    pub child: ChildLine,
    pub actions: Vec<LiveAction>,
    /// What stands between this record and the chair.
    pub missing: Vec<Gap>,
    /// Prompts of the panel that nobody has answered.
    pub prompts_open: u32,
    /// Every action of earlier meetings about this child that is still open, the earliest due first.
    pub open_actions: Vec<TrackerLine>,
    /// What the last meeting about this child decided.
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
    pub closed_actions: u32,
}

/// Where a record is on its way from the meeting to a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Stage {
    /// Its item is not finished.
    Hearing,
    /// Its item was put off: nothing is recorded today.
    Deferred,
    ToFinalise,
    /// The chair sent it back, and says what to change.
    Returned {
        comment: String,
    },
    ToSign,
    Signed,
}

/// What stands between one child and a signed record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RemainingLine {
    pub record: RecordId,
    pub item: ItemId,
    pub child: ChildLine,
    pub stage: Stage,
    /// What blocks comes first.
    pub gaps: Vec<Gap>,
}

/// What can be undone in a meeting, and done again.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UndoView {
    pub undo: Option<UndoStep>,
    pub redo: Option<UndoStep>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UndoStep {
    /// The entry of the ledger with which the act began.
    pub entry: EntryId,
    /// What would be undone, in words that name no child.
    pub sentence: String,
    /// The record it changes, where it changes one.
    pub record: Option<RecordId>,
}
