//! The table `glossary`: where the book's plain words differ from those that come with the program (PS-9).

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params, params};

use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::EntryId;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE glossary (
    term     TEXT    NOT NULL PRIMARY KEY, -- LBP
    plain    TEXT    NOT NULL, -- letter before proceedings; empty: not a term in this book
    revision BLOB    NOT NULL -- the entry that last changed the row
) STRICT, WITHOUT ROWID;",
)];

/// Without plain words the term is again as it comes with the program.
pub(crate) fn set(db: &Connection, term: &str, plain: Option<&str>, entry: EntryId) -> Result<(), Refusal> {
    let Some(plain) = plain else {
        db.prepare_cached("DELETE FROM glossary WHERE term = ?1")?.execute(params![term])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO glossary (term, plain, revision) VALUES (:term, :plain, :entry)
         ON CONFLICT (term) DO UPDATE SET plain = :plain, revision = :entry",
    )?
    .execute(named_params! { ":term": term, ":plain": plain, ":entry": entry })?;
    Ok(())
}

impl Book {
    /// The terms that this book words differently, or does not count as terms: then without words.
    pub fn glossary(&self) -> Result<BTreeMap<String, String>, Refusal> {
        let mut select = self.db.prepare_cached("SELECT term, plain FROM glossary")?;
        Ok(select.query_map([], |row| Ok((row.get("term")?, row.get("plain")?)))?.collect::<Result<_, _>>()?)
    }
}
