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
//! have the right (`ledger::rights_needed`).

mod access;
mod append;
mod backup;
mod book_files;
mod commit;
mod create;
mod disk;
mod disposal;
mod earlier_values;
mod entry_times;
mod fault;
mod file_lock;
mod journal_mode;
mod key_renewal;
mod key_slot;
mod keys_file;
mod looks;
mod made_folders;
mod migration_step;
mod migrations;
mod name_functions;
mod notices;
mod open;
mod open_book;
mod opening_checks;
mod owner_only;
mod passphrase;
mod rebuild;
mod recovery;
mod remembered_check;
mod remembered_end;
mod restricted_view;
mod sealed_to_people;
mod sign_in;
mod slot_keys;
mod store;
mod tables;
mod take_back;
#[cfg(test)]
mod tests;
mod undo;
mod verify;
mod waiting_looks;
mod writer;

pub use crate::book::entry_times::StepBack;
pub use crate::book::looks::ReadsExamined;
pub use crate::book::made_folders::MadeFolders;
pub use crate::book::remembered_end::{Here, KnownBook};
pub use crate::book::restricted_view::HiddenSlot;
pub use crate::book::sealed_to_people::SealedToPeople;
pub use access::CalledNow;
pub use backup::{put_back, restore};
pub use create::CreateBook;
pub use notices::{Notice, Noticed};
pub use open::{SignIn, id_of, people_who_can_sign_in};
pub use open_book::Book;
pub use passphrase::{Passphrase, Strength};
pub use rebuild::Rebuilt;
pub use recovery::RecoveryKey;
pub use tables::book::About;
pub use tables::draft::Draft;
pub use tables::panel::AdoptedPanel;
pub use tables::reading::WhichReads;
