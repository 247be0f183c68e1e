//! Words that set a day which was not understood: "by the weekend", "before her birthday". The line is refused, so that
//! nobody takes it for one with a day.

use super::due_day::{DueDay, SaidDay};
use super::refused::{Refused, Why};
use crate::calendar::words::{month_named, weekday_named};
use crate::text::line::Tokens;

/// What sets a day.
const SETS: [&str; 8] =
    ["by", "before", "no later than", "not later than", "on or before", "prior to", "ahead of", "deadline"];
/// What is a time and no thing.
const TIMES: [&str; 28] = [
    "midnight",
    "noon",
    "midday",
    "lunchtime",
    "morning",
    "afternoon",
    "evening",
    "night",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "year",
    "term",
    "holiday",
    "holidays",
    "hols",
    "birthday",
    "christmas",
    "easter",
    "diwali",
    "eid",
    "ramadan",
    "hanukkah",
    "passover",
    "whitsun",
    "anniversary",
];
/// The words between the two: "by the end of her first week".
const BETWEEN: usize = 5;

/// Refuses a line that has no day and says one all the same.
pub(super) fn day(tokens: &Tokens, days: &[SaidDay], due: &DueDay) -> Option<Refused> {
    if due.day.is_some() || due.refused.is_some() {
        return None;
    }
    let said = |at: usize| days.iter().any(|said| said.range.contains(&at));
    let is_time = |at: usize| {
        let key = tokens.key(at);
        let whose = key.trim_end_matches("'s");
        // "May" and "March" are words too.
        let month = key.len() > 3 && key != "march" && month_named(key).is_some();
        let weekday = key == whose && weekday_named(key).is_some() && !matches!(key, "sat" | "sun" | "wed" | "mon");
        !said(at) && key == whose && (TIMES.contains(&key) || month || weekday)
    };
    let unread = (0..tokens.len()).any(|at| {
        let Some((next, _)) = tokens.says_any(at, &SETS).filter(|_| !said(at)) else { return false };
        (next..next + BETWEEN).take_while(|at| *at < tokens.len() && !tokens.is_mark(*at)).any(is_time)
    });
    unread.then(|| Refused::of(Why::NoDay))
}
