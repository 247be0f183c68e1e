//! A document that is no record: what adding one takes, and that it is held to the same rules.

mod outside;
mod signers;

use chrono::{TimeZone, Utc};
use outside::Outside;
use quorate_core::paper;
use quorate_core::paper::blocks::{heading, opening, text_section};
use quorate_core::paper::document::{DocumentInfo, Furniture, LANGUAGE};
use quorate_core::paper::flow::{Flow, paragraph};
use quorate_core::paper::table;
use quorate_core::paper::table::Columns;
use quorate_core::paper::typography::VALUE;
use quorate_core::refusal::Refusal;

/// A title, a paragraph and a table.
fn stock_list(rows: &[(&str, &str)]) -> Result<Vec<u8>, Refusal> {
    let mut flow = Flow::new(1.0);
    opening(&mut flow, ("the council", "Elmshire"), ("the title", "Stock list"), ("the room", "Committee room 2"))?;
    text_section(&mut flow, "What this is", "the opening", "Chairs and tables, as they were counted.")?;
    heading(&mut flow, "What there is", 60.0)?;
    let (columns, widths) = Columns::new(&[("What", 0.0), ("How many", 120.0)])?;
    let rows = rows.iter().map(|(what, count)| {
        Ok(vec![
            vec![paragraph("a thing", what, VALUE, widths[0])?],
            vec![paragraph("a count", count, VALUE, widths[1])?],
        ])
    });
    table::draw(&mut flow, &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?);
    let info = DocumentInfo {
        title: "Stock list".into(),
        language: LANGUAGE,
        author: "Elmshire".into(),
        made_at: Utc.with_ymd_and_hms(2026, 11, 25, 9, 0, 0).single().unwrap_or_default(),
        identity: [7; 16],
        furniture: Furniture { marking: "OFFICIAL".into(), running: "Stock list".into(), ..Furniture::default() },
    };
    paper::finish(flow, None, &info)
}

#[test]
fn any_document_is_tagged_and_conforms() {
    let outside = Outside::trusting(&signers::authority(1).certificate_pem().unwrap());
    let rows: Vec<(String, String)> =
        (1..=80).map(|row| (format!("Chair {row}"), format!("{} of them", row % 7))).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(what, count)| (what.as_str(), count.as_str())).collect();
    let made = stock_list(&rows).unwrap();
    assert_eq!(made, stock_list(&rows).unwrap(), "the same document is the same bytes");
    let file = outside.write("stock.pdf", &made);
    outside.conform_unsigned(std::slice::from_ref(&file));
    let words = &outside::read_by_tags(&[file])[0];
    let read = ["Stock list", "Committee room 2", "as they were counted", "How many", "Chair 1", "Chair 80"];
    let mut from = 0;
    for said in read {
        from += words[from..].find(said).unwrap_or_else(|| panic!("“{said}” is read out in its order: {words}"));
    }
}
