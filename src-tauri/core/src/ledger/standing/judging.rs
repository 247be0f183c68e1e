//! Whether an entry counts: signed with a key of whom it names, by somebody who may say that, of people who are so.

use super::Standing;
use crate::ids::{EntryId, PersonId};
use crate::ledger::change::{AccessChange, Class, Concerns, Effect};
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::rights_needed::Needs;
use crate::ledger::why_void::Wrong;
use crate::ledger::{Change, Entry};
use crate::meeting::rights::Right;
use crate::refusal::Refusal;

impl Standing {
    pub(super) fn judge(&self, entry: &Entry, change: Option<&Change>) -> Result<(), Wrong> {
        if !entry.is_signed(self.book) {
            return Err(Wrong::Signature);
        }
        let alters_access = || older_kinds::kind(&entry.kind, STEPS).is_some_and(|kind| kind.class() == Class::Access);
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
}

/// Whether an entry's header says whom the change concerns, or hides it.
fn is_filed_right(concerns: Concerns, change: &Change) -> bool {
    matches!(concerns, Concerns::Restricted(_)) || concerns == change.concerns()
}
