//! What is looked at before a book that was just opened is believed: what was written since this machine last saw it, and
//! whether its tables say what its ledger says.

use super::open_book::Book;
use super::tables::{ledger, mended, void};
use super::verify;
use crate::book::remembered_end::KnownBook;
use crate::ledger::chain::{Fault, WalkStart};
use crate::refusal::Refusal;

impl Book {
    /// Looks at what was written since an end of the ledger that this machine verified before; at all of it where there
    /// was none. What somebody wrote who had no right to, and what somebody wrote into the tables behind the ledger, does
    /// not count: the tables are made anew without it, so that the book stays of use to everybody else, and administrators
    /// are told.
    pub(super) fn look_back(&mut self, known: Option<&KnownBook>) -> Result<(), Refusal> {
        let book = self.keys.book;
        let start = match known.map(KnownBook::head) {
            Some(head) => WalkStart { head, standing: ledger::following::standing(&self.db, book, head.seq)? },
            None => WalkStart::genesis(book),
        };
        let found = ledger::following::examine_from(&self.db, start, false)?;
        let mut fault = found.fault;
        // From a ledger that is not what was written nothing is made.
        if fault.is_none() {
            let kept = void::numbers(&self.db)?;
            let news = found.void.iter().any(|fault| !kept.contains(&fault.seq));
            // Tables that hold what does not count are made anew in any case.
            let altered = if news { None } else { self.altered_table(known)? };
            if self.read_only {
                fault = altered.map(verify::altered);
            } else if altered.is_some() || news {
                // First: after a crash between the two it is found again, and would be told of nowhere the other way round.
                altered.map_or(Ok(()), |table| self.note_mended(table))?;
                self.rebuild()?;
            }
        }
        self.altered = fault.is_some();
        // With those that were found before; where nothing can be written, what was found now is not in the table yet.
        let void = if self.read_only || self.altered { found.void } else { void::all(&self.db)? };
        self.findings = fault.into_iter().chain(void).chain(mended::all(&self.db)?).collect();
        Ok(())
    }

    /// The table that does not say what the ledger says, where there is one.
    fn altered_table(&self, known: Option<&KnownBook>) -> Result<Option<&'static str>, Refusal> {
        let void = void::all(&self.db)?;
        let stands = |seq: &u64| void.iter().any(|kept| kept.seq == *seq);
        let lost = known.is_some_and(|known| !known.void.iter().all(stands));
        if lost || !self.are_void(&void)? {
            return Ok(Some("void"));
        }
        verify::altered_table(&self.db, &void)
    }

    /// Whether none of these entries counts. There are few, if any: each is asked about by itself.
    fn are_void(&self, entries: &[Fault]) -> Result<bool, Refusal> {
        for Fault { seq, .. } in entries {
            let Some(entry) = ledger::one(&self.db, *seq)? else { return Ok(false) };
            let mut before = ledger::following::standing(&self.db, self.keys.book, seq - 1)?;
            if before.take(&entry, ledger::change(&entry)?.as_ref()).is_ok() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn note_mended(&mut self, table: &str) -> Result<(), Refusal> {
        let seq = ledger::head(&self.db)?.seq;
        let sentence = format!(
            "The table “{table}” did not say what the ledger says, up to entry {seq}: somebody altered it behind the \
             ledger, with other software. It was made anew."
        );
        let found = Fault { seq, sentence };
        self.write(|db| mended::put(db, &found))?;
        self.mended = Some(found);
        Ok(())
    }
}
