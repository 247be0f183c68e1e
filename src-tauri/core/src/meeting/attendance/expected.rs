//! Who is expected at a meeting: the panel's members in their seats, and those who present a child.

use super::{AttendanceMode, AttendanceState, AttendeeDetails};
use crate::ids::{ItemId, MeetingId};
use crate::meeting::arrangements::{Belongs, PanelMember, has_a_seat};
use crate::meeting::interest::same_name;
use crate::meeting::request::Worker;
use crate::meeting::sitting::Meeting;
use crate::panel::Profile;
use crate::panel::profile::{Attending, PanelRole, Seat};

/// The members whom a meeting expects, a row each: the panel's roles that attend this session. Whoever the panel's list
/// names for every meeting sits there, by their usual way; then whoever held a role when the panel last met, or was stood
/// in for, is named in it again. The other seats have no name yet.
pub fn members(
    profile: &Profile,
    meeting: &Meeting,
    listed: &[PanelMember],
    last: &[AttendeeDetails],
) -> Vec<AttendeeDetails> {
    let attends = |role: &&PanelRole| {
        has_a_seat(role) && role.theme.as_ref().is_none_or(|theme| meeting.details.theme.as_ref() == Some(theme))
    };
    let mut rows = Vec::new();
    for role in profile.roles.iter().filter(attends) {
        let usual = listed.iter().filter(|member| member.role == role.id && member.belongs == Belongs::Usually);
        let before = rows.len();
        rows.extend(usual.map(|member| AttendeeDetails {
            mode: member.mode,
            ..expected(profile, meeting.id, role, member.name.trim(), None)
        }));
        let seats = if role.seat == Seat::Observer { 0 } else { role.count as usize };
        // Whoever the list has in another way, as a deputy perhaps, has no seat of their own.
        let known = last.iter().filter(|member| member.role == role.id).filter_map(member_name);
        let mut again = known.filter(|name| !listed.iter().any(|member| same_name(&member.name, name)));
        for _ in (rows.len() - before)..seats {
            rows.push(expected(profile, meeting.id, role, again.next().unwrap_or_default(), None));
        }
    }
    rows
}

/// Whoever sat at the table when a panel met, as its list would have them: what a first list begins with.
pub fn as_listed(profile: &Profile, last: &[AttendeeDetails]) -> Vec<PanelMember> {
    let mut listed: Vec<PanelMember> = Vec::new();
    for role in profile.roles.iter().filter(|role| has_a_seat(role)) {
        for attendee in last.iter().filter(|attendee| attendee.role == role.id) {
            let Some(name) = member_name(attendee) else { continue };
            if listed.iter().any(|known| known.role == role.id && same_name(&known.name, name)) {
                continue;
            }
            listed.push(PanelMember {
                name: name.to_owned(),
                role: role.id.clone(),
                belongs: Belongs::Usually,
                mode: if attendee.deputy_for.is_some() { AttendanceMode::Room } else { attendee.mode },
                deputy_for: String::new(),
            });
        }
    }
    listed
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
        .filter_map(|worker| Some(expected(profile, meeting, presents(worker)?, worker.name.trim(), Some(item))))
        .collect()
}

/// A row of somebody who is to come, by the way that the panel prefers (CLAM-6).
fn expected(
    profile: &Profile,
    meeting: MeetingId,
    role: &PanelRole,
    name: &str,
    item: Option<ItemId>,
) -> AttendeeDetails {
    let preferred = profile.invitation.as_ref().and_then(|invitation| invitation.modes.first());
    let mode = match preferred {
        Some(Attending::Video) => AttendanceMode::Video,
        Some(Attending::Phone) => AttendanceMode::Phone,
        Some(Attending::Room) | None => AttendanceMode::Room,
    };
    AttendeeDetails {
        meeting,
        name: name.to_owned(),
        role: role.id.clone(),
        agency: role.agency.clone(),
        mode,
        state: AttendanceState::Expected,
        deputy_for: None,
        observer: role.seat == Seat::Observer,
        direct_contact: false,
        item,
        arrived: None,
        left: None,
        away: Vec::new(),
    }
}
