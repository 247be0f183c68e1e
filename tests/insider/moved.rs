//! Entries taken out, moved and put in between, with everything after them made right; and copies put in the book's place.

use std::path::Path;

use quorate_core::ids::{ChildId, DeviceId, FamilyId};
use quorate_core::ledger::entry::{Author, Signing, Tip};
use quorate_core::ledger::{Change, ChangeKind, Entry};
use rusqlite::Connection;
use uuid::Uuid;

use crate::county::{Chance, at, child};
use crate::forge::{entries, head, replace, sign_head};
use crate::ground::{Found, Ground, READERS_MACHINE, Trial, copied};

/// The forger makes the tables fit the forged ledger, as far as the core lets them.
fn settle(ground: &Ground, folder: &Path) {
    let device = DeviceId(Uuid::from_u128(0xbad));
    if let Ok(mut book) = quorate_core::book::Book::open(folder, ground.reader, crate::county::PASSPHRASE, device) {
        let _ = book.rebuild();
    }
}

impl Ground {
    /// What the walk says of a ledger that was moved about and whose tables fit it: on a machine that never saw the book,
    /// and on one that did.
    fn moved(&self, attack: &str, forge: impl FnOnce(&Connection)) -> (Found, Found) {
        let folder = self.copy(attack);
        forge(&self.db(&folder));
        settle(self, &folder);
        (self.walk(&folder), self.walk_remembering(&folder))
    }

    /// What is said of where this machine saw the book end.
    fn seen(&self) -> String {
        format!("this machine saw entry {},", entries(&self.db(&self.copy("as it ended"))).len())
    }
}

pub fn entries_taken_out_or_moved_are_found(ground: &Ground, trial: &mut Trial) {
    let (book, own) = (ground.book, &ground.own);
    let end = |db: &Connection| entries(db).len();

    let cut = |db: &Connection| db.execute("DELETE FROM ledger WHERE seq > (SELECT max(seq) - 3 FROM ledger)", []);
    let (fresh, _) = ground.moved("the end deleted, the head left", |db| {
        assert_eq!(cut(db).expect("cut"), 3);
    });
    trial.found("the end deleted, the head left", &fresh, "the end of the ledger was cut off");
    let (fresh, remembers) = ground.moved("the end deleted, the head signed", |db| {
        cut(db).expect("cut");
        let last = entries(db).pop().expect("an entry");
        sign_head(db, last.head(), book, own);
    });
    trial.found("the end deleted, the head signed; remembers", &remembers, &ground.seen());
    trial.told("the end deleted, the head signed; never saw the book", &fresh);

    let (fresh, _) = ground.moved("one deleted in the middle", |db| {
        db.execute("DELETE FROM ledger WHERE seq = ?1", [end(db) / 2]).expect("gone");
    });
    trial.found("one deleted in the middle", &fresh, "of the ledger is missing");
    let (fresh, remembers) = ground.moved("one deleted in the middle, made right", |db| {
        let mut all = entries(db);
        all.remove(all.len() / 2);
        replace(db, book, all, own);
    });
    trial.found("one deleted in the middle, made right", &fresh, "one of theirs was taken out or moved");
    trial.found("one deleted in the middle, made right; remembers", &remembers, &ground.seen());
    let (fresh, _) = ground.moved("the taking back of a role deleted, made right", |db| {
        let mut all = entries(db);
        let back =
            all.iter().rposition(|entry| entry.kind == ChangeKind::PersonRolesSet.id()).expect("a role was taken back");
        all.remove(back);
        replace(db, book, all, own);
    });
    trial.found("the taking back of a role deleted, made right", &fresh, "one of theirs was taken out or moved");
    let (fresh, _) = ground.moved("the removal deleted, made right", |db| {
        let mut all = entries(db);
        all.retain(|entry| entry.kind != ChangeKind::PersonRemoved.id());
        replace(db, book, all, own);
    });
    trial.found("the removal of a person deleted, made right", &fresh, "one of theirs was taken out or moved");

    let (fresh, _) = ground.moved("two of one author swapped", |db| {
        let mut all = entries(db);
        let at = swappable(&all, |one, other| (one.person, one.device) == (other.person, other.device));
        all.swap(at, at + 1);
        replace(db, book, all, own);
    });
    trial.found("two of one author swapped, made right", &fresh, "one of theirs was taken out or moved");
    let (fresh, remembers) = ground.moved("two of different authors swapped", |db| {
        let mut all = entries(db);
        let at = swappable(&all, |one, other| one.person != other.person);
        all.swap(at, at + 1);
        replace(db, book, all, own);
    });
    trial.found(
        "two of different authors swapped, made right; remembers",
        &remembers,
        "is not the one that this machine saw",
    );
    trial.told("two of different authors swapped, made right; never saw the book", &fresh);
    let (fresh, remembers) = ground.moved("put in before the removal", |db| {
        let mut all = entries(db);
        let gone = all.iter().position(|entry| entry.kind == ChangeKind::PersonRemoved.id()).expect("a removal");
        all.insert(gone, late(ground, &all[..gone]));
        replace(db, book, all, own);
    });
    trial.found("put in before one's removal; remembers", &remembers, "is not the one that this machine saw");
    trial.told("put in before one's removal; never saw the book", &fresh);
}

/// The last two neighbours of that kind, of which the second does not follow from the first's author.
fn swappable(all: &[Entry], are: impl Fn(&Entry, &Entry) -> bool) -> usize {
    (0..all.len() - 1).rfind(|at| are(&all[*at], &all[at + 1])).expect("two such neighbours")
}

/// What somebody says, after they were removed, that they had said before.
fn late(ground: &Ground, all: &[Entry]) -> Entry {
    let theirs = |entry: &&Entry| entry.person == ground.removed && entry.device == READERS_MACHINE;
    let before = all.iter().rfind(theirs).map_or(Tip::NONE, |entry| entry.tip(ground.book));
    let change = Change::ChildAdded {
        child: ChildId(Uuid::from_u128(0xc9)),
        family: FamilyId(Uuid::from_u128(0xfc)),
        details: child("Nia", "Forged", None, ""),
    };
    let author = Author { person: ground.removed, device: READERS_MACHINE, at: at("2026-11-18") };
    let signing = Signing { book: ground.book, key: &ground.removed_ones_own, before };
    Entry::after(all.last().expect("one before").head(), &change, change.concerns(), author, signing, &mut Chance)
        .expect("an entry")
}

pub fn an_older_copy_in_the_books_place_is_noticed_where_the_book_was_seen(ground: &Ground, trial: &mut Trial) {
    let put_back = |name: &str, from: &Path, files: &[&str]| {
        let folder = ground.copy(name);
        for file in files {
            for beside in ["book.db-wal", "book.db-shm"] {
                let _ = std::fs::remove_file(folder.join(beside));
            }
            std::fs::copy(from.join(file), folder.join(file)).expect("put back");
        }
        (ground.walk(&folder), ground.walk_remembering(&folder))
    };
    let seen = ground.seen();
    for (what, files, removal, week) in [
        ("old keys.json", &["keys.json"][..], "keys.json does not open book.db", "key slot of Idris Vaughan"),
        ("old book.db", &["book.db"][..], "keys.json does not open book.db", seen.as_str()),
        (
            "old keys.json and book.db",
            &["keys.json", "book.db"][..],
            "Somebody whose access was taken away",
            seen.as_str(),
        ),
    ] {
        let (fresh, remembers) = put_back(&format!("before removal {what}"), &ground.before_removal, files);
        trial.found(&format!("{what} of before a removal; remembers"), &remembers, removal);
        trial.told(&format!("{what} of before a removal; never saw the book"), &fresh);
        let (fresh, remembers) = put_back(&format!("week {what}"), &ground.before_settling, files);
        trial.found(&format!("{what} of last week, the same key; remembers"), &remembers, week);
        trial.told(&format!("{what} of last week, the same key; never saw the book"), &fresh);
    }
    let folder = copied(&ground.backup, &ground.county.dir.path().join("unmarked.quorate"));
    let fresh = ground.walk(&folder);
    trial.told("a backup in the book's place, with its mark", &fresh);
    let _ = std::fs::remove_file(folder.join("put-back"));
    trial.found("a backup in the book's place, without its mark; remembers", &ground.walk_remembering(&folder), &seen);

    // Forged to look longer than what was seen: an old copy, gone on with by the forger's own entries.
    let folder = ground.copy("longer");
    let db = ground.db(&folder);
    let mut all = entries(&db);
    let seen = all.len();
    all.truncate(seen - 3);
    replace(&db, ground.book, all, &ground.own);
    for n in 0..6_u128 {
        let change = Change::ChildAdded {
            child: ChildId(Uuid::from_u128(0xa0 + n)),
            family: FamilyId(Uuid::from_u128(0xb0 + n)),
            details: child("Nia", "Forged", None, ""),
        };
        let author = Author { person: ground.minute_taker, device: READERS_MACHINE, at: at("2026-11-19") };
        crate::forge::append(&db, ground.book, &change, author, &ground.minute_takers_own, &ground.own);
    }
    assert!(head(&db).seq > seen as u64);
    drop(db);
    settle(ground, &folder);
    trial.found(
        "an older copy gone on with until it is longer; remembers",
        &ground.walk_remembering(&folder),
        "is not the one that this machine saw",
    );
    let register = ground.register.display().to_string();
    let by_register = ground.verify(&ground.record, &folder, &["--register", &register]);
    trial.found("the same, by the register", &by_register, "entries that this book does not have");
}
