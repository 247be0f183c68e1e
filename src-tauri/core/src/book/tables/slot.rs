//! The table `slot`: which key slots count. `keys.json` lies open and anybody could put a slot into it; only one whose
//! public key stands here, inside the encryption, is ever given the book's key. Not in the ledger: it is about keys.

use rusqlite::{Connection, OptionalExtension, named_params, params};
use uuid::Uuid;

use crate::meeting::Refusal;

pub(crate) const SQL: &str = "
CREATE TABLE slot (
    holder BLOB NOT NULL PRIMARY KEY, -- a person's id; nil for the recovery key
    public BLOB NOT NULL              -- X25519 public key of their slot in keys.json
) STRICT, WITHOUT ROWID;";

pub(crate) fn put(db: &Connection, holder: Uuid, public: &[u8; 32]) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO slot (holder, public) VALUES (:holder, :public)
         ON CONFLICT (holder) DO UPDATE SET public = :public",
    )?
    .execute(named_params! { ":holder": holder, ":public": public })?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, holder: Uuid) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM slot WHERE holder = ?1")?.execute(params![holder])?;
    Ok(())
}

/// The public key of a holder's slot.
pub(crate) fn public(db: &Connection, holder: Uuid) -> Result<Option<[u8; 32]>, Refusal> {
    let mut select = db.prepare_cached("SELECT public FROM slot WHERE holder = ?1")?;
    Ok(select.query_row(params![holder], |row| row.get(0)).optional()?)
}

/// Whether this slot of this holder counts.
pub(crate) fn counts(db: &Connection, holder: Uuid, public: &[u8; 32]) -> Result<bool, Refusal> {
    Ok(db.prepare_cached("SELECT 1 FROM slot WHERE holder = ?1 AND public = ?2")?.exists(params![holder, public])?)
}
