//! What lies on the table when the afternoon begins: children, requests, an issued agenda, and the names of those expected.

use chrono::{DateTime, Days, Utc};
use quorate_core::ids::{ChildId, EntryId, MeetingId, PanelId};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, Attendee, AttendeeDetails};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::Role;
use quorate_core::panel::SubjectKind;
use quorate_core::panel::profile::Seat;
use quorate_service::act::{Act, PlannedMeeting};

use super::diary::UNTIL_THE_NEXT_PANEL;
use super::script::{Child, Member, Script};
use crate::county::{self, County};
use crate::harness::today;

const PANEL: &str = "clam";

/// Books the script's afternoon for today, and the panel's next one for a week later.
pub fn book_the_afternoon(county: &County, script: &Script, now: DateTime<Utc>) -> MeetingId {
    let mut service = county.seat(Role::Administrator);
    let profile = county::profile(PANEL);
    let on = |days: u64| PlannedMeeting {
        date: today() + Days::new(days),
        starts: profile.schedule.starts,
        ends: profile.schedule.ends,
        venue: profile.schedule.venues[0].id.clone(),
        theme: None,
    };
    let plan = Act::PlanSeries { panel: PanelId(PANEL.into()), meetings: vec![on(0), on(UNTIL_THE_NEXT_PANEL)] };
    let meeting = MeetingId(county::id(&service.act(plan, now).expect("two meetings are planned")));
    for item in &script.items {
        let mut children: Vec<ChildId> = Vec::new();
        for child in &item.children {
            let eldest = children.first().copied();
            children.push(county::add_child(&mut service, details(child), eldest, now));
        }
        let mut request = county::request(PANEL, &item.reason, children, now);
        request.outline = item.outline.clone();
        for worker in &mut request.workers {
            worker.name = match worker.role.as_str() {
                "sw" => item.social_worker.clone(),
                _ => item.practice_manager.clone(),
            };
        }
        let request = county::take(&mut service, request, now);
        let place = Act::Place { meeting, request, starts: None, emergency: item.emergency };
        service.act(place, now).expect("the afternoon has a slot for each");
    }
    let based_on = county::live(&service, meeting, now).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on }, now).expect("the agenda is issued");
    drop(service);
    expect_the_members(county, script, meeting, now);
    county::able_to_sign(county, now);
    meeting
}

fn details(child: &Child) -> ChildDetails {
    let today = today();
    ChildDetails {
        kind: if child.given.is_empty() { SubjectKind::Unborn } else { SubjectKind::Child },
        given: child.given.clone(),
        surname: child.surname.clone(),
        known_as: Vec::new(),
        born: child.born.map(Into::into),
        expected: child.expected_in_days.map(|days| (today + Days::new(days)).into()),
        mosaic_id: child.mosaic.clone(),
        numbers: Vec::new(),
        address: String::new(),
        in_care_since: child.in_care_days.map(|days| today - Days::new(days)),
        legal_status: String::new(),
        parents: Vec::new(),
        pronouns: None,
        key_dates: Vec::new(),
        let_pass: Vec::new(),
    }
}

/// Puts a name to each row that the panel expects somebody in; rows that nobody fills are taken off.
fn expect_the_members(county: &County, script: &Script, meeting: MeetingId, now: DateTime<Utc>) {
    let mut service = county.seat(Role::MinuteTaker);
    let view = county::live(&service, meeting, now);
    let mut rows: Vec<Attendee> = view.attendees.into_iter().filter(|row| row.details.item.is_none()).collect();
    for member in &script.members {
        let row = rows.iter().position(|row| row.details.role == member.role).map(|found| rows.remove(found));
        let (attendee, based_on, details) = match row {
            Some(row) => (Some(row.id), row.revision, AttendeeDetails { name: member.name.clone(), ..row.details }),
            None => (None, EntryId::NONE, observer(member, meeting)),
        };
        service.act(Act::SetAttendee { attendee, details, based_on }, now).expect("a member is expected");
    }
    for row in rows {
        service.act(Act::RemoveAttendee { attendee: row.id }, now).expect("nobody is expected there");
    }
}

fn observer(member: &Member, meeting: MeetingId) -> AttendeeDetails {
    let profile = county::profile(PANEL);
    let role = profile.roles.into_iter().find(|role| role.id == member.role).expect("a role of the panel");
    assert_eq!(role.seat, Seat::Observer, "the panel expects a row for everybody else");
    AttendeeDetails {
        meeting,
        name: member.name.clone(),
        role: role.id,
        agency: role.agency,
        mode: AttendanceMode::Room,
        state: AttendanceState::Expected,
        deputy_for: None,
        observer: true,
        direct_contact: false,
        item: None,
        arrived: None,
        left: None,
        away: Vec::new(),
    }
}
