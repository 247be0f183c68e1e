//! The people a line may name, and how they are named: in full, by first or last name, by initials.

use super::{outsiders, phrases};
use crate::meeting::action::PossibleOwner;
use crate::text::folding::key;
use crate::text::line::Tokens;

/// Words that small initials could be taken for.
const WORDS_OF_TWO: [&str; 22] = [
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or",
    "so", "us", "we",
];

const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev"];

pub(super) fn is_form_of_address(key: &str) -> bool {
    TITLES.contains(&key)
}

impl PossibleOwner {
    /// The names without a title, as they are compared.
    fn names(&self) -> Vec<String> {
        let words = self.name.split_whitespace().map(key);
        words.filter(|word| !word.is_empty() && !is_form_of_address(word)).collect()
    }

    /// Where the longest way to name this person that stands at `at` ends.
    pub(super) fn named(&self, tokens: &Tokens, at: usize) -> Option<usize> {
        let names = self.names();
        let (first, last) = (names.first()?, names.last()?);
        if is_form_of_address(tokens.key(at)) {
            let rest = at + 1;
            return whole(tokens, rest, &names).or_else(|| (tokens.key(rest) == last).then_some(rest + 1));
        }
        whole(tokens, at, &names)
            .or_else(|| first_and_initial(tokens, at, first, last))
            .or_else(|| initial_and_last(tokens, at, first, last))
            .or_else(|| (tokens.key(at) == first || tokens.key(at) == last).then_some(at + 1))
            .or_else(|| self.by_initials(tokens, at).then_some(at + 1))
    }

    /// Whether the word is this person's initials: in capitals, or small where they are given work and are no word.
    pub(super) fn by_initials(&self, tokens: &Tokens, at: usize) -> bool {
        let text = tokens.text(at);
        let small = !WORDS_OF_TWO.contains(&tokens.key(at))
            && !outsiders::is_outsider(tokens.key(at))
            && phrases::link(tokens, at + 1).is_some_and(|work| phrases::is_work(tokens, work));
        let written_so = small || text.chars().all(|c| c.is_uppercase() || c == '.');
        let names = self.names();
        let letter = |name: &String| name.chars().next();
        // Each part of "Lewis-Grey" gives a letter.
        let parts = self.name.split([' ', '-']).map(key).filter(|part| !is_form_of_address(part));
        let all: String = parts.filter_map(|part| letter(&part)).collect();
        let ends: String = [names.first(), names.last()].into_iter().flatten().filter_map(letter).collect();
        written_so && names.len() > 1 && [all.as_str(), ends.as_str()].contains(&tokens.key(at))
    }
}

fn whole(tokens: &Tokens, at: usize, names: &[String]) -> Option<usize> {
    let stands = names.iter().enumerate().all(|(n, name)| tokens.key(at + n) == name);
    (stands && names.len() > 1).then_some(at + names.len())
}

/// "Grace T"; also "Grace T." where the full stop is a mark of its own.
fn first_and_initial(tokens: &Tokens, at: usize, first: &str, last: &str) -> Option<usize> {
    (tokens.key(at) == first && tokens.key(at + 1).len() == 1 && last.starts_with(tokens.key(at + 1))).then_some(at + 2)
}

/// "B Rees".
fn initial_and_last(tokens: &Tokens, at: usize, first: &str, last: &str) -> Option<usize> {
    (tokens.key(at).len() == 1 && first.starts_with(tokens.key(at)) && tokens.key(at + 1) == last).then_some(at + 2)
}
