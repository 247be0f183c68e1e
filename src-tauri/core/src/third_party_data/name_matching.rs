//! Words that belong together as a name, and names that are another but for a slip.

use strsim::osa_distance;

use super::scan::Scan;

/// Words of a name that may follow one another, joined by no more than spaces, hyphens and the end of a line.
const LONGEST: usize = 4;

/// The words from `at` that belong together as one name.
pub(super) fn run(scan: &Scan, at: usize) -> usize {
    let mut end = at + 1;
    while end < scan.tokens.len() && end - at < LONGEST && scan.tokens[end].runs_on() {
        end += 1;
    }
    end
}

/// Whether one is the other but for a slip: one letter in a shorter name, two in a long one.
pub(super) fn is_slip(name: &str, typed: &str) -> bool {
    if name == typed {
        return false;
    }
    let allowed = match name.chars().count().min(typed.chars().count()) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    name.len().abs_diff(typed.len()) <= allowed && osa_distance(name, typed) <= allowed
}
