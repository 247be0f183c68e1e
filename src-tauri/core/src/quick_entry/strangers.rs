//! People and services that a line names and the book does not know.

use super::{outsiders, people, phrases};
use crate::text::folding::capitalised;
use crate::text::line::Tokens;
use crate::text::verbs;

/// Somebody outside the room, of at most four words, tied to a piece of work.
pub(super) fn named(tokens: &Tokens, at: usize) -> Option<(usize, String)> {
    let is_end = |end: usize| phrases::link(tokens, end).is_some() || tokens.ends(end) || tokens.key(end) == ":";
    let end = (at + 1..=at + 4).find(|end| is_end(*end))?;
    let words: Vec<&str> = (at..end).map(|n| tokens.key(n)).collect();
    let capital = |n: usize| tokens.text(n).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let outsider = outsiders::is_outsider(words.last()?);
    let first = words.first()?;
    let plain = words.iter().any(|word| outsiders::is_joining(word)) || (words.len() > 1 && verbs::is_verb(first));
    let titled = people::is_form_of_address(first) && words.len() > 1;
    let name = (at..end).all(capital) && (words.len() > 1 || outsiders::is_not_a_noun(first));
    let letters = end == at + 1 && tokens.text(at).chars().all(char::is_uppercase);
    let labels = matches!(tokens.key(end), ":" | "\t") && (letters || words.len() > 1);
    let works = phrases::link(tokens, end).or(labels.then_some(end + 1));
    let works = works.is_some_and(|next| phrases::is_work(tokens, next));
    let mark = (at..end).any(|n| tokens.is_mark(n));
    if mark || plain || !(outsider || titled || name) || !(works || outsider) {
        return None;
    }
    let from = tokens.bytes(at..end);
    Some((end, capitalised(&tokens.line()[from])))
}

/// A name in brackets that nobody here has: two or three words with capitals.
pub(super) fn in_brackets(tokens: &Tokens, at: usize) -> Option<(usize, String)> {
    let close = (at + 2..=at + 3).find(|close| tokens.key(*close) == ")")?;
    let capital = |n: usize| !tokens.is_mark(n) && tokens.text(n).starts_with(char::is_uppercase);
    let plain = |n: usize| outsiders::is_joining(tokens.key(n)) || verbs::is_verb(tokens.key(n));
    let is_name = (at..close).all(|n| capital(n) && !plain(n));
    is_name.then(|| (close + 1, tokens.line()[tokens.bytes(at..close)].to_owned()))
}
