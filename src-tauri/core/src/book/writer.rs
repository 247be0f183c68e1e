//! Whoever writes: the person signed in, with the key that their entries are signed with on this machine.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::tables::column::stale;
use crate::book::slot_keys::SlotSecret;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::Change;
use crate::ledger::entry::{Author, Tip};
use crate::ledger::signed_look::SignedLook;
use crate::ledger::signing::SlotKey;
use crate::ledger::signing::{EntryKey, PublicKey, SignatureBytes};
use crate::ledger::standing::Standing;
use crate::ledger::stream_place::StreamPlace;
use crate::ledger::why_void::Wrong;
use crate::meeting::looks::Look;
use crate::refusal::{Refusal, RefusalCode};

/// A person at a machine, with what their next entry needs. Cloned before each transaction and taken over when that
/// was committed.
#[derive(Clone)]
pub(crate) struct Writer {
    pub standing: Standing,
    pub person: PersonId,
    pub device: DeviceId,
    pub(super) key: EntryKey,
    /// Their last entry on this machine.
    pub(super) tip: Tip,
    /// Enrols this machine's key with the first entry written on it: the key of another machine of theirs.
    pub(super) introduces: Option<EntryKey>,
    pub(super) slot: SlotKey,
}

impl Writer {
    /// Whoever makes a book.
    pub fn beginning(book: Uuid, person: PersonId, device: DeviceId, secret: &SlotSecret) -> Result<Self, Refusal> {
        let (key, slot) = (secret.entry_key(book, device)?, PublicKey(secret.public(book)?));
        Ok(Self { standing: Standing::new(book), person, device, key, tip: Tip::NONE, introduces: None, slot })
    }

    pub fn book(&self) -> Uuid {
        self.standing.book()
    }

    /// The entry that enrols the key of a slot on this machine.
    pub fn enrolment(&self, secret: &SlotSecret) -> Result<Change, Refusal> {
        let key = secret.entry_key(self.book(), self.device)?.public();
        let slot = PublicKey(secret.public(self.book())?);
        Ok(Change::KeyEnrolled { person: self.person, device: self.device, key, slot })
    }

    /// Refuses as `NotAllowed` what the person has no right to say.
    pub fn check(&self, change: &Change) -> Result<(), Refusal> {
        self.standing.check_right(self.person, change).map_err(refused)
    }

    /// The look that comes after `place`, by the person signed in.
    pub fn reading(&self, place: StreamPlace, look: Look, at: DateTime<Utc>) -> SignedLook {
        SignedLook::after(place, look, self.person, at, (self.book(), self.enrolled_key()))
    }

    /// Signs what is not an entry, and says the key.
    pub fn sign(&self, bytes: &[u8]) -> (PublicKey, SignatureBytes) {
        let key = self.enrolled_key();
        (key.public(), key.sign(bytes))
    }

    /// The key that the ledger knows: on a machine on which they wrote nothing yet, that of another of theirs.
    pub(super) fn enrolled_key(&self) -> &EntryKey {
        self.introduces.as_ref().unwrap_or(&self.key)
    }

    pub(super) fn author(&self, at: DateTime<Utc>) -> Author {
        Author { person: self.person, device: self.device, at }
    }
}

pub(super) fn refused(wrong: Wrong) -> Refusal {
    let sentence = match wrong {
        Wrong::NoRight { refusal, .. } => refusal,
        Wrong::Unfounded { .. } => return stale(),
        Wrong::OfAnother { name } => format!("Only {name} can do that, in a session of their own."),
        Wrong::NotAdministrator { name } => format!(
            "The recovery key lets an administrator in, and {name} is none: an administrator sets them a new passphrase."
        ),
        _ => "Your key for this book does not count any more: sign out and in again, or ask an administrator.".into(),
    };
    Refusal::new(RefusalCode::NotAllowed, sentence)
}
