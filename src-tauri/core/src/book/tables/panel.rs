//! The table `panel`: every version of every profile that was adopted, as its TOML text.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{EntryId, PanelId};
use crate::panel::Profile;
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE panel (
    id       TEXT    NOT NULL, -- the profile's id
    version  INTEGER NOT NULL, -- grows with every change of the profile
    toml     TEXT    NOT NULL, -- the profile as it was adopted
    revision BLOB    NOT NULL, -- the entry that adopted it
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;",
)];

/// A profile as it was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptedPanel {
    /// The panel, by the id in its profile.
    pub panel: PanelId,
    /// Of the profile, counted by whoever writes it.
    pub version: u32,
    /// The profile as it was adopted, byte for byte.
    pub toml: String,
    /// The entry that adopted it.
    pub revision: EntryId,
}

pub(crate) fn adopt(db: &Connection, id: &PanelId, version: u32, toml: &str, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached("INSERT INTO panel (id, version, toml, revision) VALUES (:id, :version, :toml, :entry)")?
        .execute(named_params! { ":id": id.0, ":version": version, ":toml": toml, ":entry": entry })?;
    Ok(())
}

/// The text must be the profile that the change says, and newer than any before: meetings keep the version they had.
pub(crate) fn check(db: &Connection, id: &PanelId, version: u32, toml: &str) -> Result<(), Refusal> {
    let profile: Profile = toml::from_str(toml).map_err(|why| {
        Refusal::invalid("toml", "This profile has mistakes: check it first, then adopt it.").because(&why)
    })?;
    let latest: Option<u32> =
        db.query_row("SELECT max(version) FROM panel WHERE id = ?1", params![id.0], |row| row.get(0))?;
    profile.check_adoption(id, version, latest)
}

fn read(row: &Row) -> rusqlite::Result<AdoptedPanel> {
    Ok(AdoptedPanel {
        panel: PanelId(row.get("id")?),
        version: row.get("version")?,
        toml: row.get("toml")?,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// The latest version of each panel, by id.
    pub fn panels(&self) -> Result<Vec<AdoptedPanel>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT id, version, toml, revision FROM panel AS one
             WHERE version = (SELECT max(version) FROM panel WHERE id = one.id) ORDER BY id",
        )?;
        Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
    }

    /// A panel as it was in one version. Refuses as `Missing`.
    pub fn panel(&self, id: &PanelId, version: u32) -> Result<AdoptedPanel, Refusal> {
        self.db
            .prepare_cached("SELECT id, version, toml, revision FROM panel WHERE id = ?1 AND version = ?2")?
            .query_row(params![id.0, version], read)
            .optional()?
            .ok_or_else(|| missing("panel"))
    }
}
