//! Who looked: every question that opens something of a child is noted with it, and nothing else is.

mod county;

use county::*;
use quorate_core::ids::{ChildId, PersonId};
use quorate_core::meeting::looks::Looked;
use quorate_core::meeting::person::Role;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask, RecordField};
use quorate_service::noting_looks::Opened;
use quorate_service::views::{ReadLine, ReadsView};

fn reads(service: &Service, child: Option<ChildId>, person: Option<PersonId>) -> ReadsView {
    let ask = Ask::Reads { child, person, skip: 0 };
    let Answer::Reads(view) = service.ask(ask, at("2026-12-01")).expect("an administrator asks") else {
        unreachable!()
    };
    view
}

fn of(lines: &[ReadLine], what: Looked) -> Vec<&ReadLine> {
    lines.iter().filter(|line| line.what == what).collect()
}

#[test]
fn whoever_opens_something_of_a_child_is_told_by_child_and_by_person() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = at("2026-11-19");
    let service = county.seat(Role::Reader);
    let view = live(&service, meeting, now);
    let record = view.items[0].records[0].record.clone();
    let (child, request) = (record.child, view.items[0].request.request.id);
    let field = RecordField::Rationale;
    let (id, text) = (record.id, "Words".to_owned());
    let mut expected = Vec::new();
    for (ask, what) in [
        (Ask::Child { child }, Looked::Child),
        (Ask::Request { request }, Looked::Request),
        (Ask::Agenda { meeting }, Looked::Agenda),
        (Ask::Remaining { meeting }, Looked::Meeting),
        (Ask::Record { record: id }, Looked::Record),
        (Ask::FieldHistory { record: id, field }, Looked::Record),
        (Ask::WhoseData { record: id }, Looked::Record),
        (Ask::CheckWords { record: id, text }, Looked::Record),
        (Ask::Children { search: String::new() }, Looked::ListOfChildren),
        (Ask::Children { search: "Okoń".into() }, Looked::Search),
        (Ask::Tracker { search: String::new() }, Looked::ListOfActions),
        (Ask::Ahead, Looked::ListOfActions),
        (Ask::Records, Looked::ListOfRecords),
        (Ask::Requests, Looked::ListOfRequests),
    ] {
        assert_ne!(ask.opened(), Opened::Nothing, "{ask:?}");
        service.ask(ask.clone(), now).expect("a reader reads");
        service.ask(ask, now).expect("and reads again, which is the same look");
        expected.push(what);
    }
    service.record_pdf(id, None, now).expect("its paper");
    for ask in [Ask::Home, Ask::People, Ask::Panels, Ask::Holidays, Ask::Glossary, Ask::Book] {
        assert_eq!(ask.opened(), Opened::Nothing, "{ask:?}");
        service.ask(ask, now).expect("nothing of a child");
    }
    drop(service);

    let service = county.seat(Role::Administrator);
    let me = county.person(Role::Reader);
    let told = reads(&service, None, Some(me));
    for what in expected {
        assert!(!of(&told.lines, what).is_empty(), "{what:?} is told");
    }
    for what in [Looked::Child, Looked::Request, Looked::Agenda, Looked::Meeting, Looked::Record] {
        let lines = of(&told.lines, what);
        assert_eq!(lines.len(), 1, "{what:?}: the same thing on the screen is one look");
        assert_eq!((lines[0].child, lines[0].by.as_str()), (Some(child), "Tomasz Hale"), "{what:?}");
        assert_eq!((lines[0].child_name.as_str(), lines[0].machine.as_str()), ("Zofia Okoń", "This machine"));
    }
    for what in [Looked::Search, Looked::ListOfChildren, Looked::ListOfActions, Looked::ListOfRecords] {
        assert_eq!(of(&told.lines, what)[0].child, None, "{what:?}");
    }
    let json = serde_json::to_string(&told).expect("JSON");
    assert!(!json.contains("\"Okoń\""), "what was searched for is kept nowhere");
    assert_eq!(told.person.as_deref(), Some("Tomasz Hale"));

    let told = reads(&service, Some(child), None);
    assert!(told.lines.iter().all(|line| line.child == Some(child)));
    assert!(told.lines.iter().any(|line| line.person == me));
    assert!(told.lines.iter().any(|line| line.by == "Marek Dąbrowski"), "who minuted it looked too");
    let again = reads(&service, Some(child), None);
    assert_eq!(again.lines.iter().filter(|line| line.what == Looked::Reads).count(), 1, "as did whoever asked this");

    // A look after a while is another one.
    drop(service);
    let service = county.seat(Role::Reader);
    let before = |service: &Service| {
        service.ask(Ask::Child { child }, at("2026-11-20")).expect("a page");
    };
    before(&service);
    service.ask(Ask::Child { child }, at("2026-11-21")).expect("a day later");
    drop(service);
    let service = county.seat(Role::Administrator);
    let told = reads(&service, Some(child), Some(me));
    assert_eq!(of(&told.lines, Looked::Child).len(), 3);
}

#[test]
fn the_list_is_written_out_and_kept_for_its_time() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    let child = live(&service, meeting, now).items[0].records[0].record.child;
    let folder = county.dir.path().to_string_lossy().into_owned();
    let done = service.act(Act::ExportReads { child: Some(child), person: None, folder }, now).expect("written");
    let text = std::fs::read_to_string(&done.files[0]).expect("a table");
    assert!(text.contains("Anwen Prys,The meeting and its records,Zofia Okoń"), "{text}");
    assert!(text.lines().all(|line| line.contains("Zofia") || line.contains("when")), "of that child alone: {text}");

    assert_eq!(reads(&service, None, None).kept_months, 72, "six years, unless they say otherwise");
    service.act(Act::KeepReads { months: 24 }, now).expect("two years");
    let later = at("2029-01-01");
    let ask = Ask::Reads { child: None, person: None, skip: 0 };
    let Answer::Reads(view) = service.ask(ask, later).expect("told") else { unreachable!() };
    assert!(view.past_their_time > 0);
    let gone = view.past_their_time;
    let done = service.act(Act::DestroyOldReads, later).expect("their time is over");
    assert!(done.sentence.starts_with(&gone.to_string()), "{}", done.sentence);
    let Answer::Book(book) = service.ask(Ask::Book, later).expect("the book") else { unreachable!() };
    assert_eq!(book.lately[0].kind, "destroyed what was past its time of who looked");
    let Answer::CheckLedger(checked) = service.ask(Ask::CheckLedger, later).expect("checked") else { unreachable!() };
    assert!(checked.whole, "{}", checked.sentence);
}
