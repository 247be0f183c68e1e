//! Whom a word leads to.

use rustc_hash::FxHashMap;

/// Where an index leads.
pub(super) type IndexLead<K> = FxHashMap<K, Vec<usize>>;

/// Puts one in, once.
pub(super) fn lead(index: &mut IndexLead<String>, key: String, at: usize) {
    let there = index.entry(key).or_default();
    if !there.contains(&at) {
        there.push(at);
    }
}
