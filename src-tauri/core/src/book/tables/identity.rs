//! The table `identity`: signing keys, each sealed under a PIN by whoever made it. Not in the ledger: a secret must be
//! replaceable, and what was signed with it proves itself.

use rusqlite::{OptionalExtension, named_params, params};

use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::meeting::rights::Right;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE identity (
    holder TEXT NOT NULL PRIMARY KEY, -- a person's id, or the name of the book's own authority
    sealed BLOB NOT NULL              -- the signing key under its PIN, opaque to the book
) STRICT, WITHOUT ROWID;",
)];

impl Book {
    /// Keeps a sealed signing key, in place of the one before. Refuses as `NotAllowed` whoever is no administrator: it is
    /// theirs to seal, and who else exchanged it would take the authority from them.
    pub fn put_identity(&mut self, holder: &str, sealed: &[u8]) -> Result<(), Refusal> {
        self.writer.standing.check_one(self.signed_in(), &[Right::RunPeople])?;
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO identity (holder, sealed) VALUES (:holder, :sealed)
                 ON CONFLICT (holder) DO UPDATE SET sealed = :sealed",
            )?
            .execute(named_params! { ":holder": holder, ":sealed": sealed })?;
            Ok(())
        })
    }

    /// A sealed signing key.
    pub fn identity(&self, holder: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut select = self.db.prepare_cached("SELECT sealed FROM identity WHERE holder = ?1")?;
        Ok(select.query_row(params![holder], |row| row.get(0)).optional()?)
    }
}
