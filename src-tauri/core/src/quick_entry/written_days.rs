//! Days that are written with their month: "Fri 12 Dec", "12/12", "12-Dec-25"; checked that they exist and lie ahead.

use chrono::{Datelike, Days, Month, NaiveDate, Weekday};

use super::EntrySetting;
use super::refused::{Refused, Why};
use crate::calendar::words::{self, month_named as month};
use crate::quick_entry::refused::FoundDay;
use crate::text::line::Tokens;

/// A day without a year may lie so far back before it is taken to be of the next year.
const LOOKS_BACK: u64 = 92;
/// No panel sets an action this many years ahead.
const YEARS_AHEAD: i32 = 3;

/// A day with its month: in figures or in words.
pub(super) fn written(
    tokens: &Tokens,
    at: usize,
    named: Option<Weekday>,
    led: bool,
    setting: &EntrySetting,
) -> Option<FoundDay> {
    if let Some((year, month, day)) = joined(tokens.key(at)) {
        return Some((at + 1, dated(year, month, day, named, setting)));
    }
    if let Some((parts, separator)) = figures(tokens.key(at)) {
        return in_figures(at, &parts, separator, named, led, setting);
    }
    let (first, second) = (tokens.key(at), tokens.key(at + 1));
    let (day, month, mut end) = if let (Some(day), Some(month)) = (day_number(first), month(second)) {
        (day, month, at + 2)
    } else if let (Some(day), "of", Some(month)) = (day_number(first), second, month(tokens.key(at + 2))) {
        (day, month, at + 3)
    } else if let (Some(month), Some(day)) = (month(first), day_number(second)) {
        (day, month, at + 2)
    } else {
        return None;
    };
    let comma = usize::from(tokens.key(end) == "," && year(tokens.key(end + 1)).is_some_and(|year| year > 99));
    let year = year(tokens.key(end + comma)).filter(|_| !is_time(tokens.key(end + comma + 1)));
    end += year.map_or(0, |_| comma + 1);
    Some((end, dated(year, month, day, named, setting)))
}

fn in_figures(
    at: usize,
    parts: &[u32],
    separator: char,
    named: Option<Weekday>,
    led: bool,
    setting: &EntrySetting,
) -> Option<FoundDay> {
    let (day, month, year) = match *parts {
        [year, month, day] if year > 999 => (day, month, i32::try_from(year).ok()),
        [day, month, year] => (day, month, i32::try_from(year).ok()),
        // "24/7" is all day long; "3.5" and "9-5" are days only where something leads up to one.
        [day, month] if (day, month) != (24, 7) && (led || separator == '/') => (day, month, None),
        _ => return None,
    };
    let found = dated(year, month, day, named, setting);
    let impossible = matches!(&found, Err(refused) if refused.why == Why::NoSuchDate);
    (led || parts.len() == 3 || !impossible).then_some((at + 1, found))
}

/// "12-Dec", "12-Dec-25".
fn joined(key: &str) -> Option<(Option<i32>, u32, u32)> {
    let mut parts = key.split('-');
    let (day, month) = (day_number(parts.next()?)?, month(parts.next()?)?);
    match parts.next() {
        None => Some((None, month, day)),
        Some(last) => Some((Some(year(last)?), month, day)),
    }
}

fn figures(key: &str) -> Option<(Vec<u32>, char)> {
    let separator = key.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<u32> = key.split(separator).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    (2..=3).contains(&parts.len()).then_some((parts, separator))
}

/// "12", "12th".
pub(super) fn day_number(key: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

pub(super) fn year(key: &str) -> Option<i32> {
    let year: i32 = key.parse().ok()?;
    match key.len() {
        4 if (1900..2200).contains(&year) => Some(year),
        2 if (20..80).contains(&year) => Some(year),
        _ => None,
    }
}

fn is_time(key: &str) -> bool {
    matches!(key, "am" | "pm" | "minutes" | "mins" | "hours")
}

/// The day of that month, checked: it exists, has that name, and lies ahead.
pub(super) fn dated(
    year: Option<i32>,
    month: u32,
    day: u32,
    named: Option<Weekday>,
    setting: &EntrySetting,
) -> Result<NaiveDate, Refused> {
    let year = year.map(|year| if year < 100 { year + 2000 } else { year });
    let date = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => nearest(month, day, setting.held),
    };
    let Some(date) = date else { return Err(no_such_day(year, month, day)) };
    if let Some(named) = named.filter(|named| *named != date.weekday()) {
        return Err(wrong_weekday(date, named));
    }
    ahead(date, setting.held)
}

pub(super) fn wrong_weekday(date: NaiveDate, named: Weekday) -> Refused {
    let said = long_name(named);
    let sentence = format!("{} is a {}, not a {said}. Check the date.", words::plain_date(date), date.format("%A"));
    Refused::new(Why::WrongWeekday, sentence)
}

/// The day of the year that the meeting is in, or of the next where that is nearer.
pub(super) fn nearest(month: u32, day: u32, held: NaiveDate) -> Option<NaiveDate> {
    let from = held.checked_sub_days(Days::new(LOOKS_BACK))?;
    let days = (held.year() - 1..=held.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.filter(|date| *date >= from).min()
}

/// A day, where it is not before the meeting nor years after it.
pub(super) fn ahead(date: NaiveDate, held: NaiveDate) -> Result<NaiveDate, Refused> {
    if date < held {
        let sentence = format!("{} lies before the meeting. Write a later day.", words::plain_date(date));
        return Err(Refused::new(Why::PastDate, sentence));
    }
    if date.year() > held.year() + YEARS_AHEAD {
        let sentence = format!("{} is years away. Check the year.", words::plain_date(date));
        return Err(Refused::new(Why::TooFar, sentence));
    }
    Ok(date)
}

fn no_such_day(year: Option<i32>, month: u32, day: u32) -> Refused {
    let named = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    let Some(name) = named.map(|month| month.name()) else {
        return Refused::new(Why::NoSuchDate, format!("There is no month {month}. Write the day first: 25/12."));
    };
    let in_year = year.map_or_else(String::new, |year| format!(" {year}"));
    Refused::new(Why::NoSuchDate, format!("{name}{in_year} has no day {day}. Check the date."))
}

fn long_name(day: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.num_days_from_monday() as usize]
}
