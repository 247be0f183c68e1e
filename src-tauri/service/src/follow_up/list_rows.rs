//! One line of a list: a child, a request, a meeting, a record. Ids are put into words here.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use quorate_core::calendar::time_left::missed_by;
use quorate_core::calendar::{Calendar, london, words};
use quorate_core::ids::{ChildId, MeetingId};
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::child::Child;
use quorate_core::meeting::completeness::missing;
use quorate_core::meeting::lateness::lateness;
use quorate_core::meeting::presenting;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::request::{Request, RequestDetails, RequestState};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::meeting::slots::slots;
use quorate_core::meeting::version::AmendmentState;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;
use quorate_core::text::name_order;

use crate::Service;
use crate::booking::agenda::holding;
use crate::booking::returning::received_words;
use crate::follow_up::deadline_clocks;
use crate::follow_up::deadline_clocks::{HeldRecord, Met};
use crate::labels::{decision_labels, reason_label, theme_name, worker_lines};
use crate::views::{ChildLine, ClockState, MeetingLine, RecordLine, RequestLine, TooLateLine};

/// How far ahead the meetings are looked for that may hear a request in time, in days.
const MEETINGS_AHEAD: i64 = 91;

impl Service {
    pub(crate) fn child_line(&self, child: Child, now: DateTime<Utc>) -> Result<ChildLine, Refusal> {
        let family = self.book.family(child.family)?;
        Ok(ChildLine {
            name: child.details.name(),
            order: name_order::text_key(&child.details.filed_under()),
            age: child.details.age_words(self.today(now)),
            siblings: family.iter().filter(|other| other.id != child.id).map(|other| other.details.name()).collect(),
            restricted: self.book.restriction(child.family)?.is_some_and(|restriction| restriction.in_force),
            child,
        })
    }

    pub(crate) fn line_of_child(&self, child: ChildId, now: DateTime<Utc>) -> Result<ChildLine, Refusal> {
        self.child_line(self.book.child(child)?, now)
    }

    pub(crate) fn request_line(&self, request: Request, now: DateTime<Utc>) -> Result<RequestLine, Refusal> {
        let profile = self.latest(&request.details.panel)?;
        let children = self.book_children(&request.details.children)?;
        let placed = self.placing(&request)?;
        let met = placed.as_ref().and_then(|(item, meeting)| presented(item, meeting));
        let calendar = self.calendar()?;
        let met_in = placed.as_ref().map(|(_, meeting)| meeting);
        let deadline = self.deadline_of_request(&request, &children, &profile, met_in)?;
        let clock = deadline.map(|deadline| deadline.clock(&profile, met, &calendar, now));
        let too_late = match &clock {
            Some(clock) if clock.state != ClockState::Done => {
                self.too_late(&request, &children, placed.as_ref(), &profile, now)?
            }
            _ => None,
        };
        let asked = self.rules_for_request(&request, &children, met_in, &profile, now);
        let incomplete = match request.state {
            RequestState::Received => missing(&asked, &request.details, request.id.is_of_review()),
            _ => Vec::new(),
        };
        let meeting_date = placed.as_ref().map(|(_, meeting)| meeting.details.date);
        let late = meeting_date.map(|date| late(&asked, &request, date, &calendar)).unwrap_or_default();
        Ok(RequestLine {
            panel_name: profile.short_name.clone(),
            reason_label: reason_label(&profile, &request.details.reason),
            missing_papers: missing_papers(&asked, &request),
            late,
            clock,
            too_late,
            incomplete: incomplete.into_iter().map(|lacks| lacks.sentence).collect(),
            received_words: received_words(&request),
            meeting: placed.as_ref().map(|(_, meeting)| meeting.id),
            placed_words: placed_words(&request.state, placed.as_ref()),
            waits_for_screening: request.state.waits_for_screening(&profile),
            waits_for_slot: request.state.waits_for_slot(&profile),
            workers: worker_lines(&profile, &request.details.workers),
            children: children.into_iter().map(|child| self.child_line(child, now)).collect::<Result<_, _>>()?,
            request,
        })
    }

    /// Whether a request with a deadline of its own will be heard after it, as things stand (CLAM-2).
    fn too_late(
        &self,
        request: &Request,
        children: &[Child],
        placed: Option<&(Item, Meeting)>,
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<Option<TooLateLine>, Refusal> {
        if request.state.check_not_ended().is_err() {
            return Ok(None);
        }
        let calendar = self.calendar()?;
        let deadline = self.deadline_of_request(request, children, profile, placed.map(|(_, meeting)| meeting))?;
        let Some(due) = deadline.and_then(|deadline| deadline.due(&calendar)) else { return Ok(None) };
        let today = self.today(now);
        let mut ahead = Vec::new();
        for meeting in self.book.meetings(today, today + Duration::days(MEETINGS_AHEAD), Some(&profile.id))? {
            let open = matches!(meeting.state, MeetingState::Planned | MeetingState::Issued);
            if open && request.details.fits_theme(profile, meeting.details.theme.as_deref()) {
                ahead.push(meeting.details.date.and_time(meeting.details.starts));
            }
        }
        let slot = placed.map(|(item, meeting)| meeting.details.date.and_time(item.details.starts));
        let late = presenting::too_late(&due, slot, &ahead, london(now), &calendar);
        Ok(late.map(|late| TooLateLine { words: late.words, sentence: late.sentence, act_by: late.act_by }))
    }

    /// What of a request would be late if a meeting heard it, said before it is placed there: what came after the panel's
    /// deadline (CLAM-4), and the day that the request's own deadline has gone by (CLAM-2).
    pub(crate) fn late_at(
        &self,
        request: &Request,
        profile: &Profile,
        meeting: &Meeting,
    ) -> Result<Vec<String>, Refusal> {
        let calendar = self.calendar()?;
        let mut sentences = late(profile, request, meeting.details.date, &calendar);
        let children = self.book_children(&request.details.children)?;
        let deadline = self.deadline_of_request(request, &children, profile, Some(meeting))?;
        if let Some(due) = deadline.and_then(|deadline| deadline.due(&calendar)) {
            let heard = meeting.details.date.and_time(meeting.details.starts);
            let missed = missed_by(heard, &due, &calendar);
            sentences.extend(missed.map(|missed| format!("Heard here: {}, {}", missed.after(), words::day(due.date))));
        }
        Ok(sentences)
    }

    pub(crate) fn book_children(&self, ids: &[ChildId]) -> Result<Vec<Child>, Refusal> {
        ids.iter().map(|id| self.book.child(*id)).collect()
    }

    /// The slot a request has, or had last, unless it was deferred.
    fn placing(&self, request: &Request) -> Result<Option<(Item, Meeting)>, Refusal> {
        let Some(item) = self.book.items_of_request(request.id)?.pop() else { return Ok(None) };
        if matches!(item.state, ItemState::Deferred { .. }) {
            return Ok(None);
        }
        let meeting = self.book.meeting(item.details.meeting)?;
        Ok((meeting.state != MeetingState::Cancelled).then_some((item, meeting)))
    }

    pub(crate) fn meeting_line(&self, meeting: Meeting, now: DateTime<Utc>) -> Result<MeetingLine, Refusal> {
        let profile = self.profile_of(&meeting)?;
        let items = self.book.items(meeting.id)?;
        let heard: Vec<&Item> = items.iter().filter(|item| item.state.holds_slot()).collect();
        let restricted = self.restricted_items(&meeting)?;
        let mut placed = holding(&items);
        placed.extend(restricted.iter().cloned());
        let minutes_taken: u32 = placed.iter().map(|item| item.minutes).sum();
        let slots = slots(&profile, &meeting.details, &placed);
        let free: Vec<_> = slots.iter().filter(|slot| slot.item.is_none()).collect();
        let minutes_free = free.iter().map(|slot| slot.minutes).sum();
        let kept = free.iter().filter(|slot| slot.emergency).count();
        Ok(MeetingLine {
            panel_name: profile.short_name.clone(),
            venue_name: meeting.details.place(&profile).name,
            theme_name: theme_name(&profile, meeting.details.theme.as_deref()),
            items: count(heard.len()),
            children: count(heard.iter().map(|item| item.children.len()).sum()),
            restricted: count(restricted.len()),
            minutes_taken,
            minutes_free,
            slots: count(slots.len()),
            slots_free: count(free.len() - kept),
            emergency_free: count(kept),
            returning: 0,
            before: self.before_meeting(&meeting, &heard, &profile, now)?,
            progress: self.progress(&meeting, &heard, restricted.len())?,
            meeting,
        })
    }

    /// A meeting with who comes back to it, which is told before it starts.
    pub(crate) fn meeting_line_with_reviews(
        &self,
        meeting: Meeting,
        returning: &BTreeMap<MeetingId, u32>,
        now: DateTime<Utc>,
    ) -> Result<MeetingLine, Refusal> {
        let mut line = self.meeting_line(meeting, now)?;
        line.returning = returning.get(&line.meeting.id).copied().unwrap_or_default();
        // "Nothing booked yet" would say that nobody comes.
        if line.returning > 0 && line.items == 0 && line.restricted == 0 {
            line.progress = String::new();
        }
        Ok(line)
    }

    /// "5 signed, 2 wait for the chair".
    fn progress(&self, meeting: &Meeting, items: &[&Item], restricted: usize) -> Result<String, Refusal> {
        let finished = items.iter().filter(|item| item.state == ItemState::Finished).count();
        Ok(match meeting.state {
            MeetingState::Planned if items.is_empty() && restricted == 0 => "Nothing booked yet".into(),
            MeetingState::Planned => "Agenda not issued".into(),
            // The meeting's state says it already.
            MeetingState::Issued => String::new(),
            MeetingState::Cancelled => "Cancelled".into(),
            MeetingState::Running => format!("{finished} of {} heard", items.len()),
            MeetingState::Closed => {
                let mut records = self.book.records(meeting.id)?;
                records.retain(|record| items.iter().any(|item| item.id == record.item));
                records_progress(&records)
            }
        })
    }

    pub(crate) fn record_line(&self, record: Record, now: DateTime<Utc>) -> Result<RecordLine, Refusal> {
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let held =
            HeldRecord { meeting: &meeting, record: &record, signed: self.signed_at(&record)?, profile: &profile };
        let asked = self.book.amendments(record.id)?;
        Ok(RecordLine {
            writable: record.check_writable(&meeting).is_ok(),
            stage: Stage::of(&record, &self.book.item(record.item)?, &profile),
            child: self.line_of_child(record.child, now)?,
            panel_name: profile.short_name.clone(),
            meeting_date: meeting.details.date,
            clocks: if was_held(&meeting) {
                deadline_clocks::of_record(&held, &self.calendar()?, now)
            } else {
                Vec::new()
            },
            decisions: decision_labels(&profile, &record),
            file_name: if record.version > 0 { Some(self.file_name(&record, record.version)?) } else { None },
            amendments: count(asked.iter().filter(|one| one.state == AmendmentState::Asked).count()),
            opened: self.opened_by(&record, |person, _| person == self.person)?.unwrap_or(true),
            record,
        })
    }

    /// When the version in force was signed.
    fn signed_at(&self, record: &Record) -> Result<Option<DateTime<Utc>>, Refusal> {
        match (&record.state, record.version) {
            (_, 0) => Ok(None),
            (RecordState::Signed { at, .. }, _) => Ok(Some(*at)),
            (_, version) => Ok(Some(self.book.version(record.id, version)?.at)),
        }
    }
}

/// What came after the deadline of its meeting, a sentence each.
fn late(profile: &Profile, request: &Request, meeting: NaiveDate, calendar: &Calendar) -> Vec<String> {
    let RequestDetails { reason, received, .. } = &request.details;
    match lateness(profile, reason, *received, &request.papers, meeting, calendar) {
        Ok(lateness) => lateness.late,
        Err(unpublished) => vec![unpublished.to_string()],
    }
}

/// Labels of required papers that have not come (FSF-3).
pub(super) fn missing_papers(profile: &Profile, request: &Request) -> Vec<String> {
    let came = |id: &str| request.papers.iter().any(|paper| paper.paper == id);
    let missing = profile.requests.papers.iter().filter(|paper| paper.required && !came(&paper.id));
    missing.map(|paper| paper.label.clone()).collect()
}

/// A meeting whose clocks run.
fn was_held(meeting: &Meeting) -> bool {
    matches!(meeting.state, MeetingState::Running | MeetingState::Closed)
}

/// What met the clock of a request: that it was heard.
fn presented(item: &Item, meeting: &Meeting) -> Option<Met> {
    let at = meeting.details.date.and_time(item.details.starts);
    let met = || Met { words: format!("presented {}", words::day(at.date())), at: Some(at) };
    (item.state == ItemState::Finished).then(met)
}

fn placed_words(state: &RequestState, placed: Option<&(Item, Meeting)>) -> String {
    match (state, placed) {
        (RequestState::Placed, Some((item, meeting))) => {
            format!("{} at {}", words::day(meeting.details.date), words::time(item.details.starts))
        }
        (RequestState::Placed, None) => "Placed".into(),
        (RequestState::Received, _) => "Waits for screening or a slot".into(),
        (RequestState::Accepted, _) => "Accepted, waits for a slot".into(),
        (RequestState::Declined { .. }, _) => "Declined".into(),
        (RequestState::Redirected { to, .. }, _) => format!("Pointed to {to}"),
        (RequestState::Withdrawn { .. }, _) => "Withdrawn".into(),
    }
}

/// "5 signed, 2 wait for the chair, 1 being written".
fn records_progress(records: &[Record]) -> String {
    let counted = |matching: fn(&Record) -> bool, one: &str, many: &str| {
        let n = records.iter().filter(|record| matching(record)).count();
        (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }))
    };
    let parts: Vec<String> = [
        counted(|one| matches!(one.state, RecordState::Signed { .. }), "signed", "signed"),
        counted(|one| matches!(one.state, RecordState::Finalised { .. }), "waits for the chair", "wait for the chair"),
        counted(|one| matches!(one.state, RecordState::Returned { .. }), "came back", "came back"),
        counted(|one| one.state == RecordState::Open && one.version == 0, "being written", "being written"),
        counted(|one| one.state == RecordState::Open && one.version > 0, "being corrected", "being corrected"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { "Nothing was heard".into() } else { parts.join(", ") }
}

/// A length as the window counts it.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
