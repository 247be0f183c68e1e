//! Lengths of time counted from the meeting, or back from an event of the book: "10 working days", "in a fortnight".

use super::EntrySetting;
use super::events::{self, NamedEvent};
use super::refused::{Refused, Why};
use crate::calendar::deadline::{Span, Unit};
use crate::quick_entry::calendar_days;
use crate::quick_entry::calendar_days::refused_unpublished;
use crate::quick_entry::refused::FoundDay;
use crate::quick_entry::written_days::ahead;
use crate::text::line::Tokens;

/// How a length of time was led up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanLead {
    /// "within", "in", "by".
    Strong,
    None,
}

const NUMBERS: [(&str, u32); 19] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty-eight", 48),
];

/// The units as they are said, the longest first; how many of the unit each is.
const UNITS: [(&str, Unit, u32); 28] = [
    ("working days", Unit::WorkingDays, 1),
    ("working day", Unit::WorkingDays, 1),
    ("work days", Unit::WorkingDays, 1),
    ("workdays", Unit::WorkingDays, 1),
    ("wds", Unit::WorkingDays, 1),
    ("wd", Unit::WorkingDays, 1),
    ("calendar days", Unit::CalendarDays, 1),
    ("calendar day", Unit::CalendarDays, 1),
    ("days", Unit::CalendarDays, 1),
    ("day", Unit::CalendarDays, 1),
    ("weeks", Unit::Weeks, 1),
    ("week", Unit::Weeks, 1),
    ("wks", Unit::Weeks, 1),
    ("wk", Unit::Weeks, 1),
    ("fortnights", Unit::Weeks, 2),
    ("fortnight", Unit::Weeks, 2),
    ("months", Unit::Months, 1),
    ("month", Unit::Months, 1),
    ("mths", Unit::Months, 1),
    ("mth", Unit::Months, 1),
    ("hours", Unit::Hours, 1),
    ("hour", Unit::Hours, 1),
    ("hrs", Unit::Hours, 1),
    ("hr", Unit::Hours, 1),
    ("h", Unit::Hours, 1),
    ("years", Unit::Months, 12),
    ("year", Unit::Months, 12),
    ("yr", Unit::Months, 12),
];

/// Units that may stand without a number.
const ONE_OF: [&str; 4] = ["week", "fortnight", "month", "day"];

const FROM_NOW: [&str; 14] = [
    "from the date of this meeting",
    "of the date of this meeting",
    "from todays meeting",
    "from this meeting",
    "from the meeting",
    "of this meeting",
    "of the meeting",
    "from the panel",
    "of the panel",
    "from panel",
    "of panel",
    "from today",
    "of today",
    "from now",
];

/// The end of a length of time that stands at `at`.
pub(super) fn end(tokens: &Tokens, at: usize, lead: SpanLead, setting: &EntrySetting) -> Option<FoundDay> {
    let (mut end, amount, unit) = length(tokens, at, lead)?;
    end = tokens.says(end, "time").unwrap_or(end);
    if let Some((now, _)) = tokens.says_any(end, &FROM_NOW) {
        return Some((now, after_meeting(amount, unit, setting)));
    }
    match tokens.key(end) {
        "before" => Some(back_from(tokens, end + 1, amount, unit, setting)),
        "after" | "following" => Some((end, Err(Refused::of(Why::UnknownEvent)))),
        "of" | "from" if lead == SpanLead::Strong => Some((end, Err(Refused::of(Why::UnknownEvent)))),
        _ => Some((end, after_meeting(amount, unit, setting))),
    }
}

fn after_meeting(amount: u32, unit: Unit, setting: &EntrySetting) -> Result<chrono::NaiveDate, Refused> {
    let noon = setting.held.and_hms_opt(12, 0, 0).unwrap_or_default();
    let due = setting.calendar.deadline(&Span::Within { amount, unit }, noon).map_err(refused_unpublished)?;
    ahead(due.act_by(), setting.held)
}

/// "5 working days before the review".
fn back_from(tokens: &Tokens, at: usize, amount: u32, unit: Unit, setting: &EntrySetting) -> FoundDay {
    let (end, from) = match events::event(tokens, at, true, setting) {
        Some((end, NamedEvent::On(day))) => (end, Ok(day)),
        Some((end, NamedEvent::Not(refused))) => (end, Err(refused)),
        None => match calendar_days::day(tokens, at, true, setting) {
            Some(found) => found,
            None => (at, Err(Refused::of(Why::UnknownEvent))),
        },
    };
    let day = from.and_then(|day| {
        let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
        let due =
            setting.calendar.deadline(&Span::Before { amount, unit, at: None }, noon).map_err(refused_unpublished)?;
        ahead(due.act_by(), setting.held)
    });
    (end, day)
}

/// How many of which unit, and where that ends: "10 working days", "a fortnight", "48hrs", "2 weeks'".
fn length(tokens: &Tokens, at: usize, lead: SpanLead) -> Option<(usize, u32, Unit)> {
    // "within the week", "in the next fortnight".
    let at = at + usize::from(lead == SpanLead::Strong && tokens.key(at) == "the");
    let one = lead == SpanLead::Strong && ONE_OF.contains(&tokens.key(at));
    if one {
        let (_, unit, times) = UNITS.iter().find(|(said, ..)| *said == tokens.key(at))?;
        return Some((at + 1, *times, *unit));
    }
    let key = tokens.key(at);
    let digits = key.len() - key.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, glued) = key.split_at(digits);
    if !number.is_empty() && !glued.is_empty() {
        let (_, unit, times) = UNITS.iter().find(|(said, ..)| *said == glued)?;
        return Some((at + 1, number.parse::<u32>().ok()?.checked_mul(*times)?, *unit));
    }
    let amount = match number.is_empty() {
        false => number.parse().ok()?,
        true => NUMBERS.iter().find(|(said, _)| *said == key)?.1,
    };
    let possessive = |word: &str| word.trim_end_matches("'s").trim_end_matches('\'').to_owned();
    UNITS.iter().find_map(|(said, unit, times)| {
        let mut end = at + 1;
        for word in said.split(' ') {
            if possessive(tokens.key(end)) != word {
                return None;
            }
            end += 1;
        }
        Some((end, amount.checked_mul(*times)?, *unit))
    })
}
