//! One line of a list: a child, a request, a record, an action.

use chrono::NaiveDate;
use quorate_core::ids::MeetingId;
use quorate_core::meeting::action::Action;
use quorate_core::meeting::child::Child;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::request::{Request, Worker};
use serde::Serialize;
use ts_rs::TS;

use super::week::Clock;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildLine {
    pub child: Child,
    /// "Chidi Okafor", "Unborn baby Lovatt".
    pub name: String,
    /// What it is sorted by among others: two of these compare as the names do, by surname.
    pub order: String,
    /// "9 years", "expected in February 2027".
    pub age: String,
    pub siblings: Vec<String>,
    /// Whether only named people see the family, whoever is asking among them.
    pub restricted: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestLine {
    pub request: Request,
    pub panel_name: String,
    pub reason_label: String,
    pub children: Vec<ChildLine>,
    /// Papers still missing, by label.
    pub missing_papers: Vec<String>,
    /// "Received 2 days after the deadline", for request or papers; empty when in time.
    pub late: Vec<String>,
    /// The clock of its reason (CLAM-2).
    pub clock: Option<Clock>,
    /// That it comes after that clock has run out, as things stand, while something can still be done.
    pub too_late: Option<TooLateLine>,
    /// What it lacks before it can be accepted or have a slot, a sentence each.
    pub incomplete: Vec<String>,
    /// "Received 20 November 2026", with the time where it was noted.
    pub received_words: String,
    /// The meeting it is placed in.
    pub meeting: Option<MeetingId>,
    pub placed_words: String,
    /// Whether somebody has to screen it first (CLAM-3).
    pub waits_for_screening: bool,
    /// Whether it can have a slot now.
    pub waits_for_slot: bool,
    pub workers: Vec<WorkerLine>,
}

/// A request that will be heard after its deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TooLateLine {
    /// "2 working days after its deadline".
    pub words: String,
    /// What comes too late, and what can be done.
    pub sentence: String,
    /// The last day on which somebody can act in time, where it has not gone by.
    pub act_by: Option<NaiveDate>,
}

/// Who presents a child or is told, with what the panel calls their role.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WorkerLine {
    pub worker: Worker,
    pub role_label: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordLine {
    pub record: Record,
    /// Whether it can be written as it stands.
    pub writable: bool,
    pub stage: Stage,
    pub child: ChildLine,
    pub panel_name: String,
    pub meeting_date: NaiveDate,
    pub clocks: Vec<Clock>,
    pub decisions: Vec<String>,
    /// What the version in force is called outside the book.
    pub file_name: Option<String>,
    /// Amendments that wait for the chair's answer.
    pub amendments: u32,
    /// Whether whoever asks has opened it since it was finalised; true where it waits for no signature.
    pub opened: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrackerLine {
    pub action: Action,
    pub child: ChildLine,
    pub panel_name: String,
    pub meeting_date: NaiveDate,
    pub owner_label: String,
    /// What the owner is sorted by among others.
    pub owner_order: String,
    /// "11 days over", "due today", "2 weeks left"; empty once it is closed.
    pub words: String,
    /// "Done on 26 November 2026, by A. Example"; empty while it is open.
    pub closed: String,
    pub overdue: bool,
    /// "The practice manager answers for it: tell the group manager", while it is overdue (CLAM-10).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub escalate: String,
    /// "CLAM panel: Panel tracker, kept by the panel co-ordinator" (CLAM-11).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub kept: String,
}
