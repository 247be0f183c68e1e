//! Words that belong together as a name.

use super::scan::Scan;

/// Words of a name that may follow one another, joined by no more than spaces, hyphens and the end of a line.
const LONGEST: usize = 5;

/// The words from `at` that belong together as one name.
pub(super) fn run(scan: &Scan, at: usize) -> usize {
    let mut end = at + 1;
    while end < scan.tokens.len() && end - at < LONGEST && scan.tokens[end].runs_on() {
        end += 1;
    }
    end
}
