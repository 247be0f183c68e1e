//! What leaves as a table is opened in a spreadsheet, which takes some words for formulas.

/// The words, so that no spreadsheet takes them for a formula.
pub(super) fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
