//! Whether an action asks for one thing: two things done by one day are two actions.

use crate::text::line::Tokens;
use crate::text::verbs::is_verb;

/// Words after which two things are done: "complete and send", "book, then hold".
const JOINTS: [&str; 5] = ["and", "then", "&", "plus", "also"];
/// Verbs in form that are nouns or adverbs more often: "copy and file number".
const NOT_AFTER_AND: [&str; 13] = [
    "record", "report", "plan", "support", "contact", "review", "return", "work", "test", "risk", "act", "place", "end",
];

/// Whether what is to be done is more than one thing.
pub fn joins_two_things(what: &str) -> bool {
    let tokens = Tokens::of(what);
    let words = (0..tokens.len()).filter(|at| !tokens.is_mark(*at) || tokens.key(*at) == "&");
    let words: Vec<&str> = words.map(|at| tokens.key(at)).collect();
    let pairs = words.windows(2).enumerate();
    let joined = pairs.into_iter().any(|(at, pair)| {
        // What only the joint could tell from a noun must be followed by its object: "and review the plan".
        let sure = !NOT_AFTER_AND.contains(&pair[1])
            || words.get(at + 2).is_some_and(|next| matches!(*next, "the" | "a" | "his" | "her" | "their" | "it"));
        JOINTS.contains(&pair[0]) && is_verb(pair[1]) && sure
    });
    joined || what.contains("; ")
}
