//! The ledger: every change there is, chained by hash. Pure: where entries are kept is the book's affair.
//!
//! An entry's hash covers its header and the *hash* of its payload, so a payload can be destroyed (a child's data must
//! one day be) and the chain still verifies. `chain::examine` finds an entry that was altered, removed, swapped or cut
//! off, a payload that was replaced or that vanished without a disposal, and a stored file that no longer hashes to
//! its name.
//!
//! What this does not protect from: somebody who holds the book's key and rewrites the whole chain *and* its head can
//! make a consistent, false ledger. Signed records and backups kept elsewhere are what such a forgery contradicts.

pub mod chain;
pub mod change;
pub mod entry;
pub mod reading;
pub mod undo;
pub mod upgrade;

pub use change::Change;
pub use entry::{Entry, Head, Payload};
