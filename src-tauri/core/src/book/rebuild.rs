//! Empties the tables and applies the ledger again.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::open_book::Book;
use super::tables::stamp::Stamp;
use super::tables::{self, DERIVED, ledger, void as void_table};
use crate::ledger::Change;
use crate::ledger::chain::Fault;
use crate::ledger::signing::Hash;
use crate::refusal::{Refusal, RefusalCode};

/// What a rebuild did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rebuilt {
    /// Entries that were applied again.
    pub entries: u64,
    /// Whether the tables were the same before, byte for byte.
    pub same: bool,
}

impl Book {
    /// Makes the tables anew from the ledger. Stored files, drafts, key slots and signing keys stay as they are.
    pub fn rebuild(&mut self) -> Result<Rebuilt, Refusal> {
        let void = self.void()?;
        self.write(|db| {
            let before = digest(db)?;
            let entries = derive(db, &void)?;
            Ok(Rebuilt { entries, same: digest(db)? == before })
        })
    }

    /// The entries that do not count. Refuses as `Damaged` a ledger that is not what was written: from such
    /// a one nothing is made.
    pub(super) fn void(&self) -> Result<Vec<Fault>, Refusal> {
        let found = ledger::following::examine(&self.db, self.keys.book, false)?;
        if let Some(fault) = found.fault {
            let sentence = format!("{} Restore the latest backup, and keep this book aside.", fault.sentence);
            return Err(Refusal::new(RefusalCode::Damaged, sentence));
        }
        Ok(found.void)
    }
}

/// Empties the tables and applies every entry that counts and was not disposed of, within the transaction of `db`.
///
/// Where entries are void, what was built on them cannot stand either: it is passed over too.
pub(super) fn derive(db: &Connection, void: &[Fault]) -> Result<u64, Refusal> {
    for table in DERIVED {
        db.execute(&format!("DELETE FROM {table}"), [])?;
    }
    apply_all(db, db, void)
}

/// Applies every entry of one book that counts to the tables of another, which are empty.
pub(super) fn apply_all(from: &Connection, into: &Connection, void: &[Fault]) -> Result<u64, Refusal> {
    void_table::put(into, void)?;
    let numbers: BTreeSet<u64> = void.iter().map(|fault| fault.seq).collect();
    let mut applied = 0;
    ledger::walk(from, |entry| {
        let entry = entry?;
        if numbers.contains(&entry.seq) {
            return Ok(());
        }
        let Some(change) = ledger::change(&entry)? else { return Ok(()) };
        let stamp = Stamp { entry: entry.id, person: entry.person };
        let done = match void.is_empty() {
            true => tables::apply(into, &change, stamp),
            false => apply_or_not(into, &change, stamp),
        };
        match done {
            Ok(()) => applied += 1,
            Err(refusal) if !void.is_empty() && is_unfounded(&refusal) => {}
            Err(refusal) => return Err(at_entry(refusal, entry.seq)),
        }
        Ok(())
    })?;
    Ok(applied)
}

/// Applies a change whole or not at all.
fn apply_or_not(db: &Connection, change: &Change, stamp: Stamp) -> Result<(), Refusal> {
    db.execute_batch("SAVEPOINT one")?;
    let done = tables::apply(db, change, stamp);
    db.execute_batch(if done.is_ok() { "RELEASE one" } else { "ROLLBACK TO one; RELEASE one" })?;
    done
}

fn is_unfounded(refusal: &Refusal) -> bool {
    matches!(refusal.code, RefusalCode::Missing | RefusalCode::Invalid)
}

/// An entry that no longer applies speaks of something whose own entry is gone.
fn at_entry(refusal: Refusal, seq: u64) -> Refusal {
    if !is_unfounded(&refusal) {
        return refusal;
    }
    Refusal::wrong_state(format!(
        "Entry {seq} of the ledger needs an entry that is not there: it can only be destroyed together with it."
    ))
}

/// SHA-256 over every value of every derived table, in the order of their keys.
pub(super) fn digest(db: &Connection) -> Result<Hash, Refusal> {
    let mut hash = Sha256::new();
    for table in DERIVED {
        hash.update(digest_of(db, table)?);
    }
    Ok(hash.finalize().into())
}

/// SHA-256 over every value of one derived table, in the order of its key.
pub(super) fn digest_of(db: &Connection, table: &str) -> Result<Hash, Refusal> {
    let mut hash = Sha256::new();
    // Without a rowid, a table lies in the order of its key.
    let mut select = db.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = select.column_count();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes): (u8, &[u8]) = match row.get_ref(column)? {
                ValueRef::Null => (0, &[]),
                ValueRef::Integer(number) => {
                    hash.update(number.to_be_bytes());
                    (1, &[])
                }
                ValueRef::Real(number) => {
                    hash.update(number.to_be_bytes());
                    (2, &[])
                }
                ValueRef::Text(text) => (3, text),
                ValueRef::Blob(bytes) => (4, bytes),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
    }
    Ok(hash.finalize().into())
}
