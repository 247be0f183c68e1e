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

impl SubjectKind {
    /// Every one there is.
    pub const ALL: [Self; 3] = [Self::Child, Self::Unborn, Self::Context];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Child => "A child",
            Self::Unborn => "An unborn child",
            Self::Context => "A group or place",
        }
    }

    /// How to tell it from the others; empty where that goes without saying.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Child => "",
            Self::Unborn => "No first name or birth date so far",
            Self::Context => "A peer group, a school, a neighbourhood",
        }
    }
}
