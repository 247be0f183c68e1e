//! Every key that a profile can have, where each stands, and the same profile without it or with another value.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeSet;
use std::iter;
use std::rc::Rc;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use quorate_core::panel::{Profile, bundled};
use schemars::generate::SchemaSettings;
use serde_json::Value as Json;
use toml::{Table, Value};

/// A key at one place of a profile.
pub struct Key {
    /// "Reason.clock", "Span.within.amount".
    pub kind: String,
    whole: Rc<Table>,
    steps: Vec<Step>,
    /// What its text may be, where that is a choice.
    choices: Vec<String>,
}

/// The bundled profiles, and one that has every key.
pub fn everything() -> Vec<(&'static str, &'static str)> {
    let all = ("every-kind", include_str!("../fixtures/every-kind.toml"));
    [all].into_iter().chain(bundled()).collect()
}

fn schema() -> Json {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    settings.into_generator().into_root_schema_for::<Profile>().to_value()
}

/// Follows a reference to its definition and its name, and an optional value to what it may be.
fn resolve<'s>(root: &'s Json, at: &'s Json, name: &str) -> (&'s Json, String) {
    if let Some(reference) = at["$ref"].as_str() {
        let named = reference.rsplit('/').next().unwrap_or(name);
        return resolve(root, root.pointer(&reference[1..]).expect("a definition"), named);
    }
    match at["anyOf"].as_array().and_then(|ways| ways.iter().find(|way| way["type"] != "null")) {
        Some(way) => resolve(root, way, name),
        None => (at, name.to_owned()),
    }
}

/// The keys of a table, each with its own schema: of a choice with data, the choices.
fn keys(at: &Json) -> Vec<(&String, &Json)> {
    let variants = at["oneOf"].as_array().into_iter().flatten();
    let tables = [at].into_iter().chain(variants);
    tables.filter_map(|table| table["properties"].as_object()).flatten().collect()
}

/// Every key there is.
pub fn known() -> BTreeSet<String> {
    let root = schema();
    let mut all = BTreeSet::new();
    collect(&root, &root, "Profile", &mut BTreeSet::new(), &mut all);
    all
}

fn collect(root: &Json, at: &Json, name: &str, met: &mut BTreeSet<String>, into: &mut BTreeSet<String>) {
    let (at, name) = resolve(root, at, name);
    if at["items"].is_object() {
        return collect(root, &at["items"], &name, met, into);
    }
    let keys = keys(at);
    if keys.is_empty() || !met.insert(name.clone()) {
        return;
    }
    for (key, inner) in keys {
        into.insert(format!("{name}.{key}"));
        collect(root, inner, &format!("{name}.{key}"), met, into);
    }
}

/// One step into a profile.
#[derive(Clone)]
enum Step {
    Key(String),
    Entry(usize),
}

/// The keys that a profile uses.
pub fn in_use(text: &str) -> BTreeSet<String> {
    places(text).into_iter().map(|place| place.kind).collect()
}

struct Place {
    kind: String,
    steps: Vec<Step>,
    choices: Vec<String>,
}

/// The texts that a choice may be.
fn choices(root: &Json, at: &Json) -> Vec<String> {
    let (at, _) = resolve(root, at, "");
    if at["format"] == "weekday" {
        return ["Monday", "Thursday"].map(str::to_owned).into();
    }
    let described = at["oneOf"].as_array().into_iter().flatten();
    let all = at["enum"].as_array().into_iter().flatten().chain(described.flat_map(|way| {
        let listed = way["enum"].as_array().into_iter().flatten();
        listed.chain(way.get("const"))
    }));
    all.filter_map(Json::as_str).map(str::to_owned).collect()
}

fn places(text: &str) -> Vec<Place> {
    let root = schema();
    let value = Value::Table(text.parse::<Table>().expect("the profile is TOML"));
    let mut found = Vec::new();
    walk((&root, &root, "Profile"), &value, &mut Vec::new(), &mut found);
    found
}

fn walk((root, at, name): (&Json, &Json, &str), value: &Value, path: &mut Vec<Step>, found: &mut Vec<Place>) {
    let (at, name) = resolve(root, at, name);
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                path.push(Step::Entry(index));
                walk((root, &at["items"], &name), entry, path, found);
                path.pop();
            }
        }
        Value::Table(table) => {
            let known = keys(at);
            for (key, inner) in table {
                let Some((_, under)) = known.iter().find(|(known, _)| *known == key) else { continue };
                let kind = format!("{name}.{key}");
                path.push(Step::Key(key.clone()));
                found.push(Place { kind: kind.clone(), steps: path.clone(), choices: choices(root, under) });
                walk((root, under, &kind), inner, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Every key of a profile.
pub fn keys_of(text: &str) -> Vec<Key> {
    let whole = Rc::new(text.parse::<Table>().expect("the profile is TOML"));
    let key = |Place { kind, steps, choices }| Key { kind, whole: whole.clone(), steps, choices };
    places(text).into_iter().map(key).collect()
}

impl Key {
    /// "requests.reasons[1].clock".
    pub fn path(&self) -> String {
        words(&self.steps)
    }

    /// The profile without it, then with other values, as texts.
    pub fn mutants(&self) -> impl Iterator<Item = String> {
        let whole = || Value::Table(Table::clone(&self.whole));
        let without = iter::once_with(move || {
            let mut without = whole();
            take_out(&mut without, &self.steps);
            without
        });
        let changed = others(at(&whole(), &self.steps), &self.choices).into_iter().map(move |other| {
            let mut changed = whole();
            *at_mut(&mut changed, &self.steps) = other;
            changed
        });
        without.chain(changed).map(|one| toml::to_string(&one).expect("TOML"))
    }
}

fn words(path: &[Step]) -> String {
    let mut words = String::new();
    for step in path {
        match step {
            Step::Key(key) if words.is_empty() => words = key.clone(),
            Step::Key(key) => words = format!("{words}.{key}"),
            Step::Entry(index) => words = format!("{words}[{index}]"),
        }
    }
    words
}

fn at<'v>(value: &'v Value, path: &[Step]) -> &'v Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value[key.as_str()],
        Step::Entry(index) => &value[*index],
    })
}

fn at_mut<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Entry(index) => &mut value[*index],
    })
}

fn take_out(value: &mut Value, path: &[Step]) {
    let Some((Step::Key(last), before)) = path.split_last() else { return };
    at_mut(value, before).as_table_mut().expect("a table").remove(last);
}

/// Other values of the same form: another choice, a later day, more words.
fn others(value: &Value, choices: &[String]) -> Vec<Value> {
    match value {
        Value::Boolean(yes) => vec![Value::Boolean(!yes)],
        Value::Integer(number) => [1, 7, -1].iter().map(|more| Value::Integer(number + more)).collect(),
        Value::String(text) => {
            let later = |date: NaiveDate| date.checked_add_days(Days::new(7)).map(|date| date.to_string());
            let date = text.parse::<NaiveDate>().ok().and_then(later);
            let hour = text.parse::<NaiveTime>().ok();
            let hour = hour.map(|at| (at + TimeDelta::minutes(5)).format("%H:%M").to_string());
            let choices = choices.iter().filter(|choice| *choice != text).cloned();
            let more = [format!("{text} too"), format!("{text}-too")];
            let all = choices.chain(date).chain(hour).chain(more);
            all.map(Value::String).collect()
        }
        Value::Array(entries) => {
            let fewer = entries.split_last().map(|(_, fewer)| Value::Array(fewer.to_vec()));
            let mut turned = entries.clone();
            turned.reverse();
            fewer.into_iter().chain((turned != *entries).then_some(Value::Array(turned))).collect()
        }
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => Vec::new(),
    }
}
