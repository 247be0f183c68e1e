//! Families that only named people see.

use chrono::NaiveTime;
use quorate_core::ids::{EntryId, FamilyId, PersonId};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RestrictionsView {
    /// How many families are hidden from whoever asks.
    pub hidden: u32,
    /// Those they are named for; to an administrator the others too, without whose they are.
    pub families: Vec<RestrictionLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RestrictionLine {
    pub family: FamilyId,
    /// Its children by name; empty for whoever is not named.
    pub children: Vec<String>,
    pub people: Vec<NamedPerson>,
    /// Whether whoever asks is one of them.
    pub named: bool,
    pub revision: EntryId,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NamedPerson {
    pub id: PersonId,
    pub name: String,
}

/// A slot that something hidden takes.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RestrictedSlot {
    pub starts: NaiveTime,
    pub minutes: u32,
    /// Neither finished nor deferred.
    pub open: bool,
}
