//! A meeting as it is held: what is heard, what it decides on, when it closes.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{EntryId, ItemId, MeetingId};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::ActionState;
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::sitting::{Meeting, MeetingDetails, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::booking::agenda::waits_again;
use crate::follow_up::deadline_clocks;
use crate::follow_up::list_rows::count;
use crate::labels::worker_lines;
use crate::sitting::owners::owner_groups;
use crate::views::{LastTime, LiveItem, LiveRecord, LiveView, TrackerLine};

impl Service {
    pub(crate) fn start_meeting(
        &mut self,
        meeting: MeetingId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let entry = self.expecting_everybody(meeting, MeetingState::Running, based_on, now)?;
        Ok(Done::said("The meeting has started.", entry))
    }

    /// Starts a meeting on another day than its own: first it moves to today, so that records and deadlines go by the day
    /// on which it was held.
    pub(crate) fn hold_today(
        &mut self,
        meeting: MeetingId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let details = self.book.meeting(meeting)?.details;
        let (today, planned) = (self.today(now), details.date);
        if planned == today {
            return self.start_meeting(meeting, based_on, now);
        }
        let details = MeetingDetails { date: today, ..details };
        let moved = self.commit(&[Change::MeetingMoved { meeting, details, based_on }], now)?;
        let entry = self.expecting_everybody(meeting, MeetingState::Running, moved, now)?;
        let (today, planned) = (words::date(today), words::date(planned));
        let sentence = format!("The meeting has started. It is held today, {today}, and no longer on {planned}.");
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn start_item(&mut self, item: ItemId, based_on: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let placed = self.book.item(item)?;
        let family = self.book.request(placed.details.request)?.family;
        let mut changes = vec![Change::ItemStateSet { item, family, state: ItemState::Running, at: now, based_on }];
        changes.extend(self.leave_for(&placed, now)?);
        let entries = self.commit_all(&changes, now)?;
        let sentence = match changes.len() {
            1 => "The item has started.",
            _ => "The item has started. Whoever has an interest in it has left the room.",
        };
        Ok(Done::said(sentence, entries.first().copied().unwrap_or_default()))
    }

    pub(crate) fn finish_item(&mut self, item: ItemId, based_on: EntryId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let placed = self.book.item(item)?;
        let sitting = self.book.meeting(placed.details.meeting)?;
        let quorum = self.quorum_at(&sitting, &placed)?;
        if !quorum.quorate && !quorum.in_principle && self.needs_quorum(&sitting, &placed)? {
            let advice = match quorum.chair_may_proceed {
                true => "Mark who is there, or write the chair's reason for going on.",
                false => "Mark who is there, or defer the item.",
            };
            return Err(Refusal::wrong_state(format!("{} {advice}", quorum.sentence)));
        }
        self.item_over(&placed, ItemState::Finished, based_on, now, "The item is finished.")
    }

    /// Not heard today: the request goes back to wait for a slot.
    pub(crate) fn defer_item(
        &mut self,
        item: ItemId,
        why: String,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Say why the item is deferred: the worker will ask."));
        }
        let placed = self.book.item(item)?;
        let sentence = "The item is deferred. The request waits for another slot.";
        self.item_over(&placed, ItemState::Deferred { why }, based_on, now, sentence)
    }

    /// The item is heard or deferred: whoever left the room for it comes back, and what was deferred waits again.
    fn item_over(
        &mut self,
        placed: &Item,
        state: ItemState,
        based_on: EntryId,
        now: DateTime<Utc>,
        sentence: &str,
    ) -> Result<Done, Refusal> {
        let request = self.book.request(placed.details.request)?;
        let deferred = matches!(state, ItemState::Deferred { .. });
        let mut changes =
            vec![Change::ItemStateSet { item: placed.id, family: request.family, state, at: now, based_on }];
        if deferred {
            changes.push(waits_again(&request));
        }
        changes.extend(self.back_after(placed, now)?);
        let entries = self.commit_all(&changes, now)?;
        Ok(Done::said(sentence, entries.first().copied().unwrap_or_default()))
    }

    pub(crate) fn close_meeting(
        &mut self,
        meeting: MeetingId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if self.book.hidden_slots(meeting)?.iter().any(|slot| slot.open) {
            return Err(Refusal::wrong_state(
                "A restricted item was not heard yet: somebody who is named for it finishes or defers it first.",
            ));
        }
        let change = Change::MeetingStateSet { meeting, state: MeetingState::Closed, at: now, based_on };
        let entry = self.commit(&[change], now)?;
        let waits = self.book.records(meeting)?.iter().any(|record| matches!(record.state, RecordState::Open));
        let sentence = match waits {
            true => "The meeting is closed. Its records wait to be finalised.",
            false => "The meeting is closed. All of its records are finalised.",
        };
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn live_view(&self, meeting: MeetingId, now: DateTime<Utc>) -> Result<LiveView, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        let records = self.book.records(meeting)?;
        let attendees = self.book.attendees(meeting)?;
        let mut items = Vec::new();
        for item in self.book.items(meeting)? {
            items.push(self.live_item(item, &sitting, &records, &attendees, &profile, now)?);
        }
        let closed = sitting.state == MeetingState::Closed;
        Ok(LiveView {
            afterwards: if closed {
                Vec::new()
            } else {
                deadline_clocks::after(&sitting, &profile, &self.calendar()?, now)
            },
            quorum: self.quorum_of(&sitting)?,
            attendees,
            restricted: self.restricted_slots(&sitting)?,
            members: self.arrangements(&sitting.details.panel)?.members,
            line: self.meeting_line(sitting, now)?,
            profile: Profile::clone(&profile),
            items,
        })
    }

    fn live_item(
        &self,
        item: Item,
        sitting: &Meeting,
        records: &[Record],
        attendees: &[Attendee],
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<LiveItem, Refusal> {
        let mut live = Vec::new();
        for child in &item.children {
            if let Some(record) = records.iter().find(|record| record.item == item.id && record.child == *child) {
                live.push(self.live_record(record.clone(), sitting, profile, now)?);
            }
        }
        let request = self.request_line(self.book.request(item.details.request)?, now)?;
        let workers = &request.request.details.workers;
        let attending: Vec<_> = attendees.iter().filter(|one| one.is_for(item.id)).collect();
        let to_come = workers.iter().filter(|worker| attending.iter().all(|row| row.details.name != worker.name));
        Ok(LiveItem {
            quorum: self.quorum_at(sitting, &item)?,
            leaves: self.leaves_for(sitting, &item)?,
            to_come: worker_lines(profile, to_come),
            owners: owner_groups(profile, workers, &attending),
            item,
            request,
            records: live,
        })
    }

    fn live_record(
        &self,
        record: Record,
        sitting: &Meeting,
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<LiveRecord, Refusal> {
        let earlier = self.earlier(&record, sitting)?;
        let actions = self.live_actions(record.id)?;
        Ok(LiveRecord {
            writable: record.check_writable(sitting).is_ok(),
            not_asked: self.not_asked(&record, sitting, profile)?,
            child: self.line_of_child(record.child, now)?,
            gaps: self.own_gaps(&record, sitting, profile, &actions)?,
            actions,
            open_actions: self.open_since(&earlier, now)?,
            last_time: self.last_time(&earlier)?,
            record,
        })
    }

    /// The child's records of meetings before this one, the latest first.
    fn earlier(&self, record: &Record, sitting: &Meeting) -> Result<Vec<(Meeting, Record)>, Refusal> {
        let mut earlier = Vec::new();
        for other in self.book.records_of_child(record.child)? {
            let held = self.book.meeting(other.meeting)?;
            let before = (held.details.date, held.details.starts) < (sitting.details.date, sitting.details.starts);
            if before && self.book.item(other.item)?.state == ItemState::Finished {
                earlier.push((held, other));
            }
        }
        earlier.sort_by_key(|(held, _)| std::cmp::Reverse((held.details.date, held.details.starts)));
        Ok(earlier)
    }

    /// What earlier meetings asked for about this child and nobody has closed, the earliest due first.
    fn open_since(&self, earlier: &[(Meeting, Record)], now: DateTime<Utc>) -> Result<Vec<TrackerLine>, Refusal> {
        let mut lines = Vec::new();
        for (_, record) in earlier {
            let open = self.book.actions(record.id)?.into_iter().filter(|action| action.state == ActionState::Open);
            for action in open {
                lines.push(self.tracker_line(action, now)?);
            }
        }
        lines.sort_by_key(|line| (line.action.details.due.is_none(), line.action.details.due));
        Ok(lines)
    }

    /// What the last meeting about this child decided, and how many of its actions are closed.
    fn last_time(&self, earlier: &[(Meeting, Record)]) -> Result<Option<LastTime>, Refusal> {
        let Some((held, earlier)) = earlier.first() else { return Ok(None) };
        let profile = self.profile_of(held)?;
        let closed = self.book.actions(earlier.id)?.into_iter().filter(|action| action.state != ActionState::Open);
        Ok(Some(LastTime {
            date: held.details.date,
            panel_name: profile.short_name.clone(),
            decisions: crate::labels::decision_labels(&profile, earlier),
            closed_actions: count(closed.count()),
        }))
    }
}
