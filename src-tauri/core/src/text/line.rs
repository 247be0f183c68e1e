//! A line as quick entry reads it: words and marks, each knowing where it stands.

use std::ops::Range;

use super::folding::key;
use super::reader::{PartKind, ReadText};

/// One word, or one mark of punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As it is compared: small plain letters without hyphens, full stops and diacritics; a mark is itself.
    pub key: String,
    /// Bytes of the line as it is printed.
    pub from: usize,
    pub to: usize,
    pub mark: bool,
}

/// A line, cut up.
pub struct Tokens<'l> {
    /// As it was entered.
    entered: &'l str,
    read: ReadText,
    all: Vec<Token>,
}

const DASHES: [char; 3] = ['-', '–', '—'];
/// What people type or paste for a dash.
const ARROWS: [&str; 6] = ["→", "⇒", "➔", "->", "-->", "=>"];
/// Marks that may stand at either end of a word without being part of it.
const MARKS: [char; 20] =
    [',', ';', ':', '.', '?', '!', '(', ')', '[', ']', '"', '“', '”', '•', '*', '&', '@', '/', '–', '—'];

impl<'l> Tokens<'l> {
    pub fn of(line: &'l str) -> Self {
        let read = ReadText::of(line);
        let mut all = Vec::new();
        let between = |kind: PartKind| matches!(kind, PartKind::Space | PartKind::Break);
        let tabs = line.contains('\t');
        for piece in read.parts.split_inclusive(|part| between(part.kind)) {
            let (words, gap) = match piece.split_last() {
                Some((gap, words)) if between(gap.kind) => (words, Some(gap)),
                _ => (piece, None),
            };
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                let begun = all.iter().any(|token: &Token| !token.mark);
                let from = if begun { first.span.start } else { bullets(read.text(), first.span.start, &mut all) };
                cut(read.text(), from, last.span.end, &mut all);
            }
            // A tab parts the columns of a table, as it does a bullet from its line.
            let gap = gap.filter(|gap| tabs && !all.is_empty() && is_tab(line, &read, &gap.span));
            all.extend(gap.map(|gap| mark('\t', gap.span.start, gap.span.end)));
        }
        Self { entered: line, read, all }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The line as it is printed.
    pub fn line(&self) -> &str {
        self.read.text()
    }

    /// What is compared; empty past the end.
    pub fn key(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| &token.key)
    }

    /// As it is printed; empty past the end.
    pub fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| &self.read.text()[token.from..token.to])
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.mark)
    }

    /// Whether a dash between words, not a hyphen in one, stands there.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at) && self.key(at) == "-"
    }

    /// Whether these words stand there, and where they end.
    pub fn says(&self, at: usize, words: &str) -> Option<usize> {
        let mut end = at;
        for word in words.split(' ') {
            if self.key(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The first of these phrases that stands there, and where it ends. Longer phrases are listed first.
    pub fn says_any<'p>(&self, at: usize, phrases: &[&'p str]) -> Option<(usize, &'p str)> {
        phrases.iter().find_map(|phrase| Some((self.says(at, phrase)?, *phrase)))
    }

    /// Whether a clause ends there: the end, or a mark that parts clauses.
    pub fn ends(&self, at: usize) -> bool {
        at >= self.len()
            || (self.is_mark(at) && matches!(self.key(at), "," | ";" | "." | ")" | "-" | "(" | "!" | "?" | "\t"))
    }

    /// The bytes of the printed line that tokens cover.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let from = self.all.get(range.start).map_or(self.line().len(), |token| token.from);
        let to = range.end.checked_sub(1).and_then(|last| self.all.get(last)).map_or(from, |token| token.to);
        from..to.max(from)
    }

    /// Where bytes of the printed line were entered, in UTF-16 units as the window counts.
    pub fn utf16(&self, bytes: &Range<usize>) -> Range<u32> {
        let entered = self.read.printed.entered(bytes);
        let units = |byte: usize| {
            let before = self.entered.get(..byte).unwrap_or(self.entered);
            u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
        };
        units(entered.start)..units(entered.end)
    }
}

fn is_tab(line: &str, read: &ReadText, span: &Range<usize>) -> bool {
    line.get(read.printed.entered(span)).is_some_and(|gap| gap.contains('\t'))
}

/// Marks off the bullets that a line begins with, and says where they end: "•SW", "-SW", "✓".
fn bullets(line: &str, from: usize, all: &mut Vec<Token>) -> usize {
    const BEGIN_WORDS: [char; 16] =
        ['(', '[', '@', '"', '“', '”', '„', '\'', '‘', '’', '£', '€', '$', '#', '&', '\u{200d}'];
    let mut at = from;
    for c in line[from..].chars() {
        if c.is_alphanumeric() || c == ' ' || c == '\n' || BEGIN_WORDS.contains(&c) {
            break;
        }
        all.push(mark(c, at, at + c.len_utf8()));
        at += c.len_utf8();
    }
    at
}

/// Cuts what stands between two spaces into a word and the marks around it.
fn cut(line: &str, from: usize, to: usize, all: &mut Vec<Token>) {
    let text = &line[from..to];
    if text.is_empty() {
        return;
    }
    if text.chars().all(|c| DASHES.contains(&c)) || ARROWS.contains(&text) {
        return all.push(Token { key: "-".into(), from, to, mark: true });
    }
    let first = text.chars().next().unwrap_or_default();
    if MARKS.contains(&first) {
        let width = first.len_utf8();
        all.push(mark(first, from, from + width));
        return cut(line, from + width, to, all);
    }
    let last = text.chars().next_back().unwrap_or_default();
    // The last full stop of "A.Y." belongs to the letters.
    if MARKS.contains(&last) && !(last == '.' && is_dotted(text)) {
        let width = last.len_utf8();
        cut(line, from, to - width, all);
        return all.push(mark(last, to - width, to));
    }
    if let Some(at) = inner_mark(text) {
        let width = text[at..].chars().next().map_or(1, char::len_utf8);
        cut(line, from, from + at, all);
        all.push(mark(text[at..].chars().next().unwrap_or_default(), from + at, from + at + width));
        return cut(line, from + at + width, to, all);
    }
    all.push(Token { key: key(text), from, to, mark: false });
}

fn mark(c: char, from: usize, to: usize) -> Token {
    let key = if DASHES.contains(&c) { "-".to_owned() } else { c.to_string() };
    Token { key, from, to, mark: true }
}

/// A mark that parts two words written without a space: "SW/TM", "filed,sent", "Dec(report". Dates and "w/c" keep
/// theirs.
fn inner_mark(text: &str) -> Option<usize> {
    let letters = |text: &str| text.chars().count() > 1 && text.chars().all(char::is_alphabetic);
    text.char_indices().skip(1).find_map(|(at, c)| {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let parts = match c {
            '/' | '&' => letters(before) && letters(after),
            ',' | ';' | ':' | '(' | '–' | '—' | ')' => {
                !before.ends_with(char::is_numeric) || after.starts_with(char::is_alphabetic)
            }
            _ => false,
        };
        parts.then_some(at)
    })
}

/// Whether it is letters with a full stop after each: "A.Y.".
fn is_dotted(text: &str) -> bool {
    let mut letters = text.split('.');
    letters.next_back() == Some("") && text.len() > 2 && letters.all(|letter| letter.chars().count() == 1)
}
