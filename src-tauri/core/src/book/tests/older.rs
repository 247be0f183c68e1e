//! An older copy put in the place of the book is noticed by whatever machine saw the newer one.

use std::fs;
use std::path::Path;

use super::county::{County, PASSPHRASE};
use super::every_byte;
use crate::book::{Book, Draft, Here, put_back, restore};
use crate::ledger::Change;
use crate::ledger::change::LostEnd;
use crate::meeting::person::Role;
use crate::refusal::RefusalCode::*;

fn put_in_place(from: &Path, folder: &Path) {
    for name in ["book.db", "keys.json"] {
        fs::copy(from.join(name), folder.join(name)).unwrap();
    }
}

#[test]
fn old_files_put_back_readmit_nobody_until_an_administrator_says_so() {
    let mut county = County::new(420);
    let by = county.by;
    let gone = county.add("Bryn Hale", &[Role::Chair], "seven green lamps");
    county.add("Carys Moss", &[Role::Chair], "nine tall ladders");
    let at = county.at();
    let old = county.home.path().join("Old.quorate");
    county.book.backup(Some(&old), at).unwrap();
    let ended = county.book.ledger_length().unwrap();
    county.book.remove_person(gone, "Left.", at, &mut county.entropy).unwrap();
    let known = county.book.known().clone();
    let mut entropy = super::Seeded::new(421);
    let (home, folder, _, device) = county.close();
    put_in_place(&old, &folder);

    let here = Here { device, known: Some(known.clone()) };
    let before = every_byte(home.path());
    for (who, words) in [(gone, "seven green lamps"), (by, PASSPHRASE)] {
        let refusal = Book::open(&folder, who, words, here.clone()).unwrap_err();
        assert_eq!(refusal.code, Older, "{refusal}");
        for words in [format!("ended at entry {ended} on 25 November 2026"), format!("saw entry {}", known.seq)] {
            assert!(refusal.sentence.contains(&words), "{refusal}");
        }
        assert!(refusal.sentence.contains("access was taken away"), "{refusal}");
    }
    let refusal = Book::take_back(&folder, gone, "seven green lamps", here.clone(), at, &mut entropy).unwrap_err();
    assert_eq!(refusal.code, NotAllowed, "only an administrator goes on with it");
    assert_eq!(every_byte(home.path()), before, "no byte of it was changed");

    let book = Book::take_back(&folder, by, PASSPHRASE, here, at, &mut entropy).unwrap();
    let last = book.ledger_entry(ended).unwrap().unwrap().id;
    let lost = Some(LostEnd { entries: known.seq, hash: hex::encode(known.hash) });
    assert_eq!(book.change(book.ledger_length().unwrap()).unwrap(), Some(Change::TakenBack { ended: last, lost }));
    assert_eq!(book.verify().unwrap().fault, None);
    let known = book.known().clone();
    drop(book);
    Book::open(&folder, by, PASSPHRASE, Here { device, known: Some(known) }).expect("from here on it is the book");
}

#[test]
fn another_end_of_the_same_length_and_a_missing_draft_are_noticed() {
    let mut county = County::new(422);
    let copy = county.home.path().join("Copy.quorate");
    county.book.backup(Some(&copy), county.now).unwrap();
    county.place("Ilinca", "Țepeș");
    let known = county.book.known().clone();
    let other = Book::open(&copy, county.by, PASSPHRASE, county.device).unwrap();
    let book = std::mem::replace(&mut county.book, other);
    county.place("Somebody", "Else");
    assert_eq!(county.book.known().seq, known.seq, "as long as the other");
    drop(std::mem::replace(&mut county.book, book));
    let here = Here { device: county.device, known: Some(known) };
    let refusal = Book::open(&copy, county.by, PASSPHRASE, here).unwrap_err();
    assert!(refusal.code == Older && refusal.sentence.contains("is not the one that this machine saw"), "{refusal}");

    let at = county.at();
    let before = county.home.path().join("Before.quorate");
    county.book.backup(Some(&before), at).unwrap();
    let draft = Draft { field: "request/new/outline".into(), text: "Half".into(), based_on: Default::default(), at };
    county.book.put_draft(&draft).unwrap();
    let here = Here { device: county.device, known: Some(county.book.known().clone()) };
    let refusal = Book::open(&before, county.by, PASSPHRASE, here).unwrap_err();
    assert!(refusal.code == Older && refusal.sentence.contains("Typing that was kept"), "{refusal}");
}

#[test]
fn a_restore_is_an_entry_and_a_copy_put_back_waits_for_an_administrator() {
    let mut county = County::new(423);
    let by = county.by;
    let reader = county.add("Ada Fenn", &[Role::Reader], "seven green lamps");
    let at = county.at();
    let backup = county.book.backup(None, at).unwrap();
    county.place("Later", "Arrival");
    let here = Here { device: county.device, known: Some(county.book.known().clone()) };
    let to = county.home.path().join("Restored.quorate");
    let refused =
        restore(&backup, &to, reader, "seven green lamps", here.clone(), at, &mut county.entropy).unwrap_err();
    assert_eq!(refused.code, NotAllowed);
    assert!(!to.exists(), "nothing is left of it");
    let book = restore(&backup, &to, by, PASSPHRASE, here, at, &mut county.entropy).unwrap();
    let last = book.change(book.ledger_length().unwrap()).unwrap();
    assert!(matches!(last, Some(Change::TakenBack { lost: Some(_), .. })), "{last:?}");

    let copy = county.home.path().join("Put back.quorate");
    put_back(&backup, &copy).unwrap();
    for (who, words) in [(reader, "seven green lamps"), (by, PASSPHRASE)] {
        let refusal = Book::open(&copy, who, words, county.device).unwrap_err();
        assert!(refusal.code == Older && refusal.sentence.contains("put back from a backup"), "{refusal}");
    }
    let book = Book::take_back(&copy, by, PASSPHRASE, county.device, at, &mut county.entropy).unwrap();
    let last = book.change(book.ledger_length().unwrap()).unwrap();
    assert!(matches!(last, Some(Change::TakenBack { lost: None, .. })), "{last:?}");
    drop(book);
    Book::open(&copy, reader, "seven green lamps", county.device).expect("and then everybody can");
}

#[test]
fn with_nothing_to_take_back_nothing_is_written() {
    let mut county = County::new(424);
    county.add("Ada Fenn", &[Role::Reader], "seven green lamps");
    let known = county.book.known().clone();
    let (at, by, mut entropy) = (county.at(), county.by, super::Seeded::new(425));
    let (home, folder, _, device) = county.close();
    let before = every_byte(home.path());
    for known in [Some(known), None] {
        let here = Here { device, known };
        let refusal = Book::take_back(&folder, by, PASSPHRASE, here, at, &mut entropy).unwrap_err();
        assert!(refusal.code == WrongState && refusal.sentence.contains("nothing to take back"), "{refusal}");
    }
    assert_eq!(every_byte(home.path()), before, "no byte of it was changed");
}
