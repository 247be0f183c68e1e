//! What a thing was before an entry changed it, read from the entries before.

use rusqlite::Connection;

use super::fault::missing;
use super::tables::{column, interest, item, ledger, record, request, section};
use crate::ledger::Change;
use crate::ledger::change::Concerns;
use crate::meeting::action::ActionState;
use crate::meeting::agenda::ItemState;
use crate::meeting::record::{Decision, Review};
use crate::meeting::request::RequestState;
use crate::meeting::{ActionId, ChildId, EntryId, RecordId, Refusal};

/// The book as it was before one act.
pub(super) struct Past<'db> {
    db: &'db Connection,
    /// The first entry of the act.
    seq: u64,
}

/// The record that a change writes in. That an action was removed says only which: the entries before say of which
/// record it was.
pub(super) fn record_of(db: &Connection, change: &Change, seq: u64) -> Result<Option<RecordId>, Refusal> {
    use Change::*;
    Ok(match change {
        SectionWritten { record, .. }
        | DecisionsSet { record, .. }
        | DecisionAgreed { record, .. }
        | DissentsSet { record, .. }
        | PromptsAnswered { record, .. }
        | OfferedSet { record, .. }
        | ReviewSet { record, .. }
        | ActionSet { record, .. } => Some(*record),
        ActionRemoved { action, child } => {
            let past = Past::new(db, seq);
            past.of_child(*child, |change| match change {
                ActionSet { action: of, record, .. } if of == *action => Some(record),
                _ => None,
            })?
        }
        _ => None,
    })
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

    /// The changes that put back what one change of the act had changed, in order.
    pub fn put_back(&self, change: &Change) -> Result<Vec<Change>, Refusal> {
        use Change::*;
        let based_on = EntryId::NONE;
        Ok(vec![match change.clone() {
            SectionWritten { record, child, section, .. } => {
                let text = self.of_child(child, |change| match change {
                    SectionWritten { record: of, section: named, text, .. } if of == record && named == section => {
                        Some(text)
                    }
                    _ => None,
                })?;
                SectionWritten { record, child, section, text: text.unwrap_or_default(), based_on }
            }
            DecisionsSet { record, child, .. } | DecisionAgreed { record, child, .. } => {
                let (decisions, rationale) = self.decisions(record, child)?;
                DecisionsSet { record, child, decisions, rationale, based_on }
            }
            DissentsSet { record, child, .. } => {
                let dissents = self.of_child(child, |change| match change {
                    DissentsSet { record: of, dissents, .. } if of == record => Some(dissents),
                    _ => None,
                })?;
                DissentsSet { record, child, dissents: dissents.unwrap_or_default(), based_on }
            }
            PromptsAnswered { record, child, .. } => {
                let prompts = self.of_child(child, |change| match change {
                    PromptsAnswered { record: of, prompts, .. } if of == record => Some(prompts),
                    _ => None,
                })?;
                PromptsAnswered { record, child, prompts: prompts.unwrap_or_default(), based_on }
            }
            OfferedSet { record, child, .. } => {
                let rows = self.of_child(child, |change| match change {
                    OfferedSet { record: of, rows, .. } if of == record => Some(rows),
                    _ => None,
                })?;
                OfferedSet { record, child, rows: rows.unwrap_or_default(), based_on }
            }
            ReviewSet { record, child, .. } => {
                let review = self.of_child(child, |change| match change {
                    ReviewSet { record: of, review, .. } if of == record => Some(review),
                    _ => None,
                })?;
                ReviewSet { record, child, review: review.unwrap_or(Review::Unset), based_on }
            }
            ActionSet { action, child, based_on: EntryId::NONE, .. } => ActionRemoved { action, child },
            ActionSet { action, child, .. } => self.action(action, child)?,
            ActionRemoved { action, child } => return self.removed_action(action, child),
            ActionStateSet { action, child, .. } => {
                ActionStateSet { action, child, state: self.action_state(action, child)?, based_on }
            }
            AttendeeSet { attendee, details, based_on: EntryId::NONE } => {
                AttendeeRemoved { attendee, meeting: details.meeting }
            }
            AttendeeSet { attendee, .. } | AttendeeRemoved { attendee, .. } => {
                let details = ledger::latest_of_kind(self.db, "attendee.set/1", self.seq, |change| match change {
                    AttendeeSet { attendee: of, details, .. } if of == attendee => Some(details),
                    _ => None,
                })?;
                let details = details.ok_or_else(|| missing("person at the meeting"))?;
                AttendeeSet { attendee, details, based_on }
            }
            ItemStateSet { item, family, at, .. } => {
                let before = self.latest(Concerns::Family(family), |change| match change {
                    ItemStateSet { item: of, state, at, .. } if of == item => Some((state, at)),
                    _ => None,
                })?;
                let (state, at) = before.unwrap_or((ItemState::Waiting, at));
                ItemStateSet { item, family, state, at, based_on }
            }
            RequestStateSet { request, family, state, .. } => {
                if request::one(self.db, request)?.state != state {
                    return Err(Refusal::wrong_state("The request has gone on since: it can no longer be undone."));
                }
                let before = self.latest(Concerns::Family(family), |change| match change {
                    RequestStateSet { request: of, state, .. } if of == request => Some(state),
                    _ => None,
                })?;
                let state = before.unwrap_or(RequestState::Received);
                RequestStateSet { request, family, state, based_on }
            }
            InterestSet { family, name, what, .. } => {
                let before = self.latest(Concerns::Family(family), |change| match change {
                    InterestSet { name: of, what, in_force, .. } if of == name => Some((what, in_force)),
                    _ => None,
                })?;
                let (what, in_force) = before.unwrap_or((what, false));
                InterestSet { family, name, what, in_force, based_on }
            }
            InquorateProceeding { meeting, .. } => {
                let reason = self.latest(Concerns::Nobody, |change| match change {
                    InquorateProceeding { meeting: of, reason } if of == meeting => Some(reason),
                    // None can have been given before it was planned.
                    MeetingPlanned { meeting: of, .. } if of == meeting => Some(String::new()),
                    _ => None,
                })?;
                InquorateProceeding { meeting, reason: reason.unwrap_or_default() }
            }
            _ => return Ok(Vec::new()),
        }])
    }

    /// The decisions of a record, and why.
    pub fn decisions(&self, record: RecordId, child: ChildId) -> Result<(Vec<Decision>, String), Refusal> {
        let mut agreed = Vec::new();
        let set = self.of_child(child, |change| match change {
            Change::DecisionAgreed { record: of, option, at, .. } if of == record => {
                agreed.push((option, at));
                None
            }
            Change::DecisionsSet { record: of, decisions, rationale, .. } if of == record => {
                Some((decisions, rationale))
            }
            _ => None,
        })?;
        let (mut decisions, rationale) = set.unwrap_or_default();
        for (option, at) in agreed.into_iter().rev() {
            for decision in decisions.iter_mut().filter(|decision| decision.option == option) {
                decision.agreed_at = at;
            }
        }
        Ok((decisions, rationale))
    }

    /// The action as it was last set.
    fn action(&self, action: ActionId, child: ChildId) -> Result<Change, Refusal> {
        let set = self.of_child(child, |change| match change {
            Change::ActionSet { action: of, .. } if of == action => Some(change),
            _ => None,
        })?;
        set.ok_or_else(|| missing("action"))
    }

    fn action_state(&self, action: ActionId, child: ChildId) -> Result<ActionState, Refusal> {
        let state = self.of_child(child, |change| match change {
            Change::ActionStateSet { action: of, state, .. } if of == action => Some(state),
            Change::ActionSet { action: of, based_on: EntryId::NONE, .. } if of == action => Some(ActionState::Open),
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

    /// The change, based on its row as it now is.
    pub fn on_what_is(&self, mut change: Change) -> Result<Change, Refusal> {
        use Change::*;
        let db = self.db;
        match &mut change {
            SectionWritten { record, section, based_on, .. } => *based_on = section::revision(db, *record, section)?,
            DecisionsSet { record, based_on, .. }
            | DecisionAgreed { record, based_on, .. }
            | DissentsSet { record, based_on, .. }
            | PromptsAnswered { record, based_on, .. }
            | OfferedSet { record, based_on, .. }
            | ReviewSet { record, based_on, .. } => *based_on = record::one(db, *record)?.revision,
            ActionSet { action, based_on, .. } | ActionStateSet { action, based_on, .. } => {
                *based_on = column::revision(db, "action", action.0)?.unwrap_or_default();
            }
            AttendeeSet { attendee, based_on, .. } => {
                *based_on = column::revision(db, "attendee", attendee.0)?.unwrap_or_default();
            }
            InterestSet { family, name, based_on, .. } => *based_on = interest::revision(db, *family, name)?,
            ItemStateSet { item, based_on, .. } => *based_on = item::one(db, *item)?.revision,
            RequestStateSet { request, based_on, .. } => *based_on = request::one(db, *request)?.revision,
            _ => {}
        }
        Ok(change)
    }
}
