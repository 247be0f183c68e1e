//! The table `book`: what the book is called, and what is settled for everybody in it. One row.

use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::column::{check_revision, found};
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::EntryId;
use crate::meeting::looks::{KEPT_AT_LEAST, KEPT_AT_MOST, KEPT_MONTHS};
use crate::meeting::settings::BookSettings;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE book (
    only                 INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one book
    name                 TEXT    NOT NULL, -- as the team calls it
    council              TEXT    NOT NULL, -- stands on every record
    reads                INTEGER NOT NULL, -- how many months it is kept who looked at what
    idle_minutes         INTEGER NOT NULL, -- without a key until the window locks
    meeting_idle_minutes INTEGER NOT NULL, -- the same while a meeting runs
    hidden_from_capture  INTEGER NOT NULL, -- 1 while the window is kept out of shared screens
    revision             BLOB    NOT NULL  -- the entry that last changed it
) STRICT;",
)];

/// What a book is called, and how its window keeps to itself what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// As the team calls the book.
    pub name: String,
    /// The council it belongs to.
    pub council: String,
    /// When the window locks and what it hides.
    pub settings: BookSettings,
    /// The entry that last changed the settings.
    pub revision: EntryId,
}

pub(crate) fn create(db: &Connection, name: &str, council: &str, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO book (only, name, council, reads, idle_minutes, meeting_idle_minutes, hidden_from_capture, revision)
         VALUES (1, :name, :council, :reads, 0, 0, 0, :entry)",
    )?
    .execute(named_params! { ":name": name, ":council": council, ":reads": KEPT_MONTHS, ":entry": entry })?;
    set(db, &BookSettings::default(), entry)
}

pub(crate) fn set(db: &Connection, settings: &BookSettings, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE book SET idle_minutes = :idle, meeting_idle_minutes = :meeting, hidden_from_capture = :hidden,
         revision = :entry",
    )?;
    let values = named_params! {
        ":idle": settings.idle_minutes, ":meeting": settings.meeting_idle_minutes,
        ":hidden": settings.hidden_from_capture, ":entry": entry,
    };
    found(update.execute(values)?, "book")
}

pub(crate) fn set_names(db: &Connection, name: &str, council: &str, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE book SET name = :name, council = :council, revision = :entry")?;
    found(update.execute(named_params! { ":name": name, ":council": council, ":entry": entry })?, "book")
}

pub(crate) fn check_names(db: &Connection, name: &str, council: &str, based_on: EntryId) -> Result<(), Refusal> {
    for (field, text, sentence) in [
        ("name", name, "Enter a name for the book, such as your team's."),
        ("council", council, "Enter the council's name: it stands on every record."),
    ] {
        if text.trim().is_empty() {
            return Err(Refusal::invalid(field, sentence));
        }
    }
    check_revision(about(db)?.revision, based_on)
}

pub(crate) fn check(db: &Connection, settings: &BookSettings, based_on: EntryId) -> Result<(), Refusal> {
    settings.check()?;
    check_revision(about(db)?.revision, based_on)
}

fn about(db: &Connection) -> Result<About, Refusal> {
    let mut select = db.prepare_cached(
        "SELECT name, council, idle_minutes, meeting_idle_minutes, hidden_from_capture, revision FROM book",
    )?;
    Ok(select.query_row([], |row| {
        Ok(About {
            name: row.get("name")?,
            council: row.get("council")?,
            settings: BookSettings {
                idle_minutes: row.get("idle_minutes")?,
                meeting_idle_minutes: row.get("meeting_idle_minutes")?,
                hidden_from_capture: row.get("hidden_from_capture")?,
            },
            revision: row.get("revision")?,
        })
    })?)
}

pub(crate) fn keep_reads(db: &Connection, months: u32, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE book SET reads = :months, revision = :entry")?;
    found(update.execute(named_params! { ":months": months, ":entry": entry })?, "book")
}

pub(crate) fn check_keep(months: u32) -> Result<(), Refusal> {
    if (KEPT_AT_LEAST..=KEPT_AT_MOST).contains(&months) {
        return Ok(());
    }
    Err(Refusal::invalid("months", "Who looked is kept for a year at least, and for a hundred at most."))
}

pub(crate) fn reads_kept_months(db: &Connection) -> Result<u32, Refusal> {
    Ok(db.prepare_cached("SELECT reads FROM book")?.query_row([], |row| row.get(0))?)
}

impl Book {
    /// What the book is called, and what is settled for everybody in it.
    pub fn about(&self) -> Result<About, Refusal> {
        about(&self.db)
    }
}
