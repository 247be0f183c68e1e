//! Who looked at what, as a table for whoever audits it.

use chrono::{DateTime, SecondsFormat, Utc};

use super::spreadsheet::harmless;
use crate::refusal::{Refusal, RefusalCode};

/// One look. Its fields are the columns, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// When it was opened, in UTC.
    pub at: DateTime<Utc>,
    /// The name of whoever looked.
    pub who: String,
    /// What was opened, in words: "The record".
    pub what: String,
    /// By name; empty for a list or a search.
    pub child: String,
    /// The child's id in the book, which a changed name leaves as it is; empty where the look was at no one child.
    pub child_id: String,
    /// The id of the machine that it was opened on.
    pub machine: String,
}

/// As CSV with a heading line; spreadsheets on Windows read it as UTF-8 for the mark it begins with.
pub fn csv(rows: &[Row]) -> Result<Vec<u8>, Refusal> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record(["when (UTC)", "who", "what", "child", "child id", "machine"])
        .map_err(|why| unwritable().because(&why))?;
    for row in rows {
        let at = row.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let texts = [&row.who, &row.what, &row.child, &row.child_id, &row.machine];
        let cells = std::iter::once(at).chain(texts.into_iter().map(|text| harmless(text)));
        writer.write_record(cells).map_err(|why| unwritable().because(&why))?;
    }
    writer.into_inner().map_err(|why| unwritable().because(&why))
}

fn unwritable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The list of who looked could not be made: export it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spreadsheet_takes_a_name_for_a_formula() {
        let row = Row {
            at: "2026-11-25T12:00:00.123Z".parse().unwrap(),
            who: "=HYPERLINK(\"x\")".into(),
            what: "The record".into(),
            child: "+Cerys, \"C\"".into(),
            child_id: String::new(),
            machine: "-1".into(),
        };
        let text = String::from_utf8(csv(&[row]).unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}when (UTC),who,what,child,child id,machine\n2026-11-25T12:00:00Z,\"'=HYPERLINK(\"\"x\"\")\",The record,\"'+Cerys, \"\"C\"\"\",,'-1\n"
        );
    }
}
