//! The working week: what is on, what waits for whom, and which clocks run.

use chrono::{NaiveDate, NaiveTime};
use quorate_core::ids::{MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::sitting::Meeting;
use serde::Serialize;
use ts_rs::TS;

use super::ChildLine;

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
    /// The hour on that day, where the deadline has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub time: Option<NaiveTime>,
    /// The last working day to act on it, where the deadline itself is none.
    pub last_working_day: Option<NaiveDate>,
    /// "2 working days left", "due today", "1 working day over", "done Thursday 26 November by …".
    pub words: String,
    pub state: ClockState,
    /// Whether it was settled after its time: late stays late.
    pub late: bool,
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
    /// A deadline that no panel meets, as things stand (CLAM-2).
    TooLate,
    /// Requests that lack something.
    CompleteRequest,
    Triage,
    PlaceRequest,
    /// Reviews that come back to a meeting and are not booked.
    BookReviews,
    IssueAgenda,
    /// A panel's terms of reference are due to be looked at again (CLAM-13).
    ReviewTerms,
    HoldMeeting,
    Finalise,
    Returned,
    Sign,
    AnswerAmendment,
    File,
    OverdueActions,
    /// Children who reach a threshold and are before no panel yet (LCP-1).
    WatchList,
    SetSigningPin,
    Certify,
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
    /// Slots that are taken by something hidden from whoever asks; they are counted nowhere else.
    pub restricted: u32,
    /// Minutes of slots taken, and of slots there are.
    pub minutes_taken: u32,
    pub minutes_free: u32,
    /// Slots there are, taken or free.
    pub slots: u32,
    /// Those that are free to anybody.
    pub slots_free: u32,
    /// Those that are free and kept for emergencies.
    pub emergency_free: u32,
    /// Children who come back to it for a review and are not booked, where this was asked for.
    pub returning: u32,
    /// What has to happen before it: invitations, papers (PS-2, PS-3). Nothing once it has begun.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Clock>>")]
    pub before: Vec<Clock>,
    /// "5 signed, 2 wait for the chair".
    pub progress: String,
}

/// A child who reaches a threshold of a panel, or has reached it, and is not before the panel yet.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchLine {
    pub child: ChildLine,
    pub panel: PanelId,
    pub panel_name: String,
    /// The rule's id.
    pub watch: String,
    /// "12 months on a child protection plan".
    pub label: String,
    /// The day that it is counted from.
    pub from: NaiveDate,
    /// The day on which it is reached.
    pub on: NaiveDate,
    /// Whether that day has gone by.
    pub past: bool,
    /// "in 3 weeks", "5 days ago".
    pub words: String,
    /// The reason of the request that is offered.
    pub reason: String,
    pub source: String,
}
