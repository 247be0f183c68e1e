//! The series of meetings that a profile's schedule gives.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::profile::{Schedule, Theme};
use super::{Profile, rhythm};
use crate::calendar::Calendar;

/// A meeting the administrator may confirm, move or leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedMeeting {
    /// The day on the wall in London.
    pub date: NaiveDate,
    /// Local time.
    pub starts: NaiveTime,
    /// The latest end, local time.
    pub ends: NaiveTime,
    /// A venue id of the profile.
    pub venue: String,
    /// A theme id of the profile (FSF-10).
    pub theme: Option<String>,
    /// The holiday that it falls on, where it falls on one.
    pub clash: Option<Clash>,
    /// Why it cannot be told whether the day is a holiday, past the end of the published ones.
    pub unknown: Option<String>,
}

/// The date is a bank holiday or a one-off holiday: leave it out, or move it within the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What the day is called.
    pub holiday: String,
    /// The other working days of the same week, Monday to Friday.
    pub alternatives: Vec<NaiveDate>,
}

/// The meetings from one date to another, both included.
///
/// Venues alternate (CLAM-5), starting with the one after `previous_venue`, but on days that have a venue of their own. A
/// date on a holiday uses its turn whether it is then moved or left out: rooms are booked ahead, and the weeks after must
/// not all change over.
pub fn series(
    profile: &Profile,
    from: NaiveDate,
    to: NaiveDate,
    previous_venue: Option<&str>,
    calendar: &Calendar,
) -> Vec<ProposedMeeting> {
    let schedule = &profile.schedule;
    let previous = previous_venue.and_then(|id| schedule.venues.iter().position(|venue| venue.id == id));
    let first = previous.map_or(0, |at| at + 1);
    let mut turns = schedule.venues.iter().cycle().skip(first);
    rhythm::days(schedule, from, to)
        .into_iter()
        .map(|day| ProposedMeeting {
            date: day.date,
            starts: day.starts,
            ends: day.ends,
            venue: day.venue.or_else(|| turns.next().map(|venue| venue.id.clone())).unwrap_or_default(),
            theme: theme_on(schedule, day.date),
            clash: clash(day.date, calendar),
            unknown: calendar.is_working_day(day.date).err().map(|unpublished| unpublished.to_string()),
        })
        .collect()
}

/// The theme of a date: by its own days, or as the panel's first, second meeting of the month.
fn theme_on(schedule: &Schedule, date: NaiveDate) -> Option<String> {
    let of_month = || {
        let first = date.with_day(1).unwrap_or(date);
        let mut days: Vec<NaiveDate> = rhythm::days(schedule, first, date).into_iter().map(|day| day.date).collect();
        days.dedup();
        u32::try_from(days.len()).ok()
    };
    let themed = |theme: &&Theme| match &theme.days {
        Some(days) => rhythm::falls_on(days, date),
        None => theme.week_of_month.is_some() && theme.week_of_month == of_month(),
    };
    schedule.themes.iter().find(themed).map(|theme| theme.id.clone())
}

fn clash(date: NaiveDate, calendar: &Calendar) -> Option<Clash> {
    let holiday = calendar.holiday(date)?.to_owned();
    let week = date.week(Weekday::Mon).first_day().iter_days().take(5);
    let alternatives =
        week.filter(|day| *day != date && calendar.is_working_day(*day).is_ok_and(|worked| worked)).collect();
    Some(Clash { holiday, alternatives })
}
