//! Who is in the room: who comes, goes and steps out, and whether that makes a quorum.

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{AttendeeId, ChildId, EntryId, ItemId, MeetingId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::attendance::{Attendee, AttendeeDetails, Away, AwayWhy, at_item, at_present};
use quorate_core::meeting::interest::{self, Interest};
use quorate_core::meeting::quorum::{check_goes_on_without, quorum_for, twice_running, without_quorum};
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::chosen;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;
use quorate_core::text::name_order;

use crate::Service;
use crate::act::{Done, LeavesWhy};
use crate::views::{LeavesForItem, QuorumView};

impl Service {
    pub(crate) fn set_attendee(
        &mut self,
        attendee: Option<AttendeeId>,
        details: AttendeeDetails,
        based_on: EntryId,
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
        let details = self.kept_out(sitting.id, details, now)?;
        let entry = self.commit(&[Change::AttendeeSet { attendee: id, details, based_on }], now)?;
        Ok(Done::said("Attendance is saved.", entry).with_id(id))
    }

    pub(crate) fn attendee_added(&mut self, details: AttendeeDetails, now: DateTime<Utc>) -> Result<Change, Refusal> {
        Ok(Change::AttendeeSet { attendee: AttendeeId(self.id(now)?), details, based_on: EntryId::NONE })
    }

    pub(crate) fn remove_attendee(&mut self, attendee: AttendeeId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let meeting = self.book.attendee(attendee)?.details.meeting;
        let entry = self.commit(&[Change::AttendeeRemoved { attendee, meeting }], now)?;
        Ok(Done::said("Taken off the list.", entry))
    }

    /// The chair decides about children of one item without a quorum. Whoever else is heard that day is not meant.
    pub(crate) fn proceed_inquorate(
        &mut self,
        records: &[RecordId],
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let records: Vec<Record> = records.iter().map(|id| self.book.record(*id)).collect::<Result<_, _>>()?;
        let Some(first) = records.first() else {
            return Err(Refusal::invalid("records", "Choose the children about whom the chair decides."));
        };
        if records.iter().any(|record| record.item != first.item) {
            return Err(Refusal::invalid("records", "Say it item by item: each family has a reason of its own."));
        }
        let sitting = self.book.meeting(first.meeting)?;
        let profile = self.profile_of(&sitting)?;
        for record in &records {
            check_goes_on_without(&profile, reason, self.without_quorum_before(record.child, &profile, &sitting)?)?;
        }
        if self.quorum_at(&sitting, &self.book.item(first.item)?)?.quorate {
            return Err(Refusal::wrong_state("There is a quorum for this item: no reason is needed."));
        }
        let changes: Vec<Change> = records
            .iter()
            .map(|record| Change::RecordInquorate {
                record: record.id,
                child: record.child,
                reason: reason.trim().to_owned(),
                based_on: record.revision,
            })
            .collect();
        let entry = self.commit(&changes, now)?;
        let sentence = match records.len() {
            1 => "The chair goes on without a quorum. The record will say why.",
            _ => "The chair goes on without a quorum. The record of each of these children will say why.",
        };
        Ok(Done::said(sentence, entry))
    }

    /// On which day the panel heard a child last, where it went on without a quorum then (PS-2).
    fn without_quorum_before(
        &self,
        child: ChildId,
        profile: &Profile,
        sitting: &Meeting,
    ) -> Result<Option<NaiveDate>, Refusal> {
        let last = self.heard_before(child, &profile.id, Some(sitting))?;
        Ok(last.filter(|(record, held)| record.goes_on_because(held).is_some()).map(|(_, held)| held.details.date))
    }

    /// Somebody leaves the room for a while, or for an item in which they have an interest.
    pub(crate) fn step_out(
        &mut self,
        attendee: AttendeeId,
        item: Option<ItemId>,
        why: LeavesWhy,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut details = self.book.attendee(attendee)?.details;
        details.check_leaves()?;
        let mut changes = Vec::new();
        let (sentence, why) = match (why, item) {
            (LeavesWhy::SteppedOut, _) => (format!("{} has stepped out.", details.name), AwayWhy::SteppedOut),
            (LeavesWhy::Conflict { what }, _) if what.trim().is_empty() => {
                return Err(Refusal::invalid("what", "Say what the interest is, in a few words: the record says it."));
            }
            (LeavesWhy::Conflict { .. }, None) => {
                return Err(Refusal::invalid("item", "Say for which item: an interest is in a family that is heard."));
            }
            (LeavesWhy::Conflict { what }, Some(item)) => {
                let family = self.book.request(self.book.item(item)?.details.request)?.family;
                changes.push(self.interest_declared(family, &details.name, &what)?);
                (format!("{} has left for this item, with an interest in it.", details.name), AwayWhy::Conflict)
            }
        };
        details.away.push(Away { from: now, until: None, item, why });
        changes.push(Change::AttendeeSet { attendee, details, based_on });
        let entry = self.commit(&changes, now)?;
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn step_back(
        &mut self,
        attendee: AttendeeId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut details = self.book.attendee(attendee)?.details;
        details.check_comes_back()?;
        come_back(&mut details, now, |_| true);
        let sentence = format!("{} is back.", details.name);
        let entry = self.commit(&[Change::AttendeeSet { attendee, details, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// The item is over: whoever left the room for it alone is back.
    pub(crate) fn back_after(&self, placed: &Item, now: DateTime<Utc>) -> Result<Vec<Change>, Refusal> {
        let mut changes = Vec::new();
        for Attendee { id, mut details, revision } in self.book.attendees(placed.details.meeting)? {
            if details.out_now().is_some_and(|away| away.item == Some(placed.id)) {
                come_back(&mut details, now, |away| away.item == Some(placed.id));
                changes.push(Change::AttendeeSet { attendee: id, details, based_on: revision });
            }
        }
        Ok(changes)
    }

    /// Everybody on the attendance list, by name.
    pub(crate) fn attendees_by_name(&self, meeting: MeetingId) -> Result<Vec<Attendee>, Refusal> {
        let mut attendees = self.book.attendees(meeting)?;
        attendees.sort_by_cached_key(|one| name_order::key(&[&one.details.name]));
        Ok(attendees)
    }

    /// The quorum of the meeting as it stands now.
    pub(crate) fn quorum_of(&self, sitting: &Meeting) -> Result<QuorumView, Refusal> {
        let profile = self.profile_of(sitting)?;
        let attendees = self.book.attendees(sitting.id)?;
        let here: Vec<AttendeeDetails> = attendees.iter().map(|one| at_present(&one.details)).collect();
        let away = attendees.iter().filter_map(|one| out_words(&one.details)).collect();
        Ok(quorum_view(&profile, (sitting, None), &here, away))
    }

    /// The quorum of one item: as it stands, or as it stood when the item was decided.
    pub(crate) fn quorum_at(&self, sitting: &Meeting, item: &Item) -> Result<QuorumView, Refusal> {
        let profile = self.profile_of(sitting)?;
        let interests = self.interests_at(item)?;
        let attendees = self.book.attendees(sitting.id)?.into_iter();
        let attendees: Vec<AttendeeDetails> =
            attendees.map(|attendee| interest::heeded(&attendee.details, item, &interests)).collect();
        let here: Vec<AttendeeDetails> =
            attendees.iter().map(|details| at_item(details, item, sitting.closed_at)).collect();
        let over = item.finished_at.is_some();
        let away = attendees.iter().filter_map(|details| {
            conflict_words(details, item.id, &interests).or_else(|| if over { None } else { out_words(details) })
        });
        let quorum = quorum_view(&profile, (sitting, Some(item.id)), &here, away.collect());
        self.not_twice_running(quorum, &profile, sitting, item)
    }

    /// Where a panel may not go on without a quorum twice running for one child: says so, with the day of the last time
    /// (PS-2). The chair may go on about the others of the item.
    fn not_twice_running(
        &self,
        mut quorum: QuorumView,
        profile: &Profile,
        sitting: &Meeting,
        item: &Item,
    ) -> Result<QuorumView, Refusal> {
        if quorum.quorate || !profile.quorum.never_twice_running {
            return Ok(quorum);
        }
        let children = self.book.request(item.details.request)?.details.children;
        let days = children.iter().map(|child| self.without_quorum_before(*child, profile, sitting));
        let days: Vec<Option<NaiveDate>> = days.collect::<Result<_, _>>()?;
        if let Some(day) = days.iter().flatten().next() {
            quorum.without = format!("{} {}", quorum.without, twice_running(*day));
        }
        quorum.chair_may_proceed &= days.iter().any(Option::is_none);
        Ok(quorum)
    }

    /// Whom an interest takes out of the room for an item, whether or not it has started.
    pub(crate) fn leaves_for(&self, sitting: &Meeting, item: &Item) -> Result<Vec<LeavesForItem>, Refusal> {
        let interests = self.interests_at(item)?;
        // Nobody has left for one that was put off.
        let verb = if item.state == ItemState::Finished { "left" } else { "has to leave" };
        let mut leaving = Vec::new();
        for Attendee { id, details, .. } in self.book.attendees(sitting.id)? {
            let heeded = interest::heeded(&details, item, &interests);
            let Some(why) = interest_words(&heeded, item.id, &interests) else { continue };
            let declared = match interest::of(&interests, &details.name) {
                Some(known) => self.declared_words(known)?,
                None => String::new(),
            };
            leaving.push(LeavesForItem { attendee: id, words: format!("{verb} for this item: {why}"), why, declared });
        }
        Ok(leaving)
    }

    /// Whether an item decides something that the panel may not decide without a quorum, and the chair did not say why;
    /// so does one that decides nothing yet.
    pub(crate) fn needs_quorum(&self, sitting: &Meeting, item: &Item) -> Result<bool, Refusal> {
        let profile = self.profile_of(sitting)?;
        let records = self.book.records(sitting.id)?;
        let without = |record: &Record| {
            let options = chosen(&profile, record);
            let needs_none = !options.is_empty() && options.iter().all(|option| option.without_quorum);
            needs_none || record.goes_on_because(sitting).is_some()
        };
        Ok(!records.iter().filter(|record| record.item == item.id).all(without))
    }
}

/// Ends the absences that have not ended, of those that are meant.
fn come_back(details: &mut AttendeeDetails, now: DateTime<Utc>, meant: impl Fn(&Away) -> bool) {
    for away in details.away.iter_mut().filter(|away| away.until.is_none() && meant(away)) {
        away.until = Some(now);
    }
}

/// "Nan Ferrow left for this item: conflict of interest (sits on the school's board)".
fn conflict_words(details: &AttendeeDetails, item: ItemId, interests: &[Interest]) -> Option<String> {
    let words = interest_words(details, item, interests)?;
    Some(format!("{} left for this item: {words}", details.name))
}

/// "conflict of interest (sits on the school's board)".
pub(crate) fn interest_words(details: &AttendeeDetails, item: ItemId, interests: &[Interest]) -> Option<String> {
    if !details.left_with_interest(item) {
        return None;
    }
    let what = interest::of(interests, &details.name).map(|known| format!(" ({})", known.what.trim()));
    Some(format!("conflict of interest{}", what.unwrap_or_default()))
}

/// "Nan Ferrow stepped out at 2:07pm".
fn out_words(details: &AttendeeDetails) -> Option<String> {
    let away = details.out_now()?;
    Some(format!("{} stepped out at {}", details.name, words::time(london(away.from).time())))
}

/// The quorum by the profile's rule, with these people there; of one item where one is named.
pub(crate) fn quorum_view(
    profile: &Profile,
    (sitting, item): (&Meeting, Option<ItemId>),
    here: &[AttendeeDetails],
    away: Vec<String>,
) -> QuorumView {
    let answer = quorum_for(profile, here, sitting.details.theme.as_deref(), item);
    QuorumView {
        without: if answer.quorate { String::new() } else { without_quorum(profile, answer.in_principle) },
        quorate: answer.quorate,
        in_principle: answer.in_principle,
        sentence: answer.sentence,
        missing: answer.missing,
        chair_may_proceed: profile.quorum.chair_may_proceed,
        away,
    }
}
