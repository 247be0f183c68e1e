//! The time left until a deadline, as people say it.

use chrono::{NaiveDate, NaiveDateTime};

use super::due_date::Due;
use super::words::{self, count, day};
use super::working_days::{Calendar, Unpublished};

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// The time is up.
    Over,
    /// It ends before midnight.
    Today,
    /// There is time beyond today.
    Running,
    /// The bank holidays on file do not reach far enough to tell.
    Unknown,
}

/// The time left until a deadline, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    /// "2 working days left", "due today", "1 working day over".
    pub words: String,
    /// What a colour or an order may go by.
    pub stands: Stands,
}

impl TimeLeft {
    /// Where the deadline itself cannot be told: the sentence that says why.
    pub fn unknown(why: Unpublished) -> Self {
        Self { words: why.to_string(), stands: Stands::Unknown }
    }
}

/// By how much something came after its deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Working days after it; none where they cannot be counted, or no working day lies between.
    pub working_days: Option<u32>,
    due: NaiveDate,
}

impl Missed {
    /// "2 working days late"; where that is none, "after the deadline of Saturday 5 December".
    pub fn late(&self) -> String {
        match self.working_days {
            Some(days) => format!("{} late", count(days, "working day", "working days")),
            None => format!("after the deadline of {}", day(self.due)),
        }
    }

    /// "2 working days after its deadline"; where that is none, "after its deadline".
    pub fn after(&self) -> String {
        match self.working_days {
            Some(days) => format!("{} after its deadline", count(days, "working day", "working days")),
            None => "after its deadline".to_owned(),
        }
    }
}

/// By how much what happened at `at`, on the wall in London, missed the deadline; none where it met it.
pub fn missed_by(at: NaiveDateTime, due: &Due, calendar: &Calendar) -> Option<Missed> {
    if due.met_at(at) {
        return None;
    }
    let working_days = calendar.working_days_between(due.date, at.date()).ok().filter(|days| *days > 0);
    Some(Missed { working_days, due: due.date })
}

/// The time left: "2 working days left", "due today", "1 working day over". `now` is the time on the wall in London.
/// Where working days cannot be counted, because bank holidays between are not published, the day itself is said.
pub fn left(now: NaiveDateTime, due: &Due, calendar: &Calendar) -> TimeLeft {
    let today = now.date();
    if !due.met_at(now) {
        let days = calendar.working_days_between(due.date, today).unwrap_or(0);
        let words = match (days, due.time) {
            (0, Some(time)) if due.date == today => format!("over since {}", words::time(time)),
            (0, _) => format!("over since {}", day(due.date)),
            _ => format!("{} over", count(days, "working day", "working days")),
        };
        return TimeLeft { words, stands: Stands::Over };
    }
    let act_by = due.act_by();
    if today < act_by {
        // A deadline that follows an event on a day not worked may have no working day at all before it.
        let days = calendar.working_days_between(today, act_by).unwrap_or(0);
        let words = match days {
            0 => format!("due {}", day(due.date)),
            _ => format!("{} left", count(days, "working day", "working days")),
        };
        return TimeLeft { words, stands: Stands::Running };
    }
    let words = match due.time {
        _ if today < due.date && today > act_by => format!("due {}, not a working day", day(due.date)),
        _ if today < due.date => format!("due today: {} is not a working day", day(due.date)),
        Some(time) => format!("due today by {}", words::time(time)),
        None => "due today".into(),
    };
    TimeLeft { words, stands: Stands::Today }
}
