//! The trade of a panel, without a window: profiles, calendar, meetings, the ledger and its encrypted book, the record
//! and its signature.
//!
//! The domain is pure: it knows neither SQL nor Tauri nor files, and takes the date, the time, identity and random numbers
//! as arguments. A room knows only rooms that stand above it in this list; of `sign`, `book`, `record` and `exchange` none knows another,
//! and `paper` knows documents, not what they are about. `tests/rooms.rs` holds both.

// What every room may know.
pub mod refusal;

pub mod entropy;
pub mod ids;
pub mod stretch;

// The words of the trade and their rules.
pub mod calendar;
mod text;

pub mod panel;

pub mod meeting;

// What is read out of text.
pub mod plain_words;
pub mod quick_entry;
pub mod third_party_data;

pub mod profile_check;

// What is kept.
pub mod sign;

pub mod ledger;

pub mod book;

// What leaves.
pub mod paper;

pub mod record;

pub mod exchange;
