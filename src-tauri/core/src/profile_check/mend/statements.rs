//! Which lines of a profile belong together: a heading, a key with what it is, a note. Where a bracket or a quote is never
//! closed, the rest of the file does not belong to it: it ends where the next heading or key begins.

/// What some lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Empty, or a note that begins with #.
    Note,
    /// Begins with a square bracket.
    Heading,
    /// A key, “=” and a value.
    Rule,
    /// A key, “=” and a text in quotes that goes on over further lines.
    Folded,
    /// None of these.
    Prose,
}

/// Lines that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// The first of them, counted from 0.
    pub first: usize,
    /// How many they are.
    pub lines: usize,
    pub kind: Kind,
}

/// A text that goes on over more lines than this is none.
const FOLDED: usize = 30;

/// Cuts a profile into what belongs together. Where the whole is `sound`, each bracket and quote is closed.
pub(super) fn statements(lines: &[&str], sound: bool) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut first = 0;
    while let Some(line) = lines.get(first) {
        let begins = line.trim_start();
        let (kind, count) = if begins.is_empty() || begins.starts_with('#') {
            (Kind::Note, 1)
        } else if begins.starts_with('[') {
            (Kind::Heading, 1)
        } else if !has_equals(begins) {
            (Kind::Prose, 1)
        } else {
            extent(&lines[first..], sound)
        };
        found.push(Statement { first, lines: count, kind });
        first += count;
    }
    found
}

/// Whether there is a “=” that no quote hides.
fn has_equals(line: &str) -> bool {
    let before = line.split(['"', '\'', '“', '#']).next().unwrap_or_default();
    before.split_once('=').is_some_and(|(key, _)| !key.trim().is_empty()) || is_quoted_key(line)
}

/// `"name" = …`: a key in quotes.
fn is_quoted_key(line: &str) -> bool {
    ['"', '\''].into_iter().any(|quote| {
        let rest = line.strip_prefix(quote).and_then(|rest| rest.split_once(quote));
        rest.is_some_and(|(_, rest)| rest.trim_start().starts_with(['=', '.']))
    })
}

/// Whether a line is a heading and nothing else.
fn is_heading(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let inside = line.trim_start_matches('[').trim_end_matches(']');
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    inside.len() < line.len() && !inside.is_empty() && line.starts_with('[') && inside.chars().all(word)
}

/// Whether a line begins with a key and “=”.
fn is_rule(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(word)
    })
}

/// How many lines a rule has, from its first on.
fn extent(lines: &[&str], sound: bool) -> (Kind, usize) {
    let mut scan = Scan::default();
    for (at, line) in lines.iter().enumerate() {
        let broken = scan.line(line);
        let next = lines.get(at + 1);
        if scan.is_closed() {
            return match broken {
                Some(quote) if at == 0 => folded(lines, quote),
                _ => (Kind::Rule, at + 1),
            };
        }
        if next.is_none_or(|next| !sound && scan.stops_before(line, next)) {
            return (Kind::Rule, if scan.quote.is_some() { unended(lines) } else { at + 1 });
        }
    }
    (Kind::Rule, 1)
}

/// A text in three quotes that never ends: what goes before the next heading, rule or gap is probably all of it.
fn unended(lines: &[&str]) -> usize {
    let ends = |line: &&&str| line.trim().is_empty() || is_heading(line) || is_rule(line);
    1 + lines[1..].iter().take_while(|line| !ends(line)).count()
}

/// A text whose quote is not closed on its own line, and on one of the next.
fn folded(lines: &[&str], quote: char) -> (Kind, usize) {
    let more = lines[1..].iter().take(FOLDED).take_while(|line| !is_heading(line) && !is_rule(line));
    for (at, line) in more.enumerate() {
        match line.trim() {
            line if line.is_empty() || line.starts_with('#') => break,
            line if line.ends_with([quote, '”']) => return (Kind::Folded, at + 2),
            _ => {}
        }
    }
    (Kind::Rule, 1)
}

/// What is open between two lines.
#[derive(Default)]
struct Scan {
    brackets: Vec<char>,
    /// The quote of a text in three quotes.
    quote: Option<char>,
}

impl Scan {
    fn is_closed(&self) -> bool {
        self.brackets.is_empty() && self.quote.is_none()
    }

    /// Reads a line; says the quote of a text that it leaves open and should not.
    fn line(&mut self, line: &str) -> Option<char> {
        let mut open: Option<char> = None;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let three = [c; 3].iter().collect::<String>();
            let is_quote = matches!(c, '"' | '\'');
            let mut step = c.len_utf8();
            match (self.quote, open) {
                (Some(quote), _) if c == quote && rest.starts_with(&three) => (self.quote, step) = (None, 3),
                (Some('"'), _) | (None, Some('"')) if c == '\\' => {
                    step += rest[step..].chars().next().map_or(0, char::len_utf8);
                }
                (Some(_), _) => {}
                (None, Some(quote)) if c == quote => open = None,
                (None, Some(_)) => {}
                (None, None) if is_quote && rest.starts_with(&three) => (self.quote, step) = (Some(c), 3),
                (None, None) if is_quote => open = Some(c),
                (None, None) if c == '#' => break,
                (None, None) if matches!(c, '[' | '{') => self.brackets.push(c),
                (None, None) if matches!(c, ']' | '}') => drop(self.brackets.pop()),
                (None, None) => {}
            }
            rest = &rest[step..];
        }
        open
    }

    /// Whether what is open should have been closed on this line, as the next begins something else.
    fn stops_before(&self, line: &str, next: &str) -> bool {
        let goes_on = line.trim_end().ends_with([',', '{', '[']);
        match self.brackets.last() {
            _ if is_heading(next) => true,
            None => false,
            Some('{') => is_rule(next) && !goes_on,
            Some(_) => is_rule(next),
        }
    }
}
