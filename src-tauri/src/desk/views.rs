//! What the screens show, as plain data. Words that a rule decides (time left, quorum, lateness) are made in Rust;
//! the window only sets them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use quorate_core::meeting::access::Right;
use quorate_core::meeting::action::{Action, Smart};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::child::Child;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::request::Request;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::meeting::*;
use quorate_core::panel::Profile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who is signed in, and what they may do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SessionView {
    pub person: Person,
    pub rights: Vec<Right>,
    pub book_name: String,
    pub council: String,
    /// Where the book lies.
    pub folder: String,
    /// What was typed on this machine and not yet saved when Quorate last ended.
    pub drafts: Vec<DraftView>,
}

/// Typing that is durable on this machine but not yet part of the book.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftView {
    /// Which field: `record/<id>/section/<section>`, `request/new/outline`.
    pub field: String,
    pub text: String,
    /// The revision the typing started from.
    #[ts(type = "number")]
    pub based_on: u64,
    pub at: DateTime<Utc>,
}

/// A book seen from outside: enough to sign in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DoorView {
    pub folder: String,
    pub name: String,
    pub people: Vec<DoorPerson>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DoorPerson {
    pub id: PersonId,
    pub name: String,
}

/// A deadline that runs.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Clock {
    /// The deadline's id in the profile.
    pub deadline: String,
    /// "Case note on each child's file".
    pub label: String,
    /// "by the administrator".
    pub by: String,
    pub due: NaiveDate,
    /// The last working day to act on it, where the deadline itself is none.
    pub last_working_day: Option<NaiveDate>,
    /// "2 working days left", "due today", "1 working day over", "done Thursday 26 November by …".
    pub words: String,
    pub state: ClockState,
    /// Why it cannot be told, where the calendar has not been published so far.
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ClockState {
    Over,
    Today,
    Running,
    Done,
    Unknown,
}

/// The working week.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HomeView {
    pub today: NaiveDate,
    /// Last week's, this week's and next week's meetings.
    pub meetings: Vec<MeetingLine>,
    /// What waits for this person, most urgent first.
    pub tasks: Vec<Task>,
    /// A sentence where the bank holidays on file do not reach far enough.
    pub calendar_notice: Option<String>,
}

/// Something that waits for the person signed in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Task {
    pub what: TaskKind,
    /// "3 requests wait for screening".
    pub label: String,
    pub detail: String,
    pub count: u32,
    pub clock: Option<Clock>,
    pub meeting: Option<MeetingId>,
    pub record: Option<RecordId>,
    pub request: Option<RequestId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TaskKind {
    Triage,
    PlaceRequest,
    IssueAgenda,
    HoldMeeting,
    Finalise,
    Returned,
    Sign,
    File,
    OverdueActions,
    SetSigningPin,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeetingLine {
    pub meeting: Meeting,
    pub panel_name: String,
    pub venue_name: String,
    pub theme_name: Option<String>,
    pub items: u32,
    pub children: u32,
    /// Minutes of slots taken, and of slots there are.
    pub minutes_taken: u32,
    pub minutes_free: u32,
    /// "5 signed, 2 wait for the chair".
    pub progress: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelView {
    /// Absent for a bundled profile that the book has not adopted.
    pub adopted_version: Option<u32>,
    pub bundled_version: Option<u32>,
    pub profile: Profile,
    pub toml: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProfileMistake {
    pub line: u32,
    pub path: String,
    pub sentence: String,
}

/// A date that the profile's schedule gives.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProposedDate {
    pub date: NaiveDate,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub venue: String,
    pub venue_name: String,
    pub theme: Option<String>,
    pub theme_name: Option<String>,
    /// The bank holiday it falls on: skip it, or move it to one of the alternatives.
    pub holiday: Option<String>,
    pub alternatives: Vec<NaiveDate>,
    /// There is a meeting of this panel on that day already.
    pub exists: bool,
    /// Why it cannot be told whether this is a working day.
    pub unknown: Option<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HolidaysView {
    pub published_until: NaiveDate,
    pub bank: Vec<Holiday>,
    pub one_off: Vec<Holiday>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildLine {
    pub child: Child,
    /// "Chidi Okafor", "Unborn baby Lovatt".
    pub name: String,
    /// "9 years", "expected in February 2027".
    pub age: String,
    pub siblings: Vec<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildView {
    pub line: ChildLine,
    pub siblings: Vec<ChildLine>,
    pub requests: Vec<RequestLine>,
    pub records: Vec<RecordLine>,
    pub actions: Vec<TrackerLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestLine {
    pub request: Request,
    pub panel_name: String,
    pub reason_label: String,
    pub children: Vec<ChildLine>,
    /// Papers still missing, by label.
    pub missing_papers: Vec<String>,
    /// "Received 2 days after the deadline", for request or papers; empty when in time.
    pub late: Vec<String>,
    /// The clock of its reason (CLAM-2).
    pub clock: Option<Clock>,
    /// The meeting it is placed in.
    pub meeting: Option<MeetingId>,
    pub placed_words: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestView {
    pub line: RequestLine,
    pub profile: Profile,
    /// Meetings it could be placed in.
    pub meetings: Vec<MeetingLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AgendaView {
    pub line: MeetingLine,
    pub profile: Profile,
    pub slots: Vec<SlotView>,
    /// Requests of this panel that wait for a slot.
    pub waiting: Vec<RequestLine>,
    pub attendees: Vec<Attendee>,
    /// The invitation as an iCalendar file, once the agenda is issued (CLAM-6).
    pub invitation: Option<String>,
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
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuorumView {
    pub quorate: bool,
    /// "Quorate. Chair and two heads of service." or "Not quorate: one more head of service is needed."
    pub sentence: String,
    pub missing: Vec<String>,
    pub chair_may_proceed: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveView {
    pub line: MeetingLine,
    pub profile: Profile,
    pub items: Vec<LiveItem>,
    pub attendees: Vec<Attendee>,
    pub quorum: QuorumView,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveItem {
    pub item: Item,
    pub request: RequestLine,
    /// One a child, in the order of the request.
    pub records: Vec<LiveRecord>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveRecord {
    pub record: Record,
    pub child: ChildLine,
    pub actions: Vec<LiveAction>,
    /// What stands between this record and the chair, a sentence each.
    pub missing: Vec<String>,
    /// What the last meeting about this child decided, and which of its actions are open.
    pub last_time: Option<LastTime>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LiveAction {
    pub action: Action,
    pub smart: Smart,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LastTime {
    pub date: NaiveDate,
    pub panel_name: String,
    pub decisions: Vec<String>,
    pub open_actions: Vec<TrackerLine>,
    pub closed_actions: u32,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordLine {
    pub record: Record,
    pub child: ChildLine,
    pub panel_name: String,
    pub meeting_date: NaiveDate,
    pub clocks: Vec<Clock>,
    pub decisions: Vec<String>,
    pub file_name: Option<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordView {
    pub line: RecordLine,
    pub actions: Vec<LiveAction>,
    pub missing: Vec<String>,
    /// The case note to paste: title and text, bold where the panel asks for it (CLAM-9).
    pub case_note: CaseNote,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseNote {
    pub title: String,
    pub date: NaiveDate,
    pub significant_event: bool,
    pub bold: bool,
    pub text: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrackerLine {
    pub action: Action,
    pub child: ChildLine,
    pub panel_name: String,
    pub meeting_date: NaiveDate,
    pub owner_label: String,
    /// "11 days over", "due today", "2 weeks left"; empty once it is closed.
    pub words: String,
    pub overdue: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SectionVersion {
    pub by: String,
    pub at: DateTime<Utc>,
    pub text: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LedgerView {
    pub whole: bool,
    #[ts(type = "number")]
    pub entries: u64,
    pub sentence: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookView {
    pub name: String,
    pub council: String,
    pub folder: String,
    #[ts(type = "number")]
    pub entries: u64,
    pub backups: Vec<String>,
    /// The newest entries: who did what kind of thing when; never a child's details.
    pub lately: Vec<LedgerLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LedgerLine {
    #[ts(type = "number")]
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub kind: String,
}

/// What `verify` says of one file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerdictView {
    pub file: String,
    pub valid: bool,
    /// "Signed by … on …; nothing has been altered.", or what is wrong.
    pub sentence: String,
    pub signer: Option<String>,
    pub signed_at: Option<DateTime<Utc>>,
}

/// What makes a new book.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewBook {
    pub folder: String,
    pub name: String,
    pub council: String,
    pub administrator: quorate_core::meeting::person::PersonDetails,
    pub passphrase: String,
}

/// A book just made: the recovery key is shown this once.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CreatedBook {
    pub recovery_key: String,
    pub session: SessionView,
}
