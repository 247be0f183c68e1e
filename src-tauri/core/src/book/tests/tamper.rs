//! Whoever reaches into the file with the key in hand is found out.

use rusqlite::params;

use super::county::{County, PASSPHRASE, passphrase, person};
use crate::book::tables::ledger;
use crate::book::{Book, Draft};
use crate::ids::DeviceId;
use crate::ledger::chain::Fault;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

/// A book with some entries, then `sql` behind the ledger's back.
fn after(seed: u64, sql: &[&str]) -> Option<Fault> {
    let mut county = County::new(seed);
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "First words.");
    county.hear(&placed);
    county.sign(&placed, b"a signed record");
    let db = &county.book.db;
    assert_eq!(county.book.verify().unwrap().fault, None, "whole before anybody touched it");
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for statement in sql {
        assert!(db.execute(statement, params![]).unwrap() > 0, "{statement} changed something");
    }
    county.book.verify().unwrap().fault
}

#[test]
fn an_altered_removed_or_swapped_entry_is_found() {
    let swap = [
        "UPDATE ledger SET seq = 1000 WHERE seq = 5",
        "UPDATE ledger SET seq = 5 WHERE seq = 6",
        "UPDATE ledger SET seq = 6 WHERE seq = 1000",
    ];
    let cases: [(&[&str], u64, &str); 13] = [
        (&["UPDATE ledger SET payload = replace(payload, 'First', 'Worst') WHERE seq = 10"], 10, "says something else"),
        (&["UPDATE ledger SET at = '2026-11-24 12:00:00+00:00' WHERE seq = 4"], 4, "altered"),
        (&["UPDATE ledger SET person = zeroblob(16) WHERE seq = 4"], 4, "altered"),
        (&["UPDATE ledger SET kind = 'something else' WHERE seq = 9"], 9, "altered"),
        (&["UPDATE ledger SET subject = zeroblob(16) WHERE seq = 9"], 9, "altered"),
        (&["UPDATE ledger SET salt = zeroblob(32) WHERE seq = 4"], 4, "says something else"),
        (&["UPDATE ledger SET hash = zeroblob(32) WHERE seq = 4"], 4, "altered"),
        (&["UPDATE ledger SET hash = x'00' WHERE seq = 4"], 4, "cannot be read"),
        (&["DELETE FROM ledger WHERE seq = 4"], 4, "missing"),
        (&["DELETE FROM ledger WHERE seq = 4", "UPDATE ledger SET seq = seq - 1 WHERE seq > 4"], 4, "does not follow"),
        (&swap, 5, "does not follow"),
        (&["UPDATE ledger SET payload = NULL, salt = NULL WHERE seq = 9"], 9, "no disposal accounts for it"),
        (&["DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)"], 15, "cut off"),
    ];
    for (seed, (sql, seq, words)) in cases.into_iter().enumerate() {
        let fault = after(100 + seed as u64, sql).unwrap_or_else(|| panic!("{sql:?} went unnoticed"));
        assert_eq!(fault.seq, seq, "{sql:?}: {}", fault.sentence);
        assert!(fault.sentence.contains(words), "{sql:?}: {}", fault.sentence);
    }
}

#[test]
fn a_stored_file_that_was_altered_or_lost_is_found() {
    for (sql, words) in [("UPDATE blob SET bytes = x'00'", "was altered"), ("DELETE FROM blob", "not in the book")] {
        let fault = after(200, &[sql]).unwrap_or_else(|| panic!("{sql} went unnoticed"));
        assert!(fault.sentence.contains(words), "{sql}: {}", fault.sentence);
    }
}

#[test]
fn a_table_altered_behind_the_ledger_is_found_and_named() {
    for (seed, (sql, table)) in [
        ("UPDATE section SET text = 'Rewritten.'", "section"),
        ("UPDATE child SET surname = 'Somebody else'", "child"),
        ("UPDATE version SET file_name = 'another.pdf'", "version"),
        ("DELETE FROM panel", "panel"),
    ]
    .into_iter()
    .enumerate()
    {
        let fault = after(210 + seed as u64, &[sql]).unwrap_or_else(|| panic!("{sql} went unnoticed"));
        assert!(fault.sentence.contains(&format!("“{table}”")), "{sql}: {}", fault.sentence);
    }
}

/// Somebody's slot is changed by whoever can write the open file, its checksum set right.
#[test]
fn a_key_slot_altered_in_the_open_file_is_found_and_its_holder_named() {
    let mut county = County::new(230);
    let at = county.at();
    let ada = passphrase("seven green lamps");
    county.book.add_person(person("Ada Fenn", &[]), &ada, at, &mut county.entropy).unwrap();
    let mut keys = county.book.keys.clone();
    assert_eq!(county.book.verify().unwrap().fault, None);
    let theirs = keys.slots.iter_mut().find(|slot| slot.holder.id() != county.by.0 && !slot.holder.id().is_nil());
    theirs.unwrap().cost.passes += 1;
    keys.write(&county.folder).unwrap();
    let fault = county.book.verify().unwrap().fault.expect("it is found");
    assert!(fault.sentence.contains("Ada Fenn"), "{}", fault.sentence);
    keys.slots.retain(|slot| !slot.holder.id().is_nil());
    county.book.keys.slots.retain(|slot| !slot.holder.id().is_nil());
    county.book.keys.write(&county.folder).unwrap();
    let fault = county.book.verify().unwrap().fault.expect("one that is gone is found too");
    assert!(fault.sentence.contains("recovery key"), "{}", fault.sentence);
}

/// The machine's log tells IT where in the program something was refused: not inside the standard library.
#[test]
fn an_entry_that_does_not_read_is_refused_with_its_place() {
    let county = County::new(240);
    let beyond = county.book.ledger_length().unwrap() + 1;
    let refusal = county.book.change(beyond).expect_err("there is no such entry");
    assert!(refusal.at.file().ends_with("told.rs"), "{}", refusal.at);
    county.book.db.execute("UPDATE ledger SET at = 'no time' WHERE seq = 2", []).unwrap();
    let walked = ledger::walk(&county.book.db, |entry| entry.map(|_| ()));
    let refusal = walked.expect_err("its time cannot be read");
    assert_eq!(refusal.code, RefusalCode::Damaged, "{refusal}");
    assert!(refusal.at.file().ends_with("tables/ledger.rs"), "{}", refusal.at);
}

#[test]
fn a_clock_that_went_back_is_told_unless_it_was_said_to_be_set_right() {
    let mut county = County::new(220);
    let noon = county.now;
    let holiday = |name: &str| Change::HolidaySet { date: "2026-12-24".parse().unwrap(), name: name.into() };
    let early = noon - chrono::TimeDelta::days(85);
    let refusal = county.book.commit(&[holiday("A")], early, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Clock, "{refusal}");
    let later = noon + chrono::TimeDelta::days(30);
    county.book.commit(&[holiday("B")], later, &mut county.entropy).unwrap();
    let refusal = county.book.commit(&[holiday("C")], noon, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Clock, "{refusal}");
    county.book.commit(&[Change::ClockSetRight { last: later }], noon, &mut county.entropy).unwrap();
    county.book.commit(&[holiday("D")], noon, &mut county.entropy).unwrap();
    assert_eq!(county.book.steps_back().unwrap(), [], "it was said");
    // Whoever has the book's key can write what they like; that it does not go on is seen.
    let other = [ChangeKind::HolidaySet.id(), ChangeKind::ClockSetRight.id()];
    county.book.db.execute("UPDATE ledger SET kind = ?1 WHERE kind = ?2", other).unwrap();
    let steps = county.book.steps_back().unwrap();
    assert_eq!(steps.iter().map(|step| (step.from, step.to)).collect::<Vec<_>>(), [(later, noon)]);
}

/// Their key comes to the machine with the first entry that they write there, at the moment of that entry.
#[test]
fn somebody_new_to_a_machine_says_that_its_clock_is_right_and_nothing_is_told_of_them() {
    let mut county = County::new(221);
    let noon = county.now;
    let later = noon + chrono::TimeDelta::days(30);
    let holiday = |name: &str| Change::HolidaySet { date: "2026-12-24".parse().unwrap(), name: name.into() };
    let ada = county.add("Ada Fenn", &[Role::Administrator], "seven green lamps");
    let (home, folder, by, _) = county.close();
    let (device, mut entropy) = (DeviceId(uuid::Uuid::from_u128(9)), super::Seeded::new(222));
    let mut book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    book.commit(&[holiday("A")], later, &mut entropy).unwrap();
    drop(book);

    let mut book = Book::open(&folder, ada, "seven green lamps", device).unwrap();
    book.commit(&[Change::ClockSetRight { last: later }], noon, &mut entropy).unwrap();
    let kinds: Vec<_> =
        (0..2).map(|before| book.change(book.ledger_length().unwrap() - before).unwrap().unwrap().kind()).collect();
    assert_eq!(kinds, [ChangeKind::ClockSetRight, ChangeKind::KeyEnrolled], "they were new to the machine");
    assert_eq!(book.steps_back().unwrap(), [], "it was said");
    let other = [ChangeKind::HolidaySet.id(), ChangeKind::ClockSetRight.id()];
    book.db.execute("UPDATE ledger SET kind = ?1 WHERE kind = ?2", other).unwrap();
    let steps = book.steps_back().unwrap();
    assert_eq!(steps.len(), 1, "an introduction before anything else stands for nothing: {steps:?}");
    assert_eq!((steps[0].from, steps[0].to), (later, noon));
    drop(home);
}

#[test]
fn tables_altered_behind_the_ledger_are_put_right_by_a_rebuild() {
    let mut county = County::new(300);
    let placed = county.place("Ilinca", "Țepeș");
    county.book.db.execute("UPDATE child SET surname = 'Somebody else'", []).unwrap();
    let rebuilt = county.book.rebuild().unwrap();
    assert!(!rebuilt.same, "the rebuild says that the tables were not what the ledger says");
    assert_eq!(county.book.child(placed.child).unwrap().details.surname, "Țepeș", "the ledger is the truth");
    assert!(county.book.rebuild().unwrap().same, "and again it is the same");
}

#[test]
fn tables_altered_behind_the_ledger_are_made_anew_as_the_book_opens_and_that_is_told() {
    let mut county = County::new(61);
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "First words.");
    county.book.db.execute("UPDATE section SET text = 'Forged words.'", params![]).unwrap();
    let (_home, folder, by, device) = county.close();

    let book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.record(placed.record).unwrap().sections["discussion"].text, "First words.");
    let told = "The table “section” did not say what the ledger says";
    assert!(book.findings()[0].sentence.starts_with(told), "{:?}", book.findings());
    assert!(book.verify().unwrap().fault.is_some_and(|fault| fault.sentence.starts_with(told)), "and a check says no");
    drop(book);
    let book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.verify().unwrap().fault, None, "it is whole again");
    assert!(book.findings()[0].sentence.starts_with(told), "and administrators are still told");
}

#[test]
fn only_what_somebody_typed_themselves_is_their_draft() {
    let mut county = County::new(62);
    let draft = Draft { field: "a".into(), text: "Mine.".into(), based_on: "0".into(), at: county.now };
    county.book.put_draft(&draft).unwrap();
    assert_eq!(county.book.drafts().unwrap(), [draft], "as it was typed");
    let more = "INSERT INTO draft SELECT person, 'b', text, based_on, at, key, signature FROM draft";
    county.book.db.execute(more, params![]).unwrap();
    assert_eq!(county.book.drafts().unwrap().len(), 1, "not what was put beside it");
    county.book.db.execute("UPDATE draft SET text = 'Theirs.'", params![]).unwrap();
    assert_eq!(county.book.drafts().unwrap(), [], "nor what was put in its place");
    assert_eq!(county.book.take_draft("a").unwrap(), None);
}
