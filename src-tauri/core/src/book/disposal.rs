//! Destroying what the ledger says about a child when the time has come, while the chain stays whole.

use std::collections::BTreeSet;
use std::fs;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::fault;
use super::open_book::Book;
use super::tables::{blob, draft, ledger};
use super::{rebuild, store};
use crate::entropy::Entropy;
use crate::ids::EntryId;
use crate::ledger::change::{Class, Effect};
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::{Change, ChangeKind};
use crate::refusal::Refusal;

impl Book {
    /// Destroys what `entries` say, under `rule`: their payloads, what the tables and drafts hold of it, stored files
    /// that nothing names any more, and the book's own backups, in whose place a new one is made.
    ///
    /// About a child, entries that concern their family (requests) speak too: whoever disposes names those as well.
    /// Backups kept elsewhere are for whoever keeps them to destroy. Refuses when an entry that stays needs one that goes.
    pub fn dispose(
        &mut self,
        entries: &[EntryId],
        rule: &str,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        let disposed = Change::PayloadDisposed { entries: entries.to_vec(), rule: rule.to_owned() };
        self.writer.check(&disposed)?;
        let void = self.void()?;
        self.sign(|db, writer| {
            let before = records_and_children(db)?;
            let mut files = BTreeSet::new();
            for id in entries {
                files.extend(destroy(db, *id)?);
            }
            writer.write(db, &[disposed], at, entropy)?;
            rebuild::derive(db, &void)?;
            for gone in before.difference(&records_and_children(db)?) {
                draft::remove_about(db, gone)?;
            }
            for sha256 in files {
                blob::remove(db, &sha256)?;
            }
            Ok(())
        })?;
        self.scrub()?;
        let old = self.backups()?;
        self.backup(None, at)?;
        for backup in old {
            fs::remove_dir_all(backup).map_err(|why| fault::io(why))?;
        }
        Ok(())
    }

    /// Writes the file anew without the pages that were freed. (`secure_delete` has overwritten them already.)
    fn scrub(&self) -> Result<(), Refusal> {
        store::settle(&self.db)?;
        self.db.execute_batch("VACUUM")?;
        store::settle(&self.db)
    }
}

/// Destroys one payload and says which stored file it named.
fn destroy(db: &Connection, id: EntryId) -> Result<Option<String>, Refusal> {
    let entry = ledger::one(db, ledger::number(db, id)?)?.ok_or_else(|| fault::missing("entry"))?;
    let seq = entry.seq;
    let class = older_kinds::kind(&entry.kind, STEPS).map(ChangeKind::class);
    if class == Some(Class::Access) {
        return Err(Refusal::wrong_state(format!("Entry {seq} of the ledger says who may do what: it stays.")));
    }
    let Some(change) = ledger::change(&entry)? else {
        return Err(Refusal::wrong_state(format!("Entry {seq} of the ledger was destroyed already.")));
    };
    if let Effect::Disposes { .. } = change.meaning().effect {
        return Err(Refusal::wrong_state(format!("Entry {seq} of the ledger says nothing about a child: it stays.")));
    }
    ledger::destroy_payload(db, seq)?;
    Ok(change.blob().map(str::to_owned))
}

/// The ids that drafts may be named after.
fn records_and_children(db: &Connection) -> Result<BTreeSet<String>, Refusal> {
    let mut select = db.prepare("SELECT id FROM record UNION SELECT id FROM child UNION SELECT id FROM request")?;
    let rows = select.query_map([], |row| Ok(row.get::<_, uuid::Uuid>(0)?.to_string()))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
