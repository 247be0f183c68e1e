//! The table `void`: the entries that do not count, as a walk of the ledger found. Whoever asks what was said passes over
//! them.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::book::Book;
use crate::meeting::Refusal;

pub(crate) const SQL: &str = "
CREATE TABLE void (
    seq INTEGER NOT NULL PRIMARY KEY -- the entry’s number
) STRICT, WITHOUT ROWID;";

/// Of an entry: that it counts.
pub(crate) const COUNTS: &str = "seq NOT IN (SELECT seq FROM void)";

pub(crate) fn put(db: &Connection, seqs: &BTreeSet<u64>) -> Result<(), Refusal> {
    for seq in seqs {
        db.prepare_cached("INSERT INTO void (seq) VALUES (?1)")?.execute(params![seq])?;
    }
    Ok(())
}

impl Book {
    /// Whether the entry of that number counts.
    pub fn entry_counts(&self, seq: u64) -> Result<bool, Refusal> {
        Ok(!self.db.prepare_cached("SELECT 1 FROM void WHERE seq = ?1")?.exists(params![seq])?)
    }
}
