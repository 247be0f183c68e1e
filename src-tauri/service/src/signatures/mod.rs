//! Who signs, by which key, and what lets others rely on it.

pub(crate) mod certificates;
pub(crate) mod certifying;
pub(crate) mod identities;
mod key_requests;
pub(crate) mod renamed_signers;
pub(crate) mod signing;
pub mod trust_export;
pub mod verdict;
