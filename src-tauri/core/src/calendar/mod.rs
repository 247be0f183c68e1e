//! Working days, bank holidays and deadlines. All dates and times are those on the wall in London.

mod bank_holidays;
mod day_marks;
pub mod deadline;
mod due_date;
mod known_date;
mod read_day;
mod read_known;
mod read_time;
pub mod time_left;
pub mod words;
mod working_days;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};

pub use bank_holidays::BankHolidays;
pub use due_date::Due;
pub use known_date::{KnownDate, NoKnownDate};
pub use read_day::{DayField, read_day};
pub use read_known::read_known;
pub use read_time::read_clock;
pub use working_days::{Calendar, Unpublished};

/// The time on the wall in London.
pub fn london(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&chrono_tz::Europe::London).naive_local()
}

/// The moment of a time on the wall in London: the first of two where the clocks go back; none for one that they leave out.
pub fn from_london(wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    chrono_tz::Europe::London.from_local_datetime(&wall).earliest().map(|at| at.with_timezone(&Utc))
}
