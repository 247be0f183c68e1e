//! Who looked at what, when, on which machine: a stream beside the ledger, one a machine, chained by hash like it. Each
//! look is signed with its author's key, its place in the stream included: nobody changes or takes out what somebody
//! after them on that machine signed over.
//!
//! It is not in the ledger: reading would else move its head, and every look would have to be shared before a change
//! could be. The oldest part of a stream is destroyed when its time is over; an entry of the ledger says up to where.

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::signing::{EntryKey, PublicKey, SignatureBytes};
use super::stream_place::StreamPlace;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::signing::Hash;
use crate::meeting::looks::Look;

/// One look, as it stands in the stream of its machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedLook {
    /// The machine that it was noted on, whose stream it is in.
    pub device: DeviceId,
    /// From 1 on each machine, without gaps.
    pub n: u64,
    /// Who looked.
    pub person: PersonId,
    /// To the microsecond.
    pub at: DateTime<Utc>,
    /// At what, and at which child.
    pub look: Look,
    /// Of the look before it in the stream; noughts for the first.
    #[serde(with = "hex")]
    pub prev_hash: Hash,
    /// SHA-256 over all of this but the signature, and `prev_hash`.
    #[serde(with = "hex")]
    pub hash: Hash,
    /// A key of whoever looked.
    pub key: PublicKey,
    /// Over the hash.
    #[serde(with = "hex")]
    pub signature: SignatureBytes,
}

impl SignedLook {
    /// The look that comes after `place`, signed with `key`.
    pub fn after(
        place: StreamPlace,
        look: Look,
        person: PersonId,
        at: DateTime<Utc>,
        (book, key): (Uuid, &EntryKey),
    ) -> Self {
        let mut reading = SignedLook {
            device: place.device,
            n: place.n + 1,
            person,
            at: at.trunc_subsecs(6),
            look,
            prev_hash: place.hash,
            hash: [0; 32],
            key: key.public(),
            signature: [0; 64],
        };
        reading.hash = reading.own_hash();
        reading.signature = key.sign(&reading.statement(book));
        reading
    }

    /// Whether it was signed with the key that it names; whose key that is, is another question.
    pub fn is_signed(&self, book: Uuid) -> bool {
        self.key.signed(&self.statement(book), &self.signature)
    }

    fn statement(&self, book: Uuid) -> Vec<u8> {
        [b"quorate reading signed 1\0".as_slice(), book.as_bytes(), &self.hash].concat()
    }

    /// Where the stream stands after this look.
    pub fn place(&self) -> StreamPlace {
        StreamPlace { device: self.device, n: self.n, hash: self.hash }
    }

    /// SHA-256 over all of it but key and signature, in one canonical form: fixed widths, and a length before the one part that varies.
    pub fn own_hash(&self) -> Hash {
        let code = self.look.what.code();
        let mut hash = Sha256::new()
            .chain_update(b"quorate reading 1\0")
            .chain_update(self.device.0.as_bytes())
            .chain_update(self.n.to_be_bytes())
            .chain_update(self.person.0.as_bytes())
            .chain_update(self.at.timestamp_micros().to_be_bytes())
            .chain_update((code.len() as u64).to_be_bytes())
            .chain_update(code);
        let ids = [self.look.child.map(|id| id.0), self.look.record.map(|id| id.0), self.look.meeting.map(|id| id.0)];
        for id in ids {
            hash.update([u8::from(id.is_some())]);
            hash.update(id.unwrap_or_default().as_bytes());
        }
        hash.chain_update(self.prev_hash).finalize().into()
    }
}

/// Walks what is left of one stream, from after `begun` to `end`. Says the first thing wrong, as a sentence's end.
/// `is_by` says whether a look was signed by whom it names.
pub fn fault(
    begun: StreamPlace,
    end: StreamPlace,
    readings: impl Iterator<Item = SignedLook>,
    is_by: impl Fn(&SignedLook) -> bool,
) -> Option<(u64, &'static str)> {
    let mut last = begun;
    for reading in readings {
        let expected = last.n + 1;
        if reading.n != expected {
            return Some((expected, "is missing"));
        }
        if reading.prev_hash != last.hash {
            return Some((expected, "does not follow from the one before: one was put in, swapped or taken out"));
        }
        if reading.own_hash() != reading.hash {
            return Some((expected, "was altered"));
        }
        if !is_by(&reading) {
            return Some((expected, "was not signed by whom it names"));
        }
        last = reading.place();
    }
    if last.n < end.n {
        return Some((last.n + 1, "is missing: the end was cut off"));
    }
    (last != end).then_some((last.n, "is not the end that the book remembers"))
}
