//! Who looked: noted at once, chained, kept for its time, and found when somebody tampers with it.

use chrono::{Months, TimeDelta};
use rusqlite::params;

use super::county::County;
use crate::book::WhichReads;
use crate::ids::{ChildId, DeviceId};
use crate::ledger::Change;
use crate::ledger::signed_look::SignedLook;
use crate::ledger::signing::EntryKey;
use crate::ledger::stream_place::StreamPlace;
use crate::meeting::looks::{KEPT_MONTHS, Look, Looked};
use crate::refusal::{Refusal, RefusalCode};

fn page(child: ChildId) -> Look {
    Look { child: Some(child), ..Look::at(Looked::Child) }
}

#[test]
fn looks_are_told_by_child_and_by_person_and_outlast_the_program() -> Result<(), Refusal> {
    let mut county = County::new(420);
    let (one, other) = (county.place("Ilinca", "Țepeș"), county.place("Carys", "Llewellyn"));
    let (at, length) = (county.now, county.book.ledger_length()?);
    county.book.note_reads(&[page(one.child), page(other.child)], at)?;
    county.book.note_reads(&[page(one.child)], at + TimeDelta::minutes(1))?;
    county.book.note_reads(&[Look::at(Looked::Search)], at + TimeDelta::minutes(2))?;
    assert_eq!(county.book.ledger_length()?, length, "the ledger of the trade says nothing of it");
    let of_one = WhichReads { child: Some(one.child), person: None };
    assert_eq!(county.book.count_readings(of_one)?, 2);
    assert_eq!(county.book.count_readings(WhichReads { child: None, person: Some(county.by) })?, 4);

    // As if it were killed: nothing is closed, and a copy of the files as they lie there is opened.
    let copy = county.home.path().join("Killed.quorate");
    std::fs::create_dir(&copy).unwrap();
    for file in std::fs::read_dir(&county.folder).unwrap().flatten() {
        if file.path().is_file() {
            std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
        }
    }
    let book = crate::book::Book::open(&copy, county.by, super::county::PASSPHRASE, county.device)?;
    let told = book.readings(WhichReads::default(), 0, 10)?;
    assert_eq!(told.iter().map(|one| one.look.what).collect::<Vec<_>>()[..2], [Looked::Search, Looked::Child]);
    assert_eq!(told.len(), 4);
    assert_eq!(book.verify_reads()?.fault, None);
    assert_eq!(book.verify_reads()?.readings, 4);
    Ok(())
}

#[test]
fn a_stream_that_was_tampered_with_is_found() -> Result<(), Refusal> {
    let (elsewhere, hash) = (DeviceId(uuid::Uuid::from_u128(9)), [7u8; 32]);
    type Tamper<'t> = &'t dyn Fn(&County);
    let tampered: [(&str, Tamper); 7] = [
        ("was altered", &|county| {
            county.book.db.execute("UPDATE reading SET person = zeroblob(16) WHERE n = 2", []).unwrap();
        }),
        ("is missing", &|county| {
            county.book.db.execute("DELETE FROM reading WHERE n = 2", []).unwrap();
        }),
        ("the end was cut off", &|county| {
            county.book.db.execute("DELETE FROM reading WHERE n = 4", []).unwrap();
        }),
        ("no entry of the ledger says", &|county| {
            let begun = "UPDATE stream SET begun = 1, begun_hash = (SELECT hash FROM reading WHERE n = 1)";
            county.book.db.execute_batch(&format!("{begun}; DELETE FROM reading WHERE n = 1;")).unwrap();
        }),
        ("was not signed by whom it names", &|county| {
            // With every hash put right, as whoever holds the book's key can.
            let (mut last, mut forged) = (StreamPlace::start(county.device), Vec::new());
            for told in county.book.readings(WhichReads::default(), 0, 10).unwrap().into_iter().rev() {
                let look = Look { child: None, ..told.look };
                let own = EntryKey::from_seed(&[9; 32]);
                let next = SignedLook::after(last, look, told.person, told.at, (county.book.id(), &own));
                last = next.place();
                forged.push(next);
            }
            county.book.db.execute_batch("DELETE FROM reading").unwrap();
            crate::book::tables::reading::append(&county.book.db, &forged).unwrap();
        }),
        ("cannot be read", &|county| {
            county.book.db.execute("UPDATE reading SET what = 'nonsense' WHERE n = 3", []).unwrap();
        }),
        ("the end was cut off", &|county| {
            let put_in = "INSERT INTO stream (device, n, hash, begun, begun_hash) VALUES (?1, 3, ?2, 0, zeroblob(32))";
            county.book.db.execute(put_in, params![elsewhere.0, hash]).unwrap();
        }),
    ];
    for (seed, (said, tamper)) in tampered.into_iter().enumerate() {
        let mut county = County::new(430 + seed as u64);
        let placed = county.place("Ilinca", "Țepeș");
        county.book.note_reads(&[page(placed.child); 4], county.now)?;
        assert_eq!(county.book.verify_reads()?.fault, None);
        tamper(&county);
        let fault = county.book.verify_reads()?.fault.unwrap_or_default();
        assert!(fault.contains(said), "{said}: {fault}");
    }
    Ok(())
}

#[test]
fn what_is_past_its_time_is_destroyed_with_an_entry_that_says_so() -> Result<(), Refusal> {
    let mut county = County::new(440);
    let placed = county.place("Ilinca", "Țepeș");
    let now = county.now;
    let old = now - Months::new(KEPT_MONTHS) - TimeDelta::days(1);
    county.book.note_reads(&[page(placed.child), page(placed.child)], old)?;
    county.book.note_reads(&[page(placed.child)], now - TimeDelta::days(1))?;
    assert_eq!(county.book.reads_past_their_time(now)?, 2);
    assert_eq!(county.book.destroy_old_reads(now, &mut county.entropy)?, 2);
    assert_eq!(county.book.count_readings(WhichReads::default())?, 1);
    let length = county.book.ledger_length()?;
    let last = county.book.change(length)?;
    assert!(matches!(&last, Some(Change::ReadsDestroyed { up_to, .. }) if up_to[0].n == 2), "{last:?}");
    assert_eq!(county.book.verify_reads()?.fault, None, "and the walk knows why they are gone");
    assert_eq!(county.book.destroy_old_reads(now, &mut county.entropy)?, 0, "nothing more is old");
    assert_eq!(county.book.ledger_length()?, length, "and nothing is said of nothing");

    county.say(Change::ReadsKept { months: 12 });
    assert_eq!(county.book.reads_kept_months()?, 12);
    for months in [0, 11, 1201] {
        assert_eq!(county.commit(&[Change::ReadsKept { months }]).unwrap_err().code, RefusalCode::Invalid);
    }
    let later = now + TimeDelta::days(400);
    assert_eq!(county.book.destroy_old_reads(later, &mut county.entropy)?, 1);
    assert_eq!(county.book.verify_reads()?.fault, None);
    let door = Change::ReadsDestroyed { before: now, up_to: Vec::new() };
    assert!(county.commit(&[door]).is_err(), "it is not told without being done");
    Ok(())
}

#[test]
fn what_is_looked_at_while_the_book_cannot_be_written_to_joins_it_later() -> Result<(), Refusal> {
    let mut county = County::new(450);
    let placed = county.place("Ilinca", "Țepeș");
    let settings = county.home.path().join("settings");
    county.book.wait_for_reads_in(&settings)?;
    county.book.note_reads(&[page(placed.child)], county.now)?;
    let only_read = |county: &County, on: &str| {
        county.book.db.execute_batch(&format!("PRAGMA query_only = {on}")).unwrap();
    };
    only_read(&county, "ON");
    for minute in 1..4 {
        county.book.note_reads(&[page(placed.child)], county.now + TimeDelta::minutes(minute))?;
    }
    only_read(&county, "OFF");
    assert_eq!(county.book.count_readings(WhichReads::default())?, 1, "the book was not touched");
    let files: Vec<_> = std::fs::read_dir(&settings).unwrap().flatten().map(|entry| entry.path()).collect();
    let bytes = std::fs::read(&files[0]).unwrap();
    let id = placed.child.0.as_bytes();
    assert!(memchr::memmem::find(&bytes, id).is_none() && !bytes.is_empty(), "sealed: it does not say at whom");

    // A power cut in the middle of writing one more.
    std::fs::write(&files[0], [&bytes[..], &[0, 0, 1]].concat()).unwrap();
    let book = &mut county.book;
    book.wait_for_reads_in(&settings)?;
    assert_eq!(book.count_readings(WhichReads::default())?, 4, "they joined");
    assert!(!files[0].exists(), "and wait no more");
    assert_eq!(book.verify_reads()?.fault, None);
    std::fs::write(&files[0], &bytes).unwrap();
    book.wait_for_reads_in(&settings)?;
    assert_eq!(book.count_readings(WhichReads::default())?, 4, "nor twice, where a crash left the file");
    Ok(())
}
