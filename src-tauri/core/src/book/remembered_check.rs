//! The book held against what this machine remembers of it.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::tables::{ledger, pulse, void};
use crate::book::remembered_end::{KnownBook, older};
use crate::calendar::{london, words};
use crate::ledger::Head;
use crate::ledger::signing::Hash;
use crate::refusal::Refusal;

impl KnownBook {
    /// The book as it is.
    pub(super) fn of(db: &Connection, generation: u32) -> Result<Self, Refusal> {
        let Head { seq, hash } = ledger::head(db)?;
        Ok(Self { seq, hash, at: at(db, seq)?, generation, writes: pulse::writes(db)?, void: void::numbers(db)? })
    }

    /// Refuses as `Older` a book that lacks what this machine saw in it, or says something else in its place.
    pub(super) fn check(&self, db: &Connection, generation: u32) -> Result<(), Refusal> {
        let is = Self::of(db, generation)?;
        let saw = words::date_and_time(london(self.at));
        if is.seq < self.seq {
            let ended = words::date_and_time(london(is.at));
            let lost = words::count(u32::try_from(self.seq - is.seq).unwrap_or(u32::MAX), "entry is", "entries are");
            let access = match is.generation < self.generation {
                true => " Somebody whose access was taken away meanwhile could open it again.",
                false => "",
            };
            return Err(older(&format!(
                "This book ended at entry {} on {ended}; this machine saw entry {}, of {saw}. {lost} lost if this copy \
                 takes its place.{access}",
                is.seq, self.seq
            )));
        }
        if hash_of(db, self.seq)? != Some(self.hash) || is.generation < self.generation {
            return Err(older(&format!(
                "Entry {} of this book is not the one that this machine saw, of {saw}: another copy took its place.",
                self.seq
            )));
        }
        if is.writes < self.writes {
            return Err(older(&format!(
                "Typing that was kept on this machine after {saw} is not in this book: it is an older copy, or what was \
                 written last was damaged."
            )));
        }
        Ok(())
    }
}

fn at(db: &Connection, seq: u64) -> Result<DateTime<Utc>, Refusal> {
    let mut select = db.prepare_cached("SELECT at FROM ledger WHERE seq = ?1")?;
    // A book that is being made has no entry yet.
    Ok(select.query_row(params![seq], |row| row.get(0)).optional()?.unwrap_or_default())
}

fn hash_of(db: &Connection, seq: u64) -> Result<Option<Hash>, Refusal> {
    let mut select = db.prepare_cached("SELECT hash FROM ledger WHERE seq = ?1")?;
    Ok(select.query_row(params![seq], |row| row.get(0)).optional()?)
}
