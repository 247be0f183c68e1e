//! The book itself: its ledger and its backups.

use chrono::{DateTime, Utc};
use quorate_core::ids::EntryId;
use quorate_core::meeting::settings::BookSettings;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LedgerView {
    pub whole: bool,
    #[ts(type = "number")]
    pub entries: u64,
    pub sentence: String,
}

/// What went wrong on this machine lately, as it is handed to IT.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MachineLogView {
    /// A heading that says how to read it, and a line a fault, the oldest first.
    pub text: String,
    /// How many faults.
    pub faults: u32,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookView {
    pub name: String,
    pub council: String,
    pub folder: String,
    #[ts(type = "number")]
    pub entries: u64,
    pub backups: Vec<String>,
    /// The newest entries: who did what kind of thing when; never a child's details.
    pub lately: Vec<LedgerLine>,
    pub settings: BookSettings,
    /// Of the settings.
    pub revision: EntryId,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LedgerLine {
    #[ts(type = "number")]
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub kind: String,
}
