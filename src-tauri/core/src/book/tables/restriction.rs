//! The table `restriction`: families that only named people see. A row stays when the family is opened again, so that
//! what was written meanwhile is still found under its pseudonym.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Json, check_revision, found};
use super::{attendee, item, person, request};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ChildId, EntryId, FamilyId, PersonId, Pseudonym};
use crate::ledger::Change;
use crate::ledger::change::{Concerns, Regarding};
use crate::meeting::person::Role;
use crate::meeting::restriction::{self, Restriction};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE restriction (
    family    BLOB    NOT NULL PRIMARY KEY, -- whose children, requests and records are restricted
    pseudonym BLOB    NOT NULL UNIQUE, -- what open headers of the ledger call it from then on
    people    TEXT    NOT NULL, -- JSON list of the ids of those who see it
    in_force  INTEGER NOT NULL, -- 0 once it was opened again
    revision  BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;",
)];

const COLUMNS: &str = "family, pseudonym, people, in_force, revision";

pub(crate) fn set(
    db: &Connection,
    family: FamilyId,
    pseudonym: Pseudonym,
    people: &[PersonId],
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO restriction (family, pseudonym, people, in_force, revision)
         VALUES (:family, :pseudonym, :people, 1, :entry)
         ON CONFLICT (family) DO UPDATE SET people = :people, in_force = 1, revision = :entry",
    )?
    .execute(named_params! {
        ":family": family.0, ":pseudonym": pseudonym.0, ":people": Json(people), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn open(db: &Connection, family: FamilyId, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE restriction SET people = '[]', in_force = 0, revision = :entry WHERE family = :family",
    )?;
    found(update.execute(named_params! { ":family": family.0, ":entry": entry })?, "restriction")
}

/// A family keeps the pseudonym it was first given.
pub(crate) fn check_set(
    db: &Connection,
    family: FamilyId,
    pseudonym: Pseudonym,
    based_on: EntryId,
) -> Result<(), Refusal> {
    if !db.prepare_cached("SELECT 1 FROM child WHERE family = ?1")?.exists(params![family.0])? {
        return Err(missing("family"));
    }
    let before = one(db, family)?;
    check_revision(before.as_ref().map_or(EntryId::NONE, |before| before.revision), based_on)?;
    match before {
        Some(before) if before.pseudonym != pseudonym => Err(missing("restriction")),
        _ => Ok(()),
    }
}

pub(crate) fn check_open(db: &Connection, family: FamilyId, based_on: EntryId) -> Result<(), Refusal> {
    let before = one(db, family)?.filter(|before| before.in_force);
    let before = before.ok_or_else(|| Refusal::wrong_state("This family is not restricted."))?;
    check_revision(before.revision, based_on)
}

/// A child leaves a restricted family only once that is opened: nobody is let in by a move.
pub(crate) fn check_move(db: &Connection, child: ChildId) -> Result<(), Refusal> {
    let from = one(db, super::child::one(db, child)?.family)?;
    match from.filter(|from| from.in_force) {
        Some(_) => Err(Refusal::wrong_state("This child’s family is restricted: open it to everybody first.")),
        None => Ok(()),
    }
}

/// Refuses as `Missing` what is kept from whoever writes, and what they may not do to a restriction.
pub(crate) fn check_author(db: &Connection, change: &Change, by: PersonId) -> Result<(), Refusal> {
    let about = change.meaning().about;
    if let Regarding::Restricts { family, people, .. } = about {
        let before = one(db, family)?.filter(|before| before.in_force);
        return restriction::check_named(before.as_ref(), people, by, &person::all(db)?);
    }
    for family in families(db, about)? {
        if one(db, family)?.is_some_and(|found| found.hides_from(by)) {
            return Err(hidden(about));
        }
    }
    Ok(())
}

/// In the words of what is not there: whether it is restricted is not for everybody.
fn hidden(about: Regarding) -> Refusal {
    missing(match about.concerns() {
        Concerns::Family(_) => "family",
        _ => "child",
    })
}

/// Whether somebody may lose their access or their roles.
pub(crate) fn check_still_led(db: &Connection, id: PersonId, roles: Option<&[Role]>) -> Result<(), Refusal> {
    restriction::check_still_led(&all(db)?, id, roles, &person::all(db)?)
}

/// What the open header of a change's entry says: the pseudonym, where what it concerns is restricted.
pub(crate) fn concerns(db: &Connection, change: &Change) -> Result<Concerns, Refusal> {
    let about = change.meaning().about;
    if let Regarding::Restricts { pseudonym, .. } = about {
        return Ok(Concerns::Restricted(pseudonym));
    }
    for family in families(db, about)? {
        if let Some(found) = one(db, family)?.filter(|found| found.in_force) {
            return Ok(Concerns::Restricted(found.pseudonym));
        }
    }
    Ok(about.concerns())
}

/// The family, or families, that a change touches: whoever comes to a meeting for one item belongs to the item's.
fn families(db: &Connection, about: Regarding) -> Result<Vec<FamilyId>, Refusal> {
    let of_child = |id| Ok::<_, Refusal>(super::child::one(db, id)?.family);
    let of_item = |id| Ok::<_, Refusal>(request::one(db, item::one(db, id)?.details.request)?.family);
    match about {
        Regarding::Nobody | Regarding::Person(_) => Ok(Vec::new()),
        Regarding::Family(family) | Regarding::Restricts { family, .. } | Regarding::NewChild(_, family) => {
            Ok(vec![family])
        }
        Regarding::Child(child) => Ok(vec![of_child(child)?]),
        Regarding::Joins(child, family) => Ok(vec![of_child(child)?, family]),
        Regarding::Attendee(attendee, item) => {
            let before = attendee::find(db, attendee)?.and_then(|before| before.details.item);
            item.into_iter().chain(before).map(of_item).collect()
        }
    }
}

/// What entries about a child or a family may be filed under besides its own id.
pub(crate) fn pseudonym_of(db: &Connection, concerns: Concerns) -> Result<Option<Pseudonym>, Refusal> {
    let family = match concerns {
        Concerns::Family(family) => Some(family.0),
        Concerns::Child(child) => db
            .prepare_cached("SELECT family FROM main.child WHERE id = ?1")?
            .query_row(params![child.0], |row| row.get(0))
            .optional()?,
        Concerns::Nobody | Concerns::Person(_) | Concerns::Restricted(_) => None,
    };
    let Some(family) = family else { return Ok(None) };
    let mut select = db.prepare_cached("SELECT pseudonym FROM main.restriction WHERE family = ?1")?;
    Ok(select.query_row(params![family], |row| row.get(0)).optional()?.map(Pseudonym))
}

pub(crate) fn one(db: &Connection, family: FamilyId) -> Result<Option<Restriction>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM main.restriction WHERE family = ?1");
    Ok(db.prepare_cached(&sql)?.query_row(params![family.0], read).optional()?)
}

fn all(db: &Connection) -> Result<Vec<Restriction>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM main.restriction ORDER BY family");
    Ok(db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

fn read(row: &Row) -> rusqlite::Result<Restriction> {
    Ok(Restriction {
        family: FamilyId(row.get("family")?),
        pseudonym: Pseudonym(row.get("pseudonym")?),
        people: row.get::<_, Json<_>>("people")?.0,
        in_force: row.get("in_force")?,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// Every restriction there is or was: which family only its id says, and that leads to nothing for whoever is not
    /// named.
    pub fn restrictions(&self) -> Result<Vec<Restriction>, Refusal> {
        all(&self.db)
    }

    /// The restriction of a family, in force or not.
    pub fn restriction(&self, family: FamilyId) -> Result<Option<Restriction>, Refusal> {
        one(&self.db, family)
    }
}
