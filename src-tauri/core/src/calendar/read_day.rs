//! A day as people write and paste it: "25/11/2026", "Wed 25 Nov, 2026", "25–11–26", "25/11/2026 00:00:00". What could be
//! meant otherwise is refused with a sentence, and nothing is guessed.
//!
//! The window reads while somebody types and has the same reader in TypeScript (`ui/src/basics/read-day.ts`); both are held
//! to one table of cases, `core/tests/fixtures/dates-own.toml`.

use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::day_marks::{DateToken, Parts, YEARS, cut, parts, short, skip, weekday_at};
use super::read_time::clock;
use super::words;
use crate::text::printed::is_unseen;

/// What kind of day a field asks for: it says which century two figures stand for, and whether the day may lie ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayField {
    /// Any day of a panel's work: of this century.
    Day,
    /// A day that is still to come: one without its year is the next of that name, and "Friday" is the coming one.
    Coming,
    /// A day that has been: one without its year is the last of that name, and "Friday" is the one that went by.
    Been,
    /// A date of birth: not after today, and not more than a life ago.
    Born,
}

/// A year in two figures may lie so far ahead; what lies further is some other century's.
const AHEAD: i32 = 10;
/// Nobody whose birth is written in two figures is older.
const A_LIFE: i32 = 90;
/// Nobody is older: systems that know no date of birth write the first day of 1900.
const OLDEST: i32 = 120;
/// A day without a year that went by so lately may be that one; the next is not guessed.
const LATELY: Days = Days::new(92);
/// Reads a day. `today` decides the century of a year in two figures, and what lies ahead.
///
/// # Errors
/// A sentence for whoever typed it: it is no date, lacks its year, does not exist, has another weekday, or its figures
/// stand in the American order.
pub fn read_day(typed: &str, field: DayField, today: NaiveDate) -> Result<NaiveDate, String> {
    if let Some(fraction) = typed.chars().find(|sign| is_fraction(*sign)) {
        return Err(format!("“{fraction}” is one sign, a fraction. Write the date like 25/11/2026."));
    }
    let text = plain(typed, field);
    let marks = cut(&text);
    let close = match field {
        DayField::Coming => near(&marks, today),
        DayField::Been => lately(&marks, today),
        DayField::Day | DayField::Born => None,
    };
    if let Some(close) = close {
        return close;
    }
    let mut at = 0;
    let before = weekday_at(&marks, &mut at);
    let parts = parts(&marks, &mut at).ok_or_else(|| unread(typed))?;
    let after = weekday_at(&marks, &mut at);
    let rest = marks.get(at).map_or("", |mark| &text[mark.at..]);
    let (time, zone) = clock(rest).ok_or_else(|| unread(typed))?;
    let date = match parts {
        Parts::Whole(day, month, year) => of_year(day, month, year, field, today)?,
        Parts::Figures(figures) => six_figures(figures, field, today)?,
        Parts::WithoutYear(day, month) if field == DayField::Coming => next(day, month, today)?,
        Parts::WithoutYear(day, month) if field == DayField::Been => last(day, month, today)?,
        Parts::WithoutYear(..) => return Err("Give the year too, for example 25/11/2026.".into()),
        Parts::DayOrYear(figures, month) => return Err(day_or_year(figures, month)),
    };
    let date = zone.and_then(|zone| in_london(date, time, zone)).unwrap_or(date);
    if let Some(named) = before.or(after).filter(|named| *named != date.weekday()) {
        return Err(wrong_weekday(date, named));
    }
    if field == DayField::Born {
        born(date, today)?;
    }
    Ok(date)
}

pub(super) fn born(date: NaiveDate, today: NaiveDate) -> Result<(), String> {
    if date > today {
        return Err("The date of birth is in the future: check it, or choose an unborn child.".into());
    }
    if date.year() < today.year() - OLDEST {
        let years = today.year() - date.year();
        return Err(format!("{} is {years} years ago. Leave it empty where none is known.", words::plain_date(date)));
    }
    Ok(())
}

fn wrong_weekday(date: NaiveDate, named: Weekday) -> String {
    let said = date.week(named).first_day().format("%A");
    format!("{} is a {}, not a {said}. Check the date.", words::plain_date(date), date.format("%A"))
}

/// "½": Word makes one sign of figures.
fn is_fraction(sign: char) -> bool {
    matches!(sign, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215f}' | '\u{2189}')
}

/// "today", "tomorrow", "Friday", "Friday 27th": a day that only the calendar on the wall tells.
fn near(marks: &[DateToken], today: NaiveDate) -> Option<Result<NaiveDate, String>> {
    let mut at = 0;
    let named = match marks {
        [only] if only.is(&["today"]) => return Some(Ok(today)),
        [only] if only.is(&["tomorrow"]) => return today.succ_opt().map(Ok),
        _ => weekday_at(marks, &mut at)?,
    };
    if marks.len() == at {
        // On a Friday, "Friday" is today or in a week.
        let days = u64::from(named.days_since(today.weekday()));
        return (days > 0).then(|| Ok(today + Days::new(days)));
    }
    let day = short(marks, &mut at)?;
    let ordinal = at;
    skip(marks, &mut at, &["st", "nd", "rd", "th"]);
    if at == ordinal || marks.len() > at {
        return None;
    }
    let this = today.with_day(day).filter(|date| *date >= today);
    let date = this.or_else(|| today.with_day(1)?.checked_add_months(chrono::Months::new(1))?.with_day(day))?;
    Some(if date.weekday() == named { Ok(date) } else { Err(wrong_weekday(date, named)) })
}

/// "today", "yesterday", "Friday": a day just gone that only the calendar on the wall tells.
fn lately(marks: &[DateToken], today: NaiveDate) -> Option<Result<NaiveDate, String>> {
    let mut at = 0;
    match marks {
        [only] if only.is(&["today"]) => return Some(Ok(today)),
        [only] if only.is(&["yesterday"]) => return today.pred_opt().map(Ok),
        _ => {}
    }
    let named = weekday_at(marks, &mut at)?;
    // On a Friday, "Friday" is today or a week ago.
    let days = u64::from(today.weekday().days_since(named));
    (marks.len() == at && days > 0).then(|| Ok(today - Days::new(days)))
}

/// The last day of that name.
fn last(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, String> {
    let this_year = today.year();
    let found = (this_year - 1..=this_year).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    match found.filter(|date| *date <= today).max() {
        Some(date) => Ok(date),
        None => existing(day, month, this_year - i32::from((month, day) > (today.month(), today.day()))),
    }
}

/// The next day of that name, unless one went by lately.
fn next(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, String> {
    let this_year = today.year();
    let from = today - LATELY;
    let found = (this_year - 1..=this_year + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    match found.filter(|date| *date >= from).min() {
        Some(gone) if gone < today => {
            Err(format!("{} has gone by. Give the year too, for example 25/11/2026.", words::plain_date(gone)))
        }
        Some(date) => Ok(date),
        None => existing(day, month, this_year + i32::from((month, day) < (today.month(), today.day()))),
    }
}

/// "Nov-26": how a spreadsheet writes a month of 2026, and how people write a day of November.
fn day_or_year(figures: &str, month: u32) -> String {
    let name = month_name(month).unwrap_or_default();
    format!("This may be {figures} {name} or {name} 20{figures}. Write the day like 25/11/2026.")
}

fn month_name(month: u32) -> Option<&'static str> {
    let month = u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok());
    month.map(|month| month.name())
}

/// "251126": day first, unless it is as good a day with the year first.
fn six_figures(figures: &str, field: DayField, today: NaiveDate) -> Result<NaiveDate, String> {
    let of = |range: std::ops::Range<usize>| figures.get(range).unwrap_or_default();
    let number = |range| of(range).parse().unwrap_or(0);
    let day_first = of_year(number(0..2), number(2..4), of(4..6), field, today);
    let year_first = of_year(number(4..6), number(2..4), of(0..2), field, today);
    match (day_first, year_first) {
        (Ok(one), Ok(other)) if one != other => {
            let (one, other) = (words::plain_date(one), words::plain_date(other));
            Err(format!("Six figures may be {one} or {other}. Write the date like 25/11/2026."))
        }
        (day_first, _) => day_first,
    }
}

fn of_year(day: u32, month: u32, year: &str, field: DayField, today: NaiveDate) -> Result<NaiveDate, String> {
    existing(day, month, year_of(year, (day, month), field, today)?)
}

pub(super) fn unread(typed: &str) -> String {
    format!("“{}” is not a date. Write it like 25/11/2026 or 25 Nov 2026.", typed.trim())
}

/// Small letters and common figures, without what cannot be seen and without what introduces a date of birth.
pub(super) fn plain(typed: &str, field: DayField) -> String {
    let seen: String = typed.nfkc().filter(|letter| !is_unseen(*letter)).collect();
    let text = seen.trim().trim_end_matches([';', ' ']).to_lowercase();
    let leads: &[&str] = match field {
        DayField::Day | DayField::Coming | DayField::Been => &["on ", "by "],
        DayField::Born => &["date of birth", "d.o.b.", "d.o.b", "dob", "born on ", "born "],
    };
    let bare = leads.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(&text);
    bare.trim_start_matches([':', ' ', '-', '–']).to_owned()
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
        DayField::Day | DayField::Coming | DayField::Been => {
            Some(2000 + year).filter(|full| *full <= today.year() + AHEAD)
        }
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
    Err(match month_name(month) {
        Some(named) => format!("{named} {year} has no day {day}. Check the date."),
        None if (1..=12).contains(&day) && (1..=31).contains(&month) => {
            format!("There is no month {month}. Write the day first: {month}/{day}/{year}.")
        }
        None => format!("There is no month {month}. Check the date."),
    })
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
