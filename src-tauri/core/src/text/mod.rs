//! Reading text: its words, how they are compared, and where they stand in what was written.

pub mod folding;
pub mod name_order;
pub(crate) mod titles;
pub(crate) mod token;
pub(crate) mod verbs;
pub(crate) mod words;
