//! The table `draft`: typing that is durable on this device but not yet part of the book. Not in the ledger. A draft is
//! its author's: nobody else who signs in is shown it.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use crate::book::Book;
use crate::meeting::Refusal;

pub(crate) const SQL: &str = "
CREATE TABLE draft (
    person   BLOB    NOT NULL, -- who typed it
    field    TEXT    NOT NULL, -- which field: record/<id>/section/<section>
    text     TEXT    NOT NULL,
    based_on TEXT    NOT NULL, -- a mark of what the typing started from, made by whoever keeps drafts
    at       TEXT    NOT NULL, -- UTC
    PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;";

/// Typing that was not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which field: `record/<id>/section/<section>`, `request/new/outline`.
    pub field: String,
    pub text: String,
    /// A mark of what the typing started from: whoever keeps drafts makes it and reads it again.
    pub based_on: String,
    pub at: DateTime<Utc>,
}

fn read(row: &Row) -> rusqlite::Result<Draft> {
    Ok(Draft { field: row.get("field")?, text: row.get("text")?, based_on: row.get("based_on")?, at: row.get("at")? })
}

/// Destroys what anybody typed about something, by a part of the field's name.
pub(crate) fn remove_about(db: &Connection, part: &str) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM draft WHERE instr(field, ?1) > 0")?.execute(params![part])?;
    Ok(())
}

impl Book {
    /// Keeps what whoever is signed in typed. When this returns it outlasts a power cut.
    pub fn put_draft(&mut self, draft: &Draft) -> Result<(), Refusal> {
        let person = self.signed_in();
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO draft (person, field, text, based_on, at) VALUES (:person, :field, :text, :based_on, :at)
                 ON CONFLICT (person, field) DO UPDATE SET text = :text, based_on = :based_on, at = :at",
            )?
            .execute(named_params! {
                ":person": person.0, ":field": draft.field, ":text": draft.text, ":based_on": draft.based_on,
                ":at": draft.at,
            })?;
            Ok(())
        })
    }

    /// Takes a draft of whoever is signed in out: it was saved as a change, or thrown away.
    pub fn take_draft(&mut self, field: &str) -> Result<Option<Draft>, Refusal> {
        let person = self.signed_in();
        self.write(|db| {
            let mut delete = db.prepare_cached(
                "DELETE FROM draft WHERE person = ?1 AND field = ?2 RETURNING field, text, based_on, at",
            )?;
            Ok(delete.query_row(params![person.0, field], read).optional()?)
        })
    }

    /// What whoever is signed in typed and did not save, oldest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, Refusal> {
        let mut select = self
            .db
            .prepare_cached("SELECT field, text, based_on, at FROM draft WHERE person = ?1 ORDER BY at, field")?;
        Ok(select.query_map(params![self.signed_in().0], read)?.collect::<Result<_, _>>()?)
    }
}
