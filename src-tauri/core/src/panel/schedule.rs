//! The series of meetings that a profile's schedule gives.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::Profile;
use super::profile::Schedule;
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
/// Venues alternate (CLAM-5), starting with the one after `previous_venue`. A date on a holiday uses its turn whether
/// it is then moved or left out: rooms are booked ahead, and the weeks after must not all change over. A panel that
/// meets every second week or less often counts its weeks from the first of its weekdays on or after `from`.
pub fn series(
    profile: &Profile,
    from: NaiveDate,
    to: NaiveDate,
    previous_venue: Option<&str>,
    calendar: &Calendar,
) -> Vec<ProposedMeeting> {
    let schedule = &profile.schedule;
    let until_first = schedule.weekday.days_since(from.weekday());
    let Some(first) = from.checked_add_days(Days::new(until_first.into())) else { return Vec::new() };
    let step = schedule.every_weeks.max(1) as usize;
    let previous = previous_venue.and_then(|id| schedule.venues.iter().position(|venue| venue.id == id));
    let turn = previous.map_or(0, |at| at + 1);
    let dates = first.iter_weeks().step_by(step).take_while(|date| *date <= to);
    dates
        .enumerate()
        .map(|(index, date)| ProposedMeeting {
            date,
            starts: schedule.starts,
            ends: schedule.ends,
            venue: match schedule.venues.len() {
                0 => String::new(),
                many => schedule.venues[(turn + index) % many].id.clone(),
            },
            theme: theme_on(schedule, date),
            clash: clash(date, calendar),
            unknown: calendar.is_working_day(date).err().map(|unpublished| unpublished.to_string()),
        })
        .collect()
}

/// A meeting besides the series, on a day of its own: an emergency that cannot wait for the next. Its times are those of
/// the series, its venue the next in turn.
pub fn extra(
    profile: &Profile,
    date: NaiveDate,
    previous_venue: Option<&str>,
    calendar: &Calendar,
) -> Option<ProposedMeeting> {
    let schedule = &profile.schedule;
    let week = date.week(schedule.weekday).first_day();
    let mut proposed = series(profile, week, week, previous_venue, calendar).pop()?;
    proposed.date = date;
    proposed.theme = None;
    proposed.clash = clash(date, calendar);
    proposed.unknown = calendar.is_working_day(date).err().map(|unpublished| unpublished.to_string());
    Some(proposed)
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

/// When the panel sits on or after a day. `meetings` are the days of those that are planned, `cancelled` those that are
/// not held; past the last of them, the rhythm of the series goes on from it, less holidays.
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
    let weeks = u64::from(profile.schedule.every_weeks.max(1));
    // The weeks of a panel that sits every second one are counted from its last meeting.
    let from = meetings.iter().max().map_or(date, |last| *last + Days::new(1));
    let to = date.checked_add_days(Days::new(7 * weeks * 4)).unwrap_or(date);
    let from = match meetings.iter().max() {
        Some(_) if weeks > 1 => from + Days::new(7 * (weeks - 1)),
        _ => from,
    };
    let days = series(profile, from, to, None, calendar).into_iter();
    let held = days.filter(|one| one.date >= date && one.clash.is_none() && !cancelled.contains(&one.date));
    let next = held.map(|one| one.date).next();
    PanelDay { sits: next == Some(date), next, planned: false }
}

/// The theme of a date: the panel's first meeting of the month is week 1.
fn theme_on(schedule: &Schedule, date: NaiveDate) -> Option<String> {
    let meeting_of_month = date.day0() / (7 * schedule.every_weeks.max(1)) + 1;
    schedule.themes.iter().find(|theme| theme.week_of_month == meeting_of_month).map(|theme| theme.id.clone())
}

fn clash(date: NaiveDate, calendar: &Calendar) -> Option<Clash> {
    let holiday = calendar.holiday(date)?.to_owned();
    let week = date.week(Weekday::Mon).first_day().iter_days().take(5);
    let alternatives =
        week.filter(|day| *day != date && calendar.is_working_day(*day).is_ok_and(|worked| worked)).collect();
    Some(Clash { holiday, alternatives })
}
