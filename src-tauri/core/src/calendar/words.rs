//! Dates and times, as people say them.

use super::Due;
use chrono::{Month, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

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

/// "Friday 8 January", "5pm on Thursday 7 January"; "Friday 25 December (the last working day is Thursday 24 December)",
/// where nobody works on it.
pub fn due(due: &Due) -> String {
    let hour = due.time.map_or_else(String::new, |at| format!("{} on ", time(at)));
    match due.last_working_day.filter(|last| *last != due.date) {
        Some(last) => format!("{hour}{} (the last working day is {})", day(due.date), day(last)),
        None => format!("{hour}{}", day(due.date)),
    }
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

/// The months by their whole names, in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that somebody meant by a word, from 1: also one cut short or with a letter wrong, where no other is as near.
/// Only where a month must stand; in free text, "marsh" is no March.
pub fn month_meant(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let near = |name: &&str| {
        let begins = word.len() > 2 && name.starts_with(&word);
        begins || (word.len() > 3 && word.get(..1) == name.get(..1) && strsim::osa_distance(&word, name) == 1)
    };
    month_named(&word).or_else(|| {
        let mut meant = (1..).zip(MONTHS).filter(|(_, name)| near(name)).map(|(month, _)| month);
        meant.next().filter(|_| meant.next().is_none())
    })
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

/// "a", "a and b", "a, b and c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
