//! Whatever a meeting does can be undone to its start and done again to its end: the tables are then what they were.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRng, TestRunner};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::county::{County, Placed};
use crate::book::tables::DERIVED;
use crate::ids::{ActionId, AttendeeId, EntryId};
use crate::ledger::change::Class;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::action::{ActionDetails, ActionState};
use crate::meeting::agenda::ItemState;
use crate::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails, Away, AwayWhy};
use crate::meeting::participation::{Coming, Invitation, Participant};
use crate::meeting::place::MeetingPlace;
use crate::meeting::record::{Decision, Dissent, Offered, OfferedState, PromptAnswer, Review, Stance};
use crate::meeting::request::RequestState;
use crate::meeting::sitting::MeetingState;
use crate::refusal::RefusalCode;

/// Every value that a rebuild fills but for revisions. A section that says nothing is as good as none.
fn state(db: &Connection) -> String {
    let mut text = String::new();
    for table in DERIVED {
        text += &format!("[{table}]\n");
        let mut select = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let kept: Vec<(usize, String)> = select
            .column_names()
            .enumerate()
            .filter(|(_, name)| *name != "revision")
            .map(|(place, name)| (place, (*name).to_owned()))
            .collect();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let value = |place: usize| row.get::<_, Value>(place).unwrap();
            let empty = kept.iter().any(|(place, name)| name == "text" && value(*place) == Value::Text(String::new()));
            if table != "section" || !empty {
                text += &format!("{:?}\n", kept.iter().map(|(place, _)| value(*place)).collect::<Vec<_>>());
            }
        }
    }
    text
}

/// A meeting that runs, with two children on its agenda.
struct Held {
    county: County,
    placed: Vec<Placed>,
}

impl Held {
    fn new(seed: u64) -> Self {
        let mut county = County::new(seed);
        county.book.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
        let first = county.place("Ilinca", "Țepeș");
        let mut second = county.place("Carys", "Llewellyn");
        let mut details = county.book.item(second.item).unwrap().details;
        let based_on = county.book.item(second.item).unwrap().revision;
        details.meeting = first.meeting;
        county.say(Change::ItemMoved { item: second.item, family: second.family, details, based_on });
        second.meeting = first.meeting;
        let (meeting, at) = (first.meeting, county.at());
        let based_on = county.book.meeting(meeting).unwrap().revision;
        let change = Change::MeetingStateSet { meeting, state: MeetingState::Running, at, based_on };
        county.book.commit(&[change], at, &mut county.entropy).unwrap();
        Self { county, placed: vec![first, second] }
    }

    /// One act of a meeting, whichever `kind` asks for, as far as the state allows.
    fn act(&mut self, kind: usize, pick: usize) {
        let Placed { record, child, .. } = self.placed[pick % 2];
        let now = self.county.book.record(record).unwrap();
        let based_on = now.revision;
        let changes = match kind {
            0 | 1 => {
                let section = ["discussion", "views"][pick / 2 % 2].to_owned();
                let based_on = now.sections.get(&section).map_or(EntryId::NONE, |section| section.revision);
                vec![Change::SectionWritten { record, child, section, text: format!("Words {pick}"), based_on }]
            }
            2 => {
                let decisions = vec![Decision::new("lbp", format!("by {pick}")), Decision::new("plan", "")];
                let rationale = format!("Because of {pick}");
                let action = ActionId(self.county.id());
                vec![
                    Change::DecisionsSet { record, child, decisions, rationale, based_on },
                    Change::ActionSet { action, record, child, details: task(pick), based_on: EntryId::NONE },
                ]
            }
            3 => {
                let Some(decision) = now.decisions.get(pick % 2) else { return };
                let at = pick.is_multiple_of(3).then_some(self.county.now);
                vec![Change::DecisionAgreed { record, child, option: decision.option.clone(), at, how: None, based_on }]
            }
            4 => {
                let stance = [Stance::Dissents, Stance::Abstains][pick / 2 % 2];
                let (name, agency, what) = ("Nan Ferrow".to_owned(), "Health".to_owned(), format!("No {pick}"));
                let dissents = vec![Dissent { name, agency, stance, what }; pick % 3];
                vec![Change::DissentsSet { record, child, dissents, based_on }]
            }
            5 => {
                let answer = [PromptAnswer::Answered, PromptAnswer::NotApplicable][pick / 2 % 2];
                let prompts = [(format!("prompt-{}", pick % 3), answer)].into();
                vec![Change::PromptsAnswered { record, child, prompts, based_on }]
            }
            6 => {
                let state = [OfferedState::Offered, OfferedState::Declined][pick / 2 % 2];
                let row = Offered { kind: "fgc".into(), state, when: None, note: format!("Note {pick}") };
                vec![Change::OfferedSet { record, child, rows: vec![row], based_on }]
            }
            7 => vec![Change::ReviewSet {
                record,
                child,
                review: Review::NotNeeded { why: format!("{pick}") },
                based_on,
            }],
            8..=10 => self.about_actions(kind, pick),
            11..=13 => self.about_attendance(kind, pick),
            14 => {
                let meeting = self.placed[0].meeting;
                vec![Change::InquorateProceeding { meeting, reason: format!("Reason {pick}") }]
            }
            17 => {
                let meeting = self.placed[0].meeting;
                let based_on = self.county.book.meeting(meeting).unwrap().revision;
                let place = MeetingPlace { name: format!("Hall {pick}"), address: "Market Street".into() };
                vec![Change::MeetingVenueSet { meeting, venue: String::new(), place: Some(place), based_on }]
            }
            16 => vec![Change::RecordInquorate { record, child, reason: format!("Reason {pick}"), based_on }],
            15 => {
                let why = format!("Too young {pick}");
                let child_only = Participant {
                    parent: None,
                    invited: Invitation::NotInvited { why },
                    came: Coming::Absent,
                    heard: format!("Drew picture {pick}"),
                };
                vec![Change::ParticipationSet { record, child, rows: vec![child_only], based_on }]
            }
            _ => self.about_items(pick),
        };
        if !changes.is_empty() {
            self.county.commit(&changes).unwrap_or_else(|refusal| panic!("{changes:?}: {refusal}"));
        }
    }

    fn about_actions(&mut self, kind: usize, pick: usize) -> Vec<Change> {
        let Placed { record, child, .. } = self.placed[pick % 2];
        let actions = self.county.book.actions(record).unwrap();
        let Some(action) = (!actions.is_empty()).then(|| actions[pick / 2 % actions.len()].clone()) else {
            let action = ActionId(self.county.id());
            return vec![Change::ActionSet { action, record, child, details: task(pick), based_on: EntryId::NONE }];
        };
        let (id, based_on) = (action.id, action.revision);
        vec![match kind {
            8 => Change::ActionSet { action: id, record, child, details: task(pick), based_on },
            9 => Change::ActionRemoved { action: id, child },
            _ => {
                let state = ActionState::Done { at: self.county.now, by: format!("Person {pick}") };
                Change::ActionStateSet { action: id, child, state, based_on }
            }
        }]
    }

    fn about_attendance(&mut self, kind: usize, pick: usize) -> Vec<Change> {
        let meeting = self.placed[0].meeting;
        let there = self.county.book.attendees(meeting).unwrap();
        let known = (!there.is_empty()).then(|| there[pick % there.len()].clone());
        match (kind, known) {
            (12, Some(known)) => {
                let mut details = known.details;
                let why = AwayWhy::Conflict;
                details.away.push(Away { from: self.county.now, until: None, item: Some(self.placed[0].item), why });
                vec![Change::AttendeeSet { attendee: known.id, details, based_on: known.revision }]
            }
            (13, Some(known)) => vec![Change::AttendeeRemoved { attendee: known.id, meeting }],
            _ => {
                let details = AttendeeDetails {
                    meeting,
                    name: format!("Person {pick}"),
                    role: "head".into(),
                    agency: "Elmshire".into(),
                    mode: AttendanceMode::Room,
                    state: AttendanceState::Present,
                    deputy_for: None,
                    observer: false,
                    direct_contact: false,
                    item: None,
                    arrived: Some(self.county.now),
                    left: None,
                    away: Vec::new(),
                };
                vec![Change::AttendeeSet { attendee: AttendeeId(self.county.id()), details, based_on: EntryId::NONE }]
            }
        }
    }

    fn about_items(&mut self, pick: usize) -> Vec<Change> {
        let Placed { item, family, request, .. } = self.placed[pick % 2];
        let slot = self.county.book.item(item).unwrap();
        let (at, based_on) = (self.county.now, slot.revision);
        let state = match slot.state {
            ItemState::Waiting | ItemState::Running if pick.is_multiple_of(5) => {
                let asked = self.county.book.request(request).unwrap();
                let state = ItemState::Deferred { why: "No time".into() };
                return vec![
                    Change::ItemStateSet { item, family, state, at, based_on },
                    Change::RequestStateSet {
                        request,
                        family,
                        state: RequestState::Accepted,
                        based_on: asked.revision,
                    },
                ];
            }
            ItemState::Waiting => ItemState::Running,
            ItemState::Running => ItemState::Finished,
            ItemState::Finished => ItemState::Running,
            ItemState::Deferred { .. } => return Vec::new(),
        };
        vec![Change::ItemStateSet { item, family, state, at, based_on }]
    }

    /// Undoes what is next, and says whether there was anything.
    fn undo(&mut self) -> bool {
        let meeting = self.placed[0].meeting;
        let Some(step) = self.county.book.undoable(meeting).unwrap().0 else { return false };
        let at = self.county.at();
        self.county.book.undo(meeting, step.id(), at, &mut self.county.entropy).unwrap();
        true
    }

    fn redo(&mut self) -> bool {
        let meeting = self.placed[0].meeting;
        let Some(step) = self.county.book.undoable(meeting).unwrap().1 else { return false };
        let at = self.county.at();
        self.county.book.redo(meeting, step.id(), at, &mut self.county.entropy).unwrap();
        true
    }
}

fn task(pick: usize) -> ActionDetails {
    ActionDetails {
        what: format!("Hold meeting {pick}"),
        measure: "Minutes are on file".into(),
        owner_role: "sw".into(),
        owner: "Rafe Underhill".into(),
        how: "With the FGC team".into(),
        due: None,
        follows: None,
        accepted: Vec::new(),
    }
}

#[test]
fn every_meeting_can_be_undone_to_its_start_and_done_again_to_its_end() {
    let seen = std::cell::RefCell::new(BTreeSet::new());
    let acts = prop::collection::vec((0usize..20, 0usize..1000), 20..45);
    let config = Config { cases: 6, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(Default::default()))
        .run(&(any::<u64>(), acts, 0usize..12), |(seed, acts, back)| {
            let mut held = Held::new(seed);
            let start = state(&held.county.book.db);
            for (kind, pick) in &acts {
                held.act(*kind, *pick);
            }
            let end = state(&held.county.book.db);
            let entries = held.county.book.ledger_length().unwrap();
            let told = held.county.book.ledger_entries(0, entries as u32).unwrap();
            seen.borrow_mut().extend(told.into_iter().map(|entry| entry.kind));
            while held.undo() {}
            prop_assert_eq!(state(&held.county.book.db), start.clone(), "all undone: as it began");
            prop_assert!(held.county.book.ledger_length().unwrap() > entries, "and no entry was taken away");
            while held.redo() {}
            prop_assert_eq!(state(&held.county.book.db), end, "all done again: as it ended");
            for _ in 0..back {
                held.undo();
            }
            for (kind, pick) in acts.iter().rev().take(8) {
                held.act(*kind, *pick + 1);
            }
            while held.undo() {}
            prop_assert_eq!(state(&held.county.book.db), start, "whatever was done in between");
            prop_assert_eq!(held.county.book.verify().unwrap().fault, None);
            prop_assert!(held.county.book.rebuild().unwrap().same, "a rebuild tells the same");
            Ok(())
        })
        .unwrap();
    let acts = ChangeKind::ALL.iter().copied().filter(|kind| kind.class() == Class::Act);
    let missed: Vec<ChangeKind> = acts.filter(|kind| !seen.borrow().contains(kind.id())).collect();
    // An interest that was undone leaves its row, no longer in force.
    assert_eq!(missed, [ChangeKind::InterestSet], "every other act came up");
}

#[test]
fn an_act_is_undone_only_while_nothing_rests_on_it_and_its_record_can_be_written() {
    let mut held = Held::new(71);
    let placed = held.placed[0];
    let first = held.county.write(&placed, "discussion", "First");
    let other = held.county.write(&placed, "views", "Beside it");
    let second = held.county.write(&placed, "discussion", "Second");
    let undo = |held: &mut Held, act| {
        let at = held.county.at();
        held.county.book.undo(placed.meeting, act, at, &mut held.county.entropy).map(|step| step.id())
    };
    let refusal = undo(&mut held, first).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongState, "the second wording rests on the first: {refusal}");
    assert_eq!(undo(&mut held, other).unwrap(), other, "what stands beside it goes by itself");
    assert_eq!(undo(&mut held, second).unwrap(), second);
    assert!(undo(&mut held, second).is_err(), "once");
    assert_eq!(undo(&mut held, first).unwrap(), first, "now nothing rests on it");
    let marker = held.county.book.change(held.county.book.ledger_length().unwrap() - 1).unwrap();
    let named = Change::Undone { meeting: placed.meeting, undoes: first };
    assert_eq!(marker, Some(named), "the ledger says which act was undone");

    let last = held.county.write(&placed, "discussion", "Last");
    for state in [ItemState::Running, ItemState::Finished] {
        let based_on = held.county.book.item(placed.item).unwrap().revision;
        let (item, family, at) = (placed.item, placed.family, held.county.at());
        held.county.say(Change::ItemStateSet { item, family, state, at, based_on });
    }
    let at = held.county.at();
    held.county.say(Change::RecordFinalised { record: placed.record, child: placed.child, at, looks: vec![] });
    let refusal = undo(&mut held, last).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongState, "it waits for the chair: {refusal}");
    let next = held.county.book.undoable(placed.meeting).unwrap().0.unwrap();
    assert!(next.entries.iter().all(|entry| entry.record.is_none()), "and is passed over");
}
