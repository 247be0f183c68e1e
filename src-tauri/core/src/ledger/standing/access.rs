//! What an entry changes in who may do what: people, roles, slots and keys.

use super::{EnrolledKey, Member, Spare, Standing};
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::ledger::Entry;
use crate::ledger::change::AccessChange;
use crate::ledger::signing::{PublicKey, SlotKey};
use crate::meeting::person::Role;

impl Standing {
    /// Takes over what an entry says about who may do what.
    pub(super) fn apply(&mut self, entry: &Entry, access: AccessChange) {
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
}
