//! One entry of the ledger, and how it is hashed.

use chrono::{DateTime, SubsecRound, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::change::{Change, Concerns};
use super::signing::Hash;
use super::signing::{EntryKey, PublicKey, SignatureBytes};
use crate::entropy::{self, Entropy};
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::refusal::{Refusal, RefusalCode};

/// What precedes the first entry.
pub const GENESIS: Head = Head { seq: 0, hash: [0; 32] };

/// The end of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of its last entry; nought before the first.
    pub seq: u64,
    /// The chain hash of that entry; noughts before the first.
    pub hash: Hash,
}

/// A change as it is stored. The salt goes with it when it is destroyed, so that nobody can guess at what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Random, so that the hash of a short change cannot be guessed at.
    pub salt: [u8; 32],
    /// The change, with its `kind`.
    pub json: String,
}

impl Payload {
    /// SHA-256 over salt and text: what the entry's signed header says of it.
    pub fn hash(&self) -> Hash {
        Sha256::new().chain_update(self.salt).chain_update(&self.json).finalize().into()
    }
}

/// The author's entry before an entry on the same device, by its id and the hash of what was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    /// That entry's id.
    pub id: EntryId,
    /// SHA-256 of what was signed of it.
    pub hash: Hash,
}

impl Tip {
    /// Before somebody's first entry on a device.
    pub const NONE: Tip = Tip { id: EntryId::NONE, hash: [0; 32] };
}

/// One entry: an open header, and the change itself unless it was disposed of.
///
/// What its author signs (`statement`) says nothing of its number and of the entry before it in the ledger: those are
/// given when entries are put in order, and the chain covers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// From 1, without gaps.
    pub seq: u64,
    /// UUIDv7: the same wherever the entry is copied to, whatever number it has there.
    pub id: EntryId,
    /// The machine that it was written on.
    pub device: DeviceId,
    /// Its author.
    pub person: PersonId,
    /// To the microsecond.
    pub at: DateTime<Utc>,
    /// With its version: `record.section/1`.
    pub kind: String,
    /// Whom it is about, readable without the payload.
    pub concerns: Concerns,
    /// Of the payload, which may be destroyed while this stays.
    pub payload_hash: Hash,
    /// The author's entry before this one on the same machine.
    pub before: Tip,
    /// The key it is signed with.
    pub key: PublicKey,
    /// Over [`Entry::statement`], by `key`.
    pub signature: SignatureBytes,
    /// Of the entry before it in the ledger.
    pub prev_hash: Hash,
    /// Over its number, what was signed, the signature, and `prev_hash`.
    pub hash: Hash,
    /// The change itself; none once it was destroyed under a rule.
    pub payload: Option<Payload>,
}

/// Who writes, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// Who writes.
    pub person: PersonId,
    /// On which machine.
    pub device: DeviceId,
    /// What the machine's clock says, in UTC.
    pub at: DateTime<Utc>,
}

/// What an author signs with, in which book, after which entry of their own.
pub struct Signing<'a> {
    /// The book's id: an entry signed for one book counts in no other.
    pub book: Uuid,
    /// The author's key on this machine.
    pub key: &'a EntryKey,
    /// Their entry before this one on it.
    pub before: Tip,
}

impl Entry {
    /// The entry that says `change` after `head`; `concerns` is what its open header says.
    pub fn after(
        head: Head,
        change: &Change,
        concerns: Concerns,
        author: Author,
        signing: Signing,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, Refusal> {
        let value = serde_json::to_value(change).map_err(|why| unwritable().because(&why))?;
        let payload = Payload { salt: entropy::bytes(entropy)?, json: value.to_string() };
        let mut entry = Entry {
            seq: head.seq + 1,
            id: EntryId(entropy.uuid(author.at)?),
            device: author.device,
            person: author.person,
            at: author.at.trunc_subsecs(6),
            kind: change.kind().id().to_owned(),
            concerns,
            payload_hash: payload.hash(),
            before: signing.before,
            key: signing.key.public(),
            signature: [0; 64],
            prev_hash: head.hash,
            hash: [0; 32],
            payload: Some(payload),
        };
        entry.signature = signing.key.sign(&entry.statement(signing.book));
        entry.hash = entry.chain_hash(signing.book);
        Ok(entry)
    }

    /// The end of the chain when this entry is the last.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    /// What the author's next entry on the device follows.
    pub fn tip(&self, book: Uuid) -> Tip {
        Tip { id: self.id, hash: Sha256::digest(self.statement(book)).into() }
    }

    /// What the author signs, in one canonical form: fixed widths, and a length before the one part that varies.
    pub fn statement(&self, book: Uuid) -> Vec<u8> {
        let (tag, subject) = match self.concerns {
            Concerns::Nobody => (0u8, Uuid::nil()),
            Concerns::Child(id) => (1, id.0),
            Concerns::Family(id) => (2, id.0),
            Concerns::Person(id) => (3, id.0),
            Concerns::Restricted(pseudonym) => (4, pseudonym.0),
        };
        [
            b"quorate ledger entry 1\0".as_slice(),
            book.as_bytes(),
            self.id.0.as_bytes(),
            self.person.0.as_bytes(),
            self.device.0.as_bytes(),
            &self.key.0,
            &self.at.timestamp_micros().to_be_bytes(),
            &(self.kind.len() as u64).to_be_bytes(),
            self.kind.as_bytes(),
            &[tag],
            subject.as_bytes(),
            &self.payload_hash,
            self.before.id.0.as_bytes(),
            &self.before.hash,
        ]
        .concat()
    }

    /// Whether its signature is of what it says and by its key; whose key that is, is another question.
    pub fn is_signed(&self, book: Uuid) -> bool {
        self.key.signed(&self.statement(book), &self.signature)
    }

    /// SHA-256 over its place, what was signed, the signature, and the hash of the entry before.
    pub fn chain_hash(&self, book: Uuid) -> Hash {
        Sha256::new()
            .chain_update(b"quorate ledger chain 1\0")
            .chain_update(self.seq.to_be_bytes())
            .chain_update(Sha256::digest(self.statement(book)))
            .chain_update(self.signature)
            .chain_update(self.prev_hash)
            .finalize()
            .into()
    }
}

/// The end of the chain, signed by whoever wrote last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// The end that is meant.
    pub head: Head,
    /// Of whoever wrote last.
    pub key: PublicKey,
    /// Over the head and the book's id.
    pub signature: SignatureBytes,
}

impl SignedHead {
    /// Signs that the ledger of this book ends there.
    pub fn sign(head: Head, book: Uuid, key: &EntryKey) -> Self {
        Self { head, key: key.public(), signature: key.sign(&head.statement(book)) }
    }

    /// Whether its signature is of this end and by its key; whose key that is, is another question.
    pub fn is_signed(&self, book: Uuid) -> bool {
        self.key.signed(&self.head.statement(book), &self.signature)
    }
}

impl Head {
    fn statement(&self, book: Uuid) -> Vec<u8> {
        [b"quorate ledger head 1\0".as_slice(), book.as_bytes(), &self.seq.to_be_bytes(), &self.hash].concat()
    }
}

fn unwritable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "This change could not be written down; nothing was saved.")
}
