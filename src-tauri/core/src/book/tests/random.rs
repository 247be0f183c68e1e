//! Random sequences of every kind of change: the tables are always what the ledger says, byte for byte.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::look::dump;
use super::walk::Walk;
use crate::ledger::ChangeKind;

#[test]
fn a_rebuild_gives_the_same_tables_after_any_sequence_of_every_change() {
    let mut seen = BTreeSet::new();
    let steps = prop::collection::vec((0..ChangeKind::ALL.len(), 0usize..1000), 140..190);
    let config = Config { cases: 12, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let cell = std::cell::RefCell::new(&mut seen);
    TestRunner::new_with_rng(config, proptest::test_runner::TestRng::deterministic_rng(Default::default()))
        .run(&(any::<u64>(), steps), |(seed, steps)| {
            let mut walk = Walk::new(seed);
            for (kind, pick) in steps {
                walk.step(ChangeKind::ALL[kind], pick);
            }
            let book = &mut walk.county.book;
            prop_assert_eq!(book.verify().unwrap().fault, None);
            let before = dump(&book.db);
            prop_assert!(book.rebuild().unwrap().same, "the rebuild says that nothing changed");
            prop_assert_eq!(dump(&book.db), before, "and every value of every table is the same");
            let length = book.ledger_length().unwrap() as u32;
            cell.borrow_mut().extend(book.ledger_entries(0, length).unwrap().into_iter().map(|entry| entry.kind));
            Ok(())
        })
        .unwrap();
    let missed: Vec<_> = ChangeKind::ALL.iter().filter(|kind| !seen.contains(kind.id())).collect();
    assert!(missed.is_empty(), "every kind of change came up: {missed:?} did not");
}
