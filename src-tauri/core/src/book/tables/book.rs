//! The table `book`: what the book is called. One row.

use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::column::found;
use crate::book::Book;
use crate::meeting::reading::{KEPT_AT_LEAST, KEPT_AT_MOST, KEPT_MONTHS};
use crate::meeting::{EntryId, Refusal};

pub(crate) const SQL: &str = "
CREATE TABLE book (
    only     INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one book
    name     TEXT    NOT NULL, -- as the team calls it
    council  TEXT    NOT NULL, -- stands on every record
    reads    INTEGER NOT NULL, -- how many months it is kept who looked at what
    revision BLOB    NOT NULL  -- the entry that last changed it
) STRICT;";

/// What a book is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    pub name: String,
    pub council: String,
}

pub(crate) fn create(db: &Connection, name: &str, council: &str, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO book (only, name, council, reads, revision) VALUES (1, :name, :council, :reads, :entry)",
    )?
    .execute(named_params! { ":name": name, ":council": council, ":reads": KEPT_MONTHS, ":entry": entry })?;
    Ok(())
}

pub(crate) fn keep_reads(db: &Connection, months: u32, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE book SET reads = :months, revision = :entry")?;
    found(update.execute(named_params! { ":months": months, ":entry": entry })?, "book")
}

pub(crate) fn check_keep(months: u32) -> Result<(), Refusal> {
    if (KEPT_AT_LEAST..=KEPT_AT_MOST).contains(&months) {
        return Ok(());
    }
    Err(Refusal::invalid("months", "Who looked is kept for a year at least, and for a hundred at most."))
}

pub(crate) fn reads_kept_months(db: &Connection) -> Result<u32, Refusal> {
    Ok(db.prepare_cached("SELECT reads FROM book")?.query_row([], |row| row.get(0))?)
}

impl Book {
    /// What the book is called.
    pub fn about(&self) -> Result<About, Refusal> {
        Ok(self.db.query_row("SELECT name, council FROM book", [], |row| {
            Ok(About { name: row.get("name")?, council: row.get("council")? })
        })?)
    }
}
