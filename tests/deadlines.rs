//! By when things have to have happened: before a meeting as well as after, whom it concerns, and who is told.

mod county;

use chrono::Duration;
use county::when_needed::{known, line_of, planned};
use county::*;
use quorate_core::ids::{EntryId, PanelId};
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::Decision;
use quorate_core::panel::read_out::terms_words;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{Clock, ClockState, TaskKind};

fn zofia(born: &str) -> ChildDetails {
    let known = child("Zofia", "Okoń", Some(born), "M104233");
    ChildDetails { in_care_since: Some("2026-11-02".parse().expect("a date")), ..known }
}

fn of<'c>(clocks: &'c [Clock], id: &str) -> &'c Clock {
    clocks.iter().find(|clock| clock.deadline == id).expect("the clock runs")
}

#[test]
fn ps_3_invitations_and_reports_are_due_before_the_review_and_stand_with_its_meeting() {
    let review = planned(known(zofia("2016-05-04")), "cic-review", "first", "2026-11-24");
    let meeting = review.meeting;
    let line = live(&review.service, meeting, review.now).line;
    let (invitations, reports) = (of(&line.before, "invitations"), of(&line.before, "reports"));
    assert_eq!(invitations.due.to_string(), "2026-11-10", "ten working days before Tuesday 24 November");
    assert_eq!((invitations.state, invitations.by.as_str()), (ClockState::Over, "by the administrator"));
    assert_eq!(reports.due.to_string(), "2026-11-19", "three working days before");
    assert!(reports.words.contains("3 papers missing"), "{}", reports.words);
    let record = live(&review.service, meeting, review.now).items[0].records[0].record.id;
    let county = review.county;
    drop(review.service);
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-19");
    let Answer::Home(home) = service.ask(Ask::Home, now).expect("the week") else { unreachable!() };
    let task = home.tasks.iter().find(|task| task.what == TaskKind::IssueAgenda).expect("the agenda is to be issued");
    assert_eq!(task.clock.as_ref().map(|clock| clock.deadline.as_str()), Some("invitations"), "with its own deadline");
    let on_week = home.meetings.iter().find(|line| line.meeting.id == meeting).expect("the meeting");
    assert_eq!(on_week.before.len(), 2, "and the week shows what is due before it");
    let based_on = live(&service, meeting, now).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on }, now).expect("it goes out");
    let request = live(&service, meeting, now).items[0].request.request.id;
    for paper in ["report", "health", "pep"] {
        service.act(Act::PaperCame { request, paper: paper.into(), at: now }, now).expect("it came");
    }
    let line = live(&service, meeting, now).line;
    assert!(line.before.iter().all(|clock| clock.state == ClockState::Done), "sent, and all in: {:?}", line.before);
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    assert!(view.line.clocks.is_empty(), "nothing of it is the record's: {:?}", view.line.clocks);
}

#[test]
fn ps_3_decisions_are_circulated_by_the_reviewing_officer_who_tells_whom_the_rule_names() {
    let review = planned(known(zofia("2016-05-04")), "cic-review", "first", "2026-11-24");
    let (county, _, record) = review.hold("plan-meets-needs", "");
    let service = county.seat(Role::Administrator);
    let Answer::Record(view) = service.ask(Ask::Record { record }, at("2026-11-25")).expect("a record") else {
        unreachable!()
    };
    let by = &of(&view.line.clocks, "decisions").by;
    assert_eq!(by, "by the independent reviewing officer, who tells the social worker and the team manager");
}

#[test]
fn ps_1_the_adoption_agency_is_asked_for_under_eight_and_independence_is_no_plan_under_fifteen_and_a_half() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-10");
    let missing = |born: &str, reason: &str, service: &mut quorate_service::Service| {
        let child = add_child(service, child("Zofia", "Okoń", Some(born), born), None, now);
        let mut details = request("ppm", reason, vec![child], now);
        details.workers.retain(|worker| worker.role != "adoption-agency");
        let done = service.act(Act::TakeRequest { details }, now).expect("it is kept");
        let request = quorate_core::ids::RequestId(id(&done));
        line_of(service, request, now).incomplete.join(" ").contains("Adoption agency")
    };
    assert!(missing("2020-05-04", "orders", &mut service), "six years old, and adoption is considered");
    assert!(!missing("2020-05-05", "drift", &mut service), "adoption is not considered");
    assert!(!missing("2016-05-04", "orders", &mut service), "ten years old");
    let older = add_child(&mut service, zofia("2016-05-04"), None, now);
    drop(service);
    let mut meeting = planned((county, older), "ppm", "drift", "2026-11-19");
    meeting.begin();
    let (record, based_on) = (meeting.record(), meeting.view().line.record.revision);
    let live = meeting.live();
    let not_asked = &live.items[0].records[0].not_asked;
    assert!(not_asked.contains(&"plan-independence".to_owned()), "{not_asked:?}");
    let decisions = vec![Decision::new("plan-independence", "")];
    meeting.act(Act::SetDecisions { record, decisions, rationale: "x".into(), based_on });
    let missing = meeting.missing().join(" ");
    assert!(missing.contains("Not for this child, by the panel’s own rule: “Plan: independence"), "{missing}");
}

#[test]
fn clam_10_a_late_action_says_who_answers_for_it_and_whom_to_tell_and_clam_11_who_keeps_the_list() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-16");
    let meeting = plan(&mut service, "clam", "2026-11-24", now);
    let child = add_child(&mut service, zofia("2016-05-04"), None, now);
    let asked = take(&mut service, request("clam", "residential-review", vec![child], now), now);
    place(&mut service, meeting, asked, now).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let now = at("2026-11-24");
    let view = live(&service, meeting, now);
    service.act(Act::StartMeeting { meeting, based_on: view.line.meeting.revision }, now).expect("it starts");
    let item = view.items[0].item.clone();
    service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("heard");
    let record = view.items[0].records[0].record.id;
    let details = ActionDetails {
        what: "Visit the home".into(),
        due: Some("2026-11-30".parse().expect("a date")),
        owner_role: "sw".into(),
        owner: "Worker sw".into(),
        measure: "Note on file".into(),
        how: "By a visit".into(),
        follows: None,
        accepted: Vec::new(),
    };
    service.act(Act::SetAction { action: None, record, details, based_on: EntryId::NONE }, now).expect("an action");
    let seen = |now| {
        let Answer::Tracker(lines) = service.ask(Ask::Tracker { search: "visit".into() }, now).expect("the list")
        else {
            unreachable!()
        };
        lines[0].clone()
    };
    let in_time = seen(at("2026-11-27"));
    assert_eq!((in_time.escalate.as_str(), in_time.overdue), ("", false), "nobody is told of what is in time");
    assert_eq!(in_time.kept, "CLAM panel: Panel tracker, kept by the panel co-ordinator");
    assert_eq!(seen(at("2026-12-02")).escalate, "The practice manager answers for it: tell the group manager");
}

#[test]
fn clam_13_one_act_says_that_the_terms_were_reviewed_and_the_next_time_is_told_when_it_comes() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let (now, panel) = (at("2026-11-10"), PanelId("clam".into()));
    let profile = |service: &quorate_service::Service, now| {
        let Answer::Panels(all) = service.ask(Ask::Panels, now).expect("panels") else { unreachable!() };
        all.into_iter().find(|one| one.profile.id.0 == "clam").expect("the panel")
    };
    let before = profile(&service, now);
    assert!(before.terms.expect("it has terms").contains("nobody has said when they last were"));
    let (on, later) = ("2026-11-09".parse().expect("a date"), now + Duration::days(1));
    let future = Act::ReviewTerms { panel: panel.clone(), on: "2027-01-01".parse().expect("a date") };
    service.act(future, now).expect_err("nobody has reviewed them in January");
    service.act(Act::ReviewTerms { panel, on }, later).expect("they stand");
    let after = profile(&service, later);
    let words = "Terms of reference reviewed on 9 November 2026, to be reviewed again by 9 November 2027";
    assert_eq!(after.terms.as_deref(), Some(words));
    assert_eq!(terms_words(&after.profile).as_deref(), Some(words), "it is in the profile, and on its screen");
    assert_eq!(after.adopted_version, Some(before.profile.version + 1), "a version more");
    assert!(after.toml.contains("# The terms say once a week, and no day."), "what the council noted stays");
    let task = |now| {
        let Answer::Home(home) = service.ask(Ask::Home, now).expect("the week") else { unreachable!() };
        home.tasks.into_iter().any(|task| task.what == TaskKind::ReviewTerms)
    };
    assert!(!task(at("2027-10-01")), "it has weeks");
    assert!(task(at("2027-10-20")), "it is due within four weeks");
}
