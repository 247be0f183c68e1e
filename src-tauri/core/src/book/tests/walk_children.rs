//! The part of a walk that is about children, their requests and their places on an agenda.

use super::county::{Placed, child, request_for};
use super::walk::Walk;
use crate::ids::{ChildId, EntryId, FamilyId, PanelId, RequestId};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::agenda::ItemState;
use crate::meeting::person::Role;
use crate::meeting::request::{PaperReceived, RequestState};

impl Walk {
    pub fn about_children(&mut self, kind: ChangeKind) -> Option<Change> {
        let Placed { meeting, item, request, family, child: about, .. } = *self.chosen();
        let at = self.county.now;
        let revision = self.county.book.child(about).ok()?.revision;
        let asked = self.county.book.request(request).ok();
        let slot = self.county.book.item(item).ok();
        Some(match kind {
            ChangeKind::ChildAdded => {
                Change::ChildAdded { child: ChildId(self.county.id()), family, details: child("Radu", "Țepeș") }
            }
            ChangeKind::ChildChanged => {
                Change::ChildChanged { child: about, details: child("Ilinca Maria", "Țepeș"), based_on: revision }
            }
            ChangeKind::ChildFamilySet => {
                // A child of nobody's request moves; the others stay where their requests are.
                let alone = ChildId(self.county.id());
                self.county.say(Change::ChildAdded { child: alone, family, details: child("Moved", "Elsewhere") });
                let based_on = self.county.book.child(alone).unwrap().revision;
                Change::ChildFamilySet { child: alone, family: FamilyId(self.county.id()), based_on }
            }
            ChangeKind::FamilyRestricted => {
                // Whoever walks here stays named, or would see nothing more of it.
                let roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
                let (by, revision) = (self.county.by, self.county.book.person(self.county.by).unwrap().revision);
                self.county.say(Change::PersonRolesSet { person: by, roles, based_on: revision });
                let based_on =
                    self.county.book.restriction(family).unwrap().map_or(EntryId::NONE, |known| known.revision);
                let pseudonym = self.county.book.pseudonym(family).unwrap();
                Change::FamilyRestricted { family, people: vec![by], pseudonym, based_on }
            }
            ChangeKind::InterestSet => {
                let name = ["Nan Ferrow", "Ada Fenn"][self.pick % 2];
                let interests = self.county.book.interests(family).unwrap();
                let based_on =
                    crate::meeting::interest::of(&interests, name).map_or(EntryId::NONE, |known| known.revision);
                let (what, in_force) = ("Sits on the school’s board".into(), !self.pick.is_multiple_of(3));
                Change::InterestSet { family, name: name.into(), what, in_force, based_on }
            }
            ChangeKind::FamilyOpened => {
                let based_on = self.county.book.restriction(family).unwrap()?.revision;
                Change::FamilyOpened { family, based_on }
            }
            ChangeKind::RequestTaken => {
                let request = RequestId(self.county.id());
                Change::RequestTaken { request, family, details: request_for(&PanelId("fsf".into()), &[about], at) }
            }
            ChangeKind::RequestChanged => {
                let mut details = asked.as_ref()?.details.clone();
                details.outline = format!("Outline {}", self.pick);
                Change::RequestChanged { request, family, details, based_on: asked?.revision }
            }
            ChangeKind::PaperCame => {
                let paper = ["chronology", "genogram"][self.pick % 2].into();
                Change::PaperCame { request, family, paper: PaperReceived { paper, at } }
            }
            ChangeKind::RequestStateSet => {
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
            ChangeKind::ItemPlaced => {
                let more = self.county.place("Further", "Child");
                self.placed.push(more);
                return None;
            }
            ChangeKind::ItemMoved => {
                let mut details = slot.as_ref()?.details.clone();
                details.starts = super::county::time(12, self.pick as u32 % 60);
                details.meeting = if self.pick.is_multiple_of(2) { meeting } else { self.placed[0].meeting };
                Change::ItemMoved { item, family, details, based_on: slot?.revision }
            }
            ChangeKind::ItemRemoved => {
                let spare = self.county.place("Taken", "Off");
                Change::ItemRemoved { item: spare.item, family: spare.family }
            }
            ChangeKind::ItemStateSet => {
                let state = match slot.as_ref()?.state {
                    ItemState::Waiting if self.pick.is_multiple_of(5) => ItemState::Deferred { why: "No time".into() },
                    ItemState::Waiting => ItemState::Running,
                    ItemState::Running => ItemState::Finished,
                    ItemState::Finished => ItemState::Running,
                    ItemState::Deferred { .. } => ItemState::Waiting,
                };
                Change::ItemStateSet { item, family, state, at, based_on: slot?.revision }
            }
            other => unreachable!("{other} is tried elsewhere"),
        })
    }
}
