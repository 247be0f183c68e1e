//! The tables `ledger` and `head`: the truth, and where it ends.

pub(crate) mod following;
mod told;

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::restriction;
use super::void::COUNTS;
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::ids::{ChildId, DeviceId, EntryId, FamilyId, PersonId, Pseudonym};
use crate::ledger::change::{ChangeKind, Concerns};
use crate::ledger::entry::{GENESIS, SignedHead, Tip};
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::{Change, Entry, Head, Payload, PublicKey};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    1,
    "2026-11-30",
    "
CREATE TABLE ledger (
    seq          INTEGER NOT NULL PRIMARY KEY, -- from 1, without gaps
    id           BLOB    NOT NULL UNIQUE, -- UUIDv7
    device       BLOB    NOT NULL, -- the machine it was made on
    person       BLOB    NOT NULL, -- who made it
    at           TEXT    NOT NULL, -- UTC, to the microsecond
    kind         TEXT    NOT NULL, -- with its version: record.section/1
    concerns     TEXT    NOT NULL, -- nobody, child, family, person, restricted
    subject      BLOB,             -- the id of whom it concerns, or a restricted family's pseudonym; NULL for nobody
    salt         BLOB,             -- of the payload; NULL once disposed of
    payload      TEXT,             -- the change as JSON; NULL once disposed of
    payload_hash BLOB    NOT NULL, -- SHA-256 of salt and payload
    before_id    BLOB    NOT NULL, -- the author's entry before it on that machine; nil for the first
    before_hash  BLOB    NOT NULL, -- SHA-256 of what was signed there
    key          BLOB    NOT NULL, -- Ed25519 public key of the author
    signature    BLOB    NOT NULL, -- over all above but seq, salt and payload
    prev_hash    BLOB    NOT NULL, -- hash of the entry before
    hash         BLOB    NOT NULL  -- SHA-256 of seq, what was signed, signature, prev_hash
) STRICT;
CREATE INDEX ledger_subject ON ledger (subject, seq);
CREATE INDEX ledger_author ON ledger (person, device, seq);
CREATE INDEX ledger_kind ON ledger (kind, seq);
CREATE TABLE head (
    only      INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one head
    seq       INTEGER NOT NULL, -- the last entry
    hash      BLOB    NOT NULL, -- and its hash, so that a ledger cut short is noticed
    key       BLOB    NOT NULL, -- Ed25519 public key of whoever wrote last
    signature BLOB    NOT NULL  -- over seq and hash
) STRICT;",
)];

const COLUMNS: &str = "seq, id, device, person, at, kind, concerns, subject, salt, payload, payload_hash, before_id,
     before_hash, key, signature, prev_hash, hash";

/// Beyond every number that SQLite gives.
pub(crate) const END: u64 = i64::MAX as u64;

pub(crate) fn append(db: &Connection, entry: &Entry) -> Result<(), Refusal> {
    let (concerns, subject) = subject(entry.concerns);
    db.prepare_cached(
        "INSERT INTO ledger (seq, id, device, person, at, kind, concerns, subject, salt, payload, payload_hash,
         before_id, before_hash, key, signature, prev_hash, hash)
         VALUES (:seq, :id, :device, :person, :at, :kind, :concerns, :subject, :salt, :payload, :payload_hash,
         :before_id, :before_hash, :key, :signature, :prev_hash, :hash)",
    )?
    .execute(named_params! {
        ":seq": entry.seq, ":id": entry.id, ":device": entry.device.0, ":person": entry.person.0, ":at": entry.at,
        ":kind": entry.kind, ":concerns": concerns, ":subject": subject,
        ":salt": entry.payload.as_ref().map(|payload| payload.salt),
        ":payload": entry.payload.as_ref().map(|payload| &payload.json),
        ":payload_hash": entry.payload_hash, ":before_id": entry.before.id, ":before_hash": entry.before.hash,
        ":key": entry.key.0, ":signature": entry.signature, ":prev_hash": entry.prev_hash, ":hash": entry.hash,
    })?;
    db.prepare_cached(
        "INSERT INTO head (only, seq, hash, key, signature) VALUES (1, :seq, :hash, :key, x'')
         ON CONFLICT (only) DO UPDATE SET seq = :seq, hash = :hash, key = :key, signature = x''",
    )?
    .execute(named_params! { ":seq": entry.seq, ":hash": entry.hash, ":key": entry.key.0 })?;
    Ok(())
}

/// Signs where the ledger ends: after what was appended, before it is committed.
pub(crate) fn sign_head(db: &Connection, head: SignedHead) -> Result<(), Refusal> {
    db.prepare_cached("UPDATE head SET key = :key, signature = :signature WHERE seq = :seq")?
        .execute(named_params! { ":seq": head.head.seq, ":key": head.key.0, ":signature": head.signature })?;
    Ok(())
}

/// Destroys what an entry said, and the salt with it.
pub(crate) fn destroy_payload(db: &Connection, seq: u64) -> Result<(), Refusal> {
    db.prepare_cached("UPDATE ledger SET salt = NULL, payload = NULL WHERE seq = ?1")?.execute(params![seq])?;
    Ok(())
}

pub(crate) fn head(db: &Connection) -> Result<Head, Refusal> {
    let found = db
        .prepare_cached("SELECT seq, hash FROM head")?
        .query_row([], |row| Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? }))
        .optional()?;
    Ok(found.unwrap_or(GENESIS))
}

/// Where an entry stands. Refuses as `Missing`.
pub(crate) fn number(db: &Connection, id: EntryId) -> Result<u64, Refusal> {
    let mut select = db.prepare_cached("SELECT seq FROM ledger WHERE id = ?1")?;
    select.query_row(params![id], |row| row.get(0)).optional()?.ok_or_else(|| missing("entry"))
}

/// Where the ledger ends, as whoever wrote last signed it. One that nobody signed has a signature that is none.
fn signed_head(db: &Connection) -> Result<SignedHead, Refusal> {
    let found = db
        .prepare_cached("SELECT key, signature FROM head")?
        .query_row([], |row| {
            let (key, signature): (Vec<u8>, Vec<u8>) = (row.get("key")?, row.get("signature")?);
            Ok((key.try_into().unwrap_or([0; 32]), signature.try_into().unwrap_or([0; 64])))
        })
        .optional()?;
    let (key, signature) = found.unwrap_or(([0; 32], [0; 64]));
    Ok(SignedHead { head: head(db)?, key: PublicKey(key), signature })
}

pub(crate) fn one(db: &Connection, seq: u64) -> Result<Option<Entry>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE seq = ?1");
    Ok(db.prepare_cached(&sql)?.query_row(params![seq], read).optional()?)
}

/// Gives every entry to `visit`, in order. An entry that does not read comes as a refusal.
pub(crate) fn walk(
    db: &Connection,
    mut visit: impl FnMut(Result<Entry, Refusal>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut select = db.prepare(&format!("SELECT {COLUMNS} FROM ledger ORDER BY seq"))?;
    for entry in select.query_map([], read)? {
        // By a closure: a function that is named instead would tell the standard library's place, not this one.
        visit(entry.map_err(|error| -> Refusal { error.into() }))?;
    }
    Ok(())
}

/// Gives the entries of the kinds wanted that count and stand before entry `before` to `visit`, the newest first, for as
/// long as it says so.
pub(crate) fn walk_back(
    db: &Connection,
    wanted: impl Fn(ChangeKind) -> bool,
    before: u64,
    mut visit: impl FnMut(Entry) -> Result<bool, Refusal>,
) -> Result<(), Refusal> {
    let kinds = older_kinds::ids(wanted, STEPS);
    let marks = vec!["?"; kinds.len()].join(", ");
    let sql = format!(
        "SELECT {COLUMNS} FROM ledger WHERE kind IN ({marks}) AND seq < {before} AND {COUNTS} ORDER BY seq DESC"
    );
    let mut select = db.prepare(&sql)?;
    for entry in select.query_map(rusqlite::params_from_iter(kinds), read)? {
        if !visit(entry?)? {
            break;
        }
    }
    Ok(())
}

/// The latest that `pick` takes among what was said of somebody, and counts, before entry `seq`.
pub(crate) fn latest_before<T>(
    db: &Connection,
    concerns: Concerns,
    seq: u64,
    mut pick: impl FnMut(Change) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let (word, id) = subject(concerns);
    let pseudonym = restriction::pseudonym_of(db, concerns)?;
    let filed = filed_under(pseudonym);
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE {filed} AND seq < ?4 AND {COUNTS} ORDER BY seq DESC");
    let mut select = db.prepare_cached(&sql)?;
    let named = pseudonym.map(|pseudonym| pseudonym.0);
    for entry in select.query_map(params![word, id, named, seq], read)? {
        if let Some(found) = change(&entry?)?.and_then(&mut pick) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The latest that `pick` takes among the changes of one kind, that count, before entry `seq`, whomever they concern.
pub(crate) fn latest_of_kind<T>(
    db: &Connection,
    kind: ChangeKind,
    seq: u64,
    mut pick: impl FnMut(Change) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let mut found = None;
    walk_back(
        db,
        |one| one == kind,
        seq,
        |entry| {
            found = change(&entry)?.and_then(&mut pick);
            Ok(found.is_none())
        },
    )?;
    Ok(found)
}

/// Which entries are about somebody: `?1` and `?2` say whom; what was written while the family was restricted stands
/// under its pseudonym, `?3`.
fn filed_under(pseudonym: Option<Pseudonym>) -> &'static str {
    match pseudonym {
        None => "subject IS ?2 AND concerns = ?1 AND ?3 IS NULL",
        Some(_) => "((subject IS ?2 AND concerns = ?1) OR (subject = ?3 AND concerns = 'restricted'))",
    }
}

/// The change an entry says; `None` once it was disposed of.
pub(crate) fn change(entry: &Entry) -> Result<Option<Change>, Refusal> {
    entry.payload.as_ref().map(|payload| older_kinds::read(&entry.kind, &payload.json, STEPS)).transpose()
}

fn subject(concerns: Concerns) -> (&'static str, Option<Uuid>) {
    match concerns {
        Concerns::Nobody => ("nobody", None),
        Concerns::Child(id) => ("child", Some(id.0)),
        Concerns::Family(id) => ("family", Some(id.0)),
        Concerns::Person(id) => ("person", Some(id.0)),
        Concerns::Restricted(pseudonym) => ("restricted", Some(pseudonym.0)),
    }
}

fn read(row: &Row) -> rusqlite::Result<Entry> {
    let id: Option<Uuid> = row.get("subject")?;
    let concerns = match (row.get_ref("concerns")?.as_str()?, id) {
        ("child", Some(id)) => Concerns::Child(ChildId(id)),
        ("family", Some(id)) => Concerns::Family(FamilyId(id)),
        ("person", Some(id)) => Concerns::Person(PersonId(id)),
        ("restricted", Some(id)) => Concerns::Restricted(Pseudonym(id)),
        _ => Concerns::Nobody,
    };
    let salt: Option<[u8; 32]> = row.get("salt")?;
    let json: Option<String> = row.get("payload")?;
    Ok(Entry {
        seq: row.get("seq")?,
        id: row.get("id")?,
        device: DeviceId(row.get("device")?),
        person: PersonId(row.get("person")?),
        at: row.get("at")?,
        kind: row.get("kind")?,
        concerns,
        payload_hash: row.get("payload_hash")?,
        before: Tip { id: row.get("before_id")?, hash: row.get("before_hash")? },
        key: PublicKey(row.get("key")?),
        signature: row.get("signature")?,
        prev_hash: row.get("prev_hash")?,
        hash: row.get("hash")?,
        payload: salt.zip(json).map(|(salt, json)| Payload { salt, json }),
    })
}
