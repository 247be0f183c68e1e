//! The table `void`: the entries that do not count, as a walk of the ledger found. Whoever asks what was said passes over
//! them.

use rusqlite::{Connection, params};

use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ledger::chain::Fault;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE void (
    seq INTEGER NOT NULL PRIMARY KEY, -- the entry’s number
    why TEXT    NOT NULL              -- one sentence
) STRICT, WITHOUT ROWID;",
)];

/// Of an entry: that it counts.
pub(crate) const COUNTS: &str = "seq NOT IN (SELECT seq FROM void)";

pub(crate) fn put(db: &Connection, void: &[Fault]) -> Result<(), Refusal> {
    let mut insert = db.prepare_cached("INSERT INTO void (seq, why) VALUES (?1, ?2)")?;
    for Fault { seq, sentence } in void {
        insert.execute(params![seq, sentence])?;
    }
    Ok(())
}

/// The entries that do not count, in their order.
pub(crate) fn all(db: &Connection) -> Result<Vec<Fault>, Refusal> {
    let mut select = db.prepare_cached("SELECT seq, why FROM void ORDER BY seq")?;
    let faults = select.query_map([], |row| Ok(Fault { seq: row.get("seq")?, sentence: row.get("why")? }))?;
    Ok(faults.collect::<Result<_, _>>()?)
}

/// Their numbers.
pub(crate) fn numbers(db: &Connection) -> Result<Vec<u64>, Refusal> {
    let mut select = db.prepare_cached("SELECT seq FROM void ORDER BY seq")?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

impl Book {
    /// Whether the entry of that number counts.
    pub fn entry_counts(&self, seq: u64) -> Result<bool, Refusal> {
        Ok(!self.db.prepare_cached("SELECT 1 FROM void WHERE seq = ?1")?.exists(params![seq])?)
    }
}
