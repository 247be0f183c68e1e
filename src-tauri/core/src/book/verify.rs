//! Whether a book is whole: its pages, its ledger with every stored file, its key slots, and its tables.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::fault;
use super::migrations;
use super::open_book::Book;
use super::rebuild;
use super::tables::{DERIVED, ledger, slot as slot_table};
use crate::book::keys_file::KeySlots;
use crate::ids::PersonId;
use crate::ledger::PublicKey;
use crate::ledger::chain::{Examination, Fault};
use crate::refusal::Refusal;

impl Book {
    /// Walks the whole book: every page as it lies on the disk, every entry of the ledger, every stored file, and whether
    /// the tables say what the ledger says. Says the first thing wrong, if any, and which entries do not count. Writes
    /// nothing.
    pub fn verify(&self) -> Result<Examination, Refusal> {
        let mut found = self.unveiled(|book| examine(&book.db, book.id()))?;
        // Made anew as the book was opened, so that it is whole again: whoever asks now is told nevertheless.
        found.fault = found.fault.or_else(|| self.mended.clone());
        if found.fault.is_none()
            && let Some(sentence) = self.altered_slot()?
        {
            found.fault = Some(Fault { seq: 0, sentence });
        }
        Ok(found)
    }

    /// A key slot that is not the one the book knows. Whose passphrase leads to it cannot be told from outside.
    fn altered_slot(&self) -> Result<Option<String>, Refusal> {
        let slots = KeySlots::read(&self.folder)?.slots;
        let known = slot_table::all(&self.db)?;
        // The table is not made from the ledger, but whose slots count is.
        let counting: BTreeMap<Uuid, PublicKey> = self.writer.standing.slots().collect();
        if known.iter().map(|(holder, public, _)| (*holder, *public)).collect::<BTreeMap<_, _>>() != counting {
            let sentence = "The table “slot” does not name the key slots that the ledger names: it was altered behind it. \
                            Restore the latest backup, and keep this book aside.";
            return Ok(Some(sentence.into()));
        }
        for (holder, _, sha256) in known {
            let mut same = false;
            for slot in slots.iter().filter(|slot| slot.holder.id() == holder) {
                same |= slot.sha256(self.generation)? == sha256;
            }
            if same {
                continue;
            }
            return Ok(Some(if holder.is_nil() {
                "The slot of the recovery key is not the one that was made: that key may no longer open the book."
                    .into()
            } else {
                let name = self.person(PersonId(holder))?.details.name;
                format!("The key slot of {name} is not the one that was made: give them a new passphrase.")
            }));
        }
        Ok(None)
    }
}

/// What is wrong with a book, seen from its database alone.
pub(super) fn examine(db: &Connection, book: Uuid) -> Result<Examination, Refusal> {
    let pages = broken_pages(db)?;
    let mut found = ledger::following::examine(db, book, true)?;
    if found.fault.is_none() && pages > 0 {
        found.fault = Some(Fault {
            seq: 0,
            sentence: format!(
                "{pages} of the pages on the disk are not what was written: restore the latest backup, and keep this \
                 book aside."
            ),
        });
    }
    if found.fault.is_none()
        && let Some(table) = altered_table(db, &found.void)?
    {
        found.fault = Some(altered(table));
    }
    Ok(found)
}

/// Refuses as `Damaged` a file of which one page is not what was written. A page that is damaged can read as nothing,
/// without an error, where only a part of a long text lies on it.
pub(super) fn check_pages(db: &Connection) -> Result<(), Refusal> {
    if broken_pages(db)? == 0 { Ok(()) } else { Err(fault::damaged()) }
}

/// How many pages of the file fail their authentication; a file that is no whole number of pages counts as one.
fn broken_pages(db: &Connection) -> Result<usize, Refusal> {
    let mut select = db.prepare("PRAGMA cipher_integrity_check")?;
    Ok(select.query_map([], |_| Ok(()))?.count())
}

pub(super) fn altered(table: &str) -> Fault {
    let sentence =
        format!("The table “{table}” does not say what the ledger says: it was altered behind it. Rebuild the tables.");
    Fault { seq: 0, sentence }
}

/// The first table that is not what the ledger makes of it. The ledger is applied in memory, beside the book.
pub(super) fn altered_table(db: &Connection, void: &[Fault]) -> Result<Option<&'static str>, Refusal> {
    let mut anew = Connection::open_in_memory()?;
    migrations::migrate(&mut anew, &migrations::steps())?;
    let tx = anew.transaction()?;
    rebuild::apply_all(db, &tx, void)?;
    for table in DERIVED {
        if rebuild::digest_of(db, table)? != rebuild::digest_of(&tx, table)? {
            return Ok(Some(table));
        }
    }
    Ok(None)
}
