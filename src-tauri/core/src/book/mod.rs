//! The book: what a team opens. A folder `NAME.quorate/` with the encrypted database, its key slots and its backups.
//!
//! | file | what it is |
//! | --- | --- |
//! | `book.db` | SQLCipher under a random 256-bit key: ledger, tables, signed PDFs, drafts |
//! | `keys.json` | one key slot a person, and the recovery slot |
//! | `book.lock` | held while the book is open: one process at a time |
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
//! - Keep: [`Book::verify`], [`Book::rebuild`], [`Book::backup`], [`restore`].
//!
//! Every write is one `BEGIN IMMEDIATE` transaction, durable when it returns, and signed by whoever is signed in, who must
//! have the right (`ledger::needs`).

mod access;
mod backup;
mod commit;
mod disposal;
mod fault;
mod journal;
mod keys;
mod migrations;
mod notices;
mod open;
mod passphrase;
mod past;
mod reach;
mod rebuild;
mod recovery;
mod sealing;
mod secret;
mod slot;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod undo;
mod writer;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use backup::{put_back, restore};
pub use notices::{Notice, Noticed};
pub use open::{CreateBook, SignIn, people_who_can_sign_in};
pub use passphrase::Passphrase;
pub use rebuild::Rebuilt;
pub use recovery::RecoveryKey;
pub use sealing::SealedToPeople;
pub use slot::Cost;
pub use tables::book::About;
pub use tables::draft::Draft;
pub use tables::panel::AdoptedPanel;
pub use tables::section::SectionRevision;

use crate::ledger::chain::Fault;
use crate::meeting::refusal::{Refusal, RefusalCode};
use crate::meeting::{DeviceId, PersonId};
use keys::Keys;
use secret::SlotSecret;
use slot::BookKey;
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
    writer: Writer,
    /// What was found wrong with the ledger when it was opened.
    findings: Vec<Fault>,
    /// The ledger is not what was written: the first of them says where.
    altered: bool,
    device: DeviceId,
    /// The disk did not answer the last time: it is opened anew before it is written to.
    lost: bool,
    /// Given back last, when the database is closed.
    lock: Option<open::Lock>,
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

    /// Who opened it.
    pub fn signed_in(&self) -> PersonId {
        self.person
    }
}
