//! What becomes of a text as it is entered.

use serde::Serialize;
use ts_rs::TS;

/// A text as it will be kept, and what of it cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TextCheck {
    /// Cleaned of what other programs left in it.
    pub cleaned: String,
    /// Characters of the text as it was given that no typeface of the program has.
    pub unprintable: Vec<UnprintableView>,
}

/// A character that cannot be printed, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UnprintableView {
    /// In UTF-16 units, as the window counts.
    pub from: u32,
    /// The unit after its last.
    pub to: u32,
    /// "U+12000 (𒀀)".
    pub words: String,
}
