//! The discussion for long child protection plans, held from its own paper: a test for each row, LCP-1 to LCP-5.

mod county;

use county::when_needed::{Needed, known, planned, read};
use county::*;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::panel::profile::Seat;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

fn long_plan() -> Needed {
    planned(known(child("Zofia", "Okoń", Some("2016-05-04"), "M104233")), "lcp", "uncertain", "2026-11-19")
}

#[test]
fn lcp_1_is_for_plans_of_twelve_months_where_the_way_on_is_uncertain_or_disputed() {
    let mut discussion = long_plan();
    assert!(discussion.line.reason_label.contains("12 months or more"), "{}", discussion.line.reason_label);
    drop(discussion.service);
    discussion.service = discussion.county.seat(Role::Administrator);
    let (service, now) = (&mut discussion.service, at("2026-11-16"));
    let other = add_child(service, child("Emre", "Öz", Some("2018-01-01"), "M7"), None, now);
    let disputed = request("lcp", "disputed", vec![other], now);
    service.act(Act::TakeRequest { details: disputed }, now).expect("a disputed way on is a reason");
    let shorter = request("lcp", "shorter-plan", vec![other], now);
    let refusal = service.act(Act::TakeRequest { details: shorter }, now).expect_err("the plan is too young");
    assert!(refusal.sentence.contains("core group or the next review conference"), "where to go instead: {refusal}");
}

#[test]
fn lcp_2_has_its_people_and_nothing_is_decided_without_the_head_of_service() {
    let mut discussion = long_plan();
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
    let discussion = long_plan();
    let missing = discussion.line.missing_papers.join("; ");
    for part in ["child's journey", "partners contributed", "pre-proceedings", "family group conference", "Outcomes"] {
        assert!(missing.contains(part), "{part} is asked for: {missing}");
    }
    assert_eq!(discussion.line.missing_papers.len(), 5, "the updated report is welcome, and not asked for: {missing}");
}

#[test]
fn lcp_4_principles_are_prompts_and_safe_uncertainty_and_good_enough_are_discussed() {
    let mut discussion = long_plan();
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
    let mut discussion = long_plan();
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
    let Needed { service, now, county, .. } = discussion;
    drop(service);
    able_to_sign(&county, now);
    let mut chair = county.seat(Role::Chair);
    chair.act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, now).expect("signed");
    let said = read(&chair, &county, record, now);
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
