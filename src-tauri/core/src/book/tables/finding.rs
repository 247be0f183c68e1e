//! The table `finding`: what a record says of somebody else, where a person let it stand and said why.

use rusqlite::{Connection, Row, named_params, params};

use super::column::EnumWord;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{PersonId, RecordId};
use crate::refusal::Refusal;
use crate::third_party_data::Accepted;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE finding (
    record  BLOB NOT NULL REFERENCES record (id),
    finding TEXT NOT NULL, -- fingerprint of what was found and the sentence it stands in
    what    TEXT NOT NULL, -- kind of finding: full name, date of birth, ...
    reason  TEXT NOT NULL, -- why it may stand
    person  BLOB NOT NULL, -- who accepted it
    at      TEXT NOT NULL, -- UTC
    PRIMARY KEY (record, finding)
) STRICT, WITHOUT ROWID;",
)];

/// Accepts a finding; the reason given last counts.
pub(crate) fn accept(db: &Connection, record: RecordId, accepted: &Accepted) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO finding (record, finding, what, reason, person, at)
         VALUES (:record, :finding, :what, :reason, :person, :at)
         ON CONFLICT (record, finding) DO UPDATE SET reason = :reason, person = :person, at = :at",
    )?
    .execute(named_params! {
        ":record": record.0, ":finding": accepted.finding, ":what": EnumWord(accepted.what),
        ":reason": accepted.reason, ":person": accepted.by.0, ":at": accepted.at,
    })?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Accepted> {
    Ok(Accepted {
        finding: row.get("finding")?,
        what: row.get::<_, EnumWord<_>>("what")?.0,
        reason: row.get("reason")?,
        by: PersonId(row.get("person")?),
        at: row.get("at")?,
    })
}

impl Book {
    /// The findings of a record that somebody accepted.
    pub fn accepted_findings(&self, record: RecordId) -> Result<Vec<Accepted>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT finding, what, reason, person, at FROM finding WHERE record = ?1 ORDER BY finding",
        )?;
        Ok(select.query_map(params![record.0], read)?.collect::<Result<_, _>>()?)
    }
}
