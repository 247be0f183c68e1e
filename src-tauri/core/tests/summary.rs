//! The page for the family: one page, large, and fair about what it had no room for.

mod records;
#[path = "records/summary.rs"]
mod written;

use quorate_core::paper::layout_events::{Mark, PAGE_HEIGHT, Pages};
use quorate_core::record::summary::{layout, make};
use written::summary;

fn words(pages: &Pages) -> String {
    let mut words = String::new();
    for mark in pages.pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text { runs, .. } = mark {
            runs.iter().for_each(|run| words += &run.text);
            words.push(' ');
        }
    }
    words
}

#[test]
fn it_says_that_it_is_not_the_record_and_is_large() {
    let pages = layout(&summary(), &records::short()).unwrap();
    assert_eq!(pages.pages.len(), 1, "it is one page");
    assert_eq!(pages.signature, None, "and has no place for a signature");
    let said = words(&pages);
    assert!(said.contains("This is not the record."), "{said}");
    assert!(!said.contains("There was no room"), "all of this fits: {said}");
    for mark in &pages.pages[0].marks {
        if let Mark::Text { size, baseline, .. } = mark {
            assert!(*size >= 14.0, "nothing is smaller than 14 points");
            assert!(*baseline < PAGE_HEIGHT - 40.0, "and nothing runs off the page");
        }
    }
    let pdf = make(&summary(), &records::short()).unwrap();
    assert_eq!(pdf, make(&summary(), &records::short()).unwrap(), "the same page is the same bytes");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("records");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("summary.pdf"), pdf).unwrap();
}

#[test]
fn what_does_not_fit_is_said_and_never_cut() {
    let mut long = summary();
    long.more = vec![("What works well".into(), vec!["The network shares the evenings. ".repeat(40)])];
    let pages = layout(&long, &records::short()).unwrap();
    assert_eq!(pages.pages.len(), 1, "a section too many is left to the record");
    let said = words(&pages);
    assert!(said.contains("There was no room here for “What works well”."), "{said}");
    assert!(!said.contains("shares the evenings"), "in one piece, not in part: {said}");

    long.actions =
        (1..=30).map(|n| format!("The group manager, Max Muster, will do thing number {n} by Friday.")).collect();
    let pages = layout(&long, &records::short()).unwrap();
    assert_eq!(pages.pages.len(), 1, "thirty actions do not make it longer");
    let said = words(&pages);
    let there = (1..=30).filter(|n| said.contains(&format!("thing number {n} by"))).count();
    assert!(there >= 5, "as many as there is room for: {there}");
    let left = 30 - there;
    assert!(said.contains(&format!("{left} more things that people will do")), "the others are counted: {said}");
    assert!(said.contains("The panel will talk about Nia again"), "when it comes back always stands");
    assert!(said.contains("ada@elmshire.example"), "and whom to ask");
}
