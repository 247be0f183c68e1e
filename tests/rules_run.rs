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

/// Keys that are read out on the panel's screen, and change nothing else of a case as this test lives it. It may only
/// shrink. Words about the panel itself and names of sources are read, and no more; so is who kept which rule.
const READ_OUT_ONLY: [&str; 0] = [];

/// What of the keys is only there to be read: where a rule comes from, and what records are kept under.
fn is_a_name(kind: &str) -> bool {
    kind.ends_with(".source") || kind.ends_with(".id")
}

/// The first words that differ, with some before them.
fn differs(one: &[String], other: &[String]) -> Option<[String; 2]> {
    let (one, other) = (one.join(" "), other.join(" "));
    let at = one.chars().zip(other.chars()).position(|(a, b)| a != b).or((one != other).then_some(0))?;
    let near = |text: &str| text.chars().skip(at.saturating_sub(160)).take(240).collect();
    Some([near(&one), near(&other)])
}

#[test]
fn each_key_of_a_profile_changes_something_in_the_life_of_a_case() {
    let (mut idle, mut runs) = (BTreeSet::new(), 0);
    let mut places: BTreeMap<String, Vec<(&str, Key)>> = BTreeMap::new();
    for (id, text) in everything() {
        for key in keys_of(text).into_iter().filter(|key| !is_a_name(&key.kind)) {
            places.entry(key.kind.clone()).or_default().push((id, key));
        }
    }
    let mut book = Book::new();
    let mut whole = BTreeMap::new();
    for (id, text) in everything() {
        let profile = Profile::parse(text).expect("it is in order");
        let lines = book.lived(text, &profile);
        assert_eq!(differs(&book.lived(text, &profile), &lines), None, "{id}: the same case is the same every time");
        whole.insert(id, (lines, book.paper(), profile));
    }
    for (kind, keys) in &places {
        let seen = keys.iter().take(4).any(|(id, key)| {
            let (lines, paper, profile) = &whole[id];
            let mut sound = key.mutants().filter(|text| Profile::parse(text).is_ok()).take(3);
            sound.any(|text| {
                runs += 1;
                book.lived(&text, profile) != *lines || book.paper() != *paper
            })
        });
        // A key that nobody can take out or change does what it does: the answer says why.
        let refused = || keys.iter().take(4).all(|(_, key)| key.mutants().all(|text| Profile::parse(&text).is_err()));
        if !seen && !refused() {
            idle.insert(kind.as_str());
        }
    }
    eprintln!("{} keys, {runs} cases lived, {} are read out only: {idle:?}", places.len(), idle.len());
    assert_eq!(idle.into_iter().collect::<Vec<_>>(), READ_OUT_ONLY, "accepted, and nobody sees it run");
}
