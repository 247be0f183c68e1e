//! A profile as an officer wrote it, made into TOML: each line that is none is mended as it was probably meant and told as
//! a mistake, so that it hides no other. Lines stay where they are.
//!
//! The mended text is only there to be looked at further. Nobody adopts it.

mod heading;
mod keys;
mod lists;
mod quotes;
mod rule;
mod statements;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::mistake::{Mistake, so_too};
use super::schema::{Schema, kind, nearest};
use heading::{Heading, Wrong};
use rule::{Rule, faults};
use statements::{Kind, Statement, statements};

/// A profile's text that is TOML now, unless something is written in it twice.
pub(super) struct Mended {
    pub text: String,
    pub mistakes: Vec<Mistake>,
    /// Mistakes of which nothing needs to be said where another stands on the same line.
    pub yielding: Vec<Mistake>,
    /// Paths, without their indices, of what could not be read at all: it is not missing.
    pub hidden: BTreeSet<String>,
}

/// No rule has more mistakes in it that are told apart.
const ROUNDS: usize = 6;

/// Mends a text.
pub(super) fn mend(text: &str, schema: &Schema) -> Mended {
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let mut mender = Mender {
        schema,
        mended: Mended {
            text: String::with_capacity(text.len()),
            mistakes: Vec::new(),
            yielding: Vec::new(),
            hidden: BTreeSet::new(),
        },
        under: Some(schema.root()),
        keys: Vec::new(),
        place: String::new(),
        lists: BTreeMap::new(),
        written: BTreeMap::new(),
        brackets: BTreeMap::new(),
    };
    let found = statements(&lines, faults(text) == 0);
    let mut at = 0;
    while let Some(statement) = found.get(at) {
        let written = lines[statement.first..statement.first + statement.lines].join("\n");
        let mended = match statement.kind {
            Kind::Note => match mender.noted_heading(&written, found.get(at + 1).map(|next| lines[next.first])) {
                Some(heading) => mender.heading(statement, &heading),
                None => mender.note(statement, &written),
            },
            Kind::Heading => mender.heading(statement, &written),
            Kind::Rule | Kind::Folded => mender.rule(statement, &written),
            Kind::Prose => match mender.words(statement, &written) {
                Some(mended) => mended,
                None => {
                    let is_more = |next: &&Statement| next.kind == Kind::Prose && !mender.is_meant(lines[next.first]);
                    let run = 1 + found[at + 1..].iter().take_while(is_more).count();
                    mender.prose(statement.first, run);
                    at += run - 1;
                    "\n".repeat(run - 1)
                }
            },
        };
        mender.mended.text += &mended;
        mender.mended.text.push('\n');
        at += 1;
    }
    mender.tell_brackets();
    mender.mended
}

struct Mender<'s> {
    schema: &'s Schema,
    mended: Mended,
    /// What the last heading stands for, as far as it is known.
    under: Option<&'s Json>,
    keys: Vec<String>,
    /// The same as a path with indices: `requests.reasons[2]`.
    place: String,
    /// How many entries each list has so far, by its path.
    lists: BTreeMap<String, usize>,
    /// The line of each key and heading, by its path.
    written: BTreeMap<String, usize>,
    /// The lines of headings with a wrong number of brackets, by what they should be.
    brackets: BTreeMap<String, Vec<usize>>,
}

impl<'s> Mender<'s> {
    fn wrong(&mut self, line: usize, sentence: impl Into<String>) {
        let mistake = self.mistake(line, sentence);
        self.mended.mistakes.push(mistake);
    }

    fn mistake(&self, line: usize, sentence: impl Into<String>) -> Mistake {
        Mistake { line: line + 1, column: 1, path: self.place.clone(), sentence: sentence.into(), alike: "" }
    }

    fn note(&mut self, statement: &Statement, written: &str) -> String {
        if faults(written) == 0 {
            return written.to_owned();
        }
        self.wrong(statement.first, lists::SPACES);
        String::new()
    }

    /// A heading behind a #, as other programs have them, where what follows belongs under it and not here.
    fn noted_heading(&self, note: &str, next: Option<&str>) -> Option<String> {
        let heading = note.trim().trim_start_matches(['#', ' ']);
        let key = next?.split_once('=')?.0.trim();
        let read = heading.starts_with('[').then(|| Heading::read(heading, self.schema)).flatten()?;
        let under = read.schema.map(|under| self.schema.keys(under)).unwrap_or_default();
        // Without its closing bracket, so that its form is what is told.
        (under.contains(&key) && !self.known().contains(&key)).then(|| heading.trim_end_matches(']').to_owned())
    }

    fn heading(&mut self, statement: &Statement, written: &str) -> String {
        let line = statement.first;
        let schema = self.schema;
        let Some(heading) = Heading::read(written, schema) else {
            self.wrong(line, "A heading names what stands under it, in brackets, such as [schedule].");
            return String::new();
        };
        let right = &heading.right;
        match heading.wrong {
            Some(Wrong::Name) => {
                self.wrong(line, format!("There is no heading “{}”: did you mean {right}?", written.trim()));
            }
            Some(Wrong::Brackets) => self.brackets.entry(right.clone()).or_default().push(line),
            Some(Wrong::Form) => self.wrong(line, format!("A heading stands alone, in brackets. Write {right}.")),
            None if faults(written) > 0 => self.wrong(line, lists::SPACES),
            None => {}
        }
        self.enter(&heading);
        // A list has as many headings as entries.
        if !right.starts_with("[[") {
            let place = format!("[{}]", self.place);
            if let Some(first) = self.written.insert(place, line) {
                let sentence = format!(
                    "{right} begins twice, first in line {}. Put what stands under the two together.",
                    first + 1
                );
                self.wrong(line, sentence);
            }
        }
        right.clone()
    }

    /// Goes on under a heading.
    fn enter(&mut self, heading: &Heading<'s>) {
        let (mut place, mut under) = (String::new(), Some(self.schema.root()));
        for (at, key) in heading.keys.iter().enumerate() {
            let last = at + 1 == heading.keys.len();
            place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            under = under.and_then(|under| self.schema.child(under, key));
            let is_list = under.is_some_and(|under| self.schema.is_list_of_tables(under));
            if is_list || (last && heading.right.starts_with("[[")) {
                let count = self.lists.entry(place.clone()).or_default();
                *count += usize::from(last);
                place = format!("{place}[{}]", count.saturating_sub(1));
            }
        }
        self.place = place;
        self.keys.clone_from(&heading.keys);
        self.under = heading.schema;
    }

    fn rule(&mut self, statement: &Statement, written: &str) -> String {
        let Some(read) = Rule::read(written) else { return "\n".repeat(statement.lines - 1) };
        let mut rule = match keys::tidied(&read) {
            Some((tidied, sentence)) => {
                self.wrong(statement.first, sentence);
                tidied
            }
            None => read,
        };
        for _ in 0..ROUNDS {
            if rule.faults() == 0 {
                break;
            }
            let kind = self.kind_of(rule.name());
            let Some(mend) = rule.mended(kind, statement.kind == Kind::Folded) else { break };
            if let Some(sentence) = mend.sentence {
                let alike = mend.alike;
                let mistake = Mistake { alike, ..self.mistake(statement.first + mend.line, sentence) };
                let told = if mend.yields { &mut self.mended.yielding } else { &mut self.mended.mistakes };
                told.push(mistake);
            }
            self.mended.hidden.extend(mend.hides.map(|key| self.hidden_path(&key)));
            rule = mend.rule;
        }
        if rule.faults() > 0 {
            self.unreadable(statement.first, &rule);
            return "\n".repeat(statement.lines - 1);
        }
        let place = self.path(rule.name());
        if let Some(first) = self.written.get(&place) {
            let sentence = format!("“{}” is written twice here, first in line {}: keep one.", rule.name(), first + 1);
            self.wrong(statement.first, sentence);
            return "\n".repeat(statement.lines - 1);
        }
        self.written.insert(place, statement.first);
        let text = rule.text();
        let missing = (statement.lines - 1).saturating_sub(text.matches('\n').count());
        text + &"\n".repeat(missing)
    }

    /// What cannot be read is not missing: it is written, and its mistake is told.
    fn unreadable(&mut self, line: usize, rule: &Rule) {
        let name = rule.name();
        let sentence = match rule.bare() {
            "" => format!("“{name}” has nothing behind its “=”. Write what it is, or take the line out."),
            _ => format!("What stands behind “{name}” cannot be read: text goes in quotes, a list in square brackets."),
        };
        let path = self.hidden_path(name);
        self.wrong(line, sentence);
        self.mended.hidden.insert(path);
    }

    /// A line without brackets and “=” that was meant as a heading or a rule.
    fn words(&mut self, statement: &Statement, written: &str) -> Option<String> {
        if let Some(heading) = keys::as_heading(written, self.schema) {
            return Some(self.heading(statement, &heading));
        }
        let (rule, sentence) = keys::as_rule(written, &self.known())?;
        let mistake = Mistake { alike: "no equals", ..self.mistake(statement.first, sentence) };
        self.mended.mistakes.push(mistake);
        Some(self.rule(statement, &rule))
    }

    fn is_meant(&self, line: &str) -> bool {
        keys::as_heading(line, self.schema).is_some() || keys::as_rule(line, &self.known()).is_some()
    }

    /// The keys that may stand here.
    fn known(&self) -> Vec<&'s str> {
        self.under.map(|under| self.schema.keys(under)).unwrap_or_default()
    }

    fn prose(&mut self, line: usize, lines: usize) {
        let which = match lines {
            1 => "This line is".to_owned(),
            2 => "This line and the next are".to_owned(),
            many => format!("This line and the {} after it are", many - 1),
        };
        self.wrong(
            line,
            format!("{which} neither a heading in brackets nor a key with “=”. Begin a note with #, or take it out."),
        );
    }

    fn tell_brackets(&mut self) {
        for (right, lines) in std::mem::take(&mut self.brackets) {
            let Some((first, others)) = lines.split_first() else { continue };
            let too = so_too(&others.iter().map(|line| line + 1).collect::<Vec<_>>());
            let name = right.trim_matches(['[', ']']);
            let sentence = match right.starts_with("[[") {
                true => format!("“{name}” is a list, and each of its entries has two brackets. Write {right}.{too}"),
                false => format!("There is one “{name}”, so its heading has one bracket. Write {right}.{too}"),
            };
            let path = name.to_owned();
            self.mended.mistakes.push(Mistake { line: first + 1, column: 1, path, sentence, alike: "" });
        }
    }

    fn path(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    /// The path of a key that is written as near to one as may be, without indices.
    fn hidden_path(&self, key: &str) -> String {
        let known = self.known();
        let key = if known.contains(&key) { key } else { nearest(key, &known).unwrap_or(key) };
        super::shape::without_indices(&self.path(key))
    }

    /// The JSON Schema type of what stands under a key here; empty where that is not known.
    fn kind_of(&self, key: &str) -> &'s str {
        let Some(under) = self.under else { return "" };
        let known = self.schema.keys(under);
        let key = if known.contains(&key) { Some(key) } else { nearest(key, &known) };
        let child = key.and_then(|key| self.schema.child(under, key));
        child.map_or("", |child| kind(self.schema.resolve(child)))
    }
}
