//! Where an open book lies: whether the files that are open are still the ones that its folder has.

use std::io;
use std::path::Path;

use super::fault;
use crate::book::file_lock;
use crate::refusal::Refusal;

/// The database's file.
pub(crate) const FILE: &str = "book.db";

/// The book's files as they were when it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BookFiles {
    database: FileId,
    /// None where a book is only read and nobody ever opened it to write.
    lock: Option<FileId>,
}

#[cfg(unix)]
type FileId = (u64, u64);

/// Windows neither deletes nor renames what is open.
#[cfg(not(unix))]
type FileId = ();

impl BookFiles {
    pub fn of(folder: &Path) -> Result<Self, Refusal> {
        let database = id(&folder.join(FILE)).map_err(|why| fault::moved().because(&why))?;
        Ok(Self { database, lock: id(&folder.join(file_lock::LOCK)).ok() })
    }

    /// Refuses as `Unreachable` when other files, or none, lie there now: what is written into those that are open would
    /// be seen by nobody.
    pub fn check(self, folder: &Path) -> Result<(), Refusal> {
        if Self::of(folder)? == self { Ok(()) } else { Err(fault::moved()) }
    }
}

/// Looks without opening: closing a file would let go of SQLite's own locks on it.
#[cfg(unix)]
fn id(path: &Path) -> io::Result<FileId> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn id(path: &Path) -> io::Result<FileId> {
    path.metadata().map(|_| ())
}
