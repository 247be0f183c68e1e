//! Whom a word leads to.

use std::collections::HashMap;

/// Where an index leads.
pub(super) type IndexLead<K> = HashMap<K, Vec<usize>>;

/// Puts one in, once.
pub(super) fn lead(index: &mut IndexLead<String>, key: String, at: usize) {
    let there = index.entry(key).or_default();
    if !there.contains(&at) {
        there.push(at);
    }
}
