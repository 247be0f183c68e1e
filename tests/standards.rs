//! The meetings of the practice standards that come with the program: a test for each row that it is named after.

mod county;

use chrono::Duration;
use county::when_needed::{known, line_of, planned, read};
use county::*;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::Role;
use quorate_core::panel::profile::Seat;
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
