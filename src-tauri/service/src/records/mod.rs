//! What a meeting leaves: the record, its versions, and how it goes out.

mod about_whom;
mod agenda_paper;
mod beside_decision;
pub(crate) mod case_note;
mod correction_words;
pub mod document;
pub(crate) mod exporting;
pub(crate) mod family_page;
pub(crate) mod family_page_content;
mod family_words;
mod history;
pub(crate) mod lists;
mod meeting_papers;
pub(crate) mod printed_attendance;
pub(crate) mod versions;
