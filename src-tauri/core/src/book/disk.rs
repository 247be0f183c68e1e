//! Writing to a disk that may go away: a drive taken out, a share that is gone for a while, a machine that slept.

use std::fs::File;
use std::io::Read;

use rusqlite::{Connection, TransactionBehavior};

use super::fault::{opened_to_read, unreachable};
use super::open_book::Book;
use super::store;
use super::tables::{person, pulse};
use crate::book::book_files;
use crate::book::book_files::BookFiles;
use crate::book::file_lock::Lock;
use crate::book::remembered_end::KnownBook;
use crate::refusal::{Refusal, RefusalCode};

impl Book {
    /// One transaction: all of `work` or none of it. After the disk did not answer, the book is opened anew first.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.ready()?;
        self.lift_veil()?;
        let done = self.transact(work);
        let lowered = self.lower_veil();
        self.lost = done.as_ref().is_err_and(|refusal| refusal.code == RefusalCode::Unreachable);
        done.and_then(|done| lowered.map(|()| done))
    }

    /// The book takes writing and lies where it was opened. Refuses otherwise, before a byte is written anywhere.
    pub(super) fn ready(&mut self) -> Result<(), Refusal> {
        if self.read_only {
            return Err(opened_to_read());
        }
        self.reach()?;
        self.place.check(&self.folder).inspect_err(|_| self.lost = true)
    }

    fn transact<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        pulse::beat(&tx)?;
        let seen = KnownBook::of(&tx, self.generation)?;
        tx.commit()?;
        self.seen = seen;
        Ok(done)
    }

    /// Its disk did not answer: it is opened anew before anything else is done.
    pub fn lose(&mut self) {
        self.lost = true;
    }

    /// Opens the book anew where its disk did not answer the last time and is back. Refuses as `Unreachable` while it is
    /// away, as `Locked` where somebody else took the book meanwhile.
    pub fn reach(&mut self) -> Result<(), Refusal> {
        if !self.lost {
            return Ok(());
        }
        let path = self.folder.join(book_files::FILE);
        // The old handles stay for as long as there is nothing to open in their place.
        let back = File::open(&path).and_then(|mut file| file.read_exact(&mut [0; 16]));
        back.map_err(|why| unreachable().because(&why))?;
        // They count for nothing any more, and would be in the way: the lock, and SQLite's own.
        self.lock = None;
        self.db = Connection::open_in_memory()?;
        let lock = Lock::take(&self.folder)?.keep();
        self.db = store::open(&path, &self.key, |db| {
            // It may have been put back from an older copy meanwhile.
            self.seen.check(db, self.generation)?;
            person::active(db, self.person).map(|_| ())
        })?;
        self.lower_veil()?;
        self.place = BookFiles::of(&self.folder)?;
        self.seen = KnownBook::of(&self.db, self.generation)?;
        self.lock = Some(lock);
        self.lost = false;
        Ok(())
    }
}
