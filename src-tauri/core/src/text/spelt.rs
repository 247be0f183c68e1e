//! Text as spelling and the glossary read it: words with what joins them inside.

use std::borrow::Cow;
use std::ops::Range;

use super::folding::folded;
use super::reader::{Part, PartKind, ReadText, is_apostrophe};

/// One word of a text: letters, figures, and what joins them inside a word, as in "o'clock", "co-parenting", "s.20", "C&F".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainWord<'t> {
    /// As it is printed; without the line break, where one broke it.
    pub text: Cow<'t, str>,
    /// Bytes of the text as it is printed.
    pub span: Range<usize>,
    /// Whether a sentence or a line starts with it.
    pub opens: bool,
    /// The end of a line broke it at a hyphen, which may not be its own.
    pub broken: bool,
}

/// The words of a text.
pub fn plain_words(read: &ReadText) -> Vec<PlainWord<'_>> {
    let (text, parts) = (read.text(), &read.parts);
    let mut words = Vec::new();
    let mut opens = true;
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        if part.kind != PartKind::Word {
            let marks = &text[part.span.clone()];
            opens |= marks.contains(['.', '!', '?', '\n', ':', '“', '"', '‘', '•']);
            at += 1;
            continue;
        }
        let mut last = at;
        while joined(text, parts.get(last..last + 3)) {
            last += 2;
        }
        let span = part.span.start..parts[last].span.end;
        let broken = text[span.clone()].contains('\n');
        let word = &text[span.clone()];
        let word = if broken { word.replace(['\n', ' '], "").into() } else { Cow::Borrowed(word) };
        words.push(PlainWord { text: word, span, opens, broken });
        opens = false;
        at = last + 1;
    }
    words
}

/// Whether a mark between two words makes one of them.
fn joined(text: &str, three: Option<&[Part]>) -> bool {
    let Some([_, mark, word]) = three else { return false };
    let joint = |c: char| is_apostrophe(c) || matches!(c, '-' | '.' | '&');
    word.kind == PartKind::Word && mark.kind == PartKind::Mark && text[mark.span.clone()].chars().all(joint)
}

/// Whether spelling has anything to say of a word: no figures, no initials, no name in mid-sentence.
pub fn is_spelt(word: &PlainWord) -> bool {
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
    let plain = folded(word);
    plain.strip_suffix("'s").map_or(plain.clone(), str::to_owned)
}
