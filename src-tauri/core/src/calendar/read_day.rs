//! A day as people write and paste it: "25/11/2026", "Wed 25 Nov, 2026", "25–11–26", "25/11/2026 00:00:00". What could be
//! meant otherwise is refused with a sentence, and nothing is guessed.
//!
//! The window reads while somebody types and has the same reader in TypeScript (`ui/src/basics/read-day.ts`); both are held
//! to one table of cases, `core/tests/fixtures/dates-own.toml`.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use unicode_normalization::UnicodeNormalization;

use super::words::{self, month_named, weekday_named};
use crate::text::name_search::is_unseen;

/// What kind of day a field asks for: it says which century two figures stand for, and whether the day may lie ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayField {
    /// Any day of a panel's work: of this century.
    Day,
    /// A date of birth: not after today, and not more than a life ago.
    Born,
}

/// A year in two figures may lie so far ahead; what lies further is some other century's.
const AHEAD: i32 = 10;
/// Nobody whose birth is written in two figures is older.
const A_LIFE: i32 = 90;
const YEARS: std::ops::Range<i32> = 1900..2200;

/// Reads a day. `today` decides the century of a year in two figures, and what lies ahead.
///
/// # Errors
/// A sentence for whoever typed it: it is no date, lacks its year, does not exist, has another weekday, or its figures
/// stand in the American order.
pub fn read_day(typed: &str, field: DayField, today: NaiveDate) -> Result<NaiveDate, String> {
    let text = plain(typed, field);
    let marks = cut(&text);
    let mut at = 0;
    let before = weekday_at(&marks, &mut at);
    let parts = parts(&marks, &mut at).ok_or_else(|| unread(typed))?;
    let after = weekday_at(&marks, &mut at);
    let rest = marks.get(at).map_or("", |mark| &text[mark.at..]);
    let (time, zone) = clock(rest).ok_or_else(|| unread(typed))?;
    let (day, month, year) = match parts {
        Parts::Whole(day, month, year) => (day, month, year_of(year, (day, month), field, today)?),
        Parts::WithoutYear => return Err("Give the year too, for example 25/11/2026.".into()),
    };
    let date = existing(day, month, year)?;
    let date = zone.and_then(|zone| in_london(date, time, zone)).unwrap_or(date);
    if let Some(named) = before.or(after).filter(|named| *named != date.weekday()) {
        let said = date.week(named).first_day().format("%A");
        return Err(format!("{} is a {}, not a {said}. Check the date.", words::plain_date(date), date.format("%A")));
    }
    if field == DayField::Born && date > today {
        return Err("The date of birth is in the future: check it, or choose an unborn child.".into());
    }
    Ok(date)
}

fn unread(typed: &str) -> String {
    format!("“{}” is not a date. Write it like 25/11/2026 or 25 Nov 2026.", typed.trim())
}

/// A figure or a word of what was typed, and where it stands.
struct Mark<'t> {
    text: &'t str,
    at: usize,
}

impl Mark<'_> {
    fn number(&self) -> Option<u32> {
        self.text.parse().ok()
    }

    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text)
    }
}

/// A day as it was written.
enum Parts<'t> {
    /// Day, month, and the figures of the year.
    Whole(u32, u32, &'t str),
    WithoutYear,
}

/// Small letters and common figures, without what cannot be seen and without what introduces a date of birth.
fn plain(typed: &str, field: DayField) -> String {
    let seen: String = typed.nfkc().filter(|letter| !is_unseen(*letter)).collect();
    let text = seen.trim().to_lowercase();
    let leads: &[&str] = match field {
        DayField::Day => &["on ", "by "],
        DayField::Born => &["date of birth", "d.o.b.", "d.o.b", "dob", "born on ", "born "],
    };
    let bare = leads.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(&text);
    bare.trim_start_matches([':', ' ', '-', '–']).to_owned()
}

/// What parts the figures and words of a date.
fn parts_a_date(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '/' | '.' | ',' | '-' | '\\' | '_' | '(' | ')' | '[' | ']' | '\'' | '’' | '‘' | '"' | '“' | '”'
        )
        || matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Figures and words; every other letter stands for itself.
fn cut(text: &str) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark> = Vec::new();
    let kind = |letter: char| match letter {
        '0'..='9' => 1,
        letter if letter.is_alphabetic() => 2,
        letter if parts_a_date(letter) => 0,
        _ => 3,
    };
    let mut before = 0;
    for (at, letter) in text.char_indices() {
        let now = kind(letter);
        match marks.last_mut() {
            Some(mark) if now == before && matches!(now, 1 | 2) => mark.text = &text[mark.at..at + letter.len_utf8()],
            _ if now != 0 => marks.push(Mark { text: &text[at..at + letter.len_utf8()], at }),
            _ => {}
        }
        before = now;
    }
    marks
}

/// The weekday that stands there, with "the" after it.
fn weekday_at(marks: &[Mark], at: &mut usize) -> Option<chrono::Weekday> {
    let named = marks.get(*at).and_then(|mark| weekday_named(mark.text));
    *at += usize::from(named.is_some());
    *at += usize::from(marks.get(*at).is_some_and(|mark| mark.is(&["the"])));
    named
}

/// The figures and the month that stand there, in any of their orders.
fn parts<'t>(marks: &[Mark<'t>], at: &mut usize) -> Option<Parts<'t>> {
    let first = marks.get(*at)?;
    if let Some(month) = month_named(first.text) {
        *at += 1;
        let day = short(marks, at)?;
        skip(marks, at, &["st", "nd", "rd", "th"]);
        return Some(whole(day, month, marks, at));
    }
    match first.text.len() {
        8 if first.number().is_some() => {
            *at += 1;
            return joined(first.text);
        }
        6 if first.number().is_some() => {
            *at += 1;
            let figures = |range: std::ops::Range<usize>| first.text.get(range)?.parse().ok();
            return Some(Parts::Whole(figures(0..2)?, figures(2..4)?, &first.text[4..]));
        }
        4 if first.number().is_some() => {
            *at += 1;
            let month = month_at(marks, at)?;
            return Some(Parts::Whole(short(marks, at)?, month, first.text));
        }
        _ => {}
    }
    let day = short(marks, at)?;
    skip(marks, at, &["st", "nd", "rd", "th"]);
    skip(marks, at, &["of"]);
    let month = month_at(marks, at)?;
    Some(whole(day, month, marks, at))
}

/// "20261125" or "25112026": whichever is a day.
fn joined(figures: &str) -> Option<Parts<'_>> {
    let of = |range: std::ops::Range<usize>| figures.get(range)?.parse::<u32>().ok();
    let year = |text: &str| text.parse().ok().filter(|year| YEARS.contains(year));
    let (first, last) = (year(&figures[..4]), year(&figures[4..]));
    let (month, day) = (of(4..6)?, of(6..8)?);
    if first.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).is_some() {
        return Some(Parts::Whole(day, month, &figures[..4]));
    }
    last.map(|_| Some(Parts::Whole(of(0..2)?, of(2..4)?, &figures[4..])))?
}

/// The day and month, with the year that stands there.
fn whole<'t>(day: u32, month: u32, marks: &[Mark<'t>], at: &mut usize) -> Parts<'t> {
    match marks.get(*at) {
        Some(mark) if mark.number().is_some() => {
            *at += 1;
            Parts::Whole(day, month, mark.text)
        }
        _ => Parts::WithoutYear,
    }
}

fn month_at(marks: &[Mark], at: &mut usize) -> Option<u32> {
    let named = marks.get(*at).and_then(|mark| month_named(mark.text));
    if named.is_some() {
        *at += 1;
        return named;
    }
    short(marks, at)
}

/// A number of one or two figures.
fn short(marks: &[Mark], at: &mut usize) -> Option<u32> {
    let number = marks.get(*at).filter(|mark| mark.text.len() <= 2).and_then(Mark::number)?;
    *at += 1;
    Some(number)
}

fn skip(marks: &[Mark], at: &mut usize, words: &[&str]) {
    *at += usize::from(marks.get(*at).is_some_and(|mark| mark.is(words)));
}

fn year_of(figures: &str, (day, month): (u32, u32), field: DayField, today: NaiveDate) -> Result<i32, String> {
    let year: i32 = figures.parse().unwrap_or(-1);
    match figures.len() {
        4 if YEARS.contains(&year) => return Ok(year),
        4 => return Err(format!("The year {figures} cannot be meant. Check the date.")),
        2 => {}
        _ => return Err(format!("“{figures}” is not a year: give it with four figures, for example 25/11/2026.")),
    }
    let full = match field {
        DayField::Day => Some(2000 + year).filter(|full| *full <= today.year() + AHEAD),
        DayField::Born => {
            let born = |full: &i32| NaiveDate::from_ymd_opt(*full, month, day).is_none_or(|born| born <= today);
            [2000 + year, 1900 + year].into_iter().find(born).filter(|full| *full >= today.year() - A_LIFE)
        }
    };
    full.ok_or_else(|| format!("Write the year with four figures: “{figures}” may be 19{figures} or 20{figures}."))
}

fn existing(day: u32, month: u32, year: i32) -> Result<NaiveDate, String> {
    if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
        return Ok(date);
    }
    let named = u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok());
    Err(match named {
        Some(named) => format!("{} {year} has no day {day}. Check the date.", named.name()),
        None if (1..=12).contains(&day) && (1..=31).contains(&month) => {
            format!("There is no month {month}. Write the day first: {month}/{day}/{year}.")
        }
        None => format!("There is no month {month}. Check the date."),
    })
}

/// A time of day and how far it lies from universal time, where a machine wrote them after the date. Nothing else may
/// stand there.
fn clock(rest: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let rest = rest.trim_end_matches(['.', ',', ')', ']', '"', '”', ' ']);
    let rest = rest.strip_prefix('t').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    if rest.is_empty() {
        return Some((NaiveTime::MIN, None));
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(rest.len());
    let (time, zone) = (&rest[..end], rest[end..].trim_start());
    let (half, zone) = match (zone.strip_prefix("am"), zone.strip_prefix("pm")) {
        (Some(zone), _) => (Some(0), zone.trim_start()),
        (_, Some(zone)) => (Some(12), zone.trim_start()),
        _ => (None, zone),
    };
    let mut figures = time.split([':', '.']).map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (figures.next()??, figures.next().unwrap_or(Some(0))?);
    let second = figures.next().unwrap_or(Some(0))?;
    if half.is_none() && !time.contains(':') {
        return None;
    }
    let hour = half.map_or(hour, |half| hour % 12 + half);
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, zone_of(zone)?))
}

/// How far from universal time, where it is said.
fn zone_of(zone: &str) -> Option<Option<FixedOffset>> {
    // "gmt+0000 (greenwich mean time)".
    let zone = zone.split('(').next().unwrap_or_default().trim();
    let bare = ["gmt", "utc", "z"].iter().find_map(|name| zone.strip_prefix(name));
    let named = match (zone, bare) {
        ("", _) => return Some(None),
        ("bst", _) => return Some(FixedOffset::east_opt(3600)),
        (_, Some("")) => return Some(FixedOffset::east_opt(0)),
        (zone, bare) => bare.unwrap_or(zone),
    };
    let sign = match named.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let figures: String = named[1..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = (figures.get(..2)?.parse().ok()?, figures.get(2..)?.parse().ok()?);
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).map(Some)
}

/// The day on the wall in London of what a machine elsewhere calls that day and time.
fn in_london(date: NaiveDate, time: NaiveTime, zone: FixedOffset) -> Option<NaiveDate> {
    let at = zone.from_local_datetime(&date.and_time(time)).single()?;
    Some(super::london(at.with_timezone(&Utc)).date())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default() + chrono::Duration::days(offset)
    }

    proptest! {
        #[test]
        fn a_day_is_read_in_every_form_it_is_written_in(offset in 0i64..12_000, form in 0usize..14) {
            let forms = [
                "%-d/%-m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d–%m–%Y", "%-d %b %Y", "%-d %B, %Y", "%a %-d %b %Y",
                "%A the %-dth of %B %Y", "%Y-%m-%d", "%Y-%m-%dT00:00:00", "%d/%m/%Y 00:00:00", "%d%m%Y",
                "\u{200e}%d/%m/%Y\u{200e}", "%B %-d, %Y",
            ];
            let date = day(offset);
            let typed = date.format(forms[form]).to_string();
            let read = read_day(&typed, DayField::Day, day(9_800));
            // "20112011" is the 20th of November to us, and could be a day of the year 2011 to a machine.
            let other = form == 11 && NaiveDate::parse_from_str(&typed, "%Y%m%d").is_ok();
            prop_assert!(other || read == Ok(date), "{typed}: {read:?}");
        }

        #[test]
        fn nothing_that_is_typed_ends_the_program(typed in "\\PC{0,24}") {
            let _ = read_day(&typed, DayField::Born, day(9_800));
        }
    }
}
