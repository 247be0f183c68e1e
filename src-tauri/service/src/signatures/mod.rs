//! Who signs, by which key, and what lets others rely on it.

pub(crate) mod certificates;
pub(crate) mod certifying;
pub(crate) mod identities;
pub(crate) mod renamed;
mod requests;
pub(crate) mod signing;
pub mod trust_export;
pub mod verdict;
