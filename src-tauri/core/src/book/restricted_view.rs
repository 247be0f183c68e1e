//! What the signed-in person may not see is not there for them: one place for every question that is or will be.
//!
//! While a family is restricted and they are not named for it, temporary views stand before the tables, under the same
//! names (SQLite looks there first), and leave out its children and everything that hangs on them. So a query that knows
//! nothing of restrictions cannot answer with them. A write sees the tables as they are, and so do the checks of the
//! whole book; what it may touch is asked of `tables::restriction::check_author`.
//!
//! This is a rule of the program, as roles are: whoever holds the book's key can read the file without it.

use chrono::NaiveTime;
use hmac::{Hmac, Mac};
use rusqlite::{Connection, Row, params};
use sha2::Sha256;
use uuid::Uuid;

use super::fault::machine;
use super::open_book::Book;
use super::tables::restriction;
use crate::ids::{FamilyId, ItemId, MeetingId, PersonId, Pseudonym};
use crate::ledger::change::Concerns;
use crate::refusal::{Cause, Refusal};

/// What is hidden, by id. Filled anew when that changes.
const HIDDEN: &str = "
CREATE TEMP TABLE hidden_family (id BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_child (id BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_request (id BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_item (id BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_record (id BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_blob (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE hidden_word (word TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;";

/// The families kept from the person whose id, as text, is `?1`.
const FAMILIES: &str = "SELECT family FROM main.restriction WHERE in_force
    AND NOT EXISTS (SELECT 1 FROM json_each(people) AS named WHERE named.value = ?1)";

/// A request is hidden with its family, and with any of its children; what a meeting holds of it, with it.
const FILL: &str = "
INSERT INTO temp.hidden_child SELECT id FROM main.child WHERE family IN (SELECT id FROM temp.hidden_family);
INSERT INTO temp.hidden_request SELECT id FROM main.request WHERE family IN (SELECT id FROM temp.hidden_family)
    OR EXISTS (SELECT 1 FROM json_each(children) AS one
        WHERE replace(one.value, '-', '') IN (SELECT lower(hex(id)) FROM temp.hidden_child));
INSERT INTO temp.hidden_item SELECT id FROM main.item WHERE request IN (SELECT id FROM temp.hidden_request);
INSERT INTO temp.hidden_record SELECT id FROM main.record WHERE item IN (SELECT id FROM temp.hidden_item)
    OR child IN (SELECT id FROM temp.hidden_child);
INSERT INTO temp.hidden_blob SELECT DISTINCT sha256 FROM main.version
    WHERE record IN (SELECT id FROM temp.hidden_record);
INSERT INTO temp.hidden_word SELECT lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-'
        || substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)) FROM (
    SELECT id FROM temp.hidden_child UNION SELECT id FROM temp.hidden_request UNION SELECT id FROM temp.hidden_item
    UNION SELECT id FROM temp.hidden_record);";

/// The tables that hold something of a child, and which of their rows stay. (`restriction` itself is asked by name.)
pub(super) const VEILED: [(&str, &str); 14] = [
    ("interest", "family NOT IN (SELECT id FROM temp.hidden_family)"),
    ("child", "id NOT IN (SELECT id FROM temp.hidden_child)"),
    ("request", "id NOT IN (SELECT id FROM temp.hidden_request)"),
    ("paper", "request NOT IN (SELECT id FROM temp.hidden_request)"),
    ("item", "id NOT IN (SELECT id FROM temp.hidden_item)"),
    ("attendee", "item IS NULL OR item NOT IN (SELECT id FROM temp.hidden_item)"),
    ("record", "id NOT IN (SELECT id FROM temp.hidden_record)"),
    ("section", "record NOT IN (SELECT id FROM temp.hidden_record)"),
    ("finding", "record NOT IN (SELECT id FROM temp.hidden_record)"),
    ("version", "record NOT IN (SELECT id FROM temp.hidden_record)"),
    ("amendment", "record NOT IN (SELECT id FROM temp.hidden_record)"),
    ("action", "record NOT IN (SELECT id FROM temp.hidden_record)"),
    ("blob", "sha256 NOT IN (SELECT id FROM temp.hidden_blob)"),
    ("draft", "NOT EXISTS (SELECT 1 FROM temp.hidden_word WHERE instr(field, word) > 0)"),
];

/// What drops, and the views that stand while something is hidden.
fn lower_sql() -> String {
    VEILED
        .iter()
        .map(|(table, stays)| format!("CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {stays};"))
        .collect()
}

fn lift_sql() -> String {
    VEILED.iter().map(|(table, _)| format!("DROP VIEW temp.{table};")).collect()
}

/// A slot of an agenda that is taken by something hidden: how long, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenSlot {
    /// Local time.
    pub starts: NaiveTime,
    /// How long the slot is.
    pub minutes: u32,
    /// It is one that the profile keeps for emergencies.
    pub emergency: bool,
    /// Neither finished nor deferred.
    pub open: bool,
}

impl Book {
    /// Lets the veil down, or leaves it up where nothing is hidden from whoever is signed in. What was hidden before is
    /// looked up anew only where other families are now.
    pub(super) fn lower_veil(&self) -> Result<(), Refusal> {
        lower(&self.db, self.person)
    }

    /// Lifts the veil: until it is let down again, every row is there.
    pub(super) fn lift_veil(&self) -> Result<(), Refusal> {
        lift(&self.db)
    }

    /// Does `work` with every row in sight. For what must know of everybody and tells nothing of whom it found: the
    /// comparison of a record with other children's, and checks of the whole book.
    pub fn unveiled<T>(&self, work: impl FnOnce(&Book) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.lift_veil()?;
        let done = work(self);
        self.lower_veil()?;
        done
    }

    /// Whether anything is out of sight now.
    pub(super) fn is_veiled(&self) -> Result<bool, Refusal> {
        exists(&self.db, "child")
    }

    /// How many families are hidden from whoever is signed in.
    pub fn hidden_families(&self) -> Result<u32, Refusal> {
        let sql = format!("SELECT count(*) FROM ({FAMILIES})");
        Ok(self.db.prepare_cached(&sql)?.query_row(params![self.person.to_string()], |row| row.get(0))?)
    }

    /// The slots of a meeting that something hidden has.
    pub fn hidden_slots(&self, meeting: MeetingId) -> Result<Vec<HiddenSlot>, Refusal> {
        if !self.is_veiled()? {
            return Ok(Vec::new());
        }
        let mut select = self.db.prepare_cached(
            "SELECT starts, minutes, emergency, state ->> '$.kind' AS stands FROM main.item
             WHERE meeting = ?1 AND id IN (SELECT id FROM temp.hidden_item)
             AND state ->> '$.kind' <> 'deferred' ORDER BY starts",
        )?;
        Ok(select.query_map(params![meeting.0], read)?.collect::<Result<_, _>>()?)
    }

    /// Whether an item of an agenda is hidden from whoever is signed in.
    pub fn hides_item(&self, item: ItemId) -> Result<bool, Refusal> {
        let hidden = "SELECT 1 FROM temp.hidden_item WHERE id = ?1";
        Ok(self.is_veiled()? && self.db.prepare_cached(hidden)?.exists(params![item.0])?)
    }

    /// Whether that is hidden from whoever is signed in.
    pub fn hides(&self, concerns: Concerns) -> Result<bool, Refusal> {
        if !self.is_veiled()? {
            return Ok(false);
        }
        let (sql, id) = match concerns {
            Concerns::Restricted(pseudonym) => {
                let sql = "SELECT 1 FROM main.restriction WHERE pseudonym = ?1
                           AND family IN (SELECT id FROM temp.hidden_family)";
                (sql, pseudonym.0)
            }
            Concerns::Child(child) => ("SELECT 1 FROM temp.hidden_child WHERE id = ?1", child.0),
            Concerns::Family(family) => ("SELECT 1 FROM temp.hidden_family WHERE id = ?1", family.0),
            Concerns::Nobody | Concerns::Person(_) => return Ok(false),
        };
        Ok(self.db.prepare_cached(sql)?.exists(params![id])?)
    }

    /// What the ledger's open headers call a family once it is restricted. The first one lasts: the book's key may change.
    pub fn pseudonym(&self, family: FamilyId) -> Result<Pseudonym, Refusal> {
        if let Some(known) = restriction::one(&self.db, family)? {
            return Ok(known.pseudonym);
        }
        let keyed = |key: &[u8], about: &[u8]| -> Result<Uuid, Refusal> {
            let mut mac =
                <Hmac<Sha256> as Mac>::new_from_slice(key).map_err(|why| machine().because(Cause::named(&why)))?;
            mac.update(b"quorate restricted family 1\0");
            mac.update(about);
            let whole = mac.finalize().into_bytes();
            Ok(Uuid::from_slice(&whole[..16]).unwrap_or_default())
        };
        keyed(&*self.key, family.0.as_bytes()).map(Pseudonym)
    }
}

/// Whether the tables of what is hidden are there.
fn hides(db: &Connection) -> Result<bool, Refusal> {
    exists(db, "hidden_family")
}

fn exists(db: &Connection, name: &str) -> Result<bool, Refusal> {
    Ok(db.prepare_cached("SELECT 1 FROM temp.sqlite_schema WHERE name = ?1")?.exists(params![name])?)
}

fn lower(db: &Connection, person: PersonId) -> Result<(), Refusal> {
    let who = person.to_string();
    // First what was hidden before: this needs no disk, so nothing that fails afterwards leaves it in sight.
    if hides(db)? && !exists(db, "child")? {
        db.execute_batch(&lower_sql())?;
    }
    let anything = db.prepare_cached(FAMILIES)?.exists(params![who])?;
    if !anything {
        return if hides(db)? { forget(db) } else { Ok(()) };
    }
    if hides(db)? {
        let same = format!(
            "SELECT 1 WHERE NOT EXISTS ({FAMILIES} EXCEPT SELECT id FROM temp.hidden_family)
             AND NOT EXISTS (SELECT id FROM temp.hidden_family EXCEPT {FAMILIES})"
        );
        if !db.prepare_cached(&same)?.exists(params![who])? {
            forget(db)?;
        }
    }
    if !hides(db)? {
        db.execute_batch(HIDDEN)?;
        db.execute(&format!("INSERT INTO temp.hidden_family {FAMILIES}"), params![who])?;
        db.execute_batch(FILL)?;
    }
    if !exists(db, "child")? {
        db.execute_batch(&lower_sql())?;
    }
    Ok(())
}

fn lift(db: &Connection) -> Result<(), Refusal> {
    if exists(db, "child")? { Ok(db.execute_batch(&lift_sql())?) } else { Ok(()) }
}

/// Nothing is hidden, or other things are.
fn forget(db: &Connection) -> Result<(), Refusal> {
    lift(db)?;
    for table in ["family", "child", "request", "item", "record", "blob", "word"] {
        db.execute_batch(&format!("DROP TABLE temp.hidden_{table};"))?;
    }
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<HiddenSlot> {
    let stands: String = row.get("stands")?;
    Ok(HiddenSlot {
        starts: row.get("starts")?,
        minutes: row.get("minutes")?,
        emergency: row.get("emergency")?,
        open: stands != "finished",
    })
}
