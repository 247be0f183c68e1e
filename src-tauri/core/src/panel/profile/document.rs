//! How a panel's record is printed and what its file is called, and the list that follows its cases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The case system cuts a file name, its `.pdf` included, after so many characters.
pub const FILE_NAME_LENGTH: usize = 80;

/// The parts a file name may have, and the characters each needs at the least to be of use. `panel` is the profile's id.
pub const FILE_NAME_PARTS: [(&str, usize); 6] =
    [("panel", 1), ("date", 10), ("surname", 8), ("given", 8), ("mosaic", 8), ("version", 1)];

/// How a child is called outside their own record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum NamesOnLists {
    /// "C.O., 4471902".
    #[default]
    Initials,
    /// "Chidi Okafor, 4471902".
    Names,
}

/// The printed record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Document {
    /// "Record of decisions".
    pub title: String,
    /// Under the title, in words.
    #[serde(default)]
    pub subtitle: String,
    /// Under what the case system files it; the title where nothing is said.
    #[serde(default)]
    pub category: String,
    /// Without `.pdf`, the most important part first. Parts in braces: {panel} {date} {surname} {given} {mosaic} {version}.
    pub file_name: String,
    /// On the page for the family: who helps somebody to say what they think, with a telephone number.
    #[serde(default)]
    pub advocacy: String,
    /// On the page for the family: how to complain, with a telephone number.
    #[serde(default)]
    pub complaints: String,
    /// How lists and drafts that leave the book call a child: an agenda lies on a table, and an e-mail is passed on. By
    /// initials and number where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub names_on_lists: Option<NamesOnLists>,
    /// Whether the case note is bold (CLAM-9).
    pub case_note_bold: bool,
    /// Whether the case note marks itself as a significant event.
    pub significant_event: bool,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// The list that follows every case (CLAM-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Tracker {
    /// As the panel calls it.
    pub name: String,
    /// The role that keeps it.
    pub kept_by: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}
