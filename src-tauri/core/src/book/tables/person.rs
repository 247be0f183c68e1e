//! The table `person`: who signs in, or did.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Json, check_revision, found};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, PersonId};
use crate::meeting::person::{self as rules, Called, Person, PersonDetails, Role};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE person (
    id          BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    name        TEXT    NOT NULL,
    post        TEXT    NOT NULL, -- as it stands under a signature
    email       TEXT    NOT NULL,
    roles       TEXT    NOT NULL, -- JSON list of roles
    active      INTEGER NOT NULL, -- 1 while they can open the book
    certificate TEXT,             -- DER, hex; NULL until they set a signing PIN
    former      TEXT    NOT NULL, -- JSON list: what they were called before, in that order
    revision    BLOB    NOT NULL  -- the entry that last said what they are called or may do
) STRICT, WITHOUT ROWID;",
)];

const COLUMNS: &str = "id, name, post, email, roles, active, certificate, revision";

pub(crate) fn add(db: &Connection, id: PersonId, details: &PersonDetails, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO person (id, name, post, email, roles, active, former, revision)
         VALUES (:id, :name, :post, :email, :roles, 1, '[]', :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":name": details.name, ":post": details.post, ":email": details.email,
        ":roles": Json(&details.roles), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn set_roles(db: &Connection, id: PersonId, roles: &[Role], entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE person SET roles = :roles, revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":roles": Json(roles), ":entry": entry })?, "person")
}

/// What somebody is called, their post and e-mail. What they were called before stays theirs.
pub(crate) fn set_details(
    db: &Connection,
    id: PersonId,
    (name, post, email): (&str, &str, &str),
    entry: EntryId,
) -> Result<(), Refusal> {
    let known = called(db)?.into_iter().find(|one| one.person == id).ok_or_else(|| missing("person"))?;
    let mut names = known.names;
    names.retain(|known| known != name);
    let mut update = db.prepare_cached(
        "UPDATE person SET name = :name, post = :post, email = :email, former = :former, revision = :entry
         WHERE id = :id",
    )?;
    let values = named_params! {
        ":id": id.0, ":name": name, ":post": post, ":email": email, ":former": Json(&names), ":entry": entry,
    };
    found(update.execute(values)?, "person")
}

pub(crate) fn remove(db: &Connection, id: PersonId, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE person SET active = 0, revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":entry": entry })?, "person")
}

/// The revision stays: roles are based on the entry that last said what a person is called or may do.
pub(crate) fn set_certificate(db: &Connection, id: PersonId, certificates: &[String]) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE person SET certificate = :der WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":der": certificates.first() })?, "person")
}

pub(crate) fn check_roles(db: &Connection, id: PersonId, roles: &[Role], based_on: EntryId) -> Result<(), Refusal> {
    let person = active(db, id)?;
    check_revision(person.revision, based_on)?;
    if roles.contains(&Role::Administrator) { Ok(()) } else { rules::check_not_last_administrator(&all(db)?, id) }
}

pub(crate) fn check_removal(db: &Connection, id: PersonId) -> Result<(), Refusal> {
    active(db, id)?;
    rules::check_not_last_administrator(&all(db)?, id)
}

pub(crate) fn check_active(db: &Connection, id: PersonId) -> Result<(), Refusal> {
    active(db, id).map(|_| ())
}

pub(crate) fn check_certificate(db: &Connection, id: PersonId, certificates: &[String]) -> Result<(), Refusal> {
    active(db, id)?;
    if certificates.is_empty() {
        return Err(Refusal::invalid("certificates", "There is no certificate to give."));
    }
    Ok(())
}

pub(crate) fn check_details(db: &Connection, id: PersonId, name: &str, based_on: EntryId) -> Result<(), Refusal> {
    check_revision(active(db, id)?.revision, based_on)?;
    check_name(db, name, Some(id))
}

/// A name is one person's, whoever has left included, and so is one that they had before: what they signed stands under
/// it for good. `of` may be called what they were called before.
pub(crate) fn check_name(db: &Connection, name: &str, of: Option<PersonId>) -> Result<(), Refusal> {
    rules::check_name(&called(db)?, name, of)
}

/// Everybody who is or was in the book. A name in it is one person's, so it finds no other.
pub(crate) fn called(db: &Connection) -> Result<Vec<Called>, Refusal> {
    let mut select = db.prepare_cached("SELECT id, name, active, former FROM person ORDER BY id")?;
    let read = |row: &Row| {
        let mut names: Vec<String> = row.get::<_, Json<_>>("former")?.0;
        names.push(row.get("name")?);
        Ok(Called { person: PersonId(row.get("id")?), active: row.get("active")?, names })
    };
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Somebody who can open the book.
pub(crate) fn active(db: &Connection, id: PersonId) -> Result<Person, Refusal> {
    one(db, id)?.filter(|person| person.active).ok_or_else(|| missing("person"))
}

fn one(db: &Connection, id: PersonId) -> Result<Option<Person>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?)
}

pub(crate) fn all(db: &Connection) -> Result<Vec<Person>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM person ORDER BY id");
    Ok(db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

fn read(row: &Row) -> rusqlite::Result<Person> {
    Ok(Person {
        id: PersonId(row.get("id")?),
        details: PersonDetails {
            name: row.get("name")?,
            post: row.get("post")?,
            email: row.get("email")?,
            roles: row.get::<_, Json<_>>("roles")?.0,
        },
        active: row.get("active")?,
        certificate: row.get("certificate")?,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// Everybody who can open the book, or could.
    pub fn people(&self) -> Result<Vec<Person>, Refusal> {
        all(&self.db)
    }

    /// One of them. Refuses as `Missing`.
    pub fn person(&self, id: PersonId) -> Result<Person, Refusal> {
        one(&self.db, id)?.ok_or_else(|| missing("person"))
    }
}
