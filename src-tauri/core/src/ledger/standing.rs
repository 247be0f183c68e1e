//! Who may write what, read from the entries that say so: people, their roles, and the keys they sign with. It begins
//! with nothing; the first entry carries the key that all others are traced back to.

mod access;
mod judging;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::change::Effect;
use super::signing::{PublicKey, SlotKey};
use super::{Change, Entry};
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::ledger::why_void::Wrong;
use crate::meeting::person::{Role, is_same_name};

/// Who may write what, at one place of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    book: Uuid,
    people: BTreeMap<PersonId, Member>,
    keys: BTreeMap<PublicKey, EnrolledKey>,
    recovery: Option<Spare>,
    /// The entries that enrolled a key, which another key may have signed: an invitation's, the recovery key, or that of
    /// another machine.
    enrolling: BTreeSet<EntryId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Member {
    /// Empty for whoever made the book, until the entry that says who they are.
    name: String,
    /// What they were called before, and nobody else ever is.
    former: Vec<String>,
    roles: Vec<Role>,
    active: bool,
    /// The entry that last said what they are called or may do.
    said: EntryId,
    slot: Option<SlotKey>,
    /// Good for enrolling a key of their own and for nothing else.
    invitation: Option<PublicKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct EnrolledKey {
    person: PersonId,
    device: DeviceId,
    /// The number of the entry that enrolled it.
    since: u64,
    /// The number of the entry that ended it.
    ended: Option<u64>,
}

impl EnrolledKey {
    fn end(&mut self, at: u64) {
        self.ended.get_or_insert(at);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spare {
    key: PublicKey,
    slot: SlotKey,
}

impl Standing {
    /// Of a book that was not made yet.
    pub fn new(book: Uuid) -> Self {
        Self { book, people: BTreeMap::new(), keys: BTreeMap::new(), recovery: None, enrolling: BTreeSet::new() }
    }

    /// The id of the book that this was followed through.
    pub fn book(&self) -> Uuid {
        self.book
    }

    /// Asks whether an entry counts, with the change it says (none: disposed of, or of a newer kind), and takes over what
    /// it says about who may do what.
    pub fn take(&mut self, entry: &Entry, change: Option<&Change>) -> Result<(), Wrong> {
        self.judge(entry, change)?;
        if let Some(Effect::Access(access)) = change.map(|change| change.meaning().effect) {
            self.apply(entry, access);
        }
        Ok(())
    }

    /// What somebody is called; "somebody unknown" where the book does not say.
    pub fn name(&self, person: PersonId) -> String {
        let name = self.people.get(&person).map(|member| member.name.clone()).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| "somebody unknown".into())
    }

    /// Whether somebody is called that, or was.
    fn is_name_of(&self, person: PersonId, name: &str) -> bool {
        let mut names = self.people.get(&person).into_iter().flat_map(|one| one.former.iter().chain([&one.name]));
        names.any(|known| is_same_name(known, name))
    }

    /// The slot that counts for somebody who can open the book.
    pub fn slot(&self, person: PersonId) -> Option<SlotKey> {
        self.people.get(&person).filter(|member| member.active).and_then(|member| member.slot)
    }

    /// Every slot that counts, by its holder; the nil id for the recovery key.
    pub fn slots(&self) -> impl Iterator<Item = (Uuid, SlotKey)> {
        let of_people = self.people.keys().filter_map(|person| Some((person.0, self.slot(*person)?)));
        of_people.chain(self.recovery_slot().map(|slot| (Uuid::nil(), slot)))
    }

    /// The slot of the recovery key.
    pub fn recovery_slot(&self) -> Option<SlotKey> {
        self.recovery.map(|spare| spare.slot)
    }

    /// Whether they are an administrator who can open the book.
    pub fn is_administrator(&self, person: PersonId) -> bool {
        self.people.get(&person).is_some_and(|member| member.active && member.roles.contains(&Role::Administrator))
    }

    /// Whether they were invited and have not settled in.
    pub fn is_invited(&self, person: PersonId) -> bool {
        self.people.get(&person).is_some_and(|member| member.active && member.invitation.is_some())
    }

    /// Whether that is a key that counts, of that person on that machine.
    pub fn counts(&self, key: PublicKey, person: PersonId, device: DeviceId) -> bool {
        self.keys.get(&key).is_some_and(|held| held.person == person && held.device == device && held.ended.is_none())
    }

    /// Whether that is a key that counts, of anybody who may write.
    pub fn is_somebodys(&self, key: PublicKey) -> bool {
        self.keys.get(&key).is_some_and(|held| held.ended.is_none())
    }

    /// Whether an entry that was read before is by whom it names, whether or not it counts: their next one on that machine
    /// follows it. The answer is the same at every later place of the ledger. That it is signed is asked apart.
    pub fn is_authors(&self, entry: &Entry) -> bool {
        let own = self.keys.get(&entry.key).is_some_and(|held| {
            (held.person, held.device) == (entry.person, entry.device)
                && held.since <= entry.seq
                && held.ended.is_none_or(|ended| entry.seq <= ended)
        });
        own || self.enrolling.contains(&entry.id)
    }

    /// Whether a key is or was somebody's own.
    pub fn was_ever(&self, key: PublicKey, person: PersonId) -> bool {
        self.keys.get(&key).is_some_and(|held| held.person == person)
    }

    /// The machines on which somebody has a key that counts.
    pub fn machines(&self, person: PersonId) -> impl Iterator<Item = (DeviceId, PublicKey)> {
        self.keys
            .iter()
            .filter(move |(_, held)| held.person == person && held.ended.is_none())
            .map(|(key, held)| (held.device, *key))
    }

    /// The administrators who can open the book, with their slots.
    pub fn administrators(&self) -> impl Iterator<Item = (PersonId, SlotKey)> {
        self.people
            .iter()
            .filter(|(_, member)| member.active && member.roles.contains(&Role::Administrator))
            .filter_map(|(person, member)| Some((*person, member.slot?)))
    }
}
