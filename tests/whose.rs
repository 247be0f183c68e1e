//! A record that speaks of another child is not signed until that is mended or somebody says why it may stand; and the
//! page for the family that comes from a signed one.

mod county;

use county::*;
use quorate_core::ids::{ChildId, EntryId, MeetingId, RecordId};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::RecordState;
use quorate_core::meeting::remaining::Place;
use quorate_core::refusal::RefusalCode;
use quorate_core::third_party_data::FindingKind;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::FindingView;

/// A Forum of one child, with her record finalised; and a child of another family in the book.
fn finalised(county: &County) -> (MeetingId, RecordId) {
    let (before, during) = (at("2026-11-10"), at("2026-11-18"));
    let mut desk = county.seat(Role::Administrator);
    let meeting = plan(&mut desk, "fsf", "2026-11-18", before);
    let okon = add_child(&mut desk, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    add_child(&mut desk, child("Jayden", "Hatherlow", Some("2015-03-09"), "4410023"), None, before);
    let request = take(&mut desk, request("fsf", "oversight", vec![okon], before), before);
    place(&mut desk, meeting, request, before).expect("there is room");
    drop(desk);
    let mut desk = county.seat(Role::MinuteTaker);
    let record = minuted(&mut desk, meeting, during);
    (meeting, record)
}

fn findings(desk: &Service, record: RecordId) -> Vec<FindingView> {
    let now = at("2026-11-18");
    let Answer::WhoseData(found) = desk.ask(Ask::WhoseData { record }, now).expect("an answer") else { unreachable!() };
    found
}

fn write(desk: &mut Service, record: RecordId, text: &str) {
    let now = at("2026-11-18");
    let Answer::Record(view) = desk.ask(Ask::Record { record }, now).expect("the record") else { unreachable!() };
    let based_on = view.line.record.sections.get("discussion").map_or(EntryId::NONE, |section| section.revision);
    let (section, text) = ("discussion".to_owned(), text.to_owned());
    desk.act(Act::WriteSection { record, section, text, based_on }, now).expect("it is written");
}

#[test]
fn what_speaks_of_another_child_is_mended_or_accepted_before_it_is_signed() {
    let county = County::new();
    let now = at("2026-11-18");
    let (_, record) = finalised(&county);
    let mut desk = county.seat(Role::Chair);
    assert!(findings(&desk, record).is_empty(), "the record speaks of its own child only");
    desk.act(Act::ReturnRecord { record, comment: "Say who else was there.".into() }, now).expect("it is returned");
    drop(desk);

    let mut desk = county.seat(Role::MinuteTaker);
    write(&mut desk, record, "Zofia was seen with Jayden Hatherlow in the park. School has a plan.");
    let found = findings(&desk, record);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, FindingKind::FullName);
    assert_eq!(found[0].place, Place::Section { section: "discussion".into() });
    assert_eq!(
        (found[0].before.as_str(), found[0].words.as_str(), found[0].after.as_str()),
        ("Zofia was seen with ", "Jayden Hatherlow", " in the park."),
        "it is shown in its place"
    );
    desk.act(Act::FinaliseRecord { record }, now).expect("the minute taker was told, and may leave it to the chair");
    drop(desk);

    able_to_sign(&county, now);
    let mut desk = county.seat(Role::Chair);
    let sign = Act::SignRecords { records: vec![record], pin: PIN.into() };
    let refusal = desk.act(sign.clone(), now).expect_err("it is not signed as it stands");
    assert_eq!(refusal.code, RefusalCode::WrongState);
    assert!(!refusal.sentence.contains("Hatherlow"), "a refusal names no child: {}", refusal.sentence);

    let accept = |finding: &str, reason: &str| Act::AcceptFinding {
        record,
        finding: finding.to_owned(),
        reason: reason.to_owned(),
    };
    desk.act(accept(&found[0].finding, " "), now).expect_err("a reason is asked for");
    desk.act(accept("nonsense", "Because"), now).expect_err("only what was found can be accepted");
    desk.act(accept(&found[0].finding, "Both families asked that it be written."), now).expect("it is accepted");
    let settled = findings(&desk, record)[0].accepted.clone().expect("it is shown as accepted");
    assert_eq!(settled.reason, "Both families asked that it be written.");
    desk.act(Act::ReturnRecord { record, comment: "One more thing.".into() }, now).expect("it is returned");
    drop(desk);

    let mut desk = county.seat(Role::MinuteTaker);
    write(&mut desk, record, "Zofia was seen with Jayden Hatherlow in the park. School has a better plan.");
    assert!(findings(&desk, record)[0].accepted.is_some(), "another sentence was changed: it stays accepted");
    write(&mut desk, record, "Zofia was seen at night with Jayden Hatherlow in the park.");
    assert!(findings(&desk, record)[0].accepted.is_none(), "its own sentence was changed: it is asked again");
    write(&mut desk, record, "Zofia was seen with a friend in the park.");
    assert!(findings(&desk, record).is_empty(), "mended");
    desk.act(Act::FinaliseRecord { record }, now).expect("finalised again");
    drop(desk);
    county.seat(Role::Chair).act(sign, now).expect("nothing stands against it");
}

#[test]
fn a_child_who_comes_into_the_book_is_looked_for_from_then_on() {
    let county = County::new();
    let now = at("2026-11-18");
    let (_, record) = finalised(&county);
    let mut desk = county.seat(Role::Chair);
    desk.act(Act::ReturnRecord { record, comment: "Say who.".into() }, now).expect("it is returned");
    drop(desk);
    let mut desk = county.seat(Role::MinuteTaker);
    write(&mut desk, record, "Zofia and Ilinca Țepeș share a room at the refuge.");
    assert!(findings(&desk, record).is_empty(), "nobody of that name is known");
    let other = add_child(&mut desk, child("Ilinca", "Țepeș", Some("2014-02-03"), "4410099"), None, now);
    assert_eq!(findings(&desk, record).len(), 1, "now somebody is");
    let Answer::Child(view) = desk.ask(Ask::Child { child: other }, now).expect("the child") else { unreachable!() };
    let (sibling_of, based_on) = (desk_child(&desk, record), view.line.child.revision);
    desk.act(Act::JoinFamily { child: other, sibling_of, based_on }, now).expect("they are sisters");
    assert!(findings(&desk, record).is_empty(), "a sister is at home in the record");
}

fn desk_child(desk: &Service, record: RecordId) -> ChildId {
    let Answer::Record(view) = desk.ask(Ask::Record { record }, at("2026-11-18")).expect("the record") else {
        unreachable!()
    };
    view.line.record.child
}

#[test]
fn the_summary_for_the_family_comes_from_a_signed_record() {
    let county = County::new();
    let now = at("2026-11-19");
    let (_, record) = finalised(&county);
    let folder = county.dir.path().join("summaries");
    std::fs::create_dir(&folder).expect("a folder");
    let export = Act::ExportSummaries { records: vec![record], folder: folder.to_string_lossy().into_owned() };
    county.seat(Role::Administrator).act(export.clone(), now).expect_err("nothing is shared that may still change");
    able_to_sign(&county, now);
    let mut desk = county.seat(Role::Chair);
    desk.act(Act::SignRecords { records: vec![record], pin: PIN.into() }, now).expect("it is signed");
    drop(desk);
    let mut desk = county.seat(Role::Administrator);
    let done = desk.act(export, now).expect("the summary is written");
    assert!(done.files[0].ends_with("Summary Zofia Okon 2026-11-18.pdf"), "{:?}", done.files);
    let page = std::fs::read(&done.files[0]).expect("it is there");
    assert!(
        page.starts_with(b"%PDF-1.7") && !page.windows(10).any(|part| part == b"/ByteRange"),
        "it carries no signature"
    );
    let Answer::Record(view) = desk.ask(Ask::Record { record }, now).expect("the record") else { unreachable!() };
    assert!(matches!(view.line.record.state, RecordState::Signed { .. }), "the record is as it was");
}
