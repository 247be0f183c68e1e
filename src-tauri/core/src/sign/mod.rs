//! Signing: a book's own authority, the identities it issues, PAdES signatures, and their verification.
//!
//! A record carries one certifying signature (PAdES B-B): nothing may be added to the file afterwards. There is no
//! timestamp authority offline, so the time in a signature is what the signer's machine said.

pub mod altered_part;
pub mod authority;
mod byte_range;
mod certificate_faults;
pub mod certificate_rules;
mod chain;
mod cms;
mod extension;
pub mod fault;
pub mod given_certificates;
pub mod identity;
mod key;
pub mod key_words;
pub mod ledger_proof;
mod library_causes;
pub mod pades;
pub mod pkcs12;
mod pkcs12_cost;
pub mod register;
pub mod sealed;
mod structure;
mod told_apart;
pub mod verify;

pub use crate::sign::certificate_faults::Unsuitable;
pub use authority::Authority;
pub use chain::is_authority;
pub use identity::Identity;
pub use sealed::SealedKey;
pub use verify::{Verdict, verify};
