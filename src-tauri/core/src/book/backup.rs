//! Copies of a book: each a folder that opens like one, made by SQLite's own online backup and read again before it
//! counts.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::fault::{self, damaged, machine};
use super::open_book::Book;
use super::{store, verify};
use crate::book::key_slot::BookKey;
use crate::book::keys_file;
use crate::book::keys_file::sync_folder;
use crate::book::made_folders::{MadeFolders, no_folder};
use crate::book::remembered_end::Here;
use crate::book::{book_files, file_lock, owner_only};
use crate::calendar::london;
use crate::entropy::Entropy;
use crate::ids::PersonId;
use crate::refusal::Refusal;

/// The folder of a book's own backups.
pub(super) const FOLDER: &str = "backups";

/// Marks a copy that nobody has gone on with yet.
pub(super) const PUT_BACK: &str = "put-back";

impl Book {
    /// Backs the book up to the folder `to`, which must not exist yet; without it, into the book's own `backups`, named
    /// by the time on the wall in London. Says where it lies. The book's pages are checked first; what is there afterwards was opened and walked.
    pub fn backup(&self, to: Option<&Path>, at: DateTime<Utc>) -> Result<PathBuf, Refusal> {
        let to = match to {
            Some(to) => to.to_owned(),
            None => {
                let own = self.folder.join(FOLDER);
                if !own.exists() {
                    owner_only::make_folder(&own).map_err(|why| fault::io(why))?;
                }
                own.join(london(at).format("%Y-%m-%d %H%M%S%3f.quorate").to_string())
            }
        };
        verify::check_pages(&self.db)?;
        place(&to, |part| {
            let path = part.join(book_files::FILE);
            close(copy(&self.db, &path, &self.key)?, &path)?;
            self.keys.write(part)?;
            // As it lies on the disk now, and not as it was written.
            let copied = store::open_to_read(&path, &self.key, |_| Ok(()))?;
            if verify::examine(&copied, self.keys.book)?.fault.is_none() { Ok(()) } else { Err(damaged()) }
        })?;
        Ok(to)
    }

    /// The book's own backups, newest first.
    pub fn backups(&self) -> Result<Vec<PathBuf>, Refusal> {
        let own = self.folder.join(FOLDER);
        if !own.exists() {
            return Ok(Vec::new());
        }
        let mut found: Vec<PathBuf> = fs::read_dir(own)
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
            .map_err(|why| fault::io(why))?;
        found.retain(|path| path.extension().is_some_and(|ending| ending == "quorate"));
        found.sort_by(|one, other| other.cmp(one));
        Ok(found)
    }
}

/// Copies the backup at `from` to `to`, which must not exist yet, without opening it: for whoever signs in afterwards,
/// which checks key slots and database as always, and asks an administrator to go on with it. The backup stays as it is.
pub fn put_back(from: &Path, to: &Path) -> Result<(), Refusal> {
    keys_file::KeySlots::read(from)?;
    place(to, |part| {
        copy_files(from, part)?;
        owner_only::options().create_new(true).open(part.join(PUT_BACK)).map_err(|why| fault::io(why))?;
        Ok(())
    })
}

/// Makes a book at `to`, which must not exist yet, from the backup at `from`, and opens it. It counts once it was
/// opened with an administrator's passphrase and walked. That it goes on from there is an entry, which says what the
/// machine saw of the book after the backup. The backup stays as it is.
pub fn restore(
    from: &Path,
    to: &Path,
    person: PersonId,
    passphrase: &str,
    here: impl Into<Here>,
    at: DateTime<Utc>,
    entropy: &mut dyn Entropy,
) -> Result<Book, Refusal> {
    let here = here.into();
    let device = here.device;
    keys_file::KeySlots::read(from)?.open_for(person, passphrase)?;
    place(to, |part| {
        copy_files(from, part)?;
        let book = Book::go_on(part, person, passphrase, here, at, entropy, &|_, _| Ok(()))?;
        if book.verify()?.fault.is_some() {
            return Err(damaged());
        }
        store::settle(&book.db)
    })?;
    Book::open(to, person, passphrase, device)
}

/// The files of a book that nobody has open, into a folder that is there.
fn copy_files(from: &Path, to: &Path) -> Result<(), Refusal> {
    file_lock::check_closed(from)?;
    for name in [book_files::FILE, keys_file::FILE] {
        owner_only::copy(&from.join(name), &to.join(name)).map_err(|why| fault::io(why))?;
    }
    // A book that was not closed cleanly has its last changes beside it.
    for ending in ["-wal", "-journal"] {
        let left = store::beside(&from.join(book_files::FILE), ending);
        if left.exists() {
            owner_only::copy(&left, &store::beside(&to.join(book_files::FILE), ending))
                .map_err(|why| fault::io(why))?;
        }
    }
    Ok(())
}

/// Lets `fill` make a folder under a passing name, then gives it its own: what is at `to` is whole or not there.
fn place(to: &Path, fill: impl FnOnce(&Path) -> Result<(), Refusal>) -> Result<(), Refusal> {
    if to.exists() {
        return Err(fault::io(ErrorKind::AlreadyExists.into()));
    }
    // Without a stroke at its end, which would make its passing name one within it.
    let to: PathBuf = std::path::absolute(to).map_err(|why| fault::io(why))?.components().collect();
    let parent = to.parent().ok_or_else(|| machine())?;
    let _above = MadeFolders::make(parent)?;
    let part = passing_name(&to)?;
    let placed = fill(&part)
        .and_then(|()| fs::rename(&part, &to).map_err(|why| fault::io(why)))
        .and_then(|()| sync_folder(parent));
    if placed.is_err() {
        // Only what this attempt made: the name was free.
        let _ = fs::remove_dir_all(&part);
    }
    placed
}

/// How much of a name its passing name keeps: most disks take 255 bytes.
const KEPT: usize = 200;

/// Makes a folder under a passing name beside `to`. What lies there already is somebody's, or what a crash left: it stays.
fn passing_name(to: &Path) -> Result<PathBuf, Refusal> {
    let parent = to.parent().ok_or_else(|| machine())?;
    let name = to.file_name().unwrap_or_default();
    let kept: OsString = match name.len() > KEPT {
        true => name.to_string_lossy().chars().take(KEPT / 4).collect::<String>().into(),
        false => name.to_owned(),
    };
    for number in 1..100 {
        let part = store::beside(&parent.join(&kept), &format!(".part{number}"));
        match owner_only::make_folder(&part) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| part.clone()).map_err(|why| no_folder(&part, why)),
        }
    }
    Err(machine())
}

/// Copies a database into a new file under a key of its own.
pub(super) fn copy(db: &Connection, path: &Path, key: &BookKey) -> Result<Connection, Refusal> {
    let mut copy = store::create_empty(path, key)?;
    Backup::new(db, &mut copy)?.run_to_completion(1024, std::time::Duration::ZERO, None)?;
    Ok(copy)
}

/// Closes a database so that its file is whole by itself and lasts through a power cut.
pub(super) fn close(db: Connection, path: &Path) -> Result<(), Refusal> {
    // Leaving the write-ahead mode writes the log back and removes it.
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    db.close().map_err(|(_, error)| error)?;
    if store::beside(path, "-wal").exists() {
        return Err(machine());
    }
    File::options().write(true).open(path).and_then(|file| file.sync_all()).map_err(|why| fault::io(why))
}
