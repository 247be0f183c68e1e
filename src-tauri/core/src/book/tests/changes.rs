//! The meaning of every kind of change, as it was released: a kind never changes what it does.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde_json::Value;

use super::look::{assert_pinned, dump};
use crate::book::migrations::{migrate, steps};
use crate::book::rebuild::derive;
use crate::book::tables::stamp::Stamp;
use crate::book::tables::{DERIVED, apply, check, ledger};
use crate::entropy::Entropy;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::entry::{Author, Signing, Tip};
use crate::ledger::older_kinds::{self, STEPS, Upgrade};
use crate::ledger::signing::EntryKey;
use crate::ledger::{Change, ChangeKind, Entry};
use crate::refusal::{Refusal, RefusalCode};

const CHANGES: &str = include_str!("../../../tests/fixtures/changes-v1.json");
const TABLES: &str = "tests/fixtures/tables-v1.txt";

fn released() -> Vec<Change> {
    let changes: Vec<Value> = serde_json::from_str(CHANGES).unwrap();
    changes
        .iter()
        .map(|change| {
            let kind = change["kind"].as_str().unwrap();
            older_kinds::read(kind, &change.to_string(), STEPS).unwrap_or_else(|refusal| panic!("{kind}: {refusal}"))
        })
        .collect()
}

/// Entries of the numbers from one.
struct Counted(u128);

impl Entropy for Counted {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        bytes.fill(7);
        Ok(())
    }

    fn uuid(&mut self, _: DateTime<Utc>) -> Result<uuid::Uuid, Refusal> {
        self.0 += 1;
        Ok(uuid::Uuid::from_u128(self.0))
    }
}

/// The tables that a rebuild fills and that differ between two dumps.
fn differing<'d>(before: &'d str, after: &'d str) -> BTreeSet<&'static str> {
    let table = |dump: &'d str, name: &str| -> Vec<&'d str> {
        let head = format!("[{name}]");
        dump.lines().skip_while(|line| *line != head).skip(1).take_while(|line| !line.starts_with('[')).collect()
    };
    DERIVED.into_iter().filter(|name| table(before, name) != table(after, name)).collect()
}

/// The tables of `dump` that a rebuild fills.
fn derived(dump: &str) -> String {
    dump.split_inclusive('\n')
        .scan(false, |wanted, line| {
            if let Some(table) = line.trim_end().strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                *wanted = DERIVED.contains(&table);
            }
            Some((*wanted, line))
        })
        .filter_map(|(wanted, line)| wanted.then_some(line))
        .collect()
}

#[test]
fn a_book_of_release_0_1_still_means_what_it_meant() {
    let changes = released();
    for kind in ChangeKind::ALL {
        assert!(CHANGES.contains(&format!("\"{kind}\"")), "{kind} is among the released changes");
    }
    let mut db = Connection::open_in_memory().unwrap();
    migrate(&mut db, &steps()).unwrap();
    let signed = "INSERT INTO blob (sha256, kind, bytes) VALUES (?1, 'application/pdf', ?2)";
    let sha256 = changes.iter().find_map(Change::blob).unwrap();
    db.execute(signed, rusqlite::params![sha256, b"a signed record"]).unwrap();
    // Entries are named by number here, so that the file can name them too.
    let mut entropy = Counted(0);
    let mut written: BTreeMap<ChangeKind, BTreeSet<&str>> = BTreeMap::new();
    let at: DateTime<Utc> = "2026-11-25T12:00:00Z".parse().unwrap();
    let person = PersonId("01939a4c-0000-7000-8000-000000000001".parse().unwrap());
    let author = Author { person, device: DeviceId(uuid::Uuid::max()), at };
    let key = EntryKey::from_seed(&[7; 32]);
    for change in &changes {
        check(&db, change).unwrap_or_else(|refusal| panic!("{change:?}: {refusal}"));
        let signing = Signing { book: uuid::Uuid::nil(), key: &key, before: Tip::NONE };
        let entry =
            Entry::after(ledger::head(&db).unwrap(), change, change.concerns(), author, signing, &mut entropy).unwrap();
        ledger::append(&db, &entry).unwrap();
        let before = dump(&db);
        apply(&db, change, Stamp { entry: entry.id, person }).unwrap();
        written.entry(change.kind()).or_default().extend(differing(&before, &dump(&db)));
    }
    for (kind, tables) in written {
        let told: BTreeSet<&str> = kind.tables().iter().map(|table| table.name()).collect();
        assert!(tables.is_subset(&told), "{kind} says that it writes in {told:?}, and wrote in {tables:?}");
        assert_eq!(tables.is_empty(), told.is_empty(), "{kind} writes where it says so: {told:?}");
    }
    let tables = derived(&dump(&db));
    assert_pinned(TABLES, &tables, "each kind does to the tables what it did when it was released");
    derive(&db, &[]).unwrap();
    assert_eq!(derived(&dump(&db)), tables, "and again when they are rebuilt");
}

#[test]
fn a_kind_is_read_for_what_its_changes_do() {
    let changes = released();
    for change in &changes {
        assert_eq!(change.kind().class(), change.meaning().effect.class(), "{}", change.kind());
    }
    let words: BTreeSet<&str> = ChangeKind::ALL.iter().map(|kind| kind.words()).collect();
    assert_eq!(words.len(), ChangeKind::ALL.len(), "and no two kinds are told in the same words");
}

#[test]
fn the_list_of_kinds_is_every_kind_there_is() {
    let unknown = serde_json::from_str::<Change>(r#"{"kind":"nonsense"}"#).unwrap_err().to_string();
    // serde names every variant it knows: `unknown variant `nonsense`, expected one of `…/1`, …`.
    let named: Vec<&str> = unknown.split('`').filter(|part| part.contains('/')).collect();
    let listed: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(named, listed, "what serde derives from `Change`");
}

#[test]
fn a_newer_kind_is_refused_and_an_older_one_brought_up_to_date() {
    let newer =
        older_kinds::read("holiday.set/2", r#"{"kind":"holiday.set/2","date":"2026-12-24"}"#, STEPS).unwrap_err();
    assert_eq!(newer.code, RefusalCode::Newer, "{newer}");
    let now = ChangeKind::HolidaySet.id();
    let damaged = older_kinds::read(now, &format!(r#"{{"kind":"{now}"}}"#), STEPS).unwrap_err();
    assert_eq!(damaged.code, RefusalCode::Damaged, "{damaged}");
    let other = format!(r#"{{"kind":"{}","name":"","council":""}}"#, ChangeKind::BookCreated.id());
    let lied = older_kinds::read(now, &other, STEPS).unwrap_err();
    assert_eq!(lied.code, RefusalCode::Damaged, "the header and the payload say the same kind");

    let steps = [
        Upgrade { from: "holiday.set/a", to: "holiday.set/b", rewrite: |value| value["day"] = value["when"].take() },
        Upgrade {
            from: "holiday.set/b",
            to: now,
            rewrite: |value| {
                value["date"] = value["day"].take();
                value["name"] = "County day".into();
            },
        },
    ];
    let old = r#"{"kind":"holiday.set/a","when":"2026-12-24"}"#;
    let read = older_kinds::read("holiday.set/a", old, &steps).unwrap();
    assert_eq!(older_kinds::kind("holiday.set/a", &steps), Some(ChangeKind::HolidaySet), "it is that kind's");
    let ids = older_kinds::ids(|kind| kind == ChangeKind::HolidaySet, &steps);
    assert_eq!(ids, ["holiday.set/a", "holiday.set/b", now], "and is found with it");
    let date = "2026-12-24".parse().unwrap();
    assert_eq!(read, Change::HolidaySet { date, name: "County day".into() }, "one step after the other");
}
