//! What is written before a name, and is no part of it.

/// Each in plain lower-case letters; the last three are also parts of names.
const TITLES: &str = "mr mrs ms miss mx dr prof professor rev reverend sir dame lady lord judge sgt sergeant pc dc ds \
    inspector sister st saint";

pub fn is_title(plain: &str) -> bool {
    TITLES.split(' ').any(|title| title == plain)
}
