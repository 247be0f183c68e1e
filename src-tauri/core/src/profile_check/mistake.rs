//! A mistake in a profile, and where in its text it stands.

use std::collections::HashMap;

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong in a profile, for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mistake {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// Where in the profile: `requests.reasons[2].theme`, counted from nought. Empty for the file as a whole.
    pub path: String,
    /// What is wrong and what to do, in one plain sentence.
    pub sentence: String,
    /// What it has in common with mistakes that may be told with it; empty for one that stands alone.
    #[serde(skip)]
    pub(super) alike: &'static str,
}

/// More mistakes of one kind than this are told together.
const TOLD_APART: usize = 3;

/// Tells what is wrong in the same way on many lines once, at the first of them: somebody whose Word made every quote curly
/// has one thing to do. What is said in the same words is always told once.
pub(super) fn together(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for mistake in &mistakes {
        *count.entry(mistake.alike).or_default() += 1;
    }
    let mut told: Vec<(&Mistake, Vec<usize>)> = Vec::new();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for mistake in &mistakes {
        let many = !mistake.alike.is_empty() && count.get(mistake.alike).is_some_and(|count| *count > TOLD_APART);
        let said = if many { mistake.alike } else { mistake.sentence.as_str() };
        match first.get(said).and_then(|at| told.get_mut(*at)) {
            Some((first, lines)) if lines.last().unwrap_or(&first.line) != &mistake.line => lines.push(mistake.line),
            Some(_) => {}
            None => {
                first.insert(said, told.len());
                told.push((mistake, Vec::new()));
            }
        }
    }
    let whole = |(mistake, lines): (&Mistake, Vec<usize>)| {
        let end = if lines.is_empty() || mistake.sentence.ends_with(['.', '?']) { "" } else { "." };
        Mistake { sentence: format!("{}{end}{}", mistake.sentence, so_too(&lines)), ..mistake.clone() }
    };
    told.into_iter().map(whole).collect()
}

/// " So too in lines 3 to 8 and 12."
pub(super) fn so_too(lines: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 >= *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let shown: Vec<String> = runs
        .iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        })
        .collect();
    match (lines, shown.as_slice()) {
        ([], _) | (_, []) => String::new(),
        ([_], [only]) => format!(" So too in line {only}."),
        (_, [only]) => format!(" So too in lines {only}."),
        (_, [most @ .., last]) => format!(" So too in lines {} and {last}.", most.join(", ")),
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.sentence)
    }
}

/// The text of a profile, read as TOML, that knows where each part stands.
pub(super) struct ProfileSource<'t> {
    text: &'t str,
    pub table: Spanned<DeTable<'t>>,
}

impl<'t> ProfileSource<'t> {
    /// Reads the text; what TOML itself finds wrong comes with it.
    pub fn read(text: &'t str) -> (Self, Vec<Mistake>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let source = Self { text, table };
        let mistakes = errors
            .iter()
            .map(|error| {
                let at = error.span().map_or(0, |span| span.start);
                let what = error.message().lines().next().unwrap_or_default();
                source.mistake(at, "", format!("This is not TOML: {what}."))
            })
            .collect();
        (source, mistakes)
    }

    /// A mistake at a byte of the text.
    pub fn mistake(&self, at: usize, path: &str, sentence: impl Into<String>) -> Mistake {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Mistake {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            path: path.to_owned(),
            sentence: sentence.into(),
            alike: "",
        }
    }

    /// A mistake at a path; where the path is not written, at the nearest part above it that is.
    pub fn mistake_at(&self, path: &str, sentence: impl Into<String>) -> Mistake {
        self.mistake(self.place_of(path), path, sentence)
    }

    /// The byte where a path stands: its key, or the start of the array's entry.
    fn place_of(&self, path: &str) -> usize {
        let mut table = self.table.get_ref();
        let mut at = self.table.span().start;
        for step in path.split('.') {
            let (key, indices) = step.split_once('[').unwrap_or((step, ""));
            let Some((written, mut value)) = table.get_key_value(key) else { return at };
            at = written.span().start;
            for index in indices.split('[').filter_map(|part| part.trim_end_matches(']').parse::<usize>().ok()) {
                let Some(entry) = value.get_ref().as_array().and_then(|array| array.get(index)) else { return at };
                value = entry;
                at = entry.span().start;
            }
            match value.get_ref() {
                DeValue::Table(inner) => table = inner,
                _ => return at,
            }
        }
        at
    }
}
