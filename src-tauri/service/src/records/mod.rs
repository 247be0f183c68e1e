//! What a meeting leaves: the record, its versions, and how it goes out.

mod about_whom;
mod agenda_paper;
mod beside_decision;
pub(crate) mod case_note;
mod correction_words;
pub mod document;
pub(crate) mod exporting;
pub(crate) mod family_page;
mod family_words;
mod history;
pub(crate) mod lists;
mod meeting_papers;
pub(crate) mod printed_attendance;
pub(crate) mod summary;
pub(crate) mod versions;
