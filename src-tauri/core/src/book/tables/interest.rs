//! The table `interest`: who has an interest in which family. A row stays when it is ended: records print what it was.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{check_revision, found};
use super::person;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, FamilyId};
use crate::meeting::interest::{self, Interest, same_name};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE interest (
    family   BLOB    NOT NULL,
    name     TEXT    NOT NULL, -- as the attendance lists name them
    what     TEXT    NOT NULL, -- in a few words
    in_force INTEGER NOT NULL, -- 0 once it was ended
    revision BLOB    NOT NULL, -- the entry that last changed the row
    PRIMARY KEY (family, name)
) STRICT, WITHOUT ROWID;",
)];

pub(crate) fn set(
    db: &Connection,
    family: FamilyId,
    name: &str,
    what: &str,
    in_force: bool,
    entry: EntryId,
) -> Result<(), Refusal> {
    let rows = db
        .prepare_cached(
            "INSERT INTO interest (family, name, what, in_force, revision) VALUES (:family, :name, :what, :in_force, :entry)
             ON CONFLICT (family, name) DO UPDATE SET what = :what, in_force = :in_force, revision = :entry",
        )?
        .execute(named_params! {
            ":family": family.0, ":name": name, ":what": what, ":in_force": in_force, ":entry": entry,
        })?;
    found(rows, "interest")
}

pub(crate) fn check(
    db: &Connection,
    family: FamilyId,
    name: &str,
    what: &str,
    based_on: EntryId,
) -> Result<(), Refusal> {
    if !db.prepare_cached("SELECT 1 FROM child WHERE family = ?1")?.exists(params![family.0])? {
        return Err(missing("family"));
    }
    let others = of(db, family)?;
    interest::check(&others, name, what)?;
    let same = interest::of(&others, name);
    check_revision(same.map_or(EntryId::NONE, |same| same.revision), based_on)
}

pub(crate) fn revision(db: &Connection, family: FamilyId, name: &str) -> Result<EntryId, Refusal> {
    let mut select = db.prepare_cached("SELECT revision FROM interest WHERE family = ?1 AND name = ?2")?;
    Ok(select.query_row(params![family.0, name], |row| row.get(0)).optional()?.unwrap_or_default())
}

fn of(db: &Connection, family: FamilyId) -> Result<Vec<Interest>, Refusal> {
    let mut select = db.prepare_cached(
        "SELECT family, name, what, in_force, revision FROM interest WHERE family = ?1 ORDER BY name",
    )?;
    let mut found: Vec<Interest> = select.query_map(params![family.0], read)?.collect::<Result<_, _>>()?;
    if !found.is_empty() {
        let called = person::called(db)?;
        for interest in &mut found {
            let whose = called.iter().find(|one| one.names.iter().any(|name| same_name(name, &interest.name)));
            interest.also = whose.map(|one| one.names.clone()).unwrap_or_default();
        }
    }
    Ok(found)
}

fn read(row: &Row) -> rusqlite::Result<Interest> {
    Ok(Interest {
        family: FamilyId(row.get("family")?),
        name: row.get("name")?,
        also: Vec::new(),
        what: row.get("what")?,
        in_force: row.get("in_force")?,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// Who has an interest in a family, or had, by name.
    pub fn interests(&self, family: FamilyId) -> Result<Vec<Interest>, Refusal> {
        of(&self.db, family)
    }
}
