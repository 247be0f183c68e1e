//! The table `attendee`: who is in the room, by which means, for whom.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{EnumWord, Json, check_revision, found, revision};
use super::meeting;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{AttendeeId, EntryId, ItemId, MeetingId};
use crate::meeting::attendance::{Attendee, AttendeeDetails};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
CREATE TABLE attendee (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    meeting    BLOB    NOT NULL REFERENCES meeting (id),
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL, -- a role id of the profile
    agency     TEXT    NOT NULL,
    mode       TEXT    NOT NULL, -- room, video, phone
    state      TEXT    NOT NULL, -- expected, present, apologies, left
    deputy_for TEXT,             -- the member they stand in for
    observer   INTEGER NOT NULL, -- 1 for somebody who does not count towards the quorum
    item       BLOB REFERENCES item (id), -- present for this item only
    arrived    TEXT,             -- UTC
    left_at    TEXT,             -- UTC
    away       TEXT    NOT NULL, -- JSON list: from, until, for which item, why
    revision   BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;
CREATE INDEX attendee_meeting ON attendee (meeting);
CREATE INDEX attendee_item ON attendee (item);",
    ),
    Migration::new(
        6,
        "2026-12-01",
        "
ALTER TABLE attendee ADD COLUMN direct_contact INTEGER NOT NULL DEFAULT 0; -- 1 for somebody who was in contact with the child",
    ),
];

const COLUMNS: &str =
    "id, meeting, name, role, agency, mode, state, deputy_for, observer, item, arrived, left_at, away, revision,
     direct_contact";

pub(crate) fn set(db: &Connection, id: AttendeeId, details: &AttendeeDetails, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO attendee (id, meeting, name, role, agency, mode, state, deputy_for, observer, item, arrived,
         left_at, away, revision, direct_contact)
         VALUES (:id, :meeting, :name, :role, :agency, :mode, :state, :deputy_for, :observer, :item, :arrived, :left,
         :away, :entry, :contact)
         ON CONFLICT (id) DO UPDATE SET meeting = :meeting, name = :name, role = :role, agency = :agency, mode = :mode,
         state = :state, deputy_for = :deputy_for, observer = :observer, item = :item, arrived = :arrived,
         left_at = :left, away = :away, revision = :entry, direct_contact = :contact",
    )?
    .execute(named_params! {
        ":id": id.0, ":meeting": details.meeting.0, ":name": details.name, ":role": details.role,
        ":agency": details.agency, ":mode": EnumWord(details.mode), ":state": EnumWord(details.state),
        ":deputy_for": details.deputy_for, ":observer": details.observer, ":item": details.item.map(|item| item.0),
        ":arrived": details.arrived, ":left": details.left, ":away": Json(&details.away), ":entry": entry, ":contact": details.direct_contact,
    })?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, id: AttendeeId) -> Result<(), Refusal> {
    found(db.prepare_cached("DELETE FROM attendee WHERE id = ?1")?.execute(params![id.0])?, "person at the meeting")
}

pub(crate) fn check(
    db: &Connection,
    id: AttendeeId,
    details: &AttendeeDetails,
    based_on: EntryId,
) -> Result<(), Refusal> {
    check_revision(revision(db, "attendee", id.0)?.unwrap_or_default(), based_on)?;
    if based_on != EntryId::NONE && one(db, id)?.details.meeting != details.meeting {
        return Err(Refusal::wrong_state("This person is on the list of another meeting."));
    }
    if let Some(item) = details.item
        && super::item::one(db, item)?.details.meeting != details.meeting
    {
        return Err(Refusal::invalid("item", "That item is on the agenda of another meeting."));
    }
    check_open(db, details.meeting)
}

pub(crate) fn check_removal(db: &Connection, id: AttendeeId, meeting: MeetingId) -> Result<(), Refusal> {
    if one(db, id)?.details.meeting != meeting {
        return Err(Refusal::wrong_state("This person is on the list of another meeting."));
    }
    check_open(db, meeting)
}

/// Who was there, and that the chair went on with too few, may be put right until the first record that states it is signed.
pub(crate) fn check_open(db: &Connection, id: MeetingId) -> Result<(), Refusal> {
    let signed = db
        .prepare_cached("SELECT 1 FROM record WHERE meeting = ?1 AND state ->> '$.kind' = 'signed'")?
        .exists(params![id.0])?;
    meeting::one(db, id)?.check_attendance_open(signed)
}

fn one(db: &Connection, id: AttendeeId) -> Result<Attendee, Refusal> {
    find(db, id)?.ok_or_else(|| missing("person at the meeting"))
}

pub(crate) fn find(db: &Connection, id: AttendeeId) -> Result<Option<Attendee>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM attendee WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?)
}

fn read(row: &Row) -> rusqlite::Result<Attendee> {
    Ok(Attendee {
        id: AttendeeId(row.get("id")?),
        details: AttendeeDetails {
            meeting: MeetingId(row.get("meeting")?),
            name: row.get("name")?,
            role: row.get("role")?,
            agency: row.get("agency")?,
            mode: row.get::<_, EnumWord<_>>("mode")?.0,
            state: row.get::<_, EnumWord<_>>("state")?.0,
            deputy_for: row.get("deputy_for")?,
            observer: row.get("observer")?,
            direct_contact: row.get("direct_contact")?,
            item: row.get::<_, Option<_>>("item")?.map(ItemId),
            arrived: row.get("arrived")?,
            left: row.get("left_at")?,
            away: row.get::<_, Json<_>>("away")?.0,
        },
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One row of a meeting's attendance. Refuses as `Missing`.
    pub fn attendee(&self, id: AttendeeId) -> Result<Attendee, Refusal> {
        one(&self.db, id)
    }

    /// The names of everybody who works with the book's children: who attended, sits on a panel, presents, is told, or
    /// signs in.
    pub fn names_of_workers(&self) -> Result<Vec<String>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT name FROM attendee UNION SELECT deputy_for FROM attendee WHERE deputy_for IS NOT NULL
             UNION SELECT worker.value ->> '$.name' FROM request, json_each(request.workers) AS worker
             UNION SELECT agreed.value ->> '$.name' FROM request, json_each(request.gate) AS agreed
             UNION SELECT member.value ->> '$.name' FROM arrangement, json_each(arrangement.members) AS member
             UNION SELECT name FROM person",
        )?;
        Ok(select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Everybody on a meeting's list, in the order they were added.
    pub fn attendees(&self, meeting: MeetingId) -> Result<Vec<Attendee>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM attendee WHERE meeting = ?1 ORDER BY id");
        let mut select = self.db.prepare_cached(&sql)?;
        Ok(select.query_map(params![meeting.0], read)?.collect::<Result<_, _>>()?)
    }
}
