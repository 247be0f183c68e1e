//! Days of the calendar as people write them: "Fri 12 Dec", "12/12", "the 16th", "next Wednesday", "end of the month".

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::refused::{FoundDay, Refused, Why};
use super::{EntrySetting, holidays, refused};
use crate::calendar::words::{month_named as month, weekday_named as weekday};
use crate::quick_entry::written_days::{ahead, day_number, nearest, written, wrong_weekday, year};
use crate::text::line::Tokens;

/// The day that stands at `at`. `led` says that a word such as "by" or "on" came before.
pub(super) fn day(tokens: &Tokens, at: usize, led: bool, setting: &EntrySetting) -> Option<FoundDay> {
    let at = tokens.says_any(at, &["first thing on", "first thing"]).map_or(at, |(end, _)| end);
    let at = tokens.says(at, "the").unwrap_or(at);
    // "bank holiday Monday 28 December": its date says which.
    let dated = tokens.says(at, "bank holiday").and_then(|next| of_a_month(tokens, next, led, setting));
    dated
        .map(|(end, day)| (end, day.and_then(|day| holidays::checked(day, setting))))
        .or_else(|| of_a_month(tokens, at, led, setting))
        .or_else(|| holidays::holiday(tokens, at, setting))
        .or_else(|| of_the_week(tokens, at, led, setting))
        .or_else(|| end_of(tokens, at, setting))
        .or_else(|| near(tokens, at, setting))
        .or_else(|| ordinal(tokens, at, led, setting))
}

/// "Fri 12 Dec", "12/12", "Fri 13th".
fn of_a_month(tokens: &Tokens, at: usize, led: bool, setting: &EntrySetting) -> Option<FoundDay> {
    let named = weekday(tokens.key(at));
    let after = if named.is_some() { at + 1 + usize::from(matches!(tokens.key(at + 1), "," | ".")) } else { at };
    let after = tokens.says(after, "the").unwrap_or(after);
    written(tokens, after, named, led || named.is_some(), setting)
        .or_else(|| named.and_then(|named| numbered(tokens, after, named, setting)))
}

/// "Friday", "this Friday", "next Friday", "Friday week", "a week on Friday", "Friday next week", "last Friday".
fn of_the_week(tokens: &Tokens, at: usize, led: bool, setting: &EntrySetting) -> Option<FoundDay> {
    let held = setting.held;
    if let Some(found) = weeks_on(tokens, at, held) {
        return Some(found);
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

/// "a week today", "a fortnight tomorrow", "two weeks on Friday", "week on Monday".
fn weeks_on(tokens: &Tokens, at: usize, held: NaiveDate) -> Option<FoundDay> {
    const WEEKS: [(&str, u64); 8] = [
        ("a week", 1),
        ("week", 1),
        ("1 week", 1),
        ("a fortnight", 2),
        ("fortnight", 2),
        ("two weeks", 2),
        ("2 weeks", 2),
        ("three weeks", 3),
    ];
    let (end, weeks) = WEEKS.into_iter().find_map(|(said, weeks)| Some((tokens.says(at, said)?, weeks)))?;
    let (end, from) = match tokens.key(end) {
        "today" => (end + 1, held),
        "tomorrow" => (end + 1, held + Days::new(1)),
        "on" => (end + 2, coming(held, weekday(tokens.key(end + 1))?)),
        _ => return None,
    };
    Some((end, Ok(from + Days::new(7 * weeks))))
}

/// The first such day after the meeting.
fn coming(held: NaiveDate, day: Weekday) -> NaiveDate {
    let days = day.days_since(held.weekday());
    held + Days::new(if days == 0 { 7 } else { u64::from(days) })
}

const CLOSES: [&str; 8] =
    ["close of business", "close of play", "end of play", "end of the day", "end of day", "eod", "cob", "cop"];
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
fn end_of(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<FoundDay> {
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
pub(super) fn worked(day: NaiveDate, setting: &EntrySetting) -> Result<NaiveDate, Refused> {
    setting.calendar.last_working_day(day).map_err(refused_unpublished)
}

/// The last working day before a day.
pub(super) fn before(day: NaiveDate, setting: &EntrySetting) -> Result<NaiveDate, Refused> {
    let day = setting.calendar.working_days_before(day, 1).map_err(refused_unpublished)?;
    ahead(day, setting.held)
}

pub(super) fn refused_unpublished(error: crate::calendar::Unpublished) -> Refused {
    refused::Refused::new(Why::Unpublished, error.to_string())
}

/// "today", "tomorrow", "yesterday".
fn near(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<FoundDay> {
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

/// "Fri 13th": the weekday's day of this month or the next.
fn numbered(tokens: &Tokens, at: usize, named: Weekday, setting: &EntrySetting) -> Option<FoundDay> {
    let (end, found) = ordinal(tokens, at, true, setting)?;
    let agrees = |day: NaiveDate| if day.weekday() == named { Ok(day) } else { Err(wrong_weekday(day, named)) };
    Some((end, found.and_then(agrees)))
}

/// What may follow "the 16th"; a noun makes something else of it.
const AFTER_A_DAY: [&str; 12] =
    ["to", "and", "so", "via", "using", "through", "measured", "evidenced", "at", "latest", "with", "if"];

/// "the 16th", where something leads up to it and no noun follows.
fn ordinal(tokens: &Tokens, at: usize, led: bool, setting: &EntrySetting) -> Option<FoundDay> {
    let key = tokens.key(at);
    let alone = tokens.ends(at + 1) || AFTER_A_DAY.contains(&tokens.key(at + 1));
    let day = day_number(key).filter(|_| led && alone && !key.ends_with(|c: char| c.is_ascii_digit()))?;
    let this = setting.held.with_day(day).filter(|date| *date >= setting.held);
    let next = || last_of_month(setting.held, 0)?.succ_opt()?.with_day(day);
    let date = this.or_else(next).ok_or_else(|| Refused::of(Why::NoSuchDate));
    Some((at + 1, date))
}
