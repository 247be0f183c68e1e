//! What a meeting says aloud and does by the way: agreement, abstention, stepping out, last time, undo, what remains.

mod county;

use county::sitting::Sitting;
use county::*;
use quorate_core::ids::{ActionId, EntryId};
use quorate_core::meeting::action::{AcceptedLetter, ActionDetails, ActionState, SmartLetter};
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::record::{Decision, Dissent, Stance};
use quorate_core::meeting::remaining::{Gap, Place};
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, LeavesWhy};
use quorate_service::ask::{Answer, Ask, RecordField};

#[test]
fn what_the_chair_agreed_stays_agreed_until_it_is_worded_otherwise() {
    let mut sitting = Sitting::new();
    sitting.decide(vec![Decision::new("plan-continues", "until the spring")]);
    let record = sitting.record();
    let (id, option) = (record.id, "plan-continues".to_owned());
    let done =
        sitting.act(Act::AgreeDecision { record: id, option, agreed: true, given: None, based_on: record.revision });
    let agreed = sitting.record().decisions[0].agreed_at;
    assert_eq!(agreed, Some(sitting.now), "the time is that of the act");
    assert!(done.sentence.contains("agreed by the chair at"), "{}", done.sentence);

    let forged = Decision { agreed_at: Some(sitting.now), ..Decision::new("education-plan", "") };
    sitting.decide(vec![Decision::new("plan-continues", "until the spring"), forged]);
    let record = sitting.record();
    assert_eq!(record.decisions[0].agreed_at, agreed, "the same words stay agreed, whatever the window sent");
    assert_eq!(record.decisions[1].agreed_at, None, "nobody agreed the new one");
    let versions = sitting.history(RecordField::Decisions);
    assert!(versions.iter().any(|version| version.text.contains("(agreed by the chair at")), "{versions:?}");
    sitting.decide(vec![Decision::new("plan-continues", "until the summer")]);
    assert_eq!(sitting.record().decisions[0].agreed_at, None, "other words lapse it");
}

#[test]
fn whoever_leaves_for_an_interest_does_not_count_for_that_item() {
    let mut sitting = Sitting::new();
    assert!(sitting.item().quorum.quorate, "everybody is there");
    let head = sitting.head();
    let item = sitting.item().item.id;
    let out = |why, item, based_on| Act::StepOut { attendee: head.id, item, why, based_on };
    let conflict = || LeavesWhy::Conflict { what: "Sits on the school's board".into() };
    let refusal = sitting.try_act(out(conflict(), None, head.revision)).expect_err("for which item?");
    assert_eq!(refusal.field.as_deref(), Some("item"));
    let done = sitting.act(out(conflict(), Some(item), head.revision));
    let quorum = sitting.item().quorum;
    assert!(!quorum.quorate, "two heads of service are asked for");
    assert!(quorum.away[0].contains("Sits on the school's board"), "{:?}", quorum.away);
    assert!(quorum.without.contains("The present plan continues"), "{}", quorum.without);
    sitting.try_act(out(LeavesWhy::SteppedOut, None, done.revision)).expect_err("out already");

    sitting.decide(vec![Decision::new("lbp-not-now", "")]);
    let finish = |sitting: &Sitting| {
        let item = sitting.item().item;
        Act::FinishItem { item: item.id, based_on: item.revision }
    };
    let act = finish(&sitting);
    sitting.try_act(act).expect_err("that decision needs a quorum");
    sitting.decide(vec![Decision::new("plan-continues", "")]);
    let act = finish(&sitting);
    sitting.act(act);
    let head = sitting.head();
    assert!(head.details.out_now().is_none(), "the item is over: they are back");
    assert!(!sitting.item().quorum.quorate, "but it stays on record that they did not count");
    assert!(live(&sitting.service, sitting.meeting, sitting.now).quorum.quorate, "the next item has its quorum");
    let blocked = |sitting: &Sitting| sitting.remaining()[0].gaps.iter().any(|gap| gap.place == Place::Quorum);
    assert!(!blocked(&sitting), "what was decided needs none");
    sitting.decide(vec![Decision::new("lbp-not-now", "")]);
    assert!(blocked(&sitting), "a decision put there afterwards is held to the item's quorum");
    let records = vec![sitting.record().id];
    sitting.act(Act::ProceedInquorate { records, reason: "The letter cannot wait.".into() });
    assert!(!blocked(&sitting), "unless the chair says why");
}

#[test]
fn an_abstention_needs_no_reason_and_a_dissent_does() {
    let mut sitting = Sitting::new();
    let record = sitting.record();
    let set = |stance, what: &str| Act::SetDissents {
        record: record.id,
        dissents: vec![Dissent { name: "Nan Ferrow".into(), agency: "Health".into(), stance, what: what.into() }],
        based_on: record.revision,
    };
    let refusal = sitting.try_act(set(Stance::Dissents, " ")).expect_err("with what?");
    assert_eq!(refusal.field.as_deref(), Some("what"));
    sitting.act(set(Stance::Abstains, ""));
    assert_eq!(sitting.record().dissents[0].stance, Stance::Abstains);
}

#[test]
fn a_letter_is_accepted_as_it_is_until_its_part_of_the_action_changes() {
    let mut sitting = Sitting::new();
    let record = sitting.record().id;
    let mut details = ActionDetails {
        what: "Look into respite".into(),
        measure: "Offer on file".into(),
        owner_role: "sw".into(),
        owner: String::new(),
        how: "Short breaks team".into(),
        due: Some("2026-12-02".parse().expect("a date")),
        follows: None,
        accepted: Vec::new(),
    };
    let set = |action, details: &ActionDetails, based_on| Act::SetAction {
        action,
        record,
        details: details.clone(),
        based_on,
    };
    let done = sitting.act(set(None, &details, EntryId::NONE));
    let action = Some(ActionId(id(&done)));
    let smart = |sitting: &Sitting| sitting.item().records.remove(0).actions.remove(0).smart;
    assert!(!smart(&sitting).all());
    let about = |gap: &quorate_core::meeting::remaining::Gap| matches!(gap.place, Place::Action { .. });
    assert!(sitting.remaining()[0].gaps.iter().any(|gap| about(gap) && !gap.blocks), "told to the chair");
    let accepted = |why: &str| vec![AcceptedLetter { letter: SmartLetter::Specific, why: why.into() }];
    details.accepted = accepted(" ");
    sitting.try_act(set(action, &details, done.revision)).expect_err("why?");
    details.accepted = accepted("The team knows what is meant");
    let done = sitting.act(set(action, &details, done.revision));
    assert!(smart(&sitting).all(), "accepted as it is");
    assert!(!sitting.remaining()[0].gaps.iter().any(about), "and no longer told");
    details.how = "Another team".into();
    let done = sitting.act(set(action, &details, done.revision));
    assert!(smart(&sitting).all(), "another part changed");
    details.what = "Consider respite".into();
    sitting.act(set(action, &details, done.revision));
    assert!(smart(&sitting).specific.accepted.is_none(), "its own part changed: it lapses");
}

#[test]
fn what_was_done_is_undone_in_words_and_done_again() {
    let mut sitting = Sitting::new();
    let before = sitting.record();
    sitting.decide(vec![Decision::new("lbp-issue", "")]);
    let chosen = sitting.item().records.remove(0);
    assert_eq!(chosen.actions.len(), 1, "the Legal Advice Meeting follows (FSF-8)");
    let view = sitting.undoable();
    let step = view.undo.expect("something to undo");
    assert_eq!(step.sentence, "Undo: “Issue a Letter Before Proceedings” chosen");
    assert_eq!(step.record, Some(before.id), "the window can show where");
    assert!(view.redo.is_none());
    let meeting = sitting.meeting;
    let done = sitting.act(Act::Undo { meeting, entry: step.entry });
    assert_eq!(done.sentence, "Undone: “Issue a Letter Before Proceedings” chosen.");
    let now = sitting.item().records.remove(0);
    assert!(now.record.decisions.is_empty() && now.actions.is_empty(), "what followed goes with it");
    assert_eq!(now.record.rationale, before.rationale);
    let again = sitting.undoable().redo.expect("it can be done again");
    sitting.act(Act::Redo { meeting, entry: again.entry });
    let now = sitting.item().records.remove(0);
    assert_eq!(now.record.decisions, chosen.record.decisions);
    assert_eq!(now.actions[0].action.id, chosen.actions[0].action.id, "the very same action");
    let refusal = sitting.try_act(Act::Redo { meeting, entry: again.entry }).expect_err("it stands");
    assert_eq!(refusal.code, RefusalCode::WrongState);
}

#[test]
fn what_remains_is_told_child_by_child_with_its_place() {
    let mut sitting = Sitting::new();
    let line = sitting.remaining().remove(0);
    assert_eq!(line.stage, Stage::Hearing);
    let places: Vec<&Place> = line.gaps.iter().filter(|gap| gap.blocks).map(|gap| &gap.place).collect();
    let discussion = Place::Section { section: "discussion".into() };
    assert_eq!(places, [&Place::Room, &discussion, &Place::Decisions, &Place::Rationale, &Place::Review]);
    assert!(line.gaps.iter().any(|gap| gap.place == Place::Prompts && !gap.blocks), "prompts hold nothing back");
    let told = |gaps: &[Gap]| gaps.iter().map(|gap| (gap.sentence.clone(), gap.blocks)).collect::<Vec<_>>();
    assert_eq!(
        told(&sitting.item().records[0].gaps),
        told(&line.gaps),
        "the meeting's screen says the same, all of it"
    );
    sitting.decide(vec![Decision::new("lbp-issue", "")]);
    assert!(sitting.remaining()[0].gaps.iter().any(|gap| gap.place == Place::Offered && gap.blocks), "FSF-9");
}

#[test]
fn an_action_is_closed_by_somebody() {
    let mut sitting = Sitting::new();
    sitting.decide(vec![Decision::new("lbp-issue", "")]);
    let action = sitting.item().records.remove(0).actions.remove(0).action;
    let (at, based_on) = (sitting.now, action.revision);
    let close =
        |by: &str| Act::SetActionState { action: action.id, state: ActionState::Done { at, by: by.into() }, based_on };
    assert_eq!(sitting.try_act(close(" ")).expect_err("by whom?").field.as_deref(), Some("by"));
    sitting.act(close("Bronwen Hughes"));
    let words = sitting.history(RecordField::Action { action: action.id }).pop().expect("a version").text;
    assert_eq!(words, "Done on 18 November 2026, by Bronwen Hughes");
    let step = sitting.undoable().undo.expect("something to undo");
    assert_eq!(step.sentence, "Undo: an action closed as done");
}

#[test]
fn an_interest_declared_once_holds_at_every_item_until_it_is_ended() {
    let mut sitting = Sitting::new();
    let head = sitting.head();
    let (item, child) = (sitting.item().item.id, sitting.record().child);
    let name = head.details.name.clone();
    let why = LeavesWhy::Conflict { what: "Sits on the school's board".into() };
    sitting.act(Act::StepOut { attendee: head.id, item: Some(item), why, based_on: head.revision });
    let Answer::Child(page) = sitting.service.ask(Ask::Child { child }, sitting.now).expect("a page") else {
        unreachable!()
    };
    assert_eq!((page.interests[0].name.as_str(), page.interests[0].may_end), (name.as_str(), true));
    let defer = |sitting: &Sitting| {
        let item = sitting.item().item;
        Act::DeferItem { item: item.id, why: "The worker is ill.".into(), based_on: item.revision }
    };
    let act = defer(&sitting);
    sitting.act(act);

    // The same family at a later item: nobody declares anything again.
    let again = |sitting: &mut Sitting| {
        let item = sitting.item().item;
        sitting.act(Act::StartItem { item: item.id, based_on: item.revision })
    };
    assert!(sitting.head().details.out_now().is_none(), "they came back when the item was over");
    assert!(!sitting.item().quorum.quorate, "before it starts, they do not count for it");
    let leaves = sitting.item().leaves;
    assert_eq!(leaves.len(), 1, "one person, told by their row and not by a name: {leaves:?}");
    assert_eq!(
        (leaves[0].attendee, leaves[0].why.as_str()),
        (head.id, "conflict of interest (Sits on the school's board)")
    );
    assert!(leaves[0].words.starts_with("has to leave for this item: conflict"), "{}", leaves[0].words);
    let done = again(&mut sitting);
    assert!(done.sentence.contains("interest"), "{}", done.sentence);
    assert!(sitting.head().details.out_now().is_some(), "they left without a word");
    assert!(sitting.item().quorum.away[0].contains("Sits on the school's board"), "{:?}", sitting.item().quorum.away);
    let act = defer(&sitting);
    sitting.act(act);
    assert!(
        sitting.item().leaves[0].words.starts_with("has to leave for this item: "),
        "it is put off, and comes again"
    );

    sitting.act(Act::EndInterest { child, name: name.to_uppercase() });
    again(&mut sitting);
    assert!(sitting.head().details.out_now().is_none(), "it was ended");
    let refusal = sitting.try_act(Act::EndInterest { child, name }).expect_err("once is enough");
    assert_eq!(refusal.code, RefusalCode::WrongState);
}

#[test]
fn one_declares_for_oneself_and_a_minute_taker_for_others() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let child = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, now);
    drop(service);
    let declare = |name: Option<&str>, what: &str| Act::DeclareInterest {
        child,
        name: name.map(str::to_owned),
        what: what.into(),
    };
    let mut service = county.seat(Role::Reader);
    service.act(declare(None, "A cousin"), now).expect("their own");
    let refusal = service.act(declare(Some("Ruth Adeyemi"), "A neighbour"), now).expect_err("somebody else's");
    assert_eq!(refusal.code, RefusalCode::NotAllowed);
    assert_eq!(service.act(declare(None, " "), now).expect_err("which?").field.as_deref(), Some("what"));
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    service.act(declare(Some("Ruth Adeyemi"), "A neighbour"), now).expect("as it is said in the room");
    let Answer::Child(page) = service.ask(Ask::Child { child }, now).expect("a page") else { unreachable!() };
    assert_eq!(page.interests.len(), 2);
}

#[test]
fn what_cannot_be_printed_stands_before_finalise_by_field_and_decision_and_a_nul_never_gets_in() {
    let mut sitting = Sitting::new();
    sitting.decide(vec![Decision::new("plan-continues", "until \u{12000} spring\u{0}")]);
    let record = sitting.record();
    assert_eq!(
        record.decisions[0].detail, "until \u{12000} spring",
        "the NUL is gone, and the rest is as it was typed"
    );
    sitting.act(Act::WriteSection {
        record: record.id,
        section: "discussion".into(),
        text: "\u{f0b7}\tSeen\u{b}at home \u{f0e0} well \u{e000}".into(),
        based_on: EntryId::NONE,
    });
    assert_eq!(sitting.record().sections["discussion"].text, "•\tSeen\nat home → well \u{e000}");
    let gaps: Vec<_> = sitting.remaining().into_iter().flat_map(|line| line.gaps).filter(|gap| gap.blocks).collect();
    let told = |place: &Place, words: [&str; 2]| {
        gaps.iter().any(|gap| gap.place == *place && words.iter().all(|word| gap.sentence.contains(word)))
    };
    assert!(told(&Place::Decisions, ["U+12000", "the decision “"]), "with its decision: {gaps:?}");
    let section = Place::Section { section: "discussion".into() };
    assert!(told(&section, ["U+E000", "“"]), "with its section: {gaps:?}");
    let refusal = sitting.try_act(Act::FinaliseRecord { record: record.id }).expect_err("it cannot be printed");
    assert!(refusal.sentence.contains("U+12000"), "and finalising says so: {refusal}");
    let long = Act::WriteSection {
        record: record.id,
        section: "discussion".into(),
        text: "x".repeat(40_001),
        based_on: sitting.record().sections["discussion"].revision,
    };
    let refusal = sitting.try_act(long).expect_err("no section is that long");
    assert_eq!(refusal.field.as_deref(), Some("text"), "it names the field: {refusal}");
}

#[test]
fn whoever_may_own_an_action_is_offered_once_and_a_worker_without_a_row_is_still_to_come() {
    let mut sitting = Sitting::new();
    let item = sitting.item();
    let owners: Vec<_> = item.owners.iter().flat_map(|group| &group.owners).collect();
    let mut seen = std::collections::BTreeSet::new();
    assert!(owners.iter().all(|one| seen.insert((&one.role, &one.name))), "each once: {owners:?}");
    let headings: Vec<&str> = item.owners.iter().map(|group| group.label.as_str()).collect();
    assert!(headings.ends_with(&["In the room", "A role, by name later"]), "{headings:?}");
    let head = sitting.head();
    let here = |sitting: &Sitting| {
        let groups = sitting.item().owners;
        let room = groups.iter().find(|group| group.label == "In the room").map(|group| group.owners.clone());
        room.unwrap_or_default().iter().any(|one| one.name == head.details.name)
    };
    assert!(here(&sitting));
    let label = owners.iter().find(|one| one.name == head.details.name).map(|one| one.label.clone());
    assert!(label.is_some_and(|label| label.ends_with(&format!(", {}", head.details.name))), "role, then name");
    let watching = AttendeeDetails { observer: true, ..head.details.clone() };
    sitting.act(Act::SetAttendee { attendee: Some(head.id), details: watching, based_on: head.revision });
    assert!(!here(&sitting), "an observer does nothing here");
}

#[test]
fn a_record_goes_from_stage_to_stage() {
    let mut sitting = Sitting::new();
    let stage = |sitting: &Sitting| {
        let meeting = sitting.record().meeting;
        let Answer::Remaining(lines) = sitting.service.ask(Ask::Remaining { meeting }, sitting.now).expect("lines")
        else {
            unreachable!()
        };
        let line = lines.into_iter().find(|line| line.record == sitting.record().id).expect("the record");
        (line.stage, line.finalisable)
    };
    assert_eq!(stage(&sitting), (Stage::Hearing, false));
    sitting.decide(vec![Decision::new("plan-continues", "")]);
    let item = sitting.item().item;
    sitting.act(Act::FinishItem { item: item.id, based_on: item.revision });
    let (after, finalisable) = stage(&sitting);
    assert_eq!(after, Stage::ToFinalise);
    let record = sitting.record().id;
    let finalised = sitting.try_act(Act::FinaliseRecord { record });
    assert_eq!(finalised.is_ok(), finalisable, "what the window offers is what the book takes");
}

#[test]
fn a_signed_record_is_to_file_until_it_is_filed_for_every_deadline_that_asks_for_it() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-24");
    let mut service = county.seat(Role::Administrator);
    let record = service.signed_records(meeting).expect("signed").0[0];
    let line = |service: &Service| {
        let Answer::Records(lines) = service.ask(Ask::Records, now).expect("the records") else { unreachable!() };
        lines.into_iter().find(|line| line.record.id == record).expect("a record of the last weeks")
    };
    let deadlines: Vec<String> = line(&service).clocks.into_iter().map(|clock| clock.deadline).collect();
    assert!(!deadlines.is_empty(), "the panel asks for it");
    for deadline in deadlines {
        assert_eq!(line(&service).stage, Stage::ToFile, "“{deadline}” is still open");
        service.act(Act::MarkFiled { record, deadline, by: "Anwen Prys".into(), at: now }, now).expect("filed");
    }
    assert_eq!(line(&service).stage, Stage::Filed);
}
