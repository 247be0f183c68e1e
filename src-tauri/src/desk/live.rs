//! A meeting as it is held: who is there, what is heard, when it closes.

use chrono::{DateTime, Utc};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::ActionState;
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::meeting::{AttendeeId, ItemId, MeetingId, Refusal};
use quorate_core::panel::Profile;
use quorate_core::panel::quorum::quorum;

use super::Desk;
use super::act::Done;
use super::agenda::waits_again;
use super::views::{LastTime, LiveItem, LiveRecord, LiveView, QuorumView};

impl Desk {
    pub(super) fn start_meeting(
        &mut self,
        meeting: MeetingId,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let mut changes = vec![Change::MeetingStateSet { meeting, state: MeetingState::Running, at: now, based_on }];
        changes.extend(self.expected(&sitting, now)?);
        let seq = self.commit(&changes, now)?;
        Ok(Done::said("The meeting has started.", seq))
    }

    pub(super) fn set_attendee(
        &mut self,
        attendee: Option<AttendeeId>,
        details: AttendeeDetails,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(details.meeting)?;
        let profile = self.profile_of(&sitting)?;
        if !details.observer && profile.roles.iter().all(|role| role.id != details.role) {
            return Err(Refusal::invalid("role", "Choose the role in which this person attends."));
        }
        let id = match attendee {
            Some(id) => id,
            None => AttendeeId(self.id(now)?),
        };
        let seq = self.commit(&[Change::AttendeeSet { attendee: id, details, based_on }], now)?;
        Ok(Done::said("Attendance is saved.", seq).with_id(id))
    }

    pub(super) fn attendee_added(&mut self, details: AttendeeDetails, now: DateTime<Utc>) -> Result<Change, Refusal> {
        Ok(Change::AttendeeSet { attendee: AttendeeId(self.id(now)?), details, based_on: 0 })
    }

    pub(super) fn remove_attendee(&mut self, attendee: AttendeeId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let meeting = self.book.attendee(attendee)?.details.meeting;
        let seq = self.commit(&[Change::AttendeeRemoved { attendee, meeting }], now)?;
        Ok(Done::said("Taken off the list.", seq))
    }

    pub(super) fn proceed_inquorate(
        &mut self,
        meeting: MeetingId,
        reason: String,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        if !profile.quorum.chair_may_proceed {
            return Err(Refusal::wrong_state(format!("{} may not go on without a quorum.", profile.name)));
        }
        if reason.trim().is_empty() {
            return Err(Refusal::invalid("reason", "Write the chair's reason for going on: every record will say it."));
        }
        let seq = self.commit(&[Change::InquorateProceeding { meeting, reason }], now)?;
        Ok(Done::said("The chair goes on without a quorum. Every record will say why.", seq))
    }

    pub(super) fn start_item(&mut self, item: ItemId, based_on: u64, now: DateTime<Utc>) -> Result<Done, Refusal> {
        self.item_state(item, ItemState::Running, based_on, now, "The item has started.")
    }

    pub(super) fn finish_item(&mut self, item: ItemId, based_on: u64, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let meeting = self.book.item(item)?.details.meeting;
        let sitting = self.book.meeting(meeting)?;
        let quorum = self.quorum_of(&sitting)?;
        if !quorum.quorate && sitting.inquorate_reason.is_none() {
            let advice = match quorum.chair_may_proceed {
                true => "Mark who is there, or write the chair's reason for going on.",
                false => "Mark who is there, or defer the item.",
            };
            return Err(Refusal::wrong_state(format!("{} {advice}", quorum.sentence)));
        }
        self.item_state(item, ItemState::Finished, based_on, now, "The item is finished.")
    }

    /// Not heard today: the request goes back to wait for a slot.
    pub(super) fn defer_item(
        &mut self,
        item: ItemId,
        why: String,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Say why the item is deferred: the worker will ask."));
        }
        let placed = self.book.item(item)?;
        let request = self.book.request(placed.details.request)?;
        let state = ItemState::Deferred { why };
        let changes =
            [Change::ItemStateSet { item, family: request.family, state, at: now, based_on }, waits_again(&request)];
        let seq = self.commit(&changes, now)?;
        Ok(Done::said("The item is deferred. The request waits for another slot.", seq))
    }

    fn item_state(
        &mut self,
        item: ItemId,
        state: ItemState,
        based_on: u64,
        now: DateTime<Utc>,
        sentence: &str,
    ) -> Result<Done, Refusal> {
        let request = self.book.item(item)?.details.request;
        let family = self.book.request(request)?.family;
        let seq = self.commit(&[Change::ItemStateSet { item, family, state, at: now, based_on }], now)?;
        Ok(Done::said(sentence, seq))
    }

    pub(super) fn close_meeting(
        &mut self,
        meeting: MeetingId,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let change = Change::MeetingStateSet { meeting, state: MeetingState::Closed, at: now, based_on };
        let seq = self.commit(&[change], now)?;
        Ok(Done::said("The meeting is closed. Its records wait to be finalised.", seq))
    }

    pub(super) fn live_view(&self, meeting: MeetingId, now: DateTime<Utc>) -> Result<LiveView, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        let records = self.book.records(meeting)?;
        let mut items = Vec::new();
        for item in self.book.items(meeting)? {
            items.push(self.live_item(item, &records, &profile, now)?);
        }
        Ok(LiveView {
            quorum: self.quorum_of(&sitting)?,
            attendees: self.book.attendees(meeting)?,
            line: self.meeting_line(sitting)?,
            profile: Profile::clone(&profile),
            items,
        })
    }

    fn live_item(
        &self,
        item: Item,
        records: &[Record],
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<LiveItem, Refusal> {
        let mut live = Vec::new();
        for child in &item.children {
            if let Some(record) = records.iter().find(|record| record.item == item.id && record.child == *child) {
                live.push(self.live_record(record.clone(), profile, now)?);
            }
        }
        let request = self.request_line(self.book.request(item.details.request)?, now)?;
        Ok(LiveItem { item, request, records: live })
    }

    fn live_record(&self, record: Record, profile: &Profile, now: DateTime<Utc>) -> Result<LiveRecord, Refusal> {
        Ok(LiveRecord {
            child: self.line_of_child(record.child, now)?,
            actions: self.live_actions(record.id)?,
            missing: self.missing(&record, profile)?,
            last_time: self.last_time(&record, now)?,
            record,
        })
    }

    /// What the last meeting about this child decided, and which of its actions are open.
    fn last_time(&self, record: &Record, now: DateTime<Utc>) -> Result<Option<LastTime>, Refusal> {
        let sitting = self.book.meeting(record.meeting)?;
        let mut last = None;
        for earlier in self.book.records_of_child(record.child)? {
            let held = self.book.meeting(earlier.meeting)?;
            let heard = self.book.item(earlier.item)?.state == ItemState::Finished;
            let before = (held.details.date, held.details.starts) < (sitting.details.date, sitting.details.starts);
            if heard && before && last.as_ref().is_none_or(|(date, _, _)| *date < held.details.date) {
                last = Some((held.details.date, held, earlier));
            }
        }
        let Some((date, held, earlier)) = last else { return Ok(None) };
        let profile = self.profile_of(&held)?;
        let (open, closed): (Vec<_>, Vec<_>) =
            self.book.actions(earlier.id)?.into_iter().partition(|action| action.state == ActionState::Open);
        Ok(Some(LastTime {
            date,
            panel_name: profile.short_name.clone(),
            decisions: super::lines::decision_labels(&profile, &earlier),
            open_actions: open.into_iter().map(|action| self.tracker_line(action, now)).collect::<Result<_, _>>()?,
            closed_actions: super::lines::count(closed.len()),
        }))
    }

    pub(super) fn quorum_of(&self, sitting: &Meeting) -> Result<QuorumView, Refusal> {
        let profile = self.profile_of(sitting)?;
        let attendees = self.book.attendees(sitting.id)?;
        let here: Vec<AttendeeDetails> = attendees.into_iter().map(|attendee| attendee.details).collect();
        Ok(quorum_view(&profile, sitting, &here))
    }
}

/// The quorum by the profile's rule, with these people there.
pub(super) fn quorum_view(profile: &Profile, sitting: &Meeting, here: &[AttendeeDetails]) -> QuorumView {
    let answer = quorum(profile, here, sitting.details.theme.as_deref());
    QuorumView {
        quorate: answer.quorate,
        sentence: answer.sentence,
        missing: answer.missing,
        chair_may_proceed: profile.quorum.chair_may_proceed,
    }
}
