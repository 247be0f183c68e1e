//! Who looked at what.

use chrono::{DateTime, Utc};
use quorate_core::ids::{ChildId, PersonId};
use quorate_core::meeting::looks::Looked;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadsView {
    /// The latest first.
    pub lines: Vec<ReadLine>,
    /// How many there are, of which the lines are some.
    #[ts(type = "number")]
    pub total: u64,
    /// The child they are about, where one was asked for.
    pub child: Option<String>,
    /// Who looked, where one person was asked for.
    pub person: Option<String>,
    /// What was found wrong with the list, where anything was.
    pub fault: Option<String>,
    /// How long they are kept.
    pub kept_months: u32,
    /// How many are older than that.
    #[ts(type = "number")]
    pub past_their_time: u64,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadLine {
    pub at: DateTime<Utc>,
    pub person: PersonId,
    pub by: String,
    pub what: Looked,
    /// "The record".
    pub words: String,
    /// Whose, where it is a child's and whoever asks may know.
    pub child: Option<ChildId>,
    /// The child by name; "A restricted child" for whoever is not named; empty for a list.
    pub child_name: String,
    /// "This machine", or the beginning of the other's id.
    pub machine: String,
}
