//! Signing identity, PAdES signature, verification.
