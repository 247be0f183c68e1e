//! How long a text may be: far more than anybody means to write, and little enough to be printed, searched and read.

use serde::Serialize;
use ts_rs::TS;

use crate::refusal::Refusal;

/// How much a kind of field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A name, a number, a place: one line.
    Line,
    /// A few sentences: a reason, a detail, an action.
    Note,
    /// A passage of a record.
    Passage,
}

/// The most characters that each kind of field takes, for the window to count down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TextLimits {
    /// Of one line.
    pub line: u32,
    /// Of a few sentences.
    pub note: u32,
    /// Of a passage of a record.
    pub passage: u32,
}

/// All limits, as the window has them.
pub const TEXT_LIMITS: TextLimits =
    TextLimits { line: Limit::Line.most(), note: Limit::Note.most(), passage: Limit::Passage.most() };

/// What opens something or lies somewhere: kept to the letter.
const AS_TYPED: [&str; 9] = ["passphrase", "old", "new", "pin", "password", "file", "folder", "toml", "key"];
const PASSAGES: [&str; 2] = ["text", "rationale"];
const LINES: [&str; 21] = [
    "name",
    "post",
    "email",
    "council",
    "given",
    "surname",
    "mosaicId",
    "legalStatus",
    "venue",
    "theme",
    "role",
    "owner",
    "ownerRole",
    "agency",
    "deputyFor",
    "term",
    "gate",
    "by",
    "paper",
    "section",
    "option",
];

impl Limit {
    /// The limit of a field by its name, as acts have it; none for what is no text. One that is named nowhere is a note.
    pub fn of(field: &str) -> Option<Self> {
        if AS_TYPED.contains(&field) {
            None
        } else if PASSAGES.contains(&field) {
            Some(Limit::Passage)
        } else if LINES.contains(&field) {
            Some(Limit::Line)
        } else {
            Some(Limit::Note)
        }
    }

    /// In characters: about 6,500 words of a passage, 600 of a note.
    pub const fn most(self) -> u32 {
        match self {
            Limit::Line => 200,
            Limit::Note => 4_000,
            Limit::Passage => 40_000,
        }
    }

    /// Refuses, by field, what is longer.
    pub fn check(self, field: &str, text: &str) -> Result<(), Refusal> {
        let (length, most) = (text.chars().count(), self.most());
        if length <= most as usize {
            return Ok(());
        }
        let (length, most) = (grouped(length), grouped(most as usize));
        Err(Refusal::invalid(
            field,
            format!("This text has {length} characters, and {most} is the most that fits here. Shorten it."),
        ))
    }
}

/// "40,001".
fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}
