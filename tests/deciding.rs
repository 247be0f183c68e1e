//! What a record must never get: an agreement that nobody could give, somebody else's reason, another child's data past
//! finalise, an action that nobody heard of, a seat that nobody sat in.

mod county;

use chrono::{NaiveDate, NaiveTime};
use county::sitting::Sitting;
use county::*;
use quorate_core::calendar::london;
use quorate_core::ids::EntryId;
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::attendance::AttendanceState;
use quorate_core::meeting::participation::{Coming, Invitation, Parent, Participant};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Dissent, RecordState, Review, Stance};
use quorate_core::meeting::remaining::Place;
use quorate_core::refusal::RefusalCode;
use quorate_service::act::{Act, GivenAgreement, LeavesWhy};
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
fn nobody_dissents_who_was_not_there() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let mut head = sitting.head();
    let name = head.details.name.clone();
    (head.details.state, head.details.arrived) = (AttendanceState::Expected, None);
    let changed = Act::SetAttendee { attendee: Some(head.id), details: head.details, based_on: head.revision };
    sitting.act(changed);
    let dissents =
        vec![Dissent { name: name.clone(), agency: String::new(), stance: Stance::Dissents, what: "too soon".into() }];
    sitting.act(Act::SetDissents { record: record.id, dissents, based_on: record.revision });
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    let refusal = sitting.try_act(Act::FinaliseRecord { record: record.id }).expect_err("they never came");
    assert!(refusal.sentence.contains(&format!("{name} did not agree, and is not marked")), "{}", refusal.sentence);
    let mut head = sitting.head();
    (head.details.state, head.details.arrived) = (AttendanceState::Present, sitting.item().item.started_at);
    sitting.act(Act::SetAttendee { attendee: Some(head.id), details: head.details, based_on: head.revision });
    let refusal = sitting.try_act(Act::FinaliseRecord { record: record.id });
    let said = refusal.map_or_else(|refusal| refusal.sentence, |_| String::new());
    assert!(!said.contains("did not agree, and"), "they are there now: {said}");
}

#[test]
fn nobody_dissents_or_abstains_who_is_in_no_row_of_the_attendance() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let of = |name: &str, stance| Dissent { name: name.into(), agency: String::new(), stance, what: "too soon".into() };
    let dissents = vec![of("Wilhelmina Strange", Stance::Dissents), of("Osric Nowhere", Stance::Abstains)];
    sitting.act(Act::SetDissents { record: record.id, dissents, based_on: record.revision });
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    sitting.try_act(Act::FinaliseRecord { record: record.id }).expect_err("nobody of those names came");
    let told: Vec<_> = sitting.remaining().into_iter().flat_map(|line| line.gaps).filter(|gap| gap.blocks).collect();
    for sentence in
        ["Wilhelmina Strange did not agree, and is not in the", "Osric Nowhere abstained, and is not in the"]
    {
        assert!(told.iter().any(|gap| gap.sentence.starts_with(sentence)), "{sentence}: {told:?}");
    }
    let paper = sitting.printed();
    assert!(paper.contains("Osric Nowhere abstained: too soon"), "an abstention is no disagreement: {paper}");
}

#[test]
fn a_parent_who_came_may_disagree() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let parent = Parent { name: "Ewa Wrona".into(), relation: "Mother".into(), responsibility: Some(true) };
    let came =
        |came| Participant { parent: Some(parent.clone()), invited: Invitation::Invited, came, heard: String::new() };
    let dissents = vec![Dissent {
        name: "ewa wrona".into(),
        agency: String::new(),
        stance: Stance::Dissents,
        what: "too soon".into(),
    }];
    sitting.act(Act::SetDissents { record: record.id, dissents, based_on: record.revision });
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    for (coming, refused) in [(Coming::Absent, true), (Coming::Phone, false)] {
        let record = sitting.record();
        let rows = vec![came(coming)];
        sitting.act(Act::SetParticipation { record: record.id, rows, based_on: record.revision });
        let said = sitting.remaining().into_iter().flat_map(|line| line.gaps).map(|gap| gap.sentence);
        assert_eq!(said.into_iter().any(|told| told.contains("ewa wrona")), refused, "{coming:?}");
    }
}

#[test]
fn a_child_who_came_may_disagree() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let dissents = vec![Dissent {
        name: "Zofia Okoń".into(),
        agency: String::new(),
        stance: Stance::Dissents,
        what: "I want to stay with Gran".into(),
    }];
    sitting.act(Act::SetDissents { record: record.id, dissents, based_on: record.revision });
    ready_but_for(&mut sitting, "The school spoke of her week.");
    for (coming, refused) in [(Coming::Absent, true), (Coming::Room, false)] {
        let record = sitting.record();
        let rows = vec![Participant { parent: None, invited: Invitation::Invited, came: coming, heard: String::new() }];
        sitting.act(Act::SetParticipation { record: record.id, rows, based_on: record.revision });
        let gaps = sitting.remaining().into_iter().flat_map(|line| line.gaps);
        assert_eq!(
            gaps.filter(|gap| gap.blocks).any(|gap| gap.sentence.contains("did not agree")),
            refused,
            "{coming:?}"
        );
    }
}

#[test]
fn whoever_was_expected_and_nobody_marked_is_told_before_the_signature_and_stands_on_paper() {
    let mut sitting = Sitting::new();
    let mut head = sitting.head();
    let name = head.details.name.clone();
    (head.details.state, head.details.arrived) = (AttendanceState::Expected, None);
    let changed = Act::SetAttendee { attendee: Some(head.id), details: head.details, based_on: head.revision };
    sitting.act(changed);
    ready_but_for(&mut sitting, "Zofia was seen at school.");
    let gaps: Vec<_> = sitting.remaining().into_iter().flat_map(|line| line.gaps).collect();
    let gap = gaps.iter().find(|gap| gap.sentence.starts_with("Nobody noted whether these came")).expect("it is told");
    assert!(gap.sentence.contains(&name) && !gap.blocks, "for the chair to weigh: {}", gap.sentence);
    let paper = sitting.printed();
    assert!(paper.contains("nobody noted whether they came: Member"), "{paper}");
}
