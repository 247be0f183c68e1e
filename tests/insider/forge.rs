//! What an insider does to a database that they can decrypt: entries written, numbered and hashed by hand.

use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::ids::{ChildId, DeviceId, EntryId, FamilyId, PersonId, Pseudonym};
use quorate_core::ledger::change::Concerns;
use quorate_core::ledger::entry::{Author, SignedHead, Signing, Tip};
use quorate_core::ledger::signing::EntryKey;
use quorate_core::ledger::signing::Hash;
use quorate_core::ledger::{Change, Entry, Head, Payload, PublicKey};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::county::Chance;

/// Opens a book's database with its raw key, as SQLCipher's own shell would.
pub fn database(folder: &Path, key: &[u8; 32]) -> Connection {
    let db = Connection::open(folder.join("book.db")).expect("a file");
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA foreign_keys = OFF;")).expect("the key fits");
    db
}

pub fn stamp(at: DateTime<Utc>) -> String {
    at.format("%F %T%.f%:z").to_string()
}

fn id(row: &Row, name: &str) -> Uuid {
    Uuid::from_slice(&row.get::<_, Vec<u8>>(name).expect("bytes")).expect("an id")
}

fn bytes<const N: usize>(row: &Row, name: &str) -> [u8; N] {
    row.get::<_, Vec<u8>>(name).expect("bytes").try_into().expect("so many")
}

fn read(row: &Row) -> Entry {
    let subject: Option<Vec<u8>> = row.get("subject").expect("an id");
    let subject = subject.map(|subject| Uuid::from_slice(&subject).expect("an id")).unwrap_or_default();
    let concerns = match row.get::<_, String>("concerns").expect("a word").as_str() {
        "nobody" => Concerns::Nobody,
        "child" => Concerns::Child(ChildId(subject)),
        "family" => Concerns::Family(FamilyId(subject)),
        "person" => Concerns::Person(PersonId(subject)),
        "restricted" => Concerns::Restricted(Pseudonym(subject)),
        other => panic!("{other}"),
    };
    let payload: Option<String> = row.get("payload").expect("text");
    let at: String = row.get("at").expect("a time");
    let entry = Entry {
        seq: row.get("seq").expect("a number"),
        id: EntryId(id(row, "id")),
        device: DeviceId(id(row, "device")),
        person: PersonId(id(row, "person")),
        at: at.parse().expect("a time"),
        kind: row.get("kind").expect("a kind"),
        concerns,
        payload_hash: bytes(row, "payload_hash"),
        before: Tip { id: EntryId(id(row, "before_id")), hash: bytes(row, "before_hash") },
        key: PublicKey(bytes(row, "key")),
        signature: bytes(row, "signature"),
        prev_hash: bytes(row, "prev_hash"),
        hash: bytes(row, "hash"),
        payload: payload.map(|json| Payload { salt: bytes(row, "salt"), json }),
    };
    assert_eq!(stamp(entry.at), at, "times are written as they are read");
    entry
}

/// Every entry, in the ledger's order.
pub fn entries(db: &Connection) -> Vec<Entry> {
    let mut all = db.prepare("SELECT * FROM ledger ORDER BY seq").expect("a ledger");
    let rows = all.query_map([], |row| Ok(read(row))).expect("entries");
    rows.map(|row| row.expect("an entry")).collect()
}

pub fn put(db: &Connection, entry: &Entry) {
    let (concerns, subject) = match entry.concerns {
        Concerns::Nobody => ("nobody", None),
        Concerns::Child(child) => ("child", Some(child.0)),
        Concerns::Family(family) => ("family", Some(family.0)),
        Concerns::Person(person) => ("person", Some(person.0)),
        Concerns::Restricted(pseudonym) => ("restricted", Some(pseudonym.0)),
    };
    db.execute(
        "INSERT INTO ledger (seq, id, device, person, at, kind, concerns, subject, salt, payload, payload_hash, before_id, \
         before_hash, key, signature, prev_hash, hash) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            entry.seq,
            entry.id.0.as_bytes(),
            entry.device.0.as_bytes(),
            entry.person.0.as_bytes(),
            stamp(entry.at),
            entry.kind,
            concerns,
            subject.map(|subject| subject.as_bytes().to_vec()),
            entry.payload.as_ref().map(|payload| payload.salt.to_vec()),
            entry.payload.as_ref().map(|payload| payload.json.clone()),
            entry.payload_hash,
            entry.before.id.0.as_bytes(),
            entry.before.hash,
            entry.key.0,
            entry.signature,
            entry.prev_hash,
            entry.hash,
        ],
    )
    .expect("an entry is put in");
}

pub fn head(db: &Connection) -> Head {
    let read = |row: &Row| Ok(Head { seq: row.get(0)?, hash: row.get::<_, Hash>(1)? });
    db.query_row("SELECT seq, hash FROM head", [], read).expect("a head")
}

pub fn sign_head(db: &Connection, head: Head, book: Uuid, key: &EntryKey) {
    let signed = SignedHead::sign(head, book, key);
    let set = "UPDATE head SET seq = ?1, hash = ?2, key = ?3, signature = ?4";
    db.execute(set, params![head.seq, head.hash, signed.key.0, signed.signature]).expect("a head");
}

/// What somebody's next entry on a machine follows.
pub fn tip(db: &Connection, book: Uuid, person: PersonId, device: DeviceId) -> Tip {
    let theirs = |entry: &Entry| entry.person == person && entry.device == device;
    entries(db).into_iter().rfind(theirs).map_or(Tip::NONE, |entry| entry.tip(book))
}

/// Writes an entry at the end, signed with `key`, and signs the end with `closing`.
pub fn append(
    db: &Connection,
    book: Uuid,
    change: &Change,
    author: Author,
    key: &EntryKey,
    closing: &EntryKey,
) -> Entry {
    let before = tip(db, book, author.person, author.device);
    let signing = Signing { book, key, before };
    let entry = Entry::after(head(db), change, change.concerns(), author, signing, &mut Chance).expect("an entry");
    put(db, &entry);
    sign_head(db, entry.head(), book, closing);
    entry
}

/// Puts these entries in the ledger's place: numbered, hashed, and the end signed, as if it had been so all along.
pub fn replace(db: &Connection, book: Uuid, all: Vec<Entry>, closing: &EntryKey) {
    db.execute("DELETE FROM ledger", []).expect("emptied");
    let mut last = Head { seq: 0, hash: [0; 32] };
    for mut entry in all {
        (entry.seq, entry.prev_hash) = (last.seq + 1, last.hash);
        entry.hash = entry.chain_hash(book);
        put(db, &entry);
        last = entry.head();
    }
    sign_head(db, last, book, closing);
}
