//! One bit of a book's files is not what was written: no such book is called whole, none reads back wrong, and being
//! refused changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hpke::rand_core::{Rng, SeedableRng};

use super::county::{County, PASSPHRASE, passphrase, person};
use super::look::dump;
use crate::book::{Book, Draft, Here, KnownBook};
use crate::ids::{DeviceId, PersonId};
use crate::meeting::person::Role;

/// A folder as it was left, and what it has to read as.
struct Left {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    by: PersonId,
    here: Here,
    reads: String,
}

/// How many flips were found, and where the others were.
#[derive(Default)]
struct Tally {
    flips: usize,
    /// Refused by opening, every byte as it was.
    refused: usize,
    /// Opened, and the walk said so.
    told: usize,
    called_whole: Vec<String>,
    read_back_wrong: Vec<String>,
    changed_by_refusal: Vec<String>,
}

impl Left {
    fn take(folder: &Path, by: PersonId, here: Here, reads: String) -> Self {
        let files = read_all(folder);
        Self { folder: folder.to_owned(), files, by, here, reads }
    }

    /// Flips one bit of one file, opens, and puts everything back.
    fn flip(&self, file: &str, bit: usize, tally: &mut Tally) {
        let mut bytes = self.files[file].clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(self.folder.join(file), &bytes).unwrap();
        let what = format!("bit {bit} of {}", self.folder.join(file).display());
        tally.flips += 1;
        match Book::open(&self.folder, self.by, PASSPHRASE, self.here.clone()) {
            Err(_) => {
                tally.refused += 1;
                let mut expected = self.files.clone();
                expected.insert(file.to_owned(), bytes);
                if read_all(&self.folder) == expected {
                    return fs::write(self.folder.join(file), &self.files[file]).unwrap();
                }
                tally.changed_by_refusal.push(what);
            }
            Ok(book) => {
                let whole = book.verify().is_ok_and(|found| found.fault.is_none());
                match (whole, dump(&book.db) == self.reads) {
                    (true, true) => tally.called_whole.push(what),
                    (true, false) => tally.read_back_wrong.push(what),
                    (false, _) => tally.told += 1,
                }
            }
        }
        self.put_right();
    }

    fn put_right(&self) {
        for name in read_all(&self.folder).keys().filter(|name| !self.files.contains_key(*name)) {
            fs::remove_file(self.folder.join(name)).unwrap();
        }
        for (name, bytes) in &self.files {
            fs::write(self.folder.join(name), bytes).unwrap();
        }
    }
}

fn read_all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())).collect()
}

/// A county whose book has all that a book has: texts of many pages, signed files, drafts, several people, and pages that
/// were freed.
fn written(seed: u64) -> County {
    let mut county = County::new(seed);
    let long = |words: &str| words.repeat(300);
    for given in ["Ilinca", "Carys", "Radu"] {
        let placed = county.place(given, "Țepeș");
        county.write(&placed, "discussion", &long("She said that she likes it there. "));
        county.hear(&placed);
        county.sign(&placed, long("%PDF a signed record ").as_bytes());
    }
    let at = county.at();
    let ada = passphrase("seven green lamps");
    county.book.add_person(person("Ada Fenn", &[Role::Chair]), &ada, at, &mut county.entropy).unwrap();
    for field in ["record/one/discussion", "record/two/discussion"] {
        let draft = Draft { field: field.into(), text: long("Half a sentence "), based_on: Default::default(), at };
        county.book.put_draft(&draft).unwrap();
    }
    county.book.take_draft("record/one/discussion").unwrap();
    let free: i64 = county.book.db.query_row("PRAGMA freelist_count", [], |row| row.get(0)).unwrap();
    assert!(free > 0, "there are freed pages");
    county
}

fn copied(from: &Path, to: &Path) -> PathBuf {
    fs::create_dir(to).unwrap();
    for (name, bytes) in read_all(from) {
        fs::write(to.join(name), bytes).unwrap();
    }
    to.to_owned()
}

fn flips(times: usize) {
    let county = written(400);
    let (by, device, home) = (county.by, county.device, county.home.path().to_owned());
    let known: KnownBook = county.book.known().clone();
    let here = Here { device, known: Some(known) };
    let reads = dump(&county.book.db);
    // As a killed program leaves it, as it is at rest, and as a backup that another machine opens.
    let crashed = copied(&county.folder, &home.join("Crashed.quorate"));
    let copy = home.join("Copy.quorate");
    county.book.backup(Some(&copy), county.now).unwrap();
    let (_home, folder, ..) = county.close();
    let stranger = Here::from(DeviceId(uuid::Uuid::from_u128(9)));
    let rest = Left::take(&folder, by, here.clone(), reads.clone());
    let crashed = Left::take(&crashed, by, here, reads.clone());
    let backup = Left::take(&copy, by, stranger, reads);
    assert!(!rest.files.contains_key("book.db-wal") && crashed.files["book.db-wal"].len() > 100_000);

    let mut chance = chacha20::ChaCha20Rng::seed_from_u64(401);
    let mut tally = Tally::default();
    let places = [
        (&rest, "book.db"),
        (&crashed, "book.db-wal"),
        (&rest, "keys.json"),
        (&backup, "book.db"),
        (&crashed, "book.db"),
        (&backup, "keys.json"),
    ];
    for turn in 0..times {
        let (left, file) = places[turn % places.len()];
        let bits = left.files[file].len() * 8;
        left.flip(file, chance.next_u64() as usize % bits, &mut tally);
    }
    for left in [&rest, &crashed, &backup] {
        let book = Book::open(&left.folder, by, PASSPHRASE, left.here.clone()).expect("whole again, it opens");
        assert_eq!(book.verify().unwrap().fault, None);
        assert_eq!(dump(&book.db), left.reads);
    }
    eprintln!("{} flips: {} refused at the door, {} told by the walk", tally.flips, tally.refused, tally.told);
    assert_eq!(tally.called_whole, Vec::<String>::new(), "called whole");
    assert_eq!(tally.read_back_wrong, Vec::<String>::new(), "read back wrong");
    assert_eq!(tally.changed_by_refusal, Vec::<String>::new(), "changed by being refused");
    assert_eq!(tally.refused + tally.told, times);
}

#[test]
fn no_flip_goes_unnoticed() {
    flips(1_000);
}

#[test]
#[ignore = "soak"]
fn soak_ten_thousand_flips() {
    flips(10_000);
}
