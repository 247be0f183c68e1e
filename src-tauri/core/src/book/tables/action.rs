//! The table `action`: what meetings asked somebody to do.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::column::{Json, check_revision, found, revision};
use super::record;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ActionId, ChildId, EntryId, RecordId};
use crate::meeting::action::{Action, ActionDetails, ActionState};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE action (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    record     BLOB    NOT NULL REFERENCES record (id),
    child      BLOB    NOT NULL REFERENCES child (id),
    what       TEXT    NOT NULL,
    measure    TEXT    NOT NULL,
    owner_role TEXT    NOT NULL, -- a role id of the profile; empty while nobody is named
    owner      TEXT    NOT NULL,
    how        TEXT    NOT NULL,
    due        TEXT,             -- 2026-12-09; NULL while no date is set
    follows    TEXT,             -- the decision option it follows from
    accepted   TEXT    NOT NULL, -- JSON list: SMART letters the chair accepts as they are, and why
    state      TEXT    NOT NULL, -- JSON: open, done, not done, overtaken; when, by whom, why
    revision   BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;
CREATE INDEX action_record ON action (record);
CREATE INDEX action_child ON action (child);",
)];

const COLUMNS: &str =
    "id, record, child, what, measure, owner_role, owner, how, due, follows, accepted, state, revision";

pub(crate) fn set(
    db: &Connection,
    id: ActionId,
    record: RecordId,
    child: ChildId,
    details: &ActionDetails,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO action (id, record, child, what, measure, owner_role, owner, how, due, follows, accepted, state,
         revision)
         VALUES (:id, :record, :child, :what, :measure, :owner_role, :owner, :how, :due, :follows, :accepted, :state,
         :entry)
         ON CONFLICT (id) DO UPDATE SET what = :what, measure = :measure, owner_role = :owner_role, owner = :owner,
         how = :how, due = :due, follows = :follows, accepted = :accepted, revision = :entry",
    )?
    .execute(named_params! {
        ":id": id.0, ":record": record.0, ":child": child.0, ":what": details.what, ":measure": details.measure,
        ":owner_role": details.owner_role, ":owner": details.owner, ":how": details.how, ":due": details.due,
        ":follows": details.follows, ":accepted": Json(&details.accepted), ":state": Json(ActionState::Open), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, id: ActionId) -> Result<(), Refusal> {
    found(db.prepare_cached("DELETE FROM action WHERE id = ?1")?.execute(params![id.0])?, "action")
}

pub(crate) fn set_state(db: &Connection, id: ActionId, state: &ActionState, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE action SET state = :state, revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":state": Json(state), ":entry": entry })?, "action")
}

/// An action is part of its record: it changes only while the record does.
pub(crate) fn check(
    db: &Connection,
    id: ActionId,
    record: RecordId,
    child: ChildId,
    based_on: EntryId,
) -> Result<(), Refusal> {
    record::writable(db, record, child)?;
    check_revision(revision(db, "action", id.0)?.unwrap_or_default(), based_on)?;
    if based_on != EntryId::NONE && one(db, id)?.record != record {
        return Err(missing("action"));
    }
    Ok(())
}

pub(crate) fn check_removal(db: &Connection, id: ActionId, child: ChildId) -> Result<(), Refusal> {
    record::writable(db, one(db, id)?.record, child).map(|_| ())
}

/// What became of an action is followed up long after its record was signed.
pub(crate) fn check_state(db: &Connection, id: ActionId, child: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    let action = one(db, id)?;
    if action.child != child {
        return Err(missing("action"));
    }
    check_revision(action.revision, based_on)
}

/// The actions of a record, in the order they were added.
pub(crate) fn of_record(db: &Connection, record: RecordId) -> Result<Vec<Action>, Refusal> {
    select(db, "record = ?1", "id", &record.0)
}

fn select(db: &Connection, condition: &str, order: &str, value: &dyn ToSql) -> Result<Vec<Action>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM action WHERE {condition} ORDER BY {order}");
    let mut select = db.prepare_cached(&sql)?;
    Ok(select.query_map(params![value], read)?.collect::<Result<_, _>>()?)
}

fn one(db: &Connection, id: ActionId) -> Result<Action, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM action WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?.ok_or_else(|| missing("action"))
}

fn read(row: &Row) -> rusqlite::Result<Action> {
    Ok(Action {
        id: ActionId(row.get("id")?),
        record: RecordId(row.get("record")?),
        child: ChildId(row.get("child")?),
        details: ActionDetails {
            what: row.get("what")?,
            measure: row.get("measure")?,
            owner_role: row.get("owner_role")?,
            owner: row.get("owner")?,
            how: row.get("how")?,
            due: row.get("due")?,
            follows: row.get("follows")?,
            accepted: row.get::<_, Json<_>>("accepted")?.0,
        },
        state: row.get::<_, Json<_>>("state")?.0,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One action. Refuses as `Missing`.
    pub fn action(&self, id: ActionId) -> Result<Action, Refusal> {
        one(&self.db, id)
    }

    /// The actions of a record, in the order they were added.
    pub fn actions(&self, record: RecordId) -> Result<Vec<Action>, Refusal> {
        of_record(&self.db, record)
    }

    /// Every action about a child, of every meeting.
    pub fn actions_of_child(&self, child: ChildId) -> Result<Vec<Action>, Refusal> {
        select(&self.db, "child = ?1", "id", &child.0)
    }

    /// Actions that are still open, the earliest due first, those without a date last.
    pub fn open_actions(&self) -> Result<Vec<Action>, Refusal> {
        select(&self.db, "state ->> '$.kind' = ?1", "due NULLS LAST, id", &"open")
    }

    /// Actions that are open, and those of meetings since that day however they stand; the earliest due first.
    pub fn actions_in_hand(&self, since: NaiveDate) -> Result<Vec<Action>, Refusal> {
        let condition = "state ->> '$.kind' = 'open' OR record IN (SELECT record.id FROM record
                         JOIN meeting ON meeting.id = record.meeting WHERE meeting.date >= ?1)";
        select(&self.db, condition, "due NULLS LAST, id", &since)
    }
}
