//! Text as names are compared in it: words in plain lower-case letters, each with the place it was read from.

use std::ops::Range;

use super::folding::plain;
use super::reader::{PartKind, ReadText, is_apostrophe, is_hyphen};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameToken {
    /// Bytes of the text as it is printed, a possessive ending left out.
    pub span: Range<usize>,
    /// Lower-case letters and digits without marks: "Țepeș’s" is "tepes".
    pub plain: String,
    /// Begins with a capital.
    pub capital: bool,
    /// Nothing but capitals, and more than one.
    pub shouted: bool,
    /// First of a sentence, of a line, or of a quotation.
    pub first: bool,
    pub possessive: bool,
    /// What stands between the word before and this one.
    pub gap: String,
}

impl NameToken {
    pub fn has_digit(&self) -> bool {
        self.plain.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Nothing but spaces, or a hyphen, before it: it may belong to the word before.
    pub fn joins(&self) -> bool {
        self.hyphened() || (!self.gap.is_empty() && self.gap.chars().all(|c| c == ' '))
    }

    /// As [`Self::joins`], also where the line ends between the two.
    pub fn runs_on(&self) -> bool {
        self.joins() || matches!(self.gap.trim_matches(' '), "\n" | "-\n")
    }

    pub fn hyphened(&self) -> bool {
        is_hyphen(&self.gap)
    }
}

/// The plain words of a name or an address.
pub fn plain_words(text: &str) -> Vec<String> {
    name_tokens(&ReadText::of(text)).into_iter().map(|token| token.plain).collect()
}

/// The words of a text. A hyphen parts two words; an apostrophe within one does not.
pub fn name_tokens(read: &ReadText) -> Vec<NameToken> {
    let (text, parts) = (read.text(), &read.parts);
    let mut tokens: Vec<NameToken> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    let is_word = |at: usize| parts.get(at).is_some_and(|part| part.kind == PartKind::Word);
    while at < parts.len() {
        if !is_word(at) {
            at += 1;
            continue;
        }
        let mut last = at;
        while is_word(last + 2) && text[parts[last + 1].span.clone()].chars().all(is_apostrophe) {
            last += 2;
        }
        let whole = parts[at].span.start..parts[last].span.end;
        let gap = &text[end..whole.start];
        end = whole.end;
        at = last + 1;
        let token = token(text, whole, gap, tokens.last());
        if !token.plain.is_empty() {
            tokens.push(token);
        }
    }
    tokens
}

fn token(text: &str, whole: Range<usize>, gap: &str, before: Option<&NameToken>) -> NameToken {
    let word = &text[whole.clone()];
    let mut letters = word.char_indices().rev();
    let last = letters.next();
    let mark = letters.next();
    let possessive = matches!((last, mark), (Some((_, 's' | 'S')), Some((_, mark))) if is_apostrophe(mark));
    let name = if possessive { &word[..mark.map_or(word.len(), |(at, _)| at)] } else { word };
    // "The Okafors' house".
    let plural = text[whole.end..].chars().next().is_some_and(is_apostrophe) && name.ends_with('s');
    NameToken {
        span: whole.start..whole.start + name.len(),
        plain: plain(name),
        capital: name.chars().next().is_some_and(char::is_uppercase),
        shouted: name.chars().count() > 1
            && name.chars().all(|c| !c.is_lowercase())
            && name.chars().any(char::is_uppercase),
        first: before.is_none() || begins_anew(gap, before),
        possessive: possessive || plural,
        gap: gap.to_owned(),
    }
}

/// Whether a sentence, a line or a quotation ended in this gap. The point of "Dr." ends none.
fn begins_anew(gap: &str, before: Option<&NameToken>) -> bool {
    if matches!(gap, " " | "" | ", ") {
        return false;
    }
    let abbreviation = before.is_some_and(|token| super::titles::is_title(&token.plain) || token.plain.len() == 1);
    let stop = gap.contains(['!', '?', '\n', ':', '“', '"', '‘', '•']) || gap.contains("...") || gap.contains('…');
    stop || (gap.contains('.') && gap.len() > 1 && !abbreviation)
}

/// The sentence around some bytes of a text.
pub fn sentence(text: &str, span: &Range<usize>) -> String {
    let before = &text[..span.start];
    let ends = |at: usize, c: char| {
        c == '\n' || (matches!(c, '.' | '!' | '?') && before[at + c.len_utf8()..].starts_with([' ', '”', '"']))
    };
    let from = before.char_indices().rev().find(|(at, c)| ends(*at, *c)).map_or(0, |(at, c)| at + c.len_utf8());
    let after = &text[span.end..];
    let stops = |at: usize, c: char| {
        let next = after[at + c.len_utf8()..].chars().next();
        c == '\n' || (matches!(c, '.' | '!' | '?') && next.is_none_or(|next| next.is_whitespace() || next == '”'))
    };
    let to =
        after.char_indices().find(|(at, c)| stops(*at, *c)).map_or(text.len(), |(at, c)| span.end + at + c.len_utf8());
    text[from..to].trim_matches(|c: char| c.is_whitespace() || c == '”').to_owned()
}
