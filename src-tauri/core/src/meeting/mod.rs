//! The words of the trade: people, children, requests, the agenda, attendance, the record, decisions and actions. Pure.

pub mod access;
pub mod action;
pub mod agenda;
pub mod attendance;
pub mod child;
pub mod clock;
pub mod comparison;
pub mod interest;
pub mod person;
pub mod quorum;
pub mod reading;
pub mod record;
pub mod remaining;
pub mod request;
pub mod restriction;
pub mod settings;
pub mod sitting;
pub mod version;
