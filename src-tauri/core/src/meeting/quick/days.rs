//! Days of the calendar as people write them: "Fri 12 Dec", "12/12", "the 16th", "next Wednesday", "end of the month".

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::refused::{Refused, Why};
use super::token::Tokens;
use super::{Setting, refused};
use crate::calendar::words;

/// A day that was found: where it ends, and which it is.
pub(super) type Found = (usize, Result<NaiveDate, Refused>);

/// A day without a year may lie so far back before it is taken to be of the next year.
const LOOKS_BACK: u64 = 92;
/// No panel sets an action this many years ahead.
const YEARS_AHEAD: i32 = 3;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTHS_IN_FULL: [&str; 12] = [
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

pub(super) fn month(key: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|short| *short == key);
    let at = at.or_else(|| MONTHS_IN_FULL.iter().position(|full| *full == key));
    at.or_else(|| (key == "sept").then_some(8)).and_then(|at| u32::try_from(at + 1).ok())
}

pub(super) fn weekday(key: &str) -> Option<Weekday> {
    Some(match key {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The day that stands at `at`. `led` says that a word such as "by" or "on" came before.
pub(super) fn day(tokens: &Tokens, at: usize, led: bool, setting: &Setting) -> Option<Found> {
    let at = tokens.says_any(at, &["first thing on", "first thing"]).map_or(at, |(end, _)| end);
    let at = tokens.says(at, "the").unwrap_or(at);
    let at = tokens.says(at, "bank holiday").filter(|next| weekday(tokens.key(*next)).is_some()).unwrap_or(at);
    let named = weekday(tokens.key(at));
    let after = if named.is_some() { at + 1 + usize::from(matches!(tokens.key(at + 1), "," | ".")) } else { at };
    let after = tokens.says(after, "the").unwrap_or(after);
    written(tokens, after, named, led || named.is_some(), setting)
        .or_else(|| named.and_then(|named| numbered(tokens, after, named, setting)))
        .or_else(|| holiday(tokens, at, setting))
        .or_else(|| of_the_week(tokens, at, led, setting))
        .or_else(|| end_of(tokens, at, setting))
        .or_else(|| near(tokens, at, setting))
        .or_else(|| ordinal(tokens, at, led, setting))
}

/// A day with its month: in figures or in words.
fn written(tokens: &Tokens, at: usize, named: Option<Weekday>, led: bool, setting: &Setting) -> Option<Found> {
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
    setting: &Setting,
) -> Option<Found> {
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

fn year(key: &str) -> Option<i32> {
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
fn dated(
    year: Option<i32>,
    month: u32,
    day: u32,
    named: Option<Weekday>,
    setting: &Setting,
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

fn wrong_weekday(date: NaiveDate, named: Weekday) -> Refused {
    let said = long_name(named);
    let sentence = format!("{} is a {}, not a {said}. Check the date.", words::plain_date(date), date.format("%A"));
    Refused::new(Why::WrongWeekday, sentence)
}

/// The day of the year that the meeting is in, or of the next where that is nearer.
fn nearest(month: u32, day: u32, held: NaiveDate) -> Option<NaiveDate> {
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
    let name = usize::try_from(month).ok().and_then(|month| MONTHS_IN_FULL.get(month.wrapping_sub(1)));
    let Some(name) = name else {
        return Refused::new(Why::NoSuchDate, format!("There is no month {month}. Write the day first: 25/12."));
    };
    let name = super::capitalised(name);
    let in_year = year.map_or_else(String::new, |year| format!(" {year}"));
    Refused::new(Why::NoSuchDate, format!("{name}{in_year} has no day {day}. Check the date."))
}

fn long_name(day: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.num_days_from_monday() as usize]
}

/// "Friday", "this Friday", "next Friday", "Friday week", "a week on Friday", "Friday next week", "last Friday".
fn of_the_week(tokens: &Tokens, at: usize, led: bool, setting: &Setting) -> Option<Found> {
    let held = setting.held;
    if let Some(end) = tokens.says(at, "a week today").or_else(|| tokens.says(at, "week today")) {
        return Some((end, Ok(held + Days::new(7))));
    }
    if let Some(on) = tokens.says(at, "a week on").or_else(|| tokens.says(at, "week on")) {
        let day = weekday(tokens.key(on))?;
        return Some((on + 1, Ok(coming(held, day) + Days::new(7))));
    }
    let (which, at) = match tokens.key(at) {
        which @ ("this" | "next" | "last" | "coming") => (which, at + 1),
        _ => ("", at),
    };
    let named = weekday(tokens.key(at))?;
    // "sat" and "sun" are words too.
    let capital = tokens.text(at).starts_with(char::is_uppercase);
    if !(led || !which.is_empty() || capital || tokens.key(at).len() > 5) {
        return None;
    }
    let next_week = held.week(Weekday::Mon).first_day() + Days::new(7 + u64::from(named.num_days_from_monday()));
    let tail = ["of next week", "next week"].iter().find_map(|tail| tokens.says(at + 1, tail));
    if let Some(end) = tail {
        return Some((end, Ok(next_week)));
    }
    match which {
        "next" => Some((at + 1, Ok(next_week))),
        "last" => Some((at + 1, Err(Refused::of(Why::PastDate)))),
        _ if tokens.key(at + 1) == "week" => Some((at + 2, Ok(coming(held, named) + Days::new(7)))),
        _ => Some((at + 1, Ok(coming(held, named)))),
    }
}

/// The first such day after the meeting.
fn coming(held: NaiveDate, day: Weekday) -> NaiveDate {
    let days = day.days_since(held.weekday());
    held + Days::new(if days == 0 { 7 } else { u64::from(days) })
}

const CLOSES: [&str; 7] =
    ["close of business", "close of play", "end of play", "end of the day", "end of day", "eod", "cop"];
const END_OF: [&str; 9] = [
    "the end of the",
    "the end of",
    "end of the",
    "end of",
    "end",
    "last day of the",
    "last day of",
    "last working day of the",
    "last working day of",
];

/// "end of the month", "end of January", "end of next week", "close of play", "close of play Friday".
fn end_of(tokens: &Tokens, at: usize, setting: &Setting) -> Option<Found> {
    let held = setting.held;
    if let Some((end, _)) = tokens.says_any(at, &CLOSES) {
        let on = tokens.says(end, "on").unwrap_or(end);
        let later = day(tokens, on, true, setting);
        return Some(later.unwrap_or((end, Ok(held))));
    }
    let (mut end, _) = tokens.says_any(at, &END_OF)?;
    let next = tokens.says(end, "next").is_some();
    if next || tokens.key(end) == "this" {
        end += 1;
    }
    let last = match tokens.key(end) {
        "month" => last_of_month(held, u32::from(next)),
        "week" => Some(held.week(Weekday::Mon).first_day() + Days::new(if next { 11 } else { 4 })),
        "year" if !next => NaiveDate::from_ymd_opt(held.year(), 12, 31),
        "today" => Some(held),
        other => {
            let month = month(other)?;
            let first = nearest(month, 28, held)?;
            let given = year(tokens.key(end + 1)).map(|year| if year < 100 { year + 2000 } else { year });
            end += usize::from(given.is_some());
            last_of_month(given.map_or(Some(first), |year| NaiveDate::from_ymd_opt(year, month, 28))?, 0)
        }
    }?;
    Some((end + 1, worked(last, setting).and_then(|day| ahead(day, held))))
}

fn last_of_month(day: NaiveDate, months_on: u32) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(months_on + 1))?.pred_opt()
}

/// The last working day on or before a day.
pub(super) fn worked(day: NaiveDate, setting: &Setting) -> Result<NaiveDate, Refused> {
    setting.calendar.last_working_day(day).map_err(refused_unpublished)
}

/// The last working day before a day.
pub(super) fn before(day: NaiveDate, setting: &Setting) -> Result<NaiveDate, Refused> {
    let day = setting.calendar.working_days_before(day, 1).map_err(refused_unpublished)?;
    ahead(day, setting.held)
}

pub(super) fn refused_unpublished(error: crate::calendar::Unpublished) -> Refused {
    refused::Refused::new(Why::Unpublished, error.to_string())
}

/// "today", "tomorrow", "yesterday".
fn near(tokens: &Tokens, at: usize, setting: &Setting) -> Option<Found> {
    let held = setting.held;
    Some(match tokens.key(at) {
        "today" | "tonight" => (at + 1, Ok(held)),
        "this" if matches!(tokens.key(at + 1), "afternoon" | "evening" | "morning") => (at + 2, Ok(held)),
        "tomorrow" | "tmrw" | "tmw" => (at + 1, Ok(held + Days::new(1))),
        "day" if tokens.says(at, "day after tomorrow").is_some() => (at + 3, Ok(held + Days::new(2))),
        "yesterday" => (at + 1, Err(Refused::of(Why::PastDate))),
        _ => return None,
    })
}

/// "Good Friday", "Christmas Eve": a day that has a name of its own.
fn holiday(tokens: &Tokens, at: usize, setting: &Setting) -> Option<Found> {
    const FIXED: [(&str, u32, u32); 5] = [
        ("christmas eve", 12, 24),
        ("christmas day", 12, 25),
        ("boxing day", 12, 26),
        ("new year's eve", 12, 31),
        ("new year's day", 1, 1),
    ];
    const OF_EASTER: [(&str, &str); 2] = [("good friday", "Good Friday"), ("easter monday", "Easter Monday")];
    let fixed = FIXED.into_iter().find_map(|(said, month, day)| Some((tokens.says(at, said)?, month, day)));
    if let Some((end, month, day)) = fixed {
        return Some((end, dated(None, month, day, None, setting)));
    }
    let (end, name) = OF_EASTER.into_iter().find_map(|(said, name)| Some((tokens.says(at, said)?, name)))?;
    let mut coming = setting.calendar.bank.holidays.range(setting.held..);
    let day = coming.find(|(_, known)| known.as_str() == name).map(|(day, _)| *day);
    Some((end, day.ok_or_else(|| Refused::of(Why::Unpublished))))
}

/// "Fri 13th": the weekday's day of this month or the next.
fn numbered(tokens: &Tokens, at: usize, named: Weekday, setting: &Setting) -> Option<Found> {
    let (end, found) = ordinal(tokens, at, true, setting)?;
    let agrees = |day: NaiveDate| if day.weekday() == named { Ok(day) } else { Err(wrong_weekday(day, named)) };
    Some((end, found.and_then(agrees)))
}

/// What may follow "the 16th"; a noun makes something else of it.
const AFTER_A_DAY: [&str; 12] =
    ["to", "and", "so", "via", "using", "through", "measured", "evidenced", "at", "latest", "with", "if"];

/// "the 16th", where something leads up to it and no noun follows.
fn ordinal(tokens: &Tokens, at: usize, led: bool, setting: &Setting) -> Option<Found> {
    let key = tokens.key(at);
    let alone = tokens.ends(at + 1) || AFTER_A_DAY.contains(&tokens.key(at + 1));
    let day = day_number(key).filter(|_| led && alone && !key.ends_with(|c: char| c.is_ascii_digit()))?;
    let this = setting.held.with_day(day).filter(|date| *date >= setting.held);
    let next = || last_of_month(setting.held, 0)?.succ_opt()?.with_day(day);
    let date = this.or_else(next).ok_or_else(|| Refused::of(Why::NoSuchDate));
    Some((at + 1, date))
}
