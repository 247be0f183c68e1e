//! A walk through a county: one change after another, of whichever kind is asked for, as far as the state allows.

use super::county::{County, Placed, child, meeting_on, passphrase, person, request_for};
use crate::book::Book;
use crate::fresh::Fresh;
use crate::ledger::Change;
use crate::ledger::change::Outward;
use crate::meeting::action::Action;
use crate::meeting::agenda::ItemState;
use crate::meeting::attendance::{AttendanceMode, AttendanceState, Attendee, AttendeeDetails, Away, AwayWhy};
use crate::meeting::person::Role;
use crate::meeting::reading::{Look, Looked};
use crate::meeting::refusal::RefusalCode;
use crate::meeting::request::{PaperReceived, RequestState};
use crate::meeting::settings::BookSettings;
use crate::meeting::sitting::MeetingState;
use crate::meeting::*;

/// A county in which something goes on, and one thing after another is tried.
pub struct Walk {
    pub county: County,
    pub placed: Vec<Placed>,
    /// Chooses among what there is.
    pub pick: usize,
    version: u32,
}

impl Walk {
    pub fn new(seed: u64) -> Self {
        let mut county = County::new(seed);
        // What lasts through a power cut is not asked here.
        county.book.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
        let placed = vec![county.place("Ilinca", "Țepeș"), county.place("Carys", "Llewellyn")];
        Self { county, placed, pick: 0, version: 1 }
    }

    pub fn chosen(&self) -> &Placed {
        &self.placed[self.pick % self.placed.len()]
    }

    pub fn action(&self) -> Option<Action> {
        let actions = self.county.book.actions(self.chosen().record).unwrap();
        (!actions.is_empty()).then(|| actions[self.pick % actions.len()].clone())
    }

    fn attendee(&self) -> Option<Attendee> {
        let attendees = self.county.book.attendees(self.chosen().meeting).unwrap();
        (!attendees.is_empty()).then(|| attendees[self.pick % attendees.len()].clone())
    }

    /// Tries a change of that kind. What the state does not allow is refused, which is as well.
    pub fn step(&mut self, kind: &str, pick: usize) {
        self.pick = pick;
        if self.by_its_own_door(kind) {
            return;
        }
        if let Some(change) =
            self.about_panels(kind).or_else(|| self.about_children(kind)).or_else(|| self.about_records(kind))
            && let Err(refusal) = self.county.commit(&[change])
        {
            let expected = [RefusalCode::WrongState, RefusalCode::Missing, RefusalCode::Invalid, RefusalCode::Clock];
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
                let name = format!("Ada Fenn {}", book.people().unwrap().len());
                book.add_person(person(&name, &[Role::Chair]), &passphrase("seven green lamps"), at, fresh).unwrap();
            }
            "person.invited/1" => {
                if let Some(other) = other {
                    book.reset_passphrase(other, &passphrase("nine tall ladders"), at, fresh).unwrap();
                }
            }
            "person.key/1" => book.set_passphrase(&passphrase("nine tall ladders"), at, fresh).unwrap(),
            "book.recovery-key/1" => self.county.recovery = book.replace_recovery_key(at, fresh).unwrap(),
            "person.recovered/1" => {
                self.county.leave();
                let County { folder, recovery, device, fresh, .. } = &mut self.county;
                let new = passphrase("five brisk sparrows");
                let book = Book::open_with_recovery(folder, recovery, by, &new, at, *device, fresh).unwrap();
                book.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
                self.county.book = book;
            }
            "person.removed/1" => {
                // The last administrator is refused, which is as well: a disposal may have taken the other's role.
                if let Some(refusal) = other.and_then(|other| book.remove_person(other, "Left", at, fresh).err()) {
                    assert_eq!(refusal.code, RefusalCode::WrongState, "{refusal:?}");
                }
            }
            "reads.destroyed/1" => {
                let read = at - chrono::Days::new(365 * 7);
                book.note_reads(&[Look::at(Looked::Search)], read).unwrap();
                book.destroy_old_reads(at, fresh).unwrap();
            }
            // Its own door closes the book and opens it again: `tests::older` goes through it.
            "book.taken-back/1" => {
                let change = Change::TakenBack { ended: EntryId(fresh.uuid(at).unwrap()), lost: None };
                book.sign(|db, writer| writer.write(db, &[change], at, fresh)).unwrap();
            }
            "payload.disposed/1" => {
                let length = book.ledger_length().unwrap() as usize;
                let entry = (self.pick % length) as u64 + 1;
                // What others need is refused; what stands alone goes. Whoever walks here, added by the second, stays.
                if entry > 2 {
                    let entry = book.ledger_entry(entry).unwrap().unwrap().id;
                    let _ = book.dispose(&[entry], "Time", at, fresh);
                }
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
                // Whoever walks here goes on doing everything.
                let mut roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
                roles.extend(self.pick.is_multiple_of(2).then_some(Role::Reader));
                Change::PersonRolesSet { person: by, roles, based_on }
            }
            "person.certificate/1" => {
                Change::CertificateSet { person: by, certificates: vec![format!("30{:04x}", self.pick), "3081".into()] }
            }
            "person.certificate-asked/1" => Change::CertificateAsked {
                person: by,
                public_key: format!("30{:04x}", self.pick),
                certificates: Vec::new(),
            },
            "authority.made/1" => {
                Change::AuthorityMade { certificate: format!("30{:04x}", self.pick), register: "3080".into() }
            }
            "panel.adopted/1" => {
                self.version += 1;
                let toml = super::county::PROFILE.replace("version = 1", &format!("version = {}", self.version));
                Change::PanelAdopted { panel, version: self.version, toml }
            }
            "book.exported/1" => {
                let what = [Outward::Backup, Outward::Register, Outward::TrustSheet, Outward::Reads][self.pick % 4];
                Change::BookExported { what }
            }
            "clock.set-right/1" => Change::ClockSetRight { last: at },
            "holiday.set/1" => {
                let name = if self.pick.is_multiple_of(3) { String::new() } else { "County day".into() };
                Change::HolidaySet { date: meeting_on(&panel, week % 3).date, name }
            }
            "reads.kept/1" => Change::ReadsKept { months: 12 + self.pick as u32 % 100 },
            "book.settings/1" => {
                let minutes = 1 + self.pick as u32 % 70;
                let settings =
                    BookSettings { idle_minutes: minutes, meeting_idle_minutes: 45, hidden_from_capture: minutes > 9 };
                Change::BookSettingsSet { settings, based_on: self.county.book.about().unwrap().revision }
            }
            "glossary.set/1" => {
                let plain = [Some("child in our care".to_owned()), Some(String::new()), None][self.pick % 3].clone();
                Change::GlossarySet { term: ["LAC", "PLO"][self.pick % 2].into(), plain }
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
                let based_on = old.as_ref().map_or(EntryId::NONE, |old| old.revision);
                let attendee = old.map_or_else(|| AttendeeId(self.county.id()), |old| old.id);
                Change::AttendeeSet { attendee, details: self.attendance(), based_on }
            }
            // Told by the ledger alone; what an undo puts back is tested on its own.
            "entry.undone/1" => Change::Undone { meeting, undoes: EntryId(self.county.id()) },
            "entry.redone/1" => Change::Redone { meeting, redoes: EntryId(self.county.id()) },
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
            away: self.absences(),
        }
    }

    fn absences(&self) -> Vec<Away> {
        let why = match self.pick % 3 {
            0 => return Vec::new(),
            1 => AwayWhy::SteppedOut,
            _ => AwayWhy::Conflict,
        };
        vec![Away { from: self.county.now, until: None, item: Some(self.chosen().item), why }]
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
            "family.restricted/1" => {
                // Whoever walks here stays named, or would see nothing more of it.
                let roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
                let (by, revision) = (self.county.by, self.county.book.person(self.county.by).unwrap().revision);
                self.county.say(Change::PersonRolesSet { person: by, roles, based_on: revision });
                let based_on =
                    self.county.book.restriction(family).unwrap().map_or(EntryId::NONE, |known| known.revision);
                let pseudonym = self.county.book.pseudonym(family).unwrap();
                Change::FamilyRestricted { family, people: vec![by], pseudonym, based_on }
            }
            "family.interest/1" => {
                let name = ["Nan Ferrow", "Ada Fenn"][self.pick % 2];
                let interests = self.county.book.interests(family).unwrap();
                let based_on =
                    crate::meeting::interest::of(&interests, name).map_or(EntryId::NONE, |known| known.revision);
                let (what, in_force) = ("Sits on the school’s board".into(), !self.pick.is_multiple_of(3));
                Change::InterestSet { family, name: name.into(), what, in_force, based_on }
            }
            "family.opened/1" => {
                let based_on = self.county.book.restriction(family).unwrap()?.revision;
                Change::FamilyOpened { family, based_on }
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
}
