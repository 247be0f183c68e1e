//! The table `blob`: big things that never change (signed PDFs, papers), by their SHA-256. A rebuild leaves them.

use rusqlite::{Connection, OptionalExtension, named_params, params};
use sha2::{Digest, Sha256};

use crate::book::fault::{damaged, missing};
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ledger::chain::Stored;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE blob (
    sha256 TEXT NOT NULL PRIMARY KEY, -- hex
    kind   TEXT NOT NULL,             -- media type: application/pdf
    bytes  BLOB NOT NULL
) STRICT;",
)];

pub(crate) fn exists(db: &Connection, sha256: &str) -> Result<bool, Refusal> {
    Ok(db.prepare_cached("SELECT 1 FROM blob WHERE sha256 = ?1")?.exists(params![sha256])?)
}

fn bytes(db: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let mut select = db.prepare_cached("SELECT bytes FROM blob WHERE sha256 = ?1")?;
    Ok(select.query_row(params![sha256], |row| row.get(0)).optional()?)
}

/// Whether a stored file is there and hashes to its name.
pub(crate) fn look(db: &Connection, sha256: &str) -> Result<Stored, Refusal> {
    Ok(match bytes(db, sha256)? {
        None => Stored::Missing,
        Some(bytes) if hex::encode(Sha256::digest(&bytes)) != sha256 => Stored::Altered,
        Some(_) => Stored::Whole,
    })
}

/// Destroys a stored file.
pub(crate) fn remove(db: &Connection, sha256: &str) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM blob WHERE sha256 = ?1")?.execute(params![sha256])?;
    Ok(())
}

impl Book {
    /// Stores a file and says the SHA-256 (hex) it is known by. Storing it again changes nothing. A change that names
    /// it comes afterwards.
    pub fn put_blob(&mut self, kind: &str, bytes: &[u8]) -> Result<String, Refusal> {
        let sha256 = hex::encode(Sha256::digest(bytes));
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO blob (sha256, kind, bytes) VALUES (:sha256, :kind, :bytes) ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! { ":sha256": sha256, ":kind": kind, ":bytes": bytes })?;
            Ok(())
        })?;
        Ok(sha256)
    }

    /// A stored file. Refuses as `Missing` where there is none, as `Damaged` when it does not hash to its name.
    pub fn blob(&self, sha256: &str) -> Result<Vec<u8>, Refusal> {
        let bytes = bytes(&self.db, sha256)?.ok_or_else(|| missing("file"))?;
        if hex::encode(Sha256::digest(&bytes)) == sha256 { Ok(bytes) } else { Err(damaged()) }
    }
}
