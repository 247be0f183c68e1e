//! A rule, "key = value", that is not TOML, and what it takes to make it such: each mend is tried, and the one that helps
//! names the mistake.

use toml::de::DeTable;

use super::{lists, quotes};

/// A rule as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    /// What stands before “=”, with its spaces.
    pub key: String,
    /// What stands behind it, up to the last line's end.
    pub value: String,
}

/// What a mend made of a rule.
#[derive(Default)]
pub(super) struct Mend {
    pub rule: Rule,
    /// On which of its lines the mistake stands, counted from 0.
    pub line: usize,
    /// What was wrong, and what to do. None where the type of what is written is wrong anyhow, which is said of it later.
    pub sentence: Option<String>,
    /// Nothing has to be said of it where more is said of the same line.
    pub yields: bool,
    /// What it has in common with others that may be told with it.
    pub alike: &'static str,
    /// A key on the same line that is lost with it.
    pub hides: Option<String>,
}

impl Rule {
    pub fn read(text: &str) -> Option<Self> {
        let (key, value) = text.split_once('=')?;
        Some(Self { key: key.to_owned(), value: value.to_owned() })
    }

    pub fn text(&self) -> String {
        format!("{}={}", self.key, self.value)
    }

    /// How many mistakes TOML finds in it.
    pub fn faults(&self) -> usize {
        faults(&self.text())
    }

    pub fn name(&self) -> &str {
        self.key.trim()
    }

    pub fn with(&self, value: impl Into<String>) -> Self {
        Self { key: self.key.clone(), value: value.into() }
    }

    /// The value without spaces around it and without the note behind it.
    pub fn bare(&self) -> &str {
        let value = self.value.trim();
        let quoted = value.rfind(['"', '\'', '“', '”', '’']).unwrap_or(0);
        match value[quoted..].find('#') {
            Some(note) => value[..quoted + note].trim_end(),
            None => value,
        }
    }

    /// What the first mend makes of it after which TOML finds nothing wrong; or else the first that leaves less.
    /// `kind` is the JSON Schema type of what should stand there, `is_folded` whether it goes over several lines.
    pub fn mended(&self, kind: &str, is_folded: bool) -> Option<Mend> {
        let before = self.faults();
        let mends = [
            lists::spaces(self),
            quotes::curly(self),
            is_folded.then(|| quotes::folded(self)).flatten(),
            quotes::three(self),
            lists::behind(self),
            quotes::backslash(self),
            lists::without_brackets(self, kind),
            lists::two(self),
            quotes::within(self),
            lists::remark(self),
            quotes::one_sided(self),
            lists::comma(self),
            lists::bare_entries(self),
            quotes::missing_inside(self),
            lists::unclosed(self),
            quotes::none(self, kind),
        ];
        let mut tried: Vec<(usize, Mend)> = mends
            .into_iter()
            .flatten()
            .map(|mend| (mend.rule.faults(), mend))
            .filter(|(left, _)| *left < before)
            .collect();
        let least = tried.iter().map(|(left, _)| *left).min()?;
        let at = tried.iter().position(|(left, _)| if least == 0 { *left == 0 } else { *left < before })?;
        Some(tried.swap_remove(at).1)
    }

    /// As somebody would write it, where that is short enough to be shown: `, name = "A forum"`.
    pub fn shown(&self) -> String {
        let text = format!("{} = {}", self.name(), self.bare());
        match text.contains('\n') || text.chars().count() > SHOWN {
            true => String::new(),
            false => format!(": {text}"),
        }
    }
}

/// No more of a line is shown in a sentence.
const SHOWN: usize = 70;

/// How many mistakes TOML finds in some lines. What is written twice is another matter.
pub(super) fn faults(text: &str) -> usize {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.iter().filter(|error| error.message() != "duplicate key").count()
}
