//! What it costs to look a long record through for other children's data in a large book: against spelling the same text,
//! and against no more than cutting it into words with a library, in the same run.

#[path = "../../tests/third_party_data/chance.rs"]
mod chance;
#[path = "../../tests/third_party_data/county.rs"]
mod county;
#[path = "../../tests/third_party_data/names.rs"]
mod names;
#[path = "../../tests/third_party_data/prose.rs"]
mod prose;

use std::collections::{BTreeMap, HashSet};
use std::hint::black_box;
use std::time::Instant;

use chance::Chance;
use county::County;
use quorate_core::meeting::remaining::Place;
use quorate_core::plain_words::{self, Glossary, Speller};
use quorate_core::third_party_data::{KnownPeople, Passage, Subject, Texts, check};
use unicode_segmentation::UnicodeSegmentation;

const CHILDREN: usize = 5_000;
const WORDS: usize = 3_000;
/// Records that are looked through, of one child each.
const RECORDS: usize = 20;
const ROUNDS: usize = 6;
/// Milliseconds that are to be kept to.
const GOAL: f64 = 20.0;

/// Sections of one record, as long as a record ever is.
fn long_record(county: &County, child: usize, chance: &mut Chance) -> Vec<String> {
    let setting = &county.records[child].setting;
    let mut sections: Vec<String> = Vec::new();
    let words = |sections: &[String]| sections.iter().map(|text| text.split_whitespace().count()).sum::<usize>();
    while words(&sections) < WORDS {
        sections.extend(prose::sections(county, setting, chance).into_iter().map(|(_, text)| text));
    }
    sections
}

/// Milliseconds each, in the fastest of some rounds: others use the machine too.
fn time(records: &[Vec<String>], mut work: impl FnMut(usize, &[String])) -> f64 {
    let mut round = || {
        let start = Instant::now();
        records.iter().enumerate().for_each(|(at, record)| work(at, record));
        start.elapsed().as_secs_f64() * 1000.0 / records.len() as f64
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

pub fn run() {
    let mut chance = Chance::new(20_261_130);
    let county = County::of(CHILDREN, &mut chance);
    let start = Instant::now();
    let known = KnownPeople::new(&county.children, county.workers.iter().map(String::as_str));
    let people = start.elapsed();
    let mut texts = Texts::default();
    let start = Instant::now();
    for record in &county.records {
        let child = &county.children[record.setting.child];
        let written = record.sections.iter().map(|(_, text)| text.as_str());
        let written = written.chain(record.actions.iter().map(String::as_str)).chain([record.rationale.as_str()]);
        texts.put(&known, record.id, child.id, child.family, written);
    }
    texts.settle();
    println!(
        "third_party: {} children indexed in {:.0} ms, what {} records say in {:.0} ms, once a book is opened",
        county.children.len(),
        people.as_secs_f64() * 1000.0,
        county.records.len(),
        start.elapsed().as_secs_f64() * 1000.0
    );
    let places: Vec<usize> = (0..RECORDS).map(|_| chance.below(county.records.len())).collect();
    let records: Vec<Vec<String>> = places.iter().map(|at| long_record(&county, *at, &mut chance)).collect();
    let mut found = 0;
    let checked = time(&records, |at, record| {
        let written = &county.records[places[at]];
        let subject = Subject {
            record: written.id,
            child: county.children[written.setting.child].id,
            present: written.setting.workers.clone(),
            held: chrono::NaiveDate::from_ymd_opt(2026, 11, 30),
        };
        let place = || Place::Section { section: "discussion".into() };
        let passages: Vec<Passage> = record.iter().map(|text| Passage { place: place(), text }).collect();
        found += black_box(check(&known, &texts, &subject, &passages)).len();
    });
    let (glossary, names) = (Glossary::new(&BTreeMap::new()), HashSet::new());
    let spelt = time(&records, |_, record| {
        for text in record {
            black_box(plain_words::check(text, &glossary, Speller::british(), &names).len());
        }
    });
    let cut = time(&records, |_, record| {
        for text in record {
            black_box(text.unicode_words().map(str::to_lowercase).map(|word| word.len()).sum::<usize>());
        }
    });
    println!(
        "third_party: {WORDS} words in a book of {CHILDREN} children: {checked:.1} ms, {:.2} × the goal of {GOAL} ms, {} findings a record",
        checked / GOAL,
        found / (ROUNDS * RECORDS)
    );
    println!("third_party: spelling the same takes {spelt:.1} ms: the check is {:.1} × that", checked / spelt);
    println!(
        "third_party: cutting it into words (unicode-segmentation) takes {cut:.2} ms: the check is {:.0} × that",
        checked / cut
    );
}
