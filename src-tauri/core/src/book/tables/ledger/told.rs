//! What an open book tells of its ledger: to each person what they may see of it.

use rusqlite::params;

use super::{COLUMNS, change, filed_under, head, number, one, read, subject};
use crate::book::fault::damaged;
use crate::book::open_book::Book;
use crate::book::tables::restriction;
use crate::book::tables::void::COUNTS;
use crate::ids::EntryId;
use crate::ledger::change::{ChangeKind, Concerns, Regarding, Table};
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::{Change, Entry, Head};
use crate::refusal::Refusal;

impl Book {
    /// How many entries the ledger has.
    pub fn ledger_length(&self) -> Result<u64, Refusal> {
        Ok(head(&self.db)?.seq)
    }

    /// An entry as whoever is signed in may see it: without what it says of a child that is hidden from them.
    fn as_seen(&self, entry: Entry) -> Result<Entry, Refusal> {
        if !self.is_veiled()? {
            return Ok(entry);
        }
        // Whoever was put on a list for one item was told of nobody before that was restricted.
        let attends = older_kinds::kind(&entry.kind, STEPS).is_some_and(|kind| kind.writes_in(&[Table::Attendee]));
        let told = if attends { change(&entry)? } else { None };
        let for_item = match told.as_ref().map(|change| change.meaning().about) {
            Some(Regarding::Attendee(_, item)) => item,
            _ => None,
        };
        let hidden = self.hides(entry.concerns)? || for_item.map_or(Ok(false), |item| self.hides_item(item))?;
        Ok(if hidden { Entry { payload: None, ..entry } } else { entry })
    }

    /// Entries, newest first: at most `limit` after the newest `skip`.
    pub fn ledger_entries(&self, skip: u32, limit: u32) -> Result<Vec<Entry>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM ledger ORDER BY seq DESC LIMIT {limit} OFFSET {skip}");
        let mut select = self.db.prepare(&sql)?;
        select.query_map([], read)?.map(|entry| self.as_seen(entry?)).collect()
    }

    /// Every change about a child, a family or a person, oldest first; what was disposed of, or does not
    /// count, is left out.
    pub fn changes_about(&self, concerns: Concerns) -> Result<Vec<(Entry, Change)>, Refusal> {
        if self.hides(concerns)? {
            return Ok(Vec::new());
        }
        let (word, id) = subject(concerns);
        let pseudonym = restriction::pseudonym_of(&self.db, concerns)?;
        let filed = filed_under(pseudonym);
        let sql = format!("SELECT {COLUMNS} FROM ledger WHERE {filed} AND {COUNTS} ORDER BY seq");
        let mut select = self.db.prepare_cached(&sql)?;
        let mut changes = Vec::new();
        for entry in select.query_map(params![word, id, pseudonym.map(|pseudonym| pseudonym.0)], read)? {
            let entry = entry?;
            // One pseudonym stands for a family and for each of its children.
            if let Some(change) = change(&entry)?.filter(|change| change.concerns() == concerns) {
                changes.push((entry, change));
            }
        }
        Ok(changes)
    }

    /// Every change of a kind, of whatever version, oldest first; what was disposed of, or does not count, is left out.
    /// Those of hidden families are among them: whoever asks is to say nothing of whom they concern.
    pub fn changes_of(&self, kind: ChangeKind) -> Result<Vec<(Entry, Change)>, Refusal> {
        // Between the stroke before the version and what comes after a stroke, so that the index is used.
        let sql = format!(
            "SELECT {COLUMNS} FROM ledger WHERE kind >= ?1 || '/' AND kind < ?1 || '0' AND {COUNTS} ORDER BY seq"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let mut changes = Vec::new();
        for entry in select.query_map(params![kind.name()], read)? {
            let entry = entry?;
            if let Some(change) = change(&entry)? {
                changes.push((entry, change));
            }
        }
        Ok(changes)
    }

    /// Where the ledger ends.
    pub fn ledger_head(&self) -> Result<Head, Refusal> {
        head(&self.db)
    }

    /// One entry of the ledger, where there is one.
    pub fn ledger_entry(&self, seq: u64) -> Result<Option<Entry>, Refusal> {
        one(&self.db, seq)?.map(|entry| self.as_seen(entry)).transpose()
    }

    /// Where an entry stands in the ledger. Refuses as `Missing`.
    pub fn entry_number(&self, id: EntryId) -> Result<u64, Refusal> {
        number(&self.db, id)
    }

    /// The change that one entry said. Refuses as `Damaged` where there is no such entry.
    pub fn change(&self, seq: u64) -> Result<Option<Change>, Refusal> {
        change(&self.ledger_entry(seq)?.ok_or_else(|| damaged())?)
    }
}
