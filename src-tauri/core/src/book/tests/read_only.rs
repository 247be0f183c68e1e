//! A book that takes no writing, a folder that goes away or is swapped while it is open, and whose files they are.

use std::fs;

use super::county::{County, PASSPHRASE};
use super::every_byte;
use crate::book::Draft;
use crate::refusal::RefusalCode;

#[test]
fn a_folder_deleted_or_swapped_while_the_book_is_open_takes_no_writing() {
    let mut county = County::new(430);
    let placed = county.place("Ilinca", "Țepeș");
    let at = county.at();
    let draft = Draft { field: "record/new/discussion".into(), text: "Half".into(), based_on: Default::default(), at };
    let old = county.home.path().join("Old.quorate");
    county.book.backup(Some(&old), at).unwrap();
    county.write(&placed, "discussion", "Kept.");

    let away = county.home.path().join("away");
    fs::rename(&county.folder, &away).unwrap();
    for _ in 0..3 {
        let refusal = county.book.put_draft(&draft).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Unreachable, "{refusal}");
    }
    assert!(!county.folder.exists(), "nothing was made in its place");

    // The folder of an older copy under the same name: what is written must not go there either.
    fs::create_dir(&county.folder).unwrap();
    for name in ["book.db", "keys.json"] {
        fs::copy(old.join(name), county.folder.join(name)).unwrap();
    }
    let before = every_byte(&county.folder);
    let refusal = county.book.put_draft(&draft).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Older, "{refusal}");
    let left: Vec<_> = every_byte(&county.folder).into_iter().filter(|(name, _)| !name.ends_with(".lock")).collect();
    assert_eq!(left, before.into_iter().collect::<Vec<_>>());

    fs::remove_dir_all(&county.folder).unwrap();
    fs::rename(&away, &county.folder).unwrap();
    county.book.put_draft(&draft).expect("back in its place, it goes on");
    county.write(&placed, "discussion", "Kept again.");
    assert_eq!(county.book.verify().unwrap().fault, None);
}

#[test]
fn a_backup_touches_nothing_that_is_there() {
    let county = County::new(431);
    let to = county.home.path().join("Copy.quorate");
    let theirs = county.home.path().join("Copy.quorate.part");
    let also = county.home.path().join("Copy.quorate.part1");
    for folder in [&theirs, &also] {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("mine"), "mine").unwrap();
    }
    county.book.backup(Some(&to), county.now).unwrap();
    for folder in [&theirs, &also] {
        assert_eq!(fs::read(folder.join("mine")).unwrap(), b"mine");
    }
    let names = fs::read_dir(county.home.path()).unwrap().count();
    assert_eq!(names, 4, "the book, the backup, and what was there: nothing half-made");
}

#[cfg(unix)]
#[test]
fn every_file_of_a_book_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    fn open_to_others(path: &Path, found: &mut Vec<String>) {
        let mode = path.metadata().unwrap().permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            found.push(format!("{} {mode:o}", path.display()));
        }
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                open_to_others(&entry.unwrap().path(), found);
            }
        }
    }
    let mut county = County::new(432);
    county.place("Ilinca", "Țepeș");
    let (by, at) = (county.by, county.now);
    county.book.set_passphrase(&super::county::passphrase(PASSPHRASE), at, &mut county.entropy).unwrap();
    let backup = county.book.backup(None, at).unwrap();
    let to = county.home.path().join("Restored.quorate");
    let device = county.device;
    drop(crate::book::restore(&backup, &to, by, PASSPHRASE, device, at, &mut county.entropy).unwrap());
    let mut found = Vec::new();
    for folder in [&county.folder, &to] {
        open_to_others(folder, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}
