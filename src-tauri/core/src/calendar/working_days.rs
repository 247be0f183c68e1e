//! Which days are worked, as far as the bank holidays on file tell.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::bank_holidays::BankHolidays;
use super::words;

/// Which days are worked: Monday to Friday, less bank holidays, less the council's one-off holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Bank holidays of England and Wales, as published.
    pub bank: BankHolidays,
    /// Days on which the council is closed besides, by name.
    pub one_off: BTreeMap<NaiveDate, String>,
}

/// A date whose bank holidays are not published yet, or no longer on file: whether it is worked cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Bank holidays are on file from {} to {}; this date lies outside, so Quorate cannot tell which days are worked. \
     Update Quorate, or count by hand.",
    words::date(*.from),
    words::date(*.until)
)]
pub struct Unpublished {
    /// The first date that the holidays on file reach back to.
    pub from: NaiveDate,
    /// The last date that they reach.
    pub until: NaiveDate,
}

impl Calendar {
    /// England and Wales as published, with the council's own days.
    pub fn england_and_wales(one_off: BTreeMap<NaiveDate, String>) -> Self {
        Self { bank: BankHolidays::england_and_wales(), one_off }
    }

    /// The bank or one-off holiday on that day.
    pub fn holiday(&self, date: NaiveDate) -> Option<&str> {
        self.one_off.get(&date).map(String::as_str).or_else(|| self.bank.name(date))
    }

    /// Whether the day is worked. Weekends and one-off holidays are known for ever, bank holidays as far as published.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, Unpublished> {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        if weekend || self.holiday(date).is_some() {
            return Ok(false);
        }
        self.reaches(date).map(|()| true)
    }

    /// Whether the bank holidays on file reach to that day, whichever day of the week it is.
    pub fn reaches(&self, date: NaiveDate) -> Result<(), Unpublished> {
        if self.bank.covers(date) {
            return Ok(());
        }
        Err(Unpublished { from: self.bank.published_from, until: self.bank.published_until })
    }

    /// The `n`th working day after a day; nought is the day itself, worked or not.
    pub fn working_days_after(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, Unpublished> {
        self.step(date, n, |day| day.succ_opt().unwrap_or(NaiveDate::MAX))
    }

    /// The `n`th working day before a day; nought is the day itself, worked or not.
    pub fn working_days_before(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, Unpublished> {
        self.step(date, n, |day| day.pred_opt().unwrap_or(NaiveDate::MIN))
    }

    /// Ends always: a walk off the published data is an error, long before the end of the calendar.
    fn step(&self, date: NaiveDate, n: u32, next: fn(NaiveDate) -> NaiveDate) -> Result<NaiveDate, Unpublished> {
        let mut day = date;
        for _ in 0..n {
            day = next(day);
            while !self.is_working_day(day)? {
                day = next(day);
            }
        }
        Ok(day)
    }

    /// The last working day on or before a day.
    pub fn last_working_day(&self, date: NaiveDate) -> Result<NaiveDate, Unpublished> {
        if self.is_working_day(date)? { Ok(date) } else { self.working_days_before(date, 1) }
    }

    /// How many working days lie after `from`, up to and including `to`; nought when `to` is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<u32, Unpublished> {
        let mut worked = 0;
        for day in from.iter_days().skip(1).take_while(|day| *day <= to) {
            worked += u32::from(self.is_working_day(day)?);
        }
        Ok(worked)
    }
}
