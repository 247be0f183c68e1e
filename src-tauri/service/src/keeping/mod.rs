//! The book itself: who is let in, what they may see, and how it is kept whole.

pub(crate) mod interests;
pub(crate) mod maintenance;
pub(crate) mod panel_arrangements;
pub(crate) mod panel_history;
pub mod passphrases;
pub(crate) mod people;
pub(crate) mod reads;
pub(crate) mod renaming;
pub(crate) mod restricting;
pub(crate) mod settings;
pub mod sign_in;
