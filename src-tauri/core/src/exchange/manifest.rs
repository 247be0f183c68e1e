//! What an export holds, a line a file: for whoever uploads to the case system, and for a script that does.

use chrono::NaiveDate;
use serde::Serialize;

use super::spreadsheet::harmless;
use crate::refusal::{Refusal, RefusalCode};

/// One exported file. Its fields are the columns of the CSV, in this order, and the keys of the JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The file's name, without a folder.
    pub file: String,
    /// Of the file (hex).
    pub sha256: String,
    /// Whom it is filed under: "Łukasik, Cerys", "Unborn baby Lovatt".
    pub filed_under: String,
    /// The child's number in the case system.
    pub mosaic_id: String,
    /// Under what the case system files it.
    pub category: String,
    /// The panel in full.
    pub panel: String,
    /// The day it was discussed.
    pub meeting_date: NaiveDate,
    /// Of the record, from 1.
    pub version: u32,
    /// "in force" or "superseded by version 2".
    pub standing: String,
    /// The next duty to file it, and by when; empty once all are done, and for what is superseded.
    pub deadline: String,
    /// The date of that duty.
    pub due: Option<NaiveDate>,
}

/// As CSV with a heading line; spreadsheets on Windows read it as UTF-8 for the mark it begins with.
pub fn csv(files: &[Exported]) -> Result<Vec<u8>, Refusal> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for file in files {
        writer.serialize(Spreadsheet(file)).map_err(|why| unwritable().because(&why))?;
    }
    writer.into_inner().map_err(|why| unwritable().because(&why))
}

/// The same as JSON, a list of objects.
pub fn json(files: &[Exported]) -> Result<Vec<u8>, Refusal> {
    serde_json::to_vec_pretty(files).map_err(|why| unwritable().because(&why))
}

/// A line whose words no spreadsheet takes for a formula.
struct Spreadsheet<'a>(&'a Exported);

impl Serialize for Spreadsheet<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Exported {
            file: harmless(&self.0.file),
            filed_under: harmless(&self.0.filed_under),
            mosaic_id: harmless(&self.0.mosaic_id),
            category: harmless(&self.0.category),
            panel: harmless(&self.0.panel),
            deadline: harmless(&self.0.deadline),
            ..self.0.clone()
        }
        .serialize(serializer)
    }
}

fn unwritable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The list of exported files could not be made: export again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exported(filed_under: &str) -> Exported {
        Exported {
            file: "Lukasik Cerys M100001 fsf 2026-11-18 v2.pdf".into(),
            sha256: "00".repeat(32),
            filed_under: filed_under.into(),
            mosaic_id: "M100001".into(),
            category: "Record of decisions".into(),
            panel: "Family Safeguarding Forum".into(),
            meeting_date: "2026-11-18".parse().unwrap(),
            version: 2,
            standing: "in force".into(),
            deadline: "Case note on each child's file".into(),
            due: Some("2026-11-21".parse().unwrap()),
        }
    }

    #[test]
    fn csv_and_json_say_the_same() {
        let files = [exported("Łukasik, Cerys"), exported("Unborn baby Lovatt")];
        let bytes = csv(&files).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<std::collections::BTreeMap<String, String>> =
            reader.deserialize().map(|row| row.unwrap()).collect();
        let objects: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_slice(&json(&files).unwrap()).unwrap();
        assert_eq!(rows.len(), 2, "a line a file");
        for (row, object) in rows.iter().zip(&objects) {
            for (key, value) in object {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                assert_eq!(row[key], value, "{key}");
            }
        }
        assert_eq!(rows[0]["filedUnder"], "Łukasik, Cerys", "a comma in a name is no new column");
    }

    #[test]
    fn no_name_is_a_formula() {
        let text = String::from_utf8(csv(&[exported("=HYPERLINK(\"x\")")]).unwrap()).unwrap();
        assert!(text.contains("'=HYPERLINK"), "a spreadsheet shows it and does not run it: {text}");
    }
}
