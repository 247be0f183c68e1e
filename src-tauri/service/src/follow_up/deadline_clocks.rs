//! The clocks that a profile's deadlines set: for each record (FSF-6, FSF-7, CLAM-9), and for a request (CLAM-2).

use chrono::{DateTime, NaiveDateTime, Utc};
use quorate_core::calendar::deadline::Event;
use quorate_core::calendar::time_left;
use quorate_core::calendar::time_left::{Stands, TimeLeft, missed_by};
use quorate_core::calendar::words;
use quorate_core::calendar::{Calendar, Due, london};
use quorate_core::meeting::child::Child;
use quorate_core::meeting::key_date;
use quorate_core::meeting::presenting;
use quorate_core::meeting::record::{Filing, Record};
use quorate_core::meeting::request::Request;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::{ADMINISTRATOR, DeadlineRule};

use quorate_core::refusal::Refusal;

use crate::Service;
use crate::views::{Clock, ClockState};

/// What settled a clock: in words, and when, on the wall in London.
pub struct Met {
    pub words: String,
    pub at: NaiveDateTime,
}

/// What the clocks of one record are counted from.
pub struct HeldRecord<'a> {
    pub meeting: &'a Meeting,
    pub record: &'a Record,
    /// When the version in force was signed; nothing while none is.
    pub signed: Option<DateTime<Utc>>,
    pub profile: &'a Profile,
}

/// The clocks that marking the record as filed settles, most urgent first.
pub fn of_record(held: &HeldRecord, calendar: &Calendar, now: DateTime<Utc>) -> Vec<Clock> {
    let rules = held.profile.deadlines.iter().filter(|rule| rule.filing);
    let mut clocks: Vec<Clock> = rules
        .filter_map(|rule| {
            let from = event_of_record(rule.from, held)?;
            let version = held.record.version;
            let filed = held.record.filings.iter().find(|one| one.deadline == rule.id && one.version == version);
            let mut clock = clock(rule, held.profile, from, filed.map(filed_words), (calendar, now));
            if version > 1 {
                clock.label = format!("{} (version {version})", clock.label);
            }
            Some(clock)
        })
        .collect();
    clocks.sort_by_key(|clock| (clock.state, clock.due));
    clocks
}

/// The clocks that a meeting will have set for each of its records, most urgent first.
pub fn after(meeting: &Meeting, profile: &Profile, calendar: &Calendar, now: DateTime<Utc>) -> Vec<Clock> {
    let rules = profile.deadlines.iter().filter(|rule| rule.filing && rule.from == Event::Meeting);
    let from = meeting.details.date.and_time(meeting.details.starts);
    let mut clocks: Vec<Clock> = rules.map(|rule| clock(rule, profile, from, None, (calendar, now))).collect();
    clocks.sort_by_key(|clock| clock.due);
    clocks
}

/// The deadline of a request's reason, and when it began to run.
pub struct RequestDeadline<'p> {
    rule: &'p DeadlineRule,
    from: NaiveDateTime,
}

impl RequestDeadline<'_> {
    /// Its clock; `met` says what met it.
    pub fn clock(&self, profile: &Profile, met: Option<Met>, calendar: &Calendar, now: DateTime<Utc>) -> Clock {
        clock(self.rule, profile, self.from, met, (calendar, now))
    }

    /// When the request has to be presented; none where the calendar cannot tell.
    pub fn due(&self, calendar: &Calendar) -> Option<Due> {
        calendar.deadline(&self.rule.span, self.from).ok()
    }

    /// That it was presented at `at`, after the deadline, for the record.
    pub fn presented_late(&self, at: NaiveDateTime, calendar: &Calendar) -> Option<String> {
        presenting::presented_late(self.rule, self.from, at, calendar)
    }
}

impl Service {
    /// The deadline that runs for a request about `children`, which `meeting` hears or will: counted from the earliest of
    /// what it is counted from. None where its reason has none, or what it is counted from has not happened. A review that
    /// the panel decided was presented already; what runs from meeting to meeting (PS-1, PS-3) runs for it too.
    pub(crate) fn deadline_of_request<'p>(
        &self,
        request: &Request,
        children: &[Child],
        profile: &'p Profile,
        meeting: Option<&Meeting>,
    ) -> Result<Option<RequestDeadline<'p>>, Refusal> {
        let reason = profile.requests.reasons.iter().find(|reason| reason.id == request.details.reason);
        let clock = reason.and_then(|reason| reason.clock.as_ref());
        let Some(rule) = profile.deadlines.iter().find(|rule| Some(&rule.id) == clock) else { return Ok(None) };
        if request.id.is_of_review() && rule.from != Event::PreviousMeeting {
            return Ok(None);
        }
        let from = match rule.from {
            Event::Request => Some(london(request.details.received)),
            Event::PreviousMeeting => {
                let before = children.iter().map(|child| self.heard_before(child.id, &profile.id, meeting));
                let before = before.collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
                before.map(|(_, held)| held.details.date.and_time(held.details.starts)).min()
            }
            Event::Meeting | Event::Signature => None,
            kept => {
                let by = meeting.map_or(london(request.details.received), |meeting| {
                    meeting.details.date.and_time(meeting.details.starts)
                });
                children.iter().filter_map(|child| key_date::happened(&child.details, kept, by)).min()
            }
        };
        Ok(from.map(|from| RequestDeadline { rule, from }))
    }
}

/// When the event happened, on the wall in London; nothing while it has not. A corrected version goes to the file anew:
/// its clocks run from its own signature.
fn event_of_record(event: Event, held: &HeldRecord) -> Option<NaiveDateTime> {
    let details = &held.meeting.details;
    let signed = held.signed.map(london);
    match event {
        Event::Meeting if held.record.version > 1 => signed,
        Event::Meeting => Some(details.date.and_time(details.starts)),
        Event::Signature => signed,
        // What happened before the meeting is a clock of the request, not of its record.
        _ => None,
    }
}

fn clock(
    rule: &DeadlineRule,
    profile: &Profile,
    from: NaiveDateTime,
    met: Option<Met>,
    (calendar, now): (&Calendar, DateTime<Utc>),
) -> Clock {
    let told = calendar.deadline(&rule.span, from);
    let (due, left) = match &told {
        Ok(due) => (*due, time_left::left(london(now), due, calendar)),
        Err(unpublished) => {
            (Due { date: from.date(), time: None, last_working_day: None }, TimeLeft::unknown(*unpublished))
        }
    };
    // What came late stays late, however long ago it was settled.
    let missed = met.as_ref().filter(|_| told.is_ok()).and_then(|met| missed_by(met.at, &due, calendar));
    let (words, state) = match (met, &missed) {
        (Some(met), Some(missed)) => (format!("{}, {}", met.words, missed.late()), ClockState::Done),
        (Some(met), None) => (met.words, ClockState::Done),
        (None, _) => (left.words, state(left.stands)),
    };
    Clock {
        deadline: rule.id.clone(),
        label: rule.label.clone(),
        by: format!("by the {}", who(profile, &rule.by)),
        due: due.date,
        last_working_day: due.last_working_day,
        words,
        state,
        late: missed.is_some(),
        source: rule.source.clone(),
    }
}

pub fn state(stands: Stands) -> ClockState {
    match stands {
        Stands::Over => ClockState::Over,
        Stands::Today => ClockState::Today,
        Stands::Running => ClockState::Running,
        Stands::Unknown => ClockState::Unknown,
    }
}

/// "done Thursday 26 November by A. Example".
fn filed_words(filing: &Filing) -> Met {
    let at = london(filing.at);
    Met { words: format!("done {} by {}", words::day(at.date()), filing.by), at }
}

/// A role as it is said inside a sentence: "administrator", "social worker", "IRO".
pub fn who(profile: &Profile, role: &str) -> String {
    if role == ADMINISTRATOR {
        return role.to_owned();
    }
    profile
        .roles
        .iter()
        .find(|known| known.id == role)
        .map_or_else(|| role.to_owned(), |known| in_sentence(&known.label))
}

/// A label that starts with a capital, inside a sentence; initials stay as they are.
fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
