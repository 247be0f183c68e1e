//! The words of a text and where they stand.

use std::collections::HashSet;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainWord<'t> {
    pub text: &'t str,
    /// Bytes of the text.
    pub from: usize,
    pub to: usize,
    /// Whether a sentence or a line starts with it.
    pub opens: bool,
}

/// Letters, figures, and what joins them inside a word: "o'clock", "co-parenting", "s.20", "C&F".
fn is_part(c: char, before: Option<char>, after: Option<char>) -> bool {
    let joined = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    c.is_alphanumeric() || is_mark_on_a_letter(c) || (matches!(c, '\'' | '’' | '-' | '.' | '&') && joined)
}

/// Combining marks, as names typed in parts have them.
fn is_mark_on_a_letter(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

pub(super) fn of(text: &str) -> Vec<PlainWord<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let char_at = |n: usize| chars.get(n).map(|(_, c)| *c);
    let mut words = Vec::new();
    let mut opens = true;
    let mut n = 0;
    while let Some((from, c)) = chars.get(n).copied() {
        let start = n;
        while let Some(c) = char_at(n)
            && is_part(c, n.checked_sub(1).filter(|_| n > start).and_then(char_at), char_at(n + 1))
        {
            n += 1;
        }
        if n == start {
            opens |= matches!(c, '.' | '!' | '?' | '\n' | ':' | '“' | '"' | '‘' | '•');
            n += 1;
            continue;
        }
        let to = chars.get(n).map_or(text.len(), |(at, _)| *at);
        words.push(PlainWord { text: &text[from..to], from, to, opens });
        opens = false;
    }
    words
}

/// Whether spelling has anything to say of a word: no figures, no initials, no name in mid-sentence.
pub(super) fn is_spelt(word: &PlainWord) -> bool {
    let mut letters = word.text.chars().filter(|c| c.is_alphabetic());
    let (Some(first), Some(_)) = (letters.next(), letters.next()) else { return false };
    let figures = word.text.contains(|c: char| c.is_numeric() || matches!(c, '&' | '.'));
    let capitals = word.text.chars().filter(|c| c.is_uppercase()).count();
    // The dictionary is English: words in other scripts are a child's own.
    let latin = word.text.chars().all(|c| !c.is_alphabetic() || (c as u32) < 0x250);
    let name = first.is_uppercase() && !word.opens;
    latin && !figures && !name && capitals < 2
}

/// How words are compared: small plain letters, one kind of apostrophe, no possessive.
pub fn fold(word: &str) -> String {
    let plain = if word.is_ascii() { word.to_lowercase() } else { deunicode::deunicode(word).to_lowercase() };
    plain.strip_suffix("'s").map_or(plain.clone(), str::to_owned)
}

/// The words of names, folded.
pub fn names_in<'n>(names: impl IntoIterator<Item = &'n str>) -> HashSet<String> {
    let parts = names.into_iter().flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'));
    parts.filter(|part| !part.is_empty()).map(fold).collect()
}

/// Counts UTF-16 units up to bytes that only go forward.
pub(super) struct Units<'t> {
    text: &'t str,
    byte: usize,
    unit: u32,
}

impl<'t> Units<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    pub fn at(&mut self, byte: usize) -> u32 {
        let passed: usize = self.text[self.byte..byte].chars().map(char::len_utf16).sum();
        self.unit += u32::try_from(passed).unwrap_or(u32::MAX);
        self.byte = byte;
        self.unit
    }
}
