//! Who may write what, read from the entries that say so: people, their roles, and the keys they sign with. It begins
//! with nothing; the first entry carries the key that all others are traced back to.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::change::{AccessChange, Class, Concerns, Effect};
use super::signing::{PublicKey, SlotKey};
use super::upgrade::{self, STEPS};
use super::{Change, Entry};
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::ledger::rights_needed::Needs;
use crate::ledger::why_void::Wrong;
use crate::meeting::person::{Role, is_same_name};
use crate::meeting::rights::Right;
use crate::refusal::Refusal;

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

    fn judge(&self, entry: &Entry, change: Option<&Change>) -> Result<(), Wrong> {
        if !entry.is_signed(self.book) {
            return Err(Wrong::Signature);
        }
        let alters_access = || upgrade::kind(&entry.kind, STEPS).is_some_and(|kind| kind.class() == Class::Access);
        if change.is_none() && alters_access() {
            return Err(Wrong::Gone);
        }
        self.check_key(entry, change.map(|change| change.meaning().needs))?;
        match change {
            // A restricted family's entries do not say whose they are.
            Some(change) if !is_filed_right(entry.concerns, change) => Err(Wrong::Misfiled),
            Some(change) => self.check_right(entry.person, change),
            // What it said is gone, and was allowed to be said when it was not.
            None => Ok(()),
        }
    }

    /// Whether the key may sign that for whom the entry names.
    fn check_key(&self, entry: &Entry, needs: Option<Needs>) -> Result<(), Wrong> {
        let name = || self.name(entry.person);
        match needs {
            Some(Needs::Beginning(key)) => {
                let first = self.people.is_empty() && self.keys.is_empty() && key == entry.key;
                return if first { Ok(()) } else { Err(Wrong::Beginning) };
            }
            Some(Needs::Recovery(_)) => {
                let right = self.recovery.is_some_and(|spare| spare.key == entry.key);
                return if right { Ok(()) } else { Err(Wrong::NotRecovery) };
            }
            Some(Needs::One(_) | Needs::Self_(..) | Needs::Declares(_) | Needs::OwnKey(_)) | None => {}
        }
        if self.recovery.is_some_and(|spare| spare.key == entry.key) {
            return Err(Wrong::RecoveryKey);
        }
        let member = self.people.get(&entry.person);
        let own_key = matches!(needs, Some(Needs::OwnKey(person)) if person == entry.person);
        if member.and_then(|member| member.invitation) == Some(entry.key) {
            return if own_key { Ok(()) } else { Err(Wrong::Invitation { name: name() }) };
        }
        match self.keys.get(&entry.key) {
            Some(held) if held.person != entry.person => Err(Wrong::StrangeKey { name: name() }),
            Some(held) if held.ended.is_some() => Err(Wrong::WithdrawnKey { name: name() }),
            // A new machine's key is enrolled with that of another.
            Some(held) if held.device == entry.device || own_key => Ok(()),
            _ => Err(Wrong::StrangeKey { name: name() }),
        }
    }

    /// Whether somebody may say that, by the roles they now have.
    pub fn check_right(&self, author: PersonId, change: &Change) -> Result<(), Wrong> {
        let meaning = change.meaning();
        match meaning.needs {
            Needs::Beginning(_) => Ok(()),
            Needs::OwnKey(person) if person == author => Ok(()),
            Needs::Recovery(person) if person == author => match self.is_administrator(person) {
                true => Ok(()),
                false => Err(Wrong::NotAdministrator { name: self.name(person) }),
            },
            Needs::OwnKey(person) | Needs::Recovery(person) => Err(Wrong::OfAnother { name: self.name(person) }),
            Needs::Self_(person, _) if person != author => Err(Wrong::OfAnother { name: self.name(person) }),
            Needs::Self_(_, rights) | Needs::One(rights) => self.check_rights(author, rights),
            Needs::Declares(name) => {
                self.check_rights(author, &[Right::Declare])?;
                let others = self.check_one(author, &[Right::Minute]).is_ok();
                match others || self.is_name_of(author, name) {
                    true => Ok(()),
                    false => Err(Wrong::OfAnother { name: name.to_owned() }),
                }
            }
        }?;
        if let Effect::Access(access) = meaning.effect { self.check_founded(author, access) } else { Ok(()) }
    }

    fn check_rights(&self, author: PersonId, rights: &[Right]) -> Result<(), Wrong> {
        self.check_one(author, rights)
            .map_err(|refusal| Wrong::NoRight { name: self.name(author), refusal: refusal.sentence })
    }

    /// Refuses as `NotAllowed` unless the person has one of these rights.
    pub(crate) fn check_one(&self, author: PersonId, rights: &[Right]) -> Result<(), Refusal> {
        let roles =
            self.people.get(&author).filter(|member| member.active).map_or(&[][..], |member| member.roles.as_slice());
        if rights.iter().any(|right| right.check(roles).is_ok()) {
            return Ok(());
        }
        rights.first().map_or(Ok(()), |right| right.check(roles))
    }

    /// Refuses what speaks of people or roles that are not so.
    fn check_founded(&self, author: PersonId, access: AccessChange) -> Result<(), Wrong> {
        let there = |person: PersonId| self.people.get(&person).filter(|member| member.active).ok_or(Wrong::Nobody);
        match access {
            // Whoever made the book is in it before they are described.
            AccessChange::Added { person, .. } => match self.people.get(&person) {
                None => Ok(()),
                Some(member) if person == author && member.said == EntryId::NONE => Ok(()),
                Some(_) => Err(Wrong::Nobody),
            },
            AccessChange::RolesSet { person, based_on, .. } | AccessChange::Renamed { person, based_on, .. } => {
                match there(person)?.said == based_on {
                    true => Ok(()),
                    false => Err(Wrong::Unfounded { name: self.name(person) }),
                }
            }
            AccessChange::Invited { person, .. } | AccessChange::Removed { person } => there(person).map(|_| ()),
            AccessChange::Begins { .. } | AccessChange::Enrolled { .. } | AccessChange::RecoveryReplaced { .. } => {
                Ok(())
            }
        }
    }

    /// Takes over what an entry says about who may do what.
    fn apply(&mut self, entry: &Entry, access: AccessChange) {
        let (author, device, id, seq) = (entry.person, entry.device, entry.id, entry.seq);
        match access {
            AccessChange::Begins { key, slot, recovery_key, recovery_slot } => {
                self.people.insert(
                    author,
                    Member {
                        name: String::new(),
                        former: Vec::new(),
                        roles: vec![Role::Administrator],
                        active: true,
                        said: EntryId::NONE,
                        slot: Some(slot),
                        invitation: None,
                    },
                );
                self.keys.insert(key, EnrolledKey { person: author, device, since: seq, ended: None });
                self.recovery = Some(Spare { key: recovery_key, slot: recovery_slot });
            }
            AccessChange::Added { person, details } => {
                let known = self.people.get(&person);
                let (slot, invitation) = known.map_or((None, None), |known| (known.slot, known.invitation));
                let (name, roles) = (details.name.clone(), details.roles.clone());
                let former = Vec::new();
                self.people.insert(person, Member { name, former, roles, active: true, said: id, slot, invitation });
            }
            AccessChange::RolesSet { person, roles, .. } => {
                if let Some(member) = self.people.get_mut(&person) {
                    member.roles = roles.to_vec();
                    member.said = id;
                }
            }
            AccessChange::Renamed { person, name, .. } => {
                if let Some(member) = self.people.get_mut(&person) {
                    let before = std::mem::replace(&mut member.name, name.to_owned());
                    member.former.push(before);
                    member.said = id;
                }
            }
            AccessChange::Removed { person } => {
                self.withdraw(person, seq);
                if let Some(member) = self.people.get_mut(&person) {
                    (member.active, member.said) = (false, id);
                    (member.slot, member.invitation) = (None, None);
                }
            }
            AccessChange::Invited { person, key, slot } => {
                self.withdraw(person, seq);
                if let Some(member) = self.people.get_mut(&person) {
                    (member.slot, member.invitation) = (Some(slot), Some(key));
                }
            }
            AccessChange::Enrolled { person, device, key, slot } => {
                self.enrolling.insert(id);
                self.enrol((person, device), key, slot, seq);
            }
            AccessChange::RecoveryReplaced { key, slot } => {
                self.recovery = Some(Spare { key, slot });
            }
        }
    }

    /// A key of a slot they had is one more; of a new slot, it takes the place of all they had.
    fn enrol(&mut self, (person, device): (PersonId, DeviceId), key: PublicKey, slot: SlotKey, seq: u64) {
        if self.slot(person) != Some(slot) {
            self.withdraw(person, seq);
        }
        // A key of that machine before it has had its time; a withdrawn key never comes back.
        for held in self.keys.values_mut().filter(|held| held.person == person && held.device == device) {
            held.end(seq);
        }
        self.keys.entry(key).or_insert(EnrolledKey { person, device, since: seq, ended: None });
        if let Some(member) = self.people.get_mut(&person) {
            (member.slot, member.invitation) = (Some(slot), None);
        }
    }

    fn withdraw(&mut self, person: PersonId, seq: u64) {
        for held in self.keys.values_mut().filter(|held| held.person == person) {
            held.end(seq);
        }
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

/// Whether an entry's header says whom the change concerns, or hides it.
fn is_filed_right(concerns: Concerns, change: &Change) -> bool {
    matches!(concerns, Concerns::Restricted(_)) || concerns == change.concerns()
}
