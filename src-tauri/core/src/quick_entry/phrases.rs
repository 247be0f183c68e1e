//! The turns of phrase that give work or name nobody. Data: add to the lists as panels find more.

use crate::text::line::Tokens;
use crate::text::verbs::is_verb;

/// What ties somebody to a piece of work, the longest first.
const LINKS: [&str; 32] = [
    "is expected to",
    "are expected to",
    "is required to",
    "is tasked to",
    "is going to",
    "will be asked to",
    "has agreed to",
    "have agreed to",
    "will need to",
    "was asked to",
    "is asked to",
    "agreed to",
    "agrees to",
    "asked to",
    "needs to",
    "need to",
    "has to",
    "have to",
    "ought to",
    "is to",
    "are to",
    "am to",
    "please",
    "pls",
    "will also",
    "will",
    "must",
    "shall",
    "should",
    "could",
    "can",
    "to",
];

/// Where the tie that stands at `at` ends.
pub(super) fn link(tokens: &Tokens, at: usize) -> Option<usize> {
    // "sw 2 complete" is written as it is said.
    let in_figures = || (tokens.key(at) == "2" && is_verb(tokens.key(at + 1))).then_some(at + 1);
    tokens.says_any(at, &LINKS).map(|(end, _)| end).or_else(in_figures)
}

/// Everybody, or nobody in particular.
const NOBODY: [&str; 34] = [
    "those present",
    "all partners",
    "partners",
    "colleagues",
    "whoever",
    "all professionals",
    "all agencies",
    "all members",
    "all present",
    "all workers",
    "everyone present",
    "core group members",
    "core group",
    "care team",
    "the network",
    "network",
    "panel members",
    "panel",
    "forum",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "anyone",
    "nobody",
    "professionals",
    "agencies",
    "members",
    "attendees",
    "we",
    "they",
    "us",
    "all",
    "both",
];

pub(super) fn nobody(tokens: &Tokens, at: usize) -> Option<usize> {
    let (end, said) = tokens.says_any(at, &NOBODY)?;
    // "Everybody round the table to …", "Whoever is on duty to …".
    let far = matches!(said, "everyone" | "everybody" | "whoever" | "someone" | "somebody" | "anyone" | "colleagues");
    let to = if far { end + 4 } else { end };
    (end..=to).take_while(|n| !tokens.is_mark(*n)).find(|n| link(tokens, *n).is_some())
}

/// Whether work stands there, as after "to": a verb, maybe with an adverb before it.
pub(super) fn is_work(tokens: &Tokens, at: usize) -> bool {
    let at = at + usize::from(matches!(tokens.key(at), "also" | "then" | "only" | "not" | "jointly"));
    is_verb(tokens.key(at)) || (tokens.key(at).ends_with("ly") && is_verb(tokens.key(at + 1)))
}
