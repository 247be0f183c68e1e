//! Making a book.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::fault;
use super::open_book::Book;
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::store;
use super::tables::slot as slot_table;
use crate::book::book_files;
use crate::book::book_files::BookFiles;
use crate::book::file_lock::Lock;
use crate::book::key_slot::{BookKey, KeySlot};
use crate::book::keys_file::KeySlots;
use crate::book::owner_only;
use crate::book::remembered_end::KnownBook;
use crate::book::writer::Writer;
use crate::entropy::{self, Entropy};
use crate::ids::{DeviceId, PersonId};
use crate::ledger::{Change, PublicKey};
use crate::meeting::person::{PersonDetails, Role};
use crate::refusal::Refusal;

/// What a new book starts with.
pub struct CreateBook {
    /// As the team calls it.
    pub name: String,
    /// The council whose book it is, as it stands on every record.
    pub council: String,
    /// The first person; is given the administrator's role if the details lack it.
    pub administrator: PersonDetails,
    /// The administrator's own, strong enough to stand alone between a stolen book and its reader.
    pub passphrase: Passphrase,
}

impl Book {
    /// Makes a book in `folder`, which must not exist yet, with its administrator signed in. The recovery key is given
    /// this once and stored nowhere.
    ///
    /// Refuses as `Machine` when the folder exists or cannot be written; then nothing is left behind.
    pub fn create(
        folder: &Path,
        start: CreateBook,
        at: DateTime<Utc>,
        device: DeviceId,
        entropy: &mut dyn Entropy,
    ) -> Result<(Book, RecoveryKey), Refusal> {
        owner_only::make_folder(folder).map_err(|why| fault::io(why))?;
        let made = Self::create_in(folder, start, at, device, entropy);
        if made.is_err() {
            // The folder was empty a moment ago and holds nothing but this attempt.
            let _ = fs::remove_dir_all(folder);
        }
        made
    }

    fn create_in(
        folder: &Path,
        start: CreateBook,
        at: DateTime<Utc>,
        device: DeviceId,
        entropy: &mut dyn Entropy,
    ) -> Result<(Book, RecoveryKey), Refusal> {
        let mut administrator = start.administrator;
        if !administrator.roles.contains(&Role::Administrator) {
            administrator.roles.push(Role::Administrator);
        }
        start.passphrase.check(&[&administrator.name, &start.name, &start.council])?;
        let lock = Lock::take(folder)?.keep();
        let id = entropy.uuid(at)?;
        let person = PersonId(entropy.uuid(at)?);
        let key: BookKey = Zeroizing::new(entropy::bytes(entropy)?);
        let (own, secret) = KeySlot::for_person(id, person, &administrator.name, &start.passphrase, entropy)?;
        let (recovery, spare, door) = RecoveryKey::with_slot(id, entropy)?;
        let created = Change::BookCreated {
            name: start.name,
            council: start.council,
            key: secret.entry_key(id, device)?.public(),
            slot: PublicKey(own.public),
            recovery_key: door.door_key(id)?.public(),
            recovery_slot: PublicKey(spare.public),
        };
        let mut slots = vec![own, spare];
        for slot in &mut slots {
            slot.seal(id, 1, &key, entropy)?;
        }
        let keys = KeySlots { book: id, slots };
        let db = store::create(&folder.join(book_files::FILE), &key)?;
        let (seen, place) = (KnownBook::of(&db, 1)?, BookFiles::of(folder)?);
        let mut book = Book {
            folder: folder.to_owned(),
            db,
            keys,
            key,
            generation: 1,
            person,
            writer: Writer::beginning(id, person, device, &secret)?,
            secret,
            came_by: None,
            findings: Vec::new(),
            mended: None,
            altered: false,
            device,
            seen,
            place,
            read_only: false,
            lost: false,
            reads_wait_in: None,
            reads_held: RefCell::default(),
            lock: Some(lock),
        };
        let changes = [created, Change::PersonAdded { person, details: administrator }];
        let slots = book.keys.slots.clone();
        book.sign(|db, writer| {
            for slot in &slots {
                slot_table::put(db, slot, 1)?;
            }
            writer.write(db, &changes, at, entropy)
        })?;
        store::settle(&book.db)?;
        book.keys.write(folder)?;
        Ok((book, recovery))
    }
}
