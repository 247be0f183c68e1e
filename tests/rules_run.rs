//! A rule that a profile accepts runs: taking a key out of a profile, or changing it, changes something that a person sees in
//! the life of a case, from the planned dates to the filed record. That each is read out is held in the core's `idle_keys.rs`.

mod county;
#[path = "../src-tauri/core/tests/keys/mod.rs"]
mod keys;
mod lived;

use std::collections::{BTreeMap, BTreeSet};

use keys::{Key, everything, keys_of};
use lived::Book;
use quorate_core::panel::Profile;

/// Keys that were once accepted and did nothing, and those that came with deadlines before a meeting and conditions. The
/// rest has a test of its own where it runs; `terms` is held in `deadlines.rs`.
const ONCE_IDLE: [&str; 25] = [
    "ActionRule.escalation",
    "Condition.decided",
    "Condition.from-months",
    "Condition.reasons",
    "Condition.subjects",
    "Condition.theme",
    "Condition.under-months",
    "DeadlineRule.of-panel",
    "DeadlineRule.settled-by",
    "DeadlineRule.told",
    "DecisionOption.when",
    "Escalation.answers",
    "Escalation.to",
    "InvitationRule.modes",
    "PanelRole.brings",
    "PanelRole.when",
    "Paper.deadline",
    "Paper.when",
    "Profile.tracker",
    "Prompt.when",
    "Reason.deadline",
    "Section.when",
    "Span.before.at",
    "Span.weekday-before.at",
    "Tracker.kept-by",
];

/// The first words that differ, with some before them.
fn differs(one: &[String], other: &[String]) -> Option<[String; 2]> {
    let (one, other) = (one.join(" "), other.join(" "));
    let at = one.chars().zip(other.chars()).position(|(a, b)| a != b).or((one != other).then_some(0))?;
    let near = |text: &str| text.chars().skip(at.saturating_sub(160)).take(240).collect();
    Some([near(&one), near(&other)])
}

/// Of these nobody has seen yet that they run: the case that is lived through here does not come to them. It may only shrink.
const NOT_SEEN: [&str; 10] = [
    "Condition.decided",
    "Condition.from-months",
    "Condition.reasons",
    "Condition.subjects",
    "Condition.under-months",
    "Escalation.answers",
    "Escalation.to",
    "PanelRole.when",
    "Span.before.at",
    "Tracker.kept-by",
];

#[test]
#[ignore = "minutes: make soak"]
fn soak_what_was_once_accepted_and_idle_changes_something_in_the_life_of_a_case() {
    let (id, text) = everything()[0];
    let profile = Profile::parse(text).expect("it is in order");
    let mut book = Book::new();
    let lines = book.lived(text, &profile);
    let paper = book.paper();
    assert_eq!(differs(&book.lived(text, &profile), &lines), None, "{id}: the same case is the same every time");
    let mut places: BTreeMap<String, Vec<Key>> = BTreeMap::new();
    for key in keys_of(text).into_iter().filter(|key| ONCE_IDLE.contains(&key.kind.as_str())) {
        places.entry(key.kind.clone()).or_default().push(key);
    }
    let known: Vec<&str> = places.keys().map(String::as_str).collect();
    assert_eq!(known, ONCE_IDLE, "each is in use");
    let mut idle = BTreeSet::new();
    for (kind, keys) in &places {
        let seen = keys.iter().take(4).any(|key| {
            let mut sound = key.mutants().filter(|text| Profile::parse(text).is_ok()).take(3);
            sound.any(|text| book.lived(&text, &profile) != lines || book.paper() != paper)
        });
        if !seen {
            idle.insert(kind.as_str());
        }
    }
    eprintln!("{} keys, {} are idle", places.len(), idle.len());
    let idle: Vec<&str> = idle.into_iter().collect();
    assert_eq!(idle, NOT_SEEN, "accepted, and nobody sees it run");
}
