//! Who can open the book. Each change of access is safe against a crash at any moment, in three steps: `keys.json`
//! holds the old slots and the new; the database commits which of them count; `keys.json` lets go of the rest.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::commit::append;
use super::fault::{self, damaged};
use super::keys::{Keys, sync_folder};
use super::known::Known;
use super::passphrase::Passphrase;
use super::place::Place;
use super::secret::SlotSecret;
use super::slot::{BookKey, Slot};
use super::tables::{self, person, secret as kept, slot as slot_table};
use super::{Book, backup, store};
use crate::fresh::{self, Fresh};
use crate::ledger::Change;
use crate::ledger::entry::Author;
use crate::meeting::person::PersonDetails;
use crate::meeting::{PersonId, Refusal};

/// The database under its new key, until it takes the place of the old one.
const NEXT: &str = "book.next.db";

impl Book {
    /// Adds a person with a passphrase of their own.
    pub fn add_person(
        &mut self,
        details: PersonDetails,
        passphrase: &Passphrase,
        by: PersonId,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<PersonId, Refusal> {
        if details.name.trim().is_empty() {
            return Err(Refusal::invalid("name", "Say what the person is called."));
        }
        let person = PersonId(fresh.uuid(at)?);
        let given = Slot::for_person(self.keys.book, person, &details.name, passphrase, fresh)?;
        self.give_slot(given, &[Change::PersonAdded { person, details }], by, at, fresh)?;
        Ok(person)
    }

    /// Gives a person a new passphrase in place of the one they had. Their old one need not be known; whoever lets a
    /// person change their own asks for it first (`check_passphrase`).
    pub fn set_passphrase(
        &mut self,
        person: PersonId,
        passphrase: &Passphrase,
        by: PersonId,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        let name = person::active(&self.db, person)?.details.name;
        let given = Slot::for_person(self.keys.book, person, &name, passphrase, fresh)?;
        self.give_slot(given, &[Change::SlotRewrapped { person }], by, at, fresh)
    }

    /// Refuses as `WrongSecret` unless that is the person's passphrase.
    pub fn check_passphrase(&self, person: PersonId, passphrase: &str) -> Result<(), Refusal> {
        self.keys.open_for(person, passphrase).map(|_| ())
    }

    fn give_slot(
        &mut self,
        (mut slot, secret): (Slot, SlotSecret),
        changes: &[Change],
        by: PersonId,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        self.ready()?;
        slot.seal(self.keys.book, self.generation, &self.key, fresh)?;
        let (holder, public) = (slot.holder.id(), slot.public);
        let mut both = self.keys.clone();
        both.slots.push(slot.clone());
        both.write(&self.folder)?;
        self.keys = both;
        let (author, generation) = (Author { person: by, device: self.device, at }, self.generation);
        let (book, own, old) = (self.keys.book, self.person.0 == holder, self.secret.clone());
        // The recovery key's session is not the person's own: what they kept stays shut to it.
        let along = own && slot_table::public(&self.db, holder)? == Some(old.public(book)?);
        let committed = self.write(|db| {
            append(db, changes, author, fresh)?;
            slot_table::put(db, &slot, generation)?;
            match along {
                true => rewrap(db, book, PersonId(holder), (&old, &secret), fresh),
                false => kept::remove_of(db, PersonId(holder)),
            }
        });
        // Whether it was committed or refused, what the database says now counts.
        if own && slot_table::counts(&self.db, holder, &public)? {
            self.secret = secret;
        }
        committed.and(self.tidy())
    }

    /// Takes a person's access away: the book gets a new key, sealed to everybody who remains. Their passphrases stay.
    ///
    /// A copy or backup made before still opens with the key of its time. Refuses to remove the last administrator.
    pub fn remove_person(
        &mut self,
        person: PersonId,
        why: &str,
        by: PersonId,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        let removed = Change::PersonRemoved { person, why: why.to_owned() };
        self.ready()?;
        tables::check(&self.db, &removed)?;
        let key: BookKey = Zeroizing::new(fresh::bytes(fresh)?);
        let both = self.resealed_without(person, &key, fresh)?;
        both.write(&self.folder)?;
        self.keys = both;
        self.prepare_next(&key, person, &removed, Author { person: by, device: self.device, at }, fresh)?;
        self.take_next(key)
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
            // Only a slot that the database knows is ever given a key: see `tables::slot`.
            if !slot_table::counts(&self.db, slot.holder.id(), &slot.public)? {
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
        author: Author,
        fresh: &mut dyn Fresh,
    ) -> Result<(), Refusal> {
        remove_half_made(&self.folder)?;
        let path = self.folder.join(NEXT);
        let mut next = backup::copy(&self.db, &path, key)?;
        let tx = next.transaction()?;
        append(&tx, std::slice::from_ref(removed), author, fresh)?;
        for slot in self.keys.slots.iter().filter(|slot| slot.holder.id() != person.0) {
            slot_table::put(&tx, slot, self.generation + 1)?;
            if let super::slot::Holder::Person { id, .. } = slot.holder {
                append(&tx, &[Change::SlotRewrapped { person: id }], author, fresh)?;
            }
        }
        slot_table::remove(&tx, person.0)?;
        kept::remove_of(&tx, person)?;
        tx.commit()?;
        backup::close(next, &path)
    }

    /// Puts the new database in the place of the old one: the moment from which the person has no access.
    fn take_next(&mut self, key: BookKey) -> Result<(), Refusal> {
        let path = self.folder.join(store::FILE);
        // Windows cannot replace a file that is open; and no log of the old file may be left to the new one.
        let old = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        backup::close(old, &path)?;
        let renamed =
            fs::rename(self.folder.join(NEXT), &path).map_err(fault::io).and_then(|()| sync_folder(&self.folder));
        if let Err(refusal) = renamed {
            self.db = store::open(&path, &self.key, |_| Ok(()))?;
            self.lower_veil()?;
            return Err(refusal);
        }
        self.db = store::open(&path, &key, |_| Ok(()))?;
        self.lower_veil()?;
        self.key = key;
        self.generation += 1;
        self.place = Place::of(&self.folder)?;
        self.seen = Known::of(&self.db, self.generation)?;
        self.tidy()
    }
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
