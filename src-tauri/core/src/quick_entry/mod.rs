//! Quick entry: one typed line read as an action. "SW to complete parenting assessment by Fri 12 Dec, measured by report
//! filed" is who, what, by when and how we will know. Rules only, the same line always read the same way; what is not
//! certain is refused with a sentence, never guessed.
//!
//! The days come first (`dates`), then who (`owner`), then the clauses that are left (`clauses`): what, measure, means.

mod announced;
mod clauses;
mod dates;
mod days;
mod events;
mod outsiders;
mod owner;
mod people;
mod phrases;
mod refused;
mod spans;
mod written;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::Calendar;
use crate::meeting::action::{ActionDetails, PossibleOwner};
use crate::panel::Profile;

pub use refused::{Refused, Why};

use crate::text::token::Tokens;
use owner::Owner;

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub profile: &'a Profile,
    /// The day of the meeting: "in 2 weeks" and "tomorrow" count from it, whenever the line is typed.
    pub held: NaiveDate,
    /// The next planned meeting of the panel.
    pub next: Option<NaiveDate>,
    /// When the child comes back to the panel, where that is set.
    pub review: Option<NaiveDate>,
    /// Who is here, invited or allocated to the child.
    pub people: &'a [PossibleOwner],
    pub calendar: &'a Calendar,
}

/// The parts of an action that a line can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Part {
    Owner,
    What,
    Due,
    Measure,
    How,
}

/// Where a part stands in the line, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LinePart {
    pub part: Part,
    /// In UTF-16 units, as the window counts; where a part is broken by another, its first.
    pub from: u32,
    /// The unit after its last.
    pub to: u32,
    /// "Practice manager, Bethan Rees", "Wed 2 December", "measured by: minutes on file".
    pub words: String,
}

/// What a line was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// All that was understood, also of a line that is refused.
    pub details: ActionDetails,
    /// In the order in which they are said: who, what, by when, measure, means.
    pub parts: Vec<LinePart>,
    /// Why the line cannot become an action as it stands.
    pub refused: Option<Refused>,
    /// What to look at before it counts, a sentence each.
    pub advice: Vec<String>,
}

/// Reads one line.
pub fn read(line: &str, setting: &Setting) -> Reading {
    let tokens = Tokens::of(line);
    let start = phrases::lead_in(&tokens);
    let mut refused = phrases::asks(&tokens, start, setting).then(|| Refused::of(Why::Question));

    let days = dates::find(&tokens, setting);
    let due = dates::due(&tokens, &days);
    let who = owner::find(&tokens, start, &days, setting);
    refused = refused.or_else(|| who.refused.clone());
    refused = refused.or_else(|| who.second_action(&tokens, setting));
    refused = refused.or_else(|| phrases::tells(&tokens, start, &who, &days, &due).then(|| Refused::of(Why::NoAction)));

    let clauses = clauses::split(&tokens, start, &who, &due);
    if clauses.what.text.is_empty() {
        refused = refused.or_else(|| Some(Refused::of(Why::NoAction)));
    }
    refused = refused.or_else(|| due.refused.clone());

    let owner = who.owner.clone().unwrap_or_default();
    let advice = owner.advice.iter().cloned().collect();
    let details = ActionDetails {
        what: capitalised(&clauses.what.text),
        measure: capitalised(&clauses.measure.text),
        owner_role: owner.role.clone(),
        owner: owner.name.clone(),
        how: capitalised(&clauses.how.text),
        due: due.day,
        follows: None,
        accepted: Vec::new(),
    };
    let parts = parts(&tokens, &who.span, &owner, &due, &clauses, setting);
    Reading { details, parts, refused, advice }
}

fn parts(
    tokens: &Tokens,
    who: &Option<std::ops::Range<usize>>,
    owner: &Owner,
    due: &dates::Due,
    clauses: &clauses::Clauses,
    setting: &Setting,
) -> Vec<LinePart> {
    let part = |part, from: usize, to: usize, words: String| LinePart {
        part,
        from: tokens.utf16(from),
        to: tokens.utf16(to),
        words,
    };
    let bytes = |range: &std::ops::Range<usize>| tokens.bytes(range.clone());
    let mut parts = Vec::new();
    if let Some(range) = who.as_ref().filter(|_| !owner.is_nobody()) {
        let at = bytes(range);
        parts.push(part(Part::Owner, at.start, at.end, owner.words(setting.profile)));
    }
    if let Some(at) = &clauses.what.bytes {
        parts.push(part(Part::What, at.start, at.end, clauses.what.text.clone()));
    }
    if let (Some(day), Some(range)) = (due.day, &due.span) {
        let at = bytes(range);
        parts.push(part(Part::Due, at.start, at.end, day_words(day, setting.held)));
    }
    if let Some(at) = &clauses.measure.bytes {
        parts.push(part(Part::Measure, at.start, at.end, format!("measured by: {}", clauses.measure.text)));
    }
    if let Some(at) = &clauses.how.bytes {
        parts.push(part(Part::How, at.start, at.end, clauses.how.text.clone()));
    }
    parts
}

/// "Wed 2 December"; with its year where that is not the meeting's.
fn day_words(day: NaiveDate, held: NaiveDate) -> String {
    let form = if day.year() == held.year() { "%a %-d %B" } else { "%a %-d %B %Y" };
    day.format(form).to_string()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
