//! Signing: a book's own authority, the identities it issues, PAdES signatures, and their verification.
//!
//! A record carries one certifying signature (PAdES B-B): nothing may be added to the file afterwards. There is no
//! timestamp authority offline, so the time in a signature is what the signer's machine said.

pub mod authority;
mod byte_range;
mod causes;
mod chain;
mod cms;
mod derivations;
mod extension;
pub mod fault;
pub mod identity;
mod key;
pub mod pades;
pub mod parts;
pub mod pkcs12;
pub mod register;
pub mod sealed;
mod structure;
pub mod suitable;
mod unsuitable;
pub mod verify;
pub mod witness;
pub mod words;

pub use authority::Authority;
pub use identity::Identity;
pub use sealed::SealedKey;
pub use unsuitable::Unsuitable;
pub use verify::{Verdict, verify};
