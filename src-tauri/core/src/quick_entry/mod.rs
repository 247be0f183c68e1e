//! Quick entry: one typed line read as an action. "SW to complete parenting assessment by Fri 12 Dec, measured by report
//! filed" is who, what, by when and how we will know. Rules only, the same line always read the same way; what is not
//! certain is refused with a sentence, never guessed.
//!
//! The days come first (`due_day`), then who (`owner`), then the clauses that are left (`clauses`): what, measure, means.
//! Every word ends up in one of them, or is a phrase that joins them; `tests/quick_lines_whole.rs` holds it.

mod calendar_days;
mod clauses;
mod context;
mod due_day;
mod due_phrases;
mod durations;
mod events;
mod holidays;
mod lead_in;
mod measure_phrases;
mod outsiders;
mod owner;
mod passive;
mod people;
mod phrases;
mod reading;
mod refused;
mod sentences;
mod strangers;
mod unread;
mod written_days;

use chrono::{Datelike, NaiveDate};

use crate::meeting::action::ActionDetails;
use crate::text::folding::capitalised;
use crate::text::line::Tokens;

pub use crate::quick_entry::context::EntrySetting;
pub use reading::{ActionPart, LineAsRead, LinePart};
pub use refused::{Refused, Why};

use owner::LineOwner;

/// Reads one line.
pub fn read(line: &str, setting: &EntrySetting) -> LineAsRead {
    let tokens = Tokens::of(line);
    let start = lead_in::end(&tokens, setting);
    let mut refused = sentences::asks(&tokens, start, setting).then(|| Refused::of(Why::Question));

    let days = crate::quick_entry::due_day::find(&tokens, setting);
    let due = crate::quick_entry::due_day::due(&tokens, &days);
    let who = owner::find(&tokens, start, &days, setting);
    refused = refused.or_else(|| who.refused.clone());
    refused = refused.or_else(|| who.second_action(&tokens, setting));
    refused =
        refused.or_else(|| sentences::tells(&tokens, start, &who, &days, &due).then(|| Refused::of(Why::NoAction)));
    refused = refused.or_else(|| passive::without_owner(&tokens, start, &who, setting));

    let clauses = clauses::split(&tokens, start, &who, &due);
    if clauses.what.text.is_empty() {
        refused = refused.or_else(|| Some(Refused::of(Why::NoAction)));
    }
    refused = refused.or_else(|| due.refused.clone());
    refused = refused.or_else(|| unread::day(&tokens, &days, &due));

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
    LineAsRead { details, parts, refused, advice }
}

fn parts(
    tokens: &Tokens,
    who: &Option<std::ops::Range<usize>>,
    owner: &LineOwner,
    due: &crate::quick_entry::due_day::DueDay,
    clauses: &clauses::Clauses,
    setting: &EntrySetting,
) -> Vec<LinePart> {
    let part = |part, bytes: &std::ops::Range<usize>, words: String| {
        let at = tokens.utf16(bytes);
        LinePart { part, from: at.start, to: at.end, words }
    };
    let bytes = |range: &std::ops::Range<usize>| tokens.bytes(range.clone());
    let mut parts = Vec::new();
    if let Some(range) = who.as_ref().filter(|_| !owner.is_nobody()) {
        let at = bytes(range);
        parts.push(part(ActionPart::Owner, &at, owner.words(setting.profile)));
    }
    if let Some(at) = &clauses.what.bytes {
        parts.push(part(ActionPart::What, at, clauses.what.text.clone()));
    }
    if let (Some(day), Some(range)) = (due.day, &due.span) {
        let at = bytes(range);
        parts.push(part(ActionPart::Due, &at, day_words(day, setting.held)));
    }
    if let Some(at) = &clauses.measure.bytes {
        parts.push(part(ActionPart::Measure, at, format!("measured by: {}", clauses.measure.text)));
    }
    if let Some(at) = &clauses.how.bytes {
        parts.push(part(ActionPart::How, at, clauses.how.text.clone()));
    }
    parts
}

/// "Wed 2 December"; with its year where that is not the meeting's.
fn day_words(day: NaiveDate, held: NaiveDate) -> String {
    let form = if day.year() == held.year() { "%a %-d %B" } else { "%a %-d %B %Y" };
    day.format(form).to_string()
}
