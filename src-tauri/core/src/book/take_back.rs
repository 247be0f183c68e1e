//! Going on with an older copy of a book, on purpose.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::backup::PUT_BACK;
use super::fault::{self, damaged};
use super::open_book::Book;
use super::tables::{ledger, person};
use crate::book::keys_file::KeySlots;
use crate::book::remembered_end::{Here, KnownBook, older};
use crate::book::sign_in::{Admit, Door};
use crate::calendar::{london, words};
use crate::entropy::Entropy;
use crate::ids::PersonId;
use crate::ledger::Change;
use crate::ledger::change::LostEnd;
use crate::meeting::rights::Right;
use crate::refusal::{Refusal, RefusalCode};

impl Book {
    /// Goes on with a copy that is older than what this machine saw of the book, or that was put back from a backup.
    /// That it does is an entry, with what was lost.
    ///
    /// Refuses as `open` does, as `NotAllowed` whoever is no administrator in that copy, and as `WrongState` a book in which
    /// nothing is missing: to go on with that would say in it for ever that something was.
    pub fn take_back(
        folder: &Path,
        person: PersonId,
        passphrase: &str,
        here: impl Into<Here>,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<Book, Refusal> {
        let here = here.into();
        let known = here.known.clone();
        let is_older = |db: &Connection, generation| {
            if folder.join(PUT_BACK).exists() {
                return Ok(());
            }
            match known.as_ref().map_or(Ok(()), |known| known.check(db, generation)) {
                Err(why) if why.code == RefusalCode::Older => Ok(()),
                Err(why) => Err(why),
                Ok(()) => Err(Refusal::wrong_state(
                    "This book is not older than what this machine saw of it: there is nothing to take back, and nothing \
                     was written.",
                )),
            }
        };
        Self::go_on(folder, person, passphrase, here, at, entropy, &is_older)
    }

    /// Opens a copy for an administrator who goes on with it, where `admit` lets them, and writes that they do.
    pub(super) fn go_on(
        folder: &Path,
        person: PersonId,
        passphrase: &str,
        here: Here,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
        admit: Admit,
    ) -> Result<Book, Refusal> {
        let Here { device, known } = here;
        let keys = KeySlots::read(folder)?;
        let opened = keys.open_for(person, passphrase)?;
        let admit = |db: &Connection, generation| {
            Right::Maintain.check(&person::active(db, person)?.details.roles)?;
            admit(db, generation)
        };
        let mut book = Self::open_admitting(Door::Own, folder, keys, opened, person, device.into(), &admit)?;
        book.sign(|db, writer| {
            let head = ledger::head(db)?;
            let ended = ledger::one(db, head.seq)?.ok_or_else(|| damaged())?.id;
            let lost = known.filter(|known| known.seq > head.seq || known.hash != head.hash);
            let lost = lost.map(|known| LostEnd { entries: known.seq, hash: hex::encode(known.hash) });
            writer.write(db, &[Change::TakenBack { ended, lost }], at, entropy)
        })?;
        let mark = folder.join(PUT_BACK);
        if mark.exists() {
            fs::remove_file(mark).map_err(|why| fault::io(why))?;
        }
        Ok(book)
    }
}

/// A copy that came from a backup, until an administrator goes on with it.
pub(super) fn put_back(db: &Connection) -> Result<Refusal, Refusal> {
    let is = KnownBook::of(db, 0)?;
    let ended = words::date_and_time(london(is.at));
    Ok(older(&format!(
        "This copy was put back from a backup, which ends at entry {} on {ended}. Families restricted since are open in it, \
         and whoever lost access since comes in again, until that is done anew.",
        is.seq
    )))
}
