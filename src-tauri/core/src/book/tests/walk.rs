//! A walk through a county: one change after another, of whichever kind is asked for, as far as the state allows.

use super::county::{County, Placed, meeting_on, passphrase, person};
use crate::book::{Book, CalledNow};
use crate::entropy::Entropy;
use crate::ids::{AttendeeId, EntryId, MeetingId, PanelId, PersonId};
use crate::ledger::change::Outward;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::action::Action;
use crate::meeting::arrangements::{Belongs, PanelMember, PanelVenue};
use crate::meeting::attendance::{AttendanceMode, AttendanceState, Attendee, AttendeeDetails, Away, AwayWhy};
use crate::meeting::looks::{Look, Looked};
use crate::meeting::person::Role;
use crate::meeting::place::MeetingPlace;
use crate::meeting::settings::BookSettings;
use crate::meeting::sitting::MeetingState;
use crate::refusal::RefusalCode;

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
    pub fn step(&mut self, kind: ChangeKind, pick: usize) {
        self.pick = pick;
        let change = match kind {
            // These come with others.
            ChangeKind::BookCreated | ChangeKind::SlotRewrapped | ChangeKind::RecordOpened => return,
            ChangeKind::RecoveryKeySet
            | ChangeKind::TakenBack
            | ChangeKind::PersonAdded
            | ChangeKind::PersonInvited
            | ChangeKind::KeyEnrolled
            | ChangeKind::RecoveryUsed
            | ChangeKind::PersonDetailsSet
            | ChangeKind::PersonRemoved
            | ChangeKind::ReadsDestroyed
            | ChangeKind::PayloadDisposed => return self.by_its_own_door(kind),
            ChangeKind::BookExported
            | ChangeKind::ClockSetRight
            | ChangeKind::BookSettingsSet
            | ChangeKind::BookNamesSet
            | ChangeKind::PersonRolesSet
            | ChangeKind::CertificateAsked
            | ChangeKind::CertificateSet
            | ChangeKind::AuthorityMade
            | ChangeKind::PanelAdopted
            | ChangeKind::PanelArranged
            | ChangeKind::MeetingVenueSet
            | ChangeKind::HolidaySet
            | ChangeKind::GlossarySet
            | ChangeKind::MeetingPlanned
            | ChangeKind::MeetingMoved
            | ChangeKind::MeetingStateSet
            | ChangeKind::InquorateProceeding
            | ChangeKind::AttendeeSet
            | ChangeKind::AttendeeRemoved
            | ChangeKind::Undone
            | ChangeKind::Redone
            | ChangeKind::ReadsKept => self.about_panels(kind),
            ChangeKind::ChildAdded
            | ChangeKind::ChildChanged
            | ChangeKind::ChildFamilySet
            | ChangeKind::FamilyRestricted
            | ChangeKind::FamilyOpened
            | ChangeKind::InterestSet
            | ChangeKind::RequestTaken
            | ChangeKind::RequestChanged
            | ChangeKind::PaperCame
            | ChangeKind::RequestStateSet
            | ChangeKind::ItemPlaced
            | ChangeKind::ItemMoved
            | ChangeKind::ItemRemoved
            | ChangeKind::ItemStateSet => self.about_children(kind),
            ChangeKind::SectionWritten
            | ChangeKind::DecisionsSet
            | ChangeKind::DecisionAgreed
            | ChangeKind::DissentsSet
            | ChangeKind::PromptsAnswered
            | ChangeKind::OfferedSet
            | ChangeKind::ParticipationSet
            | ChangeKind::RecordInquorate
            | ChangeKind::RecordTakenBack
            | ChangeKind::ReviewSet
            | ChangeKind::RecordFinalised
            | ChangeKind::RecordReturned
            | ChangeKind::FindingAccepted
            | ChangeKind::RecordSigned
            | ChangeKind::RecordFiled
            | ChangeKind::RecordExported
            | ChangeKind::CorrectionSet
            | ChangeKind::CorrectionAbandoned
            | ChangeKind::AttendanceCorrected
            | ChangeKind::AmendmentAsked
            | ChangeKind::AmendmentAnswered
            | ChangeKind::FamilyPageExported
            | ChangeKind::FamilyPageRead
            | ChangeKind::ActionSet
            | ChangeKind::ActionRemoved
            | ChangeKind::ActionStateSet => self.about_records(kind),
        };
        if let Some(Err(refusal)) = change.map(|change| self.county.commit(&[change])) {
            let expected = [RefusalCode::WrongState, RefusalCode::Missing, RefusalCode::Invalid, RefusalCode::Clock];
            assert!(expected.contains(&refusal.code), "{kind}: {refusal:?}");
        }
    }

    fn by_its_own_door(&mut self, kind: ChangeKind) {
        let (by, at) = (self.county.by, self.county.at());
        let book = &mut self.county.book;
        let entropy = &mut self.county.entropy;
        let others: Vec<PersonId> = book
            .people()
            .unwrap()
            .iter()
            .filter(|person| person.active && person.id != by)
            .map(|person| person.id)
            .collect();
        let other = (!others.is_empty()).then(|| others[self.pick % others.len()]);
        match kind {
            ChangeKind::PersonAdded => {
                // Nobody is called as somebody was who has left.
                let name = format!("Ada Fenn {}", book.ledger_length().unwrap());
                book.add_person(person(&name, &[Role::Chair]), &passphrase("seven green lamps"), at, entropy).unwrap();
            }
            ChangeKind::PersonInvited => {
                if let Some(other) = other {
                    book.reset_passphrase(other, &passphrase("nine tall ladders"), at, entropy).unwrap();
                }
            }
            ChangeKind::KeyEnrolled => book.set_passphrase(&passphrase("nine tall ladders"), at, entropy).unwrap(),
            ChangeKind::RecoveryKeySet => self.county.recovery = book.replace_recovery_key(at, entropy).unwrap(),
            ChangeKind::RecoveryUsed => {
                self.county.leave();
                let County { folder, recovery, device, entropy, .. } = &mut self.county;
                let new = passphrase("five brisk sparrows");
                let book = Book::open_with_recovery(folder, recovery, by, &new, at, *device, entropy).unwrap();
                book.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
                self.county.book = book;
            }
            ChangeKind::PersonDetailsSet => {
                let person = other.unwrap_or(by);
                let based_on = book.person(person).unwrap().revision;
                let name = format!("{} {}", ["Nan Ferrow", "Ada Fenn"][self.pick % 2], self.pick);
                let called = CalledNow { name, post: "Director".into(), email: String::new() };
                // Where somebody has that name, or had it, it is refused: which is as well.
                if let Err(refusal) = book.set_person_details(person, called, based_on, at, entropy) {
                    assert_eq!(refusal.code, RefusalCode::Invalid, "{refusal:?}");
                }
            }
            ChangeKind::PersonRemoved => {
                // The last administrator is refused, which is as well: a disposal may have taken the other's role.
                if let Some(refusal) = other.and_then(|other| book.remove_person(other, "Left", at, entropy).err()) {
                    assert_eq!(refusal.code, RefusalCode::WrongState, "{refusal:?}");
                }
            }
            ChangeKind::ReadsDestroyed => {
                let read = at - chrono::Days::new(365 * 7);
                book.note_reads(&[Look::at(Looked::Search)], read).unwrap();
                book.destroy_old_reads(at, entropy).unwrap();
            }
            // Its own door closes the book and opens it again: `tests::older` goes through it.
            ChangeKind::TakenBack => {
                let change = Change::TakenBack { ended: EntryId(entropy.uuid(at).unwrap()), lost: None };
                book.sign(|db, writer| writer.write(db, &[change], at, entropy)).unwrap();
            }
            ChangeKind::PayloadDisposed => {
                let length = book.ledger_length().unwrap() as usize;
                let entry = (self.pick % length) as u64 + 1;
                // What others need is refused; what stands alone goes. Whoever walks here, added by the second, stays.
                if entry > 2 {
                    let entry = book.ledger_entry(entry).unwrap().unwrap().id;
                    let _ = book.dispose(&[entry], "Time", at, entropy);
                }
            }
            other => unreachable!("{other} is tried elsewhere"),
        }
    }

    fn about_panels(&mut self, kind: ChangeKind) -> Option<Change> {
        let panel = PanelId("fsf".into());
        let (week, at, by) = (self.pick as u64 % 9, self.county.now, self.county.by);
        let meeting = self.chosen().meeting;
        let held = self.county.book.meeting(meeting).ok()?;
        let based_on = held.revision;
        Some(match kind {
            ChangeKind::PersonRolesSet => {
                let based_on = self.county.book.person(by).unwrap().revision;
                // Whoever walks here goes on doing everything.
                let mut roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
                roles.extend(self.pick.is_multiple_of(2).then_some(Role::Reader));
                Change::PersonRolesSet { person: by, roles, based_on }
            }
            ChangeKind::CertificateSet => {
                Change::CertificateSet { person: by, certificates: vec![format!("30{:04x}", self.pick), "3081".into()] }
            }
            ChangeKind::CertificateAsked => Change::CertificateAsked {
                person: by,
                public_key: format!("30{:04x}", self.pick),
                certificates: Vec::new(),
            },
            ChangeKind::AuthorityMade => {
                Change::AuthorityMade { certificate: format!("30{:04x}", self.pick), register: "3080".into() }
            }
            ChangeKind::PanelAdopted => {
                self.version += 1;
                let toml = super::county::PROFILE.replace("version = 1", &format!("version = {}", self.version));
                Change::PanelAdopted { panel, version: self.version, toml }
            }
            ChangeKind::PanelArranged => {
                let based_on = self.county.book.arrangements(&panel).unwrap().map_or(EntryId::NONE, |now| now.revision);
                let venue = |id: &str, name: &str, usual| PanelVenue {
                    id: id.into(),
                    name: name.into(),
                    address: format!("Room {}", self.pick),
                    usual,
                };
                let venues = vec![
                    venue("chn", "County Hall North", self.pick.is_multiple_of(2)),
                    venue("town-hall", "Town Hall", true),
                ];
                let member = |name: &str, belongs| PanelMember {
                    name: name.into(),
                    role: "head".into(),
                    belongs,
                    mode: AttendanceMode::Room,
                    deputy_for: String::new(),
                };
                let all = [member("Nan Ferrow", Belongs::Usually), member("Ola Finch", Belongs::StandsIn)];
                let members = all.into_iter().take(self.pick % 3).collect();
                Change::PanelArranged { panel, venues, members, based_on }
            }
            ChangeKind::MeetingVenueSet => {
                let place = MeetingPlace { name: "Fire station".into(), address: format!("Room {}", self.pick) };
                let place = (!self.pick.is_multiple_of(3)).then_some(place);
                let venue = if place.is_some() { String::new() } else { "chn".into() };
                Change::MeetingVenueSet { meeting, venue, place, based_on }
            }
            ChangeKind::BookExported => {
                let all =
                    [Outward::Backup, Outward::Register, Outward::TrustSheet, Outward::Reads, Outward::MeetingPapers];
                let what = all[self.pick % all.len()];
                Change::BookExported { what }
            }
            ChangeKind::ClockSetRight => Change::ClockSetRight { last: at },
            ChangeKind::HolidaySet => {
                let name = if self.pick.is_multiple_of(3) { String::new() } else { "County day".into() };
                Change::HolidaySet { date: meeting_on(&panel, week % 3).date, name }
            }
            ChangeKind::ReadsKept => Change::ReadsKept { months: 12 + self.pick as u32 % 100 },
            ChangeKind::BookSettingsSet => {
                let minutes = 1 + self.pick as u32 % 70;
                let settings =
                    BookSettings { idle_minutes: minutes, meeting_idle_minutes: 45, hidden_from_capture: minutes > 9 };
                Change::BookSettingsSet { settings, based_on: self.county.book.about().unwrap().revision }
            }
            ChangeKind::BookNamesSet => {
                let name = ["Elmshire panels", "Elmshire and Marlow panels"][self.pick % 2].into();
                let council = "Elmshire County Council".into();
                Change::BookNamesSet { name, council, based_on: self.county.book.about().unwrap().revision }
            }
            ChangeKind::GlossarySet => {
                let plain = [Some("child in our care".to_owned()), Some(String::new()), None][self.pick % 3].clone();
                Change::GlossarySet { term: ["LAC", "PLO"][self.pick % 2].into(), plain }
            }
            ChangeKind::MeetingPlanned => {
                Change::MeetingPlanned { meeting: MeetingId(self.county.id()), details: meeting_on(&panel, week) }
            }
            ChangeKind::MeetingMoved => Change::MeetingMoved { meeting, details: meeting_on(&panel, week), based_on },
            ChangeKind::MeetingStateSet => {
                use MeetingState::*;
                // Seldom cancelled, or nothing would ever be signed.
                let state = [Issued, Running, Running, Closed, Closed, Running, Issued, Cancelled][self.pick / 2 % 8];
                Change::MeetingStateSet { meeting, state, at, based_on }
            }
            ChangeKind::InquorateProceeding => {
                Change::InquorateProceeding { meeting, reason: "The child cannot wait.".into() }
            }
            ChangeKind::AttendeeSet => {
                let old = self.attendee().filter(|_| self.pick.is_multiple_of(2));
                let based_on = old.as_ref().map_or(EntryId::NONE, |old| old.revision);
                let attendee = old.map_or_else(|| AttendeeId(self.county.id()), |old| old.id);
                Change::AttendeeSet { attendee, details: self.attendance(), based_on }
            }
            // Told by the ledger alone; what an undo puts back is tested on its own.
            ChangeKind::Undone => Change::Undone { meeting, undoes: EntryId(self.county.id()) },
            ChangeKind::Redone => Change::Redone { meeting, redoes: EntryId(self.county.id()) },
            ChangeKind::AttendeeRemoved => Change::AttendeeRemoved { attendee: self.attendee()?.id, meeting },
            other => unreachable!("{other} is tried elsewhere"),
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
            direct_contact: false,
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
}
