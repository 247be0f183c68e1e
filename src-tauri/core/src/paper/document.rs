//! What a document says of itself.

use chrono::{DateTime, Utc};

/// The file's own description, and what stands on every page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Shown by readers in their window and in lists: it names nobody.
    pub title: String,
    /// The language of what is not marked as being in another (BCP 47).
    pub language: &'static str,
    /// Whose document it is: the council.
    pub author: String,
    /// Written as the file's dates of creation and change, in UTC.
    pub made_at: DateTime<Utc>,
    /// The file's identity, written as its `/ID`: same document, same bytes.
    pub identity: [u8; 16],
    /// Marking, running head, origin and banner.
    pub furniture: Furniture,
}

/// What stands on every page, page numbers besides. Each has one line; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Furniture {
    /// The protective marking: "OFFICIAL-SENSITIVE".
    pub marking: String,
    /// At the right of the header: which document this is.
    pub running: String,
    /// At the left of the footer: where it comes from.
    pub origin: String,
    /// Across the header, such as that this is a draft.
    pub banner: Option<String>,
}

/// British English, which all that the program says by itself is in.
pub const LANGUAGE: &str = "en-GB";
