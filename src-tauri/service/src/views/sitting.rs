//! A meeting as it is held, and what it records of each child.

use chrono::NaiveDate;
use quorate_core::ids::{AttendeeId, EntryId, ItemId, RecordId};
use quorate_core::meeting::action::Action;
use quorate_core::meeting::action::smart::Smart;
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::arrangements::PanelMember;
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::remaining::Gap;
use quorate_core::panel::Profile;
use serde::Serialize;
use ts_rs::TS;

use super::restricting::RestrictedSlot;
use super::week::{Clock, MeetingLine};
use crate::views::list_rows::{ChildLine, RequestLine, TrackerLine, WorkerLine};

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuorumView {
    pub quorate: bool,
    /// Whether the panel may decide in principle, where it is not quorate.
    pub in_principle: bool,
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
    /// Who sits on the panel, to name its seats from.
    pub members: Vec<PanelMember>,
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
    /// Whom an interest takes out of the room for this item, said before it starts too.
    pub leaves: Vec<LeavesForItem>,
    /// The family's workers who are on no list so far: they come for their item.
    pub to_come: Vec<WorkerLine>,
    /// Who may be asked to do something, under headings: each person once.
    pub owners: Vec<OwnerGroup>,
}

/// Somebody who is out of the room for an item, for an interest in its family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LeavesForItem {
    pub attendee: AttendeeId,
    /// "conflict of interest (sits on the school's board)".
    pub why: String,
    /// "has to leave for this item: conflict of interest (…)", or "left for this item: …" once it is over.
    pub words: String,
    /// "declared on 3 November 2026 at 1:20pm"; empty where it stands with the row alone.
    pub declared: String,
}

/// Some of those who may own an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OwnerGroup {
    /// "In the room".
    pub label: String,
    pub owners: Vec<Owner>,
}

/// Somebody who may own an action, or a role whose holder is named later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Owner {
    /// A role id of the profile; empty for none of this panel's.
    pub role: String,
    /// Empty for a role alone.
    pub name: String,
    /// "Social worker, A. Example".
    pub label: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveRecord {
    pub record: Record,
    /// Ids of sections, prompts and options that are not for this child.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub not_asked: Vec<String>,
    /// Whether it can be written as it stands.
    pub writable: bool,
    pub child: ChildLine,
    pub actions: Vec<LiveAction>,
    /// What stands between this record and the chair, then what the chair weighs before signing. What speaks of other
    /// children is not among them.
    pub gaps: Vec<Gap>,
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
    /// What the panel calls the role of its owner; empty where none is named.
    pub role_label: String,
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

/// What stands between one child and a signed record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RemainingLine {
    pub record: RecordId,
    pub item: ItemId,
    pub child: ChildLine,
    pub stage: Stage,
    /// What the chair wants changed, where it came back.
    pub comment: Option<String>,
    /// What blocks comes first.
    pub gaps: Vec<Gap>,
    /// Whether it can go to the chair now.
    pub finalisable: bool,
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
