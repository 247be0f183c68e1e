//! A text cut into words, spaces, line breaks and marks.

use std::ops::Range;

use super::encoding::broken;
use super::printed::Printed;

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// Letters and figures with their accents. Also one that a hyphen at the end of a line broke in two: whether the hyphen
    /// is its own, nobody can tell, and who compares it leaves the hyphen out.
    Word,
    Space,
    Break,
    Mark,
}

/// A part of a text, with its bytes of the printed form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub kind: PartKind,
    pub span: Range<usize>,
}

/// A text as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadText {
    pub printed: Printed,
    pub parts: Vec<Part>,
}

impl ReadText {
    pub fn of(text: &str) -> Self {
        let printed = Printed::of(text);
        let text = printed.text();
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text.char_indices().peekable();
        while let Some((from, c)) = rest.next() {
            let mut to = from + c.len_utf8();
            let kind = kind(c, PartKind::Mark);
            let mut last = c;
            let goes_on = |last: char, c: char| match kind {
                PartKind::Mark | PartKind::Break => false,
                // Half of a letter that a wrong encoding broke in two.
                PartKind::Word => self::kind(c, kind) == kind || broken(last, c).is_some(),
                PartKind::Space => self::kind(c, kind) == kind,
            };
            while let Some((at, c)) = rest.next_if(|(_, c)| goes_on(last, *c)) {
                to = at + c.len_utf8();
                last = c;
            }
            parts.push(Part { kind, span: from..to });
        }
        join_broken(text, &mut parts);
        Self { printed, parts }
    }

    pub fn text(&self) -> &str {
        self.printed.text()
    }
}

fn kind(c: char, within: PartKind) -> PartKind {
    match c {
        ' ' => PartKind::Space,
        '\n' => PartKind::Break,
        // What paper keeps of these stands between the letters of a word.
        '\u{200c}' | '\u{200d}' => within,
        _ if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => PartKind::Word,
        _ => PartKind::Mark,
    }
}

/// Makes one word again of those that a hyphen at the end of a line broke: what goes on with a small letter.
fn join_broken(text: &str, parts: &mut Vec<Part>) {
    let mut at = 0;
    while at + 3 < parts.len() {
        // Spaces around the line break are nobody's.
        let mut next = at + 2;
        while next < parts.len() && parts[next].kind == PartKind::Space {
            next += 1;
        }
        let broken = parts.get(next).is_some_and(|part| part.kind == PartKind::Break);
        next += 1;
        while next < parts.len() && parts[next].kind == PartKind::Space {
            next += 1;
        }
        let word = |part: &Part| part.kind == PartKind::Word;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let joins = broken
            && word(&parts[at])
            && is_hyphen(&text[parts[at + 1].span.clone()])
            && letter(text[parts[at].span.clone()].chars().next_back())
            && parts
                .get(next)
                .is_some_and(|part| word(part) && text[part.span.start..].starts_with(char::is_lowercase));
        if joins {
            parts[at].span.end = parts[next].span.end;
            parts.drain(at + 1..=next);
        } else {
            at += 1;
        }
    }
}

/// Hyphens and the dashes that stand for one.
pub(crate) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2212}" | "\u{fe63}" | "\u{ff0d}")
}

/// An apostrophe, or what is typed for one.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′' | '＇')
}

/// Counts UTF-16 units, as the window does, up to bytes that only go forward.
pub(crate) struct Units<'t> {
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
