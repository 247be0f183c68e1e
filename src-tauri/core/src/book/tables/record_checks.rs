//! What a change of a record is held against: the rows that its rules (`meeting::record`) ask about.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::column::check_revision;
use super::{blob, child, item, meeting, record, request, section, version};
use crate::book::fault::missing;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, RecordId};
use crate::meeting::record::{DOCUMENT, Filing};
use crate::refusal::Refusal;

/// A child of the item gets one record, while the meeting is under way.
pub(crate) fn check_open(
    db: &Connection,
    id: RecordId,
    meeting: MeetingId,
    of: ItemId,
    about: ChildId,
) -> Result<(), Refusal> {
    // Otherwise two machines could open two records of the same.
    if id != RecordId::of(of, about, DOCUMENT) {
        return Err(Refusal::wrong_state("That is not how this child's record is called: place the request again."));
    }
    let item = item::one(db, of)?;
    child::one(db, about)?;
    if item.details.meeting != meeting || !request::children(db, item.details.request)?.contains(&about) {
        return Err(Refusal::wrong_state(
            "That child is not on the agenda of this meeting: place a request for them first.",
        ));
    }
    meeting::one(db, meeting)?.state.check_under_way()?;
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
    record::writable(db, id, about)?;
    check_revision(section::revision(db, id, name)?, based_on)
}

pub(crate) fn check_agreement(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    option: &str,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let record = record::writable(db, id, about)?;
    check_revision(record.revision, based_on)?;
    record.check_agreement(option)
}

pub(crate) fn check_finalise(db: &Connection, id: RecordId, about: ChildId, at: DateTime<Utc>) -> Result<(), Refusal> {
    let record = record::of_child(db, id, about)?;
    record.check_finalise(&meeting::one(db, record.meeting)?, &item::one(db, record.item)?, at)
}

pub(crate) fn check_waits_for_chair(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    record::of_child(db, id, about)?.state.check_waits_for_chair()
}

pub(crate) fn check_unsigned(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    record::of_child(db, id, about)?.state.check_unsigned()
}

/// The signed file must be in the book before the ledger names it.
pub(crate) fn check_sign(
    db: &Connection,
    id: RecordId,
    about: ChildId,
    (version, sha256): (u32, &str),
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    record::of_child(db, id, about)?.check_sign(version, at)?;
    if blob::exists(db, sha256)? { Ok(()) } else { Err(missing("signed file")) }
}

pub(crate) fn check_signed_once(db: &Connection, id: RecordId, about: ChildId) -> Result<(), Refusal> {
    record::of_child(db, id, about)?.check_signed_once()
}

pub(crate) fn check_export(db: &Connection, id: RecordId, about: ChildId, version: u32) -> Result<(), Refusal> {
    let record = record::of_child(db, id, about)?;
    record.check_signed_once()?;
    if (1..=record.version).contains(&version) { Ok(()) } else { Err(missing("version")) }
}

pub(crate) fn check_file(db: &Connection, id: RecordId, about: ChildId, filing: &Filing) -> Result<(), Refusal> {
    let record = record::of_child(db, id, about)?;
    record.check_signed_once()?;
    record.check_in_force(filing.version)?;
    record.check_file(filing, version::at(db, id, filing.version)?)
}
