//! What happens to a record after its signature: corrected, asked to be amended, exported in every version.

mod county;

use std::path::Path;

use chrono::{DateTime, Utc};
use county::*;
use quorate_core::ids::{EntryId, RecordId};
use quorate_core::ledger::ChangeKind;
use quorate_core::meeting::comparison::PieceKind;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::RecordState;
use quorate_core::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, Means};
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::signatures::verdict;
use quorate_service::views::{ClockState, Comparison, FileVerdict, RecordView};
use sha2::{Digest, Sha256};

fn view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

fn compare(service: &Service, record: RecordId, from: u32, to: Option<u32>, now: DateTime<Utc>) -> Comparison {
    let ask = Ask::Compare { record, from, to };
    let Answer::Compare(comparison) = service.ask(ask, now).expect("a comparison") else { unreachable!() };
    comparison
}

/// The signed record of a meeting of one child.
fn signed_record(county: &County) -> RecordId {
    let meeting = signed_meeting(county);
    let service = county.seat(Role::Reader);
    live(&service, meeting, at("2026-11-18")).items[0].records[0].record.id
}

fn grounds() -> Grounds {
    Grounds { what: "Who shares the evenings.".into(), why: "The minute taker misheard.".into(), others_data: false }
}

fn open(service: &mut Service, record: RecordId, now: DateTime<Utc>) {
    let based_on = view(service, record, now).line.record.revision;
    service.act(Act::Correct { record, grounds: grounds(), based_on }, now).expect("a signed record is opened again");
}

fn rewrite(service: &mut Service, record: RecordId, text: &str, now: DateTime<Utc>) {
    let based_on = view(service, record, now).line.record.sections["discussion"].revision;
    let act = Act::WriteSection { record, section: "discussion".into(), text: text.into(), based_on };
    service.act(act, now).expect("what is corrected can be written");
}

fn sign(county: &County, record: RecordId, now: DateTime<Utc>) {
    let mut service = county.seat(Role::Chair);
    service
        .act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, now)
        .expect("the chair signs again");
}

fn export(service: &mut Service, record: RecordId, superseded: bool, folder: &Path, now: DateTime<Utc>) -> Vec<String> {
    std::fs::create_dir_all(folder).expect("a folder");
    let folder = folder.to_string_lossy().into_owned();
    service
        .act(Act::ExportRecords { records: vec![record], superseded, folder }, now)
        .expect("it leaves the book")
        .files
}

#[test]
fn a_correction_is_signed_again_and_the_old_version_says_that_it_is_superseded() {
    let county = County::new();
    let record = signed_record(&county);
    let (opened, signed) = (at("2026-11-24"), at("2026-11-25"));
    let mut service = county.seat(Role::MinuteTaker);
    let first = service.record_pdf(record, Some(1), opened).expect("the first version");
    let empty = Grounds { what: " ".into(), ..grounds() };
    let refusal = service
        .act(Act::Correct { record, grounds: empty, based_on: EntryId::NONE }, opened)
        .expect_err("it says nothing");
    assert_eq!(refusal.field.as_deref(), Some("what"), "page one must say what changed: {refusal}");
    open(&mut service, record, opened);
    rewrite(&mut service, record, "The aunt shares the evenings, and school has a plan.", opened);

    let words = compare(&service, record, 1, None, opened);
    let discussion = words.parts.iter().find(|part| part.heading == "Discussion").expect("the discussion");
    let of = |kind| -> String {
        let pieces = discussion.pieces.iter().filter(|piece| piece.kind == kind);
        pieces.map(|piece| piece.text.as_str()).collect()
    };
    assert_eq!((of(PieceKind::Removed), of(PieceKind::Inserted)), ("network".into(), "aunt".into()), "word by word");
    let changed: Vec<_> = words.parts.iter().filter(|part| part.changed).map(|part| &part.heading).collect();
    assert_eq!(changed, ["Discussion"], "nothing else changed by itself");

    let meanwhile = view(&service, record, opened);
    assert_eq!(meanwhile.line.record.state, RecordState::Open, "it can be written");
    assert_eq!(meanwhile.versions[0].superseded_by, None, "the first version stays in force meanwhile");
    service.act(Act::FinaliseRecord { record }, opened).expect("it goes to the chair");
    drop(service);
    sign(&county, record, signed);

    let mut service = county.seat(Role::Administrator);
    let after = view(&service, record, signed);
    let told: Vec<_> = after.versions.iter().map(|one| (one.number, one.superseded_by, one.grounds.clone())).collect();
    assert_eq!(told, [(2, None, Some(grounds())), (1, Some(2), None)], "the newest first, each with its reason");
    assert_eq!(service.record_pdf(record, Some(1), signed).expect("the first"), first, "what was signed never changes");
    for clock in &after.line.clocks {
        assert_ne!(clock.state, ClockState::Done, "a corrected record goes to the child's file anew");
        assert!(clock.label.ends_with("(version 2)"), "and the clock says so: {}", clock.label);
        assert!(clock.due >= signed.date_naive(), "its time runs from the new signature: {clock:?}");
    }

    let files = export(&mut service, record, true, &county.dir.path().join("out"), signed);
    let names: Vec<_> = files.iter().map(|file| Path::new(file).file_name().unwrap().to_string_lossy()).collect();
    assert!(names[0].ends_with("v1 superseded.pdf") && names[1].ends_with("v2.pdf"), "the name says it: {names:?}");
    let against = verdict::Against::book(&service, signed).expect("the book's authority");
    let paths: Vec<std::path::PathBuf> = files.iter().map(Into::into).collect();
    for (verdict, superseded) in verdict::of_files(&paths, &against).into_iter().zip([true, false]) {
        assert!(verdict.verdict == FileVerdict::Accepted, "both are as they were signed: {}", verdict.sentence);
        let standing = verdict.standing.expect("the book has both");
        assert_eq!(standing.superseded, superseded, "{}", standing.sentence);
    }
    let rebuilt = service.act(Act::RebuildLedger, signed).expect("the tables are made anew");
    assert!(rebuilt.sentence.contains("the same as before"), "{}", rebuilt.sentence);
}

#[test]
fn the_list_of_an_export_says_what_each_file_is() {
    let county = County::new();
    let record = signed_record(&county);
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    let out = county.dir.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let act =
        || Act::ExportRecords { records: vec![record], superseded: false, folder: out.to_string_lossy().into_owned() };
    let done = service.act(act(), now).expect("it leaves the book");
    let json = std::fs::read(&done.manifest[1]).expect("the list as JSON");
    let listed: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let bytes = std::fs::read(&done.files[0]).expect("the record");
    let one = &listed[0];
    assert_eq!(one["sha256"], hex::encode(Sha256::digest(bytes)), "the hash is of the file that was written");
    assert_eq!(one["file"], Path::new(&done.files[0]).file_name().unwrap().to_string_lossy().as_ref());
    assert_eq!(
        (&one["mosaicId"], &one["filedUnder"], &one["standing"]),
        (&"M104233".into(), &"Okoń, Zofia".into(), &"in force".into())
    );
    assert_eq!((&one["version"], &one["category"]), (&1.into(), &"Record of decisions".into()));
    assert!(!one["deadline"].as_str().expect("words").is_empty(), "what is still to be done with it: {one}");
    let csv = std::fs::read_to_string(&done.manifest[0]).expect("the list as CSV");
    assert_eq!(csv.lines().count(), 2, "a heading and a line: {csv}");
    let again = service.act(act(), now).expect("exporting again is harmless");
    assert_eq!(again.manifest, done.manifest, "the same list stays one file");
}

#[test]
fn a_correction_given_up_leaves_the_signed_version_in_force() {
    let county = County::new();
    let record = signed_record(&county);
    let now = at("2026-11-24");
    let mut service = county.seat(Role::MinuteTaker);
    let before = view(&service, record, now);
    open(&mut service, record, now);
    rewrite(&mut service, record, "Something else.", now);
    let refusal = service.act(Act::AbandonCorrection { record, why: String::new() }, now).expect_err("why?");
    assert_eq!(refusal.field.as_deref(), Some("why"));
    service.act(Act::AbandonCorrection { record, why: "It was right after all.".into() }, now).expect("given up");
    let after = view(&service, record, now);
    assert_eq!(after.line.record.state, before.line.record.state, "it is signed as before");
    assert!(after.correction.is_none() && after.versions.len() == 1, "there is no second version");
    assert!(compare(&service, record, 1, None, now).parts.iter().all(|part| !part.changed), "and it says what it said");
    let Answer::Book(book) = service.ask(Ask::Book, now).expect("the book") else { unreachable!() };
    let told: Vec<&str> = book.lately.iter().map(|line| line.kind.as_str()).collect();
    assert_eq!(told[0], ChangeKind::CorrectionAbandoned.words(), "{told:?}");
    assert!(told.iter().all(|words| !words.contains(['.', '/'])), "each entry is told in words: {told:?}");
}

#[test]
fn attendance_is_corrected_as_one_record_prints_it() {
    let county = County::new();
    let record = signed_record(&county);
    let now = at("2026-11-24");
    let mut service = county.seat(Role::MinuteTaker);
    let mut attendance = view(&service, record, now).attendance;
    attendance.apologies = vec!["Gail Manager, Team manager".into()];
    let based_on = view(&service, record, now).line.record.revision;
    let act = |attendance, based_on| Act::CorrectAttendance { record, attendance, based_on };
    let refusal = service.act(act(Some(attendance.clone()), based_on), now).expect_err("it is signed");
    assert_eq!(refusal.code, RefusalCode::WrongState, "only in a correction: {refusal}");
    open(&mut service, record, now);
    let based_on = view(&service, record, now).line.record.revision;
    let done = service.act(act(Some(attendance.clone()), based_on), now).expect("as this record prints it");
    let changed = |service: &Service| -> Vec<String> {
        let parts = compare(service, record, 1, None, now).parts.into_iter().filter(|part| part.changed);
        parts.map(|part| part.heading).collect()
    };
    assert_eq!(changed(&service), ["Apologies"]);
    service.act(act(None, done.revision), now).expect("back to the meeting's own list");
    assert!(changed(&service).is_empty(), "which is what was signed");
}

/// PS-2: five working days, in writing, from when the record went out.
#[test]
fn amendments_are_logged_late_or_not_and_an_accepted_one_opens_a_correction() {
    let county = County::new();
    let record = signed_record(&county);
    let held = at("2026-11-18");
    let details = |received: &str, means, what: &str| AmendmentDetails {
        version: 1,
        by: "Rafe Underhill".into(),
        role: "Social worker".into(),
        received: received.parse().expect("a date"),
        means,
        what: what.into(),
    };
    let mut service = county.seat(Role::Administrator);
    let time = |service: &Service, now| view(service, record, now).amendment_time.expect("the panel sets a time");
    assert!(time(&service, held).due.is_none(), "the time has not begun: {:?}", time(&service, held));
    let act = Act::MarkFiled { record, deadline: "decisions-to-workers".into(), by: "Anwen Prys".into(), at: held };
    service.act(act, held).expect("the record has gone out");
    let running = time(&service, held);
    assert_eq!(running.due.map(|due| due.to_string()).as_deref(), Some("2026-11-25"), "five working days");
    assert_eq!(running.words, "5 working days left");

    let now = at("2026-11-30");
    let future = Act::LogAmendment { record, details: details("2026-12-01", Means::Email, "Later") };
    assert_eq!(service.act(future, now).expect_err("not come so far").field.as_deref(), Some("received"));
    for (received, means, what) in
        [("2026-11-25", Means::Email, "Name the aunt."), ("2026-11-26", Means::Spoken, "Leave it out.")]
    {
        service.act(Act::LogAmendment { record, details: details(received, means, what) }, now).expect("late or not");
    }
    let asked = view(&service, record, now);
    assert_eq!(asked.line.amendments, 2, "both wait for the chair");
    assert!(asked.amendments[0].remarks.is_empty(), "on the last day, in writing: in order");
    let remarks = &asked.amendments[1].remarks;
    assert!(remarks[0].starts_with("Late: the time ended Wednesday 25 November"), "a day late: {remarks:?}");
    assert!(remarks[1].starts_with("Not in writing"), "and spoken: {remarks:?}");
    drop(service);

    let mut service = county.seat(Role::Chair);
    let answer = |which: usize, answer| Act::AnswerAmendment {
        amendment: asked.amendments[which].amendment.id,
        answer,
        based_on: asked.amendments[which].amendment.revision,
    };
    let silent = AmendmentAnswer::Declined { why: String::new() };
    assert_eq!(service.act(answer(1, silent), now).expect_err("why?").field.as_deref(), Some("why"));
    service.act(answer(1, AmendmentAnswer::Declined { why: "It was said.".into() }), now).expect("declined");
    service.act(answer(0, AmendmentAnswer::Accepted), now).expect("accepted");
    let answered = view(&service, record, now);
    let words: Vec<_> = answered.amendments.iter().map(|one| one.answer.clone().expect("an answer")).collect();
    assert_eq!(
        words,
        [
            "Accepted by Ruth Adeyemi on 30 November 2026; not yet in a signed version.",
            "Declined by Ruth Adeyemi on 30 November 2026: It was said."
        ]
    );
    let correction = answered.correction.expect("what is accepted leads to a correction");
    assert_eq!(correction.grounds.what, "Name the aunt.");
    assert_eq!(correction.grounds.why, "Rafe Underhill (Social worker) asked for it on 25 November 2026.");
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    rewrite(&mut service, record, "The aunt, Magda, shares the evenings.", now);
    service.act(Act::FinaliseRecord { record }, now).expect("it goes to the chair");
    drop(service);
    sign(&county, record, at("2026-12-01"));
    let service = county.seat(Role::Reader);
    let made = view(&service, record, at("2026-12-01")).amendments.remove(0).answer.expect("an answer");
    assert!(made.ends_with("in version 2."), "whoever asked can be told which version has it: {made}");
}

#[test]
fn a_correction_that_changes_nothing_goes_no_further() {
    let county = County::new();
    let record = signed_record(&county);
    let mut service = county.seat(Role::Chair);
    let now = at("2026-11-24");
    let grounds = Grounds { others_data: true, ..grounds() };
    let based_on = view(&service, record, now).line.record.revision;
    service.act(Act::Correct { record, grounds, based_on }, now).expect("it is opened again");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let refusal = service.act(Act::FinaliseRecord { record }, now).expect_err("untouched, it would say what is not so");
    assert!(refusal.sentence.contains("reads otherwise than in version 1"), "{}", refusal.sentence);
    let written = view(&service, record, now).line.record.sections["discussion"].text.clone();
    rewrite(&mut service, record, &format!("{written}\nThe evenings are shared."), now);
    let refusal = service.act(Act::FinaliseRecord { record }, now).expect_err("words were added and none taken out");
    assert!(refusal.sentence.contains("Nothing was taken out"), "{}", refusal.sentence);
    rewrite(&mut service, record, "The evenings are shared.", now);
    service.act(Act::FinaliseRecord { record }, now).expect("what was there is gone, as it says");
}
