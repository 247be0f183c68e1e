//! Who may write what, and whether all that was written counts, read out of the table `ledger`.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{COLUMNS, change, read, signed_head};
use crate::book::tables::blob;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::chain::{self, Examination, Ground, Stored, WalkStart};
use crate::ledger::change::Class;
use crate::ledger::entry::Tip;
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::standing::Standing;
use crate::refusal::Refusal;

/// Walks the whole ledger; its stored files too where they are asked for.
pub(crate) fn examine(db: &Connection, book: Uuid, files: bool) -> Result<Examination, Refusal> {
    examine_from(db, WalkStart::genesis(book), files)
}

/// Walks the ledger from an end that was verified before.
pub(crate) fn examine_from(db: &Connection, start: WalkStart, files: bool) -> Result<Examination, Refusal> {
    let mut select = db.prepare(&format!("SELECT {COLUMNS} FROM ledger WHERE seq > ?1 ORDER BY seq"))?;
    let entries =
        select.query_map([start.head.seq], read)?.map(|entry| entry.map_err(|error| -> Refusal { error.into() }));
    Ok(chain::examine(start, entries, signed_head(db)?, &Store { db, files })?.0)
}

/// Who may write what, from the entries up to `until` that say so alone; those among them that do not count say nothing.
pub(crate) fn standing(db: &Connection, book: Uuid, until: u64) -> Result<Standing, Refusal> {
    let kinds = older_kinds::ids(|kind| kind.class() == Class::Access, STEPS);
    let marks = vec!["?"; kinds.len()].join(", ");
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE kind IN ({marks}) AND seq <= {until} ORDER BY seq");
    let mut select = db.prepare(&sql)?;
    let mut standing = Standing::new(book);
    for entry in select.query_map(rusqlite::params_from_iter(kinds), read)? {
        let entry = entry?;
        // What does not count is told by the walk.
        let _ = standing.take(&entry, change(&entry)?.as_ref());
    }
    Ok(standing)
}

/// The last entry of somebody on a machine, up to that number, which they signed with a key of theirs.
pub(crate) fn tip(
    db: &Connection,
    standing: &Standing,
    person: PersonId,
    device: DeviceId,
    until: u64,
) -> Result<Tip, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE person = ?1 AND device = ?2 AND seq <= ?3 ORDER BY seq DESC");
    let mut select = db.prepare_cached(&sql)?;
    for entry in select.query_map(params![person.0, device.0, until], read)? {
        let entry = entry?;
        if standing.is_authors(&entry) && entry.is_signed(standing.book()) {
            return Ok(entry.tip(standing.book()));
        }
    }
    Ok(Tip::NONE)
}

/// What a walk asks beside the entries.
struct Store<'db> {
    db: &'db Connection,
    files: bool,
}

impl Ground for Store<'_> {
    fn file(&self, sha256: &str) -> Result<Stored, Refusal> {
        if self.files { blob::look(self.db, sha256) } else { Ok(Stored::Whole) }
    }

    fn tip(&self, standing: &Standing, person: PersonId, device: DeviceId, until: u64) -> Result<Tip, Refusal> {
        tip(self.db, standing, person, device, until)
    }
}
