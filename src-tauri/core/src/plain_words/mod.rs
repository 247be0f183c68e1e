//! Plain words (PS-9): the trade's abbreviations with plain words at hand, and spelling. Advice only; nothing is held up.

mod glossary;
mod spelling;

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use crate::text::reader::{ReadText, Units};
use crate::text::spelt::{fold, is_spelt, plain_words};

pub use glossary::{Glossary, Term};
pub use spelling::Speller;

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
    let read = ReadText::of(text);
    let words = plain_words(&read);
    let mut units = Units::of(text);
    let mut place = |from: usize, to: usize| {
        let entered = read.printed.entered(&(from..to));
        (units.at(entered.start), units.at(entered.end))
    };
    let mut findings = Vec::new();
    let mut suggested = spelling::Suggested::default();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if let Some((end, plain)) = glossary.at(read.text(), &words, at) {
            let (from, to) = place(word.span.start, words[end - 1].span.end);
            findings.push(WordFinding {
                from,
                to,
                kind: WordKind::Jargon,
                plain: plain.to_owned(),
                suggestions: vec![plain.to_owned()],
            });
            at = end;
            continue;
        }
        if is_spelt(word) && !names.contains(&fold(&word.text)) && !speller.knows(word, glossary) {
            let (from, to) = place(word.span.start, word.span.end);
            findings.push(WordFinding {
                from,
                to,
                kind: WordKind::Spelling,
                plain: String::new(),
                suggestions: suggested.for_word(speller, &word.text),
            });
        }
        at += 1;
    }
    findings
}

/// The abbreviations of some texts with their plain words, each once, in the order in which they are met: a reader of the
/// paper is told what they stand for. An abbreviation is a term of the glossary that is one word with two capitals.
pub fn abbreviations<'t>(texts: impl IntoIterator<Item = &'t str>, glossary: &Glossary) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for text in texts {
        let read = ReadText::of(text);
        let words = plain_words(&read);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| glossary::has_initials(&word.text)) {
            let Some((end, plain)) = glossary.at(read.text(), &words, at) else { continue };
            let short = word.text.as_ref();
            let single = short.strip_suffix('s').filter(|short| glossary::has_initials(short)).unwrap_or(short);
            if end == at + 1 && !found.iter().any(|(known, _)| known == single) {
                // "child and adolescent mental health service (CAMHS)" says the short word once more.
                found.push((single.to_owned(), plain.replace(&format!(" ({single})"), "")));
            }
        }
    }
    found
}

/// The words of names, folded.
pub fn names_in<'n>(names: impl IntoIterator<Item = &'n str>) -> HashSet<String> {
    let parts = names.into_iter().flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'));
    parts.filter(|part| !part.is_empty()).map(fold).collect()
}

#[cfg(test)]
mod tests;
