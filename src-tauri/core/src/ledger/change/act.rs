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
    /// The text of one section was written.
    Section {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
        /// The section's id in the profile.
        section: &'c str,
        /// The section's whole text from then on.
        text: &'c str,
    },
    /// What the panel decides, and why.
    Decisions {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
        /// All that are chosen from then on.
        decisions: &'c [Decision],
        /// Why they were made, in one text for all of them.
        rationale: &'c str,
    },
    /// The chair agreed one decision aloud, or took that back.
    Agreement {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
        /// The decision's option id in the profile.
        option: &'c str,
        /// When it was agreed; none where the agreement was taken back.
        at: Option<DateTime<Utc>>,
        /// How, where it was not aloud in the meeting.
        how: Option<&'c str>,
    },
    /// Who did not agree or abstained (PS-2).
    Dissents {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
    },
    /// How prompts of the profile were met.
    Prompts {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
    },
    /// What the family was offered before proceedings (FSF-9).
    Offered {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
    },
    /// Who of child and family was invited, came and was heard.
    Participation {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
    },
    /// The chair decided about this child without a quorum, for a reason (PS-2).
    Inquorate {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
    },
    /// When the child comes back to the panel, or why not (CLAM-7).
    Review {
        /// In which record.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
        /// What is said of it from then on.
        review: &'c Review,
    },
    /// Added where it was based on nothing.
    Action {
        /// Which action.
        action: ActionId,
        /// The record that it belongs to.
        record: RecordId,
        /// Whose record it is.
        child: ChildId,
        /// All of it from then on.
        details: &'c ActionDetails,
        /// Whether it is new rather than changed.
        added: bool,
    },
    /// An action was taken out of a record.
    ActionRemoved {
        /// Which action.
        action: ActionId,
        /// Whose record it was in.
        child: ChildId,
    },
    /// An action was closed, or opened again.
    ActionState {
        /// Which action.
        action: ActionId,
        /// Whose record it is in.
        child: ChildId,
        /// How it stands from then on.
        state: &'c ActionState,
    },
    /// Added where it was based on nothing.
    Attendee {
        /// Which row of the attendance.
        attendee: AttendeeId,
        /// The whole row from then on.
        details: &'c AttendeeDetails,
        /// Whether the row is new rather than changed.
        added: bool,
    },
    /// A row of the attendance was taken out.
    AttendeeRemoved {
        /// Which row.
        attendee: AttendeeId,
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// An item was started, finished, deferred or put back.
    Item {
        /// Which item.
        item: ItemId,
        /// Whose item it is.
        family: FamilyId,
        /// How it stands from then on.
        state: &'c ItemState,
        /// When it came to that.
        at: DateTime<Utc>,
    },
    /// A request was placed, or went back to wait for a slot.
    Request {
        /// Which request.
        request: RequestId,
        /// Whose request it is.
        family: FamilyId,
        /// How it stands from then on.
        state: &'c RequestState,
    },
    /// Somebody has an interest in a family, or it was ended.
    Interest {
        /// In which family.
        family: FamilyId,
        /// Who has it, as the attendance names them.
        name: &'c str,
        /// What the interest is.
        what: &'c str,
    },
    /// The chair went on without a quorum with a whole meeting, as books of before have it (PS-2).
    InquorateMeeting {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// Where the meeting is held was said otherwise.
    Venue {
        /// Which meeting.
        meeting: MeetingId,
    },
}

/// What is changed as a whole, and so is put back as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoCell<'c> {
    /// The text of one section of a record, by the section's id in the profile.
    Section(RecordId, &'c str),
    /// A record's decisions with their rationale and agreement.
    Decisions(RecordId),
    /// Who did not agree, of a record.
    Dissents(RecordId),
    /// A record's answers to prompts.
    Prompts(RecordId),
    /// What a record says was offered before proceedings.
    Offered(RecordId),
    /// What a record says of child and family at the meeting.
    Participation(RecordId),
    /// A record's review.
    Review(RecordId),
    /// An action with its state.
    Action(ActionId),
    /// A row of the attendance.
    Attendee(AttendeeId),
    /// The state of an item.
    Item(ItemId),
    /// The state of a request.
    Request(RequestId),
    /// Somebody's interest in a family, by their name.
    Interest(FamilyId, &'c str),
    /// A record's reason for deciding without a quorum.
    Inquorate(RecordId),
    /// A meeting's reason for going on without a quorum.
    InquorateMeeting(MeetingId),
    /// Where a meeting is held.
    Venue(MeetingId),
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
            MeetingAct::Participation { record, .. } => UndoCell::Participation(record),
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
            MeetingAct::Inquorate { record, .. } => UndoCell::Inquorate(record),
            MeetingAct::InquorateMeeting { meeting } => UndoCell::InquorateMeeting(meeting),
            MeetingAct::Venue { meeting } => UndoCell::Venue(meeting),
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
            | MeetingAct::Participation { .. }
            | MeetingAct::Review { .. }
            | MeetingAct::Action { .. }
            | MeetingAct::ActionRemoved { .. }
            | MeetingAct::ActionState { .. }
            | MeetingAct::Attendee { .. }
            | MeetingAct::AttendeeRemoved { .. }
            | MeetingAct::Item { .. }
            | MeetingAct::Inquorate { .. }
            | MeetingAct::InquorateMeeting { .. }
            | MeetingAct::Venue { .. } => None,
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
            MeetingAct::Participation { .. } => ActWords::Plain("who of the family was invited, came and was heard"),
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
            MeetingAct::Inquorate { .. } | MeetingAct::InquorateMeeting { .. } => {
                ActWords::Plain("the chair's reason for going on")
            }
            MeetingAct::Venue { .. } => ActWords::Plain("where the meeting is held"),
        }
    }
}

/// What an act did, with the ids of what its reader has to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActWords<'c> {
    /// Words that need nothing looked up.
    Plain(&'static str),
    /// "what was written in “Discussion”"
    Written {
        /// The section's id, to be told by its label.
        section: &'c str,
    },
    /// "“Section 20 agreed” chosen", told against what was decided before.
    Decided {
        /// The record, to be told what was decided in it before.
        record: RecordId,
        /// What is decided from then on.
        decisions: &'c [Decision],
    },
    /// "“Section 20 agreed” agreed by the chair", or "no longer agreed".
    Agreed {
        /// The option's id, to be told by its label.
        option: &'c str,
        /// Whether it was agreed rather than taken back.
        agreed: bool,
    },
    /// "the attendance of Nan Ferrow"
    Attended {
        /// Whose attendance it is.
        name: &'c str,
    },
    /// "the 2pm item started"
    Item {
        /// The item, to be told by its time.
        item: ItemId,
        /// "started", "put back": what follows its time.
        became: &'static str,
    },
}
