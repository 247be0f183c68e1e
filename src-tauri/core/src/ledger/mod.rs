//! The ledger: every change there is, chained by hash.

pub mod change;

pub use change::Change;
