//! Undoing what was done in a meeting, and doing it again; and saying in words what that would be.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::ledger::Change;
use quorate_core::ledger::undo::Step;
use quorate_core::meeting::action::ActionState;
use quorate_core::meeting::agenda::ItemState;
use quorate_core::meeting::record::Decision;
use quorate_core::meeting::{EntryId, ItemId, MeetingId, RecordId, Refusal};
use quorate_core::panel::Profile;

use super::Desk;
use super::act::Done;
use super::views::{UndoStep, UndoView};

impl Desk {
    pub(super) fn undo(&mut self, meeting: MeetingId, entry: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let step = self.book.undo(meeting, entry, now, self.fresh.as_mut())?;
        Ok(Done::told(format!("Undone: {}.", self.step_words(meeting, &step)?)))
    }

    pub(super) fn redo(&mut self, meeting: MeetingId, entry: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let step = self.book.redo(meeting, entry, now, self.fresh.as_mut())?;
        Ok(Done::told(format!("Done again: {}.", self.step_words(meeting, &step)?)))
    }

    /// What would be undone next, and what done again.
    pub(super) fn undo_view(&self, meeting: MeetingId) -> Result<UndoView, Refusal> {
        let (undo, redo) = self.book.undoable(meeting)?;
        let view = |step: Option<Step>, verb: &str| -> Result<Option<UndoStep>, Refusal> {
            let Some(step) = step else { return Ok(None) };
            let sentence = format!("{verb}: {}", self.step_words(meeting, &step)?);
            let record = step.entries.iter().find_map(|entry| entry.record);
            Ok(Some(UndoStep { entry: step.id(), sentence, record }))
        };
        Ok(UndoView { undo: view(undo, "Undo")?, redo: view(redo, "Redo")? })
    }

    /// What an act did, in words that name no child: others may see the screen.
    fn step_words(&self, meeting: MeetingId, step: &Step) -> Result<String, Refusal> {
        let mut records: Vec<RecordId> = step.entries.iter().filter_map(|entry| entry.record).collect();
        records.dedup();
        if records.len() > 1 {
            return Ok("what was given to the siblings".into());
        }
        let Some(first) = step.entries.first() else { return Ok(String::new()) };
        let profile = self.profile_of(&self.book.meeting(meeting)?)?;
        Ok(match &first.change {
            Change::DecisionsSet { record, decisions, .. } => {
                let (before, _) = self.book.decisions_before(*record, first.id)?;
                decided_words(&profile, &before, decisions)
            }
            Change::ItemStateSet { item, state, .. } => self.item_words(*item, state)?,
            change => change_words(&profile, change),
        })
    }

    /// "the 2pm item started".
    fn item_words(&self, item: ItemId, state: &ItemState) -> Result<String, Refusal> {
        let became = match state {
            ItemState::Waiting => "put back",
            ItemState::Running => "started",
            ItemState::Finished => "finished",
            ItemState::Deferred { .. } => "deferred",
        };
        Ok(format!("the {} item {became}", words::time(self.book.item(item)?.details.starts)))
    }
}

fn change_words(profile: &Profile, change: &Change) -> String {
    match change {
        Change::SectionWritten { section, .. } => {
            let known = profile.recorded.sections.iter().find(|known| known.id == *section);
            format!("what was written in “{}”", known.map_or(section.as_str(), |known| known.label.as_str()))
        }
        Change::DecisionAgreed { option, at, .. } => {
            let label = label(profile, option);
            if at.is_some() {
                format!("“{label}” agreed by the chair")
            } else {
                format!("“{label}” no longer agreed")
            }
        }
        Change::DissentsSet { .. } => "who dissents or abstains".into(),
        Change::PromptsAnswered { .. } => "the answer to a prompt".into(),
        Change::OfferedSet { .. } => "what was offered before proceedings".into(),
        Change::ReviewSet { .. } => "the review".into(),
        Change::ActionSet { based_on: EntryId::NONE, .. } => "an action added".into(),
        Change::ActionSet { .. } => "an action changed".into(),
        Change::ActionRemoved { .. } => "an action removed".into(),
        Change::ActionStateSet { state, .. } => match state {
            ActionState::Open => "an action opened again".into(),
            ActionState::Done { .. } => "an action closed as done".into(),
            ActionState::NotDone { .. } => "an action closed as not done".into(),
            ActionState::Overtaken { .. } => "an action closed as overtaken".into(),
        },
        Change::AttendeeSet { details, .. } if !details.name.trim().is_empty() => {
            format!("the attendance of {}", details.name.trim())
        }
        Change::AttendeeSet { .. } => "somebody's attendance".into(),
        Change::AttendeeRemoved { .. } => "somebody taken off the list".into(),
        Change::InquorateProceeding { .. } => "the chair's reason for going on".into(),
        _ => "the last change".into(),
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
