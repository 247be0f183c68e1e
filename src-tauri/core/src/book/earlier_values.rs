//! What a thing was before an entry changed it, read from the entries before.

use rusqlite::Connection;

use super::fault::missing;
use super::tables::{amendment, column, interest, item, ledger, meeting, record, request, section};
use crate::ids::{ActionId, ChildId, EntryId, RecordId};
use crate::ledger::change::{Concerns, InRecord, Meaning, MeetingAct, UndoCell};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::action::ActionState;
use crate::meeting::agenda::ItemState;
use crate::meeting::record::{Decision, Review};
use crate::meeting::request::RequestState;
use crate::refusal::Refusal;

/// The book as it was before one act.
pub(super) struct Past<'db> {
    db: &'db Connection,
    /// The first entry of the act.
    seq: u64,
}

/// The record that a change belongs to. Of an action that was removed, the entries before say it.
pub(super) fn record_of(db: &Connection, meaning: &Meaning, seq: u64) -> Result<Option<RecordId>, Refusal> {
    match meaning.record {
        InRecord::No => Ok(None),
        InRecord::Of(record) => Ok(Some(record)),
        InRecord::OfAmendment(amendment) => amendment::one(db, amendment).map(|found| Some(found.record)),
        InRecord::OfAction(action) => {
            Past::new(db, seq).latest(meaning.about.concerns(), |change| match change.act()? {
                MeetingAct::Action { action: of, record, .. } if of == action => Some(record),
                _ => None,
            })
        }
    }
}

impl<'db> Past<'db> {
    pub fn new(db: &'db Connection, seq: u64) -> Self {
        Self { db, seq }
    }

    /// The latest that `pick` takes among what the entries before say of somebody.
    fn latest<T>(&self, concerns: Concerns, pick: impl FnMut(Change) -> Option<T>) -> Result<Option<T>, Refusal> {
        ledger::latest_before(self.db, concerns, self.seq, pick)
    }

    fn of_child<T>(&self, child: ChildId, pick: impl FnMut(Change) -> Option<T>) -> Result<Option<T>, Refusal> {
        self.latest(Concerns::Child(child), pick)
    }

    /// The changes that put back what one act had changed, in order.
    pub fn put_back(&self, act: MeetingAct) -> Result<Vec<Change>, Refusal> {
        use Change::*;
        let based_on = EntryId::NONE;
        Ok(vec![match act {
            MeetingAct::Section { record, child, section, .. } => {
                let text = self.of_child(child, |change| {
                    let SectionWritten { record: of, section: named, text, .. } = change else { return None };
                    (of == record && named == section).then_some(text)
                })?;
                let (section, text) = (section.to_owned(), text.unwrap_or_default());
                SectionWritten { record, child, section, text, based_on }
            }
            MeetingAct::Decisions { record, child, .. } | MeetingAct::Agreement { record, child, .. } => {
                let (decisions, rationale) = self.decisions(record, child)?;
                DecisionsSet { record, child, decisions, rationale, based_on }
            }
            MeetingAct::Dissents { record, child } => {
                let dissents = self.of_child(child, |change| {
                    let DissentsSet { record: of, dissents, .. } = change else { return None };
                    (of == record).then_some(dissents)
                })?;
                DissentsSet { record, child, dissents: dissents.unwrap_or_default(), based_on }
            }
            MeetingAct::Prompts { record, child } => {
                let prompts = self.of_child(child, |change| {
                    let PromptsAnswered { record: of, prompts, .. } = change else { return None };
                    (of == record).then_some(prompts)
                })?;
                PromptsAnswered { record, child, prompts: prompts.unwrap_or_default(), based_on }
            }
            MeetingAct::Offered { record, child } => {
                let rows = self.of_child(child, |change| {
                    let OfferedSet { record: of, rows, .. } = change else { return None };
                    (of == record).then_some(rows)
                })?;
                OfferedSet { record, child, rows: rows.unwrap_or_default(), based_on }
            }
            MeetingAct::Participation { record, child } => {
                let rows = self.of_child(child, |change| {
                    let ParticipationSet { record: of, rows, .. } = change else { return None };
                    (of == record).then_some(rows)
                })?;
                ParticipationSet { record, child, rows: rows.unwrap_or_default(), based_on }
            }
            MeetingAct::Inquorate { record, child } => {
                let reason = self.of_child(child, |change| {
                    let RecordInquorate { record: of, reason, .. } = change else { return None };
                    (of == record).then_some(reason)
                })?;
                RecordInquorate { record, child, reason: reason.unwrap_or_default(), based_on }
            }
            MeetingAct::Review { record, child, .. } => {
                let review = self.of_child(child, |change| {
                    let ReviewSet { record: of, review, .. } = change else { return None };
                    (of == record).then_some(review)
                })?;
                ReviewSet { record, child, review: review.unwrap_or(Review::Unset), based_on }
            }
            MeetingAct::Action { action, child, added: true, .. } => ActionRemoved { action, child },
            MeetingAct::Action { action, child, added: false, .. } => self.action(action, child)?,
            MeetingAct::ActionRemoved { action, child } => return self.removed_action(action, child),
            MeetingAct::ActionState { action, child, .. } => {
                ActionStateSet { action, child, state: self.action_state(action, child)?, based_on }
            }
            MeetingAct::Attendee { attendee, details, added: true } => {
                AttendeeRemoved { attendee, meeting: details.meeting }
            }
            MeetingAct::Attendee { attendee, added: false, .. } | MeetingAct::AttendeeRemoved { attendee, .. } => {
                let details = ledger::latest_of_kind(self.db, ChangeKind::AttendeeSet, self.seq, |change| {
                    let AttendeeSet { attendee: of, details, .. } = change else { return None };
                    (of == attendee).then_some(details)
                })?;
                let details = details.ok_or_else(|| missing("person at the meeting"))?;
                AttendeeSet { attendee, details, based_on }
            }
            MeetingAct::Item { item, family, at, .. } => {
                let before = self.latest(Concerns::Family(family), |change| {
                    let ItemStateSet { item: of, state, at, .. } = change else { return None };
                    (of == item).then_some((state, at))
                })?;
                let (state, at) = before.unwrap_or((ItemState::Waiting, at));
                ItemStateSet { item, family, state, at, based_on }
            }
            MeetingAct::Request { request, family, state } => {
                if request::one(self.db, request)?.state != *state {
                    return Err(Refusal::wrong_state("The request has gone on since: it can no longer be undone."));
                }
                let before = self.latest(Concerns::Family(family), |change| {
                    let RequestStateSet { request: of, state, .. } = change else { return None };
                    (of == request).then_some(state)
                })?;
                let state = before.unwrap_or(RequestState::Received);
                RequestStateSet { request, family, state, based_on }
            }
            MeetingAct::Interest { family, name, what } => {
                let before = self.latest(Concerns::Family(family), |change| {
                    let InterestSet { name: of, what, in_force, .. } = change else { return None };
                    (of == name).then_some((what, in_force))
                })?;
                let (what, in_force) = before.unwrap_or((what.to_owned(), false));
                InterestSet { family, name: name.to_owned(), what, in_force, based_on }
            }
            MeetingAct::InquorateMeeting { meeting } => {
                let reason = self.latest(Concerns::Nobody, |change| {
                    if let InquorateProceeding { meeting: of, reason } = change {
                        return (of == meeting).then_some(reason);
                    }
                    // None can have been given before it was planned.
                    let MeetingPlanned { meeting: of, .. } = change else { return None };
                    (of == meeting).then(String::new)
                })?;
                InquorateProceeding { meeting, reason: reason.unwrap_or_default() }
            }
            MeetingAct::Venue { meeting } => {
                let before = self.latest(Concerns::Nobody, |change| match change {
                    MeetingVenueSet { meeting: of, venue, place, .. } => (of == meeting).then_some((venue, place)),
                    MeetingPlanned { meeting: of, details } | MeetingMoved { meeting: of, details, .. } => {
                        (of == meeting).then_some((details.venue, details.place))
                    }
                    _ => None,
                })?;
                let (venue, place) = before.ok_or_else(|| missing("meeting"))?;
                MeetingVenueSet { meeting, venue, place, based_on }
            }
        }])
    }

    /// The decisions of a record, and why.
    pub fn decisions(&self, record: RecordId, child: ChildId) -> Result<(Vec<Decision>, String), Refusal> {
        let mut agreed = Vec::new();
        let set = self.of_child(child, |change| {
            if let Change::DecisionAgreed { record: of, option, at, how, .. } = change {
                if of == record {
                    agreed.push((option, at, how));
                }
                return None;
            }
            let Change::DecisionsSet { record: of, decisions, rationale, .. } = change else { return None };
            (of == record).then_some((decisions, rationale))
        })?;
        let (mut decisions, rationale) = set.unwrap_or_default();
        for (option, at, how) in agreed.into_iter().rev() {
            for decision in decisions.iter_mut().filter(|decision| decision.option == option) {
                decision.agreed_at = at;
                decision.agreed_how = how.clone();
            }
        }
        Ok((decisions, rationale))
    }

    /// The action as it was last set.
    fn action(&self, action: ActionId, child: ChildId) -> Result<Change, Refusal> {
        let set = self.of_child(child, |change| match change.act()? {
            MeetingAct::Action { action: of, .. } if of == action => Some(change),
            _ => None,
        })?;
        set.ok_or_else(|| missing("action"))
    }

    fn action_state(&self, action: ActionId, child: ChildId) -> Result<ActionState, Refusal> {
        let state = self.of_child(child, |change| match change.act()? {
            MeetingAct::ActionState { action: of, state, .. } if of == action => Some(state.clone()),
            MeetingAct::Action { action: of, added: true, .. } if of == action => Some(ActionState::Open),
            _ => None,
        })?;
        Ok(state.unwrap_or(ActionState::Open))
    }

    /// The action, and what had become of it.
    fn removed_action(&self, action: ActionId, child: ChildId) -> Result<Vec<Change>, Refusal> {
        let mut changes = vec![self.action(action, child)?];
        match self.action_state(action, child)? {
            ActionState::Open => {}
            state => changes.push(Change::ActionStateSet { action, child, state, based_on: EntryId::NONE }),
        }
        Ok(changes)
    }

    /// The change, based on what it changes as that now is; as it was where it is no act.
    pub fn on_what_is(&self, change: Change) -> Result<Change, Refusal> {
        let db = self.db;
        let now = match change.act().map(|act| act.cell()) {
            None => return Ok(change),
            Some(UndoCell::Section(record, section)) => section::revision(db, record, section)?,
            Some(
                UndoCell::Decisions(record)
                | UndoCell::Dissents(record)
                | UndoCell::Prompts(record)
                | UndoCell::Offered(record)
                | UndoCell::Participation(record)
                | UndoCell::Inquorate(record)
                | UndoCell::Review(record),
            ) => record::one(db, record)?.revision,
            Some(UndoCell::Action(action)) => column::revision(db, "action", action.0)?.unwrap_or_default(),
            Some(UndoCell::Attendee(attendee)) => column::revision(db, "attendee", attendee.0)?.unwrap_or_default(),
            Some(UndoCell::Item(item)) => item::one(db, item)?.revision,
            Some(UndoCell::Request(request)) => request::one(db, request)?.revision,
            Some(UndoCell::Interest(family, name)) => interest::revision(db, family, name)?,
            // The reason is given anew each time, on whatever is there.
            Some(UndoCell::InquorateMeeting(_)) => return Ok(change),
            Some(UndoCell::Venue(meeting)) => meeting::one(db, meeting)?.revision,
        };
        Ok(change.based_now_on(now))
    }
}
