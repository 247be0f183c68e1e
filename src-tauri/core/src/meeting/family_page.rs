//! The page for the family before it goes out: somebody reads it sentence by sentence, and puts into other words what a
//! child or a parent would not follow. What the record made of it is kept beside what goes out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whom the page speaks to, from its first line to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FamilyReader {
    /// "What the meeting decided about you".
    Child,
    /// "What the meeting decided about Nia": a parent, or whoever looks after the child.
    Parent,
}

/// A sentence of the page as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PageSentence {
    /// As the record makes it.
    pub own: String,
    /// As it goes out; empty where it is left out.
    pub words: String,
}

impl PageSentence {
    /// Whether it goes out in other words than the record made, or not at all.
    pub fn is_mended(&self) -> bool {
        self.own.trim() != self.words.trim()
    }
}
