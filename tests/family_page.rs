//! The page for the family, and what else leaves a meeting on paper: read before it goes out, and what then stands on it.

mod county;

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, Utc};
use county::sitting::Sitting;
use county::*;
use quorate_core::ids::{PanelId, RecordId, RequestId};
use quorate_core::meeting::arrangements::{Belongs, PanelMember};
use quorate_core::meeting::attendance::AttendanceMode;
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::Review;
use quorate_core::meeting::request::RequestState;
use quorate_core::meeting::version::Grounds;
use quorate_core::panel::bundled;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, LeavesWhy};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{FamilyPageView, RecordView};

const READER: FamilyReader = FamilyReader::Parent;

fn page(service: &Service, record: RecordId, now: DateTime<Utc>) -> FamilyPageView {
    let Answer::FamilyPage(page) = service.ask(Ask::FamilyPage { record, reader: READER }, now).expect("a page") else {
        unreachable!()
    };
    *page
}

fn view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

/// The sentences of a page, with `words` in place of the one that begins so.
fn mended(page: &FamilyPageView, begins: &str, words: &str) -> Vec<PageSentence> {
    assert!(page.sentences.iter().any(|one| one.own.starts_with(begins)), "{:?}", page.sentences);
    let put = |own: &str, now: &str| if own.starts_with(begins) { words.to_owned() } else { now.to_owned() };
    let sentences = page.sentences.iter();
    sentences.map(|one| PageSentence { own: one.own.clone(), words: put(&one.own, &one.words) }).collect()
}

fn read(record: RecordId, page: &FamilyPageView, sentences: Vec<PageSentence>, stands: &str) -> Act {
    Act::ReadFamilyPage { record, reader: READER, sentences, stands: stands.into(), based_on: page.revision }
}

/// What the file that is written says.
fn written(service: &mut Service, record: RecordId, folder: &Path, now: DateTime<Utc>) -> String {
    std::fs::create_dir_all(folder).expect("a folder");
    let folder = folder.to_string_lossy().into_owned();
    let done = service.act(Act::ExportFamilyPages { records: vec![record], reader: READER, folder }, now);
    words_of(&done.expect("it was read").files[0])
}

fn words_of(file: &str) -> String {
    let said = Command::new("pdftotext").args(["-layout", file, "-"]).output().expect("pdftotext runs");
    String::from_utf8_lossy(&said.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn signed(county: &County) -> RecordId {
    let meeting = signed_meeting(county);
    let service = county.seat(Role::Reader);
    live(&service, meeting, at("2026-11-18")).items[0].records[0].record.id
}

#[test]
fn what_was_mended_goes_out_and_outlasts_a_correction_where_it_is_still_true() {
    let county = County::new();
    let record = signed(&county);
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    let first = page(&service, record, now);
    assert!(first.read.is_none() && first.sentences.iter().all(|one| !one.again), "nobody has read it: {first:?}");
    let decided = first.sentences[0].own.clone();
    let sentences = mended(&first, &decided, "Things go on as they are, and that is good.");
    service.act(read(record, &first, sentences, ""), now).expect("it is read");
    let said = written(&mut service, record, &county.dir.path().join("one"), now);
    assert!(said.contains("Things go on as they are, and that is good."), "in the words it was mended to: {said}");
    assert!(!said.contains(&decided), "and not in its own: {said}");
    assert!(said.contains("The core group follows it."), "the rest as the record makes it: {said}");
    let stale = service.act(read(record, &first, mended(&first, &decided, "Otherwise."), ""), now);
    assert_eq!(stale.expect_err("somebody read it since").code, RefusalCode::Stale);
    drop(service);

    let (opened, again) = (at("2026-11-24"), at("2026-11-25"));
    let mut service = county.seat(Role::MinuteTaker);
    let grounds = Grounds { what: "The review.".into(), why: "It was misheard.".into(), others_data: false };
    let based_on = view(&service, record, opened).line.record.revision;
    let based_on = service.act(Act::Correct { record, grounds, based_on }, opened).expect("it is open").revision;
    let review = Review::NotNeeded { why: "The school follows it.".into() };
    service.act(Act::SetReview { record, review, based_on }, opened).expect("it is corrected");
    service.act(Act::FinaliseRecord { record }, opened).expect("it goes to the chair");
    drop(service);
    let sign = Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() };
    county.seat(Role::Chair).act(sign, again).expect("it is signed again");

    let mut service = county.seat(Role::Administrator);
    let second = page(&service, record, again);
    assert!(second.read.is_none(), "nobody has read version 2");
    assert_eq!(second.sentences[0].words, "Things go on as they are, and that is good.", "what is true still stays");
    let to_read: Vec<&str> = second.sentences.iter().filter(|one| one.again).map(|one| one.own.as_str()).collect();
    assert!(
        matches!(to_read[..], [one] if one.contains("The school follows it.")),
        "and the rest is named: {to_read:?}"
    );
    let folder = county.dir.path().join("one").to_string_lossy().into_owned();
    let early = service.act(Act::ExportFamilyPages { records: vec![record], reader: READER, folder }, again);
    assert!(early.expect_err("nobody has read it").sentence.contains("Nobody has read 1 page"));
    read_page(&mut service, record, READER, again);
    let said = written(&mut service, record, &county.dir.path().join("two"), again);
    assert!(said.contains("Things go on as they are") && said.contains("The school follows it."), "{said}");
}

#[test]
fn what_is_mended_is_looked_through_and_what_a_child_said_is_not_mended() {
    let county = County::new();
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    add_child(&mut service, child("Jayden", "Hatherlow", Some("2015-03-09"), "4410023"), None, at("2026-11-10"));
    drop(service);
    let record = signed(&county);
    let mut service = county.seat(Role::Administrator);
    let first = page(&service, record, now);
    let decided = first.sentences[0].own.clone();
    let sentences = mended(&first, &decided, "Things go on for Zofia and Jayden Hatherlow.");
    let refusal = service.act(read(record, &first, sentences.clone(), " "), now).expect_err("another child");
    assert_eq!(refusal.field.as_deref(), Some("stands"), "{}", refusal.sentence);
    assert!(refusal.sentence.contains("Jayden Hatherlow"), "{}", refusal.sentence);
    assert!(page(&service, record, now).read.is_none(), "nothing goes out of it");
    service.act(read(record, &first, sentences, "Both families asked for it."), now).expect("for a reason");
    assert_eq!(page(&service, record, now).stands, "Both families asked for it.", "which is kept");
    let second = page(&service, record, now);
    let short = second.sentences[1..].iter().map(|one| PageSentence { own: one.own.clone(), words: one.words.clone() });
    let stale = service.act(read(record, &second, short.collect(), ""), now).expect_err("a sentence is missing");
    assert_eq!(stale.code, RefusalCode::Stale, "all of the page is read, or none");
}

#[test]
fn a_record_on_paper_says_an_interest_once_and_what_nobody_answered() {
    let mut sitting = Sitting::new();
    let (head, item) = (sitting.head(), sitting.item().item.id);
    let why = LeavesWhy::Conflict { what: "Trusteeship".into() };
    sitting.act(Act::StepOut { attendee: head.id, item: Some(item), why, based_on: head.revision });
    let pdf = sitting.service.record_pdf(sitting.record().id, None, sitting.now).expect("a draft");
    let file = sitting.county.dir.path().join("draft.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let said = words_of(&file.to_string_lossy());
    assert_eq!(said.matches("Trusteeship").count(), 1, "who left, and why, stands once: {said}");
    let prompts = profile("fsf").recorded.prompts.iter().filter(|prompt| prompt.theme.is_none()).count();
    assert_eq!(
        said.matches("Not answered").count(),
        prompts,
        "what the panel always asks, and nobody answered: {said}"
    );
}

#[test]
fn an_agenda_lies_on_the_table_without_names_and_says_what_is_late() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let folder = county.dir.path().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    let mut service = county.seat(Role::MinuteTaker);
    let folder = folder.to_string_lossy().into_owned();
    let done = service.act(Act::ExportMeetingPapers { meeting, folder }, at("2026-11-19")).expect("both are written");
    assert!(done.files[0].ends_with("Agenda fsf 2026-11-18.pdf"), "{:?}", done.files);
    let agenda = words_of(&done.files[0]);
    for said in ["Agenda", "Wednesday 18 November 2026", "ZO, M104233", "Missing: "] {
        assert!(agenda.contains(said), "{said}: {agenda}");
    }
    assert!(!agenda.contains("Zofia") && !agenda.contains("Okoń"), "no name of a child: {agenda}");
    assert!(words_of(&done.files[1]).contains("No action is open."), "nothing was agreed");
}

/// An agenda as it lies on the table: when what begins, breaks among it, what comes late, and who is expected.
#[test]
fn an_agenda_has_times_for_everything_and_names_who_is_expected() {
    let county = County::new();
    let now = at("2026-11-30");
    let mut service = county.seat(Role::Administrator);
    let (_, toml) = bundled().into_iter().find(|(id, _)| *id == "clam").expect("it is bundled");
    let tea = "breaks = [{ label = \"tea\", starts = \"13:30\", minutes = 10, source = \"CLAM-5\" }]\n";
    let toml = toml.replace("version = 1\n", "version = 2\n").replace("business = [", &format!("{tea}business = ["));
    service.act(Act::AdoptPanel { toml }, now).expect("a panel with a break");
    let meeting = plan(&mut service, "clam", "2026-12-08", now);
    let mut details = child("Dilan", "Yıldız", Some("2020-01-01"), "M3");
    details.in_care_since = Some("2026-11-26".parse().expect("a date"));
    let dilan = add_child(&mut service, details, None, now);
    let ada = add_child(&mut service, child("Ada", "Quill", Some("2012-01-01"), "M4"), None, now);
    for (one, reason) in [(dilan, "emergency-admission"), (ada, "residential-review")] {
        let asked = take(&mut service, request("clam", reason, vec![one], now), now);
        place(&mut service, meeting, asked, now).expect("there is room");
    }
    let chair = PanelMember {
        name: "Delyth Vaughan".into(),
        role: "chair".into(),
        belongs: Belongs::Usually,
        mode: AttendanceMode::Video,
        deputy_for: String::new(),
    };
    let panel = PanelId("clam".into());
    let Answer::Panel(arranged) = service.ask(Ask::Panel { panel: panel.clone() }, now).expect("the panel") else {
        unreachable!()
    };
    let (venues, based_on) = (arranged.venues, arranged.revision);
    service.act(Act::ArrangePanel { panel, venues, members: vec![chair], based_on }, now).expect("a list");
    let folder = county.dir.path().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    let folder = folder.to_string_lossy().into_owned();
    let done = service.act(Act::ExportMeetingPapers { meeting, folder }, now).expect("both are written");
    let agenda = words_of(&done.files[0]);
    let mut from = 0;
    for said in [
        "1pm to 1:15pm Panel business",
        "Records of the last panel",
        "1:15pm to 1:30pm DY, M3",
        "Heard 1 working day after",
        "1:30pm to 1:40pm Tea",
        "1:40pm to 1:55pm AQ, M4",
        "Who is expected",
        "Delyth Vaughan Chair by video",
        "Not named yet Group manager 4 seats",
    ] {
        from += agenda[from..].find(said).unwrap_or_else(|| panic!("“{said}” in its order: {agenda}"));
    }
    let Answer::Agenda(view) = service.ask(Ask::Agenda { meeting }, now).expect("an agenda") else { unreachable!() };
    let shown: Vec<_> = view.breaks.iter().map(|one| (one.label.as_str(), one.minutes)).collect();
    assert_eq!(shown, [("tea", 10)], "and the window shows it");
    assert_eq!(view.slots[1].starts, time("13:40"), "what comes after it follows");
}

#[test]
fn a_worker_is_told_of_a_declined_request_with_no_name_in_it() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let zofia = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, now);
    let details = request("clam", "section-20", vec![zofia], now);
    let taken = RequestId(id(&service.act(Act::TakeRequest { details }, now).expect("a request in order")));
    let draft = |service: &Service| match service.ask(Ask::Request { request: taken }, now).expect("a request") {
        Answer::Request(view) => (view.draft, view.line.request.revision),
        _ => unreachable!(),
    };
    let (none, based_on) = draft(&service);
    assert!(none.is_none(), "nobody has answered it");
    let state =
        RequestState::Declined { why: "Zofia Okoń stays where she is; Zofia’s plan is with the school.".into() };
    service.act(Act::Triage { request: taken, state, based_on }, now).expect("it is declined");
    let told = draft(&service).0.expect("a draft");
    assert!(told.subject.ends_with("request for ZO, M104233"), "{}", told.subject);
    assert!(
        told.text.contains("was declined") && told.text.contains("ZO stays where she is; Z’s plan"),
        "{}",
        told.text
    );
    assert!(!told.text.contains("Zofia") && !told.text.contains("Okoń"), "{}", told.text);
}
