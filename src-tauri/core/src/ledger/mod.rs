//! The ledger: every change there is, signed by its author and chained by hash. Pure: where entries are kept is the
//! book's affair.
//!
//! An entry is its author's: they sign the book's id, what is said and what it was based on, by whom, on which machine,
//! when, and their own entry before it there (`entry`), with a key that other entries trace back to the one that made
//! the book (`standing`). Whoever reads asks whether the author had the right at that entry (`rights_needed`): one who had not
//! is found, whichever program wrote it, and what they wrote does not count.
//!
//! An entry's hash covers what was signed, the signature and the *hash* of its payload, so a payload can be destroyed (a
//! child's data must one day be) and the chain still verifies. `chain::examine` finds an entry that was altered, removed,
//! swapped or put in, one that its author did not sign or might not write, a payload that was replaced or that vanished
//! without a disposal, and a stored file that no longer hashes to its name.
//!
//! What this does not protect from: a tail that is cut off, with a new end signed by somebody who may write, shows only
//! to whoever knew the end: a machine that remembers it, a register, a backup. And an author can take back what nobody
//! else has built on: their own last entries, in that same way.

pub mod chain;
pub mod change;
pub mod entry;
pub mod older_kinds;
pub mod rights_needed;
pub mod signed_look;
pub mod signing;
pub mod standing;
pub mod stream_place;
pub mod undo;
pub mod why_void;

pub use change::{Change, ChangeKind};
pub use entry::{Entry, Head, Payload};
pub use signing::PublicKey;
