//! The table `version`: every signed version of every record, with what it says. The last is in force.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::Json;
use super::record;
use super::stamp::Stamp;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{PersonId, RecordId};
use crate::meeting::record::RecordState;
use crate::meeting::version::{PrintedPart, Version};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
CREATE TABLE version (
    record    BLOB    NOT NULL REFERENCES record (id),
    number    INTEGER NOT NULL, -- from 1
    by        BLOB    NOT NULL, -- the person who signed it
    at        TEXT    NOT NULL, -- UTC
    sha256    TEXT    NOT NULL, -- of the signed PDF, hex
    file_name TEXT    NOT NULL, -- outside the book, when it was signed
    grounds   TEXT,             -- JSON: what it corrects and why; NULL for the first
    says      TEXT    NOT NULL, -- JSON list: heading, lines
    PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_sha256 ON version (sha256);",
    ),
    Migration::new(
        3,
        "2026-12-01",
        "UPDATE version SET grounds = json_set(grounds, '$.othersData', json('false')) WHERE grounds IS NOT NULL;",
    ),
];

const COLUMNS: &str = "record, number, by, at, sha256, file_name, grounds, says";

/// A signed PDF, and what it says.
pub(crate) struct SignedPdf<'a> {
    pub sha256: &'a str,
    pub file_name: &'a str,
    pub says: &'a [PrintedPart],
}

/// Signs the next version; a correction that led to it is done with.
pub(crate) fn sign(
    db: &Connection,
    id: RecordId,
    number: u32,
    at: DateTime<Utc>,
    file: SignedPdf,
    stamp: Stamp,
) -> Result<(), Refusal> {
    let SignedPdf { sha256, file_name, says } = file;
    let grounds = record::one(db, id)?.correction.map(|correction| Json(correction.grounds));
    db.prepare_cached(
        "INSERT INTO version (record, number, by, at, sha256, file_name, grounds, says)
         VALUES (:record, :number, :by, :at, :sha256, :file_name, :grounds, :says)",
    )?
    .execute(named_params! {
        ":record": id.0, ":number": number, ":by": stamp.person.0, ":at": at, ":sha256": sha256,
        ":file_name": file_name, ":grounds": grounds, ":says": Json(says),
    })?;
    let state = RecordState::Signed { by: stamp.person, at, sha256: sha256.to_owned() };
    record::set(db, id, "state", &Json(state), stamp.entry)?;
    record::set(db, id, "version", &number, stamp.entry)?;
    record::set(db, id, "correction", &None::<String>, stamp.entry)?;
    record::set(db, id, "before", &None::<String>, stamp.entry)
}

/// When a version was signed.
pub(crate) fn at(db: &Connection, id: RecordId, number: u32) -> Result<DateTime<Utc>, Refusal> {
    let mut select = db.prepare_cached("SELECT at FROM version WHERE record = ?1 AND number = ?2")?;
    select.query_row(params![id.0, number], |row| row.get(0)).optional()?.ok_or_else(|| missing("version"))
}

fn read(row: &Row) -> rusqlite::Result<Version> {
    Ok(Version {
        record: RecordId(row.get("record")?),
        number: row.get("number")?,
        by: PersonId(row.get("by")?),
        at: row.get("at")?,
        sha256: row.get("sha256")?,
        file_name: row.get("file_name")?,
        grounds: row.get::<_, Option<Json<_>>>("grounds")?.map(|json| json.0),
        says: row.get::<_, Json<_>>("says")?.0,
    })
}

impl Book {
    /// The signed versions of a record, the first one first.
    pub fn versions(&self, record: RecordId) -> Result<Vec<Version>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE record = ?1 ORDER BY number");
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![record.0], read)?.collect::<Result<_, _>>()?)
    }

    /// One signed version. Refuses as `Missing`.
    pub fn version(&self, record: RecordId, number: u32) -> Result<Version, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE record = ?1 AND number = ?2");
        let mut select = self.db.prepare_cached(&sql)?;
        select.query_row(params![record.0, number], read).optional()?.ok_or_else(|| missing("version"))
    }
}
