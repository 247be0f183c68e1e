//! The page for the family: large, on one page where it fits, and all of it on as many as it needs where it does not.

mod records;
#[path = "records/family_page.rs"]
mod written;

use quorate_core::paper::layout_events::{Mark, PAGE_HEIGHT, Pages};
use quorate_core::record::family_page::{layout, make};
use written::family_page;

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
    let pages = layout(&family_page(), &records::short()).unwrap();
    assert_eq!(pages.pages.len(), 1, "it is one page");
    assert_eq!(pages.signature, None, "and has no place for a signature");
    let said = words(&pages);
    assert!(said.contains("This is not the record."), "{said}");
    assert!(!said.contains("Page 1 of"), "one page needs no number: {said}");
    for mark in &pages.pages[0].marks {
        if let Mark::Text { size, baseline, .. } = mark {
            assert!(*size >= 14.0, "nothing is smaller than 14 points");
            assert!(*baseline < PAGE_HEIGHT - 40.0, "and nothing runs off the page");
        }
    }
    let pdf = make(&family_page(), &records::short()).unwrap();
    assert_eq!(pdf, make(&family_page(), &records::short()).unwrap(), "the same page is the same bytes");
    keep("family-page.pdf", &pdf);
}

/// Where the last run's files lie, to be looked at.
fn keep(name: &str, pdf: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("records");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), pdf).unwrap();
}

#[test]
fn what_does_not_fit_goes_on_to_the_next_page_as_large_and_nothing_is_left_out() {
    let mut long = family_page();
    long.more = vec![("What works well".into(), vec!["The network shares the evenings. ".repeat(40)])];
    long.actions =
        (1..=30).map(|n| format!("The group manager, Max Muster, will do thing number {n} by Friday.")).collect();
    keep("family-page-of-pages.pdf", &make(&long, &records::short()).unwrap());
    let pages = layout(&long, &records::short()).unwrap();
    let count = pages.pages.len();
    assert!(count > 1, "thirty things do not fit on one page");
    let said = words(&pages);
    assert!((1..=30).all(|n| said.contains(&format!("thing number {n} by"))), "each of them stands: {said}");
    assert_eq!(said.matches("shares the evenings").count(), 40, "and all that works well");
    assert!(said.contains("The panel will talk about Nia again"), "when it comes back");
    assert!(said.contains("ada@elmshire.example"), "and whom to ask");
    for (number, page) in pages.pages.iter().enumerate() {
        let mut folio = String::new();
        for mark in &page.marks {
            let Mark::Text { of, size, baseline, runs, .. } = mark else { continue };
            assert!(*size >= 14.0, "type on a second page is as large");
            assert!(*baseline < PAGE_HEIGHT - 40.0, "and nothing runs off the page");
            if of.is_none() {
                runs.iter().for_each(|run| folio += &run.text);
            }
        }
        let which = format!("Page {} of {count}. What the meeting decided about Nia", number + 1);
        assert_eq!(folio.trim_end(), which, "loose sheets are put in order");
    }
}
