//! Making, opening and the five ways a book refuses to open.

use std::fs;

use super::county::{County, PASSPHRASE, passphrase, person};
use super::every_byte;
use crate::book::key_slot::BookKey;
use crate::book::{Book, Draft, RecoveryKey, people_who_can_sign_in, store};
use crate::ledger::ChangeKind;
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

#[test]
fn a_book_opens_again_with_what_was_written_in_it() {
    let mut county = County::new(1);
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "The plan was discussed.");
    let (_home, folder, by, device) = county.close();

    let people = people_who_can_sign_in(&folder).unwrap();
    assert_eq!(people.len(), 1, "the administrator has the only slot");
    assert_eq!((people[0].person, people[0].name.as_str()), (by, "Ottoline Marsh"), "by name, before any passphrase");
    let book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.about().unwrap().council, "Elmshire County Council", "what it was made with");
    assert_eq!(book.record(placed.record).unwrap().sections["discussion"].text, "The plan was discussed.");
    for search in ["tepes", "ȚEPEȘ", "ilin tep", "4410023"] {
        assert_eq!(book.children(search, 0, 10).unwrap().len(), 1, "“{search}” finds the child");
    }
    assert!(book.children("tepesh", 0, 10).unwrap().is_empty(), "another name finds nobody");
    assert!(book.verify().unwrap().fault.is_none(), "the ledger is whole");
}

#[test]
fn a_failed_open_says_which_of_five_things_is_wrong_and_leaves_every_byte() {
    let (home, folder, by, device) = County::new(2).close();
    let refused = |what: &str| {
        let before = every_byte(home.path());
        let passphrase = if what == "passphrase" { "three loud herons" } else { PASSPHRASE };
        let place = if what == "nothing" { home.path().join("Nowhere.quorate") } else { folder.clone() };
        let refusal = Book::open(&place, by, passphrase, device).unwrap_err();
        assert_eq!(every_byte(home.path()), before, "{what}: a failed open changes no byte and adds no file");
        refusal
    };
    let wrong = refused("passphrase");
    let missing = refused("nothing");
    let open = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    let locked = refused("lock");
    // A second schema version than the last that is known.
    open.db.pragma_update(None, "user_version", 99).unwrap();
    drop(open);
    let newer = refused("newer schema");
    assert_eq!(newer.code, RefusalCode::Newer, "{newer}");

    let keys = fs::read_to_string(folder.join("keys.json")).unwrap();
    fs::write(folder.join("keys.json"), keys.replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert_eq!(refused("newer keys").code, RefusalCode::Newer, "a newer key file is not a damaged one");
    fs::write(folder.join("keys.json"), keys.replacen("\"memoryKib\": 8", "\"memoryKib\": 9", 1)).unwrap();
    assert_eq!(refused("damaged keys").code, RefusalCode::Damaged, "a damaged slot is not a wrong passphrase");
    fs::write(folder.join("keys.json"), &keys).unwrap();

    let mut bytes = fs::read(folder.join("book.db")).unwrap();
    bytes[100] ^= 1;
    fs::write(folder.join("book.db"), &bytes).unwrap();
    let damaged = refused("damaged database");
    fs::write(folder.join("book.db"), b"").unwrap();
    assert_eq!(refused("empty database").code, RefusalCode::Damaged, "an emptied file is not a new book");
    fs::remove_file(folder.join("book.db")).unwrap();
    assert_eq!(refused("lost database").code, RefusalCode::Damaged, "key slots without a database are not a new book");

    let all = [&wrong, &missing, &locked, &newer, &damaged];
    let codes = all.map(|refusal| refusal.code);
    use RefusalCode::*;
    assert_eq!(codes, [WrongSecret, Missing, Locked, Newer, Damaged], "five different answers");
    for (at, one) in all.iter().enumerate() {
        assert!(all[..at].iter().all(|other| other.sentence != one.sentence), "each in words of its own: {one}");
    }
}

#[test]
fn a_wrong_passphrase_leaves_what_a_crash_left() {
    let mut county = County::new(3);
    county.place("Ilinca", "Țepeș");
    // As a killed process leaves it: the last changes are in the log, the log was not written back.
    let left = county.home.path().join("Left.quorate");
    fs::create_dir(&left).unwrap();
    for file in fs::read_dir(&county.folder).unwrap().map(|file| file.unwrap().path()) {
        fs::copy(&file, left.join(file.file_name().unwrap())).unwrap();
    }
    assert!(left.join("book.db-wal").metadata().unwrap().len() > 0, "there is a log to lose");
    let before = every_byte(&left);
    assert!(Book::open(&left, county.by, "three loud herons", county.device).is_err());
    assert_eq!(every_byte(&left), before, "nothing was finished on behalf of somebody who cannot sign in");
    let book = Book::open(&left, county.by, PASSPHRASE, county.device).unwrap();
    assert_eq!(book.children("", 0, 10).unwrap().len(), 1, "what was committed before the crash is there");
}

#[test]
fn a_book_is_never_made_over_something() {
    let mut county = County::new(4);
    let before = every_byte(&county.folder);
    let start = crate::book::CreateBook {
        name: "Another".into(),
        council: "Elmshire".into(),
        administrator: person("Ada Fenn", &[]),
        passphrase: passphrase("another passphrase entirely"),
    };
    assert!(Book::create(&county.folder, start, county.now, county.device, &mut county.entropy).is_err());
    assert_eq!(every_byte(&county.folder), before, "the book that was there is as it was");
}

#[test]
fn the_recovery_key_sets_a_new_passphrase() {
    let mut county = County::new(5);
    let printed = county.recovery.printed();
    let (by, device, now) = (county.by, county.device, county.now);
    let new = passphrase("five brisk sparrows");
    drop(county.book);
    let key = RecoveryKey::read(&printed).unwrap();
    let book = Book::open_with_recovery(&county.folder, &key, by, &new, now, device, &mut county.entropy).unwrap();
    assert_eq!(
        book.ledger_entries(0, 1).unwrap().first().map(|entry| entry.kind.as_str()),
        Some(ChangeKind::RecoveryUsed.id())
    );
    drop(book);
    let old = Book::open(&county.folder, by, PASSPHRASE, device).unwrap_err();
    assert_eq!(old.code, RefusalCode::WrongSecret, "the forgotten passphrase no longer opens");
    Book::open(&county.folder, by, "five brisk sparrows", device).unwrap();
    let other = County::new(6).recovery;
    let refusal =
        Book::open_with_recovery(&county.folder, &other, by, &new, now, device, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongSecret, "another book’s recovery key does not open this one");
}

#[test]
fn drafts_outlast_the_book_being_closed_and_rebuilt() {
    let mut county = County::new(7);
    let now = county.now;
    let draft =
        |text: &str| Draft { field: "request/new/outline".into(), text: text.into(), based_on: String::new(), at: now };
    county.book.put_draft(&draft("Half a sent")).unwrap();
    county.book.put_draft(&draft("Half a sentence")).unwrap();
    county.book.rebuild().unwrap();
    let (_home, folder, by, device) = county.close();
    let mut book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.drafts().unwrap(), [draft("Half a sentence")], "the last thing typed, once");
    assert_eq!(book.take_draft("request/new/outline").unwrap(), Some(draft("Half a sentence")));
    assert!(book.drafts().unwrap().is_empty(), "taken is gone");
}

#[test]
fn a_draft_is_its_authors_and_nobody_else_sees_or_takes_it() {
    let mut county = County::new(10);
    let at = county.now;
    let ada = county.add("Ada Fenn", &[Role::Reader], "seven green lamps");
    let draft =
        |text: &str| Draft { field: "record/7/section/discussion".into(), text: text.into(), based_on: "3".into(), at };
    county.book.put_draft(&draft("The minute taker’s")).unwrap();
    let (_home, folder, by, device) = county.close();

    let mut book = Book::open(&folder, ada, "seven green lamps", device).unwrap();
    assert!(book.drafts().unwrap().is_empty(), "the reader has typed nothing");
    book.put_draft(&draft("The reader’s")).unwrap();
    assert_eq!(book.drafts().unwrap(), [draft("The reader’s")], "and then her own, in the same field");
    drop(book);

    let mut book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.drafts().unwrap(), [draft("The minute taker’s")]);
    book.take_draft("record/7/section/discussion").unwrap();
    drop(book);

    let book = Book::open(&folder, ada, "seven green lamps", device).unwrap();
    assert_eq!(book.drafts().unwrap(), [draft("The reader’s")], "what another has saved takes nothing of hers");
}

#[test]
fn somebody_without_access_is_told_so() {
    let mut county = County::new(8);
    let person = county.add("Ada Fenn", &[Role::Chair], "seven green lamps");
    let (_home, folder, _, device) = county.close();
    assert_eq!(people_who_can_sign_in(&folder).unwrap()[0].name, "Ada Fenn", "by name");
    let book = Book::open(&folder, person, "seven green lamps", device).unwrap();
    assert_eq!(book.person(person).unwrap().details.roles, [Role::Chair]);
    drop(book);
    let stranger = crate::ids::PersonId(uuid::Uuid::nil());
    let refusal = Book::open(&folder, stranger, PASSPHRASE, device).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Missing, "{refusal}");
}

#[test]
fn a_passphrase_that_was_replaced_changes_nothing_either() {
    let mut county = County::new(9);
    let (by, device, now) = (county.by, county.device, county.now);
    let old = county.home.path().join("Old copy.quorate");
    county.book.backup(Some(&old), now).unwrap();
    county.book.set_passphrase(&passphrase("nine tall ladders"), now, &mut county.entropy).unwrap();
    let (home, folder, ..) = county.close();
    fs::copy(old.join("keys.json"), folder.join("keys.json")).unwrap();
    fs::remove_file(folder.join("book.lock")).unwrap();
    let before = every_byte(home.path());
    let refusal = Book::open(&folder, by, PASSPHRASE, device).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongSecret, "an old slot put back does not count: {refusal}");
    assert_eq!(every_byte(home.path()), before, "no byte, and no file more");
}

#[test]
fn the_first_books_of_a_process_open_at_the_same_time() {
    let home = tempfile::tempdir().unwrap();
    let start = std::sync::Barrier::new(8);
    let open = &|file: String| {
        start.wait();
        store::create_empty(&home.path().join(file), &BookKey::new([7; 32])).unwrap();
    };
    // What SQLCipher keeps for the whole process it keeps without a lock: set by two at once, it ended the process.
    std::thread::scope(|threads| {
        (0..8).for_each(|thread| drop(threads.spawn(move || open(format!("{thread}.db")))));
    });
}
