//! Dates, times and the time left, as people say them.

use chrono::{Month, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::{Calendar, Due, Unpublished};

/// "Wednesday 25 November 2026".
pub fn date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "Wed 9 December 2026".
pub fn short_date(date: NaiveDate) -> String {
    date.format("%a %-d %B %Y").to_string()
}

/// "Wednesday 25 November": for dates near today, where the year says nothing.
pub fn day(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// "25 November 2026".
pub fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// The month that a word names, from 1: "dec", "December", "sept".
pub fn month_named(word: &str) -> Option<u32> {
    let month: Option<Month> =
        if word.eq_ignore_ascii_case("sept") { Some(Month::September) } else { word.parse().ok() };
    month.map(|month| month.number_from_month())
}

/// The day that a word names: "fri", "Friday", "weds".
pub fn weekday_named(word: &str) -> Option<Weekday> {
    match word.to_ascii_lowercase().as_str() {
        "tues" => Some(Weekday::Tue),
        "weds" => Some(Weekday::Wed),
        "thur" | "thurs" => Some(Weekday::Thu),
        other => other.parse().ok(),
    }
}

/// "2:16pm", "1pm", "midday".
pub fn time(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".into(),
        (12, 0) => "midday".into(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// "25 November 2026 at 2:16pm".
pub fn date_and_time(at: NaiveDateTime) -> String {
    format!("{} at {}", plain_date(at.date()), time(at.time()))
}

/// "1 slot", "2 slots".
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Over,
    Today,
    Running,
    /// The bank holidays on file do not reach far enough to tell.
    Unknown,
}

/// The time left until a deadline, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub words: String,
    pub stands: Stands,
}

impl Left {
    /// Where the deadline itself cannot be told: the sentence that says why.
    pub fn unknown(why: Unpublished) -> Self {
        Self { words: why.to_string(), stands: Stands::Unknown }
    }
}

/// The time left: "2 working days left", "due today", "1 working day over". `now` is the time on the wall in London.
/// Where working days cannot be counted, because bank holidays between are not published, the day itself is said.
pub fn left(now: NaiveDateTime, due: &Due, calendar: &Calendar) -> Left {
    let today = now.date();
    if !due.met_at(now) {
        let days = calendar.working_days_between(due.date, today).unwrap_or(0);
        let words = match (days, due.time) {
            (0, Some(time)) if due.date == today => format!("over since {}", self::time(time)),
            (0, _) => format!("over since {}", day(due.date)),
            _ => format!("{} over", count(days, "working day", "working days")),
        };
        return Left { words, stands: Stands::Over };
    }
    let act_by = due.act_by();
    if today < act_by {
        // A deadline that follows an event on a day not worked may have no working day at all before it.
        let days = calendar.working_days_between(today, act_by).unwrap_or(0);
        let words = match days {
            0 => format!("due {}", day(due.date)),
            _ => format!("{} left", count(days, "working day", "working days")),
        };
        return Left { words, stands: Stands::Running };
    }
    let words = match due.time {
        _ if today < due.date && today > act_by => format!("due {}, not a working day", day(due.date)),
        _ if today < due.date => format!("due today: {} is not a working day", day(due.date)),
        Some(time) => format!("due today by {}", self::time(time)),
        None => "due today".into(),
    };
    Left { words, stands: Stands::Today }
}

/// "a", "a and b", "a, b and c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
