//! Books that earlier versions wrote open, come up to date and are made anew to the same tables, for ever. A book lies here
//! for every shape that books have had, and every set of changes: `SHAPE-KINDS`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::county::{PASSPHRASE, passphrase};
use super::look::dump;
use super::walk::Walk;
use crate::book::Book;
use crate::book::migrations::{latest, steps};
use crate::book::store;
use crate::entropy::Entropy;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::{Change, ChangeKind};

const BOOKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/books");

/// What is known of a book beside its files.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Known {
    person: PersonId,
    device: DeviceId,
    entries: u64,
    head: String,
    /// Every kind of change that it holds, with its version.
    kinds: BTreeSet<String>,
    /// What was written of children, in the order of their records.
    sections: Vec<String>,
}

fn known(book: &Book) -> Known {
    let entries = book.ledger_length().unwrap();
    let told = book.ledger_entries(0, u32::try_from(entries).unwrap()).unwrap();
    let records = book.all_records().unwrap();
    Known {
        person: book.signed_in(),
        device: book.device(),
        entries,
        head: hex::encode(book.ledger_head().unwrap().hash),
        kinds: told.into_iter().map(|entry| entry.kind).collect(),
        sections: records.iter().flat_map(|record| record.sections.values()).map(|one| one.text.clone()).collect(),
    }
}

fn books() -> Vec<PathBuf> {
    let mut books: Vec<PathBuf> = fs::read_dir(BOOKS).unwrap().map(|entry| entry.unwrap().path()).collect();
    books.sort();
    books
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for name in ["book.db", "keys.json"] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

#[test]
fn every_book_that_an_earlier_version_wrote_says_what_it_said() {
    for kept in books() {
        let name = kept.display();
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("Elmshire.quorate");
        copied(&kept, &folder);
        let then: Known = serde_json::from_slice(&fs::read(kept.join("known.json")).unwrap()).unwrap();
        let mut book = Book::open(&folder, then.person, PASSPHRASE, then.device)
            .unwrap_or_else(|refusal| panic!("{name} opens: {refusal}"));
        assert_eq!(known(&book), then, "{name} says what it said");
        assert_eq!(book.verify().unwrap().fault, None, "{name} is whole");
        let tables = dump(&book.db);
        assert!(book.rebuild().unwrap().same, "the tables of {name} are what the ledger makes of them");
        assert_eq!(dump(&book.db), tables, "{name}, value by value");
        let date = "2027-05-03".parse().unwrap();
        let (at, mut entropy) = ("2027-01-04T12:00:00Z".parse().unwrap(), super::Seeded::new(7));
        let change = Change::HolidaySet { date, name: "Early May bank holiday".into() };
        book.commit(&[change], at, &mut entropy).unwrap_or_else(|refusal| panic!("{name} is written to: {refusal}"));
    }
}

/// Whoever changes the shape of a book, or adds a change, keeps a book of theirs: `QUORATE_PIN=1` writes it.
#[test]
fn a_book_of_the_present_shape_is_kept_with_every_kind_of_change() {
    let kept = Path::new(BOOKS).join(format!("{}-{}", latest(&steps()), ChangeKind::ALL.len()));
    if !kept.exists() {
        assert!(std::env::var_os("QUORATE_PIN").is_some(), "{} is missing: QUORATE_PIN=1 writes it", kept.display());
        write_one(&kept);
    }
    let then: Known = serde_json::from_slice(&fs::read(kept.join("known.json")).unwrap()).unwrap();
    let present: BTreeSet<String> = ChangeKind::ALL.iter().map(|kind| kind.id().to_owned()).collect();
    assert_eq!(then.kinds, present, "it holds every kind of change in its present version");
}

fn write_one(to: &Path) {
    let mut walk = Walk::new(2026);
    let present: BTreeSet<&str> = ChangeKind::ALL.iter().map(|kind| kind.id()).collect();
    let mut chance = super::Seeded::new(11_30);
    for turn in 0.. {
        let mut pick = [0; 2];
        chance.fill(&mut pick).unwrap();
        let kind = ChangeKind::ALL[usize::from(pick[0]) % ChangeKind::ALL.len()];
        walk.step(kind, usize::from(pick[1]));
        // Asking after every one would take longer than the walk.
        if turn % 50 != 0 {
            continue;
        }
        let made = known(&walk.county.book).kinds;
        let missing: Vec<_> = present.iter().filter(|kind| !made.contains(**kind)).collect();
        if missing.is_empty() {
            break;
        }
        assert!(turn < 5_000, "every kind comes up sooner or later: {missing:?} did not");
    }
    // Whoever is signed in by now may have come in by another passphrase.
    let (at, county) = (walk.county.at(), &mut walk.county);
    county.book.set_passphrase(&passphrase(PASSPHRASE), at, &mut county.entropy).unwrap();
    let book = &walk.county.book;
    store::settle(&book.db).unwrap();
    copied(&walk.county.folder, to);
    fs::write(to.join("known.json"), serde_json::to_vec_pretty(&known(book)).unwrap()).unwrap();
}
