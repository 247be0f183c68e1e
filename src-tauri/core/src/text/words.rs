//! Text as names are compared in it: words in plain lower-case letters, each with the place it was read from.

use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameToken {
    /// Bytes of the text, a possessive ending left out.
    pub span: Range<usize>,
    /// Lower-case letters and digits without marks: "Țepeș’s" is "tepes".
    pub plain: String,
    /// Begins with a capital.
    pub capital: bool,
    /// Nothing but capitals, and more than one.
    pub shouted: bool,
    /// First of a sentence, or of a quotation.
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
        self.hyphened() || (!self.gap.is_empty() && self.gap.chars().all(|c| c == ' ' || c == '\u{a0}'))
    }

    pub fn hyphened(&self) -> bool {
        matches!(self.gap.as_str(), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
    }
}

/// Lower-case letters and digits without marks: what "Łucja", "łucja" and "LUCJA" have in common.
pub fn plain(text: &str) -> String {
    let ascii = if text.is_ascii() { text.to_owned() } else { deunicode::deunicode(text) };
    ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The plain words of a name or an address.
pub fn plain_words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.plain).collect()
}

/// The words of a text. A hyphen parts two words; an apostrophe within one does not.
pub fn tokens(text: &str) -> Vec<NameToken> {
    let mut tokens: Vec<NameToken> = Vec::new();
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((from, first)) = rest.next() {
        if !in_word(first) {
            continue;
        }
        let mut to = from + first.len_utf8();
        while let Some(&(at, c)) = rest.peek() {
            let inside = is_apostrophe(c) && text[at + c.len_utf8()..].chars().next().is_some_and(in_word);
            if !in_word(c) && !inside {
                break;
            }
            to = at + c.len_utf8();
            rest.next();
        }
        let gap = &text[end..from];
        end = to;
        let token = token(text, from..to, gap, tokens.last());
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
    let abbreviation = before.is_some_and(|token| super::titles::is_title(&token.plain) || token.plain.len() == 1);
    let stop = gap.contains(['!', '?', '\n', ':', '“', '"', '‘', '•']) || gap.contains("...") || gap.contains('…');
    stop || (gap.contains('.') && gap.len() > 1 && !abbreviation)
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// With its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_the_same_however_it_is_typed() {
        for (typed, read) in [
            ("Țepeș", "tepes"),
            ("Tepes", "tepes"),
            ("ȚEPEȘ’S", "tepes"),
            ("Łucja", "lucja"),
            ("Yıldızoğlu", "yildizoglu"),
            ("Nguye\u{302}\u{303}n", "nguyen"),
            ("O’Brien's", "obrien"),
            ("O'Brien", "obrien"),
        ] {
            assert_eq!(tokens(typed)[0].plain, read, "{typed}");
        }
        let double: Vec<_> = tokens("Pemberly-Stone").into_iter().map(|token| (token.plain, token.gap)).collect();
        assert_eq!(double, [("pemberly".into(), String::new()), ("stone".into(), "-".into())]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Dr. Ada Fenn’s note. Chidi said: “Mum was there.”";
        let words = tokens(text);
        for word in &words {
            assert_eq!(plain(&text[word.span.clone()]), word.plain, "a span holds its word");
        }
        let firsts: Vec<_> = words.iter().filter(|word| word.first).map(|word| word.plain.as_str()).collect();
        assert_eq!(firsts, ["dr", "chidi", "mum"], "“Dr.” ends no sentence");
        assert!(words[2].possessive);
        assert_eq!(sentence(text, &words[4].span), "Chidi said: “Mum was there.", "");
    }
}
