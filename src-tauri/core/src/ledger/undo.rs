//! Undoing what was done in a meeting: by further entries, never by taking one away.
//!
//! An act is one or more entries that were committed together. Undoing it puts back what each of them had changed, and
//! an entry before those says which act that undoes; doing it again says so too. So what can be undone, and in which
//! order, is read from the entries of the meeting alone.

use chrono::{DateTime, Utc};

use super::Change;
use super::change::{Effect, MeetingAct};
use crate::ids::{DeviceId, EntryId, PersonId, RecordId};

/// One entry that belongs to a meeting, as far as undoing asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The entry's own id.
    pub id: EntryId,
    /// Its place in the ledger, for what it was done on.
    pub seq: u64,
    /// Its author: everybody undoes their own acts.
    pub by: PersonId,
    /// The machine that it was written on.
    pub device: DeviceId,
    /// When, in UTC.
    pub at: DateTime<Utc>,
    /// What it changed.
    pub change: Change,
    /// The record it writes in: it can be undone only while that can be written.
    pub record: Option<RecordId>,
}

/// What one act did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingStep {
    /// All that were written in one transaction, in their order.
    pub entries: Vec<Told>,
}

impl MeetingStep {
    /// The entry with which it began: by it the act is known.
    pub fn id(&self) -> EntryId {
        self.entries.first().map_or(EntryId::NONE, |entry| entry.id)
    }

    /// Where that entry stands in the ledger.
    pub fn seq(&self) -> u64 {
        self.entries.first().map_or(0, |entry| entry.seq)
    }

    fn acts(&self) -> impl Iterator<Item = MeetingAct<'_>> {
        self.entries.iter().filter_map(|entry| entry.change.act())
    }

    fn shares_with(&self, other: &MeetingStep) -> bool {
        let theirs: Vec<_> = other.acts().map(|act| act.cell()).collect();
        self.acts().any(|act| theirs.contains(&act.cell()))
    }

    /// What else an act did that is undone with it, or that undoes another.
    fn marks(&self) -> Option<UndoMark> {
        self.entries.iter().find_map(|entry| match entry.change.meaning().effect {
            Effect::Undoes { act, .. } => Some(UndoMark::Undoes(act)),
            Effect::Redoes { act, .. } => Some(UndoMark::Redoes(act)),
            _ => None,
        })
    }
}

enum UndoMark {
    Undoes(EntryId),
    Redoes(EntryId),
}

/// The acts of a meeting that stand, and those that were undone; the next of each is the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingSteps {
    /// Acts that hold, the oldest first; the last is the next to be undone.
    pub done: Vec<MeetingStep>,
    /// Acts that were put back; the last is the next to be done again.
    pub undone: Vec<MeetingStep>,
}

impl MeetingSteps {
    /// Reads the acts from a meeting's entries, oldest first. What was committed at one moment by one person is one act.
    pub fn read(entries: impl IntoIterator<Item = Told>) -> Self {
        let mut steps = Self::default();
        let mut act: Vec<Told> = Vec::new();
        for entry in entries {
            if act.last().is_some_and(|last| (last.at, last.by, last.device) != (entry.at, entry.by, entry.device)) {
                steps.take(MeetingStep { entries: std::mem::take(&mut act) });
            }
            act.push(entry);
        }
        steps.take(MeetingStep { entries: act });
        steps
    }

    fn take(&mut self, step: MeetingStep) {
        match step.marks() {
            Some(UndoMark::Undoes(act)) => carry(&mut self.done, &mut self.undone, act),
            Some(UndoMark::Redoes(act)) => carry(&mut self.undone, &mut self.done, act),
            None if step.acts().next().is_some() => {
                // What was undone there would no longer be done again on what it was done on.
                self.undone.retain(|undone| !undone.shares_with(&step));
                self.done.push(step);
            }
            None => {}
        }
    }

    /// The act, where it stands and no later one rests on it.
    pub fn to_undo(&self, act: EntryId) -> Undoable<'_> {
        find(&self.done, act)
    }

    /// The act, where it was undone and no other has to be done again before it.
    pub fn to_redo(&self, act: EntryId) -> Undoable<'_> {
        find(&self.undone, act)
    }
}

/// Whether an act may be undone, or done again.
pub enum Undoable<'s> {
    /// The act that is undone or done again next.
    Step(&'s MeetingStep),
    /// Another changed the same thing since.
    InTheWay,
    /// It is not among them.
    Nowhere,
}

fn find(steps: &[MeetingStep], act: EntryId) -> Undoable<'_> {
    let Some(place) = steps.iter().position(|step| step.id() == act) else { return Undoable::Nowhere };
    let step = &steps[place];
    match steps[place + 1..].iter().any(|later| later.shares_with(step)) {
        true => Undoable::InTheWay,
        false => Undoable::Step(step),
    }
}

fn carry(from: &mut Vec<MeetingStep>, to: &mut Vec<MeetingStep>, act: EntryId) {
    if let Some(place) = from.iter().position(|step| step.id() == act) {
        to.push(from.remove(place));
    }
}
