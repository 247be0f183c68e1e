//! What comes before a meeting: children, requests, panels, meetings and their agendas.

pub(crate) mod agenda;
pub(crate) mod children;
pub(crate) mod meetings;
pub mod panels;
pub(crate) mod requests;
pub(crate) mod returning;
pub(crate) mod venues;
