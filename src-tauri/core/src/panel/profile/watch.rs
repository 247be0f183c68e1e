//! Whom a panel wants to see before somebody asks: children who reach a threshold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::deadline::{Event, Span};

/// A threshold that a child reaches, and the request that it calls for (LCP-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct WatchRule {
    /// Short, in small letters: what was let pass is remembered by it.
    pub id: String,
    /// As the watch-list says it: "12 months on a child protection plan".
    pub label: String,
    /// What the time is counted from.
    pub from: Event,
    /// How long after it the threshold is reached.
    pub span: Span,
    /// How many weeks before it the child is listed.
    pub weeks_ahead: u32,
    /// The reason, by its id, of the request that is offered.
    pub reason: String,
    /// Ids of the terms of reference that it comes from: "LCP-1".
    pub source: String,
}
