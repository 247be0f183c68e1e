//! Who looked at what: shown to administrators, written out as a table, and kept for its time.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::book::WhichReads;
use quorate_core::exchange::reads::{self, Row};
use quorate_core::ids::{ChildId, PersonId};
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Outward;
use quorate_core::ledger::signed_look::SignedLook;
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::Service;
use crate::act::Done;
use crate::views::{ReadLine, ReadsView};
use crate::written_files::Outgoing;

/// A screen shows this many at once.
const SHOWN: u32 = 200;

impl Service {
    pub(crate) fn reads(&self, which: WhichReads, skip: u32, now: DateTime<Utc>) -> Result<ReadsView, Refusal> {
        let mut names = Names::default();
        let readings = self.book.readings(which, skip, SHOWN)?;
        Ok(ReadsView {
            lines: readings.into_iter().map(|one| self.read_line_of(one, &mut names)).collect::<Result<_, _>>()?,
            total: self.book.count_readings(which)?,
            child: which.child.map(|child| Ok::<_, Refusal>(self.book.child(child)?.details.name())).transpose()?,
            person: which.person.map(|person| Ok::<_, Refusal>(self.book.person(person)?.details.name)).transpose()?,
            kept_months: self.book.reads_kept_months()?,
            past_their_time: self.book.reads_past_their_time(now)?,
            // The whole list is walked: once, as its latest page is opened.
            fault: if skip == 0 { self.fault_of_reads()? } else { None },
        })
    }

    fn read_line_of(&self, reading: SignedLook, names: &mut Names) -> Result<ReadLine, Refusal> {
        let (child, child_name) = match reading.look.child {
            None => (None, String::new()),
            Some(child) => names.child(self, child)?,
        };
        let machine = match reading.device == self.book.device() {
            true => "This machine".to_owned(),
            false => reading.device.to_string().chars().take(8).collect(),
        };
        Ok(ReadLine {
            at: reading.at,
            person: reading.person,
            by: names.person(self, reading.person)?,
            what: reading.look.what,
            words: reading.look.what.words().to_owned(),
            child,
            child_name,
            machine,
        })
    }

    /// Writes who looked into `folder`, as CSV.
    pub(crate) fn export_reads(
        &mut self,
        which: WhichReads,
        folder: &Path,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if let Some(child) = which.child {
            // Whoever is not named for a restricted child is told that there is no such child.
            self.book.child(child)?;
        }
        let mut names = Names::default();
        let mut rows = Vec::new();
        for reading in self.book.readings(which, 0, u32::MAX)? {
            let device = reading.device.to_string();
            let line = self.read_line_of(reading, &mut names)?;
            rows.push(Row {
                at: line.at,
                who: line.by,
                what: line.words,
                child: line.child_name,
                child_id: line.child.map(|child| child.to_string()).unwrap_or_default(),
                machine: device,
            });
        }
        let day = self.today(now);
        let name = |copy| match copy {
            1 => Ok(format!("Who looked {day}.csv")),
            _ => Ok(format!("Who looked {day} {copy}.csv")),
        };
        let csv = reads::csv(&rows)?;
        self.commit(&[Change::BookExported { what: Outward::Reads }], now)?;
        let mut out = Outgoing::to(folder);
        out.write(name, &csv)?;
        let sentence = match rows.len() {
            1 => "One look is written.".to_owned(),
            many => format!("{many} looks are written."),
        };
        let fault = self.fault_of_reads()?.map_or_else(String::new, |fault| format!(" {fault} Do not rely on it."));
        Ok(Done { files: out.files(), ..Done::told(sentence + &fault) })
    }

    /// What is wrong with the list of who looked, if anything is.
    pub fn fault_of_reads(&self) -> Result<Option<String>, Refusal> {
        Ok(self.book.verify_reads()?.fault)
    }

    pub(crate) fn keep_reads(&mut self, months: u32, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let entry = self.commit(&[Change::ReadsKept { months }], now)?;
        let gone = self.book.destroy_old_reads(now, self.entropy.as_mut())?;
        let sentence = match gone {
            0 => "How long it is kept who looked is saved.".to_owned(),
            gone => format!("How long it is kept who looked is saved; {gone} that were older are destroyed."),
        };
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn destroy_old_reads(&mut self, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let gone = self.book.destroy_old_reads(now, self.entropy.as_mut())?;
        let sentence = match gone {
            0 => "Nothing is older than it is kept.".to_owned(),
            1 => "One look that was past its time is destroyed.".to_owned(),
            gone => format!("{gone} looks that were past their time are destroyed."),
        };
        Ok(Done::told(sentence))
    }
}

/// Names, each looked up once.
#[derive(Default)]
struct Names {
    children: HashMap<ChildId, (Option<ChildId>, String)>,
    people: HashMap<PersonId, String>,
}

impl Names {
    /// A child who is hidden, or whose data was destroyed, has no name here, and no id.
    fn child(&mut self, service: &Service, child: ChildId) -> Result<(Option<ChildId>, String), Refusal> {
        if let Some(known) = self.children.get(&child) {
            return Ok(known.clone());
        }
        let found = match service.book.child(child) {
            Ok(known) => (Some(child), known.details.name()),
            Err(refusal) if refusal.code == RefusalCode::Missing => {
                let hidden = service.book.hides(quorate_core::ledger::change::Concerns::Child(child))?;
                let words = if hidden { "A restricted child" } else { "A child who is no longer in this book" };
                (None, words.to_owned())
            }
            Err(refusal) => return Err(refusal),
        };
        self.children.insert(child, found.clone());
        Ok(found)
    }

    fn person(&mut self, service: &Service, person: PersonId) -> Result<String, Refusal> {
        if let Some(known) = self.people.get(&person) {
            return Ok(known.clone());
        }
        let name = service.book.person(person)?.details.name;
        self.people.insert(person, name.clone());
        Ok(name)
    }
}
