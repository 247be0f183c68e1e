//! The table `draft`: typing that is durable on this device but not yet part of the book. Not in the ledger. A draft is
//! its author's: nobody else who signs in is shown it, and what they did not sign themselves is not taken for theirs. It
//! would become an entry of theirs without a key pressed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::PersonId;
use crate::ledger::signing::{PublicKey, SignatureBytes};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE draft (
    person   BLOB    NOT NULL, -- who typed it
    field    TEXT    NOT NULL, -- which field: record/<id>/section/<section>
    text     TEXT    NOT NULL,
    based_on TEXT    NOT NULL, -- a mark of what the typing started from, made by whoever keeps drafts
    at       TEXT    NOT NULL, -- UTC, to the microsecond
    key       BLOB   NOT NULL, -- Ed25519 public key of the author
    signature BLOB   NOT NULL, -- over all above
    PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;",
)];

/// Typing that was not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which field: `record/<id>/section/<section>`, `request/new/outline`.
    pub field: String,
    /// What was typed, as far as it got.
    pub text: String,
    /// A mark of what the typing started from: whoever keeps drafts makes it and reads it again.
    pub based_on: String,
    /// When the last key of it was kept.
    pub at: DateTime<Utc>,
}

/// A draft as it lies there: whose it is has to be asked.
struct Kept {
    draft: Draft,
    key: PublicKey,
    signature: SignatureBytes,
}

fn read(row: &Row) -> rusqlite::Result<Kept> {
    let draft =
        Draft { field: row.get("field")?, text: row.get("text")?, based_on: row.get("based_on")?, at: row.get("at")? };
    Ok(Kept { draft, key: PublicKey(row.get("key")?), signature: row.get("signature")? })
}

/// What the author of a draft signs.
fn signed(book: Uuid, person: PersonId, draft: &Draft) -> Vec<u8> {
    let mut bytes = b"quorate draft 1\0".to_vec();
    bytes.extend_from_slice(book.as_bytes());
    bytes.extend_from_slice(person.0.as_bytes());
    bytes.extend_from_slice(&draft.at.timestamp_micros().to_be_bytes());
    for part in [&draft.field, &draft.text, &draft.based_on] {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
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
        let (key, signature) = self.writer.sign(&signed(self.id(), person, draft));
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO draft (person, field, text, based_on, at, key, signature)
                 VALUES (:person, :field, :text, :based_on, :at, :key, :signature)
                 ON CONFLICT (person, field) DO UPDATE
                 SET text = :text, based_on = :based_on, at = :at, key = :key, signature = :signature",
            )?
            .execute(named_params! {
                ":person": person.0, ":field": draft.field, ":text": draft.text, ":based_on": draft.based_on,
                ":at": draft.at, ":key": key.0, ":signature": signature,
            })?;
            Ok(())
        })
    }

    /// Takes a draft of whoever is signed in out: it was saved as a change, or thrown away.
    pub fn take_draft(&mut self, field: &str) -> Result<Option<Draft>, Refusal> {
        let person = self.signed_in();
        let taken = self.write(|db| {
            let mut delete = db.prepare_cached(
                "DELETE FROM draft WHERE person = ?1 AND field = ?2
                 RETURNING field, text, based_on, at, key, signature",
            )?;
            Ok(delete.query_row(params![person.0, field], read).optional()?)
        })?;
        Ok(taken.and_then(|kept| self.own(kept)))
    }

    /// What whoever is signed in typed and did not save, oldest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT field, text, based_on, at, key, signature FROM draft WHERE person = ?1 ORDER BY at, field",
        )?;
        let kept = select.query_map(params![self.signed_in().0], read)?.collect::<Result<Vec<_>, _>>()?;
        Ok(kept.into_iter().filter_map(|kept| self.own(kept)).collect())
    }

    /// The draft, where whoever is signed in signed it: with the key that they have now, or one they had before.
    fn own(&self, kept: Kept) -> Option<Draft> {
        let Kept { draft, key, signature } = kept;
        let person = self.signed_in();
        let own =
            self.writer.standing.was_ever(key, person) && key.signed(&signed(self.id(), person, &draft), &signature);
        Some(draft).filter(|_| own)
    }
}
