//! What a meeting did, undone and done again, by entries of the ledger that put back what was.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::open_book::Book;
use super::tables::{item, ledger, meeting, record};
use crate::book::earlier_values::{Past, record_of};
use crate::entropy::Entropy;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, RecordId};
use crate::ledger::change::{Class, Effect, Meaning, MeetingAct};
use crate::ledger::undo::{MeetingStep, MeetingSteps, Told, Undoable};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::record::Decision;
use crate::meeting::sitting::{Meeting, MeetingState};
use crate::refusal::Refusal;

impl Book {
    /// What of a meeting could be undone next, and what done again: acts on records that wait for the chair or are
    /// signed are passed over, and a meeting that is over keeps what was heard when.
    pub fn undoable(&self, meeting: MeetingId) -> Result<(Option<MeetingStep>, Option<MeetingStep>), Refusal> {
        let db = &self.db;
        let Some(meeting) = begun(db, meeting)? else { return Ok((None, None)) };
        let steps = steps(db, &meeting)?;
        let next = |steps: Vec<MeetingStep>| -> Result<Option<MeetingStep>, Refusal> {
            for step in steps.into_iter().rev() {
                if check_open(db, &meeting, &step)?.is_ok() {
                    return Ok(Some(step));
                }
            }
            Ok(None)
        };
        Ok((next(steps.done)?, next(steps.undone)?))
    }

    /// The decisions of a record, and why, as they were before an entry.
    pub fn decisions_before(&self, record: RecordId, entry: EntryId) -> Result<(Vec<Decision>, String), Refusal> {
        let child = record::one(&self.db, record)?.child;
        let seq = ledger::number(&self.db, entry)?;
        Past::new(&self.db, seq).decisions(record, child)
    }

    /// Puts back what the act that began with entry `act` had changed. Refuses where a later act changed the same, or
    /// where what it changed no longer changes.
    pub fn undo(
        &mut self,
        meeting: MeetingId,
        act: EntryId,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<MeetingStep, Refusal> {
        self.sign(|db, writer| {
            let nowhere = "That was undone already, or cannot be undone.";
            let step = open_step(db, meeting, |steps| steps.to_undo(act), "undo", nowhere)?;
            writer.write(db, &[Change::Undone { meeting, undoes: act }], at, entropy)?;
            let past = Past::new(db, step.seq());
            for entry in step.entries.iter().rev() {
                let Some(act) = entry.change.act() else { continue };
                for change in past.put_back(act)? {
                    let change = past.on_what_is(change)?;
                    writer.write(db, &[change], at, entropy)?;
                }
            }
            Ok(step)
        })
    }

    /// Does again what the act that began with entry `act` had done, and an undo had put back.
    pub fn redo(
        &mut self,
        meeting: MeetingId,
        act: EntryId,
        at: DateTime<Utc>,
        entropy: &mut dyn Entropy,
    ) -> Result<MeetingStep, Refusal> {
        self.sign(|db, writer| {
            let nowhere = "That stands already, or something took its place.";
            let step = open_step(db, meeting, |steps| steps.to_redo(act), "redo", nowhere)?;
            writer.write(db, &[Change::Redone { meeting, redoes: act }], at, entropy)?;
            let past = Past::new(db, step.seq());
            for entry in &step.entries {
                let change = past.on_what_is(entry.change.clone())?;
                writer.write(db, &[change], at, entropy)?;
            }
            Ok(step)
        })
    }
}

/// The act of a meeting that `found` looks up, where it can be taken back or done again. Refuses, with `nowhere`, one that
/// is not there, and one that something else has to be done for first: that is what `verb` says.
fn open_step(
    db: &Connection,
    meeting: MeetingId,
    found: impl Fn(&MeetingSteps) -> Undoable<'_>,
    verb: &str,
    nowhere: &str,
) -> Result<MeetingStep, Refusal> {
    let Some(held) = begun(db, meeting)? else {
        return Err(Refusal::wrong_state("This meeting has not started: there is nothing to undo."));
    };
    let steps = steps(db, &held)?;
    let step = match found(&steps) {
        Undoable::Step(step) => step,
        Undoable::InTheWay => {
            return Err(Refusal::wrong_state(format!("Something was changed there since: {verb} that first.")));
        }
        Undoable::Nowhere => return Err(Refusal::wrong_state(nowhere)),
    };
    check_open(db, &held, step)??;
    Ok(step.clone())
}

/// The meeting, once it has started.
fn begun(db: &Connection, id: MeetingId) -> Result<Option<Meeting>, Refusal> {
    let meeting = meeting::one(db, id)?;
    Ok(meeting.started_at.is_some().then_some(meeting))
}

/// Whether what an act changed still changes: its records can be written, and items move only in a running meeting.
fn check_open(db: &Connection, held: &Meeting, step: &MeetingStep) -> Result<Result<(), Refusal>, Refusal> {
    for entry in &step.entries {
        if entry.change.kind() == ChangeKind::ItemStateSet && held.state != MeetingState::Running {
            return Ok(Err(Refusal::wrong_state("The meeting is over: what was heard stays as it is.")));
        }
        let Some(id) = entry.record else { continue };
        if let Err(refusal) = record::one(db, id)?.check_undo() {
            return Ok(Err(refusal));
        }
    }
    Ok(Ok(()))
}

/// What belongs to a meeting.
struct OfMeeting {
    meeting: MeetingId,
    /// Until when the meeting's acts reach beyond its own records.
    closed: Option<DateTime<Utc>>,
    records: BTreeSet<RecordId>,
    items: BTreeSet<ItemId>,
    children: BTreeSet<ChildId>,
}

/// The acts of a meeting since it started.
fn steps(db: &Connection, held: &Meeting) -> Result<MeetingSteps, Refusal> {
    let records = record::all(db, "meeting = ?1", &held.id.0)?;
    let sitting = OfMeeting {
        meeting: held.id,
        closed: held.closed_at,
        records: records.iter().map(|record| record.id).collect(),
        items: item::of_meeting(db, held.id)?.into_iter().map(|item| item.id).collect(),
        children: records.iter().map(|record| record.child).collect(),
    };
    let mut told: Vec<Told> = Vec::new();
    let of_a_meeting = |kind: ChangeKind| matches!(kind.class(), Class::Act | Class::Bound);
    ledger::walk_back(db, of_a_meeting, ledger::END, |entry| {
        let Some(change) = ledger::change(&entry)? else { return Ok(true) };
        let meaning = change.meaning();
        if meaning.effect == (Effect::State { meeting: held.id, state: MeetingState::Running }) {
            return Ok(false);
        }
        let (id, seq, by, device, at) = (entry.id, entry.seq, entry.person, entry.device, entry.at);
        if let Some(record) = sitting.claims(db, seq, at, &meaning)? {
            told.push(Told { id, seq, by, device, at, change, record: record.0 });
        }
        Ok(true)
    })?;
    // The acts of starting are no part of what can be undone, whatever they added.
    let started = held.started_at;
    told.reverse();
    Ok(MeetingSteps::read(together(told.into_iter().filter(|entry| Some(entry.at) != started))))
}

/// Leaves out what is done again or put back only with something else, where that was not done at the same time.
fn together(told: impl Iterator<Item = Told>) -> Vec<Told> {
    let told: Vec<Told> = told.collect();
    let stays = |entry: &Told| {
        let Some(companion) = entry.change.act().and_then(|act| act.goes_with()) else { return true };
        told.iter().any(|other| {
            let kind = other.change.kind();
            (other.at, other.by) == (entry.at, entry.by)
                && (kind == companion || matches!(kind, ChangeKind::Undone | ChangeKind::Redone))
        })
    };
    let stay: Vec<bool> = told.iter().map(stays).collect();
    told.into_iter().zip(stay).filter_map(|(entry, stays)| stays.then_some(entry)).collect()
}

/// The record that a claimed change writes in, if it writes in one.
struct Claimed(Option<RecordId>);

impl OfMeeting {
    /// Whether a change is one of this meeting's acts.
    fn claims(
        &self,
        db: &Connection,
        seq: u64,
        at: DateTime<Utc>,
        meaning: &Meaning,
    ) -> Result<Option<Claimed>, Refusal> {
        let act = match &meaning.effect {
            Effect::Act(act) => act,
            Effect::Undoes { meeting, .. } | Effect::Redoes { meeting, .. } => {
                return Ok((*meeting == self.meeting).then_some(Claimed(None)));
            }
            Effect::Access(_)
            | Effect::State { .. }
            | Effect::Names { .. }
            | Effect::Disposes { .. }
            | Effect::Nothing => return Ok(None),
        };
        let ours = match act {
            MeetingAct::Section { .. }
            | MeetingAct::Decisions { .. }
            | MeetingAct::Agreement { .. }
            | MeetingAct::Dissents { .. }
            | MeetingAct::Prompts { .. }
            | MeetingAct::Offered { .. }
            | MeetingAct::Participation { .. }
            | MeetingAct::Inquorate { .. }
            | MeetingAct::Review { .. }
            | MeetingAct::Action { .. }
            | MeetingAct::ActionRemoved { .. } => {
                let record = record_of(db, meaning, seq)?.filter(|record| self.records.contains(record));
                return Ok(record.map(|record| Claimed(Some(record))));
            }
            // What earlier meetings asked for is closed from the item; afterwards, from the tracker.
            MeetingAct::ActionState { child, .. } => {
                self.children.contains(child) && self.closed.is_none_or(|closed| at <= closed)
            }
            // One for an item that is hidden from whoever asks is not theirs to undo.
            MeetingAct::Attendee { details, .. } => {
                details.meeting == self.meeting && details.item.is_none_or(|item| self.items.contains(&item))
            }
            MeetingAct::AttendeeRemoved { meeting, .. }
            | MeetingAct::InquorateMeeting { meeting }
            | MeetingAct::Venue { meeting } => *meeting == self.meeting,
            MeetingAct::Item { item, .. } => self.items.contains(item),
            MeetingAct::Request { .. } | MeetingAct::Interest { .. } => true,
        };
        Ok(ours.then_some(Claimed(None)))
    }
}
