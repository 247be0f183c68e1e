//! The table `amendment`: what people asked to have changed in a signed record, and the answer (PS-2).

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{EnumWord, Json, check_revision, found};
use super::stamp::Stamp;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{AmendmentId, ChildId, EntryId, RecordId};
use crate::meeting::version::{Amendment, AmendmentAnswer, AmendmentDetails, AmendmentState};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE amendment (
    id       BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    record   BLOB    NOT NULL REFERENCES record (id),
    child    BLOB    NOT NULL REFERENCES child (id),
    version  INTEGER NOT NULL, -- the version they read
    by       TEXT    NOT NULL, -- who asks, by name
    role     TEXT    NOT NULL, -- in words
    received TEXT    NOT NULL, -- 2026-11-27
    means    TEXT    NOT NULL, -- email, letter, caseNote, spoken
    what     TEXT    NOT NULL,
    state    TEXT    NOT NULL, -- JSON: asked, accepted, declined; by whom, when, why
    revision BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;
CREATE INDEX amendment_record ON amendment (record);",
)];

const COLUMNS: &str = "id, record, child, version, by, role, received, means, what, state, revision";

pub(crate) fn ask(
    db: &Connection,
    id: AmendmentId,
    record: RecordId,
    child: ChildId,
    details: &AmendmentDetails,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO amendment (id, record, child, version, by, role, received, means, what, state, revision)
         VALUES (:id, :record, :child, :version, :by, :role, :received, :means, :what, :state, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":record": record.0, ":child": child.0, ":version": details.version, ":by": details.by,
        ":role": details.role, ":received": details.received, ":means": EnumWord(details.means), ":what": details.what,
        ":state": Json(AmendmentState::Asked), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn answer(
    db: &Connection,
    id: AmendmentId,
    at: DateTime<Utc>,
    answer: &AmendmentAnswer,
    stamp: Stamp,
) -> Result<(), Refusal> {
    let by = stamp.person;
    let state = match answer {
        AmendmentAnswer::Accepted => AmendmentState::Accepted { by, at },
        AmendmentAnswer::Declined { why } => AmendmentState::Declined { by, at, why: why.clone() },
    };
    let mut update = db.prepare_cached("UPDATE amendment SET state = :state, revision = :entry WHERE id = :id")?;
    let rows = update.execute(named_params! { ":id": id.0, ":state": Json(state), ":entry": stamp.entry })?;
    found(rows, "amendment")
}

/// An amendment is answered once.
pub(crate) fn check_answer(db: &Connection, id: AmendmentId, child: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    let amendment = one(db, id)?;
    if amendment.child != child {
        return Err(missing("amendment"));
    }
    check_revision(amendment.revision, based_on)?;
    match amendment.state {
        AmendmentState::Asked => Ok(()),
        _ => Err(Refusal::wrong_state("This amendment is answered already.")),
    }
}

pub(crate) fn one(db: &Connection, id: AmendmentId) -> Result<Amendment, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM amendment WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?.ok_or_else(|| missing("amendment"))
}

fn read(row: &Row) -> rusqlite::Result<Amendment> {
    Ok(Amendment {
        id: AmendmentId(row.get("id")?),
        record: RecordId(row.get("record")?),
        child: ChildId(row.get("child")?),
        details: AmendmentDetails {
            version: row.get("version")?,
            by: row.get("by")?,
            role: row.get("role")?,
            received: row.get("received")?,
            means: row.get::<_, EnumWord<_>>("means")?.0,
            what: row.get("what")?,
        },
        state: row.get::<_, Json<_>>("state")?.0,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One amendment that was asked for. Refuses as `Missing`.
    pub fn amendment(&self, id: AmendmentId) -> Result<Amendment, Refusal> {
        one(&self.db, id)
    }

    /// What was asked to be changed in a record, in the order it was logged.
    pub fn amendments(&self, record: RecordId) -> Result<Vec<Amendment>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM amendment WHERE record = ?1 ORDER BY id");
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![record.0], read)?.collect::<Result<_, _>>()?)
    }
}
