//! Who can open the book. Each change of access is safe against a crash at any moment, in three steps: `keys.json`
//! holds the old slots and the new; the database commits which of them count; `keys.json` lets go of the rest.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::fault::{self, damaged};
use super::keys::{Keys, sync_folder};
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::secret::SlotSecret;
use super::slot::{BookKey, Holder, Slot};
use super::tables::{self, person, secret as kept, slot as slot_table};
use super::writer::Writer;
use super::{Book, backup, store};
use crate::fresh::{self, Fresh};
use crate::ledger::{Change, PublicKey};
use crate::meeting::person::PersonDetails;
use crate::meeting::{PersonId, Refusal};

/// The database under its new key, until it takes the place of the old one.
const NEXT: &str = "book.next.db";

impl Book {
    /// Adds a person under a temporary passphrase. With it they come in once, to choose their own: `settle_in`.
    pub fn add_person(
        &mut self,
        details: PersonDetails,
        temporary: &Passphrase,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<PersonId, Refusal> {
        if details.name.trim().is_empty() {
            return Err(Refusal::invalid("name", "Say what the person is called."));
        }
        let person = PersonId(fresh.uuid(at)?);
        let (slot, secret) = Slot::for_person(self.keys.book, person, &details.name, temporary, fresh)?;
        let invited = invitation(self.keys.book, person, &secret)?;
        self.give_slot(slot, None, fresh, |db, writer, fresh| {
            writer.write(db, &[Change::PersonAdded { person, details }, invited], at, fresh).map(|_| ())
        })?;
        Ok(person)
    }

    /// Sets somebody a temporary passphrase in place of one that was forgotten. With it they come in once, to choose their
    /// own; what they kept for themselves is lost with the old one.
    pub fn reset_passphrase(
        &mut self,
        person: PersonId,
        temporary: &Passphrase,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        if person == self.person {
            return Err(Refusal::wrong_state("Change your own passphrase on the screen Your account."));
        }
        let name = person::active(&self.db, person)?.details.name;
        let (slot, secret) = Slot::for_person(self.keys.book, person, &name, temporary, fresh)?;
        let invited = invitation(self.keys.book, person, &secret)?;
        self.give_slot(slot, None, fresh, |db, writer, fresh| {
            writer.write(db, &[invited], at, fresh)?;
            kept::remove_of(db, person)
        })
    }

    /// Gives the person signed in a new passphrase in place of the one they had. Whoever lets them asks for the old one
    /// first (`check_passphrase`). They sign with a new key from here on, and the old one ends.
    pub fn set_passphrase(
        &mut self,
        passphrase: &Passphrase,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        let (book, person, old) = (self.keys.book, self.person, self.secret.clone());
        let name = person::active(&self.db, person)?.details.name;
        let (slot, secret) = Slot::for_person(book, person, &name, passphrase, fresh)?;
        let enrolled = self.writer.enrolment(&secret)?;
        let new = secret.clone();
        self.give_slot(slot, Some(secret), fresh, move |db, writer, fresh| {
            writer.write_and_take_up(db, &enrolled, &new, at, fresh)?;
            rewrap(db, book, person, (&old, &new), fresh)
        })
    }

    /// A new recovery key in place of the one before, which opens nothing from here on. It is given this once.
    pub fn replace_recovery_key(&mut self, at: DateTime<Utc>, fresh: &mut dyn Fresh) -> Result<RecoveryKey, Refusal> {
        let (recovery, slot, secret) = RecoveryKey::with_slot(self.keys.book, fresh)?;
        let (book, public) = (self.keys.book, PublicKey(slot.public));
        let set = Change::RecoveryKeySet { key: secret.door_key(book)?.public(), slot: public };
        self.give_slot(slot, None, fresh, |db, writer, fresh| writer.write(db, &[set], at, fresh).map(|_| ()))?;
        Ok(recovery)
    }

    /// Refuses as `WrongSecret` unless that is the person's passphrase.
    pub fn check_passphrase(&self, person: PersonId, passphrase: &str) -> Result<(), Refusal> {
        self.keys.open_for(person, passphrase).map(|_| ())
    }

    /// Gives somebody a slot, and lets `work` write the entries that make it count. `mine`: its secret, where it is the
    /// slot of the person signed in.
    pub(super) fn give_slot(
        &mut self,
        mut slot: Slot,
        mine: Option<SlotSecret>,
        fresh: &mut dyn Fresh,
        work: impl FnOnce(&Connection, &mut Writer, &mut dyn Fresh) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        slot.seal(self.keys.book, self.generation, &self.key, fresh)?;
        let (holder, public) = (slot.holder.id(), slot.public);
        let mut both = self.keys.clone();
        both.slots.push(slot);
        both.write(&self.folder)?;
        self.keys = both;
        let committed = self.sign(|db, writer| {
            work(db, writer, fresh)?;
            slot_table::put(db, holder, &public)
        });
        if committed.is_ok()
            && let Some(secret) = mine
        {
            self.secret = secret;
        }
        // Whether it was committed or refused, what the ledger says now counts.
        committed.and(self.tidy())
    }

    /// Takes a person's access away: the book gets a new key, sealed to everybody who remains. Their passphrases stay.
    ///
    /// A copy or backup made before still opens with the key of its time. Refuses to remove the last administrator.
    pub fn remove_person(
        &mut self,
        person: PersonId,
        why: &str,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        let removed = Change::PersonRemoved { person, why: why.to_owned() };
        self.writer.check(&removed)?;
        tables::check(&self.db, &removed)?;
        let key: BookKey = Zeroizing::new(fresh::bytes(fresh)?);
        let both = self.resealed_without(person, &key, fresh)?;
        both.write(&self.folder)?;
        self.keys = both;
        let writer = self.prepare_next(&key, person, &removed, at, fresh)?;
        self.take_next(key, writer)
    }

    /// Every slot that remains, holding the new key beside the present one.
    pub(super) fn resealed_without(
        &self,
        person: PersonId,
        key: &BookKey,
        fresh: &mut dyn Fresh,
    ) -> Result<Keys, Refusal> {
        let mut both = self.keys.clone();
        for slot in &mut both.slots {
            // `keys.json` lies open and anybody could put a slot into it: only one that the ledger enrolled is ever given
            // the book's key.
            if !slot.counts(&self.writer.standing) {
                return Err(damaged());
            }
            if slot.holder.id() != person.0 {
                slot.seal(both.book, self.generation + 1, key, fresh)?;
            }
        }
        Ok(both)
    }

    /// Copies the database under its new key, with the removal already in it.
    pub(super) fn prepare_next(
        &self,
        key: &BookKey,
        person: PersonId,
        removed: &Change,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<Writer, Refusal> {
        remove_half_made(&self.folder)?;
        let path = self.folder.join(NEXT);
        let mut next = backup::copy(&self.db, &path, key)?;
        let tx = next.transaction()?;
        let mut writer = self.writer.clone();
        let mut changes = vec![removed.clone()];
        for slot in self.keys.slots.iter().filter(|slot| slot.holder.id() != person.0) {
            if let Holder::Person { id, .. } = slot.holder {
                changes.push(Change::SlotRewrapped { person: id });
            }
        }
        writer.write(&tx, &changes, at, fresh)?;
        slot_table::remove(&tx, person.0)?;
        kept::remove_of(&tx, person)?;
        tx.commit()?;
        backup::close(next, &path)?;
        Ok(writer)
    }

    /// Puts the new database in the place of the old one: the moment from which the person has no access.
    fn take_next(&mut self, key: BookKey, writer: Writer) -> Result<(), Refusal> {
        let path = self.folder.join(store::FILE);
        // Windows cannot replace a file that is open; and no log of the old file may be left to the new one.
        let old = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        backup::close(old, &path)?;
        let renamed =
            fs::rename(self.folder.join(NEXT), &path).map_err(fault::io).and_then(|()| sync_folder(&self.folder));
        if let Err(refusal) = renamed {
            self.db = store::open(&path, &self.key, |_| Ok(()))?;
            return Err(refusal);
        }
        self.db = store::open(&path, &key, |_| Ok(()))?;
        self.key = key;
        self.writer = writer;
        self.generation += 1;
        self.tidy()
    }
}

/// The change that lets somebody in to choose a passphrase of their own.
fn invitation(book: Uuid, person: PersonId, secret: &SlotSecret) -> Result<Change, Refusal> {
    let (key, slot) = (secret.door_key(book)?.public(), PublicKey(secret.public(book)?));
    Ok(Change::PersonInvited { person, key, slot })
}

/// Seals anew what a person keeps for themselves, when the secret of their slot changes in their own session.
fn rewrap(
    db: &Connection,
    book: Uuid,
    person: PersonId,
    (old, new): (&SlotSecret, &SlotSecret),
    fresh: &mut dyn Fresh,
) -> Result<(), Refusal> {
    for (name, sealed) in kept::all_of(db, person)? {
        let bytes = old.unwrap(book, &name, &sealed)?;
        kept::put(db, person, &name, &new.wrap(book, &name, &bytes, fresh)?)?;
    }
    Ok(())
}

/// Removes what a crash left of a new database or a new `keys.json`.
pub(super) fn remove_half_made(folder: &Path) -> Result<(), Refusal> {
    let next = folder.join(NEXT);
    for path in
        [next.clone(), store::beside(&next, "-wal"), store::beside(&next, "-journal"), folder.join("keys.json.next")]
    {
        if path.exists() {
            fs::remove_file(path).map_err(fault::io)?;
        }
    }
    Ok(())
}
