//! The table `secret`: what a person keeps that nobody else may read, sealed under the secret of their key slot. Not in
//! the ledger: it must be replaceable.

use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::book::migration_step::Migration;
use crate::ids::PersonId;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE secret (
    person BLOB NOT NULL, -- whose it is
    name   TEXT NOT NULL, -- what it is
    sealed BLOB NOT NULL, -- nonce and ciphertext under a key from their slot's secret
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;",
)];

pub(crate) fn put(db: &Connection, person: PersonId, name: &str, sealed: &[u8]) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO secret (person, name, sealed) VALUES (:person, :name, :sealed)
         ON CONFLICT (person, name) DO UPDATE SET sealed = :sealed",
    )?
    .execute(named_params! { ":person": person.0, ":name": name, ":sealed": sealed })?;
    Ok(())
}

pub(crate) fn one(db: &Connection, person: PersonId, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let mut select = db.prepare_cached("SELECT sealed FROM secret WHERE person = ?1 AND name = ?2")?;
    Ok(select.query_row(params![person.0, name], |row| row.get(0)).optional()?)
}

pub(crate) fn all_of(db: &Connection, person: PersonId) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let mut select = db.prepare_cached("SELECT name, sealed FROM secret WHERE person = ?1 ORDER BY name")?;
    let rows = select.query_map(params![person.0], |row| Ok((row.get("name")?, row.get("sealed")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn remove(db: &Connection, person: PersonId, name: &str) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM secret WHERE person = ?1 AND name = ?2")?.execute(params![person.0, name])?;
    Ok(())
}

pub(crate) fn remove_of(db: &Connection, person: PersonId) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM secret WHERE person = ?1")?.execute(params![person.0])?;
    Ok(())
}
