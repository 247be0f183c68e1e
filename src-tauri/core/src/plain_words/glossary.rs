//! Terms of the trade and the plain words for them: as they come with the program, less and more what the book says.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use crate::text::spelt::{PlainWord, fold};

/// A term and the words that may stand in its place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// As it is said: "IRO", "strategy discussion".
    pub term: String,
    /// Other ways it is written.
    #[serde(default)]
    pub also: Vec<String>,
    /// The same in words for a family.
    pub plain: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    known: Vec<String>,
    terms: Vec<Term>,
}

/// All terms, found by their first word.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// By the first word, folded: the words of each way to write it, the longest first, and the plain words.
    by_first: HashMap<String, Vec<(Vec<String>, Way)>>,
    /// Words that are plain and that a dictionary does not have.
    known: HashSet<String>,
}

#[derive(Clone, Debug)]
struct Way {
    /// Initials count only where they are written as such: "DA", and not "da".
    initials: bool,
    plain: String,
}

impl Glossary {
    /// The terms that come with the program.
    pub fn bundled() -> Vec<Term> {
        file().terms
    }

    /// The bundled terms as the book has changed them: by term, other plain words, or none to take it away.
    pub fn new(changed: &BTreeMap<String, String>) -> Self {
        let File { known, mut terms } = file();
        for (term, plain) in changed {
            terms.retain(|bundled| !bundled.term.eq_ignore_ascii_case(term));
            if !plain.is_empty() {
                terms.push(Term { term: term.clone(), also: Vec::new(), plain: plain.clone() });
            }
        }
        let mut glossary = Self { known: known.iter().map(|word| fold(word)).collect(), ..Self::default() };
        for term in terms {
            for written in std::iter::once(&term.term).chain(&term.also) {
                glossary.add(written, &term.plain);
            }
        }
        for ways in glossary.by_first.values_mut() {
            ways.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        glossary
    }

    fn add(&mut self, written: &str, plain: &str) {
        let words: Vec<String> = written.split_whitespace().map(fold).collect();
        let Some(first) = words.first().cloned() else { return };
        let initials = words.len() == 1 && written.chars().filter(|c| c.is_uppercase()).count() > 1;
        self.by_first.entry(first).or_default().push((words, Way { initials, plain: plain.to_owned() }));
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.known.contains(&fold(word))
    }

    /// The longest term that stands at a word: the word after its last, and the plain words. Not where the plain words
    /// stand before it already: "letter before proceedings (LBP)".
    pub(super) fn at(&self, text: &str, words: &[PlainWord], at: usize) -> Option<(usize, &str)> {
        let first = words.get(at)?;
        let folded = fold(&first.text);
        let single = folded.strip_suffix('s').filter(|_| has_initials(&first.text));
        let ways = self.by_first.get(&folded).or_else(|| self.by_first.get(single?))?;
        ways.iter().find_map(|(said, way)| {
            let end = at + said.len();
            let stands = said.iter().skip(1).zip(words.get(at + 1..end)?).all(|(said, word)| *said == fold(&word.text));
            let written = !way.initials || has_initials(&first.text);
            let explained = text[..first.span.start].ends_with('(') && text[first.span.end..].starts_with(')');
            (stands && written && !explained).then_some((end, way.plain.as_str()))
        })
    }
}

/// Whether a word has two capitals: "LBPs", "CiN".
pub(super) fn has_initials(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

fn file() -> File {
    toml::from_str(include_str!("../../../../assets/words/glossary.toml"))
        .expect("the file is part of the program, and every test of the glossary reads it")
}
