//! Text as names are compared in it: words in plain lower-case letters, each with the place it was read from.

use std::ops::Range;

use super::encoding::mended;
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
    /// "I'd", "You've": a pronoun and a verb in one.
    pub contracted: bool,
    /// In letters other than Latin ones.
    pub foreign: bool,
    /// What stands between the word before and this one.
    pub gap: String,
}

impl NameToken {
    pub fn has_digit(&self) -> bool {
        self.plain.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Nothing but spaces, or a hyphen, before it: it may belong to the word before.
    pub fn joins(&self) -> bool {
        // Nothing at all stands between the characters of Han.
        self.hyphened() || self.gap.chars().all(|c| c == ' ')
    }

    /// As [`Self::joins`], also where the line ends between the two.
    pub fn runs_on(&self) -> bool {
        self.joins() || matches!(self.gap.trim_matches(' '), "\n" | "-\n")
    }

    /// Put together from letters that stood alone.
    pub fn is_spelt_out(&self) -> bool {
        self.shouted && self.plain.len() >= SPELT_OUT && self.span.len() + 1 >= 2 * self.plain.len()
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
        for (whole, gap) in each_of_han(text, whole, gap) {
            let token = token(text, whole, gap, tokens.last());
            if !token.plain.is_empty() {
                tokens.push(token);
            }
        }
    }
    boxed(tokens)
}

/// Characters of Han are written without spaces: each is a word.
fn each_of_han<'t>(text: &str, whole: Range<usize>, gap: &'t str) -> Vec<(Range<usize>, &'t str)> {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    if !text[whole.clone()].contains(han) {
        return vec![(whole, gap)];
    }
    let mut words: Vec<(Range<usize>, &str)> = Vec::new();
    let mut within = false;
    for (at, c) in text[whole.clone()].char_indices() {
        let (from, to) = (whole.start + at, whole.start + at + c.len_utf8());
        match words.last_mut().filter(|_| within && !han(c)) {
            Some((word, _)) => word.end = to,
            None => words.push((from..to, if at == 0 { gap } else { "" })),
        }
        within = !han(c);
    }
    words
}

/// So many letters one by one are a word that was spelt out, or written into the boxes of a form.
const SPELT_OUT: usize = 4;

/// Makes one word of letters that stand alone, each as far from the next.
fn boxed(tokens: Vec<NameToken>) -> Vec<NameToken> {
    let letter = |token: &NameToken| token.capital && token.plain.len() == 1 && !token.has_digit() && !token.possessive;
    if !tokens.windows(SPELT_OUT).any(|four| four.iter().all(letter)) {
        return tokens;
    }
    let mut read: Vec<NameToken> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        while letter(&tokens[at])
            && tokens.get(end).is_some_and(|next| {
                letter(next) && next.gap == tokens[at + 1].gap && matches!(next.gap.trim(), "" | "|" | "-" | "_" | ".")
            })
        {
            end += 1;
        }
        let mut token = tokens[at].clone();
        if end - at >= SPELT_OUT {
            token.span.end = tokens[end - 1].span.end;
            token.plain = tokens[at..end].iter().map(|token| token.plain.as_str()).collect();
            token.shouted = true;
            token.possessive = tokens[end - 1].possessive;
            at = end;
        } else {
            at += 1;
        }
        read.push(token);
    }
    read
}

fn token(text: &str, whole: Range<usize>, gap: &str, before: Option<&NameToken>) -> NameToken {
    let word = &text[whole.clone()];
    let mut letters = word.char_indices().rev();
    let last = letters.next();
    let mark = letters.next();
    let contracted = word
        .rsplit_once(is_apostrophe)
        .is_some_and(|(_, end)| matches!(end.to_ascii_lowercase().as_str(), "d" | "ve" | "ll" | "m" | "re" | "t"));
    let possessive = matches!((last, mark), (Some((_, 's' | 'S')), Some((_, mark))) if is_apostrophe(mark));
    let name = if possessive { &word[..mark.map_or(word.len(), |(at, _)| at)] } else { word };
    // "The Okafors' house".
    let plural = text[whole.end..].chars().next().is_some_and(is_apostrophe) && name.ends_with('s');
    NameToken {
        span: whole.start..whole.start + name.len(),
        plain: mended(name).map_or_else(|| plain(name), |mended| plain(&mended)),
        capital: name.chars().next().is_some_and(char::is_uppercase),
        shouted: name.chars().count() > 1
            && name.chars().all(|c| !c.is_lowercase())
            && name.chars().any(char::is_uppercase),
        first: before.is_none() || begins_anew(gap, before),
        possessive: possessive || plural,
        contracted,
        foreign: name
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(|c| c >= '\u{370}' && !('\u{1e00}'..'\u{2000}').contains(&c)),
        gap: gap.to_owned(),
    }
}

/// Whether a sentence, a line or a quotation ended in this gap. The point of "Dr." ends none.
fn begins_anew(gap: &str, before: Option<&NameToken>) -> bool {
    if matches!(gap, " " | "" | ", ") {
        return false;
    }
    let abbreviation = before
        .is_some_and(|token| super::titles::is_title(&token.plain) || (token.plain.len() == 1 && !token.has_digit()));
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
