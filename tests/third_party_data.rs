//! A record that speaks of another child is not signed until that is mended or somebody says why it may stand; and the
//! page for the family that comes from a signed one.

mod county;

use county::*;
use quorate_core::ids::{ChildId, EntryId, MeetingId, RecordId};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::place::MeetingPlace;
use quorate_core::meeting::record::RecordState;
use quorate_core::meeting::remaining::Place;
use quorate_core::record::family_page::FamilyReader;
use quorate_core::refusal::RefusalCode;
use quorate_core::third_party_data::FindingKind;
use quorate_service::Service;
use quorate_service::act::{Act, MeetingRevision, RecordPart};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::FindingView;

/// A Forum of one child, with her record finalised; and a child of another family in the book.
fn finalised(county: &County) -> (MeetingId, RecordId) {
    let (before, during) = (at("2026-11-10"), at("2026-11-18"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let okon = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    add_child(&mut service, child("Jayden", "Hatherlow", Some("2015-03-09"), "4410023"), None, before);
    let request = take(&mut service, request("fsf", "oversight", vec![okon], before), before);
    place(&mut service, meeting, request, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let record = minuted(&mut service, meeting, during);
    (meeting, record)
}

fn findings(service: &Service, record: RecordId) -> Vec<FindingView> {
    let now = at("2026-11-18");
    let Answer::WhoseData(found) = service.ask(Ask::WhoseData { record }, now).expect("an answer") else {
        unreachable!()
    };
    found
}

fn write(service: &mut Service, record: RecordId, text: &str) {
    let now = at("2026-11-18");
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("the record") else { unreachable!() };
    let based_on = view.line.record.sections.get("discussion").map_or(EntryId::NONE, |section| section.revision);
    let (section, text) = ("discussion".to_owned(), text.to_owned());
    service.act(Act::WriteSection { record, section, text, based_on }, now).expect("it is written");
}

/// A conference is held in a family's home: whose, prints on the record of every child of that day.
#[test]
fn where_a_meeting_is_held_is_looked_through() {
    let county = County::new();
    let (meeting, record) = finalised(&county);
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-18");
    let based_on = live(&service, meeting, now).line.meeting.revision;
    let place = MeetingPlace { name: "Home of Jayden Hatherlow".into(), address: String::new() };
    let meetings = vec![MeetingRevision { meeting, based_on }];
    service.act(Act::SetVenue { meetings, venue: String::new(), place: Some(place) }, now).expect("for once");
    let found = findings(&service, record);
    assert!(found.iter().any(|one| one.words.contains("Hatherlow")), "the place prints: {} found", found.len());
}

#[test]
fn what_speaks_of_another_child_is_mended_or_accepted_before_it_is_signed() {
    let county = County::new();
    let now = at("2026-11-18");
    let (_, record) = finalised(&county);
    let mut service = county.seat(Role::Chair);
    assert!(findings(&service, record).is_empty(), "the record speaks of its own child only");
    service.act(Act::ReturnRecord { record, comment: "Say who else was there.".into() }, now).expect("it is returned");
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    write(&mut service, record, "Zofia was seen with Jayden Hatherlow in the park. School has a plan.");
    let found = findings(&service, record);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, FindingKind::FullName);
    assert_eq!(found[0].place, Place::Section { section: "discussion".into() });
    assert_eq!(
        (found[0].before.as_str(), found[0].words.as_str(), found[0].after.as_str()),
        ("Zofia was seen with ", "Jayden Hatherlow", " in the park."),
        "it is shown in its place"
    );
    let refusal = service.act(Act::FinaliseRecord { record }, now).expect_err("what stops a signature stops this");
    assert_eq!(refusal.code, RefusalCode::WrongState);
    assert!(!refusal.sentence.contains("Hatherlow"), "a refusal names no child: {}", refusal.sentence);

    let accept = |finding: &str, reason: &str| Act::AcceptFinding {
        record,
        finding: finding.to_owned(),
        reason: reason.to_owned(),
    };
    service.act(accept(&found[0].finding, " "), now).expect_err("a reason is asked for");
    service.act(accept("nonsense", "Because"), now).expect_err("only what was found can be accepted");
    service.act(accept(&found[0].finding, "Both families asked that it be written."), now).expect("it is accepted");
    let settled = findings(&service, record)[0].accepted.clone().expect("it is shown as accepted");
    assert_eq!(settled.reason, "Both families asked that it be written.");
    service.act(Act::FinaliseRecord { record }, now).expect("it may stand: the chair reads it");
    drop(service);

    able_to_sign(&county, now);
    let mut service = county.seat(Role::Chair);
    let sign = Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() };
    service.act(Act::ReturnRecord { record, comment: "One more thing.".into() }, now).expect("it is returned");
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    write(&mut service, record, "Zofia was seen with Jayden Hatherlow in the park. School has a better plan.");
    assert!(findings(&service, record)[0].accepted.is_some(), "another sentence was changed: it stays accepted");
    write(&mut service, record, "Zofia was seen at night with Jayden Hatherlow in the park.");
    assert!(findings(&service, record)[0].accepted.is_none(), "its own sentence was changed: it is asked again");
    write(&mut service, record, "Zofia was seen with a friend in the park.");
    assert!(findings(&service, record).is_empty(), "mended");
    service.act(Act::FinaliseRecord { record }, now).expect("finalised again");
    drop(service);
    county.seat(Role::Chair).act(sign, now).expect("nothing stands against it");
}

/// Why the chair went on without a quorum prints on the record, and an interest beside whoever has it.
#[test]
fn what_prints_beside_the_record_is_looked_through_too() {
    let county = County::new();
    let (before, now) = (at("2026-11-10"), at("2026-11-18"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let okon = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    add_child(&mut service, child("Jayden", "Hatherlow", Some("2015-03-09"), "4410023"), None, before);
    let mut asked = request("fsf", "oversight", vec![okon], before);
    asked.workers[0].email = "jayden.hatherlow@example.org".into();
    let asked = take(&mut service, asked, before);
    place(&mut service, meeting, asked, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let view = live(&service, meeting, now);
    let (item, record) = (view.items[0].item.clone(), view.items[0].records[0].record.id);
    let mut act = |act: Act| service.act(act, now).expect("the meeting goes its way");
    act(Act::StartMeeting { meeting, based_on: view.line.meeting.revision });
    act(Act::ProceedInquorate { records: vec![record], reason: "Two are with Jayden Hatherlow at court.".into() });
    let nan = AttendeeDetails {
        meeting,
        name: "Nan Ferrow".into(),
        role: "camhs".into(),
        agency: "Health".into(),
        mode: AttendanceMode::Room,
        state: AttendanceState::Present,
        deputy_for: None,
        observer: false,
        direct_contact: false,
        item: None,
        arrived: Some(now),
        left: None,
        away: vec![],
    };
    act(Act::SetAttendee { attendee: None, details: nan, based_on: EntryId::NONE });
    let what = "An aunt of Jayden Hatherlow".to_owned();
    act(Act::DeclareInterest { child: okon, name: Some("Nan Ferrow".into()), what });
    act(Act::StartItem { item: item.id, based_on: item.revision });
    let found = findings(&service, record);
    let told = |place: Place, words: &str| {
        let there =
            |one: &FindingView| one.place == place && one.before.contains(words) && one.words.contains("atherlow");
        assert!(found.iter().any(there), "{words}: {found:?}");
    };
    told(Place::Quorum, "Two are with");
    told(Place::Quorum, "An aunt of");
    assert!(found.iter().any(|one| one.place == Place::Child), "the family's page names whom to ask: {found:?}");
}

/// A sentence about a sister alone is a glance in her brother's record before it is finalised, also where the passage was
/// given to both: whoever gives one rarely means each sentence of it.
#[test]
fn a_siblings_facts_are_pointed_out_also_where_they_were_given_to_both() {
    let county = County::new();
    let (before, now) = (at("2026-11-10"), at("2026-11-18"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let iolo = add_child(&mut service, child("Iolo", "Prysor", Some("2014-02-11"), "5520144"), None, before);
    let ffion = add_child(&mut service, child("Ffion", "Prysor", Some("2017-04-03"), "5520177"), Some(iolo), before);
    let both = take(&mut service, request("fsf", "oversight", vec![iolo, ffion], before), before);
    place(&mut service, meeting, both, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let view = live(&service, meeting, now);
    let item = view.items[0].item.clone();
    let of = |child| view.items[0].records.iter().find(|line| line.record.child == child).expect("a record").record.id;
    let (his, hers) = (of(iolo), of(ffion));
    let running = service.act(Act::StartMeeting { meeting, based_on: view.line.meeting.revision }, now);
    running.expect("the meeting runs");
    service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("the item runs");
    write(&mut service, his, "Iolo is well. Ffion attends 97 %. Iolo attends 80 %.");
    let found = findings(&service, his);
    let told: Vec<_> = found.iter().map(|one| (one.kind, one.before.as_str(), one.stands_before_signing)).collect();
    assert_eq!(told, [(FindingKind::SiblingsFacts, "", false)], "a glance, before it is finalised");
    assert_eq!(
        (found[0].words.as_str(), found[0].sentence.as_str()),
        ("Ffion attends", "About Ffion, not Iolo: it belongs in Ffion’s own record."),
        "it says whose it is"
    );
    let parts = vec![RecordPart::Section { section: "discussion".into() }];
    service.act(Act::CopyToSiblings { record: his, parts }, now).expect("it is given to both");
    let told = |record| {
        let found = findings(&service, record).into_iter();
        let facts = found.filter(|one| one.kind == FindingKind::SiblingsFacts);
        facts.map(|one| (one.words, one.sentence, one.stands_before_signing)).collect::<Vec<_>>()
    };
    let both = |whom: &str, of: &str| {
        let words = format!("About {whom}, not {of}, and given to both: take it out here unless it matters to {of}.");
        [(format!("{whom} attends"), words, false)]
    };
    assert_eq!(told(his), both("Ffion", "Iolo"), "a glance, though it was given to both");
    assert_eq!(told(hers), both("Iolo", "Ffion"), "and so is what tells of him in hers");
}

#[test]
fn a_child_who_comes_into_the_book_is_looked_for_from_then_on() {
    let county = County::new();
    let now = at("2026-11-18");
    let (_, record) = finalised(&county);
    let mut service = county.seat(Role::Chair);
    service.act(Act::ReturnRecord { record, comment: "Say who.".into() }, now).expect("it is returned");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    write(&mut service, record, "Zofia and Ilinca Țepeș share a room at the refuge.");
    assert!(findings(&service, record).is_empty(), "nobody of that name is known");
    let other = add_child(&mut service, child("Ilinca", "Țepeș", Some("2014-02-03"), "4410099"), None, now);
    assert_eq!(findings(&service, record).len(), 1, "now somebody is");
    let Answer::Child(view) = service.ask(Ask::Child { child: other }, now).expect("the child") else { unreachable!() };
    let (sibling_of, based_on) = (child_of_record(&service, record), view.line.child.revision);
    service.act(Act::JoinFamily { child: other, sibling_of, based_on }, now).expect("they are sisters");
    assert!(findings(&service, record).is_empty(), "a sister is at home in the record");
}

fn child_of_record(service: &Service, record: RecordId) -> ChildId {
    let Answer::Record(view) = service.ask(Ask::Record { record }, at("2026-11-18")).expect("the record") else {
        unreachable!()
    };
    view.line.record.child
}

#[test]
fn the_page_for_the_family_comes_from_a_signed_record() {
    let county = County::new();
    let now = at("2026-11-19");
    let (_, record) = finalised(&county);
    let folder = county.dir.path().join("pages");
    std::fs::create_dir(&folder).expect("a folder");
    let export = Act::ExportFamilyPages {
        records: vec![record],
        reader: FamilyReader::Parent,
        folder: folder.to_string_lossy().into_owned(),
    };
    county.seat(Role::Administrator).act(export.clone(), now).expect_err("nothing is shared that may still change");
    able_to_sign(&county, now);
    let mut service = county.seat(Role::Chair);
    service
        .act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, now)
        .expect("it is signed");
    drop(service);
    let mut service = county.seat(Role::Administrator);
    let refusal = service.act(export.clone(), now).expect_err("nobody has read it");
    assert!(refusal.sentence.contains("Nobody has read 1 page"), "{}", refusal.sentence);
    read_page(&mut service, record, FamilyReader::Parent, now);
    let done = service.act(export, now).expect("the page is written");
    assert!(done.files[0].ends_with("Family page Zofia Okon 2026-11-18.pdf"), "{:?}", done.files);
    let page = std::fs::read(&done.files[0]).expect("it is there");
    assert!(
        page.starts_with(b"%PDF-1.7") && !page.windows(10).any(|part| part == b"/ByteRange"),
        "it carries no signature"
    );
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("the record") else { unreachable!() };
    assert!(matches!(view.line.record.state, RecordState::Signed { .. }), "the record is as it was");
}
