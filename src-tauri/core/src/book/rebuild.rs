//! Empties the tables and applies the ledger again.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Book;
use super::tables::{self, DERIVED, Stamp, ledger};
use crate::ledger::entry::Hash;
use crate::meeting::refusal::{Refusal, RefusalCode};

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
        self.write(|db| {
            let before = digest(db)?;
            let entries = derive(db)?;
            Ok(Rebuilt { entries, same: digest(db)? == before })
        })
    }
}

/// Empties the tables and applies every entry that was not disposed of, within the transaction of `db`.
pub(super) fn derive(db: &Connection) -> Result<u64, Refusal> {
    for table in DERIVED {
        db.execute(&format!("DELETE FROM {table}"), [])?;
    }
    apply_all(db, db)
}

/// Applies every entry of one book to the tables of another, which are empty.
pub(super) fn apply_all(from: &Connection, into: &Connection) -> Result<u64, Refusal> {
    let mut applied = 0;
    ledger::walk(from, |entry| {
        let entry = entry?;
        if let Some(change) = ledger::change(&entry)? {
            tables::apply(into, &change, Stamp { entry: entry.id, person: entry.person })
                .map_err(|refusal| at_entry(refusal, entry.seq))?;
            applied += 1;
        }
        Ok(())
    })?;
    Ok(applied)
}

/// An entry that no longer applies speaks of something whose own entry is gone.
fn at_entry(refusal: Refusal, seq: u64) -> Refusal {
    match refusal.code {
        RefusalCode::Missing | RefusalCode::Invalid => Refusal::wrong_state(format!(
            "Entry {seq} of the ledger needs an entry that is not there: it can only be destroyed together with it."
        )),
        _ => refusal,
    }
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
