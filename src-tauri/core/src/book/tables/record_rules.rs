//! What may be done to a record as it stands: written while open or returned, then read by the chair, then signed.
//! What is signed never changes: a correction opens the record again, towards a new version.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::column::check_revision;
use super::{blob, child, item, meeting, record, request, section, version};
use crate::book::fault::missing;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, RecordId};
use crate::meeting::agenda::ItemState;
use crate::meeting::clock;
use crate::meeting::record::{Filing, Record, RecordState, Review};
use crate::refusal::Refusal;

pub(crate) fn check_open(db: &Connection, meeting: MeetingId, of: ItemId, about: ChildId) -> Result<(), Refusal> {
    let item = item::one(db, of)?;
    child::one(db, about)?;
    if item.details.meeting != meeting || !request::children(db, item.details.request)?.contains(&about) {
        return Err(Refusal::wrong_state(
            "That child is not on the agenda of this meeting: place a request for them first.",
        ));
    }
    meeting::check_under_way(db, meeting)?;
    let again =
        db.prepare_cached("SELECT 1 FROM record WHERE item = ?1 AND child = ?2")?.exists(params![of.0, about.0])?;
    if again { Err(Refusal::wrong_state("This child already has a record for this item.")) } else { Ok(()) }
}

pub(crate) fn check_section(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    name: &str,
    based_on: EntryId,
) -> Result<(), Refusal> {
    check_writable(db, id, about)?;
    check_revision(section::revision(db, id, name)?, based_on)
}

pub(crate) fn check_write(db: &Connection, id: RecordId, about: ChildId, based_on: EntryId) -> Result<(), Refusal> {
    check_revision(check_writable(db, id, about)?.revision, based_on)
}

/// Only what is decided can be agreed.
pub(crate) fn check_agreement(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    option: &str,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let record = check_writable(db, id, about)?;
    check_revision(record.revision, based_on)?;
    if record.decisions.iter().any(|decision| decision.option == option) {
        return Ok(());
    }
    Err(Refusal::wrong_state("That decision is not chosen for this child any more: choose it first."))
}

/// The record, if it is this child's and can be written.
pub(crate) fn check_writable(db: &Connection, id: RecordId, about: ChildId) -> Result<Record, Refusal> {
    let record = of_child(db, id, about)?;
    meeting::check_not_cancelled(meeting::one(db, record.meeting)?.state)?;
    match record.state {
        RecordState::Open | RecordState::Returned { .. } => Ok(record),
        RecordState::Finalised { .. } => Err(Refusal::wrong_state(
            "This record is finalised and waits for the chair: ask the chair to send it back before changing it.",
        )),
        RecordState::Signed { .. } => Err(signed()),
    }
}

/// Only what was heard can be finalised.
pub(crate) fn check_finalise(db: &Connection, id: RecordId, about: ChildId, at: DateTime<Utc>) -> Result<(), Refusal> {
    let record = check_writable(db, id, about)?;
    if let Some(started) = meeting::one(db, record.meeting)?.started_at {
        clock::check_follows(at, started, "the meeting started")?;
    }
    let item = item::one(db, record.item)?;
    match (item.state, item.finished_at) {
        (ItemState::Finished, Some(finished)) => clock::check_follows(at, finished, "its item was finished"),
        (ItemState::Finished, None) => Ok(()),
        _ => Err(Refusal::wrong_state("This item is not finished: finish it before finalising its record.")),
    }
}

pub(crate) fn check_waits_for_chair(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    match of_child(db, id, about)?.state {
        RecordState::Finalised { .. } => Ok(()),
        RecordState::Signed { .. } => Err(signed()),
        _ => Err(Refusal::wrong_state("This record is still being written: it must be finalised first.")),
    }
}

/// Until it is signed, a record can be looked through and what was found in it settled.
pub(crate) fn check_unsigned(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    match of_child(db, id, about)?.state {
        RecordState::Signed { .. } => Err(signed()),
        _ => Ok(()),
    }
}

/// The signed file must be in the book before the ledger names it. Versions have no gaps.
pub(crate) fn check_sign(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    (version, sha256): (u32, &str),
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    check_waits_for_chair(db, id, about)?;
    if let RecordState::Finalised { at: finalised, .. } = of_child(db, id, about)?.state {
        clock::check_follows(at, finalised, "the record was finalised")?;
    }
    if version != of_child(db, id, about)?.version + 1 {
        return Err(Refusal::wrong_state("Another version was signed meanwhile: read the record again."));
    }
    if blob::exists(db, sha256)? { Ok(()) } else { Err(missing("signed file")) }
}

/// The record, if it has a signed version, a correction under way or not.
pub(crate) fn check_signed_once(db: &Connection, id: RecordId, about: ChildId) -> Result<Record, Refusal> {
    let record = of_child(db, id, about)?;
    match record.version {
        0 => Err(Refusal::wrong_state("This record is not signed yet: the chair signs it first.")),
        _ => Ok(record),
    }
}

pub(crate) fn check_export(db: &Connection, id: RecordId, about: ChildId, version: u32) -> Result<(), Refusal> {
    let signed = check_signed_once(db, id, about)?.version;
    if (1..=signed).contains(&version) { Ok(()) } else { Err(missing("version")) }
}

/// What is filed is the version in force, once for each deadline.
pub(crate) fn check_file(db: &Connection, id: RecordId, about: ChildId, filing: &Filing) -> Result<(), Refusal> {
    let record = check_signed_once(db, id, about)?;
    if filing.version != record.version {
        return Err(Refusal::wrong_state(format!("Version {} is the one in force: file that one.", record.version)));
    }
    let signed = version::at(db, id, filing.version)?;
    clock::check_filed(filing.at, signed)?;
    let same = |one: &Filing| one.deadline == filing.deadline && one.version == filing.version;
    if record.filings.iter().any(same) {
        return Err(Refusal::wrong_state("This record is already marked as filed."));
    }
    Ok(())
}

/// An item can leave the agenda only while nobody has written about it.
pub(crate) fn check_nothing_written(db: &Connection, of: ItemId) -> Result<(), Refusal> {
    for record in record::all(db, "item = ?1", &of.0)? {
        let actions = db.prepare_cached("SELECT 1 FROM action WHERE record = ?1")?.exists(params![record.id.0])?;
        let blank = !actions
            && record.state == RecordState::Open
            && record.version == 0
            && record.sections.values().all(|section| section.text.trim().is_empty())
            && record.decisions.is_empty()
            && record.rationale.trim().is_empty()
            && record.dissents.is_empty()
            && record.prompts.is_empty()
            && record.offered.is_empty()
            && record.review == Review::Unset;
        if !blank {
            return Err(Refusal::wrong_state("Something is already written about this item: defer it instead."));
        }
    }
    Ok(())
}

pub(super) fn of_child(db: &Connection, id: RecordId, about: ChildId) -> Result<Record, Refusal> {
    let record = record::one(db, id)?;
    if record.child == about { Ok(record) } else { Err(missing("record")) }
}

fn signed() -> Refusal {
    Refusal::wrong_state(
        "This record is signed: open a correction, which becomes a new version, to change what it says.",
    )
}
