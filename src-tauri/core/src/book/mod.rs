//! The book: what a team opens. A folder `NAME.quorate/` with the encrypted database, its key slots and its backups.
//!
//! | file | what it is |
//! | --- | --- |
//! | `book.db` | SQLCipher under a random 256-bit key: ledger, tables, signed PDFs, drafts |
//! | `keys.json` | one key slot a person, and the recovery slot |
//! | `book.lock` | held while the book is open: one process at a time |
//! | `put-back` | marks a copy of a backup until an administrator goes on with it |
//! | `backups/` | copies, each a folder that opens like a book |
//!
//! - Make and open: [`Book::create`], [`Book::open`], [`Book::settle_in`], [`Book::open_with_recovery`],
//!   [`people_who_can_sign_in`].
//! - Write: [`Book::commit`] for every change of the trade; people's access by [`Book::add_person`],
//!   [`Book::reset_passphrase`], [`Book::set_passphrase`], [`Book::replace_recovery_key`], [`Book::remove_person`]; destruction by [`Book::dispose`]. Files by [`Book::put_blob`]
//!   *before* the change that names them. Typing by [`Book::put_draft`], which is not in the ledger.
//! - Keep from each other: [`Book::keep_secret`], [`Book::slot_secret`], [`Book::seal_to_administrators`].
//! - Undo: [`Book::undoable`], [`Book::undo`], [`Book::redo`], by further entries.
//! - Read: `people`, `panels`, `meetings`, `items`, `attendees`, `records`, `children`, `requests`, `actions` and their
//!   singular forms, each in the file of its table.
//! - Remember: [`Book::known`], for the machine to hold the book against when it opens it again.
//! - Keep: [`Book::verify`], [`Book::rebuild`], [`Book::backup`], [`restore`].
//!
//! Every write is one `BEGIN IMMEDIATE` transaction, durable when it returns, and signed by whoever is signed in, who must
//! have the right (`ledger::needs`).

mod access;
mod backup;
mod clock;
mod commit;
mod create;
mod disposal;
mod fault;
mod held;
mod journal;
mod journal_of_reads;
mod key_slot;
mod keys;
mod known;
mod look_back;
mod migrations;
mod notices;
mod open;
mod passphrase;
mod past;
mod place;
mod private;
mod reach;
mod reads;
mod rebuild;
mod recovery;
mod renewal;
mod sealing;
mod secret;
mod sign_in;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod undo;
mod veil;
mod verify;
mod writer;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

pub use backup::{put_back, restore};
pub use clock::StepBack;
pub use create::CreateBook;
pub use known::{Here, Known};
pub use notices::{Notice, Noticed};
pub use open::{SignIn, id_of, people_who_can_sign_in};
pub use passphrase::{Passphrase, Strength};
pub use reads::ReadsExamined;
pub use rebuild::Rebuilt;
pub use recovery::RecoveryKey;
pub use sealing::SealedToPeople;
pub use tables::book::About;
pub use tables::draft::Draft;
pub use tables::panel::AdoptedPanel;
pub use tables::reading::WhichReads;
pub use veil::HiddenSlot;

use crate::ids::{DeviceId, PersonId};
use crate::ledger::chain::Fault;
use crate::meeting::reading::Look;
use crate::refusal::{Refusal, RefusalCode};
use key_slot::BookKey;
use keys::Keys;
use secret::SlotSecret;
use writer::Writer;

/// An open book, with somebody signed in.
pub struct Book {
    folder: PathBuf,
    db: Connection,
    keys: Keys,
    key: BookKey,
    generation: u32,
    person: PersonId,
    /// Of the slot that the person signed in with.
    secret: SlotSecret,
    /// Of the slot that they came in by, where they were given another since: what was sealed to it still opens.
    came_by: Option<SlotSecret>,
    writer: Writer,
    /// What was found wrong with the ledger when it was opened.
    findings: Vec<Fault>,
    /// The ledger is not what was written: the first of them says where.
    altered: bool,
    /// Tables that were found altered when it was opened, and made anew.
    mended: Option<Fault>,
    device: DeviceId,
    /// The book as the last write left it.
    seen: Known,
    place: place::Place,
    /// It was opened to be read only: its folder or its disk takes no writing.
    read_only: bool,
    /// The disk did not answer the last time: it is opened anew before it is written to.
    lost: bool,
    /// Where looks wait while the book cannot be written to.
    reads_wait_in: Option<PathBuf>,
    /// Looks that could be written nowhere so far.
    reads_held: RefCell<Vec<(Look, DateTime<Utc>)>>,
    /// Given back last, when the database is closed.
    lock: Option<held::Lock>,
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
}
