//! What helps while writing: a line of quick entry as it would be recorded, the glossary.

use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::action::smart::Smart;
use quorate_core::quick_entry::LinePart;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LineReading {
    /// All that was understood, also of a line that is refused: the form starts from it.
    pub details: ActionDetails,
    /// Where each part stands in the line and what it was read as, in the order in which they are said.
    pub parts: Vec<LinePart>,
    /// Why the line cannot become an action as it stands, and what to do.
    pub refused: Option<String>,
    /// What to look at before it counts, a sentence each.
    pub advice: Vec<String>,
    /// The five letters, as the action would have them.
    pub smart: Smart,
}

/// A term of the glossary, as the book has it (PS-9).
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GlossaryLine {
    pub term: String,
    /// Other ways it is written.
    pub also: Vec<String>,
    /// Empty where the book does not count it as a term.
    pub plain: String,
    /// The plain words that come with the program; absent for a term of the book's own.
    pub bundled: Option<String>,
}
