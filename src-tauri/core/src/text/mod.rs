//! Reading text: its words, how they are compared, and where they stand in what was written.

pub mod titles;
pub mod token;
pub mod verbs;
pub mod words;
