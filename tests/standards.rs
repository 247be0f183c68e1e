//! The meetings of the practice standards that come with the program: a test for each row that it is named after.

mod county;

use chrono::Duration;
use county::when_needed::{Needed, known, line_of, planned, read};
use county::*;
use quorate_core::ids::{ChildId, RecordId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::key_date::{KeyDate, KeyDateKind};
use quorate_core::meeting::person::Role;
use quorate_core::panel::profile::Seat;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

fn in_care_since(day: &str) -> ChildDetails {
    let known = child("Zofia", "Okoń", Some("2016-05-04"), "M104233");
    ChildDetails { in_care_since: Some(day.parse().expect("a date")), ..known }
}

#[test]
fn ps_1_after_an_emergency_admission_it_is_held_within_two_weeks_and_then_every_three_months() {
    let meeting = planned(known(in_care_since("2026-11-09")), "ppm", "emergency", "2026-11-19");
    let clock = meeting.line.clock.clone().expect("it runs from the admission");
    assert_eq!(clock.due.to_string(), "2026-11-23", "two weeks after Monday 9 November");
    let missing = meeting.line.missing_papers.join("; ");
    for paper in ["last review", "care plan", "planning template"] {
        assert!(missing.contains(paper), "{paper} is asked for: {missing}");
    }
    let (county, child, _) = meeting.hold("plan-long-term-fostering", "Gran cannot take her.");
    let mut service = county.seat(Role::Administrator);
    let now = at("2027-01-11");
    let again = take(&mut service, request("ppm", "three-months", vec![child], now), now);
    let clock = line_of(&service, again, now).clock.expect("it runs from the meeting before");
    assert_eq!(clock.due.to_string(), "2027-02-19", "three months after Thursday 19 November");
    assert_eq!(clock.source, "PS-1");
}

#[test]
fn ps_1_the_service_manager_chairs_every_option_is_there_and_one_plan_is_the_first() {
    let profile = profile("ppm");
    let chair = profile.roles.iter().find(|role| role.seat == Seat::Chair).expect("somebody chairs");
    assert_eq!(chair.label, "Service manager");
    for invited in
        ["Social worker", "Team manager", "Independent reviewing officer", "Adoption agency", "Present carer"]
    {
        assert!(profile.roles.iter().any(|role| role.label == invited), "{invited}");
    }
    let first: Vec<&str> = profile
        .recorded
        .decisions
        .iter()
        .filter(|option| option.group.is_some())
        .map(|one| one.label.as_str())
        .collect();
    for option in ["return home", "relative", "adoption", "residential", "long-term fostering", "independence"] {
        assert!(first.iter().any(|label| label.contains(option)), "{option}: {first:?}");
    }
}

fn with_key_date(kind: KeyDateKind, on: &str) -> ChildDetails {
    let known = child("Zofia", "Okoń", Some("2016-05-04"), "M104233");
    let date = KeyDate { kind, on: on.parse().expect("a date"), until: None, note: String::new() };
    ChildDetails { key_dates: vec![date], ..known }
}

#[test]
fn ps_2_a_conference_is_held_15_working_days_after_the_enquiry_began_then_91_and_183_days_later() {
    let known = known(with_key_date(KeyDateKind::Enquiry, "2026-11-04"));
    let meeting = planned(known, "conference", "initial", "2026-11-24");
    let clock = meeting.line.clock.clone().expect("it runs from the enquiry");
    assert_eq!(clock.due.to_string(), "2026-11-25", "15 working days after Wednesday 4 November");
    let (county, child, _) = conference(meeting, "plan-neglect");
    let review = planned((county, child), "conference", "first-review", "2027-02-22");
    let clock = review.line.clock.clone().expect("it runs from the initial conference");
    assert_eq!(clock.due.to_string(), "2027-02-23", "91 days after Tuesday 24 November");
    let (county, child, _) = conference(review, "plan-continues");
    let further = planned((county, child), "conference", "further-review", "2027-08-20");
    let clock = further.line.clock.clone().expect("it runs from the review before");
    assert_eq!(clock.due.to_string(), "2027-08-24", "183 days after Monday 22 February");
}

/// Held with everybody there whom its quorum asks for.
fn conference(mut meeting: Needed, option: &str) -> (County, ChildId, RecordId) {
    meeting.begin();
    meeting.brings("sw", false);
    meeting.brings("health", true);
    meeting.brings("school", true);
    meeting.held(option, "Both schools saw the same.")
}

#[test]
fn ps_2_social_care_and_two_agencies_in_direct_contact_make_a_quorum_and_the_chair_says_why_she_goes_on() {
    let mut meeting =
        planned(known(with_key_date(KeyDateKind::Enquiry, "2026-11-04")), "conference", "initial", "2026-11-24");
    meeting.begin();
    meeting.comes("chair");
    meeting.brings("sw", false);
    meeting.brings("health", true);
    meeting.brings("police", false);
    let quorum = |meeting: &Needed| meeting.live().items[0].quorum.clone();
    assert_eq!(quorum(&meeting).missing, ["two other agencies in direct contact with the child, of whom 1 is here"]);
    assert!(quorum(&meeting).chair_may_proceed, "she decides whether it goes on");
    let records = vec![meeting.record()];
    meeting.act(Act::ProceedInquorate { records, reason: "The school reported in writing.".into() });
    let held = meeting.now;
    let (county, _, record) = meeting.held("plan-neglect", "Both accounts agree.");
    let said = read(&county.seat(Role::Administrator), &county, record, held);
    for part in ["The chair went on, because: The school reported in writing.", "in direct contact with the child"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn ps_2_the_decision_goes_out_in_a_day_the_record_in_ten_and_amendments_are_asked_for_within_five_days() {
    let known = known(with_key_date(KeyDateKind::Enquiry, "2026-11-04"));
    let (county, _, record) = conference(planned(known, "conference", "initial", "2026-11-24"), "plan-neglect");
    let service = county.seat(Role::Administrator);
    let now = at("2026-11-25");
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    let due: Vec<(String, String)> =
        view.line.clocks.iter().map(|clock| (clock.deadline.clone(), clock.due.to_string())).collect();
    assert!(due.contains(&("decision".into(), "2026-11-25".into())), "{due:?}");
    assert!(due.contains(&("record".into(), "2026-12-08".into())), "the local target: {due:?}");
    let amendments = profile("conference").amendments.expect("they may ask");
    assert_eq!(amendments.circulated_by.as_deref(), Some("record"), "from when they have it");
    let first = &view.actions[0].action.details;
    assert_eq!(
        (first.what.as_str(), first.due.map(|due| due.to_string()).as_deref()),
        ("Hold the first core group meeting", Some("2026-12-08"))
    );
}

#[test]
fn ps_5_core_groups_meet_within_ten_working_days_of_the_plan_and_then_every_six_weeks() {
    let known = known(with_key_date(KeyDateKind::ProtectionPlan, "2026-11-09"));
    let meeting = planned(known, "plan-review", "first-core-group", "2026-11-20");
    let clock = meeting.line.clock.clone().expect("it runs from the plan");
    assert_eq!(clock.due.to_string(), "2026-11-23", "ten working days after Monday 9 November");
    let (county, child, record) = meeting.hold("continues", "");
    let service = county.seat(Role::Administrator);
    let Answer::Record(view) = service.ask(Ask::Record { record }, at("2026-11-21")).expect("a record") else {
        unreachable!()
    };
    let due: Vec<(String, String)> =
        view.line.clocks.iter().map(|clock| (clock.deadline.clone(), clock.due.to_string())).collect();
    assert!(due.contains(&("record".into(), "2026-11-27".into())), "five working days: {due:?}");
    assert!(due.contains(&("signed-off".into(), "2026-12-04".into())), "two weeks: {due:?}");
    drop(service);
    let next = planned((county, child), "plan-review", "core-group", "2026-12-21");
    let clock = next.line.clock.expect("it runs from the meeting before");
    assert_eq!(clock.due.to_string(), "2027-01-01", "six weeks after Friday 20 November");
}

#[test]
fn ps_5_a_child_in_need_review_runs_from_the_start_of_the_plan() {
    let known = known(with_key_date(KeyDateKind::InNeedPlan, "2026-11-02"));
    let meeting = planned(known, "plan-review", "first-in-need", "2026-12-15");
    let clock = meeting.line.clock.clone().expect("it runs from the plan");
    assert_eq!(clock.due.to_string(), "2026-12-14", "six weeks after Monday 2 November");
    let (_, record, held) = (meeting.child, meeting.record(), meeting.now);
    let (county, ..) = meeting.hold("step-down", "");
    let said = read(&county.seat(Role::Administrator), &county, record, held);
    assert!(said.contains("within 6 weeks of the start of the child in need plan"), "late in words: {said}");
}

#[test]
fn ps_3_reviews_run_from_admission_then_from_review_to_review_and_late_is_said_on_the_record() {
    let meeting = planned(known(in_care_since("2026-11-02")), "cic-review", "first", "2026-11-24");
    let clock = meeting.line.clock.clone().expect("it runs from the admission");
    assert_eq!(clock.due.to_string(), "2026-11-30", "20 working days after Monday 2 November");
    let (county, child, _) = meeting.hold("plan-meets-needs", "");
    let second = planned((county, child), "cic-review", "second", "2027-03-01");
    let clock = second.line.clock.clone().expect("it runs from the first review");
    assert_eq!(clock.due.to_string(), "2027-02-23", "91 days after Tuesday 24 November");
    let held = second.now;
    let (county, _, record) = second.hold("permanence-missing", "");
    let service = county.seat(Role::Administrator);
    let said = read(&service, &county, record, held + Duration::days(1));
    for part in ["after the deadline of Tuesday 23 February 2027", "within 91 days of the meeting before", "PS-3"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn ps_3_decisions_go_out_in_five_working_days_and_the_full_record_in_twenty() {
    let (county, _, record) =
        planned(known(in_care_since("2026-11-02")), "cic-review", "first", "2026-11-24").hold("plan-meets-needs", "");
    let service = county.seat(Role::Administrator);
    let now = at("2026-11-25");
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    let due: Vec<(String, String)> =
        view.line.clocks.iter().map(|clock| (clock.deadline.clone(), clock.due.to_string())).collect();
    assert!(due.contains(&("decisions".into(), "2026-12-01".into())), "{due:?}");
    assert!(due.contains(&("full-record".into(), "2026-12-22".into())), "{due:?}");
}

#[test]
fn ps_4_it_is_held_within_24_hours_actions_go_out_at_once_and_minutes_within_24_hours() {
    let late = planned(known(in_care_since("2026-11-02")), "strategy", "new-information", "2026-11-19");
    let clock = late.line.clock.clone().expect("it runs from the information");
    assert_eq!(clock.due.to_string(), "2026-11-15", "24 hours after Saturday 14 November, weekend or not");
    let mut discussion = late;
    discussion.begin();
    let quorum = discussion.live().quorum;
    assert_eq!(quorum.missing, ["the team manager", "the police"]);
    discussion.comes("police");
    let held = discussion.now;
    let (county, _, record) = discussion.held("enquiry", "Two accounts agree.");
    let service = county.seat(Role::Administrator);
    let now = held + Duration::hours(1);
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    let due: Vec<(String, String)> =
        view.line.clocks.iter().map(|clock| (clock.deadline.clone(), clock.due.to_string())).collect();
    assert!(due.contains(&("actions".into(), "2026-11-19".into())), "the day itself: {due:?}");
    assert!(due.contains(&("minutes".into(), "2026-11-20".into())), "the next day: {due:?}");
    let said = read(&service, &county, record, now);
    for part in ["after the deadline of Sunday 15 November 2026", "Threshold for a section 47 enquiry met", "PS-4"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
