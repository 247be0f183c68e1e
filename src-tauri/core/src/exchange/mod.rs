//! What leaves the book as something else than a record: names of files, invitations.

pub mod file_name;
pub mod invitation;
