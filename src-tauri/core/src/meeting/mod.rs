//! The words of the trade: people, children, requests, the agenda, attendance, the record, decisions and actions. Pure.

pub mod action;
pub mod agenda;
pub mod arrangements;
pub mod attendance;
pub mod child;
pub mod comparison;
pub mod interest;
pub mod lateness;
pub mod looks;
pub mod machine_time;
pub mod participation;
pub mod person;
pub mod place;
pub mod quorum;
pub mod record;
pub mod remaining;
pub mod request;
pub mod restriction;
pub mod rights;
pub mod settings;
pub mod sitting;
pub mod slots;
pub mod version;
pub mod voices;
