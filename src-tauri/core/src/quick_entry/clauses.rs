//! What is left when the day and the owner are taken out: what is done, how we will know, by which means.

use std::ops::Range;

use super::owner::Who;
use crate::quick_entry::due_day::DueDay;
use crate::quick_entry::measure_phrases::{
    BEFORE_THROUGH, BEFORE_USING, BY_MEANS, GOES_ON, MEANS_WITH_COLON, MEASURED, MEASURED_WITH_COLON, SEEN, SEEN_IN,
    WITH_MEANS,
};
use crate::text::line::Tokens;

/// The words of one part and the bytes they came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub text: String,
    pub bytes: Option<Range<usize>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    pub what: Clause,
    pub measure: Clause,
    pub how: Clause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClauseKind {
    What,
    Measure,
    How,
}

/// Splits what the day and the owner leave.
pub(super) fn split(tokens: &Tokens, start: usize, who: &Who, due: &DueDay) -> Clauses {
    let taken = |at: usize| {
        let in_range = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.contains(&at));
        in_range(&who.taken) || in_range(&due.span)
    };
    let mut split = Splitter { tokens, taken: &taken, kind: ClauseKind::What, after_due: false, runs: Vec::new() };
    let mut at = start;
    while at < tokens.len() {
        at = split.step(at, due);
    }
    split.clauses()
}

struct Splitter<'s, 'l> {
    tokens: &'s Tokens<'l>,
    taken: &'s dyn Fn(usize) -> bool,
    kind: ClauseKind,
    /// Whether the day by which it is done has been passed.
    after_due: bool,
    /// Tokens in order, each with the part it belongs to; a part may be broken by another.
    runs: Vec<(ClauseKind, usize)>,
}

impl Splitter<'_, '_> {
    /// Puts the token at `at` in its part, and says where to go on.
    fn step(&mut self, at: usize, due: &DueDay) -> usize {
        if (self.taken)(at) {
            if due.span.as_ref().is_some_and(|span| span.contains(&at)) {
                self.after_due = true;
                // A measure or the means end where the day is said.
                self.kind = ClauseKind::What;
            }
            return at + 1;
        }
        if let Some(next) = self.announced(at) {
            return next;
        }
        if self.tokens.key(at) == "(" {
            return self.bracket(at);
        }
        // "by 12 Dec report on file", without a comma.
        let after_day = self.after_due && self.kind == ClauseKind::What && at > 0 && (self.taken)(at - 1);
        let goes_on = GOES_ON.contains(&self.tokens.key(at));
        if after_day && !goes_on && !self.runs.is_empty() && self.shows(at..self.end_of_clause(at)) {
            self.kind = ClauseKind::Measure;
        }
        if self.tokens.ends(at) && self.tokens.key(at) != ")" {
            return self.boundary(at);
        }
        self.runs.push((self.kind, at));
        at + 1
    }

    /// "measured by", "via", "means:": what follows is the measure, or the means.
    fn announced(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if let Some(end) = self.means_label(at) {
            self.kind = ClauseKind::How;
            return Some(end);
        }
        let with_colon = tokens
            .says_any(at, &MEASURED_WITH_COLON)
            .filter(|(end, _)| tokens.key(*end) == ":" || tokens.is_dash(*end));
        if let Some((end, _)) = tokens.says_any(at, &MEASURED).or(with_colon) {
            self.kind = ClauseKind::Measure;
            return Some(end + usize::from(tokens.key(end) == ":" || tokens.is_dash(end)));
        }
        let said = |(kind, _): &(ClauseKind, usize)| self.kind != ClauseKind::Measure || *kind == ClauseKind::Measure;
        if self.means(at) && self.runs.last().is_some_and(said) {
            self.kind = ClauseKind::How;
            self.runs.push((ClauseKind::How, at));
            return Some(at + 1);
        }
        None
    }

    /// Where a label of the means ends, its colon included, after something to be done.
    fn means_label(&self, at: usize) -> Option<usize> {
        let (end, _) = self.tokens.says_any(at, &MEANS_WITH_COLON)?;
        (self.tokens.key(end) == ":" && !self.runs.is_empty()).then_some(end + 1)
    }

    /// Whether the means begin here. How a thing was sent is part of what shows it done ("letter sent by post"), but
    /// "via", "using" and the like say by which means there too.
    fn means(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let before = at.checked_sub(1).map_or("", |before| tokens.key(before));
        tokens.key(at) == "via"
            || tokens.key(at) == "using" && !BEFORE_USING.contains(&before)
            || tokens.key(at) == "through" && !BEFORE_THROUGH.contains(&before)
            || tokens.says_any(at, &WITH_MEANS).is_some()
            || self.kind != ClauseKind::Measure && tokens.says_any(at, &BY_MEANS).is_some()
    }

    /// A bracket holds a measure, or belongs to the words around it; an empty one goes.
    fn bracket(&mut self, at: usize) -> usize {
        let close = (at..self.tokens.len()).find(|n| self.tokens.key(*n) == ")").unwrap_or(self.tokens.len());
        let inside = at + 1..close;
        let left: Vec<usize> = inside.clone().filter(|n| !(self.taken)(*n) && !self.tokens.is_mark(*n)).collect();
        if left.is_empty() {
            // Only the day or the owner is inside.
            for n in inside {
                self.after_due |= (self.taken)(n);
            }
            return close + 1;
        }
        let announced = self.tokens.says_any(inside.start, &MEASURED).map(|(end, _)| end);
        if announced.is_some() || self.shows(inside.clone()) {
            let words = announced.unwrap_or(inside.start)..close;
            self.runs.extend(words.filter(|n| !(self.taken)(*n)).map(|n| (ClauseKind::Measure, n)));
        } else {
            let whole = at..(close + 1).min(self.tokens.len());
            let kind = self.kind;
            self.runs.extend(whole.filter(|n| !(self.taken)(*n)).map(|n| (kind, n)));
        }
        close + 1
    }

    /// A comma, a dash or a full stop: the clause after it goes on, or says how we will know.
    fn boundary(&mut self, at: usize) -> usize {
        let next = at + 1;
        let end = self.end_of_clause(next);
        if (next..end).all(|n| self.tokens.is_mark(n)) {
            // What is asked ends with its own mark: “Who is at home?”
            let asks = !self.runs.is_empty() && matches!(self.tokens.key(at), "?" | "!");
            self.runs.extend(asks.then_some((self.kind, at)));
            return next;
        }
        if self.kind == ClauseKind::Measure || self.kind == ClauseKind::How {
            if self.kind == ClauseKind::How && self.shows(next..end) {
                self.kind = ClauseKind::Measure;
            } else {
                self.runs.push((self.kind, at));
            }
            return next;
        }
        let goes_on = GOES_ON.contains(&self.tokens.key(next));
        if !self.runs.is_empty() && (self.shows(next..end) || (self.after_due && !goes_on)) {
            self.kind = ClauseKind::Measure;
        } else if !self.runs.is_empty() {
            self.runs.push((self.kind, at));
        }
        next
    }

    fn end_of_clause(&self, from: usize) -> usize {
        let ends = |n: &usize| {
            let announced = self.tokens.says_any(*n, &MEASURED).is_some() || self.means_label(*n).is_some();
            (self.taken)(*n) || self.tokens.ends(*n) || announced
        };
        (from..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    /// Whether a clause ends as one that says how we will know.
    fn shows(&self, clause: Range<usize>) -> bool {
        let words: Vec<&str> =
            clause.filter(|n| !(self.taken)(*n) && !self.tokens.is_mark(*n)).map(|n| self.tokens.key(n)).collect();
        let said = words.join(" ");
        // "plan signed by parents", "letter sent to school".
        let seen_by = words.windows(2).skip(1).any(|pair| {
            SEEN.contains(&pair[0]) && matches!(pair[1], "by" | "to" | "from" | "with" | "at" | "in" | "on")
        });
        words.len() > 1 && words.last().is_some_and(|last| SEEN.contains(last))
            || seen_by
            || SEEN_IN.iter().any(|end| said.ends_with(end))
    }

    fn clauses(self) -> Clauses {
        let clause = |kind: ClauseKind| {
            let own: Vec<usize> = self.runs.iter().filter(|(of, _)| *of == kind).map(|(_, at)| *at).collect();
            self.clause(&own)
        };
        Clauses { what: clause(ClauseKind::What), measure: clause(ClauseKind::Measure), how: clause(ClauseKind::How) }
    }

    /// The words of a part as they were typed; where something was taken out between them, a space.
    fn clause(&self, own: &[usize]) -> Clause {
        let own = trimmed(self.tokens, own);
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return Clause::default() };
        let mut text = String::new();
        for (n, at) in own.iter().enumerate() {
            if let Some(before) = n.checked_sub(1).map(|before| own[before]) {
                let gap = self.tokens.bytes(before..before + 1).end..self.tokens.bytes(*at..*at + 1).start;
                let apart = before + 1 != *at && !matches!(self.tokens.key(*at), "," | ";" | ")" | ".");
                if apart || self.tokens.line()[gap].contains(char::is_whitespace) && before + 1 == *at {
                    text.push(' ');
                }
            }
            if self.tokens.key(*at) == "\t" {
                text.push(' ');
                continue;
            }
            // A word that the end of a line broke stands on one.
            text.extend(self.tokens.text(*at).chars().filter(|c| *c != '\n'));
        }
        let bytes = self.tokens.bytes(*first..*first + 1).start..self.tokens.bytes(*last..*last + 1).end;
        Clause { text, bytes: Some(bytes) }
    }
}

/// Without marks and stray joints at either end.
fn trimmed<'a>(tokens: &Tokens, own: &'a [usize]) -> &'a [usize] {
    let marks = |at: &usize| {
        matches!(tokens.key(*at), "," | ";" | ":" | "." | "-" | "!" | "•" | "/" | "\t") && tokens.is_mark(*at)
    };
    let from = own.iter().position(|at| !marks(at) && !matches!(tokens.key(*at), "and" | "then" | "to"));
    // "who to talk to" ends with a word of its own.
    let to = own.iter().rposition(|at| !marks(at) && tokens.key(*at) != "and");
    match (from, to) {
        (Some(from), Some(to)) => &own[from..=to],
        _ => &[],
    }
}
