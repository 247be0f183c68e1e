//! What brothers and sisters are given of each other's records, and what stays with each.

mod county;

use chrono::{DateTime, NaiveDate, Utc};
use county::*;
use quorate_core::ids::{EntryId, MeetingId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::participation::{Coming, Invitation, Parent, Participant};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Dissent, Review, Stance};
use quorate_core::meeting::remaining::Place;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, RecordPart};
use quorate_service::ask::{Answer, Ask};

fn okon() -> (ChildDetails, ChildDetails) {
    let elder = child("Zofia", "Okoń", Some("2016-05-04"), "M104233");
    (elder, child("Adam", "Okoń", Some("2018-05-04"), "M104234"))
}

/// Brother and sister in one slot of a meeting that has begun, before whoever takes the minutes.
fn both_heard(county: &County, elder: ChildDetails, younger: ChildDetails) -> (Service, MeetingId, DateTime<Utc>) {
    let before = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let one = add_child(&mut service, elder, None, before);
    let two = add_child(&mut service, younger, Some(one), before);
    let asked = take(&mut service, request("fsf", "advice-lbp", vec![one, two], before), before);
    place(&mut service, meeting, asked, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let now = at("2026-11-18");
    let based_on = live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("it starts");
    (service, meeting, now)
}

/// Two children of one family are decided about: what is said of the one is not said of the other.
#[test]
fn a_siblings_record_gets_agreement_and_reason_only_where_the_chair_says_both() {
    let county = County::new();
    let (elder, younger) = okon();
    let (mut service, meeting, now) = both_heard(&county, elder, younger);
    let records = |service: &Service| live(service, meeting, now).items.remove(0).records;
    let (first, second) = (records(&service)[0].record.clone(), records(&service)[1].record.clone());
    let reason = "The letter cannot wait.".to_owned();
    let act = Act::ProceedInquorate { records: vec![first.id], reason: reason.clone() };
    service.act(act, now).expect("the chair says why");
    assert_eq!(records(&service)[0].record.inquorate_reason, Some(reason));
    assert_eq!(records(&service)[1].record.inquorate_reason, None, "the reason is the first child's");

    let based_on = records(&service)[0].record.revision;
    let decisions = vec![Decision::new("lbp-not-now", "")];
    let act = Act::SetDecisions { record: first.id, decisions, rationale: "Not yet.".into(), based_on };
    let based_on = service.act(act, now).expect("it is decided").revision;
    let option = "lbp-not-now".to_owned();
    let act = Act::AgreeDecision { record: first.id, option: option.clone(), agreed: true, given: None, based_on };
    service.act(act, now).expect("the chair agrees");
    let give = |service: &mut Service, agreed: bool| {
        let parts = vec![RecordPart::Decisions { agreed }];
        service.act(Act::CopyToSiblings { record: first.id, parts }, now).expect("it is given");
    };
    give(&mut service, false);
    assert_eq!(records(&service)[1].record.decisions[0].agreed_at, None, "nothing is agreed by being copied");
    let based_on = records(&service)[1].record.revision;
    let act = Act::AgreeDecision { record: second.id, option, agreed: true, given: None, based_on };
    service.act(act, now).expect_err("nor without a quorum, or a reason of its own");
    let parts = vec![RecordPart::Decisions { agreed: true }];
    let refusal = service.act(Act::CopyToSiblings { record: first.id, parts }, now).expect_err("by copying neither");
    assert_eq!(refusal.code, RefusalCode::WrongState);
    let act = Act::ProceedInquorate { records: vec![second.id], reason: "The same letter names both.".into() };
    service.act(act, now).expect("the chair says why for this child too");
    give(&mut service, true);
    assert_eq!(records(&service)[1].record.decisions[0].agreed_at, Some(now), "the chair said both");
}

#[test]
fn a_dissent_goes_to_a_sibling_only_by_its_own_name_and_takes_nobody_elses_away() {
    let county = County::new();
    let (elder, younger) = okon();
    let (mut service, meeting, now) = both_heard(&county, elder, younger);
    let record = |service: &Service, at: usize| live(service, meeting, now).items.remove(0).records[at].record.clone();
    let dissent = |name: &str, what: &str| Dissent {
        name: name.into(),
        agency: "Health".into(),
        stance: Stance::Dissents,
        what: what.into(),
    };
    let (of_elder, of_younger) = (dissent("Nan Ferrow", "too soon"), dissent("Perry Oduya", "too late"));
    for (at, dissent) in [(0, &of_elder), (1, &of_younger)] {
        let to = record(&service, at);
        let act = Act::SetDissents { record: to.id, dissents: vec![dissent.clone()], based_on: to.revision };
        service.act(act, now).expect("it is said of this child");
    }
    let first = record(&service, 0);
    let decisions = vec![Decision::new("plan-continues", "")];
    let act = Act::SetDecisions { record: first.id, decisions, rationale: "So.".into(), based_on: first.revision };
    service.act(act, now).expect("it is decided");
    let give = |service: &mut Service, parts: Vec<RecordPart>| {
        service.act(Act::CopyToSiblings { record: first.id, parts }, now).expect("it is given").sentence
    };
    give(&mut service, vec![RecordPart::Decisions { agreed: false }]);
    assert_eq!(
        record(&service, 1).dissents,
        std::slice::from_ref(&of_younger),
        "with a decision no dissent goes along by itself"
    );
    give(&mut service, vec![RecordPart::Decisions { agreed: false }, RecordPart::Dissents, RecordPart::Review]);
    assert_eq!(record(&service, 1).dissents, [of_younger, of_elder.clone()], "given, beside the one there was");
    assert!(give(&mut service, vec![RecordPart::Dissents]).contains("say the same already"), "and once");
    assert_eq!(record(&service, 0).dissents, [of_elder], "nothing comes back the other way");
}

#[test]
fn what_is_known_of_a_parent_is_each_childs_own_and_a_review_without_a_panel_is_pointed_out() {
    let county = County::new();
    let mother = |responsibility| Parent { name: "Ruth Okoń".into(), relation: "Mother".into(), responsibility };
    let (elder, younger) = okon();
    let younger = ChildDetails { parents: vec![mother(Some(true))], ..younger };
    let (mut service, meeting, now) = both_heard(&county, elder, younger);
    let record = |service: &Service, at: usize| live(service, meeting, now).items.remove(0).records[at].record.clone();

    let first = record(&service, 0);
    let parent = Some(mother(None));
    let rows = vec![Participant { parent, invited: Invitation::Invited, came: Coming::Video, heard: String::new() }];
    let act = Act::SetParticipation { record: first.id, rows, based_on: first.revision };
    service.act(act, now).expect("it is said of the elder");
    let parts = vec![RecordPart::Participation];
    service.act(Act::CopyToSiblings { record: first.id, parts }, now).expect("it is given to the younger");
    let row = record(&service, 1).participation.remove(0);
    assert_eq!(row.came, Coming::Video, "how she came is the meeting’s");
    assert_eq!(row.parent, Some(mother(Some(true))), "what she holds for him is his own");

    // The panel sits on Wednesdays.
    let review = Review::On { date: NaiveDate::from_ymd_opt(2027, 1, 14).expect("a Thursday") };
    let based_on = record(&service, 0).revision;
    service.act(Act::SetReview { record: first.id, review, based_on }, now).expect("a review about that day");
    let Answer::Remaining(lines) = service.ask(Ask::Remaining { meeting }, now).expect("what is left") else {
        panic!()
    };
    let told =
        |at: usize| lines[at].gaps.iter().any(|gap| gap.place == Place::Review && gap.sentence.contains("sits on Thu"));
    assert!(told(0), "before the signature, too: {:?}", lines[0].gaps);
    assert!(!told(1), "and of her alone");
}

#[test]
fn what_a_child_said_goes_into_no_siblings_record() {
    let county = County::new();
    let (elder, younger) = okon();
    let (mut service, meeting, now) = both_heard(&county, elder, younger);
    let record = |service: &Service, at: usize| live(service, meeting, now).items.remove(0).records[at].record.clone();
    let first = record(&service, 0);
    let text = "Fact: the flat is warm. Child: I feed the cat.\nChild: I want to stay.\nBoth like the school.";
    let act = Act::WriteSection {
        record: first.id,
        section: "discussion".into(),
        text: text.into(),
        based_on: first.sections.get("discussion").map_or(EntryId::NONE, |section| section.revision),
    };
    service.act(act, now).expect("it is written");
    let parts = vec![RecordPart::Section { section: "discussion".into() }];
    let done = service.act(Act::CopyToSiblings { record: first.id, parts: parts.clone() }, now).expect("it is given");
    assert!(done.sentence.contains("stays in the child's own record"), "it says so: {}", done.sentence);
    let given = record(&service, 1).sections["discussion"].text.clone();
    assert_eq!(given, "Fact: the flat is warm.\nBoth like the school.", "nobody is given another child's words");
    assert_eq!(record(&service, 0).sections["discussion"].text, text, "and they stay where they were said");
    let again = service.act(Act::CopyToSiblings { record: first.id, parts }, now).expect("once more");
    assert!(again.sentence.contains("say the same already"), "{}", again.sentence);
}
