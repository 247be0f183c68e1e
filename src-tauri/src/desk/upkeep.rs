//! Keeping the book: checked, rebuilt, backed up.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::meeting::Refusal;

use super::Desk;
use super::act::Done;
use super::views::{BookView, LedgerLine, LedgerView};

/// How many of the newest entries are shown.
const LATELY: u32 = 100;

impl Desk {
    pub(super) fn back_up(&mut self, folder: Option<String>, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let file = self.book.backup(folder.as_ref().map(std::path::Path::new), now)?;
        let file = file.to_string_lossy().into_owned();
        let sentence = format!("Backed up to {file}, opened again and checked.");
        Ok(Done { files: vec![file], ..Done::told(sentence) })
    }

    pub(super) fn rebuild(&mut self) -> Result<Done, Refusal> {
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
    pub(super) fn check_ledger(&self) -> Result<LedgerView, Refusal> {
        let examined = self.book.verify()?;
        let sentence = match examined.is_sound() {
            true => format!(
                "The ledger is whole: {} and {} are what was written.",
                words::count(shown(examined.entries), "entry", "entries"),
                words::count(shown(examined.files), "stored file", "stored files")
            ),
            false => examined.sentences().collect::<Vec<_>>().join(" "),
        };
        Ok(LedgerView { whole: examined.is_sound(), entries: examined.entries, sentence })
    }

    pub(super) fn book_view(&self) -> Result<BookView, Refusal> {
        let about = self.book.about()?;
        let mut lately = Vec::new();
        for entry in self.book.ledger_entries(0, LATELY)? {
            let by = self.book.name_of(entry.person);
            let mut kind = in_words(&entry.kind);
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
        })
    }
}

/// A count as words take it.
fn shown(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// "record.section/1" as people say it. What is not listed is shown as it is.
fn in_words(kind: &str) -> String {
    let name = kind.split('/').next().unwrap_or(kind);
    let words = match name {
        "book.created" => "made this book",
        "book.recovery-key" => "made a new recovery key",
        "person.added" => "added a person",
        "person.invited" => "set a temporary passphrase",
        "person.key" => "took up a key of their own",
        "person.recovered" => "came in with the recovery key",
        "person.roles" => "changed a person's roles",
        "person.removed" => "took a person's access away",
        "person.slot-rewrapped" => "renewed a person's access",
        "person.certificate" => "set a signing PIN",
        "panel.adopted" => "set up a panel",
        "holiday.set" => "changed a one-off holiday",
        "glossary.set" => "changed the glossary",
        "meeting.planned" => "planned a meeting",
        "meeting.moved" => "moved a meeting",
        "meeting.state" => "issued, started, closed or cancelled a meeting",
        "meeting.inquorate" => "recorded why a meeting went on without a quorum",
        "child.added" => "added a child",
        "child.changed" => "changed a child's details",
        "child.family" => "joined siblings",
        "request.taken" => "took a request",
        "request.changed" => "changed a request",
        "request.paper" => "noted a paper",
        "request.state" => "screened or placed a request",
        "item.placed" => "placed an item",
        "item.moved" => "moved an item",
        "item.removed" => "took an item off the agenda",
        "item.state" => "started, finished or deferred an item",
        "attendee.set" => "changed attendance",
        "attendee.removed" => "took somebody off the attendance",
        "record.opened" => "opened a record",
        "record.section" => "wrote in a record",
        "record.decisions" => "recorded decisions",
        "record.dissents" => "recorded dissent",
        "record.prompts" => "answered prompts",
        "record.review" => "set a review date",
        "record.finalised" => "finalised a record",
        "record.returned" => "sent a record back",
        "record.signed" => "signed a record",
        "record.filed" => "marked a record as filed",
        "record.exported" => "exported a record",
        "action.set" => "wrote an action",
        "action.removed" => "removed an action",
        "action.state" => "closed or reopened an action",
        "payload.disposed" => "destroyed data under a rule",
        other => other,
    };
    words.to_owned()
}
