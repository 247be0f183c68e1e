//! Mends of headings: `[roles]` for `[[roles]]`, a bracket too few, a name that is not quite one.

use serde_json::Value as Json;

use super::super::schema::{Schema, is_same, nearest};

/// A heading as it is written, and as it should be.
pub(super) struct Heading<'s> {
    /// Its keys, from the profile down: "requests", "reasons".
    pub keys: Vec<String>,
    /// `[[requests.reasons]]`.
    pub right: String,
    /// What is under it, as far as it is known.
    pub schema: Option<&'s Json>,
    /// What is wrong with it.
    pub wrong: Option<Wrong>,
}

/// What is wrong with a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// A name that is nearly one.
    Name,
    /// One bracket for a list, or two for what there is once.
    Brackets,
    /// Anything else: a bracket that is missing, something behind it.
    Form,
}

impl<'s> Heading<'s> {
    /// Reads a line that begins with a square bracket; none where no name stands in it.
    pub fn read(line: &str, schema: &'s Schema) -> Option<Self> {
        let line = line.split('#').next().unwrap_or_default().trim();
        let opens = line.len() - line.trim_start_matches('[').len();
        let inside = &line[opens..];
        let (name, behind) = inside.split_at(inside.find(']').unwrap_or(inside.len()));
        let mut under = Some(schema.root());
        let (mut keys, mut respelt) = (Vec::new(), false);
        let mut names: Vec<&str> =
            name.split('.').map(|typed| typed.trim().trim_matches(['"', '\'', '“', '”'])).collect();
        if let Some(above) = names.first().and_then(|first| part_of(first, schema)) {
            names.insert(0, above);
            respelt = true;
        }
        for typed in names {
            if typed.is_empty() {
                return None;
            }
            let known = under.map(|under| schema.keys(under)).unwrap_or_default();
            let key = match known.iter().find(|key| **key == typed) {
                Some(key) => (*key).to_owned(),
                None => match nearest(typed, &known).or_else(|| word_of(typed, &known)) {
                    Some(near) => {
                        respelt = true;
                        near.to_owned()
                    }
                    None => typed.split_whitespace().collect::<Vec<_>>().join("-"),
                },
            };
            under = under.and_then(|under| schema.child(under, &key));
            keys.push(key);
        }
        let twice = match under {
            Some(under) => schema.is_list_of_tables(under),
            None => opens > 1,
        };
        let closes = if twice { "]]" } else { "]" };
        let right = format!("{}{}{closes}", if twice { "[[" } else { "[" }, keys.join("."));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_. \t\"'".contains(c);
        let is_one_word = name.split('.').all(|typed| typed.split_whitespace().count() == 1);
        let whole = behind == "]".repeat(opens) && opens <= 2 && name.chars().all(is_plain) && is_one_word;
        let wrong = match (respelt, whole) {
            (true, _) => Some(Wrong::Name),
            (false, true) if opens == closes.len() => None,
            (false, true) => Some(Wrong::Brackets),
            (false, false) => Some(Wrong::Form),
        };
        Some(Self { keys, right, schema: under, wrong })
    }
}

/// The key that is one of the words: "the schedule".
fn word_of<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    known.iter().find(|key| typed.split_whitespace().any(|word| is_same(word, key))).copied()
}

/// The part of the profile to which a heading belongs that was written without it: `[[sections]]`. None where it may
/// belong to several.
fn part_of<'s>(name: &str, schema: &'s Schema) -> Option<&'s str> {
    let root = schema.root();
    let parts = schema.keys(root);
    if nearest(name, &parts).is_some() {
        return None;
    }
    let mut with = parts.into_iter().filter(|part| {
        let under = schema.child(root, part).filter(|under| schema.is_table(under));
        under.is_some_and(|under| schema.child(under, name).is_some())
    });
    with.next().filter(|_| with.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_read_whatever_became_of_its_brackets() {
        let schema = Schema::of_a_profile();
        for (typed, right, wrong) in [
            ("[schedule]", "[schedule]", None),
            ("[[ requests.reasons ]]  # why", "[[requests.reasons]]", None),
            ("[requests.deadline.before]", "[requests.deadline.before]", None),
            ("[roles]", "[[roles]]", Some(Wrong::Brackets)),
            ("[[schedule]]", "[schedule]", Some(Wrong::Brackets)),
            ("[schedule", "[schedule]", Some(Wrong::Form)),
            ("[[roles]", "[[roles]]", Some(Wrong::Form)),
            ("[document] title", "[document]", Some(Wrong::Form)),
            ("[Requests.Reason]", "[[requests.reasons]]", Some(Wrong::Name)),
            ("[ground rules]", "[[ground-rules]]", Some(Wrong::Name)),
            ("[[sections]]", "[[recorded.sections]]", Some(Wrong::Name)),
            ("[the schedule]", "[schedule]", Some(Wrong::Name)),
            ("[“schedule”]", "[schedule]", Some(Wrong::Form)),
            ("[\"schedule\"]", "[schedule]", None),
            ("[colours]", "[colours]", None),
        ] {
            let heading = Heading::read(typed, schema).unwrap();
            assert_eq!((heading.right.as_str(), heading.wrong), (right, wrong), "{typed}");
        }
        assert!(Heading::read("[]", schema).is_none());
    }
}
