//! Backups, restoring, and the destruction of what must one day go.

use std::fs;

use super::county::{County, PASSPHRASE};
use super::every_byte;
use super::look::{dump, image, leaks, leaks_below};
use crate::book::{Book, Draft, rebuild, restore};
use crate::ids::EntryId;
use crate::ledger::Change;
use crate::ledger::change::Concerns;
use crate::refusal::RefusalCode;

#[test]
fn a_backup_opens_like_a_book_and_restores_to_one() {
    let mut county = County::new(20);
    let placed = county.place("Ilinca", "Țepeș");
    county.hear(&placed);
    let sha256 = county.sign(&placed, b"a signed record");
    let backup = county.book.backup(None, county.now).unwrap();
    assert_eq!(county.book.backups().unwrap(), std::slice::from_ref(&backup), "it is listed");
    let (was, tables) = (dump(&county.book.db), rebuild::digest(&county.book.db).unwrap());
    county.place("Later", "Arrival");

    let to = county.home.path().join("Restored.quorate");
    let restored =
        restore(&backup, &to, county.by, PASSPHRASE, county.device, county.now, &mut county.entropy).unwrap();
    assert_eq!(dump(&Book::open(&backup, county.by, PASSPHRASE, county.device).unwrap().db), was, "as it was");
    assert_eq!(rebuild::digest(&restored.db).unwrap(), tables, "everything as it was at the backup");
    assert_eq!(restored.blob(&sha256).unwrap(), b"a signed record");
    drop(restored);
    let before = every_byte(&to);
    let refusal =
        restore(&backup, &to, county.by, PASSPHRASE, county.device, county.now, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Machine, "a book that is there is never written over");
    assert_eq!(every_byte(&to), before);
    let other = county.home.path().join("Other.quorate");
    let wrong =
        restore(&backup, &other, county.by, "three loud herons", county.device, county.now, &mut county.entropy);
    assert_eq!(wrong.unwrap_err().code, RefusalCode::WrongSecret);
    assert!(!county.home.path().join("Other.quorate").exists(), "nothing is left of a restore that failed");
}

#[test]
fn what_was_disposed_of_is_gone_and_the_chain_still_holds() {
    let mut county = County::new(21);
    let gone = county.place("Zebedee", "Quillfeather");
    let kept = county.place("Ilinca", "Țepeș");
    county.write(&gone, "discussion", "Zebedee spoke.");
    county.write(&gone, "discussion", "Zebedee spoke twice.");
    county.hear(&gone);
    let sha256 = county.sign(&gone, b"%PDF about Zebedee Quillfeather");
    let field = format!("record/{}/section/discussion", gone.record);
    county.book.put_draft(&Draft { field, text: "Zebedee".into(), based_on: String::new(), at: county.now }).unwrap();
    let others = "INSERT INTO draft SELECT randomblob(16), field, text, based_on, at, key, signature FROM draft";
    county.book.db.execute(others, []).unwrap();
    let old = county.book.backup(None, county.now).unwrap();
    let words = ["Zebedee", "Quillfeather"];
    assert_eq!(leaks(&image(&mut county.book.db), &words).len(), 2 + 7, "decrypted, the name is there before");

    let about = county.book.changes_about(Concerns::Child(gone.child)).unwrap();
    let entries: Vec<EntryId> = about.iter().map(|(entry, _)| entry.id).collect();
    let at = county.at();
    let half = county.book.dispose(&entries[..1], "A part", at, &mut county.entropy).unwrap_err();
    assert_eq!(half.code, RefusalCode::WrongState, "an entry that others need does not go alone: {half}");
    assert_eq!(county.book.child(gone.child).unwrap().details.given, "Zebedee", "and nothing went");

    county.book.dispose(&entries, "25 years after closing", at, &mut county.entropy).unwrap();
    assert_eq!(
        leaks(&image(&mut county.book.db), &words),
        Vec::<String>::new(),
        "no page holds the name, freed or not"
    );
    let drafts: u32 = county.book.db.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap();
    assert_eq!(drafts, 0, "nor does a draft, whoever typed it");
    assert!(county.book.blob(&sha256).is_err(), "nor a stored file");
    assert!(!old.exists(), "nor the book’s own backup");
    assert_eq!(county.book.backups().unwrap().len(), 1, "in whose place there is a new one");
    let found = county.book.verify().unwrap();
    assert_eq!((found.fault, found.disposed), (None, entries.len() as u64), "the chain holds over what is gone");
    assert!(county.book.rebuild().unwrap().same, "the tables are what is left of the ledger");
    assert!(county.book.child(kept.child).is_ok(), "others stay");
    let last = county.book.change(county.book.ledger_length().unwrap()).unwrap();
    assert_eq!(last, Some(Change::PayloadDisposed { entries, rule: "25 years after closing".into() }));
}

/// Acceptance: none of the fictional names, in any encoding, in any file, open or closed.
#[test]
fn no_name_lies_open_in_any_file() {
    // By the clock that files get their time from.
    let since = tempfile::tempfile().and_then(|file| file.metadata()?.modified()).expect("a file has a time");
    let words = ["Wilhelmina", "Przybyłowicz", "Nguyễn-Thornquist", "hazelnut", "Marjoribanks"];
    let mut county = County::new(22);
    let placed = county.place("Wilhelmina Marjoribanks", "Przybyłowicz");
    county.place("Nguyễn-Thornquist", "Marjoribanks");
    county.write(&placed, "discussion", "Wilhelmina collects hazelnuts.");
    let field = "record/new/discussion".into();
    county
        .book
        .put_draft(&Draft { field, text: "Przybyłowicz".into(), based_on: String::new(), at: county.now })
        .unwrap();
    county.hear(&placed);
    county.sign(&placed, "%PDF Wilhelmina Przybyłowicz".as_bytes());
    county.book.backup(None, county.now).unwrap();
    county.book.rebuild().unwrap();
    county.book.children("przyby", 0, 10).unwrap();

    assert!(leaks(&image(&mut county.book.db), &words).len() > 20, "decrypted, this very search finds them");
    let places = [county.home.path().to_owned(), std::env::temp_dir()];
    let look = |when: &str| {
        for place in &places {
            assert_eq!(leaks_below(place, since, &words), Vec::<String>::new(), "{when}");
        }
    };
    look("while the book is open");
    let (_home, folder, by, device) = county.close();
    look("when it is closed");
    drop(Book::open(&folder, by, PASSPHRASE, device).unwrap());
    look("when it was opened again");
    let keys = fs::read_to_string(folder.join("keys.json")).unwrap();
    assert!(keys.contains("Ottoline Marsh"), "only who can sign in is named: staff, to choose oneself from");
}
