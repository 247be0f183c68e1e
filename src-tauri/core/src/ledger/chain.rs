//! Walking the chain: is every entry what was written, in its place, and is every stored file there?

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::Change;
use super::entry::{Entry, GENESIS, Head};
use super::upgrade::{self, STEPS};
use crate::meeting::EntryId;
use crate::meeting::refusal::{Refusal, RefusalCode};

/// What a walk of the chain found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Examination {
    /// Entries that were read.
    pub entries: u64,
    /// Entries whose payload was destroyed under a rule.
    pub disposed: u64,
    /// Stored files that entries name, each of them there and whole.
    pub files: u64,
    /// The first thing wrong, where anything is.
    pub fault: Option<Fault>,
}

/// The first entry that is not what was written, and why in one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Nought where it is not an entry that is wrong.
    pub seq: u64,
    pub sentence: String,
}

/// What is known of a stored file.
pub enum Stored {
    Missing,
    /// Its bytes do not hash to its name.
    Altered,
    Whole,
}

/// Walks `entries` in their order up to `head`. `file` looks up a stored file by its SHA-256.
///
/// Refuses only when reading fails for a reason that is not the book's (a disk that does not answer).
pub fn examine(
    entries: impl Iterator<Item = Result<Entry, Refusal>>,
    head: Head,
    mut file: impl FnMut(&str) -> Result<Stored, Refusal>,
) -> Result<Examination, Refusal> {
    let mut found = Examination::default();
    let mut walk = Walk { last: GENESIS, vanished: BTreeMap::new() };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(refusal) if refusal.code == RefusalCode::Damaged => {
                return Ok(found.stopped(walk.last.seq + 1, "cannot be read: it is damaged"));
            }
            Err(refusal) => return Err(refusal),
        };
        if let Err((seq, what)) = walk.step(&entry) {
            return Ok(found.stopped(seq, what));
        }
        found.entries += 1;
        if entry.payload.is_none() {
            found.disposed += 1;
        }
        match walk.named(&entry) {
            Err(what) => return Ok(found.stopped(entry.seq, what)),
            Ok(None) => {}
            Ok(Some(name)) => match file(&name)? {
                Stored::Whole => found.files += 1,
                Stored::Missing => return Ok(found.stopped(entry.seq, "names a signed record that is not in the book")),
                Stored::Altered => return Ok(found.stopped(entry.seq, "names a signed record that was altered")),
            },
        }
    }
    Ok(walk.end(found, head))
}

impl Examination {
    fn stopped(mut self, seq: u64, what: &str) -> Self {
        self.fault = Some(Fault { seq, sentence: format!("Entry {seq} of the ledger {what}.") });
        self
    }
}

struct Walk {
    last: Head,
    /// Entries without payload that no disposal has accounted for yet.
    vanished: BTreeMap<EntryId, u64>,
}

impl Walk {
    fn step(&mut self, entry: &Entry) -> Result<(), (u64, &'static str)> {
        let expected = self.last.seq + 1;
        if entry.seq != expected {
            return Err((expected, "is missing"));
        }
        if entry.prev_hash != self.last.hash {
            return Err((expected, "does not follow from the one before: an entry was swapped, removed or put in"));
        }
        if entry.header_hash() != entry.hash {
            return Err((expected, "was altered"));
        }
        match &entry.payload {
            Some(payload) if payload.hash() != entry.payload_hash => {
                return Err((expected, "says something else than what was written"));
            }
            Some(_) => {}
            None => {
                self.vanished.insert(entry.id, entry.seq);
            }
        }
        self.last = entry.head();
        Ok(())
    }

    /// The file that an entry names; a disposal accounts for the payloads it destroyed. An entry of a newer kind is
    /// sound as far as the chain can tell.
    fn named(&mut self, entry: &Entry) -> Result<Option<String>, &'static str> {
        let Some(payload) = &entry.payload else { return Ok(None) };
        match upgrade::read(&entry.kind, &payload.json, STEPS) {
            Ok(Change::PayloadDisposed { entries, .. }) => {
                for id in entries {
                    self.vanished.remove(&id);
                }
                Ok(None)
            }
            Ok(change) => Ok(change.blob().map(str::to_owned)),
            Err(refusal) if refusal.code == RefusalCode::Newer => Ok(None),
            Err(_) => Err("cannot be read, though its hash is right"),
        }
    }

    fn end(self, found: Examination, head: Head) -> Examination {
        if let Some(seq) = self.vanished.values().min() {
            return found.stopped(*seq, "has lost what it said, and no disposal accounts for it");
        }
        if self.last.seq < head.seq {
            return found.stopped(self.last.seq + 1, "is missing: the end of the ledger was cut off");
        }
        if self.last != head {
            return found.stopped(self.last.seq, "is not the end that the book remembers");
        }
        found
    }
}
