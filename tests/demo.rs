//! The demonstration: made once, of two weeks, and then looked at as its users would.

#[path = "../src-tauri/core/tests/outside/mod.rs"]
mod outside;
mod program;

use std::path::{Path, PathBuf};
use std::process::Output;

use chrono::{DateTime, Utc};
use outside::Outside;
use quorate_core::entropy::Entropy;
use quorate_core::ids::DeviceId;
use quorate_core::meeting::action::ActionState;
use quorate_core::meeting::agenda::ItemState;
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::meeting::record::{RecordState, Stance};
use quorate_core::meeting::request::RequestState;
use quorate_core::meeting::sitting::MeetingState;
use quorate_core::panel::SubjectKind;
use quorate_core::refusal::Refusal;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::views::{ClockState, LiveAction, LiveRecord, LiveView, MeetingLine, RequestLine, TrackerLine};
use serde_json::Value;

/// A Monday, the day before the next meeting.
const DAY: &str = "2026-11-23";

struct Demo {
    dir: tempfile::TempDir,
    answer: Value,
}

/// Making it takes longer than looking at it: it is made once.
#[test]
fn the_demonstration_is_what_a_team_may_expect() {
    let demo = Demo::made();
    the_week_holds_every_situation_that_a_team_meets(&demo);
    lists_stand_in_the_order_they_were_made_in(&demo);
    its_records_verify_outside_the_book(&demo);
    its_pages_for_the_families_conform_as_its_records_do(&demo);
    its_ledger_is_whole_and_makes_the_same_tables_again(&demo);
    a_folder_with_something_in_it_is_refused(&demo);
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn quorate(home: &Path, arguments: &[&str]) -> Output {
    let (settings, passphrase) = (home.join("settings"), "lantern gravel thimble");
    program::quorate(&settings, passphrase).args(arguments).output().expect("the program runs")
}

impl Demo {
    fn made() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("demo");
        let output = quorate(dir.path(), &["demo", "--out", text(&out), "--weeks", "2", "--on", DAY, "--json"]);
        assert_eq!(output.status.code(), Some(0), "a county is made: {}", String::from_utf8_lossy(&output.stderr));
        let answer = serde_json::from_slice(&output.stdout).expect("--json answers in JSON");
        Self { dir, answer }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.answer[name].as_str().expect("a path").into()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        quorate(self.dir.path(), arguments)
    }

    fn service(&self) -> Service {
        let book = self.path("book");
        let people = sign_in::look_at(&book).expect("a book").people;
        let first = self.answer["people"][0].as_str().expect("the administrator");
        let me = people.into_iter().find(|one| one.name == first).expect("can sign in");
        let passphrase = self.answer["passphrase"].as_str().expect("a passphrase").to_owned();
        sign_in::sign_in(&book, me.id, passphrase.into(), DeviceId(uuid::Uuid::nil()), Box::new(Chance))
            .expect("signs in")
    }
}

struct Chance;

impl Entropy for Chance {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        getrandom::fill(bytes).map_err(|error| Refusal::wrong_state(error.to_string()))
    }
}

fn now() -> DateTime<Utc> {
    format!("{DAY}T09:00:00Z").parse().expect("a time")
}

/// Everything there is to see on the day.
struct Seen {
    meetings: Vec<MeetingLine>,
    held: Vec<LiveView>,
    requests: Vec<RequestLine>,
    actions: Vec<TrackerLine>,
    children: usize,
    unborn: usize,
    records: Vec<RecordState>,
    unfiled: usize,
    corrected: bool,
    asked: bool,
}

fn look(service: &Service) -> Seen {
    let ask = |question| service.ask(question, now()).expect("an answer");
    let (from, to) = ("2026-11-01".parse().expect("a date"), "2026-12-31".parse().expect("a date"));
    let Answer::Meetings(meetings) = ask(Ask::Meetings { from, to }) else { panic!("not meetings") };
    let Answer::Requests(requests) = ask(Ask::Requests) else { panic!("not requests") };
    let Answer::Tracker(actions) = ask(Ask::Tracker { search: String::new() }) else { panic!("not the tracker") };
    let Answer::Children(children) = ask(Ask::Children { search: String::new() }) else { panic!("not children") };
    let Answer::Records(records) = ask(Ask::Records) else { panic!("not records") };
    let closed = meetings.iter().filter(|line| line.meeting.state == MeetingState::Closed);
    let held = closed.map(|line| match ask(Ask::Live { meeting: line.meeting.id }) {
        Answer::Live(view) => LiveView::clone(&view),
        _ => panic!("not a meeting"),
    });
    let unfiled = records.iter().filter(|line| {
        let signed = matches!(line.record.state, RecordState::Signed { .. });
        signed && line.clocks.iter().any(|clock| clock.state != ClockState::Done)
    });
    Seen {
        held: held.collect(),
        unfiled: unfiled.count(),
        unborn: children.iter().filter(|line| line.child.details.kind == SubjectKind::Unborn).count(),
        children: children.len(),
        corrected: records.iter().any(|line| line.record.version == 2),
        asked: records.iter().any(|line| line.amendments > 0),
        records: records.iter().map(|line| line.record.state.clone()).collect(),
        meetings,
        requests,
        actions,
    }
}

fn the_week_holds_every_situation_that_a_team_meets(demo: &Demo) {
    let seen = look(&demo.service());
    let items = || seen.held.iter().flat_map(|view| &view.items);
    let records = || items().flat_map(|item| &item.records);
    let decisions = || records().flat_map(|one| &one.record.decisions);
    let accepted = |one: &LiveAction| one.smart.letters().iter().any(|letter| letter.accepted.is_some());
    let meeting = |state| seen.meetings.iter().any(|line| line.meeting.state == state);
    let request = |wanted: fn(&RequestLine) -> bool| seen.requests.iter().any(wanted);
    let record = |wanted: fn(&RecordState) -> bool| seen.records.iter().any(wanted);
    let action = |wanted: fn(&TrackerLine) -> bool| seen.actions.iter().any(wanted);
    let smart: Vec<bool> = records().flat_map(|one| &one.actions).map(|action| action.smart.all()).collect();
    for (there, what) in [
        (seen.children >= 20, "a county's worth of children"),
        (seen.unborn == 1, "an unborn child"),
        (items().any(|item| item.records.len() > 2), "three siblings at once"),
        (meeting(MeetingState::Issued), "this week's meetings, issued"),
        (meeting(MeetingState::Planned), "meetings still being filled"),
        (seen.meetings.iter().any(|line| line.theme_name.is_some()), "a themed session"),
        (records().any(|one| one.record.inquorate_reason.is_some()), "a meeting without a quorum"),
        (items().any(|item| matches!(item.item.state, ItemState::Deferred { .. })), "a deferred item"),
        (records().any(|one| one.record.dissents.iter().any(|one| one.stance == Stance::Dissents)), "a dissent"),
        (records().any(|one| one.record.dissents.iter().any(|one| one.stance == Stance::Abstains)), "an abstention"),
        (decisions().any(|one| one.agreed_at.is_some()), "a decision that the chair agreed aloud"),
        (records().any(|one| !one.record.offered.is_empty()), "what was offered before proceedings"),
        (items().any(|item| item.quorum.away.iter().any(|one| one.contains("conflict of interest"))), "an interest"),
        (records().flat_map(|one| &one.actions).any(accepted), "a letter accepted as it is"),
        (request(|one| !one.late.is_empty()), "a late request or paper"),
        (request(|one| !one.missing_papers.is_empty()), "a paper that has not come"),
        (request(|one| one.clock.as_ref().is_some_and(|clock| clock.state == ClockState::Running)), "a running clock"),
        (request(|one| one.clock.as_ref().is_some_and(|clock| clock.state == ClockState::Done)), "a clock met in time"),
        (request(|one| one.request.state == RequestState::Received), "a request to screen"),
        (request(|one| one.request.state == RequestState::Accepted), "a request that waits for a slot"),
        (request(|one| matches!(one.request.state, RequestState::Declined { .. })), "a declined request"),
        (request(|one| matches!(one.request.state, RequestState::Redirected { .. })), "a redirected request"),
        (request(|one| matches!(one.request.state, RequestState::Withdrawn { .. })), "a withdrawn request"),
        (record(|state| matches!(state, RecordState::Open)), "a record being written"),
        (record(|state| matches!(state, RecordState::Finalised { .. })), "a record that waits for the chair"),
        (record(|state| matches!(state, RecordState::Returned { .. })), "a record sent back"),
        (seen.unfiled > 0, "a signed record to file"),
        (seen.corrected, "a record that was corrected"),
        (seen.asked, "an amendment that waits for an answer"),
        (action(|line| line.overdue), "an overdue action"),
        (action(|line| matches!(line.action.state, ActionState::Done { .. })), "an action that was done"),
        (smart.contains(&true) && smart.contains(&false), "actions that are SMART, and some that are not"),
    ] {
        assert!(there, "the demonstration shows {what}");
    }
}

fn lists_stand_in_the_order_they_were_made_in(demo: &Demo) {
    for view in look(&demo.service()).held {
        let seat = |role: &str| view.profile.roles.iter().position(|known| known.id == role);
        let seats: Vec<_> =
            view.attendees.iter().filter(|one| one.details.item.is_none()).map(|one| seat(&one.details.role)).collect();
        assert!(seats.is_sorted(), "members stand in the profile's order: {seats:?}");
    }
}

fn its_records_verify_outside_the_book(demo: &Demo) {
    let authority = demo.path("authority");
    let files: Vec<&str> =
        demo.answer["records"].as_array().expect("a list").iter().map(|file| file.as_str().expect("a path")).collect();
    assert!(files.len() >= 5, "records were signed and exported: {files:?}");
    let arguments = [&["verify", "--trust", text(&authority), "--json"], files.as_slice()].concat();
    let output = demo.run(&arguments);
    assert_eq!(output.status.code(), Some(0), "each verifies by the book's authority");
    let verdicts: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(verdicts.as_array().map(Vec::len), Some(files.len()), "and each has a verdict");

    let authority = std::fs::read_to_string(&authority).expect("the authority, in PEM");
    let files: Vec<PathBuf> = files.into_iter().map(PathBuf::from).collect();
    Outside::trusting(&authority).conform(&files);
    println!("{} records of the demonstration pass every outside validator", files.len());
}

fn its_pages_for_the_families_conform_as_its_records_do(demo: &Demo) {
    let records = |view: &LiveView| view.items.iter().flat_map(|item| item.records.clone()).collect::<Vec<_>>();
    let signed = |one: &LiveRecord| matches!(one.record.state, RecordState::Signed { .. });
    let mut held = look(&demo.service()).held;
    held.retain(|view| records(view).iter().any(signed));
    let (book, out) = (demo.path("book"), demo.dir.path().join("families"));
    let administrator = demo.answer["people"][0].as_str().expect("the administrator");
    let mut service = demo.service();
    for record in held.iter().flat_map(records).filter(signed) {
        let (record, reader, now) = (record.record.id, FamilyReader::Parent, now());
        let Answer::FamilyPage(page) = service.ask(Ask::FamilyPage { record, reader }, now).expect("a page") else {
            unreachable!()
        };
        let sentences = page.sentences.into_iter().map(|one| PageSentence { own: one.own, words: one.words }).collect();
        let (stands, based_on) = (page.stands, page.revision);
        let read = Act::ReadFamilyPage { record, reader, sentences, stands, based_on };
        service.act(read, now).expect("somebody reads it before it goes out");
    }
    drop(service);
    for view in held {
        let meeting = view.line.meeting.id.to_string();
        let at_book = ["--book", text(&book), "--as", administrator];
        let output = demo.run(
            &[&["export"], &at_book[..], &["--meeting", &meeting, "--out", text(&out), "--family-pages", "--json"]]
                .concat(),
        );
        assert_eq!(output.status.code(), Some(0), "exported: {}", String::from_utf8_lossy(&output.stderr));
    }
    let files = std::fs::read_dir(&out).expect("a folder").map(|file| file.expect("a file").path());
    let page = |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("Family page "));
    let files: Vec<PathBuf> = files.filter(page).collect();
    assert!(files.len() >= 5, "there is a page for each family: {files:?}");
    let authority = std::fs::read_to_string(demo.path("authority")).expect("the authority, in PEM");
    Outside::trusting(&authority).conform_unsigned(&files);
    println!("{} pages for families pass every outside validator", files.len());
}

fn its_ledger_is_whole_and_makes_the_same_tables_again(demo: &Demo) {
    let book = demo.path("book");
    let administrator = demo.answer["people"][0].as_str().expect("the administrator");
    let verified = demo.run(&["ledger", "verify", "--book", text(&book), "--as", administrator]);
    assert_eq!(verified.status.code(), Some(0), "nothing in it was altered");
    let rebuilt = demo.run(&["ledger", "rebuild", "--book", text(&book), "--as", administrator]);
    let said = String::from_utf8_lossy(&rebuilt.stdout);
    assert!(said.contains("the same as before"), "the ledger alone gives the tables, byte for byte: {said}");
}

fn a_folder_with_something_in_it_is_refused(demo: &Demo) {
    let output = demo.run(&["demo", "--out", text(demo.dir.path())]);
    assert_eq!(output.status.code(), Some(2), "somebody's folder is left alone");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.contains("is not empty"), "and it says why: {complaint}");
}
