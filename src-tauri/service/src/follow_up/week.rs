//! The working week: the meetings around today, and what waits for whoever is signed in.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::MeetingId;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::request::RequestState;
use quorate_core::meeting::rights::Right;
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::follow_up::list_rows::count;
use crate::views::{Clock, ClockState, HomeView, RecordLine, RequestLine, Task, TaskKind};

/// Reviews this far ahead want a meeting that they can come to.
pub(super) const UNPLANNED_WITHIN_DAYS: i64 = 28;

impl Service {
    pub(crate) fn home(&self, me: &Person, now: DateTime<Utc>) -> Result<HomeView, Refusal> {
        let today = self.today(now);
        let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
        let meetings = self.book.meetings(monday - Duration::weeks(1), monday + Duration::days(13), None)?;
        let returning = self.returning_counts(&meetings, now)?;
        let mut tasks = Vec::new();
        if may(me, Right::Book) {
            tasks.extend(self.request_tasks(now)?);
            tasks.extend(self.agenda_tasks(&meetings, now)?);
            tasks.extend(self.review_tasks(&meetings, &returning, now)?);
            tasks.extend(self.watch_task(now)?);
        }
        if may(me, Right::Minute) {
            tasks.extend(self.meeting_tasks(&meetings, now)?);
        }
        tasks.extend(self.record_tasks(me, now)?);
        if may(me, Right::Track) {
            tasks.extend(self.overdue_task(now)?);
        }
        if may(me, Right::RunPanels) {
            tasks.extend(self.terms_tasks(today)?);
        }
        if may(me, Right::Sign) {
            tasks.extend(self.signing_task(me)?);
        }
        if may(me, Right::RunPeople) {
            tasks.extend(self.certify_task(me)?);
        }
        tasks.sort_by_key(|task| {
            task.clock.as_ref().map_or((ClockState::Running, NaiveDate::MAX), |c| (c.state, c.due))
        });
        let calendar_notice =
            self.calendar()?.reaches(latest_date(today)).err().map(|unpublished| unpublished.to_string());
        Ok(HomeView {
            today,
            meetings: meetings
                .into_iter()
                .map(|meeting| self.meeting_line_with_reviews(meeting, &returning, now))
                .collect::<Result<_, _>>()?,
            tasks,
            calendar_notice,
        })
    }

    fn signing_task(&self, me: &Person) -> Result<Option<Task>, Refusal> {
        let signing = self.signing_view(me)?;
        let (label, detail) = match (signing.held.is_some(), signing.asked) {
            (_, Some(asked)) => {
                ("Have your signing key certified", format!("Read to an administrator: {}.", asked.words))
            }
            (false, None) => ("Set your signing PIN", "You need it to sign records.".to_owned()),
            (true, None) => match signing.outdated {
                Some(why) => ("Your certificate names you otherwise", why),
                None => return Ok(None),
            },
        };
        Ok(Some(task(TaskKind::SetSigningPin, label, &detail, 1)))
    }

    fn certify_task(&self, me: &Person) -> Result<Option<Task>, Refusal> {
        let requests = self.certificate_requests(me)?;
        let names: Vec<&str> = requests.iter().map(|one| one.name.as_str()).collect();
        let label = match names.len() {
            0 => return Ok(None),
            1 => "Certify a signing key".to_owned(),
            many => format!("Certify {many} signing keys"),
        };
        Ok(Some(task(TaskKind::Certify, &label, &names.join(", "), count(names.len()))))
    }

    /// Requests that will be heard too late, that lack something, to screen, and to place; the ones with a clock on their
    /// own.
    fn request_tasks(&self, now: DateTime<Utc>) -> Result<Vec<Task>, Refusal> {
        let (mut lacking, mut screen, mut place) = (Vec::new(), Vec::new(), Vec::new());
        let mut tasks = Vec::new();
        for request in self.book.requests_in_hand(now)? {
            let profile = self.latest(&request.details.panel)?;
            let line = self.request_line(request, now)?;
            tasks.extend(too_late_task(&line));
            if !line.incomplete.is_empty() {
                lacking.push(line);
            } else if line.request.state.waits_for_slot(&profile) {
                place.push(line);
            } else if line.request.state == RequestState::Received {
                screen.push(line);
            }
        }
        for (kind, lines, one, many) in [
            (TaskKind::CompleteRequest, lacking, "request is not complete", "requests are not complete"),
            (TaskKind::Triage, screen, "request waits for screening", "requests wait for screening"),
            (TaskKind::PlaceRequest, place, "request waits for a slot", "requests wait for a slot"),
        ] {
            if lines.is_empty() {
                continue;
            }
            let urgent = lines
                .iter()
                .filter(|line| line.clock.is_some())
                .min_by_key(|line| line.clock.as_ref().map(|clock| (clock.state, clock.due)));
            let clock = urgent.and_then(|line| line.clock.clone());
            let first = urgent.or(lines.first());
            let mut waiting = task(kind, &words::count(count(lines.len()), one, many), "", count(lines.len()));
            waiting.detail =
                first.map(|line| format!("{}: {}", line.panel_name, line.reason_label)).unwrap_or_default();
            waiting.request = first.map(|line| line.request.id);
            waiting.clock = clock;
            tasks.push(waiting);
        }
        Ok(tasks)
    }

    /// Reviews that come back in these weeks and are not booked: those of each meeting, and those for which none is planned.
    fn review_tasks(
        &self,
        meetings: &[Meeting],
        returning: &BTreeMap<MeetingId, u32>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Task>, Refusal> {
        let mut tasks = Vec::new();
        let label = |n: u32| words::count(n, "review comes back, not booked", "reviews come back, not booked");
        for meeting in meetings {
            if let Some(&n) = returning.get(&meeting.id) {
                let task = self.meeting_task(TaskKind::BookReviews, &label(n), meeting, now)?;
                tasks.push(Task { count: n, ..task });
            }
        }
        for panel in self.panel_ids()? {
            let until = self.today(now) + Duration::days(UNPLANNED_WITHIN_DAYS);
            let reviews: usize =
                self.reviews_without_panel(&panel, until, now)?.iter().map(|one| one.reviews.len()).sum();
            if reviews > 0 {
                let n = count(reviews);
                let name = &self.latest(&panel)?.short_name;
                let detail = format!("{name}: no meeting is planned for {}.", if n == 1 { "it" } else { "them" });
                tasks.push(task(TaskKind::BookReviews, &label(n), &detail, n));
            }
        }
        Ok(tasks)
    }

    fn meeting_tasks(&self, meetings: &[Meeting], now: DateTime<Utc>) -> Result<Vec<Task>, Refusal> {
        let today = self.today(now);
        let mut tasks = Vec::new();
        for meeting in meetings {
            let label = match meeting.state {
                MeetingState::Running => "Go on with the meeting",
                MeetingState::Issued if meeting.details.date == today => "Hold today's meeting",
                MeetingState::Issued if meeting.details.date < today => "Hold or cancel a meeting that is past",
                _ => continue,
            };
            tasks.push(self.meeting_task(TaskKind::HoldMeeting, label, meeting, now)?);
        }
        Ok(tasks)
    }

    pub(super) fn meeting_task(
        &self,
        kind: TaskKind,
        label: &str,
        meeting: &Meeting,
        now: DateTime<Utc>,
    ) -> Result<Task, Refusal> {
        let line = self.meeting_line(meeting.clone(), now)?;
        let details = &meeting.details;
        let when = format!("{}, {} at {}", line.panel_name, words::day(details.date), words::time(details.starts));
        let mut task = task(kind, label, &when, line.items);
        task.meeting = Some(meeting.id);
        Ok(task)
    }

    fn record_tasks(&self, me: &Person, now: DateTime<Utc>) -> Result<Vec<Task>, Refusal> {
        let lines = self.records(now)?;
        let mut tasks = Vec::new();
        let mut group = |right: Right, kind, one: &str, many: &str, of: &dyn Fn(&RecordLine) -> bool| {
            if may(me, right) {
                tasks.extend(record_task(kind, one, many, lines.iter().filter(|line| of(line)).collect()));
            }
        };
        group(
            Right::Minute,
            TaskKind::Returned,
            "record came back from the chair",
            "records came back from the chair",
            &|line| line.stage == Stage::Returned,
        );
        group(Right::Minute, TaskKind::Finalise, "record to finalise", "records to finalise", &|line| {
            line.stage == Stage::ToFinalise
        });
        group(Right::Sign, TaskKind::Sign, "record to read and sign", "records to read and sign", &|line| {
            line.stage == Stage::ToSign
        });
        group(
            Right::Sign,
            TaskKind::AnswerAmendment,
            "record that somebody wants amended",
            "records that somebody wants amended",
            &|line| line.amendments > 0,
        );
        group(Right::File, TaskKind::File, "signed record to file", "signed records to file", &|line| {
            line.stage == Stage::ToFile
        });
        Ok(tasks)
    }

    fn overdue_task(&self, now: DateTime<Utc>) -> Result<Option<Task>, Refusal> {
        let today = self.today(now);
        let open = self.book.open_actions()?;
        let overdue: Vec<_> = open.iter().filter(|action| action.details.due.is_some_and(|due| due < today)).collect();
        let Some(oldest) = overdue.iter().filter_map(|action| action.details.due).min() else { return Ok(None) };
        let label = words::count(count(overdue.len()), "action is overdue", "actions are overdue");
        let detail = format!("The oldest was due {}.", words::day(oldest));
        Ok(Some(task(TaskKind::OverdueActions, &label, &detail, count(overdue.len()))))
    }
}

fn may(me: &Person, right: Right) -> bool {
    right.check(&me.details.roles).is_ok()
}

pub(super) fn task(what: TaskKind, label: &str, detail: &str, count: u32) -> Task {
    Task {
        what,
        label: label.to_owned(),
        detail: detail.to_owned(),
        count,
        clock: None,
        meeting: None,
        record: None,
        request: None,
    }
}

/// A request that no panel hears in time, said while something can be done. It names nobody: this screen shows no child.
fn too_late_task(line: &RequestLine) -> Option<Task> {
    let late = line.too_late.as_ref()?;
    let mut task = task(TaskKind::TooLate, &format!("{}: too late", line.reason_label), &late.sentence, 1);
    task.clock = line.clock.clone();
    task.request = Some(line.request.id);
    Some(task)
}

/// The most urgent clock of a record that is not settled yet.
fn open_clock(line: &RecordLine) -> Option<&Clock> {
    line.clocks.iter().filter(|clock| clock.state != ClockState::Done).min_by_key(|clock| (clock.state, clock.due))
}

fn record_task(kind: TaskKind, one: &str, many: &str, lines: Vec<&RecordLine>) -> Option<Task> {
    let first = lines.iter().min_by_key(|line| open_clock(line).map(|clock| (clock.state, clock.due)))?;
    let held = format!("{}, {}", first.panel_name, words::day(first.meeting_date));
    let mut task = task(kind, &words::count(count(lines.len()), one, many), &held, count(lines.len()));
    task.clock = open_clock(first).cloned();
    task.record = Some(first.record.id);
    task.meeting = Some(first.record.meeting);
    Some(task)
}

/// How far ahead the working week needs the calendar: the longest clock in use is far shorter.
fn latest_date(today: NaiveDate) -> NaiveDate {
    today + Duration::weeks(13)
}
