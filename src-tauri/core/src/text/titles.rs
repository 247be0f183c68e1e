//! What is written before a name, and is no part of it.

/// Each in plain lower-case letters.
const TITLES: [&str; 21] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "rev",
    "reverend",
    "sir",
    "dame",
    "lady",
    "lord",
    "judge",
    "sgt",
    "sergeant",
    "pc",
    "dc",
    "ds",
    "inspector",
];
/// Before a name, these are a title or a part of it.
const ALSO: [&str; 3] = ["sister", "st", "saint"];

pub fn is_title(plain: &str) -> bool {
    TITLES.contains(&plain) || ALSO.contains(&plain)
}
