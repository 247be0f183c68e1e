//! Spelling in British English, from a dictionary that Hunspell and its kin use.

use std::collections::HashMap;
use std::sync::LazyLock;

use spellbook::Dictionary;

use super::Glossary;
use crate::text::spelt::PlainWord;

/// How many words of one text get suggestions: to look for them costs more than to find the word.
const SUGGESTED_FOR: usize = 12;
/// How many are shown.
const SUGGESTIONS: usize = 5;

/// The dictionary, in memory.
pub struct Speller {
    dictionary: Dictionary,
}

static BRITISH: LazyLock<Speller> = LazyLock::new(|| Speller {
    dictionary: Dictionary::new(
        include_str!("../../../../assets/words/en-GB.aff"),
        include_str!("../../../../assets/words/en-GB.dic"),
    )
    .expect("the files are part of the program, and every test of spelling reads them"),
});

impl Speller {
    /// The dictionary that comes with the program. The first call reads it, which takes a moment: make it where nobody
    /// waits.
    pub fn british() -> &'static Self {
        &BRITISH
    }

    /// Whether a small word is one of the language.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.dictionary.check(word)
    }

    /// Whether a word is spelt right; words joined by hyphens are if each of them is.
    pub(super) fn knows(&self, word: &PlainWord, glossary: &Glossary) -> bool {
        let text = word.text.replace('’', "'");
        let right = |text: &str| {
            // The dictionary counts a small letter at the start of a sentence as right only in its small form.
            self.dictionary.check(text) || glossary.has(text) || glossary.has(text.trim_end_matches("'s"))
        };
        right(&text)
            || (word.broken && right(&text.replacen('-', "", 1)))
            || (text.contains('-') && text.split('-').all(|part| part.is_empty() || right(part)))
    }
}

/// Suggestions of one text: each word once, and not for ever more words.
#[derive(Default)]
pub(super) struct Suggested {
    made: HashMap<String, Vec<String>>,
}

impl Suggested {
    pub fn for_word(&mut self, speller: &Speller, word: &str) -> Vec<String> {
        if let Some(made) = self.made.get(word) {
            return made.clone();
        }
        if self.made.len() >= SUGGESTED_FOR {
            return Vec::new();
        }
        let mut suggestions = Vec::new();
        // Likeness by groups of letters would find a few more, at fifty times the cost of the edits that people make.
        speller.dictionary.suggester().with_ngram_suggestions(false).suggest(word, &mut suggestions);
        suggestions.truncate(SUGGESTIONS);
        self.made.insert(word.to_owned(), suggestions.clone());
        suggestions
    }
}
