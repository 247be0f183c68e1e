//! Mends of what stands in brackets and braces, and of what stands around a value.

use super::quotes::ended;
use super::rule::{Mend, Rule};

/// A part of a list or of braces, as far as quotes do not hide it.
enum Token<'t> {
    /// A text in quotes.
    Quoted,
    /// Words, figures.
    Bare(&'t str),
    Sign(char),
    /// A line's end.
    Break,
}

/// What stands in a value, with the byte where each begins and ends. Texts in quotes that are not closed end with their line.
fn tokens(value: &str) -> Vec<(usize, usize, Token<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = value[at..].chars().next() {
        let rest = &value[at..];
        let (end, token) = match c {
            '"' | '\'' => {
                let mut end = at + 1;
                let mut escaped = false;
                for inner in value[at + 1..].chars().take_while(|inner| *inner != '\n') {
                    end += inner.len_utf8();
                    if inner == c && !escaped {
                        break;
                    }
                    escaped = inner == '\\' && !escaped && c == '"';
                }
                (end, Token::Quoted)
            }
            '\n' => (at + 1, Token::Break),
            '#' => (at + rest.find('\n').unwrap_or(rest.len()), Token::Break),
            ',' | '=' | '[' | ']' | '{' | '}' => (at + 1, Token::Sign(c)),
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            _ => {
                let signs = [',', '=', '[', ']', '{', '}', '"', '\n', '#'];
                let words = rest.split(signs).next().unwrap_or(rest).trim_end();
                (at + words.len(), Token::Bare(words))
            }
        };
        found.push((at, end, token));
        at = end;
    }
    found
}

fn line_of(value: &str, at: usize) -> usize {
    value[..at].matches('\n').count()
}

/// `["child" "unborn"]`, and two entries in braces without a comma between them.
pub(super) fn comma(rule: &Rule) -> Option<Mend> {
    let (mut depth, mut ended_at, mut missing) = (0_usize, None, Vec::new());
    for (start, end, token) in tokens(&rule.value) {
        let begins = matches!(token, Token::Quoted | Token::Bare(_) | Token::Sign('[' | '{'));
        if let (true, true, Some(at)) = (depth > 0, begins, ended_at) {
            missing.push(at);
        }
        ended_at = match token {
            Token::Quoted | Token::Sign(']' | '}') => Some(end),
            Token::Break => ended_at,
            Token::Bare(_) | Token::Sign(_) => None,
        };
        match rule.value.as_bytes()[start] {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let first = *missing.first()?;
    let mut value = rule.value.clone();
    for at in missing.into_iter().rev() {
        value.insert(at, ',');
    }
    let sentence = format!("A comma is missing here, between two entries of “{}”.", rule.name());
    Some(Mend {
        line: line_of(&rule.value, first),
        rule: rule.with(value),
        sentence: Some(sentence),
        ..Mend::default()
    })
}

/// `[child, unborn]`: entries without quotes.
pub(super) fn bare_entries(rule: &Rule) -> Option<Mend> {
    if !rule.bare().starts_with(['[', '{']) {
        return None;
    }
    let found = tokens(&rule.value);
    let mut bare = Vec::new();
    for (place, (start, end, token)) in found.iter().enumerate() {
        let Token::Bare(words) = token else { continue };
        let is_key = matches!(found.get(place + 1), Some((_, _, Token::Sign('='))));
        let is_figure = words.parse::<f64>().is_ok() || matches!(*words, "true" | "false");
        if !is_key && !is_figure {
            bare.push((*start, *end));
        }
    }
    let first = bare.first()?.0;
    let mut value = rule.value.clone();
    for (start, end) in bare.into_iter().rev() {
        value.insert(end, '"');
        value.insert(start, '"');
    }
    let mended = rule.with(value);
    let sentence = format!("Each text in “{}” stands in quotes of its own{}", rule.name(), ended(&mended.shown()));
    let line = line_of(&rule.value, first);
    Some(Mend { line, rule: mended, sentence: Some(sentence), yields: true, alike: "no quotes", ..Mend::default() })
}

/// A bracket that is never closed.
pub(super) fn unclosed(rule: &Rule) -> Option<Mend> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut missing: Vec<(usize, usize, char)> = Vec::new();
    let mut end = 0;
    for (start, stop, token) in tokens(&rule.value) {
        match token {
            Token::Sign('[') => open.push((start, ']')),
            Token::Sign('{') => open.push((start, '}')),
            Token::Sign(c @ (']' | '}')) => {
                // One that closes another than the last: the last is never closed.
                let meant = open.iter().rposition(|(_, closing)| *closing == c)?;
                missing.extend(open.drain(meant + 1..).rev().map(|(begins, closing)| (begins, end, closing)));
                open.pop();
            }
            _ => {}
        }
        if !matches!(token, Token::Break) {
            end = stop;
        }
    }
    missing.extend(open.drain(..).rev().map(|(begins, closing)| (begins, end, closing)));
    let (first, _, closing) = *missing.first()?;
    let mut value = rule.value.clone();
    // From the back, so that places stay; of those at one place the last is put in first.
    for (_, at, closing) in missing.iter().rev() {
        value.insert(*at, *closing);
    }
    let what = if closing == ']' { "list" } else { "entry in braces" };
    let sentence =
        format!("The {what} that begins here, in “{}”, is never closed: put “{closing}” at its end.", rule.name());
    let line = line_of(&rule.value, first);
    Some(Mend { rule: rule.with(value), line, sentence: Some(sentence), ..Mend::default() })
}

/// `"child", "unborn"` where a list is asked for.
pub(super) fn without_brackets(rule: &Rule, kind: &str) -> Option<Mend> {
    let bare = rule.bare();
    let others = bare.starts_with(['(', '{']) && !bare.contains('=');
    let inside = bare.trim_matches(['(', ')', '{', '}']);
    if kind != "array" || bare.starts_with('[') || !(others || bare.contains(',')) || bare.contains(['\n', '=']) {
        return None;
    }
    let mended = rule.with(format!(" [{inside}]"));
    let sentence = format!("“{}” is a list. Put it in square brackets{}", rule.name(), ended(&mended.shown()));
    Some(Mend { rule: mended, sentence: Some(sentence), ..Mend::default() })
}

/// A comma or another sign behind a value.
pub(super) fn behind(rule: &Rule) -> Option<Mend> {
    let bare = rule.bare();
    let kept = bare.trim_end_matches([',', ';', '.', ':', ' ']);
    let extra = bare[kept.len()..].trim();
    if extra.is_empty() || kept.is_empty() {
        return None;
    }
    let line = line_of(rule.value.trim_start(), kept.len());
    let sentence = format!("Take out the “{extra}” behind “{}”: nothing stands there.", rule.name());
    let value = rule.value.replacen(bare, kept, 1);
    Some(Mend { rule: rule.with(value), line, sentence: Some(sentence), ..Mend::default() })
}

/// Two rules on one line: what was meant by the second is not known before it stands on its own.
pub(super) fn two(rule: &Rule) -> Option<Mend> {
    let found = tokens(&rule.value);
    let (_, end, first) = found.first()?;
    let [(_, _, Token::Bare(key)), (_, _, Token::Sign('=')), ..] = found.get(1..)? else { return None };
    if rule.value.contains('\n') || !matches!(first, Token::Quoted) {
        return None;
    }
    let sentence = format!("There are two rules on this line. Put “{key}” on a line of its own.");
    let hides = Some((*key).to_owned());
    Some(Mend { rule: rule.with(&rule.value[..*end]), sentence: Some(sentence), hides, ..Mend::default() })
}

/// Words behind a text in quotes.
pub(super) fn remark(rule: &Rule) -> Option<Mend> {
    let found = tokens(&rule.value);
    let ((_, end, first), (start, _, next)) = (found.first()?, found.get(1)?);
    if rule.value.contains('\n') || !matches!((first, next), (Token::Quoted, Token::Bare(_))) {
        return None;
    }
    let more = rule.value[*start..].trim();
    let sentence = format!(
        "What stands behind the quotes of “{}” is not part of it. Take “{more}” out, or begin it with #.",
        rule.name()
    );
    Some(Mend { rule: rule.with(&rule.value[..*end]), sentence: Some(sentence), ..Mend::default() })
}

/// Spaces that only look like ones, and signs that cannot be seen.
pub(super) fn spaces(rule: &Rule) -> Option<Mend> {
    let odd = |c: char| is_odd_space(c) || is_unseen(c);
    let text = rule.text();
    let line = text.lines().position(|line| line.contains(odd))?;
    let plain = |text: &str| -> String {
        let seen = text.chars().filter(|c| !is_unseen(*c));
        seen.map(|c| if is_odd_space(c) { ' ' } else { c }).collect()
    };
    let mended = Rule { key: plain(&rule.key), value: plain(&rule.value) };
    Some(Mend { rule: mended, line, sentence: Some(SPACES.to_owned()), ..Mend::default() })
}

/// What is said of them.
pub(super) const SPACES: &str =
    "There is a space here that is not a plain one, as Word or a web page makes it: type it anew.";

/// Whether a sign only looks like a space.
pub(super) fn is_odd_space(c: char) -> bool {
    c != ' ' && c != '\n' && c != '\t' && (c.is_whitespace() || c == '\r')
}

/// Whether a sign has no width.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
