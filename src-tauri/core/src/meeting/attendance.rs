//! Who is in the room, by which means, for whom.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::request::Worker;
use super::sitting::Meeting;
use super::{AttendeeId, ItemId, MeetingId};
use crate::panel::Profile;
use crate::panel::profile::{PanelRole, Seat};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceMode {
    Room,
    Video,
    Phone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceState {
    Expected,
    Present,
    Apologies,
    /// Was present and has left.
    Left,
}

/// Somebody's attendance at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttendeeDetails {
    pub meeting: MeetingId,
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    pub agency: String,
    pub mode: AttendanceMode,
    pub state: AttendanceState,
    /// The name of the member they stand in for.
    pub deputy_for: Option<String>,
    /// Watches and learns; does not count towards the quorum (CLAM-12).
    pub observer: bool,
    /// Present for one item only, as a social worker is for their child.
    pub item: Option<ItemId>,
    pub arrived: Option<DateTime<Utc>>,
    pub left: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Attendee {
    pub id: AttendeeId,
    pub details: AttendeeDetails,
    #[ts(type = "number")]
    pub revision: u64,
}

/// The members whom a meeting expects, a row each: the panel's roles that attend this session. Whoever held a role when
/// the panel last met, or was stood in for, is named in it again; the others have no name yet.
pub fn members(profile: &Profile, meeting: &Meeting, last: &[AttendeeDetails]) -> Vec<AttendeeDetails> {
    let attends = |role: &&PanelRole| {
        !matches!(role.seat, Seat::Presenter | Seat::Informed | Seat::Observer)
            && role.theme.as_ref().is_none_or(|theme| meeting.details.theme.as_ref() == Some(theme))
    };
    let row = |role: &PanelRole, place: u32| {
        let mut known = last.iter().filter(|member| member.role == role.id).filter_map(member_name);
        expected(meeting.id, role, known.nth(place as usize).unwrap_or_default(), None)
    };
    let rows = profile.roles.iter().filter(attends).flat_map(|role| (0..role.count).map(move |place| (role, place)));
    rows.map(|(role, place)| row(role, place)).collect()
}

/// The member in whose place somebody sat: whom they stood in for, or themselves. Nobody for an observer, a presenter, or
/// a row that was never named.
fn member_name(attendee: &AttendeeDetails) -> Option<&str> {
    let name = attendee.deputy_for.as_deref().unwrap_or(&attendee.name).trim();
    (!attendee.observer && attendee.item.is_none() && !name.is_empty()).then_some(name)
}

/// Those who present a request, each for its item alone (FSF-5). Whoever is only told of the outcome is not expected.
pub fn presenters(profile: &Profile, meeting: MeetingId, item: ItemId, workers: &[Worker]) -> Vec<AttendeeDetails> {
    let presents =
        |worker: &Worker| profile.roles.iter().find(|role| role.id == worker.role && role.seat == Seat::Presenter);
    workers
        .iter()
        .filter_map(|worker| Some(expected(meeting, presents(worker)?, worker.name.trim(), Some(item))))
        .collect()
}

fn expected(meeting: MeetingId, role: &PanelRole, name: &str, item: Option<ItemId>) -> AttendeeDetails {
    AttendeeDetails {
        meeting,
        name: name.to_owned(),
        role: role.id.clone(),
        agency: role.agency.clone(),
        mode: AttendanceMode::Room,
        state: AttendanceState::Expected,
        deputy_for: None,
        observer: false,
        item,
        arrived: None,
        left: None,
    }
}
