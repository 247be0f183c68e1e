//! What leads up to a day, and the hour that may stand before it. Data: add to the lists as panels find more.

use crate::text::line::Tokens;

/// What sets a day, or a time before which.
pub(super) const BY: [&str; 24] = [
    "at the latest by",
    "week commencing",
    "week ending",
    "week beginning",
    "at least",
    "w/c",
    "w/b",
    "w/e",
    "no later than",
    "not later than",
    "by or before",
    "on or before",
    "to be done by",
    "deadline is",
    "deadline of",
    "deadline",
    "due date",
    "due by",
    "due on",
    "due in",
    "due",
    "in time for",
    "by",
    "target date",
];
/// What sets the day before.
pub(super) const BEFORE: [&str; 5] = ["to before", "ahead of", "prior to", "in advance of", "before"];
/// What sets a length of time.
pub(super) const WITHIN: [&str; 10] = [
    "w/in",
    "within the next",
    "over the next",
    "in the next",
    "within next",
    "over next",
    "in next",
    "within",
    "inside",
    "in",
];
/// A day after one of these is not the day by which it is done.
pub(super) const NOT_DUE: [&str; 17] = [
    "from", "since", "starting", "over", "during", "for", "every", "about", "than", "past", "dated", "of", "until",
    "till", "after", "last", "each",
];

/// Where a time of day ends: "5pm", "10:30", "12 noon", "midnight".
pub(super) fn clock(tokens: &Tokens, at: usize) -> Option<usize> {
    if let Some((end, _)) = tokens.says_any(at, &["12 noon", "12 midnight", "noon", "midday", "midnight", "lunchtime"])
    {
        return Some(end);
    }
    let key = tokens.key(at);
    let hour = key.split([':', '.']).next().and_then(|hour| hour.parse::<u32>().ok()).is_some_and(|hour| hour < 25);
    let figures = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let half = ["am", "pm"].into_iter().find_map(|half| key.strip_suffix(half));
    if half.is_some_and(figures) {
        return Some(at + 1);
    }
    match tokens.key(at + 1) {
        "am" | "pm" if hour && figures(key) => Some(at + 2),
        _ => (hour && key.contains(':') && figures(key)).then_some(at + 1),
    }
}
