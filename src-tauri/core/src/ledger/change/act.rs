//! What a meeting does: what an undo puts back, and the words for it.

use chrono::{DateTime, Utc};

use super::ChangeKind;
use crate::ids::{ActionId, AttendeeId, ChildId, FamilyId, ItemId, MeetingId, RecordId, RequestId};
use crate::meeting::action::{ActionDetails, ActionState};
use crate::meeting::agenda::ItemState;
use crate::meeting::attendance::AttendeeDetails;
use crate::meeting::record::{Decision, Review};
use crate::meeting::request::RequestState;

/// What is done in a meeting, and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingAct<'c> {
    Section {
        record: RecordId,
        child: ChildId,
        section: &'c str,
        text: &'c str,
    },
    Decisions {
        record: RecordId,
        child: ChildId,
        decisions: &'c [Decision],
        rationale: &'c str,
    },
    Agreement {
        record: RecordId,
        child: ChildId,
        option: &'c str,
        at: Option<DateTime<Utc>>,
    },
    Dissents {
        record: RecordId,
        child: ChildId,
    },
    Prompts {
        record: RecordId,
        child: ChildId,
    },
    Offered {
        record: RecordId,
        child: ChildId,
    },
    Review {
        record: RecordId,
        child: ChildId,
        review: &'c Review,
    },
    /// Added where it was based on nothing.
    Action {
        action: ActionId,
        record: RecordId,
        child: ChildId,
        details: &'c ActionDetails,
        added: bool,
    },
    ActionRemoved {
        action: ActionId,
        child: ChildId,
    },
    ActionState {
        action: ActionId,
        child: ChildId,
        state: &'c ActionState,
    },
    /// Added where it was based on nothing.
    Attendee {
        attendee: AttendeeId,
        details: &'c AttendeeDetails,
        added: bool,
    },
    AttendeeRemoved {
        attendee: AttendeeId,
        meeting: MeetingId,
    },
    Item {
        item: ItemId,
        family: FamilyId,
        state: &'c ItemState,
        at: DateTime<Utc>,
    },
    Request {
        request: RequestId,
        family: FamilyId,
        state: &'c RequestState,
    },
    Interest {
        family: FamilyId,
        name: &'c str,
        what: &'c str,
    },
    Inquorate {
        meeting: MeetingId,
    },
}

/// What is changed as a whole, and so is put back as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoCell<'c> {
    Section(RecordId, &'c str),
    Decisions(RecordId),
    Dissents(RecordId),
    Prompts(RecordId),
    Offered(RecordId),
    Review(RecordId),
    Action(ActionId),
    Attendee(AttendeeId),
    Item(ItemId),
    Request(RequestId),
    Interest(FamilyId, &'c str),
    Inquorate(MeetingId),
}

impl<'c> MeetingAct<'c> {
    /// What it changes.
    pub fn cell(&self) -> UndoCell<'c> {
        match *self {
            MeetingAct::Section { record, section, .. } => UndoCell::Section(record, section),
            MeetingAct::Decisions { record, .. } | MeetingAct::Agreement { record, .. } => UndoCell::Decisions(record),
            MeetingAct::Dissents { record, .. } => UndoCell::Dissents(record),
            MeetingAct::Prompts { record, .. } => UndoCell::Prompts(record),
            MeetingAct::Offered { record, .. } => UndoCell::Offered(record),
            MeetingAct::Review { record, .. } => UndoCell::Review(record),
            MeetingAct::Action { action, .. }
            | MeetingAct::ActionRemoved { action, .. }
            | MeetingAct::ActionState { action, .. } => UndoCell::Action(action),
            MeetingAct::Attendee { attendee, .. } | MeetingAct::AttendeeRemoved { attendee, .. } => {
                UndoCell::Attendee(attendee)
            }
            MeetingAct::Item { item, .. } => UndoCell::Item(item),
            MeetingAct::Request { request, .. } => UndoCell::Request(request),
            MeetingAct::Interest { family, name, .. } => UndoCell::Interest(family, name),
            MeetingAct::Inquorate { meeting } => UndoCell::Inquorate(meeting),
        }
    }

    /// The kind without which it is no act of its own: a request's state goes back only with the item that moved it, an
    /// interest with whoever left the room for it.
    pub fn goes_with(&self) -> Option<ChangeKind> {
        match self {
            MeetingAct::Request { .. } => Some(ChangeKind::ItemStateSet),
            MeetingAct::Interest { .. } => Some(ChangeKind::AttendeeSet),
            MeetingAct::Section { .. }
            | MeetingAct::Decisions { .. }
            | MeetingAct::Agreement { .. }
            | MeetingAct::Dissents { .. }
            | MeetingAct::Prompts { .. }
            | MeetingAct::Offered { .. }
            | MeetingAct::Review { .. }
            | MeetingAct::Action { .. }
            | MeetingAct::ActionRemoved { .. }
            | MeetingAct::ActionState { .. }
            | MeetingAct::Attendee { .. }
            | MeetingAct::AttendeeRemoved { .. }
            | MeetingAct::Item { .. }
            | MeetingAct::Inquorate { .. } => None,
        }
    }

    /// What it did, for whoever would undo it: in words that name no child, since others may see the screen.
    pub fn words(&self) -> ActWords<'c> {
        match *self {
            MeetingAct::Section { section, .. } => ActWords::Written { section },
            MeetingAct::Decisions { record, decisions, .. } => ActWords::Decided { record, decisions },
            MeetingAct::Agreement { option, at, .. } => ActWords::Agreed { option, agreed: at.is_some() },
            MeetingAct::Dissents { .. } => ActWords::Plain("who dissents or abstains"),
            MeetingAct::Prompts { .. } => ActWords::Plain("the answer to a prompt"),
            MeetingAct::Offered { .. } => ActWords::Plain("what was offered before proceedings"),
            MeetingAct::Review { .. } => ActWords::Plain("the review"),
            MeetingAct::Action { added: true, .. } => ActWords::Plain("an action added"),
            MeetingAct::Action { added: false, .. } => ActWords::Plain("an action changed"),
            MeetingAct::ActionRemoved { .. } => ActWords::Plain("an action removed"),
            MeetingAct::ActionState { state, .. } => ActWords::Plain(match state {
                ActionState::Open => "an action opened again",
                ActionState::Done { .. } => "an action closed as done",
                ActionState::NotDone { .. } => "an action closed as not done",
                ActionState::Overtaken { .. } => "an action closed as overtaken",
            }),
            MeetingAct::Attendee { details, .. } => match details.name.trim() {
                "" => ActWords::Plain("somebody's attendance"),
                name => ActWords::Attended { name },
            },
            MeetingAct::AttendeeRemoved { .. } => ActWords::Plain("somebody taken off the list"),
            MeetingAct::Item { item, state, .. } => ActWords::Item {
                item,
                became: match state {
                    ItemState::Waiting => "put back",
                    ItemState::Running => "started",
                    ItemState::Finished => "finished",
                    ItemState::Deferred { .. } => "deferred",
                },
            },
            MeetingAct::Request { .. } => ActWords::Plain("what became of a request"),
            MeetingAct::Interest { .. } => ActWords::Plain("an interest declared"),
            MeetingAct::Inquorate { .. } => ActWords::Plain("the chair's reason for going on"),
        }
    }
}

/// What an act did, with the ids of what its reader has to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActWords<'c> {
    Plain(&'static str),
    /// "what was written in “Discussion”"
    Written {
        section: &'c str,
    },
    /// "“Section 20 agreed” chosen", told against what was decided before.
    Decided {
        record: RecordId,
        decisions: &'c [Decision],
    },
    /// "“Section 20 agreed” agreed by the chair", or "no longer agreed".
    Agreed {
        option: &'c str,
        agreed: bool,
    },
    /// "the attendance of Nan Ferrow"
    Attended {
        name: &'c str,
    },
    /// "the 2pm item started"
    Item {
        item: ItemId,
        became: &'static str,
    },
}
