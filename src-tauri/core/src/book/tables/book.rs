//! The table `book`: what the book is called. One row.

use rusqlite::{Connection, named_params};
use serde::Serialize;

use crate::book::Book;
use crate::meeting::{EntryId, Refusal};

pub(crate) const SQL: &str = "
CREATE TABLE book (
    only     INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one book
    name     TEXT    NOT NULL, -- as the team calls it
    council  TEXT    NOT NULL, -- stands on every record
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
    db.prepare_cached("INSERT INTO book (only, name, council, revision) VALUES (1, :name, :council, :entry)")?
        .execute(named_params! { ":name": name, ":council": council, ":entry": entry })?;
    Ok(())
}

impl Book {
    /// What the book is called.
    pub fn about(&self) -> Result<About, Refusal> {
        Ok(self.db.query_row("SELECT name, council FROM book", [], |row| {
            Ok(About { name: row.get("name")?, council: row.get("council")? })
        })?)
    }
}
