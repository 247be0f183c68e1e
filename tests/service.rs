//! A meeting of each bundled panel from a request to a filed record, through the service alone.

mod county;

use chrono::{DateTime, Utc};
use county::*;
use quorate_core::ids::{EntryId, MeetingId, RecordId};
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::attendance::{AttendanceState, Attendee};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Offered, OfferedState, RecordState, Review};
use quorate_core::meeting::remaining::Place;
use quorate_core::meeting::request::RequestState;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, PlannedMeeting, RecordPart};
use quorate_service::ask::{Answer, Ask};
use quorate_service::signatures::verdict;
use quorate_service::views::{ClockState, FileVerdict, RecordView};

/// What differs between the panels, as their profiles have it.
struct Held {
    panel: &'static str,
    reason: &'static str,
    decision: &'static str,
    excluded: &'static str,
    week: &'static str,
    /// Roles whose presence makes the quorum.
    quorum: &'static [&'static str],
}

const FORUM: Held = Held {
    panel: "fsf",
    reason: "advice-lbp",
    decision: "lbp-issue",
    excluded: "lbp-not-now",
    week: "2026-11-18",
    quorum: &["chair", "head-of-service"],
};

const CLAM: Held = Held {
    panel: "clam",
    reason: "section-20",
    decision: "s20-agreed",
    excluded: "s20-not-agreed",
    week: "2026-11-16",
    quorum: &["chair", "gm"],
};

#[test]
fn the_forum_goes_from_a_request_to_a_filed_record() {
    let outcome = hold(&FORUM);
    assert!(outcome.followed, "a Letter Before Proceedings brings a Legal Advice Meeting (FSF-8)");
}

#[test]
fn the_clam_panel_goes_from_a_request_to_a_filed_record() {
    let outcome = hold(&CLAM);
    assert!(!outcome.followed, "nothing follows by itself from section 20");
}

struct Outcome {
    followed: bool,
}

fn hold(held: &Held) -> Outcome {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, held.panel, held.week, now);
    let eldest = add_child(&mut service, child("Cerys", "Łukasik", Some("2015-02-03"), "M100001"), None, now);
    let younger = add_child(&mut service, child("Bình", "Łukasik", Some("2018-06-07"), "M100002"), Some(eldest), now);
    let request = take(&mut service, request(held.panel, held.reason, vec![eldest, younger], now), now);
    place(&mut service, meeting, request, now).expect("an empty agenda has room");
    let line = live(&service, meeting, now).line;
    service.act(Act::IssueAgenda { meeting, based_on: line.meeting.revision }, now).expect("the agenda is issued");
    let Answer::Agenda(agenda) = service.ask(Ask::Agenda { meeting }, now).expect("an agenda") else { unreachable!() };
    assert!(agenda.invitation.is_some_and(|ics| ics.contains("BEGIN:VEVENT")), "CLAM-6: an invitation goes out");
    drop(service);

    let during = at("2026-11-18");
    let mut service = county.seat(Role::MinuteTaker);
    let records = minutes(&mut service, held, meeting, during);
    let followed = !live_actions_that_follow(&service, meeting, during).is_empty();
    drop(service);

    sign(&county, &records, during);

    let mut service = county.seat(Role::Administrator);
    file(&county, &mut service, &records, during);
    Outcome { followed }
}

/// Takes the meeting through its day; gives its records, finalised.
fn minutes(service: &mut Service, held: &Held, meeting: MeetingId, now: DateTime<Utc>) -> Vec<RecordId> {
    let started = live(service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on: started }, now).expect("the meeting starts");
    let view = live(service, meeting, now);
    assert!(view.attendees.len() > 3, "the list is filled from the profile's roles and the request's workers");
    let item = view.items[0].item.clone();
    let done = service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("the item starts");

    let early = Act::FinishItem { item: item.id, based_on: done.revision };
    let refusal = service.act(early.clone(), now).expect_err("nobody is marked as there yet");
    assert!(refusal.sentence.starts_with("Not quorate"), "it says what is missing: {refusal}");
    for attendee in view.attendees.iter().filter(|one| held.quorum.contains(&one.details.role.as_str())) {
        arrives(service, attendee, now);
    }
    assert!(live(service, meeting, now).quorum.quorate, "the profile's quorum is there");

    let record = view.items[0].records[0].record.clone();
    write(service, held, &record.id, now);
    let parts = [
        RecordPart::Section { section: "discussion".into() },
        RecordPart::Decisions { agreed: false },
        RecordPart::Offered,
        RecordPart::Review,
        RecordPart::Action { action: live(service, meeting, now).items[0].records[0].actions[0].action.id },
    ];
    service
        .act(Act::CopyToSiblings { record: record.id, parts: parts.into() }, now)
        .expect("the sibling is given the same");
    service.act(early, now).expect("a quorate item finishes");
    let closing = live(service, meeting, now).line.meeting.revision;
    service.act(Act::CloseMeeting { meeting, based_on: closing }, now).expect("all was heard");

    let view = live(service, meeting, now);
    let records: Vec<RecordId> = view.items[0].records.iter().map(|one| one.record.id).collect();
    assert_eq!(records.len(), 2, "each child keeps a record of their own");
    for one in &view.items[0].records {
        assert_eq!(one.record.decisions[0].option, held.decision, "the sibling's record says the same");
        assert!(!one.actions.is_empty(), "the sibling has the action too");
        assert!(one.gaps.iter().all(|gap| !gap.blocks), "nothing is missing: {:?}", one.gaps);
        service.act(Act::FinaliseRecord { record: one.record.id }, now).expect("it goes to the chair");
    }
    records
}

fn arrives(service: &mut Service, attendee: &Attendee, now: DateTime<Utc>) {
    let mut details = attendee.details.clone();
    details.name = format!("Member {}", attendee.id);
    details.state = AttendanceState::Present;
    details.arrived = Some(now);
    let act = Act::SetAttendee { attendee: Some(attendee.id), details, based_on: attendee.revision };
    service.act(act, now).expect("they are there");
}

/// Writes what the panel's record needs, and tries what it refuses.
fn write(service: &mut Service, held: &Held, record: &RecordId, now: DateTime<Utc>) {
    let record = *record;
    let text = "Both children spoke about school. The network will share the evenings.".to_owned();
    let act = Act::WriteSection { record, section: "discussion".into(), text, based_on: EntryId::NONE };
    service.act(act, now).expect("the discussion is written");
    let stale =
        Act::WriteSection { record, section: "discussion".into(), text: "Other".into(), based_on: EntryId::NONE };
    let refusal = service.act(stale, now).expect_err("somebody wrote meanwhile");
    assert_eq!(refusal.code, RefusalCode::Stale, "a second writer never overwrites silently");

    let chosen = |option: &str| Decision::new(option, "");
    let revision = record_view(service, record, now).line.record.revision;
    let both = vec![chosen(held.decision), chosen(held.excluded)];
    let act = Act::SetDecisions { record, decisions: both, rationale: "-".into(), based_on: revision };
    let refusal = service.act(act, now).expect_err("options of one group exclude each other");
    assert!(refusal.sentence.contains("exclude each other"), "it says why: {refusal}");
    let rationale = "The plan keeps the children within their network.".to_owned();
    let act = Act::SetDecisions { record, decisions: vec![chosen(held.decision)], rationale, based_on: revision };
    let done = service.act(act, now).expect("one decision is chosen");
    let act = Act::SetReview {
        record,
        review: Review::On { date: "2027-02-03".parse().expect("a date") },
        based_on: done.revision,
    };
    let done = service.act(act, now).expect("the review date is set on the decisions' revision");
    if let Some(act) = offered(held.panel, record, done.revision) {
        assert!(record_view(service, record, now).missing.iter().any(|gap| gap.place == Place::Offered), "FSF-9");
        service.act(act, now).expect("each kind of support is answered");
    }
    let details = ActionDetails {
        what: "Visit both children at home".into(),
        measure: "The visit is on the case file".into(),
        owner_role: "sw".into(),
        owner: "Worker sw".into(),
        how: "In the weekly visit".into(),
        due: Some("2026-12-02".parse().expect("a date")),
        follows: None,
        accepted: Vec::new(),
    };
    service
        .act(Act::SetAction { action: None, record, details, based_on: EntryId::NONE }, now)
        .expect("an action is added");
}

/// Every row of what the panel asks about, before proceedings (FSF-9).
fn offered(panel: &str, record: RecordId, based_on: EntryId) -> Option<Act> {
    let row = |kind: String| Offered { kind, state: OfferedState::Accepted, when: None, note: String::new() };
    let rows: Vec<Offered> = profile(panel).recorded.offered.into_iter().map(|kind| row(kind.id)).collect();
    (!rows.is_empty()).then_some(Act::SetOffered { record, rows, based_on })
}

fn live_actions_that_follow(service: &Service, meeting: MeetingId, now: DateTime<Utc>) -> Vec<ActionDetails> {
    let records = live(service, meeting, now).items.into_iter().flat_map(|item| item.records);
    let actions = records.flat_map(|record| record.actions).map(|one| one.action.details);
    actions.filter(|details| details.follows.is_some()).collect()
}

fn record_view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

fn sign(county: &County, records: &[RecordId], now: DateTime<Utc>) {
    let act = |pin: &str| Act::SignRecords { records: records.to_vec(), pin: pin.into(), said: Vec::new() };
    county.seat(Role::Chair).act(act(PIN), now).expect_err("without a signing PIN nobody signs");
    able_to_sign(county, now);
    let service = &mut county.seat(Role::Chair);
    let refusal = service.act(act("999111"), now).expect_err("another PIN");
    assert_eq!(refusal.code, RefusalCode::WrongSecret, "a wrong PIN signs nothing");
    let draft = service.record_pdf(records[0], None, now).expect("a draft to read");
    assert!(draft.starts_with(b"%PDF-1.7"), "the chair reads the record as it will be printed");
    service.act(act(PIN), now).expect("the chair signs");
    assert!(
        matches!(record_view(service, records[0], now).line.record.state, RecordState::Signed { .. }),
        "the record says so"
    );
    service.act(act(PIN), now).expect_err("a signed record is not signed again");
}

fn file(county: &County, service: &mut Service, records: &[RecordId], now: DateTime<Utc>) {
    let out = county.dir.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let act =
        Act::ExportRecords { records: records.to_vec(), superseded: false, folder: out.to_string_lossy().into_owned() };
    let done = service.act(act.clone(), now).expect("signed records leave the book");
    assert_eq!(done.files.len(), 2, "one file a child");
    for file in &done.files {
        let name = std::path::Path::new(file).file_name().expect("a name").to_string_lossy();
        assert!(name.is_ascii() && name.len() <= 80, "{name} fits the case system");
    }
    let files: Vec<std::path::PathBuf> = done.files.iter().map(Into::into).collect();
    let against = verdict::Against::book(service, now).expect("the book's authority");
    for verdict in verdict::of_files(&files, &against) {
        assert!(verdict.verdict == FileVerdict::Accepted, "{}", verdict.sentence);
        assert!(verdict.standing.is_some_and(|standing| !standing.superseded), "the book knows it as the one in force");
    }
    let again = service.act(act.clone(), now).expect("exporting again is harmless");
    assert_eq!(again.files, done.files, "the same bytes stay one file");
    std::fs::write(&done.files[0], b"something else").expect("a file");
    let third = service.act(act, now).expect("and a different file is not overwritten");
    assert_ne!(third.files[0], done.files[0], "the new file gets a number");
    assert_eq!(std::fs::read(&done.files[0]).expect("a file"), b"something else", "what was there stays");

    let clocks = record_view(service, records[0], now).line.clocks;
    assert!(!clocks.is_empty(), "the profile's filing deadlines run");
    for clock in clocks {
        assert_ne!(clock.state, ClockState::Done, "nothing is filed yet");
        let act = Act::MarkFiled { record: records[0], deadline: clock.deadline, by: "Anwen Prys".into(), at: now };
        service.act(act, now).expect("it is filed");
    }
    let settled = record_view(service, records[0], now).line.clocks;
    assert!(settled.iter().all(|clock| clock.state == ClockState::Done), "every clock is settled: {settled:?}");
    let Answer::CheckLedger(ledger) = service.ask(Ask::CheckLedger, now).expect("a ledger") else { unreachable!() };
    assert!(ledger.whole, "{}", ledger.sentence);
    let rebuilt = service.act(Act::RebuildLedger, now).expect("the tables are made anew");
    assert!(rebuilt.sentence.contains("the same as before"), "{}", rebuilt.sentence);
}

#[test]
fn siblings_take_fifteen_minutes_more_and_an_overfull_agenda_is_refused() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "clam", CLAM.week, now);
    let mut placed = 0;
    let refusal = loop {
        let first = add_child(&mut service, child("Ada", "Hill", Some("2014-01-01"), "M1"), None, now);
        let second = add_child(&mut service, child("Ben", "Hill", Some("2016-01-01"), "M2"), Some(first), now);
        let request = take(&mut service, request("clam", "section-20", vec![first, second], now), now);
        match place(&mut service, meeting, request, now) {
            Ok(_) => placed += 1,
            Err(refusal) => break refusal,
        }
    };
    let view = live(&service, meeting, now);
    assert!(view.items.iter().all(|item| item.item.details.minutes == 30), "15 and 15 more for siblings (CLAM-5)");
    // 13:15 to 16:15: the last quarter of an hour is kept for an emergency.
    assert_eq!(placed, 6, "three hours hold six sibling groups");
    assert!(refusal.sentence.contains("needs 30 minutes"), "the refusal says what does not fit: {refusal}");

    let mut details = child("Dilan", "Yıldız", Some("2020-01-01"), "M3");
    details.in_care_since = Some("2026-11-09".parse().expect("a date"));
    let alone = add_child(&mut service, details, None, now);
    let urgent = take(&mut service, request("clam", "emergency-admission", vec![alone], now), now);
    let Answer::Request(waiting) = service.ask(Ask::Request { request: urgent }, now).expect("a request") else {
        unreachable!()
    };
    let clock = waiting.line.clock.expect("the admission's clock runs (CLAM-2)");
    assert_eq!(clock.due.to_string(), "2026-11-18", "seven working days after Monday 9 November");
    let act = Act::Place { meeting, request: urgent, starts: None, emergency: true };
    service.act(act, now).expect("the emergency slot is still free");
    let last = live(&service, meeting, now).items.last().expect("an item").item.details.starts;
    assert_eq!(last, time("16:15"), "it is the last quarter of an hour");
}

#[test]
fn a_deferred_request_waits_again_and_a_chair_may_go_on_without_a_quorum() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", FORUM.week, now);
    let mut requests = Vec::new();
    for (given, mosaic) in [("Emre", "M7"), ("Ioana", "M8")] {
        let child = add_child(&mut service, child(given, "Öz", Some("2013-03-03"), mosaic), None, now);
        let taken = take(&mut service, request("fsf", "oversight", vec![child], now), now);
        place(&mut service, meeting, taken, now).expect("there is room");
        requests.push(taken);
    }
    drop(service);
    let during = at("2026-11-18");
    let mut service = county.seat(Role::MinuteTaker);
    let revision = live(&service, meeting, during).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on: revision }, during).expect("it starts");
    let items: Vec<_> = live(&service, meeting, during).items.into_iter().map(|item| item.item).collect();
    let act = Act::DeferItem { item: items[0].id, why: "The worker is ill.".into(), based_on: items[0].revision };
    service.act(act, during).expect("it is deferred");
    let Answer::Agenda(agenda) = service.ask(Ask::Agenda { meeting }, during).expect("an agenda") else {
        unreachable!()
    };
    assert_eq!(agenda.waiting.len(), 1, "the deferred request waits for another slot");

    let started =
        service.act(Act::StartItem { item: items[1].id, based_on: items[1].revision }, during).expect("it starts");
    let finish = Act::FinishItem { item: items[1].id, based_on: started.revision };
    service.act(finish.clone(), during).expect_err("no quorum, no reason");
    let reason = "Two heads of service are at court and have sent their views.".to_owned();
    let records: Vec<_> = live(&service, meeting, during)
        .items
        .iter()
        .filter(|item| item.item.id == items[1].id)
        .flat_map(|item| item.records.iter().map(|one| one.record.id))
        .collect();
    service.act(Act::ProceedInquorate { records, reason }, during).expect("the chair may go on, and says why");
    service.act(finish, during).expect("it finishes");
    let revision = live(&service, meeting, during).line.meeting.revision;
    service.act(Act::CloseMeeting { meeting, based_on: revision }, during).expect("one heard, one deferred: it closes");
    let view = live(&service, meeting, during);
    let record = view.items.iter().find(|item| item.item.id == items[1].id).expect("an item").records[0].record.id;
    let refusal = service.act(Act::FinaliseRecord { record }, during).expect_err("nothing is written yet");
    assert!(refusal.sentence.contains("Discussion"), "it says what is missing: {refusal}");
}

#[test]
fn a_meeting_keeps_its_agenda_when_it_moves_and_gives_it_back_when_it_is_called_off() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "clam", CLAM.week, now);
    let child = add_child(&mut service, child("Ieuan", "Morris", Some("2017-07-07"), "M9"), None, now);
    let taken = take(&mut service, request("clam", "section-20", vec![child], now), now);
    place(&mut service, meeting, taken, now).expect("there is room");
    let planned = live(&service, meeting, now).line.meeting;

    let to = |starts: &str, ends: &str| PlannedMeeting {
        date: planned.details.date,
        starts: time(starts),
        ends: time(ends),
        venue: "chd".into(),
        theme: None,
    };
    let later = Act::MoveMeeting { meeting, to: to("14:00", "16:30"), based_on: planned.revision };
    let refusal = service.act(later, now).expect_err("the item at 1:15pm would be before the meeting");
    assert!(refusal.sentence.starts_with("The item at 1:15pm would lose its slot."), "it says which: {refusal}");
    let elsewhere = Act::MoveMeeting { meeting, to: to("13:00", "16:30"), based_on: planned.revision };
    let moved = service.act(elsewhere, now).expect("another office keeps every slot");

    service.act(Act::CancelMeeting { meeting, based_on: moved.revision }, now).expect("it is called off");
    let Answer::Request(view) = service.ask(Ask::Request { request: taken }, now).expect("a request") else {
        unreachable!()
    };
    assert_eq!(view.line.request.state, RequestState::Accepted, "its request waits for another slot");
    let next = plan(&mut service, "clam", "2026-11-23", now);
    place(&mut service, next, taken, now).expect("and gets one");
}

#[test]
fn a_signed_record_is_the_same_bytes_for_ever() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let during = at("2026-11-18");
    let service = county.seat(Role::Reader);
    let record = live(&service, meeting, during).items[0].records[0].record.id;
    let first = service.record_pdf(record, None, during).expect("the signed record");
    let again = service.record_pdf(record, None, at("2026-12-18")).expect("the signed record");
    assert_eq!(first, again, "a signed record is the bytes that were signed, whenever it is read");
}
