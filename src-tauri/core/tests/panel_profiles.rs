//! The profiles that come with the program, and the JSON they give the window.

use std::collections::BTreeSet;

use quorate_core::panel::{Profile, bundled};
use serde_json::Value as Json;

fn parsed(id: &str) -> Profile {
    let (_, text) = bundled().into_iter().find(|(bundled, _)| *bundled == id).expect("a bundled profile");
    Profile::parse(text).unwrap_or_else(|mistakes| {
        panic!("{id}.toml: {}", mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// Every source id cited anywhere in a profile.
fn cited(value: &Json, into: &mut BTreeSet<String>) {
    match value {
        Json::Object(object) => {
            if let Some(source) = object.get("source").and_then(Json::as_str) {
                into.extend(source.split(", ").map(str::to_owned));
            }
            object.values().for_each(|inner| cited(inner, into));
        }
        Json::Array(array) => array.iter().for_each(|inner| cited(inner, into)),
        _ => {}
    }
}

fn all_cited(id: &str) -> BTreeSet<String> {
    let json = serde_json::to_value(parsed(id)).expect("a profile is plain data");
    let mut ids = BTreeSet::new();
    cited(&json, &mut ids);
    ids
}

#[test]
fn each_bundled_profile_is_named_by_its_own_id() {
    for (id, _) in bundled() {
        assert_eq!(parsed(id).id.0, id, "the list and the file must agree on the id");
    }
}

#[test]
fn every_term_of_reference_is_cited() {
    // Where the terms are silent, on amendments and on when a record is due, the practice standards speak.
    // A panel of the practice standards has one row of them, with what each of its records has to be (PS-9).
    assert_eq!(all_cited("ppm"), ["PS-1", "PS-9"].map(str::to_owned).into());
    assert_eq!(all_cited("strategy"), ["PS-4", "PS-9"].map(str::to_owned).into());
    assert_eq!(all_cited("cic-review"), ["PS-1", "PS-3"].map(str::to_owned).into());
    assert_eq!(all_cited("conference"), ["PS-2", "PS-5"].map(str::to_owned).into());
    assert_eq!(all_cited("plan-review"), ["PS-4", "PS-5"].map(str::to_owned).into());
    for (id, count, standard) in [("fsf", 11, "PS-2"), ("clam", 15, "PS-2"), ("lcp", 5, "PS-9")] {
        let own = (1..=count).map(|n| format!("{}-{n}", id.to_uppercase()));
        let wanted: BTreeSet<String> = own.chain([standard.into()]).collect();
        assert_eq!(all_cited(id), wanted, "{id}.toml must carry each of its rules, and no rule that is not its own");
    }
}

/// The keys of every object in the JSON.
fn keys(value: &Json, into: &mut BTreeSet<String>) {
    match value {
        Json::Object(object) => {
            into.extend(object.keys().cloned());
            object.values().for_each(|inner| keys(inner, into));
        }
        Json::Array(array) => array.iter().for_each(|inner| keys(inner, into)),
        _ => {}
    }
}

#[test]
fn the_window_reads_camel_case_where_the_file_says_kebab_case() {
    let mut found = BTreeSet::new();
    for (id, _) in bundled() {
        keys(&serde_json::to_value(parsed(id)).expect("a profile is plain data"), &mut found);
    }
    let odd: Vec<&String> = found.iter().filter(|key| key.contains('-')).collect();
    assert!(odd.is_empty(), "keys that the generated types do not have: {odd:?}");
    for key in ["shortName", "weekOfMonth", "weekdayBefore", "atLeast", "fileName"] {
        assert!(found.contains(key), "“{key}” is what the generated type calls it");
    }
}

#[test]
fn clam_5_and_fsf_1_say_when_they_meet() {
    let clam = parsed("clam").schedule;
    assert_eq!((clam.business_minutes, clam.slot_minutes, clam.sibling_minutes, clam.emergency_slots), (15, 15, 15, 1));
    assert_eq!(clam.venues.len(), 2, "CLAM-5: two offices alternate");
    let fsf = parsed("fsf").schedule;
    assert_eq!((fsf.starts.to_string(), fsf.ends.to_string()), ("12:00:00".into(), "14:00:00".into()));
}

/// A page for a family says what was decided; the choice of a decision tells nothing of what anybody thinks of it.
#[test]
fn what_a_family_reads_of_a_decision_claims_nothing_that_nobody_said() {
    const CLAIMS: &str =
        "because|best|parents agree|council agree|everybody|everyone| want|happy|safe| need|knows |will help";
    for (id, _) in bundled() {
        for option in parsed(id).recorded.decisions {
            for words in [&option.family, &option.to_child].into_iter().flatten() {
                let claimed = CLAIMS.split('|').find(|claim| words.contains(claim));
                assert_eq!(claimed, None, "{id}, {}: {words}", option.id);
                let decided = ["The panel ", "The Forum ", "The meeting ", "The review ", "The conference "]
                    .iter()
                    .any(|who| words.starts_with(who));
                let plan = words.contains("one of the plans") || words.starts_with("One of the plans");
                assert!(decided || plan, "who decided it, or that it is a plan: {words}");
            }
        }
    }
}
