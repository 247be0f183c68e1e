//! Holds the text of a profile to the shape of [`Profile`](crate::panel::Profile): unknown keys, missing keys, wrong types.
//!
//! Serde stops at the first mistake; a council that writes a profile wants all of them. So the shape, derived from the
//! types as a JSON Schema, is walked beside the text. What does not fit is reported and replaced by a neutral value, so
//! that the profile can be read all the same and the rules of sense (`check`) can say what they find too.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use toml::Value;
use toml::de::{DeTable, DeValue};

use super::expected::{advice, example, fits, in_figures, words, written};
use super::mistake::{Mistake, ProfileSource};
use super::schema::{Schema, choices, kind, nearest, tagged_variants};

/// A profile's text, held to its shape.
pub(super) struct Fitted {
    /// The profile with every misfit replaced by a neutral value: it always deserialises.
    pub value: Value,
    pub mistakes: Vec<Mistake>,
    /// Paths, without their indices, whose value was replaced; a rule that rests on one of them has nothing to say.
    pub replaced: BTreeSet<String>,
}

/// More missing keys of one table than this are told together.
const TOLD_APART: usize = 3;

/// Holds a text to the shape of a profile. What is `hidden` (paths without their indices) is written there and could not be
/// read, which was told: it is not missing.
pub(super) fn fit(source: &ProfileSource, schema: &Schema, hidden: BTreeSet<String>) -> Fitted {
    let mut walk = ShapeWalk { source, schema, mistakes: Vec::new(), replaced: hidden.clone(), hidden };
    let span = source.table.span();
    let value = walk.table(source.table.get_ref(), span.start, schema.root(), "");
    Fitted { value, mistakes: walk.mistakes, replaced: walk.replaced }
}

struct ShapeWalk<'s> {
    source: &'s ProfileSource<'s>,
    schema: &'s Schema,
    mistakes: Vec<Mistake>,
    replaced: BTreeSet<String>,
    hidden: BTreeSet<String>,
}

impl<'s> ShapeWalk<'s> {
    fn wrong(&mut self, at: usize, path: &str, sentence: String) {
        self.mistakes.push(self.source.mistake(at, path, sentence));
        self.replaced.insert(without_indices(path));
    }

    fn value(&mut self, value: &DeValue<'_>, at: usize, schema: &'s Json, path: &str) -> Value {
        let schema = self.schema.resolve(schema);
        if let Some(variants) = tagged_variants(schema) {
            return self.one_of(value, at, variants, path);
        }
        match (kind(schema), value) {
            ("object", DeValue::Table(table)) => self.table(table, at, schema, path),
            ("array", DeValue::Array(array)) => Value::Array(
                array
                    .iter()
                    .enumerate()
                    .map(|(index, entry)| {
                        let place = format!("{path}[{index}]");
                        self.value(entry.get_ref(), entry.span().start, &schema["items"], &place)
                    })
                    .collect(),
            ),
            ("string", DeValue::String(text)) => self.text(text, at, schema, path),
            ("integer", DeValue::Integer(number)) => match u32::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Value::Integer(number.into()),
                Err(_) => {
                    let sentence = format!("“{}” must be a whole number, nought or more.", last(path));
                    self.wrong(at, path, sentence);
                    neutral(self.schema, schema)
                }
            },
            ("boolean", DeValue::Boolean(yes)) => Value::Boolean(*yes),
            (_, found) => {
                let must = match self.schema.is_list_of_tables(schema) || self.schema.is_table(schema) {
                    true => heading_or(self.schema, schema, path),
                    false => words(self.schema, schema),
                };
                let (is, advice) = (written(found), advice(self.schema, schema, found));
                let must = in_figures(&must, value.as_str().unwrap_or_default());
                let what = if path.ends_with(']') { "An entry of " } else { "" };
                self.wrong(at, path, format!("{what}“{}” must be {must}, but is {is}{advice}", last(path)));
                neutral(self.schema, schema)
            }
        }
    }

    fn text(&mut self, text: &str, at: usize, schema: &'s Json, path: &str) -> Value {
        let choices = choices(schema);
        if !choices.is_empty() && !choices.contains(&text) {
            let hint = nearest(text, &choices).map_or_else(
                || format!("choose one of {}.", choices.join(", ")),
                |near| format!("did you mean “{near}”?"),
            );
            self.wrong(at, path, format!("“{}” does not know “{text}”: {hint}", last(path)));
            return neutral(self.schema, schema);
        }
        if fits(schema, text) {
            return Value::String(text.to_owned());
        }
        let advice = advice(self.schema, schema, &DeValue::String(text.into()));
        self.wrong(
            at,
            path,
            format!("“{}” must be {}, but is “{text}”{advice}", last(path), words(self.schema, schema)),
        );
        neutral(self.schema, schema)
    }

    fn table(&mut self, table: &DeTable<'_>, at: usize, schema: &'s Json, path: &str) -> Value {
        let mut fitted = toml::Table::new();
        let Some(known) = schema["properties"].as_object() else { return Value::Table(fitted) };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let place = join(path, name);
            match known.get(name) {
                // The key's own place is right for a single value; a table or array knows its own better.
                Some(inner) => {
                    let start = key.span().start;
                    fitted.insert(name.to_owned(), self.value(value.get_ref(), start, inner, &place));
                }
                None => {
                    let sentence = unknown_key(name, path, known);
                    self.mistakes.push(self.source.mistake(key.span().start, &place, sentence));
                }
            }
        }
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
        let mut missing = Vec::new();
        for name in required.filter(|name| !table.contains_key(*name)) {
            let place = join(path, name);
            if !self.hidden.contains(&without_indices(&place)) {
                missing.push(name);
            }
            self.replaced.insert(without_indices(&place));
            fitted.insert(name.to_owned(), neutral(self.schema, &known[name]));
        }
        self.missing(at, path, &missing);
        Value::Table(fitted)
    }

    /// Tells of keys that a table lacks: of a few one by one, of many together.
    fn missing(&mut self, at: usize, path: &str, names: &[&str]) {
        let whole = if path.is_empty() { "The profile".to_owned() } else { format!("“{}”", last(path)) };
        match names {
            [most @ .., end] if names.len() > TOLD_APART => {
                let most = most.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
                let sentence = format!("{whole} has no {most} and “{end}”; add them.");
                self.mistakes.push(self.source.mistake(at, path, sentence));
            }
            few => {
                for name in few {
                    self.wrong(at, &join(path, name), format!("{whole} has no “{name}”; add it."));
                }
            }
        }
    }

    /// A value that is a table of exactly one key, which says what kind of value it is: `{ within = … }`.
    fn one_of(&mut self, value: &DeValue<'_>, at: usize, variants: Vec<(&'s str, &'s Json)>, path: &str) -> Value {
        let names: Vec<&str> = variants.iter().map(|(name, _)| *name).collect();
        if let DeValue::Table(table) = value
            && let (1, Some((key, inner))) = (table.len(), table.iter().next())
            && let Some((name, schema)) = variants.iter().find(|(name, _)| *name == key.get_ref().as_ref())
        {
            let fitted = self.value(inner.get_ref(), at, schema, &join(path, name));
            return Value::Table(toml::Table::from_iter([((*name).to_owned(), fitted)]));
        }
        let (name, first) = variants[0];
        // Of what was written in words, the way that it names.
        let words = value.as_str().unwrap_or_default();
        let (name, first) = variants.iter().copied().rfind(|(name, _)| words.contains(name)).unwrap_or((name, first));
        let such = in_figures(&format!("{{ {name} = {} }}", example(self.schema, first, 2)), words);
        let sentence = format!("“{}” must say exactly one of {}, such as {such}.", last(path), names.join(", "));
        self.wrong(at, path, sentence);
        Value::Table(toml::Table::from_iter([(name.to_owned(), neutral(self.schema, first))]))
    }
}

/// A value that fits the shape and says nothing.
fn neutral(of: &Schema, schema: &Json) -> Value {
    let schema = match schema["$ref"].as_str() {
        Some(_) => of.resolve(schema),
        None => schema,
    };
    if let Some((name, inner)) = tagged_variants(schema).and_then(|variants| variants.first().copied()) {
        return Value::Table(toml::Table::from_iter([(name.to_owned(), neutral(of, inner))]));
    }
    match (kind(schema), schema["format"].as_str()) {
        ("string", Some("time")) => Value::String("00:00".into()),
        ("string", Some("date")) => Value::String("2000-01-01".into()),
        ("string", Some("weekday")) => Value::String("Mon".into()),
        ("string", _) => Value::String(choices(schema).first().copied().unwrap_or_default().to_owned()),
        ("integer", _) => Value::Integer(0),
        ("boolean", _) => Value::Boolean(false),
        ("array", _) => Value::Array(Vec::new()),
        _ => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
            Value::Table(required.map(|name| (name.to_owned(), neutral(of, &schema["properties"][name]))).collect())
        }
    }
}

/// A part of the profile: with a heading of its own where nothing else is around it, in braces elsewhere.
fn heading_or(of: &Schema, schema: &Json, path: &str) -> String {
    match (path.contains(['.', '[']), of.is_list_of_tables(schema)) {
        (false, true) => format!("a list, each entry under a heading [[{path}]]"),
        (false, false) => format!("a part under a heading [{path}]"),
        (true, _) => words(of, schema),
    }
}

fn unknown_key(name: &str, path: &str, known: &serde_json::Map<String, Json>) -> String {
    let place = if path.is_empty() { "A profile".to_owned() } else { format!("“{}”", last(path)) };
    let names: Vec<&str> = known.keys().map(String::as_str).collect();
    match nearest(name, &names) {
        Some(near) => format!("{place} has no key “{name}”: did you mean “{near}”?"),
        None => format!("{place} has no key “{name}”; take it out."),
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The last key of a path, as a sentence names it: of `requests.reasons[2].theme` it is `theme`.
fn last(path: &str) -> &str {
    let step = path.rsplit('.').next().unwrap_or(path);
    step.split('[').next().unwrap_or(step)
}

/// `requests.reasons[2].theme` as `requests.reasons[].theme`.
pub(super) fn without_indices(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        inside = inside && c != ']';
        if !inside {
            out.push(c);
        }
        inside |= c == '[';
    }
    out
}
