//! Keys that stand in the wrong place, or are misspelt: each is told once and taken for what it is, so that nobody is told
//! besides that it is missing where it belongs.

use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, ProfileSource};
use super::schema::{Schema, nearest};
use super::shape::without_indices;

/// A key that its table does not know.
struct Stray {
    /// The path of the table; empty for the profile itself.
    table: String,
    key: String,
    /// The byte where it stands.
    at: usize,
}

/// Puts such keys where they belong. What is like no key that is missing stays, and is told as unknown later.
pub(super) fn settle(source: &mut ProfileSource, schema: &Schema) -> Vec<Mistake> {
    let mut strays = Vec::new();
    find(source.table.get_ref(), schema, "", &mut strays);
    strays.sort_by_key(|stray| stray.at);
    let mut mistakes = Vec::new();
    for place in 0..strays.len() {
        let stray = &strays[place];
        let root = source.table.get_ref();
        let (home, name, sentence) = match home(root, schema, stray) {
            Some(home) => {
                let sentence = misplaced(stray, &home);
                (home, stray.key.clone(), sentence)
            }
            None => {
                let Some(meant) = meant(root, schema, &strays, stray) else { continue };
                let sentence = format!("{} has no key “{}”: did you mean “{meant}”?", called(&stray.table), stray.key);
                (stray.table.clone(), meant, sentence)
            }
        };
        let path = if stray.table.is_empty() { stray.key.clone() } else { format!("{}.{}", stray.table, stray.key) };
        let alike = if stray.key.to_lowercase() == name { "capitals" } else { "" };
        mistakes.push(Mistake { alike, ..source.mistake(stray.at, &path, sentence) });
        let root = source.table.get_mut();
        let taken = table_mut(root, &stray.table).and_then(|table| table.remove_entry(stray.key.as_str()));
        if let (Some((key, value)), Some(table)) = (taken, table_mut(root, &home)) {
            table.insert(toml::Spanned::new(key.span(), name.into()), value);
        }
    }
    mistakes
}

/// Collects the keys that no table knows.
fn find(table: &DeTable<'_>, schema: &Schema, path: &str, strays: &mut Vec<Stray>) {
    let under = under(schema, path);
    let known = under.map(|under| schema.keys(under)).unwrap_or_default();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if under.is_none() {
            return;
        }
        if !known.contains(&name) {
            strays.push(Stray { table: path.to_owned(), key: name.to_owned(), at: key.span().start });
            continue;
        }
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value.get_ref() {
            DeValue::Table(inner) => find(inner, schema, &path, strays),
            DeValue::Array(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    if let DeValue::Table(inner) = entry.get_ref() {
                        find(inner, schema, &format!("{path}[{index}]"), strays);
                    }
                }
            }
            _ => {}
        }
    }
}

/// What the schema says of the table at a path.
fn under<'s>(schema: &'s Schema, path: &str) -> Option<&'s serde_json::Value> {
    let plain = without_indices(path).replace("[]", "");
    let mut keys = plain.split('.').filter(|key| !key.is_empty());
    keys.try_fold(schema.root(), |under, key| schema.child(under, key))
        .filter(|under| schema.is_table(under) || schema.is_list_of_tables(under))
}

/// The table where a key belongs that stands elsewhere: one around it, or another that lacks it.
fn home(root: &DeTable<'_>, schema: &Schema, stray: &Stray) -> Option<String> {
    let lacks = |path: &str, must: bool| {
        let Some(under) = under(schema, path) else { return false };
        let known = if must { schema.required(under) } else { schema.keys(under) };
        let table = table_at(root, path);
        known.contains(&stray.key.as_str()) && table.is_some_and(|table| !table.contains_key(stray.key.as_str()))
    };
    let mut around = stray.table.as_str();
    while !around.is_empty() {
        around = around.rsplit_once('.').map_or("", |(above, _)| above);
        if lacks(around, false) {
            return Some(around.to_owned());
        }
    }
    let tables = root.iter().filter(|(_, value)| value.get_ref().is_table()).map(|(key, _)| key.get_ref().to_string());
    let others: Vec<String> = tables.filter(|path| lacks(path, true)).collect();
    // Of several nobody knows which.
    <[String; 1]>::try_from(others).ok().map(|[only]| only)
}

/// The key that was meant: one that is missing and looks like it, or the only one that is missing at all.
fn meant(root: &DeTable<'_>, schema: &Schema, strays: &[Stray], stray: &Stray) -> Option<String> {
    let under = under(schema, &stray.table)?;
    let table = table_at(root, &stray.table)?;
    let missing = |keys: Vec<&'_ str>| -> Vec<String> {
        keys.into_iter().filter(|key| !table.contains_key(*key)).map(str::to_owned).collect()
    };
    let free = missing(schema.keys(under));
    let free: Vec<&str> = free.iter().map(String::as_str).collect();
    if let Some(near) = nearest(&stray.key, &free) {
        return Some(near.to_owned());
    }
    let alone = strays.iter().filter(|other| other.table == stray.table).count() == 1;
    match missing(schema.required(under)).as_slice() {
        [only] if alone && !stray.table.is_empty() => Some(only.clone()),
        _ => None,
    }
}

fn misplaced(stray: &Stray, home: &str) -> String {
    let stands = heading(&stray.table);
    match home {
        "" => format!(
            "“{}” belongs to the whole profile, but stands under {stands}: move it up, above the first heading.",
            stray.key
        ),
        home => {
            let stands = if stray.table.is_empty() { "above all headings".into() } else { format!("under {stands}") };
            format!("“{}” belongs under {}, but stands {stands}: move it there.", stray.key, heading(home))
        }
    }
}

/// The heading of a table: `[[schedule.themes]]`.
fn heading(path: &str) -> String {
    let name = without_indices(path).replace("[]", "");
    if path.ends_with(']') { format!("[[{name}]]") } else { format!("[{name}]") }
}

/// A table as a sentence begins with it.
fn called(path: &str) -> String {
    match path.rsplit('.').next().unwrap_or_default().split('[').next() {
        None | Some("") => "A profile".to_owned(),
        Some(last) => format!("“{last}”"),
    }
}

fn table_at<'t, 'd>(root: &'t DeTable<'d>, path: &str) -> Option<&'t DeTable<'d>> {
    path.split('.').filter(|step| !step.is_empty()).try_fold(root, |table, step| {
        let (key, index) = step_of(step);
        let value = table.get(key)?.get_ref();
        match index {
            Some(index) => value.as_array()?.get(index)?.get_ref().as_table(),
            None => value.as_table(),
        }
    })
}

fn table_mut<'t, 'd>(root: &'t mut DeTable<'d>, path: &str) -> Option<&'t mut DeTable<'d>> {
    path.split('.').filter(|step| !step.is_empty()).try_fold(root, |table, step| {
        let (key, index) = step_of(step);
        let value = table.get_mut(key)?.get_mut();
        let value = match (index, value) {
            (Some(index), DeValue::Array(entries)) => entries.get_mut(index)?.get_mut(),
            (None, value) => value,
            (Some(_), _) => return None,
        };
        if let DeValue::Table(inner) = value { Some(inner) } else { None }
    })
}

/// `themes[2]` as its key and index.
fn step_of(step: &str) -> (&str, Option<usize>) {
    match step.split_once('[') {
        Some((key, index)) => (key, index.trim_end_matches(']').parse().ok()),
        None => (step, None),
    }
}
