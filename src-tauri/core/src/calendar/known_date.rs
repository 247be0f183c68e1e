//! A date as far as somebody knows it: a day, a month or a year. It is kept and printed as that, and never as a day that
//! nobody gave.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::words;

/// A day, or the month or year in which it lies. In a book: `2011-02-14`, `2011-02`, `2011`; so those of one year stand
/// in their order, the less known first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum KnownDate {
    /// The day itself.
    Day(NaiveDate),
    /// Some day of a month; this is its first.
    Month(NaiveDate),
    /// Some day of a year; this is its first.
    Year(NaiveDate),
}

impl KnownDate {
    /// The month of a year, from 1; none where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(Self::Month)
    }

    /// A year.
    pub fn year(year: i32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, 1, 1).map(Self::Year)
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(_) | Self::Year(_) => None,
        }
    }

    /// The first day that it may be.
    pub fn earliest(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) | Self::Year(day) => day,
        }
    }

    /// The last day that it may be.
    pub fn latest(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Month(_) => Months::new(1),
            Self::Year(_) => Months::new(12),
        };
        let next = self.earliest().checked_add_months(months);
        next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// "14 February 2011", "February 2011", "2011".
    pub fn words(self) -> String {
        match self {
            Self::Day(day) => words::plain_date(day),
            Self::Month(first) => first.format("%B %Y").to_string(),
            Self::Year(first) => first.format("%Y").to_string(),
        }
    }

    /// "February 2011", or "2011" where no more is known.
    pub fn month_words(self) -> String {
        match self {
            Self::Day(day) => Self::Month(day).words(),
            Self::Month(_) | Self::Year(_) => self.words(),
        }
    }

    /// How old somebody born then is, in whole months: at least, and at most. None where they may not be born yet.
    pub fn months_old(self, today: NaiveDate) -> Option<(u32, u32)> {
        Some((months_since(today, self.latest().min(today))?, months_since(today, self.earliest())?))
    }
}

/// Whole months from one day to another; none when it lies ahead.
fn months_since(today: NaiveDate, born: NaiveDate) -> Option<u32> {
    let months = (today.year() - born.year()) * 12 + today.month0() as i32 - born.month0() as i32;
    u32::try_from(months - i32::from(today.day() < born.day())).ok()
}

impl From<NaiveDate> for KnownDate {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for KnownDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = match self {
            Self::Day(_) => "%Y-%m-%d",
            Self::Month(_) => "%Y-%m",
            Self::Year(_) => "%Y",
        };
        self.earliest().format(form).fmt(f)
    }
}

impl From<KnownDate> for String {
    fn from(date: KnownDate) -> Self {
        date.to_string()
    }
}

/// What stands in a book or comes from the window is neither a day, a month nor a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a day, a month nor a year")]
pub struct NoKnownDate;

impl FromStr for KnownDate {
    type Err = NoKnownDate;

    fn from_str(text: &str) -> Result<Self, NoKnownDate> {
        if let Ok(day) = text.parse() {
            return Ok(Self::Day(day));
        }
        let number = |part: &str, long: usize| {
            let figures = part.len() == long && part.bytes().all(|letter| letter.is_ascii_digit());
            figures.then(|| part.parse::<u32>().ok()).flatten()
        };
        let year = |part| number(part, 4).and_then(|year| i32::try_from(year).ok());
        let known = match text.split_once('-') {
            None => year(text).and_then(Self::year),
            Some((before, month)) => match (year(before), number(month, 2)) {
                (Some(year), Some(month)) => Self::month(year, month),
                _ => None,
            },
        };
        known.ok_or(NoKnownDate)
    }
}

impl TryFrom<String> for KnownDate {
    type Error = NoKnownDate;

    fn try_from(text: String) -> Result<Self, NoKnownDate> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> KnownDate {
        text.parse().unwrap_or_else(|_| panic!("{text} is a date that somebody knows so far"))
    }

    #[test]
    fn a_date_is_kept_and_said_as_far_as_it_is_known() {
        for (text, words, first, last) in [
            ("2011-02-14", "14 February 2011", "2011-02-14", "2011-02-14"),
            ("2027-02", "February 2027", "2027-02-01", "2027-02-28"),
            ("2028-02", "February 2028", "2028-02-01", "2028-02-29"),
            ("2011-12", "December 2011", "2011-12-01", "2011-12-31"),
            ("2011", "2011", "2011-01-01", "2011-12-31"),
        ] {
            let date = known(text);
            assert_eq!(date.words(), words);
            assert_eq!(date.to_string(), text, "it is kept as it was given: no day is made up");
            let span = (date.earliest().to_string(), date.latest().to_string());
            assert_eq!(span, (first.into(), last.into()), "{text} is one of these days");
            assert_eq!(date.day().is_some(), text.len() == 10, "{text}: only a whole date is a day");
        }
        for wrong in ["", "11", "2011-2", "2011-13", "2011-00", "Feb 2011", "2011-02-30", "-2011", "+201-02"] {
            assert_eq!(wrong.parse::<KnownDate>(), Err(NoKnownDate), "“{wrong}”");
        }
    }

    #[test]
    fn the_less_known_stands_before_the_days_that_it_may_be() {
        let mut texts = ["2011-02-14", "2011", "2010-12-31", "2011-02", "2012"];
        texts.sort_unstable();
        let earliest: Vec<NaiveDate> = texts.iter().map(|text| known(text).earliest()).collect();
        assert!(earliest.is_sorted(), "a table sorts the texts, and so the first days: {texts:?}");
    }

    #[test]
    fn an_age_that_may_be_two_is_two() {
        let today = "2026-12-01".parse().unwrap_or_default();
        assert_eq!(known("2011").months_old(today), Some((14 * 12 + 11, 15 * 12 + 11)));
        assert_eq!(known("2026").months_old(today), Some((0, 11)), "nobody is born tomorrow");
        assert_eq!(known("2027").months_old(today), None);
        assert_eq!(known("2026-11-02").months_old(today), Some((0, 0)));
    }
}
