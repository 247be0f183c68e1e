//! What is not a day in itself: the panel's next meeting and the review, which the book knows; terms, hearings and
//! "soon", which it does not.

use chrono::NaiveDate;

use super::EntrySetting;
use super::refused::{Refused, Why};
use crate::calendar::words::month_named;
use crate::quick_entry::{calendar_days, holidays, written_days};
use crate::text::folding::key;
use crate::text::line::Tokens;

/// An event that was named.
pub(super) enum NamedEvent {
    On(NaiveDate),
    Not(Refused),
}

/// The next meeting or the review. `before` says that the word before leaves no doubt that a day is meant.
pub(super) fn event(tokens: &Tokens, at: usize, before: bool, setting: &EntrySetting) -> Option<(usize, NamedEvent)> {
    next_meeting(tokens, at, before, setting).or_else(|| review(tokens, at, setting))
}

fn next_meeting(tokens: &Tokens, at: usize, before: bool, setting: &EntrySetting) -> Option<(usize, NamedEvent)> {
    let named = skip(tokens, at, &["the", "our"]);
    let next = skip(tokens, named, &["next", "following"]);
    if next == named && !before {
        return None;
    }
    let short = setting.profile.short_name.split_whitespace().map(key).collect::<Vec<_>>().join(" ");
    let id = key(&setting.profile.id.0);
    let panel = format!("{id} panel");
    let mut end = tokens.says_any(next, &[&short, &panel, &id, "panel", "forum"]).map(|(end, _)| end);
    if next > named {
        end = end.or_else(|| tokens.says(next, "meeting"));
    }
    let end = end?;
    let end = tokens.says(end, "meeting").unwrap_or(end);
    Some((end, known(setting.next, "No later meeting of this panel is planned. Write the day.")))
}

fn review(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<(usize, NamedEvent)> {
    let at = skip(tokens, at, &["the", "our", "next", "panel"]);
    let at = skip(tokens, at, &["next", "panel"]);
    let end = tokens.says(at, "review date").or_else(|| tokens.says(at, "review"))?;
    // "review of the plan", "review meeting" are others.
    if matches!(tokens.key(end), "of" | "meeting" | "conference" | "hearing" | "officer" | "and") {
        return None;
    }
    Some((end, known(setting.review, "No review date is set for this child yet. Set it first, or write the day.")))
}

fn known(day: Option<NaiveDate>, sentence: &str) -> NamedEvent {
    day.map_or_else(|| NamedEvent::Not(Refused::new(Why::UnknownEvent, sentence)), NamedEvent::On)
}

/// Events of children's lives that the book keeps no date of.
const OTHER_EVENTS: [&str; 22] = [
    "final hearing",
    "court hearing",
    "hearing",
    "review conference",
    "initial conference",
    "child protection conference",
    "conference",
    "court",
    "birth",
    "babys birth",
    "due date",
    "core group",
    "strategy meeting",
    "review meeting",
    "lac review",
    "cla review",
    "cin review",
    "cp review",
    "icpc",
    "rcpc",
    "discharge",
    "placement move",
];
const TERMS: [&str; 8] = [
    "half term",
    "halfterm",
    "school holidays",
    "summer holidays",
    "easter holidays",
    "holidays",
    "term",
    "school year",
];
const EDGES: [&str; 8] =
    ["last day of", "first day of", "end of", "start of", "beginning of", "end", "start", "back to"];
const SEASONS: [&str; 9] = ["spring", "summer", "autumn", "winter", "easter", "next", "this", "new", "school"];

/// An event that the book has no date for, after a word such as "by".
pub(super) fn unknown(tokens: &Tokens, at: usize) -> Option<(usize, Refused)> {
    let mut start = skip(tokens, at, &["the"]);
    start = skip(tokens, start, &["next", "first", "second", "his", "her", "their", "initial"]);
    if let Some((end, _)) = tokens.says_any(start, &OTHER_EVENTS) {
        return Some((end, Refused::of(Why::UnknownEvent)));
    }
    let mut start = skip(tokens, at, &["the"]);
    start = tokens.says_any(start, &EDGES).map_or(start, |(end, _)| end);
    start = skip(tokens, start, &["the"]);
    start = skip(tokens, start, &SEASONS);
    start += usize::from(month_named(tokens.key(start)).is_some());
    tokens.says_any(start, &TERMS).map(|(end, _)| (end, Refused::of(Why::Term)))
}

/// Words that put off, wherever they stand.
const SOME_DAY: [&str; 40] = [
    "down the line",
    "for now",
    "for the time being",
    "until further notice",
    "as needed",
    "as required",
    "as necessary",
    "in a couple of",
    "in the next few",
    "within a few",
    "in a few",
    "in the coming",
    "over the coming",
    "as a matter of urgency",
    "on an ongoing basis",
    "as soon as possible",
    "as soon as practicable",
    "as soon as",
    "at the earliest opportunity",
    "in due course",
    "when possible",
    "where possible",
    "as and when",
    "in the near future",
    "in the new year",
    "in the coming weeks",
    "date tbc",
    "date tba",
    "date to be confirmed",
    "to be confirmed",
    "sometime",
    "asap",
    "soonest",
    "soon",
    "shortly",
    "ongoing",
    "immediately",
    "tbc",
    "tba",
    "tbd",
];
/// Words that put off only where something such as "by" comes before, or where the clause ends with them.
const SOME_DAY_LED: [&str; 12] = [
    "next week",
    "this week",
    "the week",
    "next month",
    "this month",
    "next year",
    "the new year",
    "new year",
    "the summer",
    "the spring",
    "the autumn",
    "then",
];

/// Words that name no day that can come and go; `led` as in `calendar_days::day`.
pub(super) fn no_day(tokens: &Tokens, at: usize, led: bool) -> Option<(usize, Refused)> {
    if let Some((end, _)) = tokens.says_any(at, &SOME_DAY) {
        return Some((end, Refused::of(Why::NoDay)));
    }
    if let Some((end, said)) = tokens.says_any(at, &SOME_DAY_LED)
        && (led || (tokens.ends(end) && said != "then"))
    {
        return Some((end, Refused::of(Why::NoDay)));
    }
    let mut start = skip(tokens, at, &["the"]);
    start = skip(tokens, start, &["early", "mid", "middle", "late", "beginning", "start"]);
    start = skip(tokens, start, &["of", "next"]);
    let part_of = start > at + 1;
    // "mid-January" is one word once its hyphen is gone.
    let mid = ["mid", "early", "late"].iter().find_map(|part| tokens.key(start).strip_prefix(part));
    let named = month_named(tokens.key(start)).is_some() && (led || part_of);
    let month = named || mid.is_some_and(|month| month_named(month).is_some());
    let whole = month && written_days::day_number(tokens.key(start + 1)).is_none_or(|day| day > 31);
    whole.then(|| {
        let year = usize::from(tokens.key(start + 1).len() == 4 && tokens.key(start + 1).parse::<u32>().is_ok());
        let sentence = "A month is no day. Write one, such as “end of January” or “12 Jan”.";
        (start + 1 + year, Refused::new(Why::NoDay, sentence))
    })
}

/// "when a placement is found": a condition instead of a day.
pub(super) fn condition(tokens: &Tokens, at: usize) -> bool {
    const ASKS: [&str; 9] = ["ask", "out", "confirm", "check", "know", "clarify", "establish", "agree", "decide"];
    // "until the review" is how long; "until a match is found" is for ever.
    let end = (at..tokens.len()).find(|n| tokens.ends(*n)).unwrap_or(tokens.len());
    let open = tokens.key(at) == "until" && (at..end).any(|n| matches!(tokens.key(n), "is" | "are" | "has" | "have"));
    let waits = open || matches!(tokens.key(at), "when" | "once");
    waits && at > 0 && !tokens.ends(at + 1) && !ASKS.contains(&tokens.key(at - 1))
}

/// A holiday that names the days before it: the last working day before it is meant. "by Easter" may be its Friday, its
/// Sunday or its Monday; "before" it is before all of them.
pub(super) fn festival(
    tokens: &Tokens,
    at: usize,
    before: bool,
    setting: &EntrySetting,
) -> Option<(usize, Result<NaiveDate, Refused>)> {
    let at = skip(tokens, at, &["the"]);
    let (end, name) = [("christmas", "Christmas Day"), ("xmas", "Christmas Day"), ("easter", "Good Friday")]
        .into_iter()
        .find_map(|(said, name)| Some((tokens.says(at, said)?, name)))
        .or_else(|| Some((tokens.says(at, "new year")?, "New Year")))?;
    if matches!(tokens.key(end), "holidays" | "holiday" | "break" | "term" | "eve" | "day") {
        return None;
    }
    if name == "Good Friday" && !before {
        let sentence = "Easter may be its Friday, its Sunday or its Monday. Write the day.";
        return Some((end, Err(Refused::new(Why::TwoDates, sentence))));
    }
    Some((end, holidays::next_holiday(name, setting).and_then(|day| calendar_days::before(day, setting))))
}

fn skip(tokens: &Tokens, at: usize, words: &[&str]) -> usize {
    if words.contains(&tokens.key(at)) { at + 1 } else { at }
}
