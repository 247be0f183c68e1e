//! A date where a month or a year may be all that is known: "February 2027", "02/2027", "2011"; or a day as anywhere else.
//!
//! As with days, the window has the same reader (`ui/src/basics/read-known.ts`), held to the same table of cases.

use chrono::NaiveDate;

use super::day_marks::{DateToken, YEARS, cut};
use super::known_date::KnownDate;
use super::read_day::{DayField, born, plain, read_day};
use super::words::month_meant;

/// Reads a date as far as somebody knows it.
///
/// # Errors
/// A sentence for whoever typed it, as [`read_day`] gives it.
pub fn read_known(typed: &str, field: DayField, today: NaiveDate) -> Result<KnownDate, String> {
    let text = plain(typed, field);
    let Some(known) = less_than_a_day(&cut(&text)) else {
        return read_day(typed, field, today).map(KnownDate::Day);
    };
    if field == DayField::Born {
        born(known.earliest(), today)?;
    }
    Ok(known)
}

/// A month with its year, in either order, or a year alone.
fn less_than_a_day(marks: &[DateToken]) -> Option<KnownDate> {
    let year = |mark: &DateToken| {
        let figures = mark.text.len() == 4;
        mark.text.parse().ok().filter(|year| figures && YEARS.contains(year))
    };
    let month = |mark: &DateToken| month_meant(mark.text).or_else(|| mark.number().filter(|_| mark.text.len() <= 2));
    match marks {
        [only] => KnownDate::year(year(only)?),
        [of, in_] | [of, DateToken { text: "of", .. }, in_] => match (month(of), year(in_)) {
            (Some(month), Some(year)) => KnownDate::month(year, month),
            _ => KnownDate::month(year(of)?, month(in_)?),
        },
        _ => None,
    }
}
