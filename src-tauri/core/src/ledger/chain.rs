//! Walking the chain: is every entry what was written, in its place, by somebody who had the right, and is every stored
//! file there?
//!
//! Two things may be wrong. A *fault*: the ledger is not what it was (altered, cut, put in another order). An entry that
//! is *void*: it stands in its place but does not count, since nobody who might have said it signed it; the tables are
//! made without it, so that the book stays of use to everybody else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::change::{Change, Effect};
use super::entry::{Entry, GENESIS, Head, SignedHead, Tip};
use super::older_kinds::{self, STEPS};
use super::standing::Standing;
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::ledger::why_void::Wrong;
use crate::refusal::{Refusal, RefusalCode};

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
    /// Entries that do not count, in their order.
    pub void: Vec<Fault>,
    /// The first thing wrong, where anything is.
    pub fault: Option<Fault>,
}

/// An entry that is not what was written or does not count, and why in one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Nought where it is not an entry that is wrong.
    pub seq: u64,
    /// What is wrong with it, for a person to read.
    pub sentence: String,
}

/// What is known of a stored file.
pub enum Stored {
    /// No file of that name is in the book.
    Missing,
    /// Its bytes do not hash to its name.
    Altered,
    /// Its bytes hash to its name.
    Whole,
}

/// Where a walk begins: an end of the ledger that was verified before, and who might write what there.
#[derive(Clone, Debug)]
pub struct WalkStart {
    /// The last entry that was verified.
    pub head: Head,
    /// Who might write what after it.
    pub standing: Standing,
}

impl WalkStart {
    /// The beginning.
    pub fn genesis(book: uuid::Uuid) -> Self {
        Self { head: GENESIS, standing: Standing::new(book) }
    }
}

/// What a walk asks of the store beside the entries.
pub trait Ground {
    /// A stored file by its SHA-256.
    fn file(&self, sha256: &str) -> Result<Stored, Refusal>;

    /// The last entry of somebody on a device, up to that number, which they signed with a key of theirs.
    fn tip(&self, standing: &Standing, person: PersonId, device: DeviceId, until: u64) -> Result<Tip, Refusal>;
}

/// Walks `entries` in their order from `start` up to `head`. Says too who may write what at the end.
///
/// Refuses only when reading fails for a reason that is not the book's (a disk that does not answer).
pub fn examine(
    start: WalkStart,
    entries: impl Iterator<Item = Result<Entry, Refusal>>,
    head: SignedHead,
    ground: &impl Ground,
) -> Result<(Examination, Standing), Refusal> {
    let mut walk = LedgerWalk::from(start, ground);
    for entry in entries {
        let went = match entry {
            Ok(entry) => walk.step(&entry)?,
            Err(refusal) if refusal.code == RefusalCode::Damaged => Err("cannot be read: it is damaged"),
            Err(refusal) => return Err(refusal),
        };
        if let Err(what) = went {
            walk.stop(walk.last.seq + 1, what);
            return Ok((walk.found, walk.standing));
        }
    }
    walk.end(head);
    Ok((walk.found, walk.standing))
}

impl Examination {
    /// Whether nothing is wrong at all.
    pub fn is_sound(&self) -> bool {
        self.fault.is_none() && self.void.is_empty()
    }

    /// Everything that is wrong, in sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.fault.iter().chain(&self.void).map(|fault| fault.sentence.as_str())
    }
}

struct LedgerWalk<'g, G> {
    ground: &'g G,
    found: Examination,
    begun: u64,
    last: Head,
    standing: Standing,
    /// The last entry of each author on each device that was met.
    tips: BTreeMap<(PersonId, DeviceId), Tip>,
    /// Entries without payload that no disposal has accounted for yet.
    vanished: BTreeMap<EntryId, u64>,
    void: BTreeSet<EntryId>,
}

/// What is wrong with the entry that follows, to stand after its number; nothing where it is sound.
type Went = Result<(), &'static str>;

impl<'g, G: Ground> LedgerWalk<'g, G> {
    fn from(start: WalkStart, ground: &'g G) -> Self {
        Self {
            ground,
            found: Examination::default(),
            begun: start.head.seq,
            last: start.head,
            standing: start.standing,
            tips: BTreeMap::new(),
            vanished: BTreeMap::new(),
            void: BTreeSet::new(),
        }
    }

    fn stop(&mut self, seq: u64, what: &str) {
        self.found.fault = Some(Fault { seq, sentence: format!("Entry {seq} of the ledger {what}.") });
    }

    fn step(&mut self, entry: &Entry) -> Result<Went, Refusal> {
        let (read, change) = match self.read(entry) {
            Ok(read) => read,
            Err(what) => return Ok(Err(what)),
        };
        if let Err(what) = self.authored(entry, change.as_ref())? {
            return Ok(Err(what));
        }
        if let Some(name) = change.as_ref().filter(|_| !self.void.contains(&entry.id)).and_then(Change::blob) {
            match self.ground.file(name)? {
                Stored::Whole => self.found.files += 1,
                Stored::Missing => return Ok(Err("names a signed record that is not in the book")),
                Stored::Altered => return Ok(Err("names a signed record that was altered")),
            }
        }
        self.found.entries += 1;
        self.found.disposed += u64::from(read.is_none());
        self.last = entry.head();
        Ok(Ok(()))
    }

    /// The chain: its number, the entry before it, its own hash, and that of what it says.
    fn read<'e>(&mut self, entry: &'e Entry) -> Result<(Option<&'e str>, Option<Change>), &'static str> {
        if entry.seq != self.last.seq + 1 {
            return Err("is missing");
        }
        if entry.prev_hash != self.last.hash {
            return Err("does not follow from the one before: an entry was swapped, removed or put in");
        }
        if entry.chain_hash(self.standing.book()) != entry.hash {
            return Err("was altered");
        }
        let Some(payload) = &entry.payload else {
            self.vanished.insert(entry.id, entry.seq);
            return Ok((None, None));
        };
        if payload.hash() != entry.payload_hash {
            return Err("says something else than what was written");
        }
        match older_kinds::read(&entry.kind, &payload.json, STEPS) {
            Ok(change) => Ok((Some(&payload.json), Some(change))),
            // Of a newer kind: sound as far as the chain can tell.
            Err(refusal) if refusal.code == RefusalCode::Newer => Ok((Some(&payload.json), None)),
            Err(_) => Err("cannot be read, though its hash is right"),
        }
    }

    /// Its author: who signed it, after which entry of theirs, with what right.
    fn authored(&mut self, entry: &Entry, change: Option<&Change>) -> Result<Went, Refusal> {
        let counts = self.standing.take(entry, change);
        if counts != Err(Wrong::Signature) && self.standing.is_authors(entry) {
            let author = (entry.person, entry.device);
            let tip = match self.tips.get(&author) {
                Some(tip) => *tip,
                None => self.ground.tip(&self.standing, author.0, author.1, self.begun)?,
            };
            if entry.before != tip {
                return Ok(Err(
                    "does not follow from its author’s entry before it: one of theirs was taken out or moved",
                ));
            }
            self.tips.insert(author, entry.tip(self.standing.book()));
        }
        if let Err(wrong) = counts {
            self.void.insert(entry.id);
            let sentence = format!("Entry {} of the ledger {}.", entry.seq, wrong.words().trim_end_matches('.'));
            self.found.void.push(Fault { seq: entry.seq, sentence });
        } else if let Some(Effect::Disposes { entries }) = change.map(|change| change.meaning().effect) {
            for id in entries {
                self.vanished.remove(id);
            }
        }
        Ok(Ok(()))
    }

    fn end(&mut self, signed: SignedHead) {
        let head = signed.head;
        if let Some(seq) = self.vanished.values().min() {
            return self.stop(*seq, "has lost what it said, and no disposal accounts for it");
        }
        if self.last.seq < head.seq {
            return self.stop(self.last.seq + 1, "is missing: the end of the ledger was cut off");
        }
        if self.last != head {
            return self.stop(self.last.seq, "is not the end that the book remembers");
        }
        if head != GENESIS && !(signed.is_signed(self.standing.book()) && self.standing.is_somebodys(signed.key)) {
            self.stop(head.seq, "is the end, and nobody who may write here signed that it is");
        }
    }
}
