//! The table `pulse`: how often the book was written to, typing included. With it a machine notices that something it was
//! told was kept is missing, be it a draft, which no entry tells of. Not in the ledger.

use rusqlite::Connection;

use crate::book::migration_step::Migration;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE pulse (
    only   INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one count
    writes INTEGER NOT NULL -- transactions so far
) STRICT;
INSERT INTO pulse (only, writes) VALUES (1, 0);",
)];

pub(crate) fn beat(db: &Connection) -> Result<(), Refusal> {
    db.prepare_cached("UPDATE pulse SET writes = writes + 1")?.execute([])?;
    Ok(())
}

pub(crate) fn writes(db: &Connection) -> Result<u64, Refusal> {
    Ok(db.prepare_cached("SELECT writes FROM pulse")?.query_row([], |row| row.get(0))?)
}
