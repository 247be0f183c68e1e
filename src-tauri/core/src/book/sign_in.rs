//! Which key lets somebody in, and what is asked of a database before it does.

use std::cell::Cell;
use std::path::Path;

use rusqlite::Connection;

use super::fault::damaged;
use super::tables::{ledger, person};
use super::{store, verify};
use crate::book::book_files;
use crate::book::key_slot::{BookKey, KeySlot};
use crate::book::keys_file::{KeySlots, OpenedSlot};
use crate::book::slot_keys::SlotSecret;
use crate::ids::PersonId;
use crate::ledger::standing::Standing;
use crate::refusal::{Refusal, RefusalCode};

/// What is asked of a database, and of the generation of the key that it opened with, before anybody is let in.
pub(super) type Admit<'a> = &'a dyn Fn(&Connection, u32) -> Result<(), Refusal>;

/// By which key somebody comes in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    Own,
    /// A temporary passphrase that an administrator set.
    Invitation,
    Recovery,
}

impl Door {
    /// Whether a slot lets that person in, as the ledger says.
    fn admit(self, slot: &KeySlot, standing: &Standing, person: PersonId) -> Result<(), Refusal> {
        if !slot.counts(standing) {
            return Err(superseded());
        }
        match (self, standing.is_invited(person)) {
            (Door::Own, true) => Err(unsettled()),
            (Door::Invitation, false) => {
                Err(Refusal::wrong_state("You chose your passphrase already: sign in with it."))
            }
            (Door::Recovery, _) if !standing.is_administrator(person) => Err(Refusal::new(
                RefusalCode::NotAllowed,
                "The recovery key lets an administrator in: they then set you a new passphrase on the screen People.",
            )),
            (Door::Own, false) | (Door::Invitation, true) | (Door::Recovery, _) => Ok(()),
        }
    }
}

/// One of the book's keys, and the slot it came from.
pub(super) struct HeldKey {
    public: [u8; 32],
    pub secret: SlotSecret,
    pub generation: u32,
    pub key: BookKey,
}

/// Tries the keys a slot holds, newest first: there are two only while one takes over from the other.
pub(super) fn open_store(
    door: Door,
    folder: &Path,
    keys: &KeySlots,
    opened: Vec<OpenedSlot>,
    signed_in: PersonId,
    (read_only, admit_to): (bool, Admit),
) -> Result<(Connection, HeldKey), Refusal> {
    let mut held = Vec::new();
    for OpenedSlot { public, secret, keys } in opened {
        held.extend(keys.into_iter().map(|(generation, key)| HeldKey {
            public,
            secret: secret.clone(),
            generation,
            key,
        }));
    }
    held.sort_by_key(|held| std::cmp::Reverse(held.generation));
    let mut refusal = damaged();
    for held in held {
        let slot = keys.slots.iter().find(|slot| slot.public == held.public).ok_or_else(|| damaged())?;
        let whole = Cell::new(false);
        let admit = |db: &Connection| {
            // Before anything is believed that stands on a page; once, though it is asked twice.
            if !whole.replace(true) {
                verify::check_pages(db)?;
            }
            let standing = ledger::following::standing(db, keys.book, ledger::END)?;
            door.admit(slot, &standing, signed_in)?;
            person::active(db, signed_in)?;
            admit_to(db, held.generation)
        };
        let open = if read_only { store::open_to_read } else { store::open };
        match open(&folder.join(book_files::FILE), &held.key, admit) {
            Ok(db) => return Ok((db, held)),
            Err(other) => refusal = other,
        }
    }
    Err(refusal)
}

/// The right passphrase, but one that an administrator set and knows.
fn unsettled() -> Refusal {
    Refusal::new(
        RefusalCode::Unsettled,
        "This passphrase was set for you by an administrator: choose your own now. Nobody else will know it.",
    )
}

/// The right passphrase to a slot that no longer counts.
fn superseded() -> Refusal {
    Refusal::new(
        RefusalCode::WrongSecret,
        "That passphrase was replaced by a newer one: use the new one, or ask an administrator to set another.",
    )
}
