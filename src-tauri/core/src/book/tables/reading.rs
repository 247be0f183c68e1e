//! The tables `reading` and `stream`: who looked at what. Beside the ledger; a rebuild leaves them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::column::EnumWord;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ChildId, DeviceId, MeetingId, PersonId, RecordId};
use crate::ledger::PublicKey;
use crate::ledger::signed_look::SignedLook;
use crate::ledger::stream_place::StreamPlace;
use crate::meeting::looks::{Look, Looked, LooksUpTo};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE reading (
    device    BLOB    NOT NULL, -- the machine on which somebody looked
    n         INTEGER NOT NULL, -- from 1 on each machine, without gaps
    person    BLOB    NOT NULL, -- who looked
    at        TEXT    NOT NULL, -- UTC, to the microsecond
    what      TEXT    NOT NULL, -- child, record, request, agenda, meeting, search, a list
    child     BLOB,             -- whose it is; NULL for a list or a search
    record    BLOB,
    meeting   BLOB,
    prev_hash BLOB    NOT NULL, -- hash of the look before on that machine
    hash      BLOB    NOT NULL, -- SHA-256 of all above
    key       BLOB    NOT NULL, -- Ed25519 public key of whoever looked
    signature BLOB    NOT NULL, -- over the hash
    PRIMARY KEY (device, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE stream (
    device     BLOB    NOT NULL PRIMARY KEY,
    n          INTEGER NOT NULL, -- the last look
    hash       BLOB    NOT NULL, -- and its hash, so that a stream cut short is noticed
    begun      INTEGER NOT NULL, -- the last that was destroyed when its time was over; 0 for none
    begun_hash BLOB    NOT NULL
) STRICT, WITHOUT ROWID;",
)];

const COLUMNS: &str = "device, n, person, at, what, child, record, meeting, prev_hash, hash, key, signature";

/// Adds looks to the end of their stream.
pub(crate) fn append(db: &Connection, readings: &[SignedLook]) -> Result<(), Refusal> {
    let Some(last) = readings.last() else { return Ok(()) };
    let mut insert = db.prepare_cached(
        "INSERT INTO reading (device, n, person, at, what, child, record, meeting, prev_hash, hash, key,
         signature)
         VALUES (:device, :n, :person, :at, :what, :child, :record, :meeting, :prev_hash, :hash, :key, :signature)",
    )?;
    for reading in readings {
        let look = &reading.look;
        insert.execute(named_params! {
            ":device": reading.device.0, ":n": reading.n, ":person": reading.person.0, ":at": reading.at,
            ":what": EnumWord(look.what), ":child": look.child.map(|id| id.0), ":record": look.record.map(|id| id.0),
            ":meeting": look.meeting.map(|id| id.0), ":prev_hash": reading.prev_hash, ":hash": reading.hash,
            ":key": reading.key.0, ":signature": reading.signature,
        })?;
    }
    db.prepare_cached(
        "INSERT INTO stream (device, n, hash, begun, begun_hash) VALUES (:device, :n, :hash, 0, zeroblob(32))
         ON CONFLICT (device) DO UPDATE SET n = :n, hash = :hash",
    )?
    .execute(named_params! { ":device": last.device.0, ":n": last.n, ":hash": last.hash })?;
    Ok(())
}

/// Where the stream of a machine ends.
pub(crate) fn end(db: &Connection, device: DeviceId) -> Result<StreamPlace, Refusal> {
    let mut select = db.prepare_cached("SELECT n, hash FROM stream WHERE device = ?1")?;
    let read = |row: &Row| Ok(StreamPlace { device, n: row.get("n")?, hash: row.get("hash")? });
    Ok(select.query_row(params![device.0], read).optional()?.unwrap_or(StreamPlace::start(device)))
}

/// Whether there are looks of a machine of which no end is known.
pub(crate) fn any_without_stream(db: &Connection) -> Result<bool, Refusal> {
    let any = "SELECT EXISTS (SELECT 1 FROM reading WHERE device NOT IN (SELECT device FROM stream))";
    Ok(db.query_row(any, [], |row| row.get(0))?)
}

/// Every stream: where what is left of it begins, and where it ends.
pub(crate) fn streams(db: &Connection) -> Result<Vec<(StreamPlace, StreamPlace)>, Refusal> {
    let mut select = db.prepare_cached("SELECT device, n, hash, begun, begun_hash FROM stream ORDER BY device")?;
    let rows = select.query_map([], |row| {
        let device = DeviceId(row.get("device")?);
        let begun = StreamPlace { device, n: row.get("begun")?, hash: row.get("begun_hash")? };
        Ok((begun, StreamPlace { device, n: row.get("n")?, hash: row.get("hash")? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives the looks of one stream to `visit`, in order.
pub(crate) fn walk<T>(
    db: &Connection,
    device: DeviceId,
    visit: impl FnOnce(&mut dyn Iterator<Item = Result<SignedLook, rusqlite::Error>>) -> T,
) -> Result<T, Refusal> {
    let mut select = db.prepare(&format!("SELECT {COLUMNS} FROM reading WHERE device = ?1 ORDER BY n"))?;
    let mut rows = select.query_map(params![device.0], read)?;
    Ok(visit(&mut rows))
}

/// The last look of each stream before that moment, where it has any that old: a stream is destroyed from its beginning
/// on, and no further than the first look that is younger, whatever a clock said in between.
pub(crate) fn older(db: &Connection, before: DateTime<Utc>) -> Result<Vec<StreamPlace>, Refusal> {
    let mut places = Vec::new();
    for (begun, end) in streams(db)? {
        let device = end.device;
        let first_kept: Option<u64> = db
            .prepare_cached("SELECT min(n) FROM reading WHERE device = ?1 AND at >= ?2")?
            .query_row(params![device.0, before], |row| row.get(0))?;
        let last = first_kept.map_or(end.n, |first| first - 1);
        if last > begun.n {
            let mut select = db.prepare_cached("SELECT hash FROM reading WHERE device = ?1 AND n = ?2")?;
            let hash = select.query_row(params![device.0, last], |row| row.get(0))?;
            places.push(StreamPlace { device, n: last, hash });
        }
    }
    Ok(places)
}

/// Destroys a stream up to a place, which is where it begins from then on.
pub(crate) fn destroy(db: &Connection, place: StreamPlace) -> Result<(), Refusal> {
    db.prepare_cached("DELETE FROM reading WHERE device = ?1 AND n <= ?2")?
        .execute(params![place.device.0, place.n])?;
    db.prepare_cached("UPDATE stream SET begun = ?2, begun_hash = ?3 WHERE device = ?1")?.execute(params![
        place.device.0,
        place.n,
        place.hash
    ])?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<SignedLook> {
    Ok(SignedLook {
        device: DeviceId(row.get("device")?),
        n: row.get("n")?,
        person: PersonId(row.get("person")?),
        at: row.get("at")?,
        look: Look {
            what: row.get::<_, EnumWord<_>>("what")?.0,
            child: row.get::<_, Option<_>>("child")?.map(ChildId),
            record: row.get::<_, Option<_>>("record")?.map(RecordId),
            meeting: row.get::<_, Option<_>>("meeting")?.map(MeetingId),
        },
        prev_hash: row.get("prev_hash")?,
        hash: row.get("hash")?,
        key: PublicKey(row.get("key")?),
        signature: row.get("signature")?,
    })
}

/// Whose looks are asked for: of a child, by a person, or both; all, where neither is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WhichReads {
    /// Only looks at this child.
    pub child: Option<ChildId>,
    /// Only looks by this person.
    pub person: Option<PersonId>,
}

impl Book {
    /// Where each machine's list of who looked ends.
    pub fn looks_so_far(&self) -> Result<Vec<LooksUpTo>, Refusal> {
        let ends = streams(&self.db)?.into_iter().map(|(_, end)| LooksUpTo { device: end.device, n: end.n });
        Ok(ends.collect())
    }

    /// Who opened a record after those ends; of a machine that is not among them, ever. No clock is asked.
    pub fn opened_since(&self, record: RecordId, looks: &[LooksUpTo]) -> Result<Vec<PersonId>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT DISTINCT person FROM reading WHERE device = ?1 AND n > ?2 AND record = ?3 AND what = ?4",
        )?;
        let mut people = Vec::new();
        for LooksUpTo { device, n: end } in self.looks_so_far()? {
            let from = looks.iter().find(|one| one.device == device).map_or(0, |one| one.n);
            if end > from {
                let row = params![device.0, from, record.0, EnumWord(Looked::Record)];
                for person in select.query_map(row, |row| row.get(0).map(PersonId))? {
                    people.push(person?);
                }
            }
        }
        Ok(people)
    }

    /// Looks, the latest first: at most `limit` after the latest `skip`.
    pub fn readings(&self, which: WhichReads, skip: u32, limit: u32) -> Result<Vec<SignedLook>, Refusal> {
        let sql = format!(
            "SELECT {COLUMNS} FROM reading WHERE (?1 IS NULL OR child = ?1) AND (?2 IS NULL OR person = ?2)
             ORDER BY at DESC, device, n DESC LIMIT ?3 OFFSET ?4"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let (child, person) = (which.child.map(|id| id.0), which.person.map(|id| id.0));
        let values: [&dyn ToSql; 4] = [&child, &person, &limit, &skip];
        Ok(select.query_map(values, read)?.collect::<Result<_, _>>()?)
    }

    /// How many there are.
    pub fn count_readings(&self, which: WhichReads) -> Result<u64, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT count(*) FROM reading WHERE (?1 IS NULL OR child = ?1) AND (?2 IS NULL OR person = ?2)",
        )?;
        let (child, person) = (which.child.map(|id| id.0), which.person.map(|id| id.0));
        Ok(select.query_row(params![child, person], |row| row.get(0))?)
    }
}
