//! The table `meeting`: every sitting, planned to closed.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Word, check_revision, found};
use crate::book::fault::missing;
use crate::book::open_book::Book;
use crate::ids::{EntryId, MeetingId, PanelId};
use crate::meeting::clock;
use crate::meeting::sitting::{Meeting, MeetingDetails, MeetingState};
use crate::refusal::Refusal;

pub(crate) const SQL: &str = "
CREATE TABLE meeting (
    id               BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    panel            TEXT    NOT NULL,
    profile_version  INTEGER NOT NULL, -- the profile it is held under
    date             TEXT    NOT NULL, -- 2026-11-25
    starts           TEXT    NOT NULL, -- local time
    ends             TEXT    NOT NULL, -- local time
    venue            TEXT    NOT NULL, -- a venue id of the profile
    theme            TEXT,             -- a theme id of the profile; NULL for an ordinary session
    state            TEXT    NOT NULL, -- planned, issued, running, closed, cancelled
    started_at       TEXT,             -- UTC; NULL until it started
    closed_at        TEXT,             -- UTC; NULL until it closed
    inquorate_reason TEXT,             -- why the chair went on without a quorum; NULL where there was no need
    revision         BLOB    NOT NULL, -- the entry that last changed the row
    FOREIGN KEY (panel, profile_version) REFERENCES panel (id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_date ON meeting (date);";

const COLUMNS: &str = "id, panel, profile_version, date, starts, ends, venue, theme, state, started_at, closed_at, \
                       inquorate_reason, revision";

pub(crate) fn plan(db: &Connection, id: MeetingId, details: &MeetingDetails, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO meeting (id, panel, profile_version, date, starts, ends, venue, theme, state, revision)
         VALUES (:id, :panel, :version, :date, :starts, :ends, :venue, :theme, :state, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":panel": details.panel.0, ":version": details.profile_version, ":date": details.date,
        ":starts": details.starts, ":ends": details.ends, ":venue": details.venue, ":theme": details.theme,
        ":state": Word(MeetingState::Planned), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn change(db: &Connection, id: MeetingId, details: &MeetingDetails, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE meeting SET panel = :panel, profile_version = :version, date = :date, starts = :starts, ends = :ends,
         venue = :venue, theme = :theme, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":panel": details.panel.0, ":version": details.profile_version, ":date": details.date,
        ":starts": details.starts, ":ends": details.ends, ":venue": details.venue, ":theme": details.theme,
        ":entry": entry,
    })?;
    found(rows, "meeting")
}

pub(crate) fn set_state(
    db: &Connection,
    id: MeetingId,
    state: MeetingState,
    at: DateTime<Utc>,
    entry: EntryId,
) -> Result<(), Refusal> {
    let started = (state == MeetingState::Running).then_some(at);
    let closed = (state == MeetingState::Closed).then_some(at);
    let mut update = db.prepare_cached(
        "UPDATE meeting SET state = :state, started_at = coalesce(:started, started_at),
         closed_at = coalesce(:closed, closed_at), revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":state": Word(state), ":started": started, ":closed": closed, ":entry": entry,
    })?;
    found(rows, "meeting")
}

/// An empty reason takes back what was said.
pub(crate) fn proceed_inquorate(db: &Connection, id: MeetingId, reason: &str, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE meeting SET inquorate_reason = nullif(:reason, ''), revision = :entry WHERE id = :id",
    )?;
    found(update.execute(named_params! { ":id": id.0, ":reason": reason, ":entry": entry })?, "meeting")
}

pub(crate) fn check_details(db: &Connection, details: &MeetingDetails) -> Result<(), Refusal> {
    if details.ends <= details.starts {
        return Err(Refusal::invalid("ends", "The meeting must end after it starts."));
    }
    let adopted = db
        .prepare_cached("SELECT 1 FROM panel WHERE id = ?1 AND version = ?2")?
        .exists(params![details.panel.0, details.profile_version])?;
    if adopted { Ok(()) } else { Err(missing("panel")) }
}

pub(crate) fn check_move(
    db: &Connection,
    id: MeetingId,
    details: &MeetingDetails,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let meeting = one(db, id)?;
    check_revision(meeting.revision, based_on)?;
    if !matches!(meeting.state, MeetingState::Planned | MeetingState::Issued) {
        return Err(Refusal::wrong_state("This meeting has started or was cancelled: it can no longer be moved."));
    }
    if meeting.details.panel != details.panel {
        return Err(Refusal::wrong_state("A meeting stays with its panel: plan a new one for the other panel."));
    }
    check_details(db, details)
}

pub(crate) fn check_state(
    db: &Connection,
    id: MeetingId,
    to: MeetingState,
    at: DateTime<Utc>,
    based_on: EntryId,
) -> Result<(), Refusal> {
    use MeetingState::*;
    let meeting = one(db, id)?;
    check_revision(meeting.revision, based_on)?;
    let sentence = match (meeting.state, to) {
        (Planned | Issued, Running) => return clock::check_day(at, meeting.details.date),
        (Planned, Issued | Cancelled) | (Issued, Cancelled) => return Ok(()),
        (Running, Closed) => return check_all_heard(db, id),
        (Closed, _) => "This meeting is closed: its records can still be written, but not the meeting.",
        (Cancelled, _) => "This meeting was cancelled: plan a new one.",
        (Running, _) => "This meeting is running: close it when every child was heard or deferred.",
        (Planned | Issued, _) => "This meeting has not started: start it first.",
    };
    Err(Refusal::wrong_state(sentence))
}

/// A meeting closes once every item was finished or deferred: none is forgotten.
fn check_all_heard(db: &Connection, id: MeetingId) -> Result<(), Refusal> {
    let left = db
        .prepare_cached("SELECT 1 FROM item WHERE meeting = ?1 AND state ->> '$.kind' IN ('waiting', 'running')")?
        .exists(params![id.0])?;
    if left {
        return Err(Refusal::wrong_state(
            "Not every item was heard: finish or defer each one, then close the meeting.",
        ));
    }
    Ok(())
}

/// Neither over nor cancelled.
pub(crate) fn check_under_way(db: &Connection, id: MeetingId) -> Result<(), Refusal> {
    match one(db, id)?.state {
        MeetingState::Closed => Err(Refusal::wrong_state("This meeting is closed.")),
        state => check_not_cancelled(state),
    }
}

pub(crate) fn check_not_cancelled(state: MeetingState) -> Result<(), Refusal> {
    match state {
        MeetingState::Cancelled => Err(Refusal::wrong_state("This meeting was cancelled: choose another.")),
        _ => Ok(()),
    }
}

pub(crate) fn one(db: &Connection, id: MeetingId) -> Result<Meeting, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM meeting WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?.ok_or_else(|| missing("meeting"))
}

fn read(row: &Row) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: MeetingId(row.get("id")?),
        details: MeetingDetails {
            panel: PanelId(row.get("panel")?),
            profile_version: row.get("profile_version")?,
            date: row.get("date")?,
            starts: row.get("starts")?,
            ends: row.get("ends")?,
            venue: row.get("venue")?,
            theme: row.get("theme")?,
        },
        state: row.get::<_, Word<_>>("state")?.0,
        started_at: row.get("started_at")?,
        closed_at: row.get("closed_at")?,
        inquorate_reason: row.get("inquorate_reason")?,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One sitting. Refuses as `Missing`.
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting, Refusal> {
        one(&self.db, id)
    }

    /// Sittings from one day to another, both included, earliest first; of one panel where it is given.
    pub fn meetings(&self, from: NaiveDate, to: NaiveDate, panel: Option<&PanelId>) -> Result<Vec<Meeting>, Refusal> {
        let sql = format!(
            "SELECT {COLUMNS} FROM meeting WHERE date BETWEEN :from AND :to AND (:panel IS NULL OR panel = :panel)
             ORDER BY date, starts, id"
        );
        let panel = panel.map(|panel| &panel.0);
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(named_params! { ":from": from, ":to": to, ":panel": panel }, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
