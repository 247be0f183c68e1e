//! A book that is open: what everything that reads or writes it works on.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::key_slot::BookKey;
use crate::book::book_files::BookFiles;
use crate::book::file_lock::Lock;
use crate::book::keys_file::KeySlots;
use crate::book::remembered_end::KnownBook;
use crate::book::slot_keys::SlotSecret;
use crate::book::writer::Writer;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::chain::Fault;
use crate::meeting::looks::Look;
use crate::refusal::{Refusal, RefusalCode};

/// An open book, with somebody signed in.
pub struct Book {
    pub(super) folder: PathBuf,
    pub(super) db: Connection,
    pub(super) keys: KeySlots,
    pub(super) key: BookKey,
    pub(super) generation: u32,
    pub(super) person: PersonId,
    /// Of the slot that the person signed in with.
    pub(super) secret: SlotSecret,
    /// Of the slot that they came in by, where they were given another since: what was sealed to it still opens.
    pub(super) came_by: Option<SlotSecret>,
    pub(super) writer: Writer,
    /// What was found wrong with the ledger when it was opened.
    pub(super) findings: Vec<Fault>,
    /// The ledger is not what was written: the first of them says where.
    pub(super) altered: bool,
    /// Tables that were found altered when it was opened, and made anew.
    pub(super) mended: Option<Fault>,
    pub(super) device: DeviceId,
    /// The book as the last write left it.
    pub(super) seen: KnownBook,
    pub(super) place: BookFiles,
    /// It was opened to be read only: its folder or its disk takes no writing.
    pub(super) read_only: bool,
    /// The disk did not answer the last time: it is opened anew before it is written to.
    pub(super) lost: bool,
    /// Where looks wait while the book cannot be written to.
    pub(super) reads_wait_in: Option<PathBuf>,
    /// Looks that could be written nowhere so far.
    pub(super) reads_held: RefCell<Vec<(Look, DateTime<Utc>)>>,
    /// Given back last, when the database is closed.
    pub(super) lock: Option<Lock>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Book {
    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What was found wrong with the ledger when it was opened: entries that do not count, and that the tables were made
    /// without. For administrators to know.
    pub fn findings(&self) -> &[Fault] {
        &self.findings
    }

    /// Refuses as `Damaged` while the ledger is not what was written: what stands in it vouches for nothing.
    pub fn check_unaltered(&self) -> Result<(), Refusal> {
        match self.findings.first().filter(|_| self.altered) {
            None => Ok(()),
            Some(fault) => {
                let sentence = format!("{} Such a ledger vouches for no record.", fault.sentence);
                Err(Refusal::new(RefusalCode::Damaged, sentence))
            }
        }
    }

    /// What somebody is called, or was; "somebody unknown" where the ledger does not say.
    pub fn name_of(&self, person: PersonId) -> String {
        self.writer.standing.name(person)
    }

    /// The raw key of the database, for tests that reach into a book that they can open, as an insider could.
    #[doc(hidden)]
    pub fn raw_key(&self) -> &[u8; 32] {
        &self.key
    }

    /// The machine it is open on.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Which book it is, wherever it lies.
    pub fn id(&self) -> uuid::Uuid {
        self.keys.book
    }

    /// Whether nothing can be written to it here.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Who opened it.
    pub fn signed_in(&self) -> PersonId {
        self.person
    }

    /// What this machine has to remember of it.
    pub fn known(&self) -> &KnownBook {
        &self.seen
    }
}
