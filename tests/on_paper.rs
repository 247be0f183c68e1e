//! What a record says on paper of how it came about: that it was signed, what was late, what was decided before, who sat where,
//! and what a correction changed.

mod county;

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, TimeDelta, Utc};
use county::sitting::Sitting;
use county::*;
use quorate_core::ids::RecordId;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::presenting::DECIDED_BEFORE;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::meeting::version::Grounds;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::RecordView;

/// What a person reads on the first page of a record, or on all of them.
fn read_on_paper(
    service: &Service,
    record: RecordId,
    version: Option<u32>,
    dir: &Path,
    now: DateTime<Utc>,
) -> [String; 2] {
    let pdf = service.record_pdf(record, version, now).expect("a record");
    let file = dir.join("read.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let words = |last: &[&str]| {
        let said = Command::new("pdftotext").args(last).arg(&file).arg("-").output().expect("pdftotext runs");
        String::from_utf8_lossy(&said.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    [words(&["-l", "1"]), words(&[])]
}

fn view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

#[test]
fn a_child_presented_late_says_so_beside_the_decision_with_what_was_decided_before() {
    let county = County::new();
    let (asked, during) = (at("2026-12-07"), at("2026-12-08"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "clam", "2026-12-08", at("2026-11-30"));
    let mut details = child("Dilan", "Yıldız", Some("2020-01-01"), "M3");
    details.in_care_since = Some("2026-11-26".parse().expect("a date"));
    let dilan = add_child(&mut service, details, None, asked);
    let mut details = request("clam", "emergency-admission", vec![dilan], asked);
    let note = "Friday 27 November 2026): The duty head of service agreed the placement.";
    details.outline = format!("Dilan was found alone.\n\n{DECIDED_BEFORE}{note}");
    let request = take(&mut service, details, asked);
    place(&mut service, meeting, request, asked).expect("there is room");
    let based_on = live(&service, meeting, during).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on }, during).expect("it goes out");
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    let based_on = live(&service, meeting, during).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, during).expect("it starts");
    let heard = live(&service, meeting, during).items.remove(0);
    let (item, record) = (heard.item, heard.records[0].record.id);
    let now = during + TimeDelta::minutes(1);
    let based_on =
        service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("it starts").revision;
    let [first, _] = read_on_paper(&service, record, None, county.dir.path(), now);
    assert!(!first.contains("Presented on"), "while it is heard, nobody has presented it: {first}");
    let now = now + TimeDelta::minutes(9);
    let proceed = Act::ProceedInquorate { records: vec![record], reason: "The chair is at court.".into() };
    service.act(proceed, now).expect("the chair goes on");
    service.act(Act::FinishItem { item: item.id, based_on }, now).expect("it is over");
    let [first, _] = read_on_paper(&service, record, None, county.dir.path(), now);
    for said in [
        "Decided before the panel The duty head of service agreed the placement. (Noted on Friday 27 November 2026.)",
        "After its deadline Presented on Tuesday 8 December 2026, 1 working day after the deadline of Monday 7 December 2026: \
         within 7 working days of coming into care on Thursday 26 November 2026 (CLAM-2).",
        "The request came on Monday 7 December, 1 working day late (CLAM-4).",
    ] {
        assert!(first.contains(said), "page one says: {said}\n{first}");
    }
    assert!(!first.contains("found alone"), "and nothing else of the outline: {first}");
}

#[test]
fn page_one_says_that_and_when_it_was_signed_and_nothing_of_deadlines_that_were_kept() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-19");
    let service = county.seat(Role::Reader);
    let record = live(&service, meeting, now).items[0].records[0].record.id;
    let [first, all] = read_on_paper(&service, record, Some(1), county.dir.path(), now);
    let signed = "Signed by Ruth Adeyemi on 18 November 2026 at 9am: see the last page.";
    assert!(first.contains(signed), "{first}");
    assert!(!all.contains("After its deadline") && !all.contains("Decided before"), "{all}");
}

#[test]
fn whoever_sits_in_two_seats_stands_once_and_whoever_missed_a_part_says_which() {
    let mut sitting = Sitting::new();
    let seats = live(&sitting.service, sitting.meeting, sitting.now).attendees;
    let there: Vec<_> = seats.into_iter().filter(|one| one.details.name.starts_with("Member ")).collect();
    let chair = there.iter().find(|one| one.details.role == "chair").expect("a chair").clone();
    let head = sitting.head();
    for mut seat in [chair, head] {
        seat.details.name = "Gwen Testing".into();
        sitting.act(Act::SetAttendee { attendee: Some(seat.id), details: seat.details, based_on: seat.revision });
    }
    let mut others = live(&sitting.service, sitting.meeting, sitting.now).attendees.into_iter();
    let mut late = others.find(|one| one.details.name.starts_with("Member ")).expect("another head of service");
    late.details.name = "Lena Laterly".into();
    sitting.now += TimeDelta::minutes(12);
    late.details.arrived = Some(sitting.now);
    sitting.act(Act::SetAttendee { attendee: Some(late.id), details: late.details, based_on: late.revision });
    let record = sitting.record().id;
    let there = view(&sitting.service, record, sitting.now).attendance.present;
    let of = |name: &str| there.iter().filter(|one| one.name == name).collect::<Vec<_>>();
    let gwen = of("Gwen Testing");
    assert_eq!(gwen.len(), 1, "one person came once: {there:?}");
    assert_eq!(gwen[0].role, "Assistant director; Head of service", "in both seats");
    assert_eq!(gwen[0].how, "in the room", "and was there throughout");
    let lena = of("Lena Laterly")[0];
    assert!(lena.how.starts_with("in the room, came at 9:"), "from then on: {lena:?}");
    let [_, all] = read_on_paper(&sitting.service, record, None, sitting.county.dir.path(), sitting.now);
    let there = all.split("Who was there").nth(1).expect("who was there");
    assert_eq!(there.matches("Gwen Testing").count(), 1, "so it is printed: {there}");
}

#[test]
fn a_correction_about_somebody_else_tells_every_change_and_repeats_no_word() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-24");
    let mut service = county.seat(Role::MinuteTaker);
    let record = live(&service, meeting, now).items[0].records[0].record.id;
    let grounds = Grounds { what: "Jayden’s name.".into(), why: "It was his.".into(), others_data: true };
    let based_on = view(&service, record, now).line.record.revision;
    service.act(Act::Correct { record, grounds, based_on }, now).expect("it is open");
    let based_on = view(&service, record, now).line.record.sections["discussion"].revision;
    let text = "School has a plan.".to_owned();
    let act = Act::WriteSection { record, section: "discussion".into(), text, based_on };
    service.act(act, now).expect("a passage is taken out");
    let before = view(&service, record, now).line.record;
    let decisions = vec![Decision::new("resource-agreed", "")];
    let act = Act::SetDecisions { record, decisions, rationale: "It was agreed.".into(), based_on: before.revision };
    let based_on = service.act(act, now).expect("another decision").revision;
    let review = Review::NotNeeded { why: "School follows it.".into() };
    service.act(Act::SetReview { record, review, based_on }, now).expect("another review");
    let [_, all] = read_on_paper(&service, record, None, county.dir.path(), now);
    assert!(all.contains("not about this child were taken out, and are not repeated here"), "{all}");
    for part in ["Decisions", "Discussion", "Why", "When this comes back"] {
        assert!(all.contains(part), "each part that changed is named: {part}\n{all}");
    }
    assert_eq!(all.matches("Not repeated here").count(), 3, "discussion, why and review, in words no more: {all}");
    assert!(
        all.contains("The present plan continues, with the actions below"),
        "what the panel’s list says stays: {all}"
    );
    let note = view(&service, record, now).case_note.text;
    assert!(note.contains("words that were not about this child were taken out"), "the case note, too: {note}");
    assert!(!note.contains("Jayden") && !note.contains("It was his"), "{note}");
    for gone in ["network shares", "The plan works", "core group follows", "Jayden", "It was his"] {
        assert!(!all.contains(gone), "“{gone}” is not repeated: {all}");
    }
}
