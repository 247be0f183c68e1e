//! Opening a book, and tidying what a crash left of a change of access.

use std::cell::RefCell;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::backup::PUT_BACK;
use super::open_book::Book;
use super::passphrase::{self, Passphrase};
use super::recovery::RecoveryKey;
use super::tables::{ledger, person, secret as kept};
use super::take_back;
use crate::book::book_files;
use crate::book::book_files::BookFiles;
use crate::book::file_lock::Lock;
use crate::book::key_slot::{Holder, KeySlot};
use crate::book::keys_file::{KeySlots, OpenedSlot};
use crate::book::owner_only;
use crate::book::remembered_end::{Here, KnownBook};
use crate::book::sign_in::{Admit, Door, open_store};
use crate::book::writer::Writer;
use crate::entropy::Entropy;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::signing::SlotKey;
use crate::ledger::{Change, PublicKey};
use crate::refusal::Refusal;
use crate::text::{name_order, name_search};

/// Somebody who has a key slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Whose slot it is.
    pub person: PersonId,
    /// The name as the slot has it, readable without a passphrase.
    pub name: String,
    /// Their post, where somebody else's name is written alike.
    pub post: Option<String>,
}

/// Who can sign in to the book in that folder, by name. Reads only what lies open.
pub fn people_who_can_sign_in(folder: &Path) -> Result<Vec<SignIn>, Refusal> {
    let mut people: Vec<SignIn> = Vec::new();
    for slot in KeySlots::read(folder)?.slots {
        if let Holder::Person { id, .. } = slot.holder
            && people.iter().all(|known| known.person != id)
        {
            let post = slot.post().map(str::to_owned);
            people.push(SignIn { person: id, name: slot.shown().to_owned(), post });
        }
    }
    people.sort_by_cached_key(|one| name_order::key(&[&one.name, one.post.as_deref().unwrap_or_default()]));
    Ok(people)
}

/// Which book lies in that folder. Reads only what lies open.
pub fn id_of(folder: &Path) -> Result<Uuid, Refusal> {
    Ok(KeySlots::read(folder)?.book)
}

impl Book {
    /// Opens the book in `folder` for a person.
    ///
    /// Refuses, with every byte as it was, as `Missing` (nothing there, or no access), `Damaged`, `Newer`, `Locked`
    /// (open elsewhere), `WrongSecret`, `Unsettled` where their passphrase is one that an administrator set (they choose
    /// their own first: `settle_in`), or `Older` where the book lacks what this machine saw in it. Where its folder takes
    /// no writing it is opened to be read.
    pub fn open(folder: &Path, person: PersonId, passphrase: &str, here: impl Into<Here>) -> Result<Book, Refusal> {
        let keys = KeySlots::read(folder)?;
        let opened = keys.open_for(person, passphrase)?;
        Self::open_by(Door::Own, folder, keys, opened, person, here.into())
    }

    /// Opens the book for somebody whom an administrator gave a temporary passphrase, in whose place they choose their own.
    ///
    /// Refuses as `open` does, and as `Invalid` the temporary one chosen again.
    pub fn settle_in(
        folder: &Path,
        person: PersonId,
        temporary: &str,
        own: &Passphrase,
        at: DateTime<Utc>,
        here: impl Into<Here>,
        entropy: &mut dyn Entropy,
    ) -> Result<Book, Refusal> {
        let keys = KeySlots::read(folder)?;
        let opened = keys.open_for(person, temporary)?;
        if passphrase::bytes(own.text()) == passphrase::bytes(temporary) {
            return Err(Refusal::invalid("new", "Choose another passphrase than the one you were given."));
        }
        let mut book = Self::open_by(Door::Invitation, folder, keys, opened, person, here.into())?;
        book.come_in(own, at, entropy, |person, device, key, slot| Change::KeyEnrolled { person, device, key, slot })?;
        Ok(book)
    }

    /// Opens the book with its recovery key and gives an administrator a new passphrase; they are then signed in.
    ///
    /// Refuses as `open` does, and as `NotAllowed` whoever is no administrator: one sets them a new passphrase.
    pub fn open_with_recovery(
        folder: &Path,
        recovery: &RecoveryKey,
        person: PersonId,
        passphrase: &Passphrase,
        at: DateTime<Utc>,
        here: impl Into<Here>,
        entropy: &mut dyn Entropy,
    ) -> Result<Book, Refusal> {
        let keys = KeySlots::read(folder)?;
        let opened = keys.open_recovery(recovery.secret())?;
        let mut book = Self::open_by(Door::Recovery, folder, keys, opened, person, here.into())?;
        book.come_in(passphrase, at, entropy, |person, device, key, slot| Change::RecoveryUsed {
            person,
            device,
            key,
            slot,
        })?;
        Ok(book)
    }

    /// Gives whoever came in by another key than their own a slot under their passphrase, and a key of their own by the
    /// entry that `says` so.
    fn come_in(
        &mut self,
        passphrase: &Passphrase,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
        says: impl FnOnce(PersonId, DeviceId, PublicKey, SlotKey) -> Change,
    ) -> Result<(), Refusal> {
        let (book, person) = (self.keys.book, self.person);
        let name = self.writer.standing.name(person);
        self.check_names(passphrase, &name)?;
        let (slot, secret) = KeySlot::for_person(book, person, &name, passphrase, entropy)?;
        let key = secret.entry_key(book, self.device)?.public();
        let change = says(person, self.device, key, PublicKey(slot.public));
        let new = secret.clone();
        let old = self.secret.clone();
        self.give_slot(slot, Some(secret), entropy, move |db, writer, entropy| {
            writer.write_and_take_up(db, &change, &new, at, entropy)?;
            // What they kept was sealed under the secret that is gone.
            kept::remove_of(db, person)
        })?;
        self.came_by = Some(old);
        Ok(())
    }

    fn open_by(
        door: Door,
        folder: &Path,
        keys: KeySlots,
        opened: Vec<OpenedSlot>,
        signed_in: PersonId,
        here: Here,
    ) -> Result<Book, Refusal> {
        let admit = |db: &Connection, generation| {
            if folder.join(PUT_BACK).exists() {
                return Err(take_back::put_back(db)?);
            }
            here.known.as_ref().map_or(Ok(()), |known| known.check(db, generation))
        };
        Self::open_admitting(door, folder, keys, opened, signed_in, here.clone(), &admit)
    }

    pub(super) fn open_admitting(
        door: Door,
        folder: &Path,
        keys: KeySlots,
        opened: Vec<OpenedSlot>,
        signed_in: PersonId,
        here: Here,
        admit: Admit,
    ) -> Result<Book, Refusal> {
        let read_only = !owner_only::takes_writing(folder, &folder.join(book_files::FILE));
        let lock = if read_only { Lock::to_read(folder)? } else { Some(Lock::take(folder)?) };
        let (db, held) = open_store(door, folder, &keys, opened, signed_in, (read_only, admit))?;
        let lock = lock.map(Lock::keep);
        let standing = ledger::following::standing(&db, keys.book, ledger::END)?;
        let device = here.device;
        let writer = match door {
            Door::Own => Writer::of(&db, standing, signed_in, device, &held.secret)?,
            Door::Invitation | Door::Recovery => Writer::let_in(&db, standing, signed_in, device, &held.secret)?,
        };
        let (seen, place) = (KnownBook::of(&db, held.generation)?, BookFiles::of(folder)?);
        let mut book = Book {
            folder: folder.to_owned(),
            db,
            keys,
            key: held.key,
            generation: held.generation,
            person: signed_in,
            secret: held.secret,
            came_by: None,
            writer,
            findings: Vec::new(),
            altered: false,
            mended: None,
            device,
            seen,
            place,
            read_only,
            lost: false,
            reads_wait_in: None,
            reads_held: RefCell::default(),
            lock,
        };
        book.look_back(here.known.as_ref())?;
        book.lower_veil()?;
        book.tidy()?;
        Ok(book)
    }

    /// Finishes a change of access that a crash cut short: what counts is in the database, so slots and keys that do
    /// not count go from `keys.json`, and half-made files go from the folder. The list at the door is told what each is
    /// called.
    pub(super) fn tidy(&mut self) -> Result<(), Refusal> {
        if self.read_only {
            return Ok(());
        }
        let mut slots = Vec::new();
        for slot in &self.keys.slots {
            if slot.counts(&self.writer.standing) {
                let mut slot = slot.clone();
                slot.keys.retain(|key| key.generation == self.generation);
                if let Holder::Person { id, .. } = slot.holder {
                    slot.call(&self.writer.standing.name(id));
                }
                slots.push(slot);
            }
        }
        self.tell_apart(&mut slots)?;
        let tidied = KeySlots { book: self.keys.book, slots };
        if tidied != self.keys {
            tidied.write(&self.folder)?;
            self.keys = tidied;
        }
        crate::book::key_renewal::remove_half_made(&self.folder)
    }
}

impl Book {
    /// Lets the list at the door show the posts of those whose names are written alike, and nobody else's.
    fn tell_apart(&self, slots: &mut [KeySlot]) -> Result<(), Refusal> {
        let people = person::all(&self.db)?;
        let shown: Vec<(PersonId, String)> = slots
            .iter()
            .filter_map(|slot| match slot.holder {
                Holder::Person { id, .. } => Some((id, slot.shown().to_owned())),
                Holder::Recovery => None,
            })
            .collect();
        for slot in slots {
            let Holder::Person { id, .. } = slot.holder else { continue };
            let twice = shown.iter().any(|(other, name)| *other != id && name_search::alike(name, slot.shown()));
            let post = people.iter().find(|one| one.id == id).map(|one| one.details.post.as_str());
            slot.show_post(post.filter(|_| twice));
        }
        Ok(())
    }
}
