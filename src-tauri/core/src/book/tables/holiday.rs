//! The table `holiday`: one-off holidays, beside those of the calendar.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params, params};

use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::EntryId;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE holiday (
    date     TEXT    NOT NULL PRIMARY KEY, -- 2026-12-24
    name     TEXT    NOT NULL,
    revision BLOB    NOT NULL -- the entry that last changed the row
) STRICT, WITHOUT ROWID;",
)];

/// An empty name takes the holiday away.
pub(crate) fn set(db: &Connection, date: NaiveDate, name: &str, entry: EntryId) -> Result<(), Refusal> {
    if name.is_empty() {
        db.prepare_cached("DELETE FROM holiday WHERE date = ?1")?.execute(params![date])?;
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO holiday (date, name, revision) VALUES (:date, :name, :entry)
         ON CONFLICT (date) DO UPDATE SET name = :name, revision = :entry",
    )?
    .execute(named_params! { ":date": date, ":name": name, ":entry": entry })?;
    Ok(())
}

impl Book {
    /// One-off holidays, earliest first, with their names.
    pub fn holidays(&self) -> Result<Vec<(NaiveDate, String)>, Refusal> {
        let mut select = self.db.prepare_cached("SELECT date, name FROM holiday ORDER BY date")?;
        Ok(select.query_map([], |row| Ok((row.get("date")?, row.get("name")?)))?.collect::<Result<_, _>>()?)
    }
}
