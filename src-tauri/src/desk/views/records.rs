//! Records on their way to the file, and the actions they leave behind.

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::meeting::action::Action;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::Gap;
use serde::Serialize;
use ts_rs::TS;

use super::booking::ChildLine;
use super::sitting::LiveAction;
use super::week::Clock;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordLine {
    pub record: Record,
    pub child: ChildLine,
    pub panel_name: String,
    pub meeting_date: NaiveDate,
    pub clocks: Vec<Clock>,
    pub decisions: Vec<String>,
    pub file_name: Option<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordView {
    pub line: RecordLine,
    pub actions: Vec<LiveAction>,
    pub missing: Vec<Gap>,
    /// The case note to paste: title and text, bold where the panel asks for it (CLAM-9).
    pub case_note: CaseNote,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseNote {
    pub title: String,
    pub date: NaiveDate,
    pub significant_event: bool,
    pub bold: bool,
    pub text: String,
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
    /// "11 days over", "due today", "2 weeks left"; empty once it is closed.
    pub words: String,
    pub overdue: bool,
}

/// A field of a record as somebody once left it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldVersion {
    pub by: String,
    pub at: DateTime<Utc>,
    pub text: String,
}
