//! A correction in the tables: opening one keeps what the signed record says, so that abandoning it gives that back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::column::{Json, check_revision};
use super::stamp::Stamp;
use super::{action, record, section};
use crate::book::fault::missing;
use crate::ids::{ChildId, EntryId, RecordId};
use crate::meeting::action::Action;
use crate::meeting::record::RecordState;
use crate::meeting::version::{Correction, Grounds};
use crate::refusal::Refusal;

/// The columns of `record` that hold what it says, and how it stood. A test holds every other column to be named in
/// [`tests`], so that none is forgotten.
const SAYS: [&str; 10] = [
    "decisions",
    "rationale",
    "dissents",
    "prompts",
    "offered",
    "participation",
    "inquorate_reason",
    "review",
    "attendance",
    "state",
];

/// What a record said before it was corrected.
#[derive(Serialize, Deserialize)]
struct Before {
    /// Column to its text.
    columns: BTreeMap<String, Option<String>>,
    /// Section id to its text.
    sections: BTreeMap<String, String>,
    actions: Vec<Action>,
}

/// Opens a correction; where one is open, only puts it into other words.
pub(crate) fn set(
    db: &Connection,
    id: RecordId,
    at: DateTime<Utc>,
    grounds: &Grounds,
    stamp: Stamp,
) -> Result<(), Refusal> {
    let grounds = grounds.clone();
    let correction = match record::one(db, id)?.correction {
        Some(open) => Correction { grounds, ..open },
        None => {
            record::set(db, id, "before", &Json(keep(db, id)?), stamp.entry)?;
            record::set(db, id, "state", &Json(RecordState::Open), stamp.entry)?;
            Correction { by: stamp.person, at, grounds }
        }
    };
    record::set(db, id, "correction", &Json(correction), stamp.entry)
}

fn keep(db: &Connection, id: RecordId) -> Result<Before, Refusal> {
    let mut columns = BTreeMap::new();
    for column in SAYS {
        let sql = format!("SELECT {column} FROM record WHERE id = ?1");
        columns.insert(column.to_owned(), db.prepare_cached(&sql)?.query_row(params![id.0], |row| row.get(0))?);
    }
    let sections = section::of(db, id)?.into_iter().map(|(section, written)| (section, written.text)).collect();
    Ok(Before { columns, sections, actions: action::of_record(db, id)? })
}

/// Gives the record back what its signed version says. What became of its actions meanwhile stands.
pub(crate) fn abandon(db: &Connection, id: RecordId, entry: EntryId) -> Result<(), Refusal> {
    let mut select = db.prepare_cached("SELECT before FROM record WHERE id = ?1")?;
    let before: Option<Option<Json<Before>>> = select.query_row(params![id.0], |row| row.get(0)).optional()?;
    let Before { columns, sections, actions } = before.flatten().ok_or_else(|| missing("correction"))?.0;
    for column in SAYS {
        record::set(db, id, column, columns.get(column).unwrap_or(&None), entry)?;
    }
    section::remove_of(db, id)?;
    for (section, text) in &sections {
        section::write(db, id, section, text, entry)?;
    }
    let there = action::of_record(db, id)?;
    for added in there.iter().filter(|one| actions.iter().all(|kept| kept.id != one.id)) {
        action::remove(db, added.id)?;
    }
    for kept in &actions {
        action::set(db, kept.id, id, kept.child, &kept.details, entry)?;
        if there.iter().all(|one| one.id != kept.id) {
            action::set_state(db, kept.id, &kept.state, entry)?;
        }
    }
    record::set(db, id, "correction", &None::<String>, entry)?;
    record::set(db, id, "before", &None::<String>, entry)
}

/// Only what is signed is corrected; what waits for the chair is sent back instead.
pub(crate) fn check_set(db: &Connection, id: RecordId, about: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    let record = record::of_child(db, id, about)?;
    check_revision(record.revision, based_on)?;
    record.check_correctable()
}

pub(crate) fn check_abandon(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    record::of_child(db, id, about)?.check_being_corrected()
}

/// Before the first signature the meeting's own attendance is what is corrected.
pub(crate) fn check_attendance(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    based_on: EntryId,
) -> Result<(), Refusal> {
    record::check_write(db, id, about, based_on)?;
    check_abandon(db, id, about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::migrations::{migrate, steps};

    #[test]
    fn every_column_of_a_record_is_given_back_or_has_a_reason_not_to_be() {
        // What it is of, what happened to its signed versions, and the correction itself.
        let stays = ["id", "meeting", "item", "child", "filings", "version", "correction", "before", "revision"];
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, &steps()).unwrap();
        let select = db.prepare("SELECT * FROM record").unwrap();
        for column in select.column_names() {
            assert!(SAYS.contains(&column) || stays.contains(&column), "an abandoned correction forgets {column}");
        }
    }
}
