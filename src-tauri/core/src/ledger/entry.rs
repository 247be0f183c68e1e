//! One entry of the ledger, and how it is hashed.

use chrono::{DateTime, SubsecRound, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::change::{Change, Concerns};
use crate::fresh::{self, Fresh};
use crate::meeting::{DeviceId, EntryId, PersonId, Refusal, refusal::RefusalCode};

pub type Hash = [u8; 32];

/// What precedes the first entry.
pub const GENESIS: Head = Head { seq: 0, hash: [0; 32] };

/// The end of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: Hash,
}

/// A change as it is stored. The salt goes with it when it is destroyed, so that nobody can guess at what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    pub salt: [u8; 32],
    pub json: String,
}

impl Payload {
    pub fn hash(&self) -> Hash {
        Sha256::new().chain_update(self.salt).chain_update(&self.json).finalize().into()
    }
}

/// One entry: an open header, and the change itself unless it was disposed of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// From 1, without gaps.
    pub seq: u64,
    pub id: EntryId,
    pub device: DeviceId,
    pub person: PersonId,
    /// To the microsecond.
    pub at: DateTime<Utc>,
    /// With its version: `record.section/1`.
    pub kind: String,
    pub concerns: Concerns,
    pub payload_hash: Hash,
    pub prev_hash: Hash,
    pub hash: Hash,
    pub payload: Option<Payload>,
}

/// Who writes, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    pub person: PersonId,
    pub device: DeviceId,
    pub at: DateTime<Utc>,
}

impl Entry {
    /// The entry that says `change` after `head`; `concerns` is what its open header says.
    pub fn after(
        head: Head,
        change: &Change,
        concerns: Concerns,
        author: Author,
        fresh: &mut dyn Fresh,
    ) -> Result<Self, Refusal> {
        let value = serde_json::to_value(change).map_err(|_| unwritable())?;
        let kind = value["kind"].as_str().ok_or_else(unwritable)?.to_owned();
        let payload = Payload { salt: fresh::bytes(fresh)?, json: value.to_string() };
        let mut entry = Entry {
            seq: head.seq + 1,
            id: EntryId(fresh.uuid(author.at)?),
            device: author.device,
            person: author.person,
            at: author.at.trunc_subsecs(6),
            kind,
            concerns,
            payload_hash: payload.hash(),
            prev_hash: head.hash,
            hash: [0; 32],
            payload: Some(payload),
        };
        entry.hash = entry.header_hash();
        Ok(entry)
    }

    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    /// SHA-256 over the header in one canonical form: fixed widths, and a length before the one part that varies.
    pub fn header_hash(&self) -> Hash {
        let (tag, subject) = match self.concerns {
            Concerns::Nobody => (0u8, Uuid::nil()),
            Concerns::Child(id) => (1, id.0),
            Concerns::Family(id) => (2, id.0),
            Concerns::Person(id) => (3, id.0),
            Concerns::Restricted(pseudonym) => (4, pseudonym.0),
        };
        Sha256::new()
            .chain_update(b"quorate ledger entry 1\0")
            .chain_update(self.seq.to_be_bytes())
            .chain_update(self.id.0.as_bytes())
            .chain_update(self.device.0.as_bytes())
            .chain_update(self.person.0.as_bytes())
            .chain_update(self.at.timestamp_micros().to_be_bytes())
            .chain_update((self.kind.len() as u64).to_be_bytes())
            .chain_update(&self.kind)
            .chain_update([tag])
            .chain_update(subject.as_bytes())
            .chain_update(self.payload_hash)
            .chain_update(self.prev_hash)
            .finalize()
            .into()
    }
}

fn unwritable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "This change could not be written down; nothing was saved.")
}
