//! The days of a panel's rhythms: every second Wednesday, the first and third Tuesday, in term time only.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use super::profile::{Rhythm, Schedule, SittingDays, WeekOfMonth};

/// A day on which a panel sits by its rhythm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SittingDay {
    /// The day on the wall in London.
    pub date: NaiveDate,
    /// Local time.
    pub starts: NaiveTime,
    /// The latest end, local time.
    pub ends: NaiveTime,
    /// A venue id, where the rhythm fixes one.
    pub venue: Option<String>,
}

/// Every day from one date to another, both included, on which the schedule says that the panel sits, in order. None for
/// a panel that meets when needed.
pub fn days(schedule: &Schedule, from: NaiveDate, to: NaiveDate) -> Vec<SittingDay> {
    let plain = schedule.weekday.map(|weekday| {
        // Where no day says from which the weeks count, the first that is asked for does.
        let counting_from = first_on_or_after(from, weekday);
        let days = SittingDays::Weekly { weekday, every: schedule.every_weeks, counting_from };
        Rhythm { days, starts: None, ends: None, venue: None, source: schedule.source.clone() }
    });
    let mut all: Vec<SittingDay> = plain
        .iter()
        .chain(&schedule.rhythms)
        .flat_map(|rhythm| {
            let on = |date| SittingDay {
                date,
                starts: rhythm.starts.unwrap_or(schedule.starts),
                ends: rhythm.ends.unwrap_or(schedule.ends),
                venue: rhythm.venue.clone(),
            };
            dates(&rhythm.days, from, to).into_iter().map(on)
        })
        .filter(|day| schedule.sits_in_season(day.date))
        .collect();
    all.sort();
    all.dedup_by(|later, earlier| (later.date, later.starts) == (earlier.date, earlier.starts));
    all
}

impl Schedule {
    /// Whether neither a month without meetings nor the holidays of the schools stand against a day.
    fn sits_in_season(&self, date: NaiveDate) -> bool {
        let off = self.not_in.iter().any(|month| month.0.number_from_month() == date.month());
        let in_term = || self.school_terms.iter().any(|term| (term.from..=term.to).contains(&date));
        !off && (!self.term_time_only || in_term())
    }
}

/// Whether a date is one of these days.
pub fn falls_on(days: &SittingDays, date: NaiveDate) -> bool {
    !dates(days, date, date).is_empty()
}

fn dates(days: &SittingDays, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    match days {
        SittingDays::Weekly { weekday, every, counting_from } => weekly(*weekday, *every, *counting_from, from, to),
        SittingDays::Monthly { weekday, weeks } => monthly(*weekday, weeks, from, to),
        SittingDays::Dates(dates) => dates.iter().copied().filter(|date| (from..=to).contains(date)).collect(),
    }
}

/// Every so many weeks, before and after the day that the weeks are counted from.
fn weekly(weekday: Weekday, every: u32, counting_from: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let period = i64::from(every.max(1)) * 7;
    // "Counting from" may name any day of its week.
    let anchor = counting_from.week(Weekday::Mon).checked_first_day().map(|monday| first_on_or_after(monday, weekday));
    let Some(anchor) = anchor else { return Vec::new() };
    let ahead = (anchor - from).num_days().rem_euclid(period);
    let first = from.checked_add_days(Days::new(ahead.unsigned_abs()));
    std::iter::successors(first, |date| date.checked_add_days(Days::new(period.unsigned_abs())))
        .take_while(|date| *date <= to)
        .collect()
}

fn monthly(weekday: Weekday, weeks: &[WeekOfMonth], from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let months = std::iter::successors(from.with_day(1), |month| month.checked_add_months(Months::new(1)));
    let of_month = |month: NaiveDate| weeks.iter().filter_map(move |week| nth(month, weekday, *week));
    let mut dates: Vec<NaiveDate> =
        months.take_while(|month| *month <= to).flat_map(of_month).filter(|date| (from..=to).contains(date)).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The first, the last Tuesday of a month.
fn nth(month: NaiveDate, weekday: Weekday, week: WeekOfMonth) -> Option<NaiveDate> {
    let on = |n| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, n);
    match week {
        WeekOfMonth::First => on(1),
        WeekOfMonth::Second => on(2),
        WeekOfMonth::Third => on(3),
        WeekOfMonth::Fourth => on(4),
        WeekOfMonth::Last => on(5).or_else(|| on(4)),
    }
}

fn first_on_or_after(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = weekday.days_since(date.weekday());
    date.checked_add_days(Days::new(ahead.into())).unwrap_or(date)
}
