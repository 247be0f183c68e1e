//! Holds the text of a profile to the shape of [`Profile`](crate::panel::Profile): unknown keys, missing keys, wrong types.
//!
//! Serde stops at the first mistake; a council that writes a profile wants all of them. So the shape, derived from the
//! types as a JSON Schema, is walked beside the text. What does not fit is reported and replaced by a neutral value, so
//! that the profile can be read all the same and the rules of sense (`check`) can say what they find too.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, Weekday};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json};
use toml::Value;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, ProfileSource};
use crate::panel::Profile;

/// A profile's text, held to its shape.
pub(super) struct Fitted {
    /// The profile with every misfit replaced by a neutral value: it always deserialises.
    pub value: Value,
    pub mistakes: Vec<Mistake>,
    /// Paths, without their indices, whose value was replaced; a rule that rests on one of them has nothing to say.
    pub replaced: BTreeSet<String>,
}

/// Holds a text to the shape of a profile.
pub(super) fn fit(source: &ProfileSource) -> Fitted {
    let schema = SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<Profile>();
    let schema = schema.to_value();
    let mut walk = ShapeWalk { source, root: &schema, mistakes: Vec::new(), replaced: BTreeSet::new() };
    let span = source.table.span();
    let value = walk.table(source.table.get_ref(), span.start, &schema, "");
    Fitted { value, mistakes: walk.mistakes, replaced: walk.replaced }
}

struct ShapeWalk<'s> {
    source: &'s ProfileSource<'s>,
    root: &'s Json,
    mistakes: Vec<Mistake>,
    replaced: BTreeSet<String>,
}

impl<'s> ShapeWalk<'s> {
    fn wrong(&mut self, at: usize, path: &str, sentence: String) {
        self.mistakes.push(self.source.mistake(at, path, sentence));
        self.replaced.insert(without_indices(path));
    }

    /// Follows a reference to a definition, and an optional value to what it may be.
    fn resolve(&self, schema: &'s Json) -> &'s Json {
        if let Some(pointer) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            return self.root.pointer(pointer).unwrap_or(schema);
        }
        match schema["anyOf"].as_array().and_then(|ways| ways.iter().find(|way| way["type"] != "null")) {
            Some(way) => self.resolve(way),
            None => schema,
        }
    }

    fn value(&mut self, value: &DeValue<'_>, at: usize, schema: &'s Json, path: &str) -> Value {
        let schema = self.resolve(schema);
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
                    neutral(schema, self)
                }
            },
            ("boolean", DeValue::Boolean(yes)) => Value::Boolean(*yes),
            (expected, found) => {
                let sentence =
                    format!("“{}” must be {}, but is {}.", last(path), words(schema, expected), written(found));
                self.wrong(at, path, sentence);
                neutral(schema, self)
            }
        }
    }

    fn text(&mut self, text: &str, at: usize, schema: &'s Json, path: &str) -> Value {
        let choices = choices(schema);
        if !choices.is_empty() && !choices.contains(&text) {
            let hint = nearest(text, &choices).map_or_else(
                || format!("choose one of {}", choices.join(", ")),
                |near| format!("did you mean “{near}”?"),
            );
            let end = if hint.ends_with('?') { "" } else { "." };
            self.wrong(at, path, format!("“{}” does not know “{text}”: {hint}{end}", last(path)));
            return neutral(schema, self);
        }
        let fits = match schema["format"].as_str() {
            Some("time") => text.parse::<NaiveTime>().is_ok(),
            Some("date") => text.parse::<NaiveDate>().is_ok(),
            Some("weekday") => text.parse::<Weekday>().is_ok(),
            _ => true,
        };
        if fits {
            return Value::String(text.to_owned());
        }
        self.wrong(at, path, format!("“{}” must be {}, but is “{text}”.", last(path), words(schema, "string")));
        neutral(schema, self)
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
        for name in required.filter(|name| !table.contains_key(*name)) {
            let whole = if path.is_empty() { "The profile".to_owned() } else { format!("“{}”", last(path)) };
            self.wrong(at, &join(path, name), format!("{whole} has no “{name}”; add it."));
            fitted.insert(name.to_owned(), neutral(&known[name], self));
        }
        Value::Table(fitted)
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
        self.wrong(at, path, format!("“{}” must say exactly one of {}.", last(path), names.join(", ")));
        let (name, schema) = variants[0];
        Value::Table(toml::Table::from_iter([(name.to_owned(), neutral(schema, self))]))
    }
}

/// The variants of an enum with data, by the key that names each; nothing for any other shape.
fn tagged_variants(schema: &Json) -> Option<Vec<(&str, &Json)>> {
    schema["oneOf"]
        .as_array()?
        .iter()
        .map(|variant| variant["properties"].as_object()?.iter().next())
        .map(|pair| {
            let (name, inner) = pair?;
            Some((name.as_str(), inner))
        })
        .collect()
}

/// The texts a choice may be; none where any text will do.
fn choices(schema: &Json) -> Vec<&str> {
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let described = schema["oneOf"].as_array().into_iter().flatten();
    let described = described.flat_map(|variant| match variant["const"].as_str() {
        Some(only) => vec![only],
        None => choices(variant),
    });
    listed.chain(described).collect()
}

/// The JSON Schema type, the one that is not null where there are two.
fn kind(schema: &Json) -> &str {
    match &schema["type"] {
        Json::String(kind) => kind,
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).find(|kind| *kind != "null").unwrap_or(""),
        _ if !choices(schema).is_empty() => "string",
        _ => "",
    }
}

/// A value that fits the shape and says nothing.
fn neutral(schema: &Json, walk: &ShapeWalk<'_>) -> Value {
    let schema = match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => walk.root.pointer(pointer).unwrap_or(schema),
        None => schema,
    };
    if let Some((name, inner)) = tagged_variants(schema).and_then(|variants| variants.first().copied()) {
        return Value::Table(toml::Table::from_iter([(name.to_owned(), neutral(inner, walk))]));
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
            Value::Table(required.map(|name| (name.to_owned(), neutral(&schema["properties"][name], walk))).collect())
        }
    }
}

fn unknown_key(name: &str, path: &str, known: &Map<String, Json>) -> String {
    let place = if path.is_empty() { "A profile".to_owned() } else { format!("“{}”", last(path)) };
    let names: Vec<&str> = known.keys().map(String::as_str).collect();
    match nearest(name, &names) {
        Some(near) => format!("{place} has no key “{name}”: did you mean “{near}”?"),
        None => format!("{place} has no key “{name}”; take it out."),
    }
}

/// The candidate most like what was typed, if any is like it at all.
pub(super) fn nearest<'c>(typed: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let likeness = |candidate: &&str| strsim::jaro_winkler(typed, candidate);
    candidates.iter().copied().filter(|c| likeness(c) > 0.8).max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}

fn words(schema: &Json, kind: &str) -> &'static str {
    match (kind, schema["format"].as_str()) {
        ("string", Some("time")) => "a time in quotes, such as \"13:15\"",
        ("string", Some("date")) => "a date in quotes, such as \"2026-11-25\"",
        ("string", Some("weekday")) => "a day of the week in quotes, such as \"Wednesday\"",
        ("string", _) => "text in quotes",
        ("integer", _) => "a whole number",
        ("boolean", _) => "true or false",
        ("array", _) => "a list",
        _ => "a table",
    }
}

fn written(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
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
