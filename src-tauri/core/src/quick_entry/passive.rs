//! "IRO to be told by Friday": what is to be done to somebody. Where somebody else is named who does it, it is theirs; else
//! nobody would answer for it, and the line is refused with a sentence that says how to write it. Data: add to the list as
//! panels find more.

use std::ops::Range;

use super::EntrySetting;
use super::owner::{Named, Who, another, named, skip_article};
use super::refused::{Refused, Why};
use crate::panel::profile::Seat;
use crate::text::line::Tokens;

/// What is done to people, and how it is said of whoever does it.
const DONE_TO_PEOPLE: [(&str, &str); 30] = [
    ("told", "tell"),
    ("informed", "inform"),
    ("notified", "notify"),
    ("invited", "invite"),
    ("contacted", "contact"),
    ("updated", "update"),
    ("consulted", "consult"),
    ("asked", "ask"),
    ("advised", "advise"),
    ("briefed", "brief"),
    ("alerted", "alert"),
    ("reminded", "remind"),
    ("warned", "warn"),
    ("thanked", "thank"),
    ("rung", "ring"),
    ("called", "call"),
    ("phoned", "phone"),
    ("telephoned", "telephone"),
    ("emailed", "email"),
    ("messaged", "message"),
    ("texted", "text"),
    ("seen", "see"),
    ("visited", "visit"),
    ("met", "meet"),
    ("interviewed", "interview"),
    ("involved", "involve"),
    ("included", "include"),
    ("introduced", "introduce"),
    ("spoken to", "speak to"),
    ("written to", "write to"),
];

/// Refuses a line that begins with whom something is to be done to, where nobody is named who does it.
pub(super) fn without_owner(tokens: &Tokens, start: usize, who: &Who, setting: &EntrySetting) -> Option<Refused> {
    if who.owner.is_some() || who.refused.is_some() {
        return None;
    }
    let whom = people_named(tokens, start, setting)?;
    let (done, does) = tokens.says(whom.end, "to be").and_then(|at| {
        let at = at + usize::from(tokens.key(at).ends_with("ly"));
        DONE_TO_PEOPLE.iter().find_map(|(done, does)| Some((tokens.says(at, done)?, *does)))
    })?;
    let line = tokens.line();
    let whom = &line[tokens.bytes(whom)];
    let rest = line[tokens.bytes(done..tokens.len())].trim_end_matches(['.', ' ']);
    let rest = if rest.is_empty() || rest.starts_with(',') { rest.to_owned() } else { format!(" {rest}") };
    let presents = setting.profile.roles.iter().find(|role| role.seat == Seat::Presenter && !role.short.is_empty());
    let example = presents.map_or("SW", |role| role.short.as_str());
    let sentence = format!("This does not say who does it. Begin with them: “{example} to {does} {whom}{rest}”.");
    Some(Refused::new(Why::NoOwner, sentence))
}

/// The people that a line begins with, whatever they have to do with it: "the IRO", "SW and PM".
fn people_named(tokens: &Tokens, start: usize, setting: &EntrySetting) -> Option<Range<usize>> {
    let person = |at: usize| match named(tokens, at, setting)? {
        (_, Named::Nobody) => None,
        (end, _) => Some(end),
    };
    let from = skip_article(tokens, start);
    let mut end = person(from)?;
    while let Some(next) = another(tokens, end)
        && let Some(next_end) = person(skip_article(tokens, next))
    {
        end = next_end;
    }
    Some(from..end)
}
