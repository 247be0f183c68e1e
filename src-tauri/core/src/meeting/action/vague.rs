//! Words that sound like an action and are none. Data: add to the lists as panels find more.

/// Verbs whose doing cannot be seen, at the start of an action.
pub(super) const VERBS: [&str; 25] = [
    "look into",
    "look at",
    "consider",
    "explore",
    "continue",
    "keep",
    "monitor",
    "discuss",
    "liaise",
    "think about",
    "support",
    "address",
    "try",
    "aim",
    "ensure",
    "encourage",
    "promote",
    "engage",
    "follow up",
    "chase",
    "be aware",
    "be mindful",
    "work with",
    "oversee",
    "reflect",
];

/// Measures that measure nothing.
pub(super) const MEASURES: [&str; 14] = [
    "done",
    "completed",
    "complete",
    "ongoing",
    "tbc",
    "tba",
    "n/a",
    "na",
    "none",
    "as needed",
    "as required",
    "asap",
    "improvement",
    "progress",
];

/// Small letters, single spaces, no full stop.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ';', ',']).to_lowercase()
}

/// What is to be done, without who does it: "PM to book a meeting" is "book a meeting".
pub(super) fn step(what: &str) -> String {
    let text = plain(what);
    let text = text.strip_prefix("to ").unwrap_or(&text);
    match text.split_once(" to ") {
        // Who comes first is short: "social worker to …", "pm and gm to …".
        Some((who, step)) if who.split(' ').count() <= 3 && !VERBS.iter().any(|verb| starts_with(who, verb)) => {
            step.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Whether a text starts with these words, whole.
pub(super) fn starts_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
