//! A meeting as it is held: who is there, what is written and decided.

pub(crate) mod attendance;
pub(crate) mod brought_back;
mod cases;
pub(crate) mod decisions;
mod heard_before;
pub(crate) mod known_words;
pub(crate) mod live;
mod owners;
pub(crate) mod plain_words;
pub(crate) mod quick_entry;
pub(crate) mod record_editing;
pub(crate) mod remaining;
pub(crate) mod seats;
mod siblings_facts;
pub(crate) mod third_party_data;
pub(crate) mod third_party_index;
pub(crate) mod undo;
pub(crate) mod unprintable;
