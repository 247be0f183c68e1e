//! What words have in common however they are written: case, marks, ligatures and widths.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// In letters of ASCII: marks fall away, ligatures and wide forms come apart, other scripts are spelt in Latin letters.
fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { deunicode::deunicode(&text.nfkc().collect::<String>()).into() }
}

/// In small plain letters, marks of punctuation kept: "Zieliński’s" is "zielinski's".
pub(crate) fn folded(text: &str) -> String {
    ascii(text).to_lowercase()
}

/// Lower-case letters and digits without marks: what "Łucja", "łucja" and "LUCJA" have in common.
pub(crate) fn plain(text: &str) -> String {
    ascii(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// How a word of quick entry is compared: small plain letters without hyphens and full stops, which a number keeps.
pub(crate) fn key(text: &str) -> String {
    let plain = folded(text);
    let numeric = plain.starts_with(|c: char| c.is_ascii_digit());
    plain.chars().filter(|c| *c != '\n' && (numeric || !matches!(c, '-' | '.'))).collect()
}

/// With its first letter large.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
