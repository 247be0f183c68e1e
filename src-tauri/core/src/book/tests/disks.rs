//! A disk that is full, that can only be read, that was away: nothing is lost, and the ledger stays whole.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::county::{County, PASSPHRASE};
use super::every_byte;
use crate::book::{Book, Draft};
use crate::refusal::RefusalCode;

fn draft(county: &County, text: String) -> Draft {
    Draft { field: "record/new/discussion".into(), text, based_on: String::new(), at: county.now }
}

/// A small disk of its own, where this machine lets a test have one.
struct SmallDisk<'p>(&'p Path);

impl<'p> SmallDisk<'p> {
    fn mount(place: &'p Path) -> Option<Self> {
        let run = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(place).output();
        let mounted = run.is_ok_and(|run| run.status.success());
        if !mounted {
            eprintln!("SKIPPED: this machine mounts no small disk for a test (it takes root on Linux).");
        }
        mounted.then_some(Self(place))
    }

    fn remount(&self, how: &str) {
        let run = Command::new("mount").arg("-o").arg(format!("remount,{how}")).arg(self.0).status().unwrap();
        assert!(run.success(), "remounted {how}");
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

/// Types more and more until the disk takes no more; gives what the last refusal said.
fn type_until_refused(county: &mut County) -> RefusalCode {
    for times in 1..60 {
        let typed = draft(county, "Ilinca spoke. ".repeat(8000 * times));
        if let Err(refusal) = county.book.put_draft(&typed) {
            assert!(!refusal.sentence.contains("Ilinca"), "a refusal says nothing of what was typed");
            return refusal.code;
        }
    }
    panic!("the disk took everything");
}

#[test]
fn a_book_that_may_not_grow_says_so_and_goes_on_once_it_may() {
    let mut county = County::new(80);
    let placed = county.place("Ilinca", "Țepeș");
    let pages: i64 = county.book.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    county.book.db.execute_batch(&format!("PRAGMA max_page_count = {}", pages + 20)).unwrap();
    assert_eq!(type_until_refused(&mut county), RefusalCode::DiskFull);
    county.book.db.execute_batch("PRAGMA max_page_count = 1000000").unwrap();
    county.book.put_draft(&draft(&county, "Typed on".into())).unwrap();
    county.write(&placed, "discussion", "And kept.");
    assert_eq!(county.book.verify().unwrap().fault, None);

    county.book.db.execute_batch("PRAGMA query_only = ON").unwrap();
    let refusal = county.book.put_draft(&draft(&county, "More".into())).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::ReadOnly, "{refusal}");
    county.book.db.execute_batch("PRAGMA query_only = OFF").unwrap();
    county.book.put_draft(&draft(&county, "More".into())).unwrap();
}

#[test]
fn a_disk_that_is_really_full_or_read_only_loses_nothing() {
    let place = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(place.path()) else { return };
    let mut county = County::new_in(81, place.path());
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "Before.");
    let length = county.book.ledger_length().unwrap();

    let filler = place.path().join("filler");
    let room = vec![0; 8 << 20];
    fs::write(&filler, &room).expect_err("the disk is full now");
    assert_eq!(type_until_refused(&mut county), RefusalCode::DiskFull);
    assert_eq!(county.book.ledger_length().unwrap(), length, "nothing half-written");
    fs::remove_file(&filler).unwrap();
    county.book.put_draft(&draft(&county, "Typed while it was full".into())).unwrap();
    county.write(&placed, "discussion", "After.");
    assert_eq!(county.book.verify().unwrap().fault, None);
    assert!(county.book.rebuild().unwrap().same);

    let at = county.now;
    let (home, folder, by, device) = county.close();
    let before = every_byte(&folder);
    disk.remount("ro");
    let mut book = Book::open(&folder, by, PASSPHRASE, device).expect("it opens to be read");
    assert!(book.is_read_only());
    assert_eq!(book.record(placed.record).unwrap().sections["discussion"].text, "After.");
    assert_eq!(book.verify().unwrap().fault, None, "and to be checked");
    let typed = Draft { field: "record/new/discussion".into(), text: "More".into(), based_on: Default::default(), at };
    let refusal = book.put_draft(&typed).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::ReadOnly, "{refusal}");
    assert!(refusal.sentence.contains("can only be read here"), "{refusal}");
    drop(book);
    assert_eq!(every_byte(&folder), before);
    disk.remount("rw");
    let book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert_eq!(book.record(placed.record).unwrap().sections["discussion"].text, "After.");
    drop((book, home));
}

#[test]
fn a_drive_that_was_away_is_opened_anew_once_it_is_back() {
    let mut county = County::new(82);
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "Before.");
    let aside = county.home.path().join("away");
    // Nothing on this machine can take a drive out; what follows its going is the same.
    county.book.lost = true;
    fs::rename(&county.folder, &aside).unwrap();
    for _ in 0..2 {
        let refusal = county.book.put_draft(&draft(&county, "Typed meanwhile".into())).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Unreachable, "{refusal}");
    }
    assert!(!county.folder.exists(), "nothing was made in its place");
    fs::rename(&aside, &county.folder).unwrap();
    county.book.put_draft(&draft(&county, "Typed meanwhile".into())).unwrap();
    assert_eq!(county.book.drafts().unwrap()[0].text, "Typed meanwhile");
    county.write(&placed, "discussion", "After.");
    assert_eq!(county.book.verify().unwrap().fault, None);
    let by = county.by;
    assert_eq!(Book::open(&county.folder, by, PASSPHRASE, county.device).unwrap_err().code, RefusalCode::Locked);
}
