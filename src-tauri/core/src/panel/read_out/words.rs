//! Spans, conditions and days, as the read-out says them.

use crate::calendar::deadline::{Span, Unit};
use crate::calendar::words::{count, day, list, plain_date, time};
use crate::panel::Profile;
use crate::panel::profile::{Condition, SittingDays, WeekOfMonth};

pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// A label in quotation marks, or the id where nothing has it.
pub(super) fn named(label: Option<&str>, id: &str) -> String {
    quoted(label.unwrap_or(id))
}

/// "within 2 working days of the meeting", "by 5pm on the Thursday before the meeting".
pub(super) fn span(span: &Span, from: &str) -> String {
    let hour = |at: &Option<chrono::NaiveTime>| at.map_or_else(String::new, |at| format!(" at {}", time(at)));
    match span {
        Span::Within { amount: 0, .. } => format!("on the day of {from}"),
        Span::Within { amount, unit } => format!("within {} of {from}", units(*amount, *unit)),
        Span::Before { amount, unit, at } => format!("{}{} before {from}", units(*amount, *unit), hour(at)),
        Span::WeekdayBefore { weekday, at: None } => format!("by the {} before {from}", weekday_name(*weekday)),
        Span::WeekdayBefore { weekday, at: Some(at) } => {
            format!("by {} on the {} before {from}", time(*at), weekday_name(*weekday))
        }
    }
}

fn units(amount: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Hours => ("hour", "hours"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::CalendarDays => ("calendar day", "calendar days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    };
    count(amount, one, many)
}

fn weekday_name(weekday: chrono::Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [weekday.num_days_from_monday() as usize]
}

/// "every second Wednesday", "on the first and last Tuesday of the month", "on 22 December 2026".
pub(super) fn days(days: &SittingDays) -> String {
    match days {
        SittingDays::Weekly { weekday, every, counting_from } => {
            format!("{}, counted from {}", weekly(*weekday, *every), plain_date(*counting_from))
        }
        SittingDays::Monthly { weekday, weeks } => {
            let weeks: Vec<String> = weeks.iter().map(|week| which(*week).to_owned()).collect();
            format!("on the {} {} of the month", list(&weeks), weekday_name(*weekday))
        }
        SittingDays::Dates(dates) => {
            let dates: Vec<String> = dates.iter().map(|date| plain_date(*date)).collect();
            format!("on {}", list(&dates))
        }
    }
}

pub(super) fn weekly(weekday: chrono::Weekday, every: u32) -> String {
    match every {
        1 => format!("every {}", weekday_name(weekday)),
        2 => format!("every second {}", weekday_name(weekday)),
        many => format!("every {many} weeks on {}", weekday_name(weekday)),
    }
}

fn which(week: WeekOfMonth) -> &'static str {
    match week {
        WeekOfMonth::First => "first",
        WeekOfMonth::Second => "second",
        WeekOfMonth::Third => "third",
        WeekOfMonth::Fourth => "fourth",
        WeekOfMonth::Last => "last",
    }
}

/// ", where the child is under 8 years"; empty where there is no condition.
pub(super) fn when(condition: Option<&Condition>, profile: &Profile) -> String {
    let Some(condition) = condition else { return String::new() };
    let either = |labels: Vec<String>| labels.join(" or ");
    let reasons = || profile.requests.reasons.iter().map(|one| (&one.id, &one.label));
    let options = || profile.recorded.decisions.iter().map(|one| (&one.id, &one.label));
    let mut said = Vec::new();
    if !condition.reasons.is_empty() {
        let labels = condition.reasons.iter().map(|id| super::called(reasons(), id)).collect();
        said.push(format!("the reason is {}", either(labels)));
    }
    if !condition.subjects.is_empty() {
        let kinds = condition.subjects.iter().map(|kind| kind.label().to_lowercase()).collect();
        said.push(format!("it is about {}", either(kinds)));
    }
    said.extend(condition.from_months.map(|months| format!("the child is {} or older", age(months))));
    said.extend(condition.under_months.map(|months| format!("the child is under {}", age(months))));
    if let Some(theme) = &condition.theme {
        let themes = profile.schedule.themes.iter().map(|one| (&one.id, &one.name));
        said.push(format!("the meeting is a {}", super::called(themes, theme)));
    }
    if !condition.decided.is_empty() {
        let labels = condition.decided.iter().map(|id| super::called(options(), id)).collect();
        said.push(format!("{} is decided", either(labels)));
    }
    format!(", where {}", list(&said))
}

/// "8 years", "15 years and 6 months".
fn age(months: u32) -> String {
    let parts = [(months / 12, "year", "years"), (months % 12, "month", "months")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
    if parts.is_empty() { "born".to_owned() } else { list(&parts) }
}

/// "Monday 5 January to Friday 27 March" with its years.
pub(super) fn from_to(from: chrono::NaiveDate, to: chrono::NaiveDate) -> String {
    format!("{} {} to {}", day(from), from.format("%Y"), plain_date(to))
}
