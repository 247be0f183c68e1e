//! The one way in: changes are checked, appended to the ledger and applied to the tables in a single transaction.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::Book;
use super::clock;
use super::past::Past;
use super::tables::column::stale;
use super::tables::{self, Stamp, ledger, restriction};
use crate::fresh::Fresh;
use crate::ledger::entry::Author;
use crate::ledger::{Change, Entry};
use crate::meeting::{EntryId, PersonId, Refusal};

impl Book {
    /// Makes `changes` part of the book, all or none, and says the entry of each: the revision that what it changed now
    /// has. Later ones see what earlier ones did, and may be based on `EntryId::OF_THIS_ACT`.
    ///
    /// Refuses as `Stale` what was based on an older revision, as `WrongState` what the state of a meeting or record
    /// does not allow, as `Missing` or `Invalid` what speaks of something that is not in the book.
    pub fn commit(
        &mut self,
        changes: &[Change],
        by: PersonId,
        at: DateTime<Utc>,
        fresh: &mut dyn Fresh,
    ) -> Result<Vec<EntryId>, Refusal> {
        if changes.iter().any(has_a_door_of_its_own) {
            return Err(Refusal::wrong_state("Access, disposal and the making of a book are not changed this way."));
        }
        let author = Author { person: by, device: self.device, at };
        self.write(|db| append(db, changes, author, fresh))
    }
}

/// These change more than tables: key slots, payloads, the folder itself.
fn has_a_door_of_its_own(change: &Change) -> bool {
    matches!(
        change,
        Change::BookCreated { .. }
            | Change::TakenBack { .. }
            | Change::PersonRemoved { .. }
            | Change::SlotRewrapped { .. }
            | Change::ReadsDestroyed { .. }
            | Change::PayloadDisposed { .. }
    )
}

/// Checks, appends and applies, within the transaction of `db`.
pub(super) fn append(
    db: &Connection,
    changes: &[Change],
    author: Author,
    fresh: &mut dyn Fresh,
) -> Result<Vec<EntryId>, Refusal> {
    clock::check(db, changes, author)?;
    let mut made = Vec::with_capacity(changes.len());
    for change in changes {
        let settled = match change.based_on() {
            Some(EntryId::OF_THIS_ACT) => Some(on_this_act(db, change.clone(), &made)?),
            _ => None,
        };
        let change = settled.as_ref().unwrap_or(change);
        tables::check(db, change)?;
        restriction::check_author(db, change, author.person)?;
        let concerns = restriction::concerns(db, change)?;
        let entry = Entry::after(ledger::head(db)?, change, concerns, author, fresh)?;
        ledger::append(db, &entry)?;
        tables::apply(db, change, Stamp { entry: entry.id, person: entry.person })?;
        made.push(entry.id);
    }
    Ok(made)
}

/// The change, based on what an earlier one of the same act made of its row. Refuses as `Stale` where none did.
fn on_this_act(db: &Connection, change: Change, made: &[EntryId]) -> Result<Change, Refusal> {
    let change = Past::new(db, 0).on_what_is(change)?;
    let of_this_act = change.based_on().is_some_and(|entry| made.contains(&entry));
    if of_this_act { Ok(change) } else { Err(stale()) }
}
