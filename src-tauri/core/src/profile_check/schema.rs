//! The shape of a profile as its types say it, as a JSON Schema to be walked beside the text.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

use crate::panel::Profile;

/// The schema, with what is asked of it.
pub(super) struct Schema {
    root: Json,
}

impl Schema {
    pub fn of_a_profile() -> &'static Self {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
            let settings = SchemaSettings::draft2020_12().for_deserialize();
            Schema { root: settings.into_generator().into_root_schema_for::<Profile>().to_value() }
        });
        &SCHEMA
    }

    pub fn root(&self) -> &Json {
        &self.root
    }

    /// Follows a reference to a definition, and an optional value to what it may be.
    pub fn resolve<'s>(&'s self, schema: &'s Json) -> &'s Json {
        if let Some(pointer) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            return self.root.pointer(pointer).unwrap_or(schema);
        }
        match schema["anyOf"].as_array().and_then(|ways| ways.iter().find(|way| way["type"] != "null")) {
            Some(way) => self.resolve(way),
            None => schema,
        }
    }

    /// What stands under a key of a table, or of the entries of a list of tables.
    pub fn child<'s>(&'s self, schema: &'s Json, key: &str) -> Option<&'s Json> {
        let table = self.table(schema);
        match tagged_variants(table) {
            Some(variants) => variants.into_iter().find(|(name, _)| *name == key).map(|(_, inner)| inner),
            None => table["properties"].get(key),
        }
    }

    /// The keys that a table may have, or the entries of a list of tables.
    pub fn keys<'s>(&'s self, schema: &'s Json) -> Vec<&'s str> {
        let table = self.table(schema);
        match tagged_variants(table) {
            Some(variants) => variants.into_iter().map(|(name, _)| name).collect(),
            None => {
                table["properties"].as_object().into_iter().flat_map(|keys| keys.keys().map(String::as_str)).collect()
            }
        }
    }

    /// The keys that it must have.
    pub fn required<'s>(&'s self, schema: &'s Json) -> Vec<&'s str> {
        self.table(schema)["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect()
    }

    /// Whether it is a list whose entries are tables.
    pub fn is_list_of_tables(&self, schema: &Json) -> bool {
        let schema = self.resolve(schema);
        kind(schema) == "array" && self.is_table(&schema["items"])
    }

    /// Whether it is a table.
    pub fn is_table(&self, schema: &Json) -> bool {
        let schema = self.resolve(schema);
        kind(schema) == "object" || tagged_variants(schema).is_some()
    }

    fn table<'s>(&'s self, schema: &'s Json) -> &'s Json {
        let schema = self.resolve(schema);
        if kind(schema) == "array" { self.resolve(&schema["items"]) } else { schema }
    }
}

/// The variants of an enum with data, by the key that names each; nothing for any other shape.
pub(super) fn tagged_variants(schema: &Json) -> Option<Vec<(&str, &Json)>> {
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
pub(super) fn choices(schema: &Json) -> Vec<&str> {
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let described = schema["oneOf"].as_array().into_iter().flatten();
    let described = described.flat_map(|variant| match variant["const"].as_str() {
        Some(only) => vec![only],
        None => choices(variant),
    });
    listed.chain(described).collect()
}

/// The JSON Schema type, the one that is not null where there are two.
pub(super) fn kind(schema: &Json) -> &str {
    match &schema["type"] {
        Json::String(kind) => kind,
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).find(|kind| *kind != "null").unwrap_or(""),
        _ if !choices(schema).is_empty() => "string",
        _ => "",
    }
}

/// The candidate most like what was typed, if any is like it at all. Capitals, underscores and spaces do not count.
pub(super) fn nearest<'c>(typed: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let typed = plain(typed);
    let likeness = |candidate: &&str| strsim::jaro_winkler(&typed, &plain(candidate));
    candidates.iter().copied().filter(|c| likeness(c) > 0.8).max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}

/// Whether two names are the same but for capitals, underscores and spaces.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', ' '], "-")
}
