//! Undoing what was done in a meeting, and doing it again; and saying in words what that would be.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{EntryId, MeetingId, RecordId};
use quorate_core::ledger::change::ActWords;
use quorate_core::ledger::undo::MeetingStep;
use quorate_core::meeting::record::Decision;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::views::{UndoStep, UndoView};

impl Service {
    pub(crate) fn undo(&mut self, meeting: MeetingId, entry: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let step = self.book.undo(meeting, entry, now, self.entropy.as_mut())?;
        Ok(Done::told(format!("Undone: {}.", self.step_words(meeting, &step)?)))
    }

    pub(crate) fn redo(&mut self, meeting: MeetingId, entry: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let step = self.book.redo(meeting, entry, now, self.entropy.as_mut())?;
        Ok(Done::told(format!("Done again: {}.", self.step_words(meeting, &step)?)))
    }

    /// What would be undone next, and what done again.
    pub(crate) fn undo_view(&self, meeting: MeetingId) -> Result<UndoView, Refusal> {
        let (undo, redo) = self.book.undoable(meeting)?;
        let view = |step: Option<MeetingStep>, verb: &str| -> Result<Option<UndoStep>, Refusal> {
            let Some(step) = step else { return Ok(None) };
            let sentence = format!("{verb}: {}", self.step_words(meeting, &step)?);
            let record = step.entries.iter().find_map(|entry| entry.record);
            Ok(Some(UndoStep { entry: step.id(), sentence, record }))
        };
        Ok(UndoView { undo: view(undo, "Undo")?, redo: view(redo, "Redo")? })
    }

    /// What an act did, in words that name no child: others may see the screen.
    fn step_words(&self, meeting: MeetingId, step: &MeetingStep) -> Result<String, Refusal> {
        let mut records: Vec<RecordId> = step.entries.iter().filter_map(|entry| entry.record).collect();
        records.dedup();
        if records.len() > 1 {
            return Ok("what was given to the siblings".into());
        }
        let Some(first) = step.entries.first() else { return Ok(String::new()) };
        let Some(act) = first.change.act() else { return Ok("the last change".into()) };
        let profile = self.profile_of(&self.book.meeting(meeting)?)?;
        Ok(match act.words() {
            ActWords::Plain(words) => words.to_owned(),
            ActWords::Written { section } => {
                let known = profile.recorded.sections.iter().find(|known| known.id == section);
                format!("what was written in “{}”", known.map_or(section, |known| known.label.as_str()))
            }
            ActWords::Decided { record, decisions } => {
                let (before, _) = self.book.decisions_before(record, first.id)?;
                decided_words(&profile, &before, decisions)
            }
            ActWords::Agreed { option, agreed: true } => format!("“{}” agreed by the chair", label(&profile, option)),
            ActWords::Agreed { option, agreed: false } => format!("“{}” no longer agreed", label(&profile, option)),
            ActWords::Attended { name } => format!("the attendance of {name}"),
            ActWords::Item { item, became } => {
                format!("the {} item {became}", words::time(self.book.item(item)?.details.starts))
            }
        })
    }
}

/// "“Section 20 agreed” chosen"; of several changes at once, the first that is found.
fn decided_words(profile: &Profile, before: &[Decision], after: &[Decision]) -> String {
    let lacks = |among: &[Decision], one: &Decision| among.iter().all(|other| other.option != one.option);
    if let Some(new) = after.iter().find(|one| lacks(before, one)) {
        return format!("“{}” chosen", label(profile, &new.option));
    }
    if let Some(gone) = before.iter().find(|one| lacks(after, one)) {
        return format!("“{}” no longer chosen", label(profile, &gone.option));
    }
    match after.iter().find(|one| before.iter().all(|other| !other.says(one))) {
        Some(other) => format!("the words of “{}”", label(profile, &other.option)),
        None => "the rationale".into(),
    }
}

fn label<'p>(profile: &'p Profile, option: &'p str) -> &'p str {
    profile.recorded.decisions.iter().find(|known| known.id == option).map_or(option, |known| known.label.as_str())
}
