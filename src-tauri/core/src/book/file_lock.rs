//! The book's lock: one process has a book at a time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::fault::{self, locked};
use crate::book::owner_only;
use crate::refusal::Refusal;

pub(super) const LOCK: &str = "book.lock";

/// The book, taken for this process.
pub(super) struct Lock {
    /// Locked until it is closed.
    _file: File,
    /// Where this attempt made the file: it goes again unless the book opens.
    made: Option<PathBuf>,
}

impl Lock {
    pub(super) fn take(folder: &Path) -> Result<Self, Refusal> {
        let path = folder.join(LOCK);
        let made = (!path.exists()).then(|| path.clone());
        let file = owner_only::options().create(true).truncate(false).open(path).map_err(|why| fault::io(why))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file, made }),
            Err(TryLockError::WouldBlock) => Err(locked()),
            Err(TryLockError::Error(error)) => Err(fault::io(error)),
        }
    }

    /// Keeps the book from being written to elsewhere while it is read here, where it was ever open.
    pub(super) fn to_read(folder: &Path) -> Result<Option<Self>, Refusal> {
        let Ok(file) = File::open(folder.join(LOCK)) else { return Ok(None) };
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Self { _file: file, made: None })),
            Err(TryLockError::WouldBlock) => Err(locked()),
            Err(TryLockError::Error(error)) => Err(fault::io(error)),
        }
    }

    /// The book is open: the file stays.
    pub(super) fn keep(mut self) -> Self {
        self.made = None;
        self
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(made) = &self.made {
            // An empty file left behind does no harm.
            let _ = fs::remove_file(made);
        }
    }
}

/// Refuses as `Locked` while another process has the book open; changes nothing.
pub(super) fn check_closed(folder: &Path) -> Result<(), Refusal> {
    match File::open(folder.join(LOCK)) {
        Ok(file) => match file.try_lock_shared() {
            Ok(()) => Ok(()),
            Err(TryLockError::WouldBlock) => Err(locked()),
            Err(TryLockError::Error(error)) => Err(fault::io(error)),
        },
        // A backup was never open.
        Err(_) => Ok(()),
    }
}
