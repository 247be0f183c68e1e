//! The trade of a panel, without a window: profiles, calendar, meetings, the ledger and its encrypted book, the record
//! and its signature.
//!
//! `meeting`, `panel` and `calendar` are pure: they know neither SQL nor Tauri nor files, and take the date, the time,
//! identity and random numbers as arguments. `book`, `record`, `sign` and `exchange` know the domain, never each other;
//! `paper` knows documents, and nothing of what they are about.

pub mod book;
pub mod calendar;
pub mod exchange;
pub mod fresh;
pub mod ledger;
pub mod meeting;
pub mod panel;
pub mod paper;
pub mod record;
pub mod sign;
pub mod stretch;
