//! The table `slot`: the slots that `keys.json` ought to hold. Which of them counts the ledger says (`ledger::standing`).

use rusqlite::{Connection, Row, named_params, params};
use uuid::Uuid;

use crate::book::key_slot::KeySlot;
use crate::book::migration_step::Migration;
use crate::ledger::PublicKey;
use crate::ledger::signing::Hash;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE slot (
    holder BLOB NOT NULL PRIMARY KEY, -- a person's id; nil for the recovery key
    public BLOB NOT NULL,             -- X25519 public key of their slot in keys.json
    sha256 BLOB NOT NULL              -- of that slot as it is written, with the book's present key alone
) STRICT, WITHOUT ROWID;",
)];

/// Lets a slot count, in place of the one that its holder had. `generation` is that of the book's key from then on.
pub(crate) fn put(db: &Connection, slot: &KeySlot, generation: u32) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO slot (holder, public, sha256) VALUES (:holder, :public, :sha256)
         ON CONFLICT (holder) DO UPDATE SET public = :public, sha256 = :sha256",
    )?
    .execute(named_params! {
        ":holder": slot.holder.id(), ":public": slot.public, ":sha256": slot.sha256(generation)?,
    })?;
    Ok(())
}

/// Every slot that counts: its holder, its public key, and the hash of what `keys.json` has to hold of it.
pub(crate) fn all(db: &Connection) -> Result<Vec<(Uuid, PublicKey, Hash)>, Refusal> {
    let mut select = db.prepare_cached("SELECT holder, public, sha256 FROM slot ORDER BY holder")?;
    let read = |row: &Row| Ok((row.get(0)?, PublicKey(row.get(1)?), row.get(2)?));
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}

pub(crate) fn remove(db: &Connection, holder: Uuid) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM slot WHERE holder = ?1")?.execute(params![holder])?;
    Ok(())
}
