//! The table `mended`: when tables were found to say something else than the ledger, and were made anew. For
//! administrators to know; not made from the ledger, which was never wrong.

use rusqlite::{Connection, params};

use crate::book::migration_step::Migration;
use crate::ledger::chain::Fault;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE mended (
    seq   INTEGER NOT NULL PRIMARY KEY, -- the last entry of the ledger when it was found
    what  TEXT    NOT NULL              -- one sentence
) STRICT, WITHOUT ROWID;",
)];

pub(crate) fn put(db: &Connection, found: &Fault) -> Result<(), Refusal> {
    db.prepare_cached("INSERT INTO mended (seq, what) VALUES (?1, ?2) ON CONFLICT (seq) DO UPDATE SET what = ?2")?
        .execute(params![found.seq, found.sentence])?;
    Ok(())
}

/// All of them, in their order.
pub(crate) fn all(db: &Connection) -> Result<Vec<Fault>, Refusal> {
    let mut select = db.prepare_cached("SELECT seq, what FROM mended ORDER BY seq")?;
    let faults = select.query_map([], |row| Ok(Fault { seq: row.get("seq")?, sentence: row.get("what")? }))?;
    Ok(faults.collect::<Result<_, _>>()?)
}
