//! What happened to access that somebody ought to know: told at their next sign-in, until they have seen it.

use chrono::{DateTime, Utc};

use super::open_book::Book;
use super::tables::ledger;
use crate::entropy::Entropy;
use crate::ids::{EntryId, PersonId};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::person::Role;
use crate::refusal::Refusal;

/// Under which name the last one seen is kept.
const SEEN: &str = "notices";

/// Something about access that concerns the person signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The entry of the ledger that tells of it.
    pub entry: EntryId,
    /// When it happened, as its author's machine said.
    pub at: DateTime<Utc>,
    /// What happened to whose access.
    pub what: Noticed,
}

/// What it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// Somebody came in with the recovery key, as this person.
    RecoveryUsed(PersonId),
    /// Who made a new recovery key.
    RecoveryKeyReplaced(PersonId),
    /// Who set whom a temporary passphrase.
    PassphraseReset {
        /// The administrator who set it.
        by: PersonId,
        /// Whose passphrase it is in place of.
        of: PersonId,
    },
    /// Who changed this person's name, and what it was.
    Renamed {
        /// The administrator who changed it.
        by: PersonId,
        /// The name that they had.
        was: String,
    },
}

impl Book {
    /// What the person signed in has not seen yet, oldest first. Administrators are told of everybody, others of themselves.
    pub fn notices(&self) -> Result<Vec<Notice>, Refusal> {
        let me = self.person(self.person)?;
        let runs_people = me.details.roles.contains(&Role::Administrator);
        let seen = match self.kept_secret(SEEN)? {
            Some(kept) => u64::from_be_bytes(kept.as_slice().try_into().unwrap_or_default()),
            None => 0,
        };
        let mut added = Vec::new();
        let mut my_name = String::new();
        for (entry, change) in self.changes_of(ChangeKind::PersonAdded)? {
            let Change::PersonAdded { person, details } = change else { continue };
            added.push((person, entry.at));
            if person == me.id {
                my_name = details.name;
            }
        }
        let mut noticed = Vec::new();
        for (entry, change) in self.changes_of(ChangeKind::PersonDetailsSet)? {
            let Change::PersonDetailsSet { person, name, .. } = change else { continue };
            // Only to whom it happened: others see the new name.
            if person == me.id && name != my_name {
                let was = std::mem::replace(&mut my_name, name);
                let what = Noticed::Renamed { by: entry.person, was };
                noticed.push((entry, what, Some(person)));
            }
        }
        for (entry, change) in self.changes_of(ChangeKind::PersonInvited)? {
            let Change::PersonInvited { person, .. } = change else { continue };
            // The first invitation comes with the person.
            if !added.contains(&(person, entry.at)) {
                let what = Noticed::PassphraseReset { by: entry.person, of: person };
                noticed.push((entry, what, Some(person)));
            }
        }
        for (entry, change) in self.changes_of(ChangeKind::RecoveryUsed)? {
            let Change::RecoveryUsed { person, .. } = change else { continue };
            noticed.push((entry, Noticed::RecoveryUsed(person), Some(person)));
        }
        for (entry, _) in self.changes_of(ChangeKind::RecoveryKeySet)? {
            let what = Noticed::RecoveryKeyReplaced(entry.person);
            noticed.push((entry, what, None));
        }
        let mut notices = Vec::new();
        for (entry, what, of) in noticed {
            let mine = entry.person == me.id && !matches!(what, Noticed::RecoveryUsed(_));
            if entry.seq > seen && !mine && (runs_people || of == Some(me.id)) {
                notices.push((entry.seq, Notice { entry: entry.id, at: entry.at, what }));
            }
        }
        // Whoever was added later has no part in what went before.
        let since = added.iter().find(|(person, _)| *person == me.id).map(|(_, at)| *at);
        notices.retain(|(_, notice)| since.is_none_or(|since| notice.at >= since));
        notices.sort_by_key(|(seq, _)| *seq);
        Ok(notices.into_iter().map(|(_, notice)| notice).collect())
    }

    /// The person signed in has seen what there is.
    pub fn notices_seen(&mut self, entropy: &mut dyn Entropy) -> Result<(), Refusal> {
        let head = ledger::head(&self.db)?;
        self.keep_secret(SEEN, &head.seq.to_be_bytes(), entropy)
    }
}
