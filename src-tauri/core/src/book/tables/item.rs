//! The table `item`: the agenda, a request in a slot of a meeting.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Json, check_revision, found};
use super::{action, meeting, record, request};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, ItemId, MeetingId, RequestId};
use crate::meeting::agenda::{Item, ItemDetails, ItemState};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE item (
    id          BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    meeting     BLOB    NOT NULL REFERENCES meeting (id),
    request     BLOB    NOT NULL REFERENCES request (id),
    starts      TEXT    NOT NULL, -- local time
    minutes     INTEGER NOT NULL, -- length of the slot
    emergency   INTEGER NOT NULL, -- 1 in the slot kept for emergencies
    state       TEXT    NOT NULL, -- JSON: waiting, running, finished, deferred and why
    started_at  TEXT,             -- UTC; NULL until it started
    finished_at TEXT,             -- UTC; NULL until it finished
    revision    BLOB    NOT NULL, -- the entry that last changed the row
    UNIQUE (meeting, request)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_request ON item (request);",
)];

const SELECT: &str = "SELECT item.id, item.meeting, item.request, item.starts, item.minutes, item.emergency, \
    item.state, item.started_at, item.finished_at, item.revision, request.children \
    FROM item JOIN request ON request.id = item.request";

pub(crate) fn place(db: &Connection, id: ItemId, details: &ItemDetails, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO item (id, meeting, request, starts, minutes, emergency, state, revision)
         VALUES (:id, :meeting, :request, :starts, :minutes, :emergency, :state, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":meeting": details.meeting.0, ":request": details.request.0, ":starts": details.starts,
        ":minutes": details.minutes, ":emergency": details.emergency, ":state": Json(ItemState::Waiting), ":entry": entry,
    })?;
    Ok(())
}

/// Its records go to the other meeting with it.
pub(crate) fn change(db: &Connection, id: ItemId, details: &ItemDetails, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE item SET meeting = :meeting, request = :request, starts = :starts, minutes = :minutes,
         emergency = :emergency, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":meeting": details.meeting.0, ":request": details.request.0, ":starts": details.starts,
        ":minutes": details.minutes, ":emergency": details.emergency, ":entry": entry,
    })?;
    found(rows, "agenda item")?;
    for table in ["record", "attendee"] {
        db.prepare_cached(&format!("UPDATE {table} SET meeting = ?2 WHERE item = ?1"))?
            .execute(params![id.0, details.meeting.0])?;
    }
    Ok(())
}

/// With it go its records, in which nothing was written, and whoever was expected for it alone.
pub(crate) fn remove(db: &Connection, id: ItemId) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM attendee WHERE item = ?1")?.execute(params![id.0])?;
    db.prepare_cached("DELETE FROM section WHERE record IN (SELECT id FROM record WHERE item = ?1)")?
        .execute(params![id.0])?;
    db.prepare_cached("DELETE FROM record WHERE item = ?1")?.execute(params![id.0])?;
    found(db.prepare_cached("DELETE FROM item WHERE id = ?1")?.execute(params![id.0])?, "agenda item")
}

pub(crate) fn set_state(
    db: &Connection,
    id: ItemId,
    state: &ItemState,
    at: DateTime<Utc>,
    entry: EntryId,
) -> Result<(), Refusal> {
    let started = (*state == ItemState::Running).then_some(at);
    let finished = (*state == ItemState::Finished).then_some(at);
    let mut update = db.prepare_cached(
        "UPDATE item SET state = :state, started_at = iif(:waits, NULL, coalesce(started_at, :started)),
         finished_at = :finished, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":state": Json(state), ":waits": *state == ItemState::Waiting, ":started": started, ":finished": finished, ":entry": entry,
    })?;
    found(rows, "agenda item")
}

pub(crate) fn check_place(db: &Connection, details: &ItemDetails) -> Result<(), Refusal> {
    meeting::one(db, details.meeting)?.state.check_under_way()?;
    request::one(db, details.request)?.state.check_not_ended()?;
    let again = db
        .prepare_cached("SELECT 1 FROM item WHERE meeting = ?1 AND request = ?2")?
        .exists(params![details.meeting.0, details.request.0])?;
    if again {
        return Err(Refusal::wrong_state("This request already has a slot in that meeting."));
    }
    Ok(())
}

pub(crate) fn check_move(db: &Connection, id: ItemId, details: &ItemDetails, based_on: EntryId) -> Result<(), Refusal> {
    let item = one(db, id)?;
    check_revision(item.revision, based_on)?;
    item.check_move(details)?;
    meeting::one(db, item.details.meeting)?.state.check_under_way()?;
    if item.details.meeting == details.meeting {
        return Ok(());
    }
    check_nothing_written(db, id)?;
    check_place(db, details)
}

pub(crate) fn check_removal(db: &Connection, id: ItemId) -> Result<(), Refusal> {
    let item = one(db, id)?;
    item.check_removal()?;
    meeting::one(db, item.details.meeting)?.state.check_under_way()?;
    check_nothing_written(db, id)
}

pub(crate) fn check_state(db: &Connection, id: ItemId, to: &ItemState, based_on: EntryId) -> Result<(), Refusal> {
    let item = one(db, id)?;
    check_revision(item.revision, based_on)?;
    meeting::one(db, item.details.meeting)?.state.check_running()?;
    item.state.check_becomes(to)
}

/// An item can leave the agenda only while nobody has written about it.
fn check_nothing_written(db: &Connection, of: ItemId) -> Result<(), Refusal> {
    for record in record::all(db, "item = ?1", &of.0)? {
        let actions = action::of_record(db, record.id)?.len();
        record.check_blank(actions)?;
    }
    Ok(())
}

pub(crate) fn one(db: &Connection, id: ItemId) -> Result<Item, Refusal> {
    let sql = format!("{SELECT} WHERE item.id = ?1");
    db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?.ok_or_else(|| missing("agenda item"))
}

fn read(row: &Row) -> rusqlite::Result<Item> {
    Ok(Item {
        id: ItemId(row.get("id")?),
        details: ItemDetails {
            meeting: MeetingId(row.get("meeting")?),
            request: RequestId(row.get("request")?),
            starts: row.get("starts")?,
            minutes: row.get("minutes")?,
            emergency: row.get("emergency")?,
        },
        children: row.get::<_, Json<_>>("children")?.0,
        state: row.get::<_, Json<_>>("state")?.0,
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
        revision: row.get("revision")?,
    })
}

/// The agenda of a meeting, in the order of its slots.
pub(crate) fn of_meeting(db: &Connection, meeting: MeetingId) -> Result<Vec<Item>, Refusal> {
    let sql = format!("{SELECT} WHERE item.meeting = ?1 ORDER BY item.starts, item.id");
    let mut select = db.prepare_cached(&sql)?;
    Ok(select.query_map(params![meeting.0], read)?.collect::<Result<_, _>>()?)
}

impl Book {
    /// One item of an agenda. Refuses as `Missing`.
    pub fn item(&self, id: ItemId) -> Result<Item, Refusal> {
        one(&self.db, id)
    }

    /// The slots that a request has had, the latest last: it is deferred at times, and placed again.
    pub fn items_of_request(&self, request: RequestId) -> Result<Vec<Item>, Refusal> {
        let sql = format!("{SELECT} WHERE item.request = ?1 ORDER BY item.id");
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![request.0], read)?.collect::<Result<_, _>>()?)
    }

    /// The agenda of a meeting, in the order of its slots.
    pub fn items(&self, meeting: MeetingId) -> Result<Vec<Item>, Refusal> {
        of_meeting(&self.db, meeting)
    }
}
