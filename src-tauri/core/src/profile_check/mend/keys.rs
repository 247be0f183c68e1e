//! Keys with something before, in or behind them; lines of words that were meant as a rule or a heading.

use super::super::schema::{Schema, nearest};
use super::rule::{Rule, faults};

/// A rule whose key has a bullet before it, spaces in it or a colon behind it, without these; and what was wrong.
pub(super) fn tidied(rule: &Rule) -> Option<(Rule, String)> {
    let typed = rule.name();
    let bare = typed.trim_start_matches(['-', '*', '•', '·', '–', '—', ' ', '\t']);
    // Word makes one dash of a hyphen.
    let words = joined(bare.trim_end_matches([':', ' '])).replace(['–', '—', '‑'], "-");
    let more = rule.value.strip_prefix(['=', '>']);
    if words.is_empty() || (words == typed && more.is_none()) || faults(&format!("{words} = 1")) > 0 {
        return None;
    }
    let sentence = match (bare == typed, bare.contains(char::is_whitespace)) {
        _ if more.is_some() || bare.ends_with(':') => format!("Behind “{words}” stands one “=”, and nothing else."),
        (_, true) => format!("A key has no spaces in it. Write “{words}”."),
        (true, false) => format!("A key has plain hyphens. Write “{words}”."),
        (_, false) => format!("Nothing stands before a key: begin the line with “{words}”."),
    };
    let value = more.unwrap_or(&rule.value).to_owned();
    Some((Rule { key: format!("{words} "), value }, sentence))
}

/// A line without “=” that was meant as a rule: a colon in its place, or nothing. `known` are the keys that may stand there.
pub(super) fn as_rule(line: &str, known: &[&str]) -> Option<(String, String)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    if let Some((key, value)) = line.split_once(':')
        && key.chars().all(is_word)
        && nearest(&joined(key), known).is_some()
    {
        let name = key.trim();
        return Some((format!("{key} ={value}"), format!("Write “=” behind “{name}”, and no colon.")));
    }
    let line = line.trim();
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(WORDS);
    let end = ends.filter(|end| known.contains(&joined(&line[..*end]).as_str())).last()?;
    let (key, value) = line.split_at(end);
    Some((format!("{key} ={value}"), format!("There is no “=” behind “{key}”: write one.")))
}

/// No key has more words.
const WORDS: usize = 4;

/// A line that ends as a heading does, or whose words are those of one, "Ground rules:" or "(roles)", as a heading that is not whole.
pub(super) fn as_heading(line: &str, schema: &Schema) -> Option<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let inside = line.trim().trim_end_matches(']');
    if inside.len() < line.trim().len() && !inside.is_empty() && inside.chars().all(is_word) {
        return Some(format!("[{inside}"));
    }
    let name = joined(&line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
    let root = schema.root();
    let part = schema.keys(root).into_iter().find(|key| *key == name)?;
    let under = schema.child(root, part)?;
    (schema.is_table(under) || schema.is_list_of_tables(under)).then(|| format!("[{part}"))
}

fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join("-")
}
