//! The table `meeting`: every sitting, planned to closed.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{EnumWord, Json, check_revision, found};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, MeetingId, PanelId};
use crate::meeting::agenda::ItemState;
use crate::meeting::place::MeetingPlace;
use crate::meeting::sitting::{Meeting, MeetingDetails, MeetingState, check_place};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
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
CREATE INDEX meeting_date ON meeting (date);",
    ),
    Migration::new(
        5,
        "2026-12-01",
        "
ALTER TABLE meeting ADD COLUMN place TEXT; -- JSON: name, address; NULL where it is as the profile calls the venue",
    ),
];

const COLUMNS: &str = "id, panel, profile_version, date, starts, ends, venue, theme, state, started_at, closed_at, \
                       inquorate_reason, place, revision";

pub(crate) fn plan(db: &Connection, id: MeetingId, details: &MeetingDetails, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO meeting (id, panel, profile_version, date, starts, ends, venue, theme, state, place, revision)
         VALUES (:id, :panel, :version, :date, :starts, :ends, :venue, :theme, :state, :place, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":panel": details.panel.0, ":version": details.profile_version, ":date": details.date,
        ":starts": details.starts, ":ends": details.ends, ":venue": details.venue, ":theme": details.theme,
        ":state": EnumWord(MeetingState::Planned), ":place": details.place.as_ref().map(Json), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn change(db: &Connection, id: MeetingId, details: &MeetingDetails, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE meeting SET panel = :panel, profile_version = :version, date = :date, starts = :starts, ends = :ends,
         venue = :venue, theme = :theme, place = :place, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":panel": details.panel.0, ":version": details.profile_version, ":date": details.date,
        ":starts": details.starts, ":ends": details.ends, ":venue": details.venue, ":theme": details.theme,
        ":place": details.place.as_ref().map(Json), ":entry": entry,
    })?;
    found(rows, "meeting")
}

pub(crate) fn set_venue(
    db: &Connection,
    id: MeetingId,
    venue: &str,
    place: Option<&MeetingPlace>,
    entry: EntryId,
) -> Result<(), Refusal> {
    let mut update =
        db.prepare_cached("UPDATE meeting SET venue = :venue, place = :place, revision = :entry WHERE id = :id")?;
    let values = named_params! { ":id": id.0, ":venue": venue, ":place": place.map(Json), ":entry": entry };
    found(update.execute(values)?, "meeting")
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
        ":id": id.0, ":state": EnumWord(state), ":started": started, ":closed": closed, ":entry": entry,
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
    details.check()?;
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
    meeting.check_move(details)?;
    check_details(db, details)
}

/// Also where the record that is signed is hidden from whoever asks: what it states holds all the same.
pub(crate) fn check_venue(
    db: &Connection,
    id: MeetingId,
    venue: &str,
    place: Option<&MeetingPlace>,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let meeting = one(db, id)?;
    check_revision(meeting.revision, based_on)?;
    let signed = db
        .prepare_cached("SELECT 1 FROM main.version WHERE record IN (SELECT id FROM main.record WHERE meeting = ?1)")?
        .exists(params![id.0])?;
    meeting.check_venue_open(signed)?;
    check_place(venue, place)
}

pub(crate) fn check_state(
    db: &Connection,
    id: MeetingId,
    to: MeetingState,
    at: DateTime<Utc>,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let meeting = one(db, id)?;
    check_revision(meeting.revision, based_on)?;
    let mut select = db.prepare_cached("SELECT state FROM item WHERE meeting = ?1")?;
    let items = select.query_map(params![id.0], |row| row.get(0))?.collect::<Result<Vec<Json<ItemState>>, _>>()?;
    meeting.check_becomes(to, at, items.iter().all(|item| item.0.is_settled()))
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
            place: row.get::<_, Option<Json<_>>>("place")?.map(|place| place.0),
        },
        state: row.get::<_, EnumWord<_>>("state")?.0,
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
