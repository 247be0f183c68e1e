//! The table `record`: what one meeting records about one child, but for its sections.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::column::{Json, check_revision, found};
use super::stamp::Stamp;
use super::{meeting, section};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, PanelId, RecordId};
use crate::meeting::looks::LooksUpTo;
use crate::meeting::participation::Participant;
use crate::meeting::record::{Decision, Dissent, Filing, Offered, PromptAnswer, Record, RecordState, Review};
use crate::meeting::version::PrintedAttendance;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
CREATE TABLE record (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv8, of item, child and document
    meeting    BLOB    NOT NULL REFERENCES meeting (id),
    item       BLOB    NOT NULL REFERENCES item (id),
    child      BLOB    NOT NULL REFERENCES child (id),
    decisions  TEXT    NOT NULL, -- JSON list: option, detail, when the chair agreed it
    rationale  TEXT    NOT NULL,
    dissents   TEXT    NOT NULL, -- JSON list: name, agency, against or abstaining, what
    prompts    TEXT    NOT NULL, -- JSON: prompt id to answer
    offered    TEXT    NOT NULL, -- JSON list: kind, what became of it, when, note
    review     TEXT    NOT NULL, -- JSON: unset, on a date, not needed and why
    attendance TEXT,             -- JSON: who was there, as a correction prints it; NULL for the meeting's own list
    state      TEXT    NOT NULL, -- JSON: open, finalised, returned, signed; by whom, when
    filings    TEXT    NOT NULL, -- JSON list: version, deadline, by, at
    version    INTEGER NOT NULL, -- the signed version in force; 0 until the first
    correction TEXT,             -- JSON: by, at, what, why; NULL while none is under way
    before     TEXT,             -- JSON: what the record said when that was opened; NULL while none is under way
    revision   BLOB    NOT NULL, -- the entry that last changed the row
    UNIQUE (item, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_meeting ON record (meeting);
CREATE INDEX record_child ON record (child);",
    ),
    Migration::new(
        3,
        "2026-12-01",
        "
ALTER TABLE record ADD COLUMN participation TEXT NOT NULL DEFAULT '[]'; -- JSON list: who of the family, invited, came, heard
-- What a record under correction said before gains it too, each column at its place.
UPDATE record SET before = json_set(before, '$.columns', json_object(
    'attendance', before ->> '$.columns.attendance', 'decisions', before ->> '$.columns.decisions',
    'dissents', before ->> '$.columns.dissents', 'offered', before ->> '$.columns.offered', 'participation', '[]',
    'prompts', before ->> '$.columns.prompts', 'rationale', before ->> '$.columns.rationale',
    'review', before ->> '$.columns.review', 'state', before ->> '$.columns.state'))
WHERE before IS NOT NULL;
UPDATE record SET correction = json_set(correction, '$.grounds.othersData', json('false')) WHERE correction IS NOT NULL;",
    ),
    Migration::new(
        4,
        "2026-12-01",
        "
ALTER TABLE record ADD COLUMN inquorate_reason TEXT; -- why the chair decided without a quorum; NULL where there was no need
UPDATE record SET before = json_set(before, '$.columns', json_object(
    'attendance', before ->> '$.columns.attendance', 'decisions', before ->> '$.columns.decisions',
    'dissents', before ->> '$.columns.dissents', 'inquorate_reason', NULL, 'offered', before ->> '$.columns.offered',
    'participation', before ->> '$.columns.participation', 'prompts', before ->> '$.columns.prompts',
    'rationale', before ->> '$.columns.rationale', 'review', before ->> '$.columns.review',
    'state', before ->> '$.columns.state'))
WHERE before IS NOT NULL;",
    ),
];

const COLUMNS: &str = "id, meeting, item, child, decisions, rationale, dissents, prompts, offered, review, attendance, \
    participation, inquorate_reason, state, filings, version, correction, revision";

pub(crate) fn open(
    db: &Connection,
    id: RecordId,
    meeting: MeetingId,
    item: ItemId,
    child: ChildId,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO record (id, meeting, item, child, decisions, rationale, dissents, prompts, offered, review, state,
         filings, version, revision)
         VALUES (:id, :meeting, :item, :child, '[]', '', '[]', '{}', '[]', :review, :state, '[]', 0, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":meeting": meeting.0, ":item": item.0, ":child": child.0,
        ":review": Json(Review::Unset), ":state": Json(RecordState::Open), ":entry": entry,
    })?;
    Ok(())
}

/// Sets one column of a record.
pub(super) fn set(
    db: &Connection,
    id: RecordId,
    column: &str,
    value: &dyn ToSql,
    entry: EntryId,
) -> Result<(), Refusal> {
    let sql = format!("UPDATE record SET {column} = :value, revision = :entry WHERE id = :id");
    found(db.prepare_cached(&sql)?.execute(named_params! { ":id": id.0, ":value": value, ":entry": entry })?, "record")
}

pub(crate) fn set_decisions(
    db: &Connection,
    id: RecordId,
    decisions: &[Decision],
    rationale: &str,
    entry: EntryId,
) -> Result<(), Refusal> {
    set(db, id, "decisions", &Json(decisions), entry)?;
    set(db, id, "rationale", &rationale, entry)
}

/// Says of one decision when the chair agreed it, and how.
pub(crate) fn agree(
    db: &Connection,
    id: RecordId,
    option: &str,
    at: Option<DateTime<Utc>>,
    how: Option<&str>,
    entry: EntryId,
) -> Result<(), Refusal> {
    let mut decisions = one(db, id)?.decisions;
    for decision in decisions.iter_mut().filter(|decision| decision.option == option) {
        decision.agreed_at = at;
        decision.agreed_how = how.map(str::to_owned);
    }
    set(db, id, "decisions", &Json(decisions), entry)
}

pub(crate) fn set_offered(db: &Connection, id: RecordId, rows: &[Offered], entry: EntryId) -> Result<(), Refusal> {
    set(db, id, "offered", &Json(rows), entry)
}

pub(crate) fn set_participation(
    db: &Connection,
    id: RecordId,
    rows: &[Participant],
    entry: EntryId,
) -> Result<(), Refusal> {
    set(db, id, "participation", &Json(rows), entry)
}

pub(crate) fn set_inquorate(db: &Connection, id: RecordId, reason: &str, entry: EntryId) -> Result<(), Refusal> {
    set(db, id, "inquorate_reason", &Some(reason).filter(|reason| !reason.is_empty()), entry)
}

pub(crate) fn set_dissents(db: &Connection, id: RecordId, dissents: &[Dissent], entry: EntryId) -> Result<(), Refusal> {
    set(db, id, "dissents", &Json(dissents), entry)
}

pub(crate) fn set_prompts(
    db: &Connection,
    id: RecordId,
    prompts: &BTreeMap<String, PromptAnswer>,
    entry: EntryId,
) -> Result<(), Refusal> {
    set(db, id, "prompts", &Json(prompts), entry)
}

pub(crate) fn set_review(db: &Connection, id: RecordId, review: &Review, entry: EntryId) -> Result<(), Refusal> {
    set(db, id, "review", &Json(review), entry)
}

pub(crate) fn finalise(
    db: &Connection,
    id: RecordId,
    at: DateTime<Utc>,
    looks: &[LooksUpTo],
    stamp: Stamp,
) -> Result<(), Refusal> {
    let state = RecordState::Finalised { by: stamp.person, at, looks: looks.to_vec() };
    set(db, id, "state", &Json(state), stamp.entry)
}

pub(crate) fn take_back(db: &Connection, id: RecordId, entry: EntryId) -> Result<(), Refusal> {
    set(db, id, "state", &Json(RecordState::Open), entry)
}

pub(crate) fn send_back(
    db: &Connection,
    id: RecordId,
    at: DateTime<Utc>,
    comment: &str,
    stamp: Stamp,
) -> Result<(), Refusal> {
    let state = RecordState::Returned { by: stamp.person, at, comment: comment.to_owned() };
    set(db, id, "state", &Json(state), stamp.entry)
}

pub(crate) fn set_attendance(
    db: &Connection,
    id: RecordId,
    attendance: Option<&PrintedAttendance>,
    entry: EntryId,
) -> Result<(), Refusal> {
    set(db, id, "attendance", &attendance.map(Json), entry)
}

pub(crate) fn file(db: &Connection, id: RecordId, filing: &Filing, entry: EntryId) -> Result<(), Refusal> {
    let mut filings = one(db, id)?.filings;
    filings.push(filing.clone());
    set(db, id, "filings", &Json(filings), entry)
}

pub(crate) fn one(db: &Connection, id: RecordId) -> Result<Record, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE id = ?1");
    let record = db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?;
    with_sections(db, record.ok_or_else(|| missing("record"))?)
}

/// Records that a condition on one value selects, oldest first.
pub(crate) fn all(db: &Connection, condition: &str, value: &dyn ToSql) -> Result<Vec<Record>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM record WHERE {condition} ORDER BY item, child");
    let mut select = db.prepare_cached(&sql)?;
    let rows = select.query_map(params![value], read)?;
    rows.map(|record| with_sections(db, record?)).collect()
}

fn with_sections(db: &Connection, mut record: Record) -> Result<Record, Refusal> {
    record.sections = section::of(db, record.id)?;
    Ok(record)
}

fn read(row: &Row) -> rusqlite::Result<Record> {
    Ok(Record {
        id: RecordId(row.get("id")?),
        meeting: MeetingId(row.get("meeting")?),
        item: ItemId(row.get("item")?),
        child: ChildId(row.get("child")?),
        sections: BTreeMap::new(),
        decisions: row.get::<_, Json<_>>("decisions")?.0,
        rationale: row.get("rationale")?,
        dissents: row.get::<_, Json<_>>("dissents")?.0,
        prompts: row.get::<_, Json<_>>("prompts")?.0,
        offered: row.get::<_, Json<_>>("offered")?.0,
        participation: row.get::<_, Json<_>>("participation")?.0,
        inquorate_reason: row.get("inquorate_reason")?,
        review: row.get::<_, Json<_>>("review")?.0,
        attendance: row.get::<_, Option<Json<_>>>("attendance")?.map(|json| json.0),
        state: row.get::<_, Json<_>>("state")?.0,
        filings: row.get::<_, Json<_>>("filings")?.0,
        version: row.get("version")?,
        correction: row.get::<_, Option<Json<_>>>("correction")?.map(|json| json.0),
        revision: row.get("revision")?,
    })
}

/// The record, if it is this child's.
pub(crate) fn of_child(db: &Connection, id: RecordId, about: ChildId) -> Result<Record, Refusal> {
    let record = one(db, id)?;
    if record.child == about { Ok(record) } else { Err(missing("record")) }
}

/// The record, if it is this child's and can be written.
pub(crate) fn writable(db: &Connection, id: RecordId, about: ChildId) -> Result<Record, Refusal> {
    let record = of_child(db, id, about)?;
    record.check_writable(&meeting::one(db, record.meeting)?)?;
    Ok(record)
}

/// Refuses to write what cannot be written, or was written meanwhile.
pub(crate) fn check_write(db: &Connection, id: RecordId, about: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    check_revision(writable(db, id, about)?.revision, based_on)
}

impl Book {
    /// One record, with its sections. Refuses as `Missing`.
    pub fn record(&self, id: RecordId) -> Result<Record, Refusal> {
        one(&self.db, id)
    }

    /// Whose record it is. Refuses as `Missing`.
    pub fn child_of_record(&self, id: RecordId) -> Result<ChildId, Refusal> {
        let mut select = self.db.prepare_cached("SELECT child FROM record WHERE id = ?1")?;
        let child = select.query_row(params![id.0], |row| row.get(0)).optional()?;
        child.map(ChildId).ok_or_else(|| missing("record"))
    }

    /// The entry that finalised a record, while it waits for the chair.
    pub fn finalised_by(&self, id: RecordId) -> Result<Option<EntryId>, Refusal> {
        let sql = "SELECT revision FROM record WHERE id = ?1 AND state ->> '$.kind' = 'finalised'";
        Ok(self.db.prepare_cached(sql)?.query_row(params![id.0], |row| row.get(0)).optional()?)
    }

    /// The records of a meeting.
    pub fn records(&self, meeting: MeetingId) -> Result<Vec<Record>, Refusal> {
        all(&self.db, "meeting = ?1", &meeting.0)
    }

    /// A child's records, of every meeting.
    pub fn records_of_child(&self, child: ChildId) -> Result<Vec<Record>, Refusal> {
        all(&self.db, "child = ?1", &child.0)
    }

    /// The records of a panel that were heard and are in somebody's hands: not signed, or their version in force settled
    /// by fewer than `filings`, or asked to be amended, or of a meeting since that day. Oldest first. How many there are does not grow with the book.
    pub fn records_in_hand(&self, panel: &PanelId, filings: u32, since: NaiveDate) -> Result<Vec<Record>, Refusal> {
        let sql = format!(
            "SELECT {COLUMNS} FROM record
             WHERE meeting IN (SELECT id FROM meeting WHERE panel = :panel)
             AND (state ->> '$.kind' <> 'signed' OR (SELECT count(*) FROM json_each(filings) WHERE value ->> '$.version' = record.version) < :filings
                  OR id IN (SELECT record FROM amendment WHERE state ->> '$.kind' = 'asked')
                  OR meeting IN (SELECT id FROM meeting WHERE date >= :since))
             AND item IN (SELECT id FROM item WHERE state ->> '$.kind' = 'finished')
             ORDER BY item, child"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(named_params! { ":panel": panel.0, ":filings": filings, ":since": since }, read)?;
        rows.map(|record| with_sections(&self.db, record?)).collect()
    }

    /// Every record of the book.
    pub fn all_records(&self) -> Result<Vec<Record>, Refusal> {
        all(&self.db, "?1", &1)
    }
}
