//! A new key for the book, sealed to every slot that remains: that is how somebody is kept out who knows an old secret and
//! has an old `keys.json`. A copy or backup made before still opens with the key of its time.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::fault::{self, damaged};
use super::open_book::Book;
use super::tables::{self, secret as kept, slot as slot_table};
use super::{backup, store};
use crate::book::book_files;
use crate::book::book_files::BookFiles;
use crate::book::key_slot::{BookKey, Holder, KeySlot};
use crate::book::keys_file::{KeySlots, sync_folder};
use crate::book::remembered_end::KnownBook;
use crate::book::writer::Writer;
use crate::entropy::{self, Entropy};
use crate::ids::PersonId;
use crate::ledger::Change;
use crate::refusal::Refusal;

/// The database under its new key, until it takes the place of the old one.
const NEXT: &str = "book.next.db";

impl Book {
    /// Takes a person's access away: the book gets a new key, sealed to everybody who remains. Their passphrases stay.
    ///
    /// Refuses to remove the last administrator.
    pub fn remove_person(
        &mut self,
        person: PersonId,
        why: &str,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        let removed = Change::PersonRemoved { person, why: why.to_owned() };
        self.renew_key(person.0, None, &[removed], at, entropy)
    }

    /// Gives the book a new key, to which the present slot of `holder` (nil for the recovery key) does not lead: nor does
    /// any slot, unless `slot` takes its place. `changes` say so.
    pub(super) fn renew_key(
        &mut self,
        holder: Uuid,
        slot: Option<KeySlot>,
        changes: &[Change],
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        self.ready()?;
        for change in changes {
            self.writer.check(change)?;
            tables::check(&self.db, change)?;
        }
        let key: BookKey = Zeroizing::new(entropy::bytes(entropy)?);
        let mut both = self.resealed_without(holder, &key, entropy)?;
        if let Some(mut slot) = slot {
            slot.seal(both.book, self.generation + 1, &key, entropy)?;
            both.slots.push(slot);
        }
        both.write(&self.folder)?;
        self.keys = both;
        let writer = self.prepare_next(&key, holder, changes, at, entropy)?;
        self.take_next(key, writer)
    }

    /// Every slot, those that remain holding the new key beside the present one.
    pub(super) fn resealed_without(
        &self,
        holder: Uuid,
        key: &BookKey,
        entropy: &mut dyn Entropy,
    ) -> Result<KeySlots, Refusal> {
        let mut both = self.keys.clone();
        for slot in &mut both.slots {
            // `keys.json` lies open and anybody could put a slot into it: only one that the ledger enrolled is ever given
            // the book's key.
            if !slot.counts(&self.writer.standing) {
                return Err(damaged());
            }
            if slot.holder.id() != holder {
                slot.seal(both.book, self.generation + 1, key, entropy)?;
            }
        }
        Ok(both)
    }

    /// Copies the database under its new key, with the changes already in it.
    pub(super) fn prepare_next(
        &self,
        key: &BookKey,
        holder: Uuid,
        changes: &[Change],
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<Writer, Refusal> {
        remove_half_made(&self.folder)?;
        let path = self.folder.join(NEXT);
        let mut next = backup::copy(&self.db, &path, key)?;
        let tx = next.transaction()?;
        let mut writer = self.writer.clone();
        let mut changes = changes.to_vec();
        slot_table::remove(&tx, holder)?;
        for slot in self.keys.slots.iter().filter(|slot| slot.leads_to(self.generation + 1)) {
            slot_table::put(&tx, slot, self.generation + 1)?;
            if let Holder::Person { id, .. } = slot.holder
                && id.0 != holder
            {
                changes.push(Change::SlotRewrapped { person: id });
            }
        }
        writer.write(&tx, &changes, at, entropy)?;
        kept::remove_of(&tx, PersonId(holder))?;
        tx.commit()?;
        backup::close(next, &path)?;
        Ok(writer)
    }

    /// Puts the new database in the place of the old one: the moment from which the old key opens nothing.
    fn take_next(&mut self, key: BookKey, writer: Writer) -> Result<(), Refusal> {
        let path = self.folder.join(book_files::FILE);
        // Windows cannot replace a file that is open; and no log of the old file may be left to the new one.
        let old = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        backup::close(old, &path)?;
        let renamed = fs::rename(self.folder.join(NEXT), &path)
            .map_err(|why| fault::io(why))
            .and_then(|()| sync_folder(&self.folder));
        if let Err(refusal) = renamed {
            self.db = store::open(&path, &self.key, |_| Ok(()))?;
            self.lower_veil()?;
            return Err(refusal);
        }
        self.db = store::open(&path, &key, |_| Ok(()))?;
        self.lower_veil()?;
        self.key = key;
        self.writer = writer;
        self.generation += 1;
        self.place = BookFiles::of(&self.folder)?;
        self.seen = KnownBook::of(&self.db, self.generation)?;
        self.tidy()
    }
}

/// Removes what a crash left of a new database or a new `keys.json`.
pub(super) fn remove_half_made(folder: &Path) -> Result<(), Refusal> {
    let next = folder.join(NEXT);
    for path in
        [next.clone(), store::beside(&next, "-wal"), store::beside(&next, "-journal"), folder.join("keys.json.next")]
    {
        if path.exists() {
            fs::remove_file(path).map_err(|why| fault::io(why))?;
        }
    }
    Ok(())
}
