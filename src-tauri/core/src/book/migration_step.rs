//! One change of the shape of a book.

/// One step, beside the table that it makes or changes. Once a book was written with it, it never changes: what comes after
/// is another step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Migration {
    /// Its place among the steps of all tables, from 1; steps that are made together share one.
    pub number: usize,
    /// The day it was written.
    pub made: &'static str,
    pub sql: &'static str,
}

impl Migration {
    pub const fn new(number: usize, made: &'static str, sql: &'static str) -> Self {
        Self { number, made, sql }
    }
}
