//! Keeping the book: checked, rebuilt, backed up.

use chrono::{DateTime, Utc};
use quorate_core::book::Book;
use quorate_core::calendar::{london, words};
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Outward;
use quorate_core::ledger::older_kinds::{self, STEPS};
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::Service;
use crate::act::Done;
use crate::machine_log::{self, MachineLog};
use crate::views::{BookView, LedgerLine, LedgerView, MachineLogView};

/// How many of the newest entries are shown.
const LATELY: u32 = 100;

impl Service {
    pub(crate) fn back_up(&mut self, folder: Option<String>, now: DateTime<Utc>) -> Result<Done, Refusal> {
        self.commit(&[Change::BookExported { what: Outward::Backup }], now)?;
        let file = self.book.backup(folder.as_ref().map(std::path::Path::new), now).map_err(|why| match why.code {
            RefusalCode::DiskFull => {
                let sentence = "No backup was made: there is no room for it. Make some, or choose another place.";
                Refusal { sentence: sentence.into(), ..why }
            }
            _ => Refusal { sentence: format!("No backup was made. {}", why.sentence), ..why },
        })?;
        let file = file.to_string_lossy().into_owned();
        let mut sentence = format!("Backed up to {file}, opened again and checked.");
        if let Some(fault) = self.fault_of_reads()? {
            sentence += &format!(" But the list of who looked was altered before: {fault}");
        }
        Ok(Done { files: vec![file], ..Done::told(sentence) })
    }

    /// From here on this machine's entries go on from the time it says now. The walk of the ledger tells of it.
    pub(crate) fn set_clock_right(&mut self, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let Some(last) = self.book.last_here()?.filter(|last| now < *last) else {
            return Err(Refusal::wrong_state("Nothing was done on this machine at a later time than its clock says."));
        };
        let seq = self.commit(&[Change::ClockSetRight { last }], now)?;
        Ok(Done::said("It is noted that this machine's clock is right now.", seq))
    }

    pub(crate) fn rebuild(&mut self) -> Result<Done, Refusal> {
        let rebuilt = self.book.rebuild()?;
        let sentence = match rebuilt.same {
            true => format!("The tables were made anew from {} entries, and are the same as before.", rebuilt.entries),
            false => format!(
                "The tables were made anew from {} entries. They had differed from the ledger.",
                rebuilt.entries
            ),
        };
        Ok(Done::told(sentence))
    }

    /// Walks the whole ledger and every stored file.
    pub(crate) fn check_ledger(&self) -> Result<LedgerView, Refusal> {
        let examined = self.book.verify()?;
        let reads = self.book.verify_reads()?;
        let authority = self.fault_of_authority()?;
        let steps = self.book.unveiled(Book::steps_back)?;
        // Two people's times may differ at one machine whose clock was set; one's own go back only past the program.
        let whole =
            examined.is_sound() && reads.fault.is_none() && authority.is_none() && !steps.iter().any(|step| step.own);
        let sentence = match whole {
            true => format!(
                "The ledger is whole: {} and {} are what was written; so is the list of {} at children.",
                words::count(shown(examined.entries), "entry", "entries"),
                words::count(shown(examined.files), "stored file", "stored files"),
                words::count(shown(reads.readings), "look", "looks")
            ),
            false => examined.sentences().chain(reads.fault.as_deref()).chain(authority).collect::<Vec<_>>().join(" "),
        };
        let sentence = steps.iter().fold(sentence, |sentence, step| {
            format!(
                "{sentence} At entry {} a machine's clock went back, from {} to {}: do not rely on what it says of the time.",
                step.seq,
                words::date_and_time(london(step.from)),
                words::date_and_time(london(step.to))
            )
        });
        Ok(LedgerView { whole, entries: examined.entries, sentence: sentence.trim_start().to_owned() })
    }

    /// This machine's log, whatever book is open: it names none.
    pub(crate) fn machine_log(&self) -> MachineLogView {
        let lines = self.log.as_ref().map(MachineLog::read).unwrap_or_default();
        MachineLogView {
            text: format!("{}\n{lines}", machine_log::HEADING),
            faults: u32::try_from(lines.lines().count()).unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn book_view(&self) -> Result<BookView, Refusal> {
        let about = self.book.about()?;
        let mut lately = Vec::new();
        for entry in self.book.ledger_entries(0, LATELY)? {
            let by = self.book.name_of(entry.person);
            let hidden = self.book.hides(entry.concerns)?;
            let mut kind = if hidden { "worked on something restricted".into() } else { in_words(&entry.kind) };
            if !self.book.entry_counts(entry.seq)? {
                kind += " (does not count)";
            }
            lately.push(LedgerLine { seq: entry.seq, at: entry.at, by, kind });
        }
        Ok(BookView {
            name: about.name,
            council: about.council,
            folder: self.folder().to_string_lossy().into_owned(),
            entries: self.book.ledger_length()?,
            backups: self.book.backups()?.iter().map(|backup| backup.to_string_lossy().into_owned()).collect(),
            lately,
            settings: about.settings,
            revision: about.revision,
        })
    }
}

/// A count as words take it.
fn shown(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What the author of an entry did. A kind that a newer version wrote is shown as it is.
fn in_words(kind: &str) -> String {
    older_kinds::kind(kind, STEPS).map_or_else(|| kind.to_owned(), |known| known.words().to_owned())
}
