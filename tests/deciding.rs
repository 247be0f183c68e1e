//! What a record must never get: an agreement that nobody could give, somebody else's reason, another child's data past
//! finalise, an action that nobody heard of, a seat that nobody sat in.

mod county;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use county::sitting::Sitting;
use county::*;
use quorate_core::calendar::london;
use quorate_core::ids::{EntryId, MeetingId};
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::attendance::AttendanceState;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::participation::{Coming, Invitation, Parent, Participant};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Dissent, RecordState, Review, Stance};
use quorate_core::meeting::remaining::Place;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, GivenAgreement, LeavesWhy, RecordPart};
use quorate_service::ask::{Answer, Ask};

fn agree(sitting: &Sitting, option: &str, given: Option<GivenAgreement>) -> Act {
    let record = sitting.record();
    Act::AgreeDecision { record: record.id, option: option.into(), agreed: true, given, based_on: record.revision }
}

fn given(sitting: &Sitting, how: &str) -> GivenAgreement {
    let now = london(sitting.now);
    GivenAgreement { date: now.date(), time: now.time(), how: how.into() }
}

/// One head of service leaves: two are asked for.
fn inquorate() -> Sitting {
    let mut sitting = Sitting::new();
    let (head, item) = (sitting.head(), sitting.item().item.id);
    let why = LeavesWhy::Conflict { what: "Sits on the school’s board".into() };
    sitting.act(Act::StepOut { attendee: head.id, item: Some(item), why, based_on: head.revision });
    sitting
}

#[test]
fn nobody_agrees_without_a_quorum_unless_the_chair_says_why() {
    let mut sitting = inquorate();
    sitting.decide(vec![Decision::new("lbp-not-now", ""), Decision::new("plan-continues", "")]);
    let act = agree(&sitting, "lbp-not-now", None);
    let refusal = sitting.try_act(act).expect_err("there is no quorum");
    assert_eq!(refusal.code, RefusalCode::WrongState);
    assert!(refusal.sentence.contains("cannot agree"), "{}", refusal.sentence);
    let act = agree(&sitting, "plan-continues", None);
    sitting.act(act);
    let records = vec![sitting.record().id];
    sitting.act(Act::ProceedInquorate { records, reason: "The letter cannot wait.".into() });
    let act = agree(&sitting, "lbp-not-now", None);
    sitting.act(act);
}

#[test]
fn once_the_meeting_is_over_an_agreement_says_when_and_how_it_was_given() {
    let mut sitting = Sitting::new();
    sitting.decide(vec![Decision::new("plan-continues", "")]);
    finish_and_close(&mut sitting);
    let act = agree(&sitting, "plan-continues", None);
    let refusal = sitting.try_act(act).expect_err("the meeting is over");
    assert_eq!(refusal.field.as_deref(), Some("given"));
    for (wrong, field) in [
        (GivenAgreement { how: " ".into(), ..given(&sitting, "") }, "how"),
        (GivenAgreement { date: NaiveDate::MAX, ..given(&sitting, "By e-mail") }, "time"),
        (GivenAgreement { time: NaiveTime::MIN, ..given(&sitting, "By e-mail") }, "time"),
    ] {
        let act = agree(&sitting, "plan-continues", Some(wrong.clone()));
        let refusal = sitting.try_act(act).expect_err("that cannot be");
        assert_eq!(refusal.field.as_deref(), Some(field), "{wrong:?}: {}", refusal.sentence);
    }
    let told = given(&sitting, "By e-mail to the minute taker.");
    let act = agree(&sitting, "plan-continues", Some(told));
    sitting.act(act);
    let decision = sitting.record().decisions.remove(0);
    assert_eq!(decision.agreed_how.as_deref(), Some("By e-mail to the minute taker."));
    sitting.decide(vec![Decision::new("plan-continues", "otherwise")]);
    assert_eq!(sitting.record().decisions[0].agreed_how, None, "other words lapse all of it");
}

#[test]
fn what_the_chair_has_not_agreed_is_listed_before_finalising() {
    let mut sitting = Sitting::new();
    sitting.decide(vec![Decision::new("plan-continues", "")]);
    let open = |sitting: &Sitting| {
        let gaps = sitting.remaining().remove(0).gaps;
        gaps.iter().any(|gap| !gap.blocks && gap.sentence.starts_with("Not marked as agreed by the chair"))
    };
    assert!(open(&sitting));
    let act = agree(&sitting, "plan-continues", None);
    sitting.act(act);
    assert!(!open(&sitting));
}

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
    assert_eq!(record(&service, 1).dissents, std::slice::from_ref(&of_younger), "with a decision no dissent goes along by itself");
    give(&mut service, vec![RecordPart::Decisions { agreed: false }, RecordPart::Dissents, RecordPart::Review]);
    assert_eq!(record(&service, 1).dissents, [of_younger, of_elder.clone()], "given, beside the one there was");
    assert!(give(&mut service, vec![RecordPart::Dissents]).contains("say the same already"), "and once");
    assert_eq!(record(&service, 0).dissents, [of_elder], "nothing comes back the other way");
}

#[test]
fn what_stops_a_signature_stops_finalising() {
    let Sitting { service, meeting, now, county } = Sitting::new();
    drop(service);
    let mut service = county.seat(Role::Administrator);
    add_child(&mut service, child("Jayden", "Hatherlow", Some("2015-03-09"), "4410023"), None, now);
    drop(service);
    let mut sitting = Sitting { service: county.seat(Role::MinuteTaker), meeting, now, county };
    let record = sitting.record().id;
    ready_but_for(&mut sitting, "Jayden Hatherlow was seen at school.");
    let line = sitting.remaining().remove(0);
    let found = line.gaps.iter().find(|gap| gap.blocks).expect("somebody else's name stands there");
    assert_eq!(found.place, Place::Section { section: "discussion".into() }, "{}", found.sentence);
    assert!(!line.finalisable);
    let refusal = sitting.try_act(Act::FinaliseRecord { record }).expect_err("the same that stops a signature");
    assert!(refusal.sentence.contains("may speak of another child"), "{}", refusal.sentence);
    let Answer::WhoseData(found) = sitting.service.ask(Ask::WhoseData { record }, sitting.now).expect("an answer")
    else {
        unreachable!()
    };
    for finding in found.into_iter().filter(|one| one.stands_before_signing) {
        let reason = "The schools are named together in the plan.".to_owned();
        sitting.act(Act::AcceptFinding { record, finding: finding.finding, reason });
    }
    sitting.act(Act::FinaliseRecord { record });
}

#[test]
fn a_minute_taker_has_a_record_back_until_the_chair_has_opened_it() {
    let mut sitting = Sitting::new();
    let record = sitting.record().id;
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    sitting.act(Act::FinaliseRecord { record });
    sitting.act(Act::TakeBackRecord { record });
    assert_eq!(sitting.record().state, RecordState::Open);
    sitting.act(Act::FinaliseRecord { record });
    sitting.now += chrono::Duration::minutes(1);
    let now = sitting.now;
    let Sitting { service, county, .. } = sitting;
    drop(service);
    let chair = county.seat(Role::Chair);
    chair.ask(Ask::Record { record }, now).expect("the chair reads");
    drop(chair);
    let mut service = county.seat(Role::MinuteTaker);
    let refusal = service.act(Act::TakeBackRecord { record }, now).expect_err("the chair has begun");
    assert!(refusal.sentence.contains("begun to read"), "{}", refusal.sentence);
}

#[test]
fn an_action_for_somebody_who_did_not_hear_of_it_says_so() {
    let mut sitting = inquorate();
    let (record, head) = (sitting.record().id, sitting.head().details.name);
    let advice = |sitting: &mut Sitting, owner: &str| {
        let details = ActionDetails {
            what: "Book the meeting with the school".into(),
            measure: "Date on file".into(),
            owner_role: "head-of-service".into(),
            owner: owner.into(),
            how: "With the school".into(),
            due: Some("2026-12-04".parse().expect("a date")),
            follows: None,
            accepted: Vec::new(),
        };
        sitting.act(Act::SetAction { action: None, record, details, based_on: EntryId::NONE });
        let live = sitting.item().records.remove(0).actions.pop().expect("an action");
        live.smart.achievable.advice
    };
    assert!(advice(&mut sitting, &head).contains("has an interest in this family"));
    let seats = live(&sitting.service, sitting.meeting, sitting.now).attendees;
    let mut away = seats.into_iter().find(|one| one.details.name.is_empty()).expect("a seat without a name");
    (away.details.name, away.details.state) = ("Perry Oduya".into(), AttendanceState::Apologies);
    sitting.act(Act::SetAttendee { attendee: Some(away.id), details: away.details, based_on: away.revision });
    assert!(advice(&mut sitting, "Perry Oduya").contains("sent apologies"));
}

#[test]
fn a_seat_without_a_name_does_not_count_and_is_not_printed() {
    let mut sitting = Sitting::new();
    let record = sitting.record().id;
    let mut head = sitting.head();
    head.details.name.clear();
    sitting.act(Act::SetAttendee { attendee: Some(head.id), details: head.details, based_on: head.revision });
    let quorum = sitting.item().quorum;
    assert!(!quorum.quorate, "{}", quorum.sentence);
    assert!(quorum.sentence.contains("without a name"), "{}", quorum.sentence);
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    let refusal = sitting.try_act(Act::FinaliseRecord { record }).expect_err("somebody sat there");
    assert!(refusal.sentence.contains("without a name"), "{}", refusal.sentence);
}

/// Everything that the record asks for, with that discussion, and the item over.
fn ready_but_for(sitting: &mut Sitting, discussion: &str) {
    let record = sitting.record();
    let text = discussion.to_owned();
    sitting.act(Act::WriteSection { record: record.id, section: "discussion".into(), text, based_on: EntryId::NONE });
    sitting.decide(vec![Decision::new("plan-continues", "")]);
    let review = Review::NotNeeded { why: "The core group follows it.".into() };
    let based_on = sitting.record().revision;
    sitting.act(Act::SetReview { record: record.id, review, based_on });
    let item = sitting.item().item;
    sitting.act(Act::FinishItem { item: item.id, based_on: item.revision });
}

fn finish_and_close(sitting: &mut Sitting) {
    let item = sitting.item().item;
    sitting.act(Act::FinishItem { item: item.id, based_on: item.revision });
    let meeting = sitting.meeting;
    let based_on = live(&sitting.service, meeting, sitting.now).line.meeting.revision;
    sitting.act(Act::CloseMeeting { meeting, based_on });
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
