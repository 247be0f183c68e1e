//! The table `section`: the text of a record, each section with a revision of its own.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::book::migration_step::Migration;
use crate::ids::{EntryId, RecordId};
use crate::meeting::record::SectionText;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE section (
    record   BLOB    NOT NULL REFERENCES record (id),
    section  TEXT    NOT NULL, -- a section id of the profile
    text     TEXT    NOT NULL,
    revision BLOB    NOT NULL, -- the entry that last changed the row
    PRIMARY KEY (record, section)
) STRICT, WITHOUT ROWID;",
)];

pub(crate) fn write(
    db: &Connection,
    record: RecordId,
    section: &str,
    text: &str,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO section (record, section, text, revision) VALUES (:record, :section, :text, :entry)
         ON CONFLICT (record, section) DO UPDATE SET text = :text, revision = :entry",
    )?
    .execute(named_params! { ":record": record.0, ":section": section, ":text": text, ":entry": entry })?;
    Ok(())
}

pub(crate) fn remove_of(db: &Connection, record: RecordId) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM section WHERE record = ?1")?.execute(params![record.0])?;
    Ok(())
}

/// No entry while nothing was written there.
pub(crate) fn revision(db: &Connection, record: RecordId, section: &str) -> Result<EntryId, Refusal> {
    let found = db
        .prepare_cached("SELECT revision FROM section WHERE record = ?1 AND section = ?2")?
        .query_row(params![record.0, section], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn of(db: &Connection, record: RecordId) -> Result<BTreeMap<String, SectionText>, Refusal> {
    let mut select = db.prepare_cached("SELECT section, text, revision FROM section WHERE record = ?1")?;
    let rows = select.query_map(params![record.0], |row| {
        Ok((row.get("section")?, SectionText { text: row.get("text")?, revision: row.get("revision")? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
