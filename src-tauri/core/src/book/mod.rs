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
//!   [`Book::reset_passphrase`], [`Book::set_passphrase`], [`Book::set_person_details`], [`Book::replace_recovery_key`], [`Book::remove_person`]; destruction by [`Book::dispose`]. Files by [`Book::put_blob`]
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
mod migration;
mod migrations;
mod notices;
mod open;
mod open_book;
mod passphrase;
mod past;
mod place;
mod private;
mod reach;
mod reads;
mod rebuild;
mod recovery;
mod remembering;
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
mod writing;

pub use access::CalledNow;
pub use backup::{put_back, restore};
pub use clock::StepBack;
pub use create::CreateBook;
pub use known::{Here, KnownBook};
pub use notices::{Notice, Noticed};
pub use open::{SignIn, id_of, people_who_can_sign_in};
pub use open_book::Book;
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
