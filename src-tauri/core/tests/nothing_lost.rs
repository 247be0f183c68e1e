//! Nothing that is given is missing on paper: every text of a record at every length, against what pdftotext finds within
//! the edges of the pages. pdftotext leaves out what lies off the page, which is how a text gets lost without a word.

mod outside;
mod records;

use std::collections::BTreeMap;

use proptest::prelude::*;
use quorate_core::paper::signature_block::SignatureBlock;
use quorate_core::record::make;
use quorate_core::record::model::RecordDocument;
use serde_json::Value;
use tempfile::TempDir;

/// Furniture and the file's description, which have one line and are cut with an ellipsis; whoever enters them is held to
/// a length that fits.
const FURNITURE: [&str; 2] = ["/marking", "/running_id"];

/// What is one of a few words, not a text.
const NO_TEXT: [&str; 2] = ["/made_at", "/voice"];

fn record() -> Value {
    let mut record = serde_json::to_value(records::corrected()).expect("a record is plain data");
    record["dissents"] = serde_json::json!(["Somebody"]);
    record
}

/// Where each text stands in a value.
fn texts(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::String(_) => return vec![String::new()],
        Value::Array(list) => list.iter().enumerate().map(|(at, one)| (at.to_string(), one)).collect(),
        Value::Object(map) => map.iter().map(|(key, one)| (key.clone(), one)).collect(),
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(|(key, one)| texts(one).into_iter().map(move |rest| format!("/{key}{rest}"))).collect()
}

fn fields() -> Vec<String> {
    let fields = texts(&record())
        .into_iter()
        .filter(|place| !FURNITURE.contains(&place.as_str()) && !NO_TEXT.iter().any(|ending| place.ends_with(ending)));
    fields.collect()
}

/// The nth word of a field: told from every other word on the page.
fn word(field: usize, number: usize) -> String {
    format!("q{field}x{number}")
}

/// `words` words for the field, in lines of `line` words.
fn filled(field: usize, words: usize, line: usize) -> String {
    let lines: Vec<String> = (0..words).map(|number| word(field, number)).collect();
    lines.chunks(line.max(1)).map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

/// The words of each field that pdftotext finds, in the order of the file's content.
fn found(pdf: &[u8]) -> BTreeMap<usize, Vec<usize>> {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("record.pdf");
    std::fs::write(&file, pdf).expect("the file is written");
    let text = outside::run("pdftotext", &["-raw", "-enc", "UTF-8", outside::text(&file), "-"]);
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let parts = word.strip_prefix('q').and_then(|word| word.split_once('x'));
        let Some((field, number)) = parts else { continue };
        if let (Ok(field), Ok(number)) = (field.parse(), number.parse()) {
            found.entry(field).or_default().push(number);
        }
    }
    found
}

/// Makes the record with so many words in each field, and holds every word to be on its pages, in its order.
fn hold(lengths: &BTreeMap<usize, usize>, line: usize) {
    let fields = fields();
    let mut value = record();
    for (&field, &words) in lengths {
        *value.pointer_mut(&fields[field]).expect("the field is there") = filled(field, words, line).into();
    }
    let record: RecordDocument = serde_json::from_value(value).expect("texts fit anywhere");
    let pdf = make(&record, Some(&records::signature())).expect("plain letters are printed");
    let found = found(&pdf);
    for (field, &words) in lengths {
        let on_paper = found.get(field).cloned().unwrap_or_default();
        // The panel's name and the date stand in the footer too: of one that fits there, each word is found on each page.
        let mut next = 0;
        for number in on_paper {
            next += usize::from(number == next);
        }
        assert_eq!(next, words, "{}: {words} words went in, line by {line}; this many came out", fields[*field]);
    }
}

/// All fields at once at the lengths that are met; each alone, the others as they are, at one that nobody writes.
#[test]
fn every_field_of_a_record_is_whole_on_paper_at_every_length() {
    let fields = fields();
    assert!(fields.len() > 60, "the record has texts: {}", fields.len());
    for words in [0, 1, 3, 300] {
        hold(&(0..fields.len()).map(|field| (field, words)).collect(), usize::MAX);
    }
    std::thread::scope(|scope| {
        for first in 0..2 {
            let numbers = (first..fields.len()).step_by(2);
            scope.spawn(move || numbers.for_each(|field| hold(&BTreeMap::from([(field, 3_000)]), usize::MAX)));
        }
    });
}

#[test]
fn a_signer_s_name_and_post_are_whole_on_paper_at_every_length() {
    for words in [1, 300, 3_000] {
        let block =
            SignatureBlock { name: filled(0, words, usize::MAX), post: filled(1, words, 9), ..records::signature() };
        let found = found(&make(&records::short(), Some(&block)).expect("plain letters are printed"));
        // The name stands on page one too.
        for (field, times) in [(0, 2), (1, 1)] {
            let whole = (0..words).collect::<Vec<_>>().repeat(times);
            assert_eq!(found[&field], whole, "{words} words of a signature block");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// All fields at once, each at some length, in paragraphs of some length.
    #[test]
    fn a_record_of_any_lengths_is_whole_on_paper(
        lengths in proptest::collection::vec(prop_oneof![Just(0_usize), 1..12_usize, 40..90_usize, 200..400_usize], 90),
        line in prop_oneof![1..4_usize, 20..60_usize, Just(usize::MAX)],
    ) {
        let lengths = lengths.into_iter().take(fields().len()).enumerate().collect();
        hold(&lengths, line);
    }
}
