//! Counting: from a deadline as the profile states it to the day, or the minute, it falls on.

use chrono::{Datelike, Days, Duration, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Europe::London;

use super::deadline::{Span, Unit};
use super::{Calendar, Unpublished};

/// When something must have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The date on the wall in London.
    pub date: NaiveDate,
    /// The minute, for deadlines in hours or with an hour of their own; otherwise the end of the day.
    pub time: Option<NaiveTime>,
    /// The last working day to act on it, where the deadline itself falls on none.
    pub last_working_day: Option<NaiveDate>,
}

impl Due {
    /// The day by which whoever works Monday to Friday must have acted.
    pub fn act_by(&self) -> NaiveDate {
        self.last_working_day.unwrap_or(self.date)
    }

    /// Whether something that happened at a time on the wall in London met the deadline.
    pub fn met_at(&self, at: NaiveDateTime) -> bool {
        match self.time {
            Some(time) => at <= self.date.and_time(time),
            None => at.date() <= self.date,
        }
    }
}

impl Calendar {
    /// When a span counted from an event ends; for spans before an event, the latest moment. `event` is the time on
    /// the wall in London; only spans in hours look at more than its date.
    ///
    /// Months clamp to the end of the month: one month after 31 January is the last day of February.
    pub fn deadline(&self, span: &Span, event: NaiveDateTime) -> Result<Due, Unpublished> {
        let day = event.date();
        let (at, hour) = match span {
            Span::Within { amount, unit: Unit::Hours } => {
                return self.due_at(hours_from(event, i64::from(*amount)), day);
            }
            Span::Before { amount, unit: Unit::Hours, .. } => {
                return self.due_at(hours_from(event, -i64::from(*amount)), day);
            }
            Span::Within { amount, unit: Unit::WorkingDays } => {
                return self.working_days_after(day, *amount).map(worked);
            }
            Span::Before { amount, unit: Unit::WorkingDays, at } => {
                return self.working_days_before(day, *amount).map(|date| Due { time: *at, ..worked(date) });
            }
            Span::Within { amount, unit } => (later(day, *amount, *unit).unwrap_or(NaiveDate::MAX), None),
            Span::Before { amount, unit, at } => (earlier(day, *amount, *unit).unwrap_or(NaiveDate::MIN), *at),
            Span::WeekdayBefore { weekday, at } => {
                let back = day.weekday().days_since(*weekday);
                let back = Days::new(if back == 0 { 7 } else { back.into() });
                (day.checked_sub_days(back).unwrap_or(NaiveDate::MIN), *at)
            }
        };
        self.due(at, hour, day)
    }

    fn due_at(&self, at: NaiveDateTime, event: NaiveDate) -> Result<Due, Unpublished> {
        self.due(at.date(), Some(at.time()), event)
    }

    /// Nobody can act on a working day before the event that starts the clock.
    fn due(&self, date: NaiveDate, time: Option<NaiveTime>, event: NaiveDate) -> Result<Due, Unpublished> {
        let last = self.last_working_day(date)?;
        let usable = last != date && (date < event || last >= event);
        Ok(Due { date, time, last_working_day: usable.then_some(last) })
    }
}

fn worked(date: NaiveDate) -> Due {
    Due { date, time: None, last_working_day: None }
}

/// Elapsed hours, across a change of the clocks too.
fn hours_from(event: NaiveDateTime, hours: i64) -> NaiveDateTime {
    let start = match London.from_local_datetime(&event) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        // The hour that the clocks skip in spring does not exist: it is the hour after.
        LocalResult::None => London.from_utc_datetime(&event),
    };
    start
        .checked_add_signed(Duration::hours(hours))
        .map_or(if hours < 0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX }, |at| at.naive_local())
}

fn later(day: NaiveDate, amount: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Months => day.checked_add_months(Months::new(amount)),
        Unit::Weeks => day.checked_add_days(Days::new(u64::from(amount) * 7)),
        Unit::Hours | Unit::WorkingDays | Unit::CalendarDays => day.checked_add_days(Days::new(amount.into())),
    }
}

fn earlier(day: NaiveDate, amount: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Months => day.checked_sub_months(Months::new(amount)),
        Unit::Weeks => day.checked_sub_days(Days::new(u64::from(amount) * 7)),
        Unit::Hours | Unit::WorkingDays | Unit::CalendarDays => day.checked_sub_days(Days::new(amount.into())),
    }
}
