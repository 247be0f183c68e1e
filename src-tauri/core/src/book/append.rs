//! How an entry comes into the book: checked, signed, appended to the ledger and applied to the tables.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::fault::damaged;
use super::tables::column::stale;
use super::tables::stamp::Stamp;
use super::tables::{self, ledger, restriction};
use crate::book::earlier_values::Past;
use crate::book::entry_times;
use crate::book::slot_keys::SlotSecret;
use crate::book::writer::{Writer, refused};
use crate::entropy::Entropy;
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::input::cleaned_throughout;
use crate::ledger::entry::{SignedHead, Signing};
use crate::ledger::signing::{EntryKey, PublicKey};
use crate::ledger::standing::Standing;
use crate::ledger::{Change, Entry};
use crate::refusal::Refusal;

impl Writer {
    /// The person whose slot that secret is of. Refuses as `Damaged` somebody who has no key that counts.
    pub fn of(
        db: &Connection,
        standing: Standing,
        person: PersonId,
        device: DeviceId,
        secret: &SlotSecret,
    ) -> Result<Self, Refusal> {
        let key = secret.entry_key(standing.book(), device)?;
        let introduces = match standing.counts(key.public(), person, device) {
            true => None,
            false => Some(other_key(&standing, person, secret)?.ok_or_else(|| damaged())?),
        };
        Ok(Self { introduces, ..Self::with(key, db, standing, person, device, secret)? })
    }

    /// Somebody who comes in by another key than their own: an invitation, or the recovery key. Their first entry says so.
    pub fn let_in(
        db: &Connection,
        standing: Standing,
        person: PersonId,
        device: DeviceId,
        secret: &SlotSecret,
    ) -> Result<Self, Refusal> {
        Self::with(secret.door_key(standing.book())?, db, standing, person, device, secret)
    }

    fn with(
        key: EntryKey,
        db: &Connection,
        standing: Standing,
        person: PersonId,
        device: DeviceId,
        secret: &SlotSecret,
    ) -> Result<Self, Refusal> {
        let tip = ledger::following::tip(db, &standing, person, device, ledger::head(db)?.seq)?;
        let slot = PublicKey(secret.public(standing.book())?);
        Ok(Self { standing, person, device, key, tip, introduces: None, slot })
    }

    /// Checks, signs, appends and applies, within the transaction of `db`.
    pub fn write(
        &mut self,
        db: &Connection,
        changes: &[Change],
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<EntryId>, Refusal> {
        entry_times::check(db, changes, self.author(at))?;
        self.introduce(db, at, entropy)?;
        let mut made = Vec::with_capacity(changes.len());
        for change in changes {
            let settled = match change.based_on() {
                Some(EntryId::OF_THIS_ACT) => Some(on_this_act(db, change.clone(), &made)?),
                _ => None,
            };
            made.push(self.add(db, settled.as_ref().unwrap_or(change), at, entropy)?);
        }
        self.sign_head(db)?;
        Ok(made)
    }

    /// Writes one change and goes on with the key of a slot that the change enrolled.
    pub fn write_and_take_up(
        &mut self,
        db: &Connection,
        change: &Change,
        secret: &SlotSecret,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        entry_times::check(db, std::slice::from_ref(change), self.author(at))?;
        self.introduce(db, at, entropy)?;
        self.add(db, change, at, entropy)?;
        self.key = secret.entry_key(self.book(), self.device)?;
        self.slot = PublicKey(secret.public(self.book())?);
        self.sign_head(db)
    }

    /// Enrols this machine's key with another of the person's, before the first entry that is written here.
    fn introduce(&mut self, db: &Connection, at: DateTime<Utc>, entropy: &mut dyn Entropy) -> Result<(), Refusal> {
        let Some(other) = self.introduces.take() else { return Ok(()) };
        let (key, slot) = (self.key.public(), self.slot);
        let own = std::mem::replace(&mut self.key, other);
        let enrolled = Change::KeyEnrolled { person: self.person, device: self.device, key, slot };
        let done = self.add(db, &enrolled, at, entropy);
        self.key = own;
        done.map(|_| ())
    }

    fn add(
        &mut self,
        db: &Connection,
        change: &Change,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<EntryId, Refusal> {
        // Whatever made the change, no control character is ever kept.
        let clean = cleaned_throughout(change)?;
        let change = clean.as_ref().unwrap_or(change);
        self.check(change)?;
        // First: a refusal about what is hidden would say that it is there.
        restriction::check_author(db, change, self.person)?;
        tables::check(db, change)?;
        let (author, concerns) = (self.author(at), restriction::concerns(db, change)?);
        let signing = Signing { book: self.book(), key: &self.key, before: self.tip };
        let entry = Entry::after(ledger::head(db)?, change, concerns, author, signing, entropy)?;
        // What would not count is never written.
        self.standing.take(&entry, Some(change)).map_err(refused)?;
        ledger::append(db, &entry)?;
        tables::apply(db, change, Stamp { entry: entry.id, person: entry.person })?;
        self.tip = entry.tip(self.book());
        Ok(entry.id)
    }

    fn sign_head(&self, db: &Connection) -> Result<(), Refusal> {
        ledger::sign_head(db, SignedHead::sign(ledger::head(db)?, self.book(), &self.key))
    }
}

/// The key that the person has on another machine.
fn other_key(standing: &Standing, person: PersonId, secret: &SlotSecret) -> Result<Option<EntryKey>, Refusal> {
    for (device, public) in standing.machines(person) {
        let key = secret.entry_key(standing.book(), device)?;
        if key.public() == public {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// The change, based on what an earlier one of the same act made of its row. Refuses as `Stale` where none did.
fn on_this_act(db: &Connection, change: Change, made: &[EntryId]) -> Result<Change, Refusal> {
    let change = Past::new(db, 0).on_what_is(change)?;
    let of_this_act = change.based_on().is_some_and(|entry| made.contains(&entry));
    if of_this_act { Ok(change) } else { Err(stale()) }
}
