//! What the state of a meeting or a record does not allow, and what somebody else changed meanwhile.

use super::county::{County, child};
use crate::ids::{ActionId, ChildId, EntryId, FamilyId, ItemId, RecordId};
use crate::ledger::Change;
use crate::meeting::action::{ActionDetails, ActionState};
use crate::meeting::agenda::ItemState;
use crate::meeting::record::{DOCUMENT, Filing, Review};
use crate::meeting::sitting::MeetingState;
use crate::refusal::RefusalCode;
use crate::refusal::RefusalCode::*;

fn refused(county: &mut County, change: Change) -> RefusalCode {
    let length = county.book.ledger_length().unwrap();
    let code = county.commit(std::slice::from_ref(&change)).expect_err(&format!("{change:?} was let in")).code;
    assert_eq!(county.book.ledger_length().unwrap(), length, "what is refused leaves no entry");
    code
}

#[test]
fn what_somebody_changed_meanwhile_is_never_written_over() {
    let mut county = County::new(60);
    let placed = county.place("Ilinca", "Țepeș");
    let (record, about) = (placed.record, placed.child);
    let section = |text: &str, based_on| Change::SectionWritten {
        record,
        child: about,
        section: "discussion".into(),
        text: text.into(),
        based_on,
    };
    let first = county.say(section("First", EntryId::NONE));
    assert_eq!(refused(&mut county, section("Second, unaware", EntryId::NONE)), Stale);
    let second = county.say(section("Second", first));
    assert_eq!(refused(&mut county, section("Third, unaware", first)), Stale);
    assert_eq!(county.book.record(record).unwrap().sections["discussion"].revision, second);
    let told = county.history_of(record, "discussion");
    let written = [(first, county.by, "First".to_owned()), (second, county.by, "Second".to_owned())];
    assert_eq!(told, written, "who wrote what, in order");
    assert_eq!(
        refused(&mut county, Change::ChildChanged { child: about, details: child("I", "Ț"), based_on: EntryId::NONE }),
        Stale
    );
}

#[test]
fn one_refusal_takes_back_the_whole_commit() {
    let mut county = County::new(61);
    let placed = county.place("Ilinca", "Țepeș");
    let good =
        Change::ChildAdded { child: ChildId(county.id()), family: placed.family, details: child("Radu", "Țepeș") };
    let bad = Change::ChildChanged { child: placed.child, details: child("I", "Ț"), based_on: EntryId::NONE };
    let length = county.book.ledger_length().unwrap();
    assert!(county.commit(&[good, bad]).is_err());
    assert_eq!(county.book.family(placed.family).unwrap().len(), 1, "the first was taken back with the second");
    assert_eq!(county.book.ledger_length().unwrap(), length);
    assert!(county.book.verify().unwrap().fault.is_none());
}

#[test]
fn what_is_signed_never_changes() {
    let mut county = County::new(62);
    let placed = county.place("Ilinca", "Țepeș");
    let (record, about, at) = (placed.record, placed.child, county.now);
    let action = ActionId(county.id());
    let details = ActionDetails {
        what: "Hold a family meeting".into(),
        measure: String::new(),
        owner_role: String::new(),
        owner: String::new(),
        how: String::new(),
        due: None,
        follows: None,
        accepted: Vec::new(),
    };
    let set = |based_on| Change::ActionSet { action, record, child: about, details: details.clone(), based_on };
    let revision = county.say(set(EntryId::NONE));
    assert_eq!(
        refused(&mut county, Change::RecordFinalised { record, child: about, at, looks: vec![] }),
        WrongState,
        "not heard yet"
    );
    county.hear(&placed);
    let at = county.now;
    let (sha256, file_name) = ("00".into(), "a.pdf".into());
    let absent =
        Change::RecordSigned { record, child: about, at, version: 1, sha256, file_name, says: vec![], weighed: None };
    assert_eq!(refused(&mut county, absent.clone()), WrongState, "not finalised yet");
    county.say(Change::RecordFinalised { record, child: about, at, looks: vec![] });
    assert_eq!(refused(&mut county, absent), Missing, "the file comes before the change that names it");
    assert_eq!(refused(&mut county, set(revision)), WrongState, "it waits for the chair");
    county.say(Change::RecordReturned { record, child: about, at, comment: "Say who spoke.".into() });
    county.write(&placed, "discussion", "Everybody spoke.");
    county.sign(&placed, b"a signed record");

    let based_on = county.book.record(record).unwrap().revision;
    let section = "discussion".to_owned();
    for change in [
        Change::SectionWritten { record, child: about, section, text: "No".into(), based_on: EntryId::NONE },
        Change::DecisionsSet { record, child: about, decisions: vec![], rationale: "No".into(), based_on },
        Change::DissentsSet { record, child: about, dissents: vec![], based_on },
        Change::PromptsAnswered { record, child: about, prompts: Default::default(), based_on },
        Change::ReviewSet { record, child: about, review: Review::Unset, based_on },
        Change::RecordFinalised { record, child: about, at, looks: vec![] },
        Change::RecordReturned { record, child: about, at, comment: "No".into() },
        Change::ActionRemoved { action, child: about },
        set(revision),
    ] {
        assert_eq!(refused(&mut county, change), WrongState);
    }
    let state = ActionState::Done { at, by: "Rafe Underhill".into() };
    county.say(Change::ActionStateSet { action, child: about, state, based_on: revision });
    let filing = Filing { version: 1, deadline: "case-note".into(), by: "Ottoline Marsh".into(), at };
    county.say(Change::RecordFiled { record, child: about, filing: filing.clone() });
    assert_eq!(refused(&mut county, Change::RecordFiled { record, child: about, filing }), WrongState, "filed once");
}

#[test]
fn a_clock_that_cannot_be_right_dates_nothing() {
    let mut county = County::new(68);
    let placed = county.place("Ilinca", "Țepeș");
    let (record, about) = (placed.record, placed.child);
    let september = "2026-09-01T08:00:00Z".parse().unwrap();
    let based_on = county.book.meeting(placed.meeting).unwrap().revision;
    let start =
        Change::MeetingStateSet { meeting: placed.meeting, state: MeetingState::Running, at: september, based_on };
    assert_eq!(refused(&mut county, start), Clock, "the meeting is planned for a later day");
    county.hear(&placed);
    let now = county.now;
    assert_eq!(
        refused(&mut county, Change::RecordFinalised { record, child: about, at: september, looks: vec![] }),
        Clock
    );
    county.say(Change::RecordFinalised { record, child: about, at: now, looks: vec![] });
    let sha256 = county.book.put_blob("application/pdf", b"a signed record").unwrap();
    let sign = |at| Change::RecordSigned {
        record,
        child: about,
        at,
        version: 1,
        sha256: sha256.clone(),
        file_name: "a.pdf".into(),
        says: vec![],
        weighed: None,
    };
    let early = sign(september);
    assert_eq!(refused(&mut county, early), Clock, "no signature is older than what it signs");
    county.say(sign(now));
    let filing = |at| Filing { version: 1, deadline: "case-note".into(), by: "Ottoline Marsh".into(), at };
    let early = Change::RecordFiled { record, child: about, filing: filing(september) };
    assert_eq!(refused(&mut county, early), Invalid, "nor filed before it was signed");
    county.say(Change::RecordFiled { record, child: about, filing: filing(now) });
}

#[test]
fn a_meeting_goes_from_planned_to_closed_and_not_back() {
    let mut county = County::new(63);
    let placed = county.place("Ilinca", "Țepeș");
    let (meeting, at) = (placed.meeting, county.now);
    let to = |county: &County, state| {
        let based_on = county.book.meeting(meeting).unwrap().revision;
        Change::MeetingStateSet { meeting, state, at, based_on }
    };
    let change = to(&county, MeetingState::Closed);
    assert_eq!(refused(&mut county, change), WrongState, "not before it started");
    for state in [MeetingState::Issued, MeetingState::Running] {
        let change = to(&county, state);
        county.say(change);
    }
    let change = to(&county, MeetingState::Closed);
    assert_eq!(refused(&mut county, change), WrongState, "nobody is forgotten: an item still waits");
    let based_on = county.book.item(placed.item).unwrap().revision;
    let state = ItemState::Deferred { why: "The worker is ill".into() };
    county.say(Change::ItemStateSet { item: placed.item, family: placed.family, state, at, based_on });
    let change = to(&county, MeetingState::Closed);
    county.say(change);
    for state in [MeetingState::Running, MeetingState::Planned, MeetingState::Cancelled] {
        let change = to(&county, state);
        assert_eq!(refused(&mut county, change), WrongState, "closed is closed");
    }
    let again = Change::ItemPlaced {
        item: ItemId(county.id()),
        family: placed.family,
        details: county.book.item(placed.item).unwrap().details,
    };
    assert_eq!(refused(&mut county, again), WrongState, "no new slots in a closed meeting");
}

#[test]
fn an_item_leaves_the_agenda_only_while_nothing_is_written() {
    let mut county = County::new(64);
    let blank = county.place("Ilinca", "Țepeș");
    let written = county.place("Radu", "Țepeș");
    county.write(&written, "discussion", "Something.");
    county.say(Change::ItemRemoved { item: blank.item, family: blank.family });
    assert_eq!(county.book.record(blank.record).unwrap_err().code, Missing, "its empty record goes with it");
    let keep = Change::ItemRemoved { item: written.item, family: written.family };
    assert_eq!(refused(&mut county, keep), WrongState);
}

#[test]
fn siblings_are_asked_for_together_and_strangers_are_not() {
    let mut county = County::new(65);
    let one = county.place("Ilinca", "Țepeș");
    let other = county.place("Carys", "Llewellyn");
    let mut details = county.book.request(one.request).unwrap().details;
    details.children.push(other.child);
    let request = crate::ids::RequestId(county.id());
    let mixed = Change::RequestTaken { request, family: one.family, details };
    assert_eq!(refused(&mut county, mixed), Invalid);
    let family = FamilyId(county.id());
    let record = RecordId::of(one.item, other.child, DOCUMENT);
    let nobody = Change::RecordOpened { record, meeting: one.meeting, item: one.item, child: other.child };
    assert_eq!(refused(&mut county, nobody), WrongState, "no record for a child who is not on the agenda");
    assert!(county.book.family(family).unwrap().is_empty());
}

#[test]
fn what_has_a_door_of_its_own_comes_in_by_no_other() {
    let mut county = County::new(66);
    let (person, device, key) = (county.by, county.device, crate::ledger::PublicKey([7; 32]));
    for change in [
        Change::BookCreated {
            name: "Again".into(),
            council: "Elmshire".into(),
            key,
            slot: key,
            recovery_key: key,
            recovery_slot: key,
        },
        Change::RecoveryKeySet { key, slot: key },
        Change::PersonAdded { person, details: super::county::person("Mallory", &[]) },
        Change::PersonInvited { person, key, slot: key },
        Change::KeyEnrolled { person, device, key, slot: key },
        Change::RecoveryUsed { person, device, key, slot: key },
        Change::PersonRemoved { person, why: String::new() },
        Change::SlotRewrapped { person },
        Change::PayloadDisposed { entries: vec![EntryId::NONE], rule: String::new() },
    ] {
        assert_eq!(refused(&mut county, change), WrongState);
    }
}

/// Whoever makes a change, and whatever it came through: what is kept has no character that only a machine sees.
#[test]
fn no_control_character_is_ever_kept() {
    let mut county = County::new(71);
    let placed = county.place("Ilinca\u{0}", "Țe\u{b}peș");
    let entry = county.write(&placed, "discussion", "Seen\u{0} at\r\nhome\u{202e} \u{f0b7} twice\u{92}s\u{7}");
    let kept = &county.book.record(placed.record).unwrap().sections["discussion"];
    assert_eq!((kept.text.as_str(), kept.revision), ("Seen at\nhome • twice’s", entry), "the table has it clean");
    assert_eq!(county.book.child(placed.child).unwrap().details.given, "Ilinca");
    let told = county.history_of(placed.record, "discussion");
    assert_eq!(told.last().unwrap().2, "Seen at\nhome • twice’s", "and so has the ledger");
    assert!(county.book.verify().unwrap().fault.is_none(), "which is whole");
}
