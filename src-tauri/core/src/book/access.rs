//! Who can open the book. Each change of access is safe against a crash at any moment, in three steps: `keys.json`
//! holds the old slots and the new; the database commits which of them count; `keys.json` lets go of the rest. Where
//! somebody is to be kept out, the book gets a new key too (`renewal`).

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::open_book::Book;
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::tables::{person, secret as kept, slot as slot_table};
use crate::book::key_slot::KeySlot;
use crate::book::slot_keys::SlotSecret;
use crate::book::writer::Writer;
use crate::entropy::Entropy;
use crate::ids::{EntryId, PersonId};
use crate::ledger::{Change, PublicKey};
use crate::meeting::person::PersonDetails;
use crate::refusal::Refusal;

/// What an administrator may change of somebody beside their roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalledNow {
    /// What they are called.
    pub name: String,
    /// As it stands under a signature.
    pub post: String,
    /// Where they are written to.
    pub email: String,
}

impl Book {
    /// Adds a person under a temporary passphrase. With it they come in once, to choose their own: `settle_in`.
    pub fn add_person(
        &mut self,
        details: PersonDetails,
        temporary: &Passphrase,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<PersonId, Refusal> {
        person::check_name(&self.db, &details.name, None)?;
        self.check_names(temporary, &details.name)?;
        let person = PersonId(entropy.uuid(at)?);
        let (slot, secret) = KeySlot::for_person(self.keys.book, person, &details.name, temporary, entropy)?;
        let invited = invitation(self.keys.book, person, &secret)?;
        self.give_slot(slot, None, entropy, |db, writer, entropy| {
            writer.write(db, &[Change::PersonAdded { person, details }, invited], at, entropy).map(|_| ())
        })?;
        Ok(person)
    }

    /// Says what somebody is called from now on, their post and e-mail. What they wrote and signed keeps the name it had;
    /// their passphrase and keys stay.
    pub fn set_person_details(
        &mut self,
        person: PersonId,
        details: CalledNow,
        based_on: EntryId,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<EntryId, Refusal> {
        let CalledNow { name, post, email } = details;
        let change = Change::PersonDetailsSet { person, name, post, email, based_on };
        let made = self.sign(|db, writer| writer.write(db, &[change], at, entropy))?;
        // The book has the new name. Where the list at the door could not be written, it is at the next sign-in.
        let _ = self.tidy();
        Ok(made.last().copied().unwrap_or_default())
    }

    /// Sets somebody a temporary passphrase in place of one that was forgotten, or that somebody else came to know: the book
    /// gets a new key. With it they come in once, to choose their own; what they kept for themselves is lost with the old one.
    pub fn reset_passphrase(
        &mut self,
        person: PersonId,
        temporary: &Passphrase,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        if person == self.person {
            return Err(Refusal::wrong_state("Change your own passphrase on the screen Your account."));
        }
        let name = person::active(&self.db, person)?.details.name;
        self.check_names(temporary, &name)?;
        let (slot, secret) = KeySlot::for_person(self.keys.book, person, &name, temporary, entropy)?;
        let invited = invitation(self.keys.book, person, &secret)?;
        self.renew_key(person.0, Some(slot), &[invited], at, entropy)
    }

    /// Gives the person signed in a new passphrase in place of the one they had. Whoever lets them asks for the old one
    /// first (`check_passphrase`). They sign with a new key from here on, and the old one ends.
    pub fn set_passphrase(
        &mut self,
        passphrase: &Passphrase,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        let (book, person, old) = (self.keys.book, self.person, self.secret.clone());
        let name = person::active(&self.db, person)?.details.name;
        self.check_names(passphrase, &name)?;
        let (slot, secret) = KeySlot::for_person(book, person, &name, passphrase, entropy)?;
        let enrolled = self.writer.enrolment(&secret)?;
        let new = secret.clone();
        self.give_slot(slot, Some(secret), entropy, move |db, writer, entropy| {
            writer.write_and_take_up(db, &enrolled, &new, at, entropy)?;
            rewrap(db, book, person, (&old, &new), entropy)
        })
    }

    /// A new recovery key in place of the one before, and a new key of the book, which the one before does not lead to. It
    /// is given this once.
    pub fn replace_recovery_key(
        &mut self,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<RecoveryKey, Refusal> {
        let (recovery, slot, secret) = RecoveryKey::with_slot(self.keys.book, entropy)?;
        let (book, public) = (self.keys.book, PublicKey(slot.public));
        let set = Change::RecoveryKeySet { key: secret.door_key(book)?.public(), slot: public };
        self.renew_key(Uuid::nil(), Some(slot), &[set], at, entropy)?;
        Ok(recovery)
    }

    /// Refuses a passphrase that is little more than names of the person, the book and the council.
    pub(super) fn check_names(&self, passphrase: &Passphrase, name: &str) -> Result<(), Refusal> {
        let about = self.about()?;
        passphrase.check(&[name, &about.name, &about.council])
    }

    /// Refuses as `WrongSecret` unless that is the person's passphrase.
    pub fn check_passphrase(&self, person: PersonId, passphrase: &str) -> Result<(), Refusal> {
        self.keys.open_for(person, passphrase).map(|_| ())
    }

    /// Gives somebody a slot, and lets `work` write the entries that make it count. `mine`: its secret, where it is the
    /// slot of the person signed in.
    pub(super) fn give_slot(
        &mut self,
        mut slot: KeySlot,
        mine: Option<SlotSecret>,
        entropy: &mut dyn Entropy,
        work: impl FnOnce(&Connection, &mut Writer, &mut dyn Entropy) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.ready()?;
        slot.seal(self.keys.book, self.generation, &self.key, entropy)?;
        let mut both = self.keys.clone();
        both.slots.push(slot.clone());
        both.write(&self.folder)?;
        self.keys = both;
        let generation = self.generation;
        let committed = self.sign(|db, writer| {
            work(db, writer, entropy)?;
            slot_table::put(db, &slot, generation)
        });
        if committed.is_ok()
            && let Some(secret) = mine
        {
            self.secret = secret;
        }
        // Whether it was committed or refused, what the ledger says now counts.
        committed.and(self.tidy())
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
    entropy: &mut dyn Entropy,
) -> Result<(), Refusal> {
    for (name, sealed) in kept::all_of(db, person)? {
        let bytes = old.unwrap(book, &name, &sealed)?;
        kept::put(db, person, &name, &new.wrap(book, &name, &bytes, entropy)?)?;
    }
    Ok(())
}
