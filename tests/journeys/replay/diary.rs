//! The calendar as the people of a panel know it, told here a second time: what the program reads is held against it.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use toml::Table;

/// The afternoon's panel sits every week.
pub const UNTIL_THE_NEXT_PANEL: u64 = 7;

pub struct Diary {
    /// The day of the meeting.
    pub today: NaiveDate,
    bank_holidays: BTreeSet<NaiveDate>,
    /// The last day of which it is known whether it is a bank holiday.
    known_until: NaiveDate,
}

impl Diary {
    pub fn of(today: NaiveDate) -> Self {
        let file = include_str!("../../../assets/holidays/england-and-wales.toml");
        let file: Table = file.parse().expect("the bank holidays are a table");
        let day = |text: &str| text.parse().expect("a date");
        Self {
            today,
            bank_holidays: file["holidays"].as_table().expect("days by date").keys().map(|date| day(date)).collect(),
            known_until: file["published-until"].as_str().map(day).expect("a date"),
        }
    }

    /// The day that is meant by "10 working days", "14 days", "the next day", "the coming Friday", "Wednesday of next
    /// week" or "the working day before the next panel".
    pub fn count(&self, words: &str) -> NaiveDate {
        match words.split_once(' ') {
            Some((number, "working days")) => self.working_days(number.parse().expect("a number of days")),
            Some((number, "days")) => self.today + Days::new(number.parse().expect("a number of days")),
            Some(("the", "next day")) => self.today + Days::new(1),
            Some(("the", "coming Friday")) => self.after(self.today, |day| day.weekday() == Weekday::Fri),
            Some(("Wednesday", "of next week")) => {
                let sunday = self.today.iter_days().find(|day| day.weekday() == Weekday::Sun).expect("a week ends");
                self.after(sunday, |day| day.weekday() == Weekday::Wed)
            }
            Some(("the", "working day before the next panel")) => {
                self.worked_by(self.today + Days::new(UNTIL_THE_NEXT_PANEL - 1))
            }
            _ => panic!("no day is meant by {words:?}"),
        }
    }

    /// Whether the words can only be understood by whoever knows which days are worked.
    pub fn counts_work(words: &str) -> bool {
        words.contains("days") || words.contains("working")
    }

    /// Monday to Friday are worked, unless they are bank holidays. Of days too far ahead only the weekends are known.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.bank_holidays.contains(&day)
    }

    /// Whether the program can tell if that day is worked.
    pub fn knows(&self, day: NaiveDate) -> bool {
        day <= self.known_until
    }

    /// What falls on a day that is not worked has to be done on the last working day before it.
    pub fn worked_by(&self, day: NaiveDate) -> NaiveDate {
        std::iter::successors(Some(day), NaiveDate::pred_opt).find(|day| self.is_worked(*day)).expect("a day is worked")
    }

    /// Somebody who writes a date chooses a day that is worked.
    pub fn worked_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| self.is_worked(*day)).expect("a day is worked")
    }

    fn working_days(&self, number: u32) -> NaiveDate {
        (0..number).fold(self.today, |day, _| self.after(day, |day| self.is_worked(day)))
    }

    fn after(&self, day: NaiveDate, wanted: impl Fn(NaiveDate) -> bool) -> NaiveDate {
        day.iter_days().skip(1).find(|day| wanted(*day)).expect("such a day comes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_people_count_them() {
        for (today, words, meant) in [
            ("2026-11-29", "14 days", "2026-12-13"),
            ("2026-11-29", "1 working days", "2026-11-30"),
            ("2026-12-24", "2 working days", "2026-12-30"),
            ("2026-12-24", "the next day", "2026-12-25"),
            ("2026-11-27", "the coming Friday", "2026-12-04"),
            ("2026-11-29", "Wednesday of next week", "2026-12-02"),
            ("2026-11-30", "Wednesday of next week", "2026-12-09"),
            ("2026-12-29", "the working day before the next panel", "2027-01-04"),
        ] {
            let today = today.parse().expect("a date");
            assert_eq!(Diary::of(today).count(words).to_string(), meant, "{words} on {today}");
        }
    }
}
