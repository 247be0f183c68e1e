//! What comes back: reviews that a meeting decided, on the agenda of their day until they are booked or ended.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Timelike, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{ChildId, EntryId, ItemId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::ledger::Change;
use quorate_core::meeting::agenda::ItemState;
use quorate_core::meeting::record::DOCUMENT;
use quorate_core::meeting::request::{Request, RequestDetails, RequestState, check_triage};
use quorate_core::meeting::returning::{CARRIED_DAYS, DecidedReview, Returning, is_to_be_held, reason_of_review};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::{Paper, Reason};
use quorate_core::panel::schedule;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::labels::{reason_label, worker_lines};
use crate::views::{PanelDayView, ReturningLine};

/// How far ahead a panel's meetings are looked for.
const LOOKED_AHEAD: Days = Days::new(366);

impl Service {
    /// Who comes back to a meeting and is not booked; nobody to one that is over.
    pub(crate) fn returning_to(&self, meeting: &Meeting, now: DateTime<Utc>) -> Result<Vec<Returning>, Refusal> {
        if !is_to_be_held(meeting) {
            return Ok(Vec::new());
        }
        let day = meeting.details.date;
        let open = self.reviews_open(&meeting.details.panel, day, now)?;
        let here = open.into_iter().filter(|(_, comes)| *comes == Some(meeting.id)).map(|(review, _)| review);
        Ok(Returning::together(here.collect()))
    }

    /// How many children come back to each of these meetings and are not booked.
    pub(crate) fn returning_counts(
        &self,
        meetings: &[Meeting],
        now: DateTime<Utc>,
    ) -> Result<BTreeMap<MeetingId, u32>, Refusal> {
        let mut until: BTreeMap<&PanelId, NaiveDate> = BTreeMap::new();
        for meeting in meetings.iter().filter(|meeting| is_to_be_held(meeting)) {
            let last = until.entry(&meeting.details.panel).or_insert(meeting.details.date);
            *last = meeting.details.date.max(*last);
        }
        let mut counts = BTreeMap::new();
        for (panel, until) in until {
            for (_, comes) in self.reviews_open(panel, until, now)? {
                if let Some(meeting) = comes {
                    *counts.entry(meeting).or_insert(0) += 1;
                }
            }
        }
        Ok(counts)
    }

    /// The reviews of a panel up to a day that need somebody, each with the meeting that it comes to; none where no meeting
    /// is planned for it so far.
    pub(crate) fn reviews_open(
        &self,
        panel: &PanelId,
        until: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Vec<(DecidedReview, Option<MeetingId>)>, Refusal> {
        let profile = self.latest(panel)?;
        let from = self.today(now) - CARRIED_DAYS;
        let decided = self.book.decided_reviews(panel, from, until)?;
        if decided.is_empty() {
            return Ok(Vec::new());
        }
        let meetings = self.book.meetings(from, until + LOOKED_AHEAD, Some(panel))?;
        let mut open = Vec::new();
        for review in decided {
            let asked = self.book.request(review.request)?;
            if self.is_settled(&review, &asked, &profile)? {
                continue;
            }
            let reason = reason_of_review(&profile, &asked.details.reason);
            let comes = review.comes_to(reason, &profile, &meetings);
            // Brothers and sisters in the order in which they were asked for.
            let place = asked.details.children.iter().position(|child| *child == review.child);
            open.push(((review.on, review.item, place), (review, comes)));
        }
        open.sort_by_key(|(order, _)| *order);
        Ok(open.into_iter().map(|(_, found)| found).collect())
    }

    fn is_settled(&self, review: &DecidedReview, asked: &Request, profile: &Profile) -> Result<bool, Refusal> {
        let children = asked.details.children.iter();
        let of_item: Vec<RecordId> = children.map(|child| RecordId::of(review.item, *child, DOCUMENT)).collect();
        let mut requests = Vec::new();
        for request in self.book.requests_of_family(asked.family)? {
            let slot = self.slot_ahead(request.id)?;
            requests.push((request, slot));
        }
        let in_hand: Vec<_> = requests.iter().map(|(request, slot)| (request, *slot)).collect();
        Ok(review.is_settled(&of_item, profile, &in_hand))
    }

    /// The day of the slot in which a request waits to be heard.
    fn slot_ahead(&self, request: RequestId) -> Result<Option<NaiveDate>, Refusal> {
        let items = self.book.items_of_request(request)?;
        let Some(item) = items.last().filter(|item| matches!(item.state, ItemState::Waiting | ItemState::Running))
        else {
            return Ok(None);
        };
        Ok(Some(self.book.meeting(item.details.meeting)?.details.date))
    }

    pub(crate) fn returning_lines(&self, meeting: &Meeting, now: DateTime<Utc>) -> Result<Vec<ReturningLine>, Refusal> {
        let profile = self.latest(&meeting.details.panel)?;
        self.returning_to(meeting, now)?
            .into_iter()
            .map(|one| self.returning_line(&one, meeting, &profile, now))
            .collect()
    }

    fn returning_line(
        &self,
        returning: &Returning,
        meeting: &Meeting,
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<ReturningLine, Refusal> {
        let review = first(returning)?;
        let asked = self.book.request(review.request)?;
        let carried = review.on != meeting.details.date;
        let mut told = format!("Review decided on {}", words::date(review.held));
        if carried {
            told = format!("{told}, for {}", words::date(review.on));
        }
        let calendar = self.calendar()?;
        let at = meeting.details.date.and_time(profile.schedule.starts);
        let reason = reason_of_review(profile, &asked.details.reason);
        let by = |paper: &Paper| {
            let span = profile.requests.deadline_of_paper(paper, reason)?;
            Some(format!(" by {}", words::due(&calendar.deadline(span, at).ok()?)))
        };
        let about = self.book_children(&returning.children())?;
        let for_child = self.rules_for_request(&asked, &about, Some(meeting), profile, now);
        let papers = for_child.requests.papers.iter().filter(|paper| paper.required);
        Ok(ReturningLine {
            record: review.record,
            children: returning
                .children()
                .into_iter()
                .map(|child| self.line_of_child(child, now))
                .collect::<Result<_, _>>()?,
            reason: reason.to_owned(),
            reason_label: reason_label(profile, reason),
            words: told,
            carried,
            workers: worker_lines(profile, &asked.details.workers),
            papers: papers.map(|paper| format!("{}{}", paper.label, by(paper).unwrap_or_default())).collect(),
        })
    }

    /// Makes the request that the review asks for, with what is known, and gives it a slot: one act, all or nothing.
    pub(crate) fn book_review(
        &mut self,
        meeting: MeetingId,
        record: RecordId,
        reason: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let returning = self
            .returning_to(&sitting, now)?
            .into_iter()
            .find(|one| one.reviews.iter().any(|review| review.record == record))
            .ok_or_else(not_returning)?;
        let mut request = self.request_of(&returning, now)?;
        if let Some(reason) = reason {
            Reason::taken(&*self.latest(&sitting.details.panel)?, &reason)?;
            request.details.reason = reason;
        }
        let item = ItemId(self.id(now)?);
        let (family, details, id) = (request.family, request.details.clone(), request.id);
        let mut changes = vec![Change::RequestTaken { request: id, family, details }];
        let starts = self.placing_changes(&sitting, &request, item, (None, false), &mut changes, now)?;
        let entry = self.commit(&changes, now)?;
        Ok(Done::said(format!("Booked for the review at {}.", words::time(starts)), entry).with_id(item))
    }

    /// Says that a review is not needed after all. It is kept as a request that was withdrawn, with the reason.
    pub(crate) fn end_review(&mut self, record: RecordId, why: String, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let state = RequestState::Withdrawn { why };
        let decided = self.book.record(record)?;
        let panel = self.book.meeting(decided.meeting)?.details.panel;
        let profile = self.latest(&panel)?;
        check_triage(&profile, &state)?;
        let until = self.today(now) + LOOKED_AHEAD + LOOKED_AHEAD;
        let open = self.reviews_open(&panel, until, now)?.into_iter().map(|(review, _)| review).collect();
        let returning = Returning::together(open)
            .into_iter()
            .find(|one| one.reviews.iter().any(|review| review.record == record))
            .ok_or_else(not_returning)?;
        let Request { id: request, family, details, .. } = self.request_of(&returning, now)?;
        let based_on = EntryId::OF_THIS_ACT;
        let changes = [
            Change::RequestTaken { request, family, details },
            Change::RequestStateSet { request, family, state, based_on },
        ];
        let entry = self.commit(&changes, now)?;
        Ok(Done::said("The review is ended, with the reason.", entry))
    }

    /// The request that brings them back, with what is known of the one that they were heard for.
    fn request_of(&self, returning: &Returning, now: DateTime<Utc>) -> Result<Request, Refusal> {
        let review = first(returning)?;
        let asked = self.book.request(review.request)?;
        let profile = self.latest(&asked.details.panel)?;
        let children: Vec<ChildId> = returning.children();
        let details = RequestDetails {
            reason: reason_of_review(&profile, &asked.details.reason).to_owned(),
            outline: format!(
                "Comes back for review, as the {} decided on {}.",
                profile.short_name,
                words::date(review.held)
            ),
            gate: Vec::new(),
            received: now,
            children,
            ..asked.details
        };
        Ok(Request {
            id: RequestId::of_review(review.record, review.on),
            family: asked.family,
            details,
            papers: Vec::new(),
            state: RequestState::Received,
            revision: EntryId::OF_THIS_ACT,
        })
    }

    pub(crate) fn panel_day_view(&self, panel: &PanelId, date: NaiveDate) -> Result<PanelDayView, Refusal> {
        let profile = self.latest(panel)?;
        // From well before, so that the rhythm of a panel that sits every second week is known.
        let meetings = self.book.meetings(date - LOOKED_AHEAD, date + LOOKED_AHEAD, Some(panel))?;
        let (held, cancelled): (Vec<&Meeting>, Vec<&Meeting>) =
            meetings.iter().partition(|one| one.state != MeetingState::Cancelled);
        let days = |meetings: &[&Meeting]| meetings.iter().map(|one| one.details.date).collect::<Vec<_>>();
        let told = schedule::panel_day(&profile, date, &days(&held), &days(&cancelled), &self.calendar()?);
        let day = words::date(date);
        let sentence = match (told.sits, told.next, told.planned) {
            (true, ..) => String::new(),
            (false, Some(next), true) => {
                format!("No {} sits on {day}. The next is on {}.", profile.short_name, words::date(next))
            }
            (false, Some(next), false) => format!(
                "No {} sits on {day}. None is planned after it so far; its next day is {}.",
                profile.short_name,
                words::date(next)
            ),
            (false, None, _) => format!("No {} sits on {day}, and none is planned after it.", profile.short_name),
        };
        Ok(PanelDayView { sits: told.sits, next: told.next, sentence })
    }

    /// What today is to the panel's reviews: those that come by then and have no meeting.
    pub(crate) fn reviews_without_panel(
        &self,
        panel: &PanelId,
        until: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Vec<Returning>, Refusal> {
        let open = self.reviews_open(panel, until, now)?;
        Ok(Returning::together(open.into_iter().filter(|(_, comes)| comes.is_none()).map(|(one, _)| one).collect()))
    }
}

/// A group is made of at least one.
fn first(returning: &Returning) -> Result<&DecidedReview, Refusal> {
    returning.reviews.first().ok_or_else(not_returning)
}

fn not_returning() -> Refusal {
    Refusal::wrong_state(
        "This review needs nobody any more: it was booked, ended or decided anew. Look at the agenda again.",
    )
}

/// When a request was received, in words: with the time where somebody noted it.
pub(crate) fn received_words(request: &Request) -> String {
    let at = london(request.details.received);
    match is_a_day(request.details.received) {
        true => words::plain_date(at.date()),
        false => words::date_and_time(at),
    }
}

/// Whether a moment is a day of which nobody noted the hour. The window writes such a day as its noon, to the second, which
/// is the same day in every zone; a clock that is read never says so, with its fractions.
fn is_a_day(at: DateTime<Utc>) -> bool {
    (at.hour(), at.minute(), at.second(), at.nanosecond()) == (12, 0, 0, 0)
}
