//! The table `arrangement`: where each panel meets and who sits on it as a rule, once somebody has said so.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Json, check_revision};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, PanelId};
use crate::meeting::arrangements::{Arrangements, PanelMember, PanelVenue};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    5,
    "2026-12-01",
    "
CREATE TABLE arrangement (
    panel    TEXT NOT NULL PRIMARY KEY, -- the profile's id
    venues   TEXT NOT NULL, -- JSON list: id, name, address, whether it is usual
    members  TEXT NOT NULL, -- JSON list: name, role, how they belong, by which way, whom they stand in for
    revision BLOB NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;",
)];

pub(crate) fn set(
    db: &Connection,
    panel: &PanelId,
    venues: &[PanelVenue],
    members: &[PanelMember],
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO arrangement (panel, venues, members, revision) VALUES (:panel, :venues, :members, :entry)
         ON CONFLICT (panel) DO UPDATE SET venues = :venues, members = :members, revision = :entry",
    )?
    .execute(named_params! {
        ":panel": panel.0, ":venues": Json(venues), ":members": Json(members), ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn check(
    db: &Connection,
    panel: &PanelId,
    venues: &[PanelVenue],
    members: &[PanelMember],
    based_on: EntryId,
) -> Result<(), Refusal> {
    if !db.prepare_cached("SELECT 1 FROM panel WHERE id = ?1")?.exists(params![panel.0])? {
        return Err(missing("panel"));
    }
    let standing = one(db, panel)?;
    check_revision(standing.map_or(EntryId::NONE, |standing| standing.revision), based_on)?;
    Arrangements { venues: venues.to_vec(), members: members.to_vec(), revision: based_on }.check()
}

fn one(db: &Connection, panel: &PanelId) -> Result<Option<Arrangements>, Refusal> {
    let mut select = db.prepare_cached("SELECT venues, members, revision FROM arrangement WHERE panel = ?1")?;
    Ok(select.query_row(params![panel.0], read).optional()?)
}

fn read(row: &Row) -> rusqlite::Result<Arrangements> {
    Ok(Arrangements {
        venues: row.get::<_, Json<_>>("venues")?.0,
        members: row.get::<_, Json<_>>("members")?.0,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// Where a panel meets and who sits on it as a rule; none while it is as its profile says.
    pub fn arrangements(&self, panel: &PanelId) -> Result<Option<Arrangements>, Refusal> {
        one(&self.db, panel)
    }
}
