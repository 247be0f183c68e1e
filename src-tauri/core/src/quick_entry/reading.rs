//! What a line was read as.

use serde::Serialize;
use ts_rs::TS;

use super::refused::Refused;
use crate::meeting::action::ActionDetails;

/// The parts of an action that a line can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ActionPart {
    /// Who does it: a role, a name, or both.
    Owner,
    /// What is done.
    What,
    /// By when.
    Due,
    /// How it is known to be done.
    Measure,
    /// By which means.
    How,
}

/// Where a part stands in the line, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LinePart {
    /// Which part.
    pub part: ActionPart,
    /// In UTF-16 units, as the window counts; where a part is broken by another, its first.
    pub from: u32,
    /// The unit after its last.
    pub to: u32,
    /// "Practice manager, Bethan Rees", "Wed 2 December", "measured by: minutes on file".
    pub words: String,
}

/// What a line was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAsRead {
    /// All that was understood, also of a line that is refused.
    pub details: ActionDetails,
    /// In the order in which they are said: who, what, by when, measure, means.
    pub parts: Vec<LinePart>,
    /// Why the line cannot become an action as it stands.
    pub refused: Option<Refused>,
    /// What to look at before it counts, a sentence each.
    pub advice: Vec<String>,
}
