//! The agenda: requests placed in slots, the list of who is expected, and its issue.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use quorate_core::calendar::words;
use quorate_core::exchange::invitation;
use quorate_core::ids::{EntryId, ItemId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::ledger::Change;
use quorate_core::meeting::agenda;
use quorate_core::meeting::agenda::{Item, ItemDetails};
use quorate_core::meeting::attendance;
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::record::DOCUMENT;
use quorate_core::meeting::request::{Request, RequestState};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::meeting::slots::{self, Wanted};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::views::{AgendaView, RequestLine, SlotView};

impl Service {
    /// Gives a request a slot, and opens a record for each of its children.
    pub(crate) fn place(
        &mut self,
        meeting: MeetingId,
        request: RequestId,
        starts: Option<NaiveTime>,
        emergency: bool,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let taken = self.book.request(request)?;
        let item = ItemId(self.id(now)?);
        let mut changes = Vec::new();
        let starts = self.placing_changes(&sitting, &taken, item, (starts, emergency), &mut changes, now)?;
        let entry = self.commit(&changes, now)?;
        Ok(Done::said(format!("Placed at {}.", words::time(starts)), entry).with_id(item))
    }

    /// What puts a request on an agenda: its slot, a record for each of its children, its state, and who presents it where
    /// the list of those expected is made already. Gives when it starts; refuses where it lacks something or does not fit.
    pub(crate) fn placing_changes(
        &mut self,
        sitting: &Meeting,
        taken: &Request,
        item: ItemId,
        (starts, emergency): (Option<NaiveTime>, bool),
        changes: &mut Vec<Change>,
        now: DateTime<Utc>,
    ) -> Result<NaiveTime, Refusal> {
        let (meeting, request) = (sitting.id, taken.id);
        self.check_complete(taken, now)?;
        let profile = self.profile_of(sitting)?;
        let items = self.book.items(meeting)?;
        agenda::check_not_twice(
            items.iter().filter(|item| item.state.holds_slot()),
            &taken.details.children,
            |child| Ok(self.book.child(child)?.details.name()),
        )?;
        let mut placed = holding(&items);
        placed.extend(self.restricted_items(sitting)?);
        let wanted = wanted(taken, emergency);
        let (starts, minutes) = match starts {
            Some(starts) => slots::place_at(&profile, &sitting.details, &placed, wanted, starts)?,
            None => slots::place(&profile, &sitting.details, &placed, wanted)?,
        };
        let details = ItemDetails { meeting, request, starts, minutes, emergency };
        let family = taken.family;
        changes.push(Change::ItemPlaced { item, family, details });
        for child in &taken.details.children {
            let record = RecordId::of(item, *child, DOCUMENT);
            changes.push(Change::RecordOpened { record, meeting, item, child: *child });
        }
        changes.push(Change::RequestStateSet {
            request,
            family,
            state: RequestState::Placed,
            based_on: taken.revision,
        });
        if sitting.state != MeetingState::Planned {
            changes.extend(self.presenters(&profile, meeting, item, taken, now)?);
        }
        Ok(starts)
    }

    pub(crate) fn move_item(
        &mut self,
        item: ItemId,
        starts: NaiveTime,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let placed = self.book.item(item)?;
        let sitting = self.book.meeting(placed.details.meeting)?;
        let taken = self.book.request(placed.details.request)?;
        let profile = self.profile_of(&sitting)?;
        let mut others = self.book.items(sitting.id)?;
        others.retain(|other| other.id != item);
        let mut others = holding(&others);
        others.extend(self.restricted_items(&sitting)?);
        let wanted = wanted(&taken, placed.details.emergency);
        let (starts, minutes) = slots::place_at(&profile, &sitting.details, &others, wanted, starts)?;
        let details = ItemDetails { starts, minutes, ..placed.details };
        let entry = self.commit(&[Change::ItemMoved { item, family: taken.family, details, based_on }], now)?;
        Ok(Done::said(format!("Moved to {}.", words::time(starts)), entry))
    }

    /// Takes an item off the agenda; its request waits again.
    pub(crate) fn remove_item(&mut self, item: ItemId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let placed = self.book.item(item)?;
        let taken = self.book.request(placed.details.request)?;
        let family = taken.family;
        let changes = [Change::ItemRemoved { item, family }, waits_again(&taken)];
        let entry = self.commit(&changes, now)?;
        Ok(Done::said("Taken off the agenda. The request waits for another slot.", entry))
    }

    /// The agenda goes out: whoever is expected is put on the meeting's list.
    pub(crate) fn issue_agenda(
        &mut self,
        meeting: MeetingId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let entry = self.expecting_everybody(meeting, MeetingState::Issued, based_on, now)?;
        // Whoever sends it out hears who is expected and does not stand on it.
        let returning = self.returning_to(&self.book.meeting(meeting)?, now)?;
        let said = match returning.iter().map(|one| one.reviews.len()).sum::<usize>() {
            0 => "The agenda is issued.".to_owned(),
            1 => "The agenda is issued. One child comes back for a review and is not booked.".to_owned(),
            many => format!("The agenda is issued. {many} children come back for a review and are not booked."),
        };
        Ok(Done::said(said, entry))
    }

    /// A meeting as it now stands, with whoever is expected on its list.
    pub(crate) fn expecting_everybody(
        &mut self,
        meeting: MeetingId,
        state: MeetingState,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<EntryId, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let mut changes = vec![Change::MeetingStateSet { meeting, state, at: now, based_on }];
        changes.extend(self.expected(&sitting, now)?);
        // The meeting's own revision is that of its first change.
        Ok(self.commit_all(&changes, now)?.first().copied().unwrap_or(based_on))
    }

    /// Rows for everybody the profile and the requests name, where the meeting has no list yet.
    fn expected(&mut self, sitting: &Meeting, now: DateTime<Utc>) -> Result<Vec<Change>, Refusal> {
        if !self.book.attendees(sitting.id)?.is_empty() {
            return Ok(Vec::new());
        }
        let profile = self.profile_of(sitting)?;
        let mut changes = Vec::new();
        let arranged = self.arrangements(&sitting.details.panel)?;
        let last = match self.last_held(&sitting.details.panel, sitting.details.date)? {
            Some((held, last)) if self.counts_still(&held, &arranged)? => last,
            _ => Vec::new(),
        };
        for details in attendance::members(&profile, sitting, &arranged.members, &last) {
            changes.push(self.attendee_added(details, now)?);
        }
        for item in self.book.items(sitting.id)? {
            let request = self.book.request(item.details.request)?;
            changes.extend(self.presenters(&profile, sitting.id, item.id, &request, now)?);
        }
        Ok(changes)
    }

    /// The panel's last meeting before a day, and who attended; none when it has not met for a year.
    pub(crate) fn last_held(
        &self,
        panel: &PanelId,
        before: NaiveDate,
    ) -> Result<Option<(Meeting, Vec<AttendeeDetails>)>, Refusal> {
        let earlier = self.book.meetings(before - Days::new(366), before - Days::new(1), Some(panel))?;
        let Some(held) = earlier.into_iter().rfind(|earlier| earlier.started_at.is_some()) else { return Ok(None) };
        let attendees = self.book.attendees(held.id)?;
        Ok(Some((held, attendees.into_iter().map(|attendee| attendee.details).collect())))
    }

    /// Rows for those who present a request, each for its item alone (FSF-5).
    fn presenters(
        &mut self,
        profile: &Profile,
        meeting: MeetingId,
        item: ItemId,
        request: &Request,
        now: DateTime<Utc>,
    ) -> Result<Vec<Change>, Refusal> {
        attendance::presenters(profile, meeting, item, &request.details.workers)
            .into_iter()
            .map(|details| self.attendee_added(details, now))
            .collect()
    }

    pub(crate) fn agenda_view(&self, meeting: MeetingId, now: DateTime<Utc>) -> Result<AgendaView, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        let items = self.book.items(meeting)?;
        let mut slots = Vec::new();
        let held: Vec<&Item> = items.iter().filter(|item| item.state.holds_slot()).collect();
        let mut placed = holding(&items);
        placed.extend(self.restricted_items(&sitting)?);
        for slot in slots::slots(&profile, &sitting.details, &placed) {
            let item = slot.item.and_then(|index| held.get(index)).copied().cloned();
            let request = item.as_ref().map(|item| self.book.request(item.details.request)).transpose()?;
            slots.push(SlotView {
                starts: slot.starts,
                minutes: slot.minutes,
                emergency: slot.emergency,
                restricted: slot.item.is_some() && item.is_none(),
                request: request.map(|request| self.request_line(request, now)).transpose()?,
                item,
            });
        }
        let mut waiting = Vec::new();
        for request in self.book.requests_in_hand(now)? {
            if request.details.panel == profile.id && request.state.waits_for_slot(&profile) {
                let late = self.late_at(&request, &profile, &sitting)?;
                waiting.push(RequestLine { late, ..self.request_line(request, now)? });
            }
        }
        let arranged = self.arrangements(&profile.id)?;
        Ok(AgendaView {
            invitation: self.invitation(&sitting, &profile, now)?,
            returning: self.returning_lines(&sitting, now)?,
            breaks: slots::breaks(&profile, &sitting.details).into_iter().cloned().collect(),
            line: self.meeting_line(sitting, now)?,
            slots,
            waiting,
            attendees: self.attendees_by_name(meeting)?,
            venues: arranged.venues,
            members: arranged.members,
            profile: Profile::clone(&profile),
        })
    }

    /// The invitation as an iCalendar file, once the agenda is issued (CLAM-6).
    fn invitation(&self, sitting: &Meeting, profile: &Profile, now: DateTime<Utc>) -> Result<Option<String>, Refusal> {
        if !matches!(sitting.state, MeetingState::Issued | MeetingState::Running) {
            return Ok(None);
        }
        let (venue, sequence) = (sitting.details.place(profile).words(), self.book.entry_number(sitting.revision)?);
        Ok(Some(invitation::of_meeting(sitting, profile, &venue, sequence, now)))
    }
}

pub(crate) fn wanted(request: &Request, emergency: bool) -> Wanted<'_> {
    Wanted { reason: &request.details.reason, children: request.details.children.len(), emergency }
}

pub(crate) fn holding(items: &[Item]) -> Vec<ItemDetails> {
    items.iter().filter(|item| item.state.holds_slot()).map(|item| item.details.clone()).collect()
}

/// A request that lost its slot has been screened: it waits for another.
pub(crate) fn waits_again(request: &Request) -> Change {
    Change::RequestStateSet {
        request: request.id,
        family: request.family,
        state: RequestState::Accepted,
        based_on: request.revision,
    }
}
