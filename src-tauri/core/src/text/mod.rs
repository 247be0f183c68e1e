//! Reading text: its words, how they are compared, and where they stand in what was written.

pub(crate) mod titles;
pub(crate) mod token;
pub(crate) mod verbs;
pub(crate) mod words;
