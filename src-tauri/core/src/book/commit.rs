//! The one way in: changes are checked, signed, appended to the ledger and applied to the tables in a single transaction.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::open_book::Book;
use crate::book::writer::Writer;
use crate::entropy::Entropy;
use crate::ids::EntryId;
use crate::ledger::Change;
use crate::ledger::change::WrittenBy;
use crate::refusal::Refusal;

impl Book {
    /// Makes `changes` part of the book, all or none, signed by whoever is signed in, and says the entry of each: the
    /// revision that what it changed now has. Later ones see what earlier ones did, and may be based on
    /// `EntryId::OF_THIS_ACT`.
    ///
    /// Refuses as `NotAllowed` what the person has no right to, as `Stale` what was based on an older revision, as
    /// `WrongState` what the state of a meeting or record does not allow, as `Missing` or `Invalid` what speaks of
    /// something that is not in the book.
    pub fn commit(
        &mut self,
        changes: &[Change],
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<EntryId>, Refusal> {
        if changes.iter().any(|change| change.meaning().written_by == WrittenBy::Own) {
            return Err(Refusal::wrong_state("Access, disposal and the making of a book are not changed this way."));
        }
        self.sign(|db, writer| writer.write(db, changes, at, entropy))
    }

    /// One transaction in which the person signed in writes entries. What they sign with next counts once it is
    /// committed.
    pub(super) fn sign<T>(
        &mut self,
        work: impl FnOnce(&Connection, &mut Writer) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut writer = self.writer.clone();
        let done = self.write(|db| work(db, &mut writer))?;
        self.writer = writer;
        Ok(done)
    }
}
