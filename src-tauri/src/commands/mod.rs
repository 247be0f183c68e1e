//! What the window may call. Thin: each command takes its words to the service, on a thread that may wait for the disk.

pub mod chair;
pub mod choosing;
pub mod lock;
pub mod records;
pub mod sign_in;
pub mod signed_in;
