//! Bank holidays, as published.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

/// The bank holidays of one part of the country, complete between two dates.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BankHolidays {
    /// The first day of which all is known.
    pub published_from: NaiveDate,
    /// The last day of which all is known.
    pub published_until: NaiveDate,
    /// By date, with their names.
    pub holidays: BTreeMap<NaiveDate, String>,
}

impl BankHolidays {
    /// England and Wales, as they come with the program.
    pub fn england_and_wales() -> Self {
        toml::from_str(include_str!("../../../../assets/holidays/england-and-wales.toml"))
            .expect("the file is part of the program, and every test of the calendar reads it")
    }

    /// What the bank holiday on that date is called; none on any other date.
    pub fn name(&self, date: NaiveDate) -> Option<&str> {
        self.holidays.get(&date).map(String::as_str)
    }

    /// Whether all bank holidays of that day's year are published.
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.published_from..=self.published_until).contains(&date)
    }
}
