//! A rule that a profile can say is read out: no key of any profile can be taken out or changed without a person seeing it.
//! What each does beyond that is held in the workspace's `tests/rules_run.rs`.

mod keys;

use keys::{everything, in_use, keys_of, known};
use quorate_core::panel::Profile;
use quorate_core::panel::read_out::read_out;
use std::collections::{BTreeMap, BTreeSet};

/// Keys that are not read out. This list may only shrink.
const IDLE: [&str; 0] = [];

fn seen(profile: &Profile) -> String {
    serde_json::to_string(&read_out(profile)).expect("plain data")
}

/// The kinds of panel still to come must be data only: contexts, joint chairs, a quorum of agencies, recommendations,
/// deadlines in every unit.
#[test]
fn every_kind_of_rule_can_be_said_and_every_key_is_in_use() {
    let used: BTreeSet<String> = everything().iter().flat_map(|(_, text)| in_use(text)).collect();
    let missing: Vec<String> = known().difference(&used).cloned().collect();
    // Weekly is what silence means, and nothing else is accepted any more: the key is there for older books.
    assert_eq!(missing, ["Schedule.every-weeks"], "a key that no profile has is a rule that nobody has seen run");
}

#[test]
fn no_key_can_be_taken_out_or_changed_without_being_read_out_otherwise() {
    let (mut idle, mut keys) = (BTreeSet::new(), BTreeSet::new());
    let mut places = 0;
    for (id, text) in everything() {
        let whole = seen(&Profile::parse(text).unwrap_or_else(|wrong| panic!("{id}: {wrong:?}")));
        let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
        // What records and requests are kept under is no rule.
        for key in keys_of(text).into_iter().filter(|key| !key.kind.ends_with(".id")) {
            let met = of_kind.entry(key.kind.clone()).or_default();
            *met += 1;
            // A profile has forty labels of roles: one or two of them stand for all.
            if *met > if id == "every-kind" { 2 } else { 1 } {
                continue;
            }
            places += 1;
            // Whether it is told is quick to see, whether it would be accepted is not.
            let told = |one: &String| toml::from_str(one).is_ok_and(|profile: Profile| seen(&profile) != whole);
            let accepted = |one: &String| Profile::parse(one).is_ok();
            // Where nothing else is accepted, a person reads why.
            let fine =
                key.mutants().any(|one| told(&one) && accepted(&one)) || !key.mutants().any(|one| accepted(&one));
            if !fine {
                idle.insert(format!("{} ({id}, {})", key.kind, key.path()));
            }
            keys.insert(key.kind);
        }
    }
    eprintln!("{} keys in {places} places, {} idle", keys.len(), idle.len());
    let idle: Vec<&str> = idle.iter().map(String::as_str).collect();
    assert_eq!(idle, IDLE, "accepted, and read out nowhere");
}
