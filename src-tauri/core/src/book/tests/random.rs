//! Random sequences of every kind of change: the tables are always what the ledger says, byte for byte.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::county::{County, Placed, child, meeting_on, passphrase, person, request_for};
use super::look::dump;
use crate::ledger::Change;
use crate::ledger::upgrade::KINDS;
use crate::meeting::action::{Action, ActionDetails, ActionState};
use crate::meeting::agenda::ItemState;
use crate::meeting::attendance::{AttendanceMode, AttendanceState, Attendee, AttendeeDetails};
use crate::meeting::person::Role;
use crate::meeting::record::{Decision, Dissent, Filing, PromptAnswer, RecordState, Review};
use crate::meeting::refusal::RefusalCode;
use crate::meeting::request::{PaperReceived, RequestState};
use crate::meeting::sitting::MeetingState;
use crate::meeting::*;

/// A county in which something goes on, and one thing after another is tried.
struct Walk {
    county: County,
    placed: Vec<Placed>,
    /// Chooses among what there is.
    pick: usize,
    version: u32,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let mut county = County::new(seed);
        // What lasts through a power cut is not asked here.
        county.book.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
        let placed = vec![county.place("Ilinca", "Țepeș"), county.place("Carys", "Llewellyn")];
        Self { county, placed, pick: 0, version: 1 }
    }

    fn chosen(&self) -> &Placed {
        &self.placed[self.pick % self.placed.len()]
    }

    fn action(&self) -> Option<Action> {
        let actions = self.county.book.actions(self.chosen().record).unwrap();
        (!actions.is_empty()).then(|| actions[self.pick % actions.len()].clone())
    }

    fn attendee(&self) -> Option<Attendee> {
        let attendees = self.county.book.attendees(self.chosen().meeting).unwrap();
        (!attendees.is_empty()).then(|| attendees[self.pick % attendees.len()].clone())
    }

    /// Tries a change of that kind. What the state does not allow is refused, which is as well.
    fn step(&mut self, kind: &str, pick: usize) {
        self.pick = pick;
        if self.by_its_own_door(kind) {
            return;
        }
        if let Some(change) =
            self.about_panels(kind).or_else(|| self.about_children(kind)).or_else(|| self.about_records(kind))
            && let Err(refusal) = self.county.commit(&[change])
        {
            let expected = [RefusalCode::WrongState, RefusalCode::Missing, RefusalCode::Invalid];
            assert!(expected.contains(&refusal.code), "{kind}: {refusal:?}");
        }
    }

    fn by_its_own_door(&mut self, kind: &str) -> bool {
        let (by, at) = (self.county.by, self.county.at());
        let book = &mut self.county.book;
        let fresh = &mut self.county.fresh;
        let others: Vec<PersonId> = book
            .people()
            .unwrap()
            .iter()
            .filter(|person| person.active && person.id != by)
            .map(|person| person.id)
            .collect();
        let other = (!others.is_empty()).then(|| others[self.pick % others.len()]);
        match kind {
            "person.added/1" => {
                book.add_person(person("Ada Fenn", &[Role::Chair]), &passphrase("seven green lamps"), by, at, fresh)
                    .unwrap();
            }
            "person.slot-rewrapped/1" => {
                book.set_passphrase(other.unwrap_or(by), &passphrase("nine tall ladders"), by, at, fresh).unwrap();
            }
            "person.removed/1" => {
                if let Some(other) = other {
                    book.remove_person(other, "Left", by, at, fresh).unwrap();
                }
            }
            "payload.disposed/1" => {
                let length = book.ledger_length().unwrap() as usize;
                // What others need is refused; what stands alone goes.
                let _ = book.dispose(&[(self.pick % length) as u64 + 1], "Time", by, at, fresh);
            }
            _ => return false,
        }
        true
    }

    fn about_panels(&mut self, kind: &str) -> Option<Change> {
        let panel = PanelId("fsf".into());
        let (week, at, by) = (self.pick as u64 % 9, self.county.now, self.county.by);
        let meeting = self.chosen().meeting;
        let held = self.county.book.meeting(meeting).ok()?;
        let based_on = held.revision;
        Some(match kind {
            "person.roles/1" => {
                let based_on = self.county.book.person(by).unwrap().revision;
                Change::PersonRolesSet {
                    person: by,
                    roles: vec![Role::Administrator, Role::ALL[self.pick % 4]],
                    based_on,
                }
            }
            "person.certificate/1" => {
                Change::CertificateSet { person: by, certificate: format!("30{:04x}", self.pick) }
            }
            "panel.adopted/1" => {
                self.version += 1;
                let toml = super::county::PROFILE.replace("version = 1", &format!("version = {}", self.version));
                Change::PanelAdopted { panel, version: self.version, toml }
            }
            "holiday.set/1" => {
                let name = if self.pick.is_multiple_of(3) { String::new() } else { "County day".into() };
                Change::HolidaySet { date: meeting_on(&panel, week % 3).date, name }
            }
            "meeting.planned/1" => {
                Change::MeetingPlanned { meeting: MeetingId(self.county.id()), details: meeting_on(&panel, week) }
            }
            "meeting.moved/1" => Change::MeetingMoved { meeting, details: meeting_on(&panel, week), based_on },
            "meeting.state/1" => {
                use MeetingState::*;
                // Seldom cancelled, or nothing would ever be signed.
                let state = [Issued, Running, Running, Closed, Closed, Running, Issued, Cancelled][self.pick / 2 % 8];
                Change::MeetingStateSet { meeting, state, at, based_on }
            }
            "meeting.inquorate/1" => Change::InquorateProceeding { meeting, reason: "The child cannot wait.".into() },
            "attendee.set/1" => {
                let old = self.attendee().filter(|_| self.pick.is_multiple_of(2));
                let based_on = old.as_ref().map_or(0, |old| old.revision);
                let attendee = old.map_or_else(|| AttendeeId(self.county.id()), |old| old.id);
                Change::AttendeeSet { attendee, details: self.attendance(), based_on }
            }
            "attendee.removed/1" => Change::AttendeeRemoved { attendee: self.attendee()?.id, meeting },
            _ => return None,
        })
    }

    fn attendance(&self) -> AttendeeDetails {
        AttendeeDetails {
            meeting: self.chosen().meeting,
            name: "Nan Ferrow".into(),
            role: "head".into(),
            agency: "Elmshire".into(),
            mode: [AttendanceMode::Room, AttendanceMode::Video, AttendanceMode::Phone][self.pick % 3],
            state: [AttendanceState::Present, AttendanceState::Apologies, AttendanceState::Left][self.pick / 3 % 3],
            deputy_for: self.pick.is_multiple_of(5).then(|| "Ada Fenn".into()),
            observer: self.pick.is_multiple_of(7),
            item: self.pick.is_multiple_of(4).then_some(self.chosen().item),
            arrived: Some(self.county.now),
            left: None,
        }
    }

    fn about_children(&mut self, kind: &str) -> Option<Change> {
        let Placed { meeting, item, request, family, child: about, .. } = *self.chosen();
        let at = self.county.now;
        let revision = self.county.book.child(about).ok()?.revision;
        let asked = self.county.book.request(request).ok();
        let slot = self.county.book.item(item).ok();
        Some(match kind {
            "child.added/1" => {
                Change::ChildAdded { child: ChildId(self.county.id()), family, details: child("Radu", "Țepeș") }
            }
            "child.changed/1" => {
                Change::ChildChanged { child: about, details: child("Ilinca Maria", "Țepeș"), based_on: revision }
            }
            "child.family/1" => {
                // A child of nobody's request moves; the others stay where their requests are.
                let alone = ChildId(self.county.id());
                self.county.say(Change::ChildAdded { child: alone, family, details: child("Moved", "Elsewhere") });
                let based_on = self.county.book.child(alone).unwrap().revision;
                Change::ChildFamilySet { child: alone, family: FamilyId(self.county.id()), based_on }
            }
            "request.taken/1" => {
                let request = RequestId(self.county.id());
                Change::RequestTaken { request, family, details: request_for(&PanelId("fsf".into()), &[about], at) }
            }
            "request.changed/1" => {
                let mut details = asked.as_ref()?.details.clone();
                details.outline = format!("Outline {}", self.pick);
                Change::RequestChanged { request, family, details, based_on: asked?.revision }
            }
            "request.paper/1" => {
                let paper = ["chronology", "genogram"][self.pick % 2].into();
                Change::PaperCame { request, family, paper: PaperReceived { paper, at } }
            }
            "request.state/1" => {
                let why = || "Not for this panel".to_owned();
                let state = match self.pick % 6 {
                    0 => RequestState::Withdrawn { why: why() },
                    1 => RequestState::Declined { why: why() },
                    2 => RequestState::Redirected { to: "Entry to Care".into(), why: why() },
                    3 => RequestState::Accepted,
                    4 => RequestState::Placed,
                    _ => RequestState::Received,
                };
                Change::RequestStateSet { request, family, state, based_on: asked?.revision }
            }
            "item.placed/1" => {
                let more = self.county.place("Further", "Child");
                self.placed.push(more);
                return None;
            }
            "item.moved/1" => {
                let mut details = slot.as_ref()?.details.clone();
                details.starts = super::county::time(12, self.pick as u32 % 60);
                details.meeting = if self.pick.is_multiple_of(2) { meeting } else { self.placed[0].meeting };
                Change::ItemMoved { item, family, details, based_on: slot?.revision }
            }
            "item.removed/1" => {
                let spare = self.county.place("Taken", "Off");
                Change::ItemRemoved { item: spare.item, family: spare.family }
            }
            "item.state/1" => {
                let state = match slot.as_ref()?.state {
                    ItemState::Waiting if self.pick.is_multiple_of(5) => ItemState::Deferred { why: "No time".into() },
                    ItemState::Waiting => ItemState::Running,
                    ItemState::Running => ItemState::Finished,
                    ItemState::Finished => ItemState::Running,
                    ItemState::Deferred { .. } => ItemState::Waiting,
                };
                Change::ItemStateSet { item, family, state, at, based_on: slot?.revision }
            }
            _ => return None,
        })
    }

    /// Hears the chosen item where its meeting has not begun, so that records come to their end now and then.
    fn hear(&mut self) {
        let at = self.pick % self.placed.len();
        let Ok(item) = self.county.book.item(self.placed[at].item) else { return };
        let state = self.county.book.meeting(item.details.meeting).unwrap().state;
        if item.state == ItemState::Waiting && matches!(state, MeetingState::Planned | MeetingState::Issued) {
            self.county.hear(&self.placed[at]);
        }
    }

    fn about_records(&mut self, kind: &str) -> Option<Change> {
        let signed = |placed: &&Placed| {
            self.county
                .book
                .record(placed.record)
                .is_ok_and(|record| matches!(record.state, RecordState::Signed { .. }))
        };
        let Placed { record, child, .. } = match kind {
            "record.filed/1" | "record.exported/1" => *self.placed.iter().find(signed)?,
            _ => *self.chosen(),
        };
        let now = self.county.book.record(record).ok()?;
        let (at, based_on) = (self.county.now, now.revision);
        let action = self.action();
        Some(match kind {
            "record.section/1" => {
                let section = ["discussion", "views"][self.pick % 2].to_owned();
                let based_on = now.sections.get(&section).map_or(0, |section| section.revision);
                Change::SectionWritten { record, child, section, text: format!("Words {}", self.pick), based_on }
            }
            "record.decisions/1" => {
                let decisions = vec![Decision { option: "lbp".into(), detail: format!("by {}", self.pick) }];
                Change::DecisionsSet { record, child, decisions, rationale: "No change.".into(), based_on }
            }
            "record.dissents/1" => {
                let dissent = Dissent { name: "Nan Ferrow".into(), agency: "Health".into(), what: "Too soon.".into() };
                Change::DissentsSet { record, child, dissents: vec![dissent; self.pick % 3], based_on }
            }
            "record.prompts/1" => {
                let prompts = [("fgc".to_owned(), PromptAnswer::Answered)].into();
                Change::PromptsAnswered { record, child, prompts, based_on }
            }
            "record.review/1" => {
                let review = match self.pick % 3 {
                    0 => Review::Unset,
                    1 => Review::NotNeeded { why: "All is done.".into() },
                    _ => Review::On { date: at.date_naive() },
                };
                Change::ReviewSet { record, child, review, based_on }
            }
            "record.finalised/1" => {
                self.hear();
                Change::RecordFinalised { record, child, at }
            }
            "record.returned/1" => Change::RecordReturned { record, child, at, comment: "Say who spoke.".into() },
            "record.signed/1" => {
                let pdf = format!("a signed record {}", self.pick);
                let sha256 = self.county.book.put_blob("application/pdf", pdf.as_bytes()).unwrap();
                Change::RecordSigned { record, child, at, sha256, file_name: "record.pdf".into() }
            }
            "record.filed/1" => {
                let filing =
                    Filing { deadline: format!("deadline-{}", self.pick % 4), by: "Ottoline Marsh".into(), at };
                Change::RecordFiled { record, child, filing }
            }
            "record.exported/1" => Change::RecordExported { record, child, at },
            "action.set/1" => {
                let old = action.filter(|_| self.pick.is_multiple_of(3));
                let based_on = old.as_ref().map_or(0, |old| old.revision);
                let action = old.map_or_else(|| ActionId(self.county.id()), |old| old.id);
                Change::ActionSet { action, record, child, details: task(self.pick), based_on }
            }
            "action.removed/1" => Change::ActionRemoved { action: action?.id, child },
            "action.state/1" => {
                let state = ActionState::Done { at, by: "Rafe Underhill".into() };
                Change::ActionStateSet { action: action.as_ref()?.id, child, state, based_on: action?.revision }
            }
            _ => return None,
        })
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
        follows: pick.is_multiple_of(2).then(|| "lbp".into()),
    }
}

#[test]
fn a_rebuild_gives_the_same_tables_after_any_sequence_of_every_change() {
    let mut seen = BTreeSet::new();
    let steps = prop::collection::vec((0..KINDS.len(), 0usize..1000), 90..140);
    let config = Config { cases: 8, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let cell = std::cell::RefCell::new(&mut seen);
    TestRunner::new_with_rng(config, proptest::test_runner::TestRng::deterministic_rng(Default::default()))
        .run(&(any::<u64>(), steps), |(seed, steps)| {
            let mut walk = Walk::new(seed);
            for (kind, pick) in steps {
                walk.step(KINDS[kind], pick);
            }
            let book = &mut walk.county.book;
            prop_assert_eq!(book.verify().unwrap().fault, None);
            let before = dump(&book.db);
            prop_assert!(book.rebuild().unwrap().same, "the rebuild says that nothing changed");
            prop_assert_eq!(dump(&book.db), before, "and every value of every table is the same");
            let length = book.ledger_length().unwrap() as u32;
            cell.borrow_mut().extend(book.ledger_entries(0, length).unwrap().into_iter().map(|entry| entry.kind));
            Ok(())
        })
        .unwrap();
    let missed: Vec<_> = KINDS.iter().filter(|kind| !seen.contains(**kind)).collect();
    assert!(missed.is_empty(), "every kind of change came up: {missed:?} did not");
}
