//! Plain words (PS-9): the trade's abbreviations with plain words at hand, and spelling. Advice only; nothing is held up.

mod glossary;
mod spelling;
mod words;

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

pub use glossary::{Glossary, Term};
pub use spelling::Speller;
pub use words::{fold, names_in};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum WordKind {
    /// An abbreviation or a word of the trade.
    Jargon,
    /// A word that is in neither dictionary nor glossary, and is nobody's name.
    Spelling,
    /// A character that no typeface of the program has: the record cannot be finalised with it.
    Unprintable,
}

/// A word to look at, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WordFinding {
    /// In UTF-16 units, as the window counts.
    pub from: u32,
    /// The unit after its last.
    pub to: u32,
    /// Whether it is a term or a spelling.
    pub kind: WordKind,
    /// Plain words for a term; empty for spelling.
    pub plain: String,
    /// Words that may stand in its place, the likeliest first.
    pub suggestions: Vec<String>,
}

/// Everything to look at in a text, in its order. `names` are those of everybody known to the book, folded: they are
/// spelt as they are spelt.
pub fn check(text: &str, glossary: &Glossary, speller: &Speller, names: &HashSet<String>) -> Vec<WordFinding> {
    let words = words::of(text);
    let mut units = words::Units::of(text);
    let mut findings = Vec::new();
    let mut suggested = spelling::Suggested::default();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if let Some((end, plain)) = glossary.at(text, &words, at) {
            let last = &words[end - 1];
            findings.push(WordFinding {
                from: units.at(word.from),
                to: units.at(last.to),
                kind: WordKind::Jargon,
                plain: plain.to_owned(),
                suggestions: vec![plain.to_owned()],
            });
            at = end;
            continue;
        }
        if words::is_spelt(word) && !names.contains(&fold(word.text)) && !speller.knows(word, glossary) {
            findings.push(WordFinding {
                from: units.at(word.from),
                to: units.at(word.to),
                kind: WordKind::Spelling,
                plain: String::new(),
                suggestions: suggested.for_word(speller, word.text),
            });
        }
        at += 1;
    }
    findings
}

#[cfg(test)]
mod tests;
