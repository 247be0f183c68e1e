//! The discussion for long child protection plans, held from its own paper: a test for each row, LCP-1 to LCP-5.

mod county;

use chrono::{DateTime, Duration, Utc};
use county::*;
use quorate_core::ids::{EntryId, MeetingId, PanelId, RecordId};
use quorate_core::meeting::attendance::AttendanceState;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::panel::profile::Seat;
use quorate_service::Service;
use quorate_service::act::{Act, Done, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{LiveView, RecordView, RequestLine};

/// A discussion about one child, on a day of its own.
struct Discussion {
    service: Service,
    meeting: MeetingId,
    now: DateTime<Utc>,
    line: RequestLine,
    county: County,
}

fn planned() -> Discussion {
    let county = County::new();
    let before = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let day = "2026-11-19".parse().expect("a date");
    let meetings = vec![PlannedMeeting {
        date: day,
        starts: time("10:00"),
        ends: time("12:00"),
        venue: "reviewing".into(),
        theme: None,
    }];
    let planned = service.act(Act::PlanSeries { panel: PanelId("lcp".into()), meetings }, before);
    let meeting = MeetingId(id(&planned.expect("it meets when it is needed")));
    let child = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    let request = take(&mut service, request("lcp", "uncertain", vec![child], before), before);
    place(&mut service, meeting, request, before).expect("there is room");
    let Answer::Request(view) = service.ask(Ask::Request { request }, before).expect("a request") else {
        unreachable!()
    };
    let line = view.line.clone();
    drop(service);
    let service = county.seat(Role::MinuteTaker);
    Discussion { service, meeting, now: at("2026-11-19"), line, county }
}

impl Discussion {
    fn act(&mut self, act: Act) -> Done {
        self.now += Duration::minutes(1);
        self.service.act(act, self.now).expect("the meeting goes its way")
    }

    fn live(&self) -> LiveView {
        live(&self.service, self.meeting, self.now)
    }

    fn record(&self) -> RecordId {
        self.live().items[0].records[0].record.id
    }

    fn view(&self) -> RecordView {
        let ask = Ask::Record { record: self.record() };
        let Answer::Record(view) = self.service.ask(ask, self.now).expect("a record") else { unreachable!() };
        *view
    }

    fn begin(&mut self) {
        let meeting = self.meeting;
        let based_on = self.live().line.meeting.revision;
        self.act(Act::StartMeeting { meeting, based_on });
        let item = self.live().items[0].item.clone();
        self.act(Act::StartItem { item: item.id, based_on: item.revision });
    }

    fn comes(&mut self, role: &str) {
        let seat = self.live().attendees.into_iter().find(|one| one.details.role == role).expect("the seat is there");
        let mut details = seat.details;
        details.name = format!("Member {role}");
        (details.state, details.arrived) = (AttendanceState::Present, Some(self.now));
        self.act(Act::SetAttendee { attendee: Some(seat.id), details, based_on: seat.revision });
    }

    fn write(&mut self, section: &str, text: &str) {
        let (record, section, text) = (self.record(), section.to_owned(), text.to_owned());
        self.act(Act::WriteSection { record, section, text, based_on: EntryId::NONE });
    }

    fn missing(&self) -> Vec<String> {
        self.view().missing.into_iter().map(|gap| gap.sentence).collect()
    }
}

#[test]
fn lcp_1_is_for_plans_of_twelve_months_where_the_way_on_is_uncertain_or_disputed() {
    let mut discussion = planned();
    assert!(discussion.line.reason_label.contains("12 months or more"), "{}", discussion.line.reason_label);
    drop(discussion.service);
    discussion.service = discussion.county.seat(Role::Administrator);
    let (service, now) = (&mut discussion.service, at("2026-11-11"));
    let other = add_child(service, child("Emre", "Öz", Some("2018-01-01"), "M7"), None, now);
    let disputed = request("lcp", "disputed", vec![other], now);
    service.act(Act::TakeRequest { details: disputed }, now).expect("a disputed way on is a reason");
    let shorter = request("lcp", "shorter-plan", vec![other], now);
    let refusal = service.act(Act::TakeRequest { details: shorter }, now).expect_err("the plan is too young");
    assert!(refusal.sentence.contains("core group or the next review conference"), "where to go instead: {refusal}");
}

#[test]
fn lcp_2_has_its_people_and_nothing_is_decided_without_the_head_of_service() {
    let mut discussion = planned();
    discussion.begin();
    let seats: Vec<String> = discussion.live().attendees.into_iter().map(|one| one.details.role).collect();
    for role in ["chair", "senior-manager", "principal-officer", "family-support", "fgc", "sw", "tm"] {
        assert!(seats.iter().any(|seat| seat == role), "{role} is expected: {seats:?}");
    }
    discussion.comes("senior-manager");
    let quorum = discussion.live().quorum;
    assert!(!quorum.quorate && quorum.sentence.contains("the head of service"), "{}", quorum.sentence);
    discussion.comes("chair");
    assert!(discussion.live().quorum.quorate);
    let invited = profile("lcp").roles.into_iter().filter(|role| role.seat == Seat::Presenter && !role.must_attend);
    assert_eq!(invited.count(), 1, "others come by invitation");
}

#[test]
fn lcp_3_five_parts_are_asked_for_and_a_report_is_welcome() {
    let discussion = planned();
    let missing = discussion.line.missing_papers.join("; ");
    for part in ["child's journey", "partners contributed", "pre-proceedings", "family group conference", "Outcomes"] {
        assert!(missing.contains(part), "{part} is asked for: {missing}");
    }
    assert_eq!(discussion.line.missing_papers.len(), 5, "the updated report is welcome, and not asked for: {missing}");
}

#[test]
fn lcp_4_principles_are_prompts_and_safe_uncertainty_and_good_enough_are_discussed() {
    let mut discussion = planned();
    discussion.begin();
    let missing = discussion.missing();
    for asked in ["“Safe uncertainty” is empty.", "“What is good enough for this child” is empty."] {
        assert!(missing.iter().any(|gap| gap == asked), "{asked} {missing:?}");
    }
    assert_eq!(discussion.live().profile.recorded.prompts.len(), 7, "one for each of the seven principles");
    discussion.write("safe-uncertainty", "Gran sees the children each evening.");
    discussion.write("good-enough", "At school every day, and fed.");
    let missing = discussion.missing();
    assert!(!missing.iter().any(|gap| gap.contains("uncertainty") || gap.contains("good enough")), "{missing:?}");
}

#[test]
fn lcp_5_ends_as_a_signed_management_decision_that_is_filed() {
    let mut discussion = planned();
    discussion.begin();
    discussion.comes("chair");
    discussion.write("summary", "On a plan since October 2025; neglect.");
    discussion.write("safe-uncertainty", "Gran sees the children each evening.");
    discussion.write("good-enough", "At school every day, and fed.");
    let (record, based_on) = (discussion.record(), discussion.view().line.record.revision);
    let decisions = vec![Decision::new("bring-review-forward", "")];
    let rationale = "The family does most of it by itself.".to_owned();
    let decided = discussion.act(Act::SetDecisions { record, decisions, rationale, based_on });
    let followed = discussion.live().items[0].records[0].actions.clone();
    assert_eq!(followed.len(), 1, "an earlier conference is somebody's to ask for");
    let review = Review::NotNeeded { why: "The conference takes it from here.".into() };
    discussion.act(Act::SetReview { record, review, based_on: decided.revision });
    let item = discussion.live().items[0].item.clone();
    discussion.act(Act::FinishItem { item: item.id, based_on: item.revision });
    let (meeting, based_on) = (discussion.meeting, discussion.live().line.meeting.revision);
    discussion.act(Act::CloseMeeting { meeting, based_on });
    let owner = discussion.live().items[0].records[0].actions[0].action.clone();
    let mut details = owner.details.clone();
    details.owner = "Worker sw".into();
    discussion.act(Act::SetAction { action: Some(owner.id), record, details, based_on: owner.revision });
    discussion.act(Act::FinaliseRecord { record });
    let Discussion { service, now, county, .. } = discussion;
    drop(service);
    able_to_sign(&county, now);
    let mut chair = county.seat(Role::Chair);
    chair.act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, now).expect("signed");
    let pdf = chair.record_pdf(record, None, now).expect("a record");
    let file = county.dir.path().join("decision.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let said = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext runs");
    let said = String::from_utf8_lossy(&said.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for printed in ["Management decision", "Ask the review conference to end the plan", "Safe uncertainty"] {
        assert!(said.contains(printed), "{printed}: {said}");
    }
    drop(chair);
    let mut service = county.seat(Role::Administrator);
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    let clock = view.line.clocks.first().expect("the form goes on the child's file").clone();
    assert_eq!(clock.due.to_string(), "2026-11-23", "two working days after Thursday 19 November");
    let filed = Act::MarkFiled { record, deadline: clock.deadline, by: "Anwen Prys".into(), at: now };
    service.act(filed, now).expect("it is filed");
}
