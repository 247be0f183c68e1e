//! Children, requests and the agenda they are placed on.

use chrono::{NaiveDate, NaiveTime};
use quorate_core::ids::{MeetingId, RecordId, RequestId};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::arrangements::{PanelMember, PanelVenue};
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::participation::Parent;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::Break;
use serde::Serialize;
use ts_rs::TS;

use super::restricting::RestrictionLine;
use super::week::MeetingLine;
use crate::views::list_rows::{ChildLine, RecordLine, RequestLine, TrackerLine, WorkerLine};

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildView {
    pub line: ChildLine,
    pub siblings: Vec<ChildLine>,
    pub requests: Vec<RequestLine>,
    pub records: Vec<RecordLine>,
    pub actions: Vec<TrackerLine>,
    /// What the next weeks hold: slots, reviews, actions, deadlines; the earliest first.
    pub ahead: Vec<AheadLine>,
    /// Parents as the child's own details have them, then those whom only a record names.
    pub parents: Vec<ParentLine>,
    /// Who has an interest in the family.
    pub interests: Vec<InterestLine>,
    /// Who sees the family, where it is restricted.
    pub restriction: Option<RestrictionLine>,
}

/// A parent of a child, and where they are known from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ParentLine {
    pub parent: Parent,
    /// "as the record of 3 December 2026 has it", where not all of it stands in the child's own details; else empty.
    pub source: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InterestLine {
    pub name: String,
    pub what: String,
    /// "declared on 3 November 2026 at 1:20pm".
    pub declared: String,
    /// Whether whoever asks may end it: their own, or anybody's for a minute taker.
    pub may_end: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestView {
    pub line: RequestLine,
    pub profile: Profile,
    /// Meetings it could be placed in.
    pub meetings: Vec<MeetingLine>,
    /// What the worker is told, where the request was answered with a reason.
    pub draft: Option<RequestDraft>,
}

/// An e-mail that nobody has sent: it says no more of a child than a list does.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestDraft {
    /// Addresses of the workers; empty where none is known.
    pub to: String,
    pub subject: String,
    pub text: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AgendaView {
    pub line: MeetingLine,
    pub profile: Profile,
    pub slots: Vec<SlotView>,
    /// When nobody is heard, within the times of this meeting.
    pub breaks: Vec<Break>,
    /// Requests of this panel that wait for a slot.
    pub waiting: Vec<RequestLine>,
    /// Children who come back for a review that nobody has booked.
    pub returning: Vec<ReturningLine>,
    pub attendees: Vec<Attendee>,
    /// Where the panel meets, to choose from.
    pub venues: Vec<PanelVenue>,
    /// Who sits on the panel, to name its seats from.
    pub members: Vec<PanelMember>,
    /// The invitation as an iCalendar file, once the agenda is issued (CLAM-6).
    pub invitation: Option<String>,
}

/// Brothers and sisters, or one child, who come back to this meeting for a review.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReturningLine {
    /// The record that says so, by which it is booked or ended.
    pub record: RecordId,
    pub children: Vec<ChildLine>,
    /// The reason that the profile has for such a review: nobody chose it so far.
    pub reason: String,
    /// "Review of a section 20 foster placement with a plan to return home".
    pub reason_label: String,
    /// "Decided on Tuesday 1 December 2026"; where its day went by, or no panel sits on it, when it was due too.
    pub words: String,
    /// Whether its own day has gone by, or is not this meeting's.
    pub carried: bool,
    pub workers: Vec<WorkerLine>,
    /// Required papers, and by when they are due: "Written request by Friday 8 January".
    pub papers: Vec<String>,
}

/// Whether a panel sits on a day, and when it sits next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelDayView {
    pub sits: bool,
    /// The panel's first day on or after it.
    pub next: Option<NaiveDate>,
    /// What is pointed out; empty where the panel sits on that day.
    pub sentence: String,
}

/// What kind of thing lies ahead of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AheadKind {
    Deadline,
    Slot,
    Review,
    Action,
}

/// Something that the next weeks hold for a child.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AheadLine {
    pub what: AheadKind,
    pub date: NaiveDate,
    pub child: ChildLine,
    /// "CLAM panel at 1:15pm", "Review decided by the CLAM panel", the action's own words.
    pub label: String,
    /// Who does it, or what else there is to know; may be empty.
    pub detail: String,
    /// "3 working days left", "2 working days over"; may be empty.
    pub words: String,
    /// Whether it is over, or will be too late.
    pub late: bool,
    /// Where it leads.
    pub meeting: Option<MeetingId>,
    pub request: Option<RequestId>,
    pub record: Option<RecordId>,
}

/// One slot of the day, taken or free.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SlotView {
    pub starts: NaiveTime,
    pub minutes: u32,
    pub emergency: bool,
    pub item: Option<Item>,
    pub request: Option<RequestLine>,
    /// Taken by something that is hidden from whoever asks.
    pub restricted: bool,
}
