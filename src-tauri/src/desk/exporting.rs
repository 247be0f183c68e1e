//! Signed records on their way out of the book: files, named as the panel asks, and the list of them.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use quorate_core::exchange::file_name::{self, Edition};
use quorate_core::exchange::manifest::{self, Exported};
use quorate_core::ledger::Change;
use quorate_core::meeting::child::{Child, SubjectKind};
use quorate_core::meeting::record::Record;
use quorate_core::meeting::refusal::{Refusal, RefusalCode};
use quorate_core::meeting::version::Version;
use quorate_core::meeting::{MeetingId, RecordId};

use super::Desk;
use super::act::Done;
use super::views::ClockState;

impl Desk {
    /// Writes signed records into `folder`, one PDF each, and the list of them as CSV and JSON. With `superseded`, the
    /// versions before the one in force are written too, and their names say so.
    pub(super) fn export_records(
        &mut self,
        records: &[RecordId],
        superseded: bool,
        folder: &Path,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut changes = Vec::new();
        let mut files: Vec<PathBuf> = Vec::new();
        let mut listed = Vec::new();
        for id in records {
            let record = self.book.record(*id)?;
            if record.version == 0 {
                return Err(Refusal::wrong_state("Only a signed record leaves the book: the chair signs it first."));
            }
            let first = if superseded { 1 } else { record.version };
            for number in first..=record.version {
                let version = self.book.version(record.id, number)?;
                let bytes = self.book.blob(&version.sha256)?;
                let edition = |copy| Edition { version: number, superseded: number < record.version, copy };
                let name = |copy| self.name_of_file(&record, edition(copy));
                let path = write_beside(folder, name, &bytes, &files)?;
                listed.push(self.exported(&record, &version, &path, now)?);
                files.push(path);
                changes.push(Change::RecordExported {
                    record: record.id,
                    child: record.child,
                    at: now,
                    version: number,
                });
            }
        }
        let manifest = self.write_manifest(folder, &listed, now)?;
        let revision = self.commit(&changes, now)?;
        let sentence = match files.len() {
            1 => "The record is exported, with a list for the case system.".to_owned(),
            many => format!("{many} records are exported, with a list for the case system."),
        };
        let said = |files: &[PathBuf]| files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        Ok(Done { sentence, revision, files: said(&files), manifest: said(&manifest), ..Done::default() })
    }

    fn write_manifest(&self, folder: &Path, listed: &[Exported], now: DateTime<Utc>) -> Result<Vec<PathBuf>, Refusal> {
        let day = self.today(now);
        [("csv", manifest::csv(listed)?), ("json", manifest::json(listed)?)]
            .into_iter()
            .map(|(kind, bytes)| {
                let name = |copy| match copy {
                    1 => Ok(format!("Records exported {day}.{kind}")),
                    _ => Ok(format!("Records exported {day} {copy}.{kind}")),
                };
                write_beside(folder, name, &bytes, &[])
            })
            .collect()
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
    pub(super) fn file_name(&self, record: &Record, version: u32) -> Result<String, Refusal> {
        self.name_of_file(record, Edition { version, superseded: version < record.version, copy: 1 })
    }

    pub(super) fn name_of_file(&self, record: &Record, edition: Edition) -> Result<String, Refusal> {
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

/// Writes a file that is not there yet; `name` gives the name of the first, second, … copy. The same bytes under that name
/// are left as they are; other bytes are never overwritten.
pub(super) fn write_beside(
    folder: &Path,
    name: impl Fn(u32) -> Result<String, Refusal>,
    bytes: &[u8],
    written: &[PathBuf],
) -> Result<PathBuf, Refusal> {
    for copy in 1..100 {
        let path = folder.join(name(copy)?);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|_| unwritable(folder))?;
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if !written.contains(&path) && std::fs::read(&path).is_ok_and(|there| there == bytes) {
                    return Ok(path);
                }
            }
            Err(_) => return Err(unwritable(folder)),
        }
    }
    Err(unwritable(folder))
}

fn unwritable(folder: &Path) -> Refusal {
    let sentence = format!(
        "Nothing could be written to {}: check that the folder exists, is yours to write to and has room.",
        folder.display()
    );
    Refusal { field: Some("folder".into()), ..Refusal::new(RefusalCode::Machine, sentence) }
}
