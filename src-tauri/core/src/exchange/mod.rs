//! What leaves the book as something else than a record: names of files, invitations, case notes, lists of exports.

pub mod case_note;
pub mod file_name;
pub mod invitation;
pub mod manifest;
pub mod reads;
mod spreadsheet;
