//! Signed records on their way out of the book: files, named as the panel asks, and the list of them.

use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::exchange::file_name::{self, Edition};
use quorate_core::exchange::manifest::{self, Exported};
use quorate_core::ids::{MeetingId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::child::Child;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::version::Version;
use quorate_core::panel::SubjectKind;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::views::ClockState;
use crate::written_files::Outgoing;

/// One signed version on its way out.
struct Leaving {
    record: Record,
    version: Version,
    pdf: Vec<u8>,
}

impl Service {
    /// Writes signed records into `folder`, one PDF each, and the list of them as CSV and JSON. With `superseded`, the
    /// versions before the one in force are written too, and their names say so.
    ///
    /// That a record leaves is an entry before it is a file.
    pub(crate) fn export_records(
        &mut self,
        records: &[RecordId],
        superseded: bool,
        folder: &Path,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let leaving = self.leaving(records, superseded)?;
        let mut out = Outgoing::to(folder);
        let mut listed = Vec::new();
        let mut done = Done::default();
        for Leaving { record, version, pdf } in &leaving {
            let number = version.number;
            let left = Change::RecordExported { record: record.id, child: record.child, at: now, version: number };
            done.revision = self.commit(&[left], now).map_err(|why| out.stopped(why))?;
            let edition = |copy| Edition { version: number, superseded: number < record.version, copy };
            let path = out.write(|copy| self.name_of_file(record, edition(copy)), pdf)?;
            listed.push(self.exported(record, version, &path, now)?);
        }
        done.files = out.files();
        self.write_manifest(&mut out, &listed, now)?;
        done.manifest = out.files().split_off(done.files.len());
        done.sentence = match done.files.len() {
            1 => "The record is exported, with a list for the case system.".to_owned(),
            many => format!("{many} records are exported, with a list for the case system."),
        };
        Ok(done)
    }

    /// The versions to export, each read from the book and whole.
    fn leaving(&self, records: &[RecordId], superseded: bool) -> Result<Vec<Leaving>, Refusal> {
        let mut leaving = Vec::new();
        for id in records {
            let record = self.book.record(*id)?;
            if record.version == 0 {
                return Err(Refusal::wrong_state("Only a signed record leaves the book: the chair signs it first."));
            }
            let first = if superseded { 1 } else { record.version };
            for number in first..=record.version {
                let version = self.book.version(record.id, number)?;
                let pdf = self.book.blob(&version.sha256)?;
                leaving.push(Leaving { record: record.clone(), version, pdf });
            }
        }
        Ok(leaving)
    }

    fn write_manifest(&self, out: &mut Outgoing, listed: &[Exported], now: DateTime<Utc>) -> Result<(), Refusal> {
        let day = self.today(now);
        for (kind, bytes) in [("csv", manifest::csv(listed)?), ("json", manifest::json(listed)?)] {
            let name = |copy| match copy {
                1 => Ok(format!("Records exported {day}.{kind}")),
                _ => Ok(format!("Records exported {day} {copy}.{kind}")),
            };
            out.write(name, &bytes)?;
        }
        Ok(())
    }

    /// What the list says of one file.
    fn exported(
        &self,
        record: &Record,
        version: &Version,
        path: &Path,
        now: DateTime<Utc>,
    ) -> Result<Exported, Refusal> {
        let line = self.record_line(record.clone(), now)?;
        let profile = self.profile_of(&self.book.meeting(record.meeting)?)?;
        let child = self.book.child(record.child)?;
        let in_force = version.number == record.version;
        let clock = line.clocks.iter().find(|clock| in_force && clock.state != ClockState::Done);
        let document = &profile.document;
        let category = if document.category.trim().is_empty() { &document.title } else { &document.category };
        Ok(Exported {
            file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            sha256: version.sha256.clone(),
            filed_under: filed_under(&child),
            mosaic_id: child.details.mosaic_id.clone(),
            category: category.clone(),
            panel: profile.name.clone(),
            meeting_date: line.meeting_date,
            version: version.number,
            standing: match in_force {
                true => "in force".to_owned(),
                false => format!("superseded by version {}", version.number + 1),
            },
            deadline: clock.map(|clock| clock.label.clone()).unwrap_or_default(),
            due: clock.map(|clock| clock.due),
        })
    }

    /// The signed records of a meeting, and how many it has in all.
    pub fn signed_records(&self, meeting: MeetingId) -> Result<(Vec<RecordId>, usize), Refusal> {
        self.book.meeting(meeting)?;
        let records = self.book.records(meeting)?;
        let signed = records.iter().filter(|record| record.version > 0);
        Ok((signed.map(|record| record.id).collect(), records.len()))
    }

    /// What a signed version's file is called outside the book from now on.
    pub(crate) fn file_name(&self, record: &Record, version: u32) -> Result<String, Refusal> {
        self.name_of_file(record, Edition { version, superseded: version < record.version, copy: 1 })
    }

    pub(crate) fn name_of_file(&self, record: &Record, edition: Edition) -> Result<String, Refusal> {
        let child = self.book.child(record.child)?;
        let meeting = self.book.meeting(record.meeting)?;
        Ok(file_name::of_record(&*self.profile_of(&meeting)?, &child.details, meeting.details.date, edition))
    }
}

/// "Łukasik, Cerys"; "Unborn baby Lovatt", as the case system files one.
fn filed_under(child: &Child) -> String {
    let details = &child.details;
    match details.kind {
        SubjectKind::Unborn => details.name(),
        SubjectKind::Context => details.name(),
        SubjectKind::Child if details.given.trim().is_empty() => details.surname.clone(),
        SubjectKind::Child => format!("{}, {}", details.surname, details.given),
    }
}
