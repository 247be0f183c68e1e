//! Noting who looks at what, at next to no cost, and keeping it for as long as the book says.
//!
//! A look is committed before what was asked for is shown, so that whoever ends the program at once has looked all the
//! same. That commit does not wait for the disk (in a write-ahead log it is whole or not there either way): a thread
//! brings it to the disk right after, and every change that is made does too. So a power cut in the moment after can
//! lose a look, and nothing else can. On a share a look costs what a change costs. Where the book cannot be
//! written to, a look waits in a file of the machine (`journal_of_reads`) and joins the book when it can.

use std::fs::File;
use std::path::PathBuf;

use chrono::{DateTime, Months, Utc};
use rusqlite::{Transaction, TransactionBehavior};
use serde::Serialize;

use super::open_book::Book;
use super::store;
use super::tables::{book, reading};
use crate::book::book_files;
use crate::book::waiting_looks::cannot_write;
use crate::entropy::Entropy;
use crate::ledger::signed_look::{SignedLook, fault};
use crate::ledger::stream_place::StreamPlace;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::looks::Look;
use crate::refusal::Refusal;

/// What a walk of the streams found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadsExamined {
    /// How many looks were read, of every machine together.
    pub readings: u64,
    /// The first thing wrong, in one plain sentence.
    pub fault: Option<String>,
}

impl Book {
    /// Notes that whoever is signed in looked at something.
    pub fn note_reads(&self, looks: &[Look], at: DateTime<Utc>) -> Result<(), Refusal> {
        if looks.is_empty() {
            return Ok(());
        }
        let mut all = self.reads_held.take();
        all.extend(looks.iter().map(|look| (*look, at)));
        match self.append_reads_now(&all) {
            Err(refusal) if cannot_write(&refusal) => {
                // A meeting goes on with a full disk: what can be written nowhere is noted with the next look.
                if !self.let_reads_wait(&all).unwrap_or(false) {
                    self.reads_held.replace(all);
                }
                Ok(())
            }
            noted => noted,
        }
    }

    fn append_reads_now(&self, looks: &[(Look, DateTime<Utc>)]) -> Result<(), Refusal> {
        self.db.execute_batch("PRAGMA synchronous = NORMAL")?;
        let noted = self.append_reads(looks);
        // What follows may be a change, which must not be lost to a power cut.
        self.db.execute_batch("PRAGMA synchronous = FULL")?;
        noted.inspect(|()| to_disk(store::beside(&self.folder.join(book_files::FILE), "-wal")))
    }

    fn append_reads(&self, looks: &[(Look, DateTime<Utc>)]) -> Result<(), Refusal> {
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let mut last = reading::end(&tx, self.device)?;
        let mut readings = Vec::with_capacity(looks.len());
        for (look, at) in looks {
            let next = self.writer.reading(last, *look, *at);
            last = next.place();
            readings.push(next);
        }
        reading::append(&tx, &readings)?;
        Ok(tx.commit()?)
    }

    /// How many looks are older than they are kept.
    pub fn reads_past_their_time(&self, now: DateTime<Utc>) -> Result<u64, Refusal> {
        let Some(before) = self.kept_since(now)? else { return Ok(0) };
        let begun = reading::streams(&self.db)?;
        let places = reading::older(&self.db, before)?.into_iter();
        let from =
            |place: &StreamPlace| begun.iter().find(|(_, end)| end.device == place.device).map_or(0, |(at, _)| at.n);
        Ok(places.map(|place| place.n - from(&place)).sum())
    }

    /// Destroys the looks whose time is over, and says so in an entry of the ledger. Says how many they were.
    pub fn destroy_old_reads(&mut self, now: DateTime<Utc>, entropy: &mut dyn Entropy) -> Result<u64, Refusal> {
        let Some(before) = self.kept_since(now)? else { return Ok(0) };
        let count = self.reads_past_their_time(now)?;
        if count == 0 {
            return Ok(0);
        }
        self.sign(|db, writer| {
            let places = reading::older(db, before)?;
            for place in &places {
                reading::destroy(db, *place)?;
            }
            writer.write(db, &[Change::ReadsDestroyed { before, up_to: places }], now, entropy)
        })?;
        Ok(count)
    }

    /// From when on it is kept who looked; nothing where the calendar does not reach back so far.
    fn kept_since(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Refusal> {
        Ok(now.checked_sub_months(Months::new(self.reads_kept_months()?)))
    }

    /// How long it is kept who looked, in months.
    pub fn reads_kept_months(&self) -> Result<u32, Refusal> {
        book::reads_kept_months(&self.db)
    }

    /// Walks every stream: is each look what was written and by whom it names, and is what was destroyed accounted for by the ledger?
    pub fn verify_reads(&self) -> Result<ReadsExamined, Refusal> {
        let mut found = ReadsExamined::default();
        let standing = &self.writer.standing;
        let is_by =
            |reading: &SignedLook| standing.was_ever(reading.key, reading.person) && reading.is_signed(standing.book());
        let mut destroyed: Vec<StreamPlace> = Vec::new();
        for (_, change) in self.changes_of(ChangeKind::ReadsDestroyed)? {
            if let Change::ReadsDestroyed { up_to, .. } = change {
                destroyed.retain(|old| up_to.iter().all(|new| new.device != old.device));
                destroyed.extend(up_to);
            }
        }
        if reading::any_without_stream(&self.db)? {
            found.fault = Some("One machine’s list of who looked has lost its end: it was altered.".into());
            return Ok(found);
        }
        for (begun, end) in reading::streams(&self.db)? {
            let said = destroyed.iter().find(|place| place.device == begun.device).copied();
            destroyed.retain(|place| place.device != begun.device);
            if said.unwrap_or(StreamPlace::start(begun.device)) != begun {
                found.fault = Some(missing_beginning());
                return Ok(found);
            }
            let mut unreadable = false;
            let wrong = reading::walk(&self.db, begun.device, |rows| {
                let readings = rows.map_while(|row| row.inspect_err(|_| unreadable = true).ok());
                fault(begun, end, readings.inspect(|_| found.readings += 1), is_by)
            })?;
            if let Some((n, what)) = wrong {
                let what = if unreadable { "cannot be read: it is damaged" } else { what };
                found.fault = Some(format!("Look {n} of one machine’s list of who looked {what}."));
                return Ok(found);
            }
        }
        if !destroyed.is_empty() {
            found.fault = Some(missing_beginning());
        }
        Ok(found)
    }
}

fn missing_beginning() -> String {
    "Part of the list of who looked is missing, and no entry of the ledger says that its time was over.".to_owned()
}

/// Asks the system to write a file's pages down, without waiting for it. SQLite holds no lock on its log by the file's
/// own handle, so that another one may come and go.
fn to_disk(log: PathBuf) {
    std::thread::spawn(move || {
        // Where it is gone, it was written back already; where it fails, the next change waits for the disk.
        if let Ok(file) = File::options().write(true).open(log) {
            let _ = file.sync_data();
        }
    });
}
