//! The rules of sense that a profile's shape alone cannot say: nothing dangles, nothing is impossible.

mod conditions;
mod deadlines;
mod deciding;
mod quorum;
mod references;
mod rhythm;
mod sitting;
mod templates;
mod watch;

use std::collections::BTreeSet;

use toml::Value;

use super::mistake::{Mistake, ProfileSource};
use super::shape::without_indices;
use crate::panel::Profile;

/// The words that a person reads and a rule needs: none of them may be empty.
const NEVER_EMPTY: [&str; 18] = [
    "id",
    "line",
    "label",
    "name",
    "short-name",
    "purpose",
    "marking",
    "source",
    "title",
    "what",
    "measure",
    "how",
    "hint",
    "by",
    "agency",
    "file-name",
    "wording",
    "family",
];

/// Collects what is wrong with a profile that has the right shape.
pub(super) struct Check<'s> {
    source: &'s ProfileSource<'s>,
    /// Paths (without indices) that hold a neutral value because what was written did not fit.
    replaced: &'s BTreeSet<String>,
    pub mistakes: Vec<Mistake>,
}

impl<'s> Check<'s> {
    pub fn new(source: &'s ProfileSource<'s>, replaced: &'s BTreeSet<String>) -> Self {
        Self { source, replaced, mistakes: Vec::new() }
    }

    /// Everything that is wrong.
    pub fn profile(&mut self, profile: &Profile, value: &Value) {
        self.empty_words(value, "");
        self.sitting(profile);
        self.references(profile);
        self.deciding(profile);
        self.templates(profile);
        self.invitation(profile);
    }

    fn wrong(&mut self, path: &str, sentence: impl Into<String>) {
        self.mistakes.push(self.source.mistake_at(path, sentence));
    }

    /// Whether what was written at all of these paths (without indices) is really what the profile now holds.
    fn stands(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| {
            self.replaced.iter().all(|replaced| {
                path.strip_prefix(replaced.as_str())
                    .is_none_or(|rest| !(rest.is_empty() || rest.starts_with(['.', '['])))
            })
        })
    }

    fn empty_words(&mut self, value: &Value, path: &str) {
        match value {
            Value::Table(table) => {
                for (key, inner) in table {
                    let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let empty = inner.as_str().is_some_and(|text| text.trim().is_empty());
                    if empty && NEVER_EMPTY.contains(&key.as_str()) && self.stands(&[&without_indices(&place)]) {
                        let advice = if key == "source" {
                            "name the rule it comes from, such as “CLAM-5”".to_owned()
                        } else {
                            "write it or take the whole entry out".to_owned()
                        };
                        self.wrong(&place, format!("“{key}” is empty; {advice}."));
                    }
                    self.empty_words(inner, &place);
                }
            }
            Value::Array(array) => {
                for (index, inner) in array.iter().enumerate() {
                    self.empty_words(inner, &format!("{path}[{index}]"));
                }
            }
            _ => {}
        }
    }
}
