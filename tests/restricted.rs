//! A family that only named people see, asked after by everybody else through every door there is.

mod county;
mod program;

use std::collections::BTreeSet;

use county::*;
use quorate_core::ids::{ChildId, EntryId, FamilyId, ItemId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::request::Worker;
use quorate_core::record::family_page::FamilyReader;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask, RecordField};

const HIDDEN_WORDS: &str = "He told his teacher about the cellar.";
/// What is only in the restricted family's data.
const SECRETS: [&str; 8] =
    ["Zephyr", "Quillfeather", "M778812", "9 Hidden Lane", "the cellar", "a locked door", "Imogen", "Isolde"];

/// A meeting with a restricted family of two and another child; who is in which slot.
struct Kept {
    county: County,
    meeting: MeetingId,
    family: FamilyId,
    child: ChildId,
    request: RequestId,
    item: ItemId,
    record: RecordId,
}

fn kept() -> Kept {
    let county = County::new();
    let (before, during) = (at("2026-11-10"), at("2026-11-18"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let mut hidden = child("Zephyr", "Quillfeather", Some("2015-04-01"), "M778812");
    hidden.address = "9 Hidden Lane".into();
    let first = add_child(&mut service, hidden, None, before);
    let second = add_child(&mut service, child("Isolde", "Quillfeather", Some("2017-04-01"), ""), Some(first), before);
    let mut asked = request("fsf", "oversight", vec![first, second], before);
    asked.outline = "There is a locked door in the house.".into();
    asked.workers = asked.workers.into_iter().map(|one| Worker { name: "Imogen Fairweather".into(), ..one }).collect();
    let request_id = take(&mut service, asked, before);
    let item = ItemId(id(&place(&mut service, meeting, request_id, before).expect("there is room")));
    let other = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    let asked = take(&mut service, request("fsf", "oversight", vec![other], before), before);
    place(&mut service, meeting, asked, before).expect("there is room");
    let Answer::Agenda(agenda) = service.ask(Ask::Agenda { meeting }, before).expect("an agenda") else {
        unreachable!()
    };
    service.act(Act::IssueAgenda { meeting, based_on: agenda.line.meeting.revision }, before).expect("it goes out");
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    let view = live(&service, meeting, during);
    let based_on = view.line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, during).expect("the meeting starts");
    let record = view.items[0].records[0].record.id;
    let text = HIDDEN_WORDS.to_owned();
    service
        .act(Act::WriteSection { record, section: "discussion".into(), text, based_on: EntryId::NONE }, during)
        .expect("written");
    let taken = live(&service, meeting, during);
    let family = taken.items[0].request.request.family;
    drop(service);

    let kept = Kept { county, meeting, family, child: first, request: request_id, item, record };
    let mut service = kept.county.seat(Role::Chair);
    let people = vec![kept.county.person(Role::Chair)];
    service.act(Act::RestrictFamily { family, people, based_on: EntryId::NONE }, during).expect("a chair restricts");
    drop(service);
    kept
}

impl Kept {
    /// Every question, about what is hidden where it can be.
    fn questions(&self) -> Vec<Ask> {
        let (from, to) = ("2026-11-01".parse().expect("a date"), "2026-12-31".parse().expect("a date"));
        let (child, record, meeting, request) = (self.child, self.record, self.meeting, self.request);
        let field = RecordField::Section { section: "discussion".into() };
        vec![
            Ask::Home,
            Ask::People,
            Ask::NameHistory { person: self.county.person(Role::Chair) },
            Ask::Panels,
            Ask::Panel { panel: PanelId("fsf".into()) },
            Ask::CheckProfile { toml: String::new() },
            Ask::ProposeSeries { panel: PanelId("fsf".into()), from, to },
            Ask::Holidays,
            Ask::Meetings { from, to },
            Ask::Children { search: String::new() },
            // Parts of words, which no refusal gives back.
            Ask::Children { search: "Zeph".into() },
            Ask::Child { child },
            Ask::Restrictions,
            Ask::Requests,
            Ask::Request { request },
            Ask::Agenda { meeting },
            Ask::PanelDay { panel: PanelId("fsf".into()), date: from },
            Ask::Live { meeting },
            Ask::Records,
            Ask::Record { record },
            Ask::Compare { record, from: 1, to: None },
            Ask::FamilyPage { record, reader: FamilyReader::Parent },
            Ask::WhoseData { record },
            Ask::Tracker { search: String::new() },
            Ask::Ahead,
            Ask::WatchList,
            Ask::Reads { child: None, person: None, skip: 0 },
            Ask::Reads { child: Some(child), person: None, skip: 0 },
            Ask::FieldHistory { record, field },
            Ask::Remaining { meeting },
            Ask::Undo { meeting },
            Ask::ReadLine { record, line: "SW to visit by Friday".into() },
            Ask::CheckWords { record, text: "Words".into() },
            Ask::CheckText { text: "Words".into() },
            Ask::Glossary,
            Ask::CheckLedger,
            Ask::MachineLog,
            Ask::Book,
            Ask::SigningIdentity,
            Ask::CertificateRequests,
        ]
    }

    /// What must not come back: words, and the ids of what is hidden. The family's own leads to nothing.
    fn secrets(&self) -> Vec<String> {
        let ids = [self.child.to_string(), self.request.to_string(), self.item.to_string(), self.record.to_string()];
        SECRETS.iter().map(|word| (*word).to_owned()).chain(ids).collect()
    }
}

/// The kinds of question there are, as serde names them.
fn kinds() -> BTreeSet<String> {
    let unknown = serde_json::from_str::<Ask>(r#"{"kind":"nonsense"}"#).expect_err("no such question").to_string();
    unknown.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

fn said(service: &Service, ask: Ask) -> String {
    match service.ask(ask, at("2026-11-18")) {
        Ok(answer) => serde_json::to_string(&answer).expect("JSON"),
        Err(refusal) => refusal.sentence,
    }
}

#[test]
fn no_question_of_anybody_who_is_not_named_is_answered_with_what_is_hidden() {
    let kept = kept();
    let tried: BTreeSet<String> = kept
        .questions()
        .iter()
        .map(|ask| serde_json::to_value(ask).expect("JSON")["kind"].as_str().expect("a kind").to_owned())
        .collect();
    assert_eq!(tried, kinds(), "every question there is");
    for role in [Role::Administrator, Role::MinuteTaker, Role::Reader] {
        let service = kept.county.seat(role);
        for ask in kept.questions() {
            let text = said(&service, ask.clone());
            for secret in kept.secrets() {
                assert!(!text.contains(&secret), "{ask:?} tells {role:?} {secret}: {text}");
            }
        }
        let session = serde_json::to_string(&service.session().expect("a session")).expect("JSON");
        assert!(kept.secrets().iter().all(|secret| !session.contains(secret)), "{session}");
        assert!(said(&service, Ask::Children { search: "Okoń".into() }).contains("Zofia"), "the others are there");
    }
    let service = kept.county.seat(Role::Chair);
    let all: String = kept.questions().into_iter().map(|ask| said(&service, ask)).collect();
    for secret in SECRETS {
        assert!(all.contains(secret), "{secret} for the chair, who is named");
    }
}

#[test]
fn what_is_there_is_told_without_whose_it_is() {
    let kept = kept();
    let (meeting, now) = (kept.meeting, at("2026-11-18"));
    let mut service = kept.county.seat(Role::MinuteTaker);
    let view = live(&service, meeting, now);
    assert_eq!((view.items.len(), view.restricted.len()), (1, 1));
    assert_eq!((view.line.items, view.line.restricted), (1, 1), "counted apart");
    let Answer::Agenda(agenda) = service.ask(Ask::Agenda { meeting }, now).expect("an agenda") else { unreachable!() };
    let taken: Vec<_> = agenda.slots.iter().filter(|slot| slot.restricted).collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].minutes, view.restricted[0].minutes);
    assert!(taken[0].item.is_none() && taken[0].request.is_none());
    let Answer::Restrictions(known) = service.ask(Ask::Restrictions, now).expect("counted") else { unreachable!() };
    assert_eq!((known.hidden, known.families.len()), (1, 0));
    let Answer::Book(book) = service.ask(Ask::Book, now).expect("the book") else { unreachable!() };
    assert!(book.lately.iter().any(|entry| entry.kind == "worked on something restricted"));

    // Its time on the day is taken for everybody, and it is not forgotten.
    let third = add_child(&mut service, child("Ada", "Hill", None, ""), None, now);
    let asked = take(&mut service, request("fsf", "oversight", vec![third], now), now);
    let starts = Some(view.restricted[0].starts);
    let refusal =
        service.act(Act::Place { meeting, request: asked, starts, emergency: false }, now).expect_err("taken");
    assert_eq!(refusal.field.as_deref(), Some("starts"), "{refusal}");
    let item = &view.items[0].item;
    service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("the other is heard");
    let open = live(&service, meeting, now);
    let based_on = open.items[0].item.revision;
    service.act(Act::DeferItem { item: item.id, why: "No time.".into(), based_on }, now).expect("and deferred");
    let based_on = live(&service, meeting, now).line.meeting.revision;
    let refusal = service.act(Act::CloseMeeting { meeting, based_on }, now).expect_err("one is left");
    assert!(refusal.sentence.contains("restricted"), "{refusal}");
    let acts = [
        Act::WriteSection {
            record: kept.record,
            section: "discussion".into(),
            text: "No.".into(),
            based_on: EntryId::NONE,
        },
        Act::StartItem { item: kept.item, based_on: EntryId::NONE },
        Act::RemoveItem { item: kept.item },
        Act::ChangeChild { child: kept.child, details: child("Ada", "Hill", None, ""), based_on: EntryId::NONE },
    ];
    for act in acts {
        let refusal = service.act(act.clone(), now).expect_err("it is not there");
        assert_eq!(refusal.code, RefusalCode::Missing, "{act:?}: {refusal}");
    }
}

#[test]
fn a_record_is_held_against_restricted_children_for_those_who_may_know_of_them() {
    let kept = kept();
    let now = at("2026-11-18");
    let mut service = kept.county.seat(Role::MinuteTaker);
    let record = live(&service, kept.meeting, now).items[0].records[0].record.id;
    let text = "The school spoke of Zephyr Quillfeather too.".to_owned();
    service
        .act(Act::WriteSection { record, section: "discussion".into(), text, based_on: EntryId::NONE }, now)
        .expect("written");
    let found = |service: &Service| match service.ask(Ask::WhoseData { record }, now).expect("looked through") {
        Answer::WhoseData(found) => found.into_iter().map(|finding| finding.sentence).collect::<Vec<_>>(),
        _ => unreachable!(),
    };
    assert_eq!(
        found(&service),
        Vec::<String>::new(),
        "or a name typed here would show that such a child is in the book"
    );
    let gone = live(&service, kept.meeting, now);
    assert_eq!(gone.items.len(), 1, "and what is hidden stays so afterwards");
    drop(service);
    let told = found(&kept.county.seat(Role::Chair));
    assert!(told.iter().any(|sentence| sentence.contains("Zephyr Quillfeather")), "{told:?}");
}

#[test]
fn a_further_chair_can_be_named_from_outside_and_nobody_lets_themselves_in() {
    let kept = kept();
    let now = at("2026-11-19");
    let mut service = kept.county.seat(Role::Administrator);
    let Answer::Restrictions(known) = service.ask(Ask::Restrictions, now).expect("told") else { unreachable!() };
    let line = &known.families[0];
    assert!(!line.named && line.children.is_empty(), "an administrator knows that there is one, and who is named");
    let (family, based_on) = (kept.family, line.revision);
    let (me, chair) = (kept.county.person(Role::Administrator), kept.county.person(Role::Chair));
    let refusal =
        service.act(Act::RestrictFamily { family, people: vec![chair, me], based_on }, now).expect_err("not me");
    assert_eq!(refusal.code, RefusalCode::NotAllowed);
    let refusal = service.act(Act::OpenFamily { family, based_on }, now).expect_err("nor everybody");
    assert_eq!(refusal.code, RefusalCode::Missing);
    let Answer::People(people) = service.ask(Ask::People, now).expect("people") else { unreachable!() };
    let revision = people.iter().find(|one| one.id == chair).expect("the chair").revision;
    let act = Act::SetRoles { person: chair, roles: vec![Role::Reader], based_on: revision };
    let refusal = service.act(act, now).expect_err("the only chair who is named");
    assert_eq!(refusal.code, RefusalCode::WrongState, "{refusal}");
    drop(service);

    let mut service = kept.county.seat(Role::Chair);
    let act = Act::RestrictFamily { family, people: vec![chair, kept.county.person(Role::MinuteTaker)], based_on };
    let revision = service.act(act, now).expect("whoever is named names others").revision;
    drop(service);
    let service = kept.county.seat(Role::MinuteTaker);
    assert!(said(&service, Ask::Child { child: kept.child }).contains("Zephyr"));
    drop(service);
    let mut service = kept.county.seat(Role::Chair);
    service.act(Act::OpenFamily { family, based_on: revision }, now).expect("open to everybody");
    drop(service);
    let service = kept.county.seat(Role::Reader);
    assert!(said(&service, Ask::Child { child: kept.child }).contains("Zephyr"));
}

#[test]
fn the_command_line_tells_nothing_either() {
    let kept = kept();
    let out = kept.county.dir.path().join("out");
    let config = kept.county.dir.path().join("config");
    let run = |args: &[&str]| {
        let output = program::quorate(&config, PASSPHRASE).args(args).arg("--json").output().expect("it runs");
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).join("\n")
    };
    let (book, folder) = (kept.county.folder.to_string_lossy(), out.to_string_lossy());
    let at = ["--book", &book, "--as", "Anwen Prys"];
    let (meeting, child) = (kept.meeting.to_string(), kept.child.to_string());
    let mut all = String::new();
    for verb in [
        vec!["ledger", "verify"],
        vec!["ledger", "rebuild"],
        vec!["export", "--meeting", &meeting, "--out", &folder],
        vec!["reads", "--out", &folder],
        vec!["reads", "--child", &child, "--out", &folder],
        vec!["register", "--out", &folder],
    ] {
        all += &run(&[&verb, &at[..]].concat());
    }
    for file in std::fs::read_dir(&out).into_iter().flatten().flatten() {
        all += &String::from_utf8_lossy(&std::fs::read(file.path()).expect("a file"));
    }
    assert!(all.contains("A restricted child"), "who looked is told, not at whom: {all}");
    // The argument that was typed may be repeated; what is hidden of it may not be known.
    for secret in SECRETS {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
}

#[test]
fn paper_for_the_whole_table_says_that_a_slot_is_taken_and_no_more() {
    let kept = kept();
    let now = at("2026-11-18");
    let named = [Role::Chair, Role::MinuteTaker].map(|role| kept.county.person(role)).to_vec();
    let mut chair = kept.county.seat(Role::Chair);
    let Answer::Child(view) = chair.ask(Ask::Child { child: kept.child }, now).expect("they see it") else {
        unreachable!()
    };
    let based_on = view.restriction.expect("it is restricted").revision;
    chair.act(Act::RestrictFamily { family: kept.family, people: named, based_on }, now).expect("the minute taker too");
    drop(chair);
    let folder = kept.county.dir.path().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    let mut service = kept.county.seat(Role::MinuteTaker);
    assert!(live(&service, kept.meeting, now).items.len() == 2, "on the screen they see the family");
    let details = ActionDetails {
        what: "Have the lock changed".into(),
        measure: "Lock changed".into(),
        owner_role: "sw".into(),
        owner: "Hester Vane".into(),
        how: "By the landlord".into(),
        due: Some("2026-12-02".parse().expect("a date")),
        follows: None,
        accepted: Vec::new(),
    };
    let set = Act::SetAction { action: None, record: kept.record, details, based_on: EntryId::NONE };
    service.act(set, now).expect("an action about the restricted family");
    let act = Act::ExportMeetingPapers { meeting: kept.meeting, folder: folder.to_string_lossy().into_owned() };
    for file in service.act(act, now).expect("both are written").files {
        let said = std::process::Command::new("pdftotext").args(["-layout", &file, "-"]).output().expect("pdftotext");
        let said = String::from_utf8(said.stdout).expect("text");
        for secret in ["ZQ", "IQ", "M778812", "Imogen", "Quillfeather", "lock", "Hester", "2 December"] {
            assert!(!said.contains(secret), "{secret} lies on the table: {said}");
        }
        let told = if file.contains("Agenda") { "Restricted" } else { "restricted families are not on this list" };
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(told), "{said}");
    }
}
