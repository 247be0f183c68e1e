//! The table `slot`: the slots that `keys.json` ought to hold. Which of them counts the ledger says (`ledger::standing`).

use rusqlite::{Connection, named_params, params};
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
