//! What the next weeks hold for a child: slots, reviews, actions and deadlines, in the order of their days (CLAM-11).

use chrono::{DateTime, Days, NaiveDate, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{ChildId, PanelId};
use quorate_core::meeting::action::ActionState;
use quorate_core::meeting::agenda::ItemState;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::views::{AheadKind, AheadLine, ChildLine, Clock, ClockState, RecordLine, RequestLine, TrackerLine};

/// How far ahead is looked.
const AHEAD: Days = Days::new(8 * 7);

/// What lines are made of: of one child, or of all.
pub(crate) struct InHand<'l> {
    pub requests: &'l [RequestLine],
    pub records: &'l [RecordLine],
    pub actions: &'l [TrackerLine],
    /// Whom alone it is about.
    pub only: Option<ChildId>,
}

impl Service {
    /// Of every child that something waits for, the earliest first.
    pub(crate) fn ahead_of_all(&self, now: DateTime<Utc>) -> Result<Vec<AheadLine>, Refusal> {
        let requests: Vec<RequestLine> = self
            .book
            .requests_in_hand(now)?
            .into_iter()
            .map(|request| self.request_line(request, now))
            .collect::<Result<_, _>>()?;
        let actions: Vec<TrackerLine> = self
            .book
            .open_actions()?
            .into_iter()
            .map(|action| self.tracker_line(action, now))
            .collect::<Result<_, _>>()?;
        let records = self.records(now)?;
        self.ahead(&InHand { requests: &requests, records: &records, actions: &actions, only: None }, now)
    }

    pub(crate) fn ahead(&self, of: &InHand, now: DateTime<Utc>) -> Result<Vec<AheadLine>, Refusal> {
        let today = self.today(now);
        let until = today + AHEAD;
        let mut lines = Vec::new();
        for request in of.requests {
            lines.extend(self.request_ahead(request)?);
        }
        lines.extend(self.reviews_ahead(until, now)?);
        for action in of.actions.iter().filter(|line| line.action.state == ActionState::Open) {
            lines.extend(action.action.details.due.map(|date| action_ahead(action, date)));
        }
        for record in of.records {
            let open = record.clocks.iter().filter(|clock| clock.state != ClockState::Done);
            lines.extend(
                open.map(|clock| AheadLine { record: Some(record.record.id), ..deadline(clock, &record.child) }),
            );
        }
        lines.retain(|line| line.date <= until && of.only.is_none_or(|child| line.child.child.id == child));
        lines.sort_by(|a, b| (a.date, a.what, &a.child.order).cmp(&(b.date, b.what, &b.child.order)));
        Ok(lines)
    }

    /// The slot that a request waits in, and the deadline of its reason, for each of its children.
    fn request_ahead(&self, line: &RequestLine) -> Result<Vec<AheadLine>, Refusal> {
        let request = line.request.id;
        let mut lines = Vec::new();
        let items = self.book.items_of_request(request)?;
        let waiting = items.last().filter(|item| matches!(item.state, ItemState::Waiting | ItemState::Running));
        for child in &line.children {
            if let Some(item) = waiting {
                let meeting = self.book.meeting(item.details.meeting)?;
                lines.push(AheadLine {
                    detail: line.reason_label.clone(),
                    words: line.too_late.as_ref().map(|late| late.words.clone()).unwrap_or_default(),
                    late: line.too_late.is_some(),
                    meeting: Some(meeting.id),
                    request: Some(request),
                    ..begun(
                        AheadKind::Slot,
                        meeting.details.date,
                        child,
                        format!("{} at {}", line.panel_name, words::time(item.details.starts)),
                    )
                });
            }
            let in_hand = line.request.state.check_not_ended().is_ok();
            if let Some(clock) = line.clock.as_ref().filter(|clock| in_hand && clock.state != ClockState::Done) {
                let found = deadline(clock, child);
                lines.push(AheadLine { request: Some(request), late: found.late || line.too_late.is_some(), ..found });
            }
        }
        Ok(lines)
    }

    /// Reviews that nobody has booked, of every panel.
    fn reviews_ahead(&self, until: NaiveDate, now: DateTime<Utc>) -> Result<Vec<AheadLine>, Refusal> {
        let today = self.today(now);
        let mut lines = Vec::new();
        for panel in self.panel_ids()? {
            let profile = self.latest(&panel)?;
            for (review, comes) in self.reviews_open(&panel, until, now)? {
                let child = self.line_of_child(review.child, now)?;
                let decided = words::day(review.held);
                lines.push(AheadLine {
                    detail: match comes {
                        Some(_) => format!("Decided on {decided}, not booked"),
                        None => format!("Decided on {decided}; no meeting is planned for it"),
                    },
                    late: review.on < today,
                    words: if review.on < today { "its day has gone by".to_owned() } else { String::new() },
                    meeting: comes,
                    record: Some(review.record),
                    ..begun(AheadKind::Review, review.on, &child, format!("Comes back to the {}", profile.short_name))
                });
            }
        }
        Ok(lines)
    }

    /// The panels in use, each once.
    pub(crate) fn panel_ids(&self) -> Result<Vec<PanelId>, Refusal> {
        let mut ids: Vec<PanelId> = self.book.panels()?.into_iter().map(|adopted| adopted.panel).collect();
        ids.dedup();
        Ok(ids)
    }
}

fn begun(what: AheadKind, date: NaiveDate, child: &ChildLine, label: String) -> AheadLine {
    AheadLine {
        what,
        date,
        child: child.clone(),
        label,
        detail: String::new(),
        words: String::new(),
        late: false,
        meeting: None,
        request: None,
        record: None,
    }
}

fn deadline(clock: &Clock, child: &ChildLine) -> AheadLine {
    AheadLine {
        detail: clock.by.clone(),
        words: clock.words.clone(),
        late: clock.state == ClockState::Over,
        ..begun(AheadKind::Deadline, clock.due, child, clock.label.clone())
    }
}

fn action_ahead(line: &TrackerLine, date: NaiveDate) -> AheadLine {
    AheadLine {
        detail: line.owner_label.clone(),
        words: line.words.clone(),
        late: line.overdue,
        record: Some(line.action.record),
        ..begun(AheadKind::Action, date, &line.child, line.action.details.what.clone())
    }
}
