//! What is asked or pointed out before it goes on: a meeting on another day than planned, records that whoever signs has not
//! opened, text that came back after the program had ended and stops in mid-sentence.

mod county;

use chrono::{DateTime, Duration, Utc};
use county::*;
use quorate_core::ids::{EntryId, MeetingId, RecordId};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::sitting::MeetingState;
use quorate_service::Service;
use quorate_service::act::{Act, ChairSays};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{DraftView, RecordView};

fn date_and_state(service: &Service, meeting: MeetingId, now: DateTime<Utc>) -> (String, MeetingState) {
    let meeting = live(service, meeting, now).line.meeting;
    (meeting.details.date.to_string(), meeting.state)
}

#[test]
fn a_meeting_on_another_day_is_held_today_and_says_so() {
    let county = County::new();
    let planned = plan(&mut county.seat(Role::Administrator), "fsf", "2026-11-18", at("2026-11-10"));
    let mut service = county.seat(Role::MinuteTaker);
    let early = at("2026-11-16");
    let based_on = live(&service, planned, early).line.meeting.revision;
    let refusal =
        service.act(Act::StartMeeting { meeting: planned, based_on }, early).expect_err("it is two days early");
    assert!(refusal.sentence.contains("Wednesday 18 November 2026"), "{refusal}");

    let done = service.act(Act::HoldToday { meeting: planned, based_on }, early).expect("the minute taker may");
    assert_eq!(
        done.sentence,
        "The meeting has started. It is held today, Monday 16 November 2026, and no longer on Wednesday 18 November 2026."
    );
    assert_eq!(date_and_state(&service, planned, early), ("2026-11-16".into(), MeetingState::Running));
    assert!(
        !live(&service, planned, early).attendees.is_empty(),
        "whoever is expected is on its list, as at any start"
    );
    let act = Act::CloseMeeting { meeting: planned, based_on: done.revision };
    service.act(act, early).expect("the revision that was handed back is the meeting's");
}

#[test]
fn on_its_own_day_nothing_moves() {
    let county = County::new();
    let planned = plan(&mut county.seat(Role::Administrator), "fsf", "2026-11-18", at("2026-11-10"));
    let (mut service, day) = (county.seat(Role::MinuteTaker), at("2026-11-18"));
    let based_on = live(&service, planned, day).line.meeting.revision;
    let done = service.act(Act::HoldToday { meeting: planned, based_on }, day).expect("it starts");
    assert_eq!(done.sentence, "The meeting has started.");
    assert_eq!(date_and_state(&service, planned, day), ("2026-11-18".into(), MeetingState::Running));
}

fn opened(service: &Service, record: RecordId, now: DateTime<Utc>) -> bool {
    let Answer::Records(lines) = service.ask(Ask::Records, now).expect("the list") else { unreachable!() };
    lines.into_iter().find(|line| line.record.id == record).expect("it waits").opened
}

#[test]
fn the_chair_is_told_what_they_have_not_opened_as_it_is_now() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = at("2026-11-19");
    let chair = county.seat(Role::Chair);
    let record = live(&chair, meeting, now).items[0].records[0].record.id;
    assert!(!opened(&chair, record, now), "the list, and the meeting, are no look at the record");
    let Answer::Record(view) = chair.ask(Ask::Record { record }, now).expect("the chair reads it") else {
        unreachable!()
    };
    assert!(view.line.opened, "whoever signs from the record's own page has it open");
    assert!(opened(&chair, record, now));
    drop(chair);

    let mut chair = county.seat(Role::Chair);
    let later = now + Duration::hours(1);
    chair.act(Act::ReturnRecord { record, comment: "Who comes?".into() }, later).expect("it goes back");
    assert!(opened(&chair, record, later), "it waits for no signature");
    drop(chair);
    let act = Act::FinaliseRecord { record };
    county.seat(Role::MinuteTaker).act(act, later + Duration::hours(1)).expect("it is finalised again");
    let chair = county.seat(Role::Chair);
    assert!(!opened(&chair, record, later + Duration::hours(2)), "what was read was another text");
}

#[test]
fn what_came_back_and_stops_in_mid_sentence_is_pointed_out_until_it_is_mended_or_finalised() {
    let mut sitting = county::sitting::Sitting::new();
    let record = sitting.record().id;
    let write = |sitting: &mut county::sitting::Sitting, text: &str, based_on: EntryId| {
        let (section, text) = ("discussion".to_owned(), text.to_owned());
        sitting.act(Act::WriteSection { record, section, text, based_on }).revision
    };
    let stops = |sitting: &county::sitting::Sitting| {
        let gaps = sitting.remaining().remove(0).gaps;
        gaps.into_iter().filter(|gap| gap.sentence.contains("mid-sentence")).collect::<Vec<_>>()
    };
    let text = "School sees her each day. The two friends that she has made since";
    let mark = DraftView {
        field: format!("brought-back/record/{record}/section/discussion"),
        text: text.into(),
        based_on: "none".into(),
        at: sitting.now,
    };
    let revision = write(&mut sitting, text, EntryId::NONE);
    assert!(stops(&sitting).is_empty(), "nobody asks about what was typed and left");
    sitting.service.keep_draft(mark).expect("the window marks what came back");
    let found = stops(&sitting);
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence.contains("“…she has made since”") && !found[0].blocks, "{}", found[0].sentence);
    let revision = write(&mut sitting, "School sees her each day. Her two friends are kind.”", revision);
    assert!(stops(&sitting).is_empty(), "it says something else by now");
    write(&mut sitting, text, revision);
    assert_eq!(stops(&sitting).len(), 1, "and here it stops again");
}

#[test]
fn panels_stand_in_an_order_that_adopting_one_does_not_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = quorate_service::views::NewBook {
        folder: folder.path().to_string_lossy().into_owned(),
        name: "Elmshire".into(),
        council: "Elmshire County Council".into(),
        administrator: quorate_core::meeting::person::PersonDetails {
            name: "Anwen Prys".into(),
            post: "Panel co-ordinator".into(),
            email: String::new(),
            roles: vec![Role::Administrator],
        },
        passphrase: PASSPHRASE.into(),
    };
    let now = at("2026-11-02");
    let made = quorate_service::keeping::sign_in::create(new, machine(), Box::new(Chance), now);
    let (mut service, _) = made.expect("a new book");
    let order = |service: &Service| {
        let Answer::Panels(panels) = service.ask(Ask::Panels, now).expect("the panels") else { unreachable!() };
        panels.into_iter().map(|panel| panel.profile.id).collect::<Vec<_>>()
    };
    let before = order(&service);
    for (_, toml) in quorate_core::panel::bundled().into_iter().rev() {
        service.act(Act::AdoptPanel { toml: toml.into() }, now).expect("it is in order");
        assert_eq!(order(&service), before, "what a pointer is on stays under it");
    }
}

#[test]
fn who_opened_a_record_goes_by_the_order_of_looks_and_not_by_a_clock() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    // The clock of the machine was set right in between: it says an earlier day now.
    let set_back = at("2026-11-16");
    let chair = county.seat(Role::Chair);
    let record = live(&chair, meeting, set_back).items[0].records[0].record.id;
    assert!(!opened(&chair, record, set_back), "the chair has seen the meeting, and not the record");
    chair.ask(Ask::Record { record }, set_back).expect("the chair reads it");
    assert!(opened(&chair, record, set_back), "it is open in front of them, whatever the time is");
    drop(chair);
    let refusal = county.seat(Role::MinuteTaker).act(Act::TakeBackRecord { record }, at("2026-11-18"));
    assert!(refusal.is_err(), "the chair has begun to read: the minute taker cannot have it back");
}

#[test]
fn a_record_that_is_finalised_while_it_is_open_is_another_one_to_read() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    let Answer::People(people) = service.ask(Ask::People, now).expect("the people") else { unreachable!() };
    let taker = people.into_iter().find(|one| one.id == county.person(Role::MinuteTaker)).expect("one takes minutes");
    let roles = vec![Role::MinuteTaker, Role::Chair];
    service.act(Act::SetRoles { person: taker.id, roles, based_on: taker.revision }, now).expect("who chairs too");
    drop(service);

    let mut both = county.seat(Role::MinuteTaker);
    let record = live(&both, meeting, now).items[0].records[0].record.id;
    both.act(Act::ReturnRecord { record, comment: "Who comes?".into() }, now).expect("it goes back");
    let minute = |n| now + Duration::minutes(n);
    both.ask(Ask::Record { record }, minute(1)).expect("it is looked at as it is written");
    both.act(Act::FinaliseRecord { record }, minute(2)).expect("it is finalised");
    assert!(!opened(&both, record, minute(3)), "what was looked at was not final");
    both.ask(Ask::Record { record }, minute(3)).expect("the screen asks again, minutes after the look before");
    assert!(opened(&both, record, minute(3)), "it is on the screen as it waits for the signature");
}

fn record_view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

#[test]
fn what_is_for_the_chair_to_weigh_stands_beside_the_record_and_is_kept_with_the_signature() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = at("2026-11-19");
    able_to_sign(&county, now);
    let mut chair = county.seat(Role::Chair);
    let record = live(&chair, meeting, now).items[0].records[0].record.id;
    let view = record_view(&chair, record, now);
    assert!(view.missing.is_empty(), "nothing holds it back: {:?}", view.missing);
    let points: Vec<String> = view.weigh.iter().map(|gap| gap.sentence.clone()).collect();
    assert!(points.iter().any(|point| point.contains("is not answered")), "prompts that nobody answered: {points:?}");
    assert!(points.iter().any(|point| point.starts_with("Not marked as agreed")), "{points:?}");

    let said = vec![ChairSays { record, words: " The prompts were gone through aloud. ".into() }];
    chair.act(Act::SignRecords { records: vec![record], pin: PIN.into(), said }, now).expect("it holds nothing back");
    let signed = record_view(&chair, record, now);
    let weighed = signed.versions[0].weighed.clone().expect("what was open is kept");
    assert_eq!(weighed.points, points, "the very sentences that stood beside the record");
    assert_eq!(weighed.said, "The prompts were gone through aloud.");
    assert!(signed.weigh.is_empty(), "what is signed is weighed no more");
}

#[test]
fn a_chair_signs_on_without_a_word() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-19");
    let chair = county.seat(Role::Chair);
    let record = live(&chair, meeting, now).items[0].records[0].record.id;
    let weighed = record_view(&chair, record, now).versions[0].weighed.clone().expect("what was open is kept");
    assert!(!weighed.points.is_empty() && weighed.said.is_empty(), "{weighed:?}");
}
