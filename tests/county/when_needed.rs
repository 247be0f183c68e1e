//! A meeting that is held when it is needed, about one child, for tests of the panels that have no timetable.

use chrono::{DateTime, Duration, Utc};
use quorate_core::ids::{ChildId, EntryId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Review};
use quorate_service::Service;
use quorate_service::act::{Act, Done, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{LiveView, RecordView, RequestLine};

use super::*;

/// One meeting about one child, on a day of its own.
pub struct Needed {
    pub service: Service,
    pub meeting: MeetingId,
    pub child: ChildId,
    pub now: DateTime<Utc>,
    pub line: RequestLine,
    pub county: County,
}

/// A child in a county of their own.
pub fn known(details: ChildDetails) -> (County, ChildId) {
    let county = County::new();
    let child = add_child(&mut county.seat(Role::Administrator), details, None, at("2026-11-10"));
    (county, child)
}

/// What a request says of itself, as it stands on a day.
pub fn line_of(service: &Service, request: RequestId, now: DateTime<Utc>) -> RequestLine {
    let Answer::Request(view) = service.ask(Ask::Request { request }, now).expect("a request") else { unreachable!() };
    view.line.clone()
}

/// Asks for a meeting of that panel about the child, and plans it for that day.
pub fn planned((county, child): (County, ChildId), panel: &str, reason: &str, day: &str) -> Needed {
    let now = at(day);
    let before = now - Duration::days(5);
    let mut service = county.seat(Role::Administrator);
    let venue = profile(panel).schedule.venues[0].id.clone();
    let meetings =
        vec![PlannedMeeting { date: now.date_naive(), starts: time("10:00"), ends: time("12:00"), venue, theme: None }];
    let planned = service.act(Act::PlanSeries { panel: PanelId(panel.into()), meetings }, before);
    let meeting = MeetingId(id(&planned.expect("it meets when it is needed")));
    let request = take(&mut service, request(panel, reason, vec![child], before), before);
    place(&mut service, meeting, request, before).expect("there is room");
    let line = line_of(&service, request, before);
    drop(service);
    let service = county.seat(Role::MinuteTaker);
    Needed { service, meeting, child, now, line, county }
}

impl Needed {
    pub fn act(&mut self, act: Act) -> Done {
        self.now += Duration::minutes(1);
        self.service.act(act, self.now).expect("the meeting goes its way")
    }

    pub fn live(&self) -> LiveView {
        live(&self.service, self.meeting, self.now)
    }

    pub fn record(&self) -> RecordId {
        self.live().items[0].records[0].record.id
    }

    pub fn view(&self) -> RecordView {
        let ask = Ask::Record { record: self.record() };
        let Answer::Record(view) = self.service.ask(ask, self.now).expect("a record") else { unreachable!() };
        *view
    }

    pub fn begin(&mut self) {
        let meeting = self.meeting;
        let based_on = self.live().line.meeting.revision;
        self.act(Act::StartMeeting { meeting, based_on });
        let item = self.live().items[0].item.clone();
        self.act(Act::StartItem { item: item.id, based_on: item.revision });
    }

    pub fn comes(&mut self, role: &str) {
        let seat = self.live().attendees.into_iter().find(|one| one.details.role == role).expect("the seat is there");
        let mut details = seat.details;
        details.name = format!("Member {role}");
        (details.state, details.arrived) = (AttendanceState::Present, Some(self.now));
        self.act(Act::SetAttendee { attendee: Some(seat.id), details, based_on: seat.revision });
    }

    /// Somebody of another agency comes for the child, who knows the child or does not.
    pub fn brings(&mut self, role: &str, direct_contact: bool) {
        let live = self.live();
        let seat = live.profile.roles.iter().find(|one| one.id == role).expect("a role of the panel");
        let details = AttendeeDetails {
            meeting: self.meeting,
            name: format!("Presenter {role}"),
            role: role.into(),
            agency: seat.agency.clone(),
            mode: AttendanceMode::Video,
            state: AttendanceState::Present,
            deputy_for: None,
            observer: false,
            direct_contact,
            item: Some(live.items[0].item.id),
            arrived: Some(self.now),
            left: None,
            away: Vec::new(),
        };
        self.act(Act::SetAttendee { attendee: None, details, based_on: EntryId::NONE });
    }

    pub fn write(&mut self, section: &str, text: &str) {
        let (record, section, text) = (self.record(), section.to_owned(), text.to_owned());
        self.act(Act::WriteSection { record, section, text, based_on: EntryId::NONE });
    }

    pub fn missing(&self) -> Vec<String> {
        self.view().missing.into_iter().map(|gap| gap.sentence).collect()
    }

    /// The shortest way through it: the chair is there, every section that is asked for is written, one decision.
    pub fn hold(mut self, option: &str, rationale: &str) -> (County, ChildId, RecordId) {
        self.begin();
        self.held(option, rationale)
    }

    /// The same once it has begun.
    pub fn held(mut self, option: &str, rationale: &str) -> (County, ChildId, RecordId) {
        self.comes("chair");
        for section in self.live().profile.recorded.sections.into_iter().filter(|section| section.required) {
            self.write(&section.id, "Zofia was seen at home, and is well.");
        }
        let (record, based_on) = (self.record(), self.view().line.record.revision);
        let decisions = vec![Decision::new(option, "")];
        let rationale = rationale.to_owned();
        let decided = self.act(Act::SetDecisions { record, decisions, rationale, based_on });
        let review = Review::NotNeeded { why: "The next one has its own clock.".into() };
        self.act(Act::SetReview { record, review, based_on: decided.revision });
        let item = self.live().items[0].item.clone();
        self.act(Act::FinishItem { item: item.id, based_on: item.revision });
        let (meeting, based_on) = (self.meeting, self.live().line.meeting.revision);
        self.act(Act::CloseMeeting { meeting, based_on });
        (self.county, self.child, record)
    }
}

/// Every word of a record, as a person reads it on paper.
pub fn read(service: &Service, county: &County, record: RecordId, now: DateTime<Utc>) -> String {
    let pdf = service.record_pdf(record, None, now).expect("a record");
    let file = county.dir.path().join("read.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let said = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext runs");
    String::from_utf8_lossy(&said.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
