//! Which of the days in a line is the one it is due.

use std::ops::Range;

use chrono::NaiveDate;

use super::events::{self, NamedEvent};
use super::refused::{self, Refused, Why};
use super::{EntrySetting, holidays, phrases};
use crate::calendar::words::{month_named, weekday_named};
use crate::quick_entry::due_phrases::{BEFORE, BY, NOT_DUE, WITHIN, clock};
use crate::quick_entry::durations;
use crate::quick_entry::durations::SpanLead;
use crate::quick_entry::{calendar_days, written_days};
use crate::text::line::Tokens;

/// How plainly what comes before says that this is the day by which it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum DueLead {
    /// A day and nothing before it.
    Bare,
    /// "on", "tomorrow", "next Friday".
    Weak,
    /// "by", "before", "within".
    Strong,
}

/// A day, or what stands for one.
#[derive(Clone, Debug)]
pub(super) struct SaidDay {
    /// The tokens, the word that leads up to it included.
    pub range: Range<usize>,
    lead: DueLead,
    pub day: Result<NaiveDate, Refused>,
}

impl SaidDay {
    /// Whether it is a day or meant to be one, rather than words in place of a day.
    fn is_day(&self) -> bool {
        !matches!(&self.day, Err(refused) if matches!(refused.why, Why::NoDay | Why::Term | Why::UnknownEvent))
    }

    /// Whether "by" or its like comes before.
    pub fn is_strong(&self) -> bool {
        self.lead == DueLead::Strong
    }
}

/// The day by which it is done.
#[derive(Clone, Debug, Default)]
pub(super) struct DueDay {
    pub day: Option<NaiveDate>,
    pub span: Option<Range<usize>>,
    pub refused: Option<Refused>,
    /// Whether "by" or its like leaves no doubt that somebody set a day.
    pub strong: bool,
}

/// Every day that is said in a line.
pub(super) fn find(tokens: &Tokens, setting: &EntrySetting) -> Vec<SaidDay> {
    let mut said = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match said_at(tokens, at, setting) {
            Some(found) => {
                at = found.range.end;
                said.push(found);
            }
            None => at = not_due(tokens, at, setting).unwrap_or(at + 1),
        }
    }
    said
}

/// Steps over a day that is not when it is due: "from Mon 30 Nov", "for 6 weeks".
fn not_due(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<usize> {
    if !NOT_DUE.contains(&tokens.key(at)) {
        return None;
    }
    let mut start = at + 1;
    while matches!(tokens.key(start), "the" | "next" | "last" | "at" | "least")
        && weekday_named(tokens.key(start + 1)).is_none()
    {
        start += 1;
    }
    let day = calendar_days::day(tokens, start, true, setting).map(|(end, _)| end);
    let end = day.or_else(|| durations::end(tokens, start, SpanLead::None, setting).map(|(end, _)| end))?;
    Some(end)
}

fn said_at(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<SaidDay> {
    let made = |end: usize, lead, day| {
        let end = latest(tokens, end);
        // "by Friday at 5pm": the hour belongs to a day that is a limit; of an appointment it is what is to be done.
        let hour = end + usize::from(matches!(tokens.key(end), "at" | "by"));
        Some(SaidDay { range: at..clock(tokens, hour).unwrap_or(end), lead, day })
    };
    if let Some((next, _)) = tokens.says_any(at, &BEFORE)
        && let Some((end, day)) = led(tokens, next, true, setting)
    {
        // "before the end of the month" is by its end; "before Christmas" is the working day before already.
        let whole =
            matches!(tokens.key(next), "end" | "close" | "eod" | "cob" | "cop" | "christmas" | "xmas" | "easter")
                || tokens.says(next, "the end").is_some()
                || tokens.says(next, "new year").is_some()
                || tokens.says(next, "the new").is_some();
        let day = day.and_then(|day| if whole { Ok(day) } else { calendar_days::before(day, setting) });
        return made(end, DueLead::Strong, day);
    }
    if let Some((next, _)) = tokens.says_any(at, &BY) {
        let next = next + usize::from(matches!(tokens.key(next), ":" | "-"));
        if let Some((end, day)) = led(tokens, next, false, setting) {
            return made(end, DueLead::Strong, day);
        }
    }
    if let Some((next, word)) = tokens.says_any(at, &WITHIN) {
        if let Some((end, day)) = durations::end(tokens, next, SpanLead::Strong, setting) {
            return made(end, DueLead::Strong, day);
        }
        if let Some((end, refused)) = events::no_day(tokens, next, true) {
            let month_of_a_panel = word == "in" && !tokens.ends(end) && tokens.key(end) == "panel";
            return if month_of_a_panel { None } else { made(end, DueLead::Strong, Err(refused)) };
        }
        if word != "in"
            && let Some((end, day)) = calendar_days::day(tokens, next, true, setting)
        {
            return made(end, DueLead::Strong, day);
        }
    }
    if let Some((next, _)) = tokens.says_any(at, &["straight after", "after"]) {
        if let Some((end, refused)) = events::unknown(tokens, next) {
            return made(end, DueLead::Strong, Err(refused));
        }
        if let Some((end, _)) = events::festival(tokens, next, true, setting) {
            return made(end, DueLead::Strong, Err(Refused::of(Why::NoDay)));
        }
    }
    // "at the start of the summer term"; "at court" is where.
    if tokens.key(at) == "at"
        && let Some((end, refused)) = events::unknown(tokens, at + 1).filter(|(_, refused)| refused.why == Why::Term)
    {
        return made(end, DueLead::Strong, Err(refused));
    }
    between(tokens, at, setting)
        .and_then(|end| made(end, DueLead::Strong, Err(Refused::of(Why::TwoDates))))
        .or_else(|| weak(tokens, at, setting))
        .or_else(|| bare(tokens, at, setting))
}

/// What stands after "by" or "before".
fn led(tokens: &Tokens, at: usize, before: bool, setting: &EntrySetting) -> Option<refused::FoundDay> {
    if let Some(end) = choice(tokens, at) {
        return Some((end, Err(Refused::of(Why::TwoDates))));
    }
    if let Some(end) = clock(tokens, at) {
        let on = end + usize::from(matches!(tokens.key(end), "on" | "," | "this"));
        let midnight = (at..end).any(|at| tokens.key(at) == "midnight");
        let Some((end, day)) = calendar_days::day(tokens, on, true, setting) else {
            // Midnight alone is tonight's; any other hour may be of any day.
            return Some((end, if midnight { Ok(setting.held) } else { Err(Refused::of(Why::NoDay)) }));
        };
        // A day begins and ends with midnight.
        let day = day.and_then(|day| {
            let sentence = "Midnight may be when this day begins or when it ends. Write the day alone.";
            if midnight && day != setting.held { Err(Refused::new(Why::TwoDates, sentence)) } else { Ok(day) }
        });
        return Some((end, day));
    }
    if let Some((end, day)) = holidays::weekend(tokens, at, setting) {
        return Some((end, if before { day } else { Err(Refused::of(Why::NoDay)) }));
    }
    calendar_days::day(tokens, at, true, setting)
        .or_else(|| durations::end(tokens, at, SpanLead::Strong, setting))
        .or_else(|| events::festival(tokens, at, before, setting))
        .or_else(|| {
            events::event(tokens, at, before, setting).map(|(end, event)| match event {
                NamedEvent::On(day) => (end, Ok(day)),
                NamedEvent::Not(refused) => (end, Err(refused)),
            })
        })
        .or_else(|| events::unknown(tokens, at).map(|(end, refused)| (end, Err(refused))))
        .or_else(|| events::no_day(tokens, at, true).map(|(end, refused)| (end, Err(refused))))
}

/// "12 or 19 Dec", "either Mon 15 or Wed 17 June".
fn choice(tokens: &Tokens, at: usize) -> Option<usize> {
    let weekday = |at: usize| at + usize::from(weekday_named(tokens.key(at)).is_some());
    let at = weekday(at + usize::from(tokens.key(at) == "either"));
    written_days::day_number(tokens.key(at))?;
    let joined = is_joint(tokens, at + 1);
    let next = weekday(at + 2);
    (joined && written_days::day_number(tokens.key(next)).is_some() && month_named(tokens.key(next + 1)).is_some())
        .then_some(next + 2)
}

/// What stands between two days where either could be meant.
fn is_joint(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.key(at), "or" | "and" | "&" | "to" | "-" | "/")
}

/// "between 1 and 5 Dec", "between Mon and Fri".
fn between(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<usize> {
    let next = tokens.says(at, "between")?;
    choice(tokens, next).or_else(|| {
        let (end, _) = calendar_days::day(tokens, next, true, setting)?;
        let (end, _) = calendar_days::day(tokens, tokens.says(end, "and")?, true, setting)?;
        Some(end)
    })
}

fn weak(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<SaidDay> {
    let said = |end: usize, day| Some(SaidDay { range: at..latest(tokens, end), lead: DueLead::Weak, day });
    if matches!(tokens.key(at), "on" | "at" | "to" | "for")
        && let Some((end, event)) = events::event(tokens, at + 1, false, setting)
        // "to review the plan" is work; only "the review" is a day.
        && (tokens.key(at) != "to" || matches!(tokens.key(at + 1), "the" | "next" | "our"))
        && tokens.ends(end)
    {
        return match event {
            NamedEvent::On(day) => said(end, Ok(day)),
            NamedEvent::Not(refused) => said(end, Err(refused)),
        };
    }
    if let Some(end) = choice(tokens, at + usize::from(tokens.key(at) == "on")) {
        return said(end, Err(Refused::of(Why::TwoDates)));
    }
    if tokens.key(at) == "on"
        && let Some((end, day)) = calendar_days::day(tokens, at + 1, true, setting)
    {
        return said(end, day);
    }
    let plain = matches!(
        tokens.key(at),
        "today" | "tonight" | "tomorrow" | "tmrw" | "tmw" | "yesterday" | "next" | "this" | "last" | "a" | "week"
    );
    if plain && let Some((end, day)) = calendar_days::day(tokens, at, false, setting) {
        return said(end, day);
    }
    let closes = tokens.key(at) != "the" && tokens.ends(at);
    if closes {
        return None;
    }
    if let Some((end, refused)) = events::no_day(tokens, at, false) {
        return said(end, Err(refused));
    }
    events::condition(tokens, at).then(|| SaidDay {
        range: at..at + 1,
        lead: DueLead::Bare,
        day: Err(Refused::of(Why::NoDay)),
    })
}

fn bare(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<SaidDay> {
    // The article belongs to what follows a day that is no deadline: "the 12 Nov minutes".
    if tokens.key(at) == "the" {
        return None;
    }
    let found =
        calendar_days::day(tokens, at, false, setting).or_else(|| durations::end(tokens, at, SpanLead::None, setting));
    let (end, day) = found?;
    Some(SaidDay { range: at..latest(tokens, end), lead: DueLead::Bare, day })
}

/// "at the latest" belongs to the day, and so does its morning.
fn latest(tokens: &Tokens, end: usize) -> usize {
    const OF_THE_DAY: [&str; 7] = ["morning", "afternoon", "evening", "lunchtime", "noon", "am", "pm"];
    // "By Fri 5 Nov PM to send": who, not when.
    let named = phrases::link(tokens, end + 1).is_some();
    let end = end + usize::from(!named && OF_THE_DAY.contains(&tokens.key(end)));
    let end = tokens.says(end, "bank holiday").unwrap_or(end);
    tokens.says(end, "at the latest").or_else(|| tokens.says(end, "latest")).unwrap_or(end)
}

/// The one day that counts, or why there is none.
pub(super) fn due(tokens: &Tokens, days: &[SaidDay]) -> DueDay {
    let strong: Vec<&SaidDay> = days.iter().filter(|said| said.is_day() && said.lead == DueLead::Strong).collect();
    if !strong.is_empty() {
        let other = strong.iter().any(|said| is_joined(tokens, said, days));
        return one(&strong, other);
    }
    let alone = |end: usize| tokens.ends(end) || tokens.key(end) == ":";
    let counts = |said: &&SaidDay| said.is_day() && (said.lead == DueLead::Weak || alone(said.range.end));
    let weak: Vec<&SaidDay> = days.iter().filter(counts).collect();
    if !weak.is_empty() {
        let other = days.iter().any(|said| said.is_day() && is_joined(tokens, said, days));
        return one(&weak, other);
    }
    let instead = days.iter().find(|said| !said.is_day());
    instead.map_or_else(DueDay::default, |said| DueDay {
        day: None,
        span: (said.lead != DueLead::Bare).then(|| said.range.clone()),
        refused: said.day.clone().err(),
        strong: said.is_strong(),
    })
}

/// Whether another day follows with "or", "and", "to": "by 3 Dec or 5 Dec".
fn is_joined(tokens: &Tokens, said: &SaidDay, days: &[SaidDay]) -> bool {
    is_joint(tokens, said.range.end)
        && days.iter().any(|other| other.is_day() && other.range.start == said.range.end + 1)
}

fn one(said: &[&SaidDay], other: bool) -> DueDay {
    let Some(first) = said.first() else { return DueDay::default() };
    let differ = said.iter().any(|said| said.day.as_ref().ok() != first.day.as_ref().ok());
    let refused = if other || differ { Some(Refused::of(Why::TwoDates)) } else { first.day.clone().err() };
    DueDay {
        day: first.day.clone().ok().filter(|_| refused.is_none()),
        span: Some(first.range.clone()),
        refused,
        strong: first.is_strong(),
    }
}
