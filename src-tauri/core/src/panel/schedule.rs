//! The series of meetings that a profile's schedule gives.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

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
    let mut turns = turns(schedule, previous_venue);
    rhythm::days(schedule, from, to)
        .into_iter()
        .map(|day| ProposedMeeting {
            date: day.date,
            starts: day.starts,
            ends: day.ends,
            venue: day.venue.or_else(|| turns.next()).unwrap_or_default(),
            theme: theme_on(schedule, day.date),
            clash: clash(day.date, calendar),
            unknown: calendar.is_working_day(day.date).err().map(|unpublished| unpublished.to_string()),
        })
        .collect()
}

/// A meeting besides the series, on a day of its own: an emergency that cannot wait for the next. Its times are those of
/// the series, its venue the next in turn.
pub fn extra(profile: &Profile, date: NaiveDate, previous_venue: Option<&str>, calendar: &Calendar) -> ProposedMeeting {
    let schedule = &profile.schedule;
    ProposedMeeting {
        date,
        starts: schedule.starts,
        ends: schedule.ends,
        venue: turns(schedule, previous_venue).next().unwrap_or_default(),
        theme: None,
        clash: clash(date, calendar),
        unknown: calendar.is_working_day(date).err().map(|unpublished| unpublished.to_string()),
    }
}

/// Whether a panel sits on a day that somebody chose, and when it sits next after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelDay {
    /// Whether it sits on that very day.
    pub sits: bool,
    /// Its first day on or after that day, as far as it can be told.
    pub next: Option<NaiveDate>,
    /// Whether that is a meeting that is planned, or only the rhythm of the series goes on that far.
    pub planned: bool,
}

/// How far ahead of a day the rhythm is asked for the next one, in weeks: a panel may rest over the summer.
const WEEKS_AHEAD: u64 = 26;

/// When the panel sits on or after a day. `meetings` are the days of those that are planned, `cancelled` those that are
/// not held; past the last of them, the rhythm of the series goes on, less holidays.
pub fn panel_day(
    profile: &Profile,
    date: NaiveDate,
    meetings: &[NaiveDate],
    cancelled: &[NaiveDate],
    calendar: &Calendar,
) -> PanelDay {
    if let Some(next) = meetings.iter().filter(|day| **day >= date).min() {
        return PanelDay { sits: *next == date, next: Some(*next), planned: true };
    }
    let every = profile.schedule.every_weeks.max(1);
    // A profile that does not say from when its weeks count has them counted from its last meeting.
    let from = match meetings.iter().max() {
        Some(last) if every > 1 => *last + Days::new(7 * u64::from(every)),
        _ => date,
    };
    let to = from.max(date).checked_add_days(Days::new(7 * WEEKS_AHEAD)).unwrap_or(date);
    let days = series(profile, from, to, None, calendar).into_iter();
    let mut held = days.filter(|one| one.date >= date && one.clash.is_none() && !cancelled.contains(&one.date));
    let next = held.next().map(|one| one.date);
    PanelDay { sits: next == Some(date), next, planned: false }
}

/// The venues in turn, from the one after `previous`.
fn turns<'s>(schedule: &'s Schedule, previous: Option<&str>) -> impl Iterator<Item = String> + use<'s> {
    let previous = previous.and_then(|id| schedule.venues.iter().position(|venue| venue.id == id));
    schedule.venues.iter().cycle().skip(previous.map_or(0, |at| at + 1)).map(|venue| venue.id.clone())
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
