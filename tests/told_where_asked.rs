//! What somebody looks for where they are asked something: how many slots a day has, why a child comes back, the last day on
//! which anybody works before a paper is due, who a child's parents are, since when somebody has an interest.

mod county;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use county::sitting::Sitting;
use county::*;
use quorate_core::ids::{ChildId, PanelId};
use quorate_core::meeting::participation::{Coming, Invitation, Parent, Participant};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::Review;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{ChildView, MeetingLine};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn of_child(service: &Service, child: ChildId, now: DateTime<Utc>) -> ChildView {
    let Answer::Child(view) = service.ask(Ask::Child { child }, now).expect("a child") else { unreachable!() };
    *view
}

fn meetings(service: &Service, now: DateTime<Utc>) -> Vec<MeetingLine> {
    let ask = Ask::Meetings { from: day("2026-11-01"), to: day("2027-02-01") };
    let Answer::Meetings(lines) = service.ask(ask, now).expect("the meetings") else { unreachable!() };
    lines
}

#[test]
fn a_planned_day_says_how_many_slots_it_has_and_how_many_are_free() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let ask = Ask::ProposeSeries { panel: PanelId("clam".into()), from: day("2026-11-17"), to: day("2026-11-23") };
    let Answer::ProposeSeries(dates) = service.ask(ask, now).expect("a series") else { unreachable!() };
    // From 13:15 to 16:30 a quarter of an hour each, the last of them kept for an emergency (CLAM-5).
    assert_eq!((dates[0].slots, dates[0].emergency_slots), (12, 1), "before it is planned");
    let meeting = plan(&mut service, "clam", "2026-11-17", now);
    let counts = |service: &Service| {
        let line = meetings(service, now).into_iter().find(|one| one.meeting.id == meeting).expect("it is planned");
        (line.slots, line.slots_free, line.emergency_free)
    };
    assert_eq!(counts(&service), (13, 12, 1));
    let first = add_child(&mut service, child("Bryn", "Sedge", Some("2015-03-09"), "M41"), None, now);
    let taken = take(&mut service, request("clam", "section-20", vec![first], now), now);
    place(&mut service, meeting, taken, now).expect("there is room");
    assert_eq!(counts(&service), (13, 11, 1), "one is taken");
}

#[test]
fn a_review_is_booked_under_a_reason_that_somebody_chose() {
    let county = County::new();
    let (before, now) = (at("2026-11-20"), at("2026-12-02"));
    let mut service = county.seat(Role::Administrator);
    let first = plan(&mut service, "clam", "2026-12-01", before);
    let back = plan(&mut service, "clam", "2027-01-01", before);
    let twin = add_child(&mut service, child("Ffion", "Teasel", Some("2015-03-09"), "M31"), None, before);
    let taken = take(&mut service, request("clam", "section-20", vec![twin], before), before);
    place(&mut service, first, taken, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let during = at("2026-12-01");
    let view = live(&service, first, during);
    let (item, record) = (view.items[0].item.clone(), view.items[0].records[0].record.clone());
    let based_on = view.line.meeting.revision;
    service.act(Act::StartMeeting { meeting: first, based_on }, during).expect("it starts");
    let reason = "Both are at court.".to_owned();
    service.act(Act::ProceedInquorate { records: vec![record.id], reason }, during).expect("the chair goes on");
    let started = service.act(Act::StartItem { item: item.id, based_on: item.revision }, during).expect("it starts");
    let record = live(&service, first, during).items[0].records[0].record.clone();
    let review = Review::On { date: day("2027-01-05") };
    let act = Act::SetReview { record: record.id, review, based_on: record.revision };
    service.act(act, during).expect("a review is set");
    service.act(Act::FinishItem { item: item.id, based_on: started.revision }, during).expect("it is over");

    let Answer::Agenda(agenda) = service.ask(Ask::Agenda { meeting: back }, now).expect("an agenda") else {
        unreachable!()
    };
    let line = &agenda.returning[0];
    assert_eq!(line.reason, "return-home-review", "what the profile has for it");
    assert_eq!(
        line.papers,
        ["Written request with a brief outline by Friday 1 January (the last working day is Thursday 31 December)"],
        "nobody works on New Year’s Day"
    );
    let book = |reason: &str| Act::BookReview { meeting: back, record: record.id, reason: Some(reason.into()) };
    let refusal = service.act(book("no-such-reason"), now).expect_err("the panel takes no such reason");
    assert_eq!((refusal.code, refusal.field.as_deref()), (RefusalCode::Invalid, Some("reason")));
    service.act(book("residential-review"), now).expect("somebody chose another");
    assert_eq!(live(&service, back, now).items[0].request.request.details.reason, "residential-review");
}

#[test]
fn a_childs_page_names_the_parents_whom_details_or_a_record_give() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let now = sitting.now;
    let parent = |name: &str, relation: &str, responsibility| Parent {
        name: name.into(),
        relation: relation.into(),
        responsibility,
    };
    let child = of_child(&sitting.service, record.child, now).line.child;
    let mut details = child.details;
    details.parents = vec![parent("Hanna Okoń", "Mother", None)];
    sitting.act(Act::ChangeChild { child: record.child, details, based_on: child.revision });
    let row = |parent| Participant {
        parent: Some(parent),
        invited: Invitation::NotSaid,
        came: Coming::NotSaid,
        heard: String::new(),
    };
    let rows = vec![row(parent("hanna okon", "Mother", Some(true))), row(parent("Piotr Okoń", "Father", Some(false)))];
    sitting.act(Act::SetParticipation { record: record.id, rows, based_on: record.revision });
    let told = of_child(&sitting.service, record.child, sitting.now).parents;
    let source = "as the record of 18 November 2026 has it";
    assert_eq!(told.len(), 2, "one person is told once: {told:?}");
    assert_eq!(told[0].parent, parent("Hanna Okoń", "Mother", Some(true)), "her name as the child's details have it");
    assert_eq!(told[0].source, source, "her responsibility as the meeting heard it");
    assert_eq!((&told[1].parent.name[..], told[1].source.as_str()), ("Piotr Okoń", source));
}

#[test]
fn an_interest_says_since_when() {
    let county = County::new();
    let (before, now) = (at("2026-11-03"), at("2026-11-10"));
    let mut service = county.seat(Role::Administrator);
    let first = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    let declared = before + TimeDelta::hours(4) + TimeDelta::minutes(20);
    let what = "Sits on the school’s board".to_owned();
    service.act(Act::DeclareInterest { child: first, name: None, what }, declared).expect("her own");
    let said = "declared on 3 November 2026 at 1:20pm";
    assert_eq!(of_child(&service, first, now).interests[0].declared, said);
    let meeting = plan(&mut service, "fsf", "2026-11-18", now);
    let taken = take(&mut service, request("fsf", "oversight", vec![first], now), now);
    place(&mut service, meeting, taken, now).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let during = at("2026-11-18");
    let based_on = live(&service, meeting, during).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, during).expect("it starts");
    let view = live(&service, meeting, during);
    let mut details = view.attendees.iter().find(|one| one.details.name.is_empty()).expect("a seat").details.clone();
    details.name = "Anwen Prys".into();
    details.state = quorate_core::meeting::attendance::AttendanceState::Present;
    details.arrived = Some(during);
    service.act(Act::SetAttendee { attendee: None, details, based_on: Default::default() }, during).expect("she comes");
    let leaves = live(&service, meeting, during).items[0].leaves.clone();
    assert_eq!(leaves[0].declared, said, "beside her name in the room: {leaves:?}");
}

#[test]
fn a_child_is_heard_once_in_a_meeting_whatever_is_asked_of_it() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let [first, second] = ["2026-11-18", "2026-11-25"].map(|week| plan(&mut service, "fsf", week, now));
    let zofia = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, now);
    let jan = add_child(&mut service, child("Jan", "Okoń", Some("2018-05-04"), "M104234"), Some(zofia), now);
    let oversight = take(&mut service, request("fsf", "oversight", vec![zofia], now), now);
    place(&mut service, first, oversight, now).expect("there is room");
    let together = take(&mut service, request("fsf", "education", vec![jan, zofia], now), now);
    let refusal = place(&mut service, first, together, now).expect_err("she has a slot there");
    assert!(refusal.sentence.contains("Zofia Okoń is on this meeting’s agenda already, at midday"), "{refusal}");
    place(&mut service, second, together, now).expect("another meeting can hear them");
}

/// A folder's name is read by people, on whose wall it is tomorrow already.
#[test]
fn a_backup_made_after_midnight_in_summer_bears_the_day_on_the_wall() {
    let county = County::new();
    let now = "2027-06-30T23:30:00Z".parse().expect("half past midnight on 1 July in London");
    let mut service = county.seat(Role::Administrator);
    let done = service.act(Act::Backup { folder: None }, now).expect("a copy");
    let made: Vec<String> = std::fs::read_dir(county.folder.join("backups"))
        .expect("a folder of copies")
        .map(|one| one.expect("a copy").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(made.len() == 1 && made[0].starts_with("2027-07-01 0030"), "{made:?}, {}", done.sentence);
}
