//! Children who reach a threshold that a panel watches: told while there is time, proposed once, let pass with a reason.

mod county;

use chrono::{DateTime, Utc};
use county::*;
use quorate_core::ids::{ChildId, EntryId, PanelId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::key_date::{KeyDate, KeyDateKind};
use quorate_core::meeting::person::Role;
use quorate_core::refusal::Refusal;
use quorate_service::Service;
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{TaskKind, WatchLine};

fn listed(service: &Service, now: DateTime<Utc>) -> Vec<WatchLine> {
    let Answer::WatchList(lines) = service.ask(Ask::WatchList, now).expect("a watch-list") else { unreachable!() };
    lines
}

fn on_a_plan_since(day: &str) -> ChildDetails {
    let known = child("Zofia", "Okoń", Some("2016-05-04"), "M104233");
    let plan = KeyDate {
        kind: KeyDateKind::ProtectionPlan,
        on: day.parse().expect("a date"),
        until: None,
        note: "neglect".into(),
    };
    ChildDetails { key_dates: vec![plan], ..known }
}

fn let_pass(
    service: &mut Service,
    child: ChildId,
    watch: &str,
    why: &str,
    now: DateTime<Utc>,
) -> Result<Done, Refusal> {
    let Answer::Child(view) = service.ask(Ask::Child { child }, now).expect("a child") else { unreachable!() };
    let based_on = view.line.child.revision;
    let panel = PanelId(if watch == "twelve-months" { "lcp" } else { "fsf" }.into());
    service.act(Act::LetPass { child, panel, watch: watch.into(), why: why.into(), based_on }, now)
}

#[test]
fn lcp_1_a_child_is_listed_four_weeks_before_twelve_months_and_until_a_request_is_made() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let zofia = add_child(&mut service, on_a_plan_since("2025-12-22"), None, at("2026-11-10"));
    assert!(listed(&service, at("2026-11-23")).is_empty(), "it is four weeks and a day away");
    let now = at("2026-11-24");
    let lines = listed(&service, now);
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    assert_eq!(
        (line.child.child.id, line.panel.0.as_str(), line.on.to_string().as_str()),
        (zofia, "lcp", "2026-12-22")
    );
    assert_eq!((line.words.as_str(), line.past, line.source.as_str()), ("in 4 weeks", false, "LCP-1"));
    let Answer::Home(home) = service.ask(Ask::Home, now).expect("the week") else { unreachable!() };
    let task = home.tasks.iter().find(|task| task.what == TaskKind::WatchList).expect("the co-ordinator is told");
    assert_eq!(task.label, "1 child should come to a panel");
    take(&mut service, request("lcp", &line.reason, vec![zofia], now), now);
    assert!(listed(&service, now).is_empty(), "a child is proposed once");
    assert!(listed(&service, at("2027-02-01")).is_empty(), "nor again once the day has gone by");
}

#[test]
fn a_threshold_that_went_by_stays_until_somebody_says_why_the_child_is_not_brought() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let zofia = add_child(&mut service, on_a_plan_since("2025-11-03"), None, at("2026-11-10"));
    let now = at("2026-11-24");
    let line = listed(&service, now).remove(0);
    assert!(line.past, "it was reached on 3 November");
    assert_eq!(line.words, "3 weeks ago");
    let refusal =
        let_pass(&mut service, zofia, "twelve-months", " ", now).expect_err("without a reason nobody lets it pass");
    assert_eq!(refusal.field.as_deref(), Some("why"));
    let_pass(&mut service, zofia, "twelve-months", "The plan ends at the conference on 1 December.", now)
        .expect("with one");
    assert!(listed(&service, now).is_empty(), "it is not proposed again");
    let_pass(&mut service, zofia, "twelve-months", "Once more.", now).expect_err("there is nothing left to let pass");
    let mut details = on_a_plan_since("2025-11-03");
    details.address = "2 Oak Row, Elmshire".into();
    let Answer::Child(view) = service.ask(Ask::Child { child: zofia }, now).expect("a child") else { unreachable!() };
    let based_on = view.line.child.revision;
    service.act(Act::ChangeChild { child: zofia, details, based_on }, now).expect("another address");
    assert!(listed(&service, now).is_empty(), "whoever changes an address brings nothing back");
    let later = at("2027-04-20");
    let line = listed(&service, later).remove(0);
    assert_eq!(
        (line.panel.0.as_str(), line.watch.as_str()),
        ("fsf", "eighteen-months"),
        "the next threshold is another (FSF-2)"
    );
}

#[test]
fn a_second_plan_is_another_threshold_and_a_plan_that_ended_is_none() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let mut details = on_a_plan_since("2024-01-15");
    details.key_dates[0].until = Some("2025-02-01".parse().expect("a date"));
    let zofia = add_child(&mut service, details.clone(), None, at("2026-11-10"));
    let now = at("2026-11-24");
    assert!(listed(&service, now).is_empty(), "no plan is in force");
    details.key_dates.extend(on_a_plan_since("2025-11-10").key_dates);
    let Answer::Child(view) = service.ask(Ask::Child { child: zofia }, now).expect("a child") else { unreachable!() };
    let based_on = view.line.child.revision;
    service.act(Act::ChangeChild { child: zofia, details, based_on }, now).expect("a second plan");
    assert_eq!(listed(&service, now)[0].from.to_string(), "2025-11-10", "it is counted from the second");
}

#[test]
fn clam_2_an_emergency_admission_without_a_panel_is_told_on_the_fifth_working_day() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let known = child("Zofia", "Okoń", Some("2016-05-04"), "M104233");
    let details = ChildDetails { in_care_since: Some("2026-11-09".parse().expect("a date")), ..known };
    add_child(&mut service, details, None, at("2026-11-10"));
    assert!(listed(&service, at("2026-11-13")).is_empty(), "the fourth");
    let line = listed(&service, at("2026-11-16")).remove(0);
    assert_eq!(
        (line.panel.0.as_str(), line.reason.as_str(), line.words.as_str()),
        ("clam", "emergency-admission", "today")
    );
}

#[test]
fn a_restricted_family_is_on_nobody_else_s_watch_list_and_somebody_of_age_on_none() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-24");
    let zofia = add_child(&mut service, on_a_plan_since("2025-11-03"), None, at("2026-11-10"));
    let grown = ChildDetails { born: Some("2008-11-20".parse().expect("a date")), ..on_a_plan_since("2025-11-03") };
    add_child(
        &mut service,
        ChildDetails { given: "Grown".into(), mosaic_id: "M1".into(), ..grown },
        None,
        at("2026-11-10"),
    );
    assert_eq!(listed(&service, now).len(), 1, "whoever is eighteen comes to no panel of children");
    let Answer::Child(view) = service.ask(Ask::Child { child: zofia }, now).expect("a child") else { unreachable!() };
    let family = view.line.child.family;
    drop(service);
    let people = vec![county.person(Role::Chair), county.person(Role::Administrator)];
    let restrict = Act::RestrictFamily { family, people, based_on: EntryId::NONE };
    county.seat(Role::Chair).act(restrict, now).expect("a chair restricts");
    assert_eq!(listed(&county.seat(Role::Administrator), now).len(), 1, "the administrator is named for it");
    assert!(listed(&county.seat(Role::MinuteTaker), now).is_empty(), "the minute taker is not");
}
