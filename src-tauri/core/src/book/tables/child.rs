//! The table `child`: children, born and unborn, and contexts (EFH-1).

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{EnumWord, Json, check_revision, found};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ChildId, EntryId, FamilyId};
use crate::meeting::child::{Child, ChildDetails};
use crate::refusal::Refusal;
use crate::text::name_search::Search;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
CREATE TABLE child (
    id            BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    family        BLOB    NOT NULL, -- shared by siblings
    kind          TEXT    NOT NULL, -- child, unborn, context
    given         TEXT    NOT NULL, -- empty for an unborn child
    surname       TEXT    NOT NULL,
    known_as      TEXT    NOT NULL, -- JSON list: nicknames, earlier names
    born          TEXT,             -- date of birth; NULL while unknown
    expected      TEXT,             -- when an unborn child is expected
    mosaic_id     TEXT    NOT NULL, -- number in the case system
    numbers       TEXT    NOT NULL, -- JSON list: other numbers, such as the NHS number
    address       TEXT    NOT NULL,
    in_care_since TEXT,             -- NULL for a child who is not in care
    legal_status  TEXT    NOT NULL,
    sought        TEXT    NOT NULL, -- names and number as a search reads them: plain lower-case letters
    revision      BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;
CREATE INDEX child_family ON child (family);",
    ),
    Migration::new(
        2,
        "2026-11-30",
        "ALTER TABLE child ADD COLUMN pronouns TEXT; -- she, he, they; NULL where nobody said",
    ),
    Migration::new(
        3,
        "2026-12-01",
        "ALTER TABLE child ADD COLUMN parents TEXT NOT NULL DEFAULT '[]'; -- JSON list: name, relation, responsibility",
    ),
    Migration::new(
        6,
        "2026-12-01",
        "
ALTER TABLE child ADD COLUMN key_dates TEXT NOT NULL DEFAULT '[]'; -- JSON list: what happened, on, until, note
ALTER TABLE child ADD COLUMN let_pass TEXT NOT NULL DEFAULT '[]'; -- JSON list: thresholds of panels, from when, why",
    ),
];

/// Which children a search, `?1`, finds: by what they are called on the screen, and by every number.
const FOUND: &str = "WHERE finds(?1, iif(kind = 'unborn', 'Unborn baby ', '') || given || ' ' || surname, known_as,
     mosaic_id, numbers)";

const COLUMNS: &str = "id, family, kind, given, surname, known_as, born, expected, mosaic_id, numbers, address,
     in_care_since, legal_status, pronouns, parents, key_dates, let_pass, revision";

pub(crate) fn add(
    db: &Connection,
    id: ChildId,
    family: FamilyId,
    details: &ChildDetails,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO child (id, family, kind, given, surname, known_as, born, expected, mosaic_id, numbers, address,
         in_care_since, legal_status, pronouns, parents, key_dates, let_pass, sought, revision)
         VALUES (:id, :family, :kind, :given, :surname, :known, :born, :expected, :mosaic, :numbers, :address, :care,
         :legal, :pronouns, :parents, :dates, :passed, :sought, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":family": family.0, ":kind": EnumWord(details.kind), ":given": details.given,
        ":surname": details.surname, ":known": Json(&details.known_as), ":born": details.born.map(EnumWord),
        ":expected": details.expected.map(EnumWord), ":mosaic": details.mosaic_id, ":numbers": Json(&details.numbers),
        ":address": details.address, ":care": details.in_care_since, ":legal": details.legal_status,
        ":pronouns": details.pronouns.map(EnumWord), ":parents": Json(&details.parents),
        ":dates": Json(&details.key_dates), ":passed": Json(&details.let_pass), ":sought": sought(details), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn change(db: &Connection, id: ChildId, details: &ChildDetails, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE child SET kind = :kind, given = :given, surname = :surname, known_as = :known, born = :born,
         expected = :expected, mosaic_id = :mosaic, numbers = :numbers, address = :address, in_care_since = :care,
         legal_status = :legal, pronouns = :pronouns, parents = :parents, key_dates = :dates, let_pass = :passed,
         sought = :sought, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":kind": EnumWord(details.kind), ":given": details.given, ":surname": details.surname,
        ":known": Json(&details.known_as), ":born": details.born.map(EnumWord),
        ":expected": details.expected.map(EnumWord),
        ":mosaic": details.mosaic_id, ":numbers": Json(&details.numbers), ":address": details.address,
        ":care": details.in_care_since, ":legal": details.legal_status, ":pronouns": details.pronouns.map(EnumWord),
        ":parents": Json(&details.parents), ":dates": Json(&details.key_dates), ":passed": Json(&details.let_pass), ":sought": sought(details),
        ":entry": entry,
    })?;
    found(rows, "child")
}

pub(crate) fn set_family(db: &Connection, id: ChildId, family: FamilyId, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE child SET family = :family, revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":family": family.0, ":entry": entry })?, "child")
}

pub(crate) fn check_change(db: &Connection, id: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    check_revision(one(db, id)?.revision, based_on)
}

/// What a search looked through until it folded names as it asks (`text::name_search`). Nothing reads it any more; it is
/// written as it was, so that a book's tables stay the same.
fn sought(details: &ChildDetails) -> String {
    let names = [details.given.as_str(), &details.surname, &details.mosaic_id].into_iter();
    plain(&names.chain(details.known_as.iter().map(String::as_str)).collect::<Vec<_>>().join(" "))
}

/// Lower-case letters without marks, so that “tepes” finds Țepeș and “lukasz” finds Łukasz.
fn plain(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase()
}

pub(crate) fn one(db: &Connection, id: ChildId) -> Result<Child, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM child WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?.ok_or_else(|| missing("child"))
}

fn read(row: &Row) -> rusqlite::Result<Child> {
    Ok(Child {
        id: ChildId(row.get("id")?),
        family: FamilyId(row.get("family")?),
        details: ChildDetails {
            kind: row.get::<_, EnumWord<_>>("kind")?.0,
            given: row.get("given")?,
            surname: row.get("surname")?,
            known_as: row.get::<_, Json<_>>("known_as")?.0,
            born: row.get::<_, Option<EnumWord<_>>>("born")?.map(|date| date.0),
            expected: row.get::<_, Option<EnumWord<_>>>("expected")?.map(|date| date.0),
            mosaic_id: row.get("mosaic_id")?,
            numbers: row.get::<_, Json<_>>("numbers")?.0,
            address: row.get("address")?,
            in_care_since: row.get("in_care_since")?,
            legal_status: row.get("legal_status")?,
            parents: row.get::<_, Json<_>>("parents")?.0,
            pronouns: row.get::<_, Option<EnumWord<_>>>("pronouns")?.map(|word| word.0),
            key_dates: row.get::<_, Json<_>>("key_dates")?.0,
            let_pass: row.get::<_, Json<_>>("let_pass")?.0,
        },
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One child. Refuses as `Missing`.
    pub fn child(&self, id: ChildId) -> Result<Child, Refusal> {
        one(&self.db, id)
    }

    /// Children whose name or number `search` finds (`text::name_search`), by surname; all of them when nothing is typed. At
    /// most `limit` of them, after the first `skip`.
    pub fn children(&self, search: &str, skip: u32, limit: u32) -> Result<Vec<Child>, Refusal> {
        let wanted = Search::of(search);
        let which = if wanted.is_empty() { "" } else { FOUND };
        let sql = format!(
            "SELECT {COLUMNS} FROM child {which} ORDER BY name_order(iif(surname = '', given, surname), given), id
             LIMIT {limit} OFFSET {skip}"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = if wanted.is_empty() { select.query_map([], read) } else { select.query_map([search], read) };
        Ok(rows?.collect::<Result<_, _>>()?)
    }

    /// Children of whom a day is known that thresholds count from: a key date, coming into care, or a birth between two days.
    pub fn children_with_dates(&self, born: (NaiveDate, NaiveDate)) -> Result<Vec<Child>, Refusal> {
        let sql = format!(
            "SELECT {COLUMNS} FROM child
             WHERE key_dates <> '[]' OR in_care_since IS NOT NULL OR expected IS NOT NULL OR born BETWEEN ?1 AND ?2
             ORDER BY id"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![born.0, born.1], read)?.collect::<Result<_, _>>()?)
    }

    /// The children of a family, eldest first, the unborn last.
    pub fn family(&self, id: FamilyId) -> Result<Vec<Child>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM child WHERE family = ?1 ORDER BY born NULLS LAST, id");
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![id.0], read)?.collect::<Result<_, _>>()?)
    }
}
