//! Children, requests and the agenda they are placed on.

use chrono::NaiveTime;
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::arrangements::{PanelMember, PanelVenue};
use quorate_core::meeting::attendance::Attendee;
use quorate_core::panel::Profile;
use serde::Serialize;
use ts_rs::TS;

use super::restricting::RestrictionLine;
use super::week::MeetingLine;
use crate::views::list_rows::{ChildLine, RequestLine};
use crate::views::list_rows::{RecordLine, TrackerLine};

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildView {
    pub line: ChildLine,
    pub siblings: Vec<ChildLine>,
    pub requests: Vec<RequestLine>,
    pub records: Vec<RecordLine>,
    pub actions: Vec<TrackerLine>,
    /// Who has an interest in the family.
    pub interests: Vec<InterestLine>,
    /// Who sees the family, where it is restricted.
    pub restriction: Option<RestrictionLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InterestLine {
    pub name: String,
    pub what: String,
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
    /// Where the panel meets, to choose from.
    pub venues: Vec<PanelVenue>,
    /// Who sits on the panel, to name its seats from.
    pub members: Vec<PanelMember>,
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
    /// Taken by something that is hidden from whoever asks.
    pub restricted: bool,
}
