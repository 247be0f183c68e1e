//! Whom a panel speaks of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who or what a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SubjectKind {
    /// Born, with a name.
    Child,
    /// No given name and no birth date yet (CLAM-1).
    Unborn,
    /// A peer group, school, neighbourhood or location (EFH-1).
    Context,
}
