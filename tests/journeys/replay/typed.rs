//! What was typed about a child, and the search for it in the record that came of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;

use super::script::{Child, Line};

/// All that the record of one child must hold.
pub struct Typed {
    /// As the window and the record name the child.
    pub name: String,
    /// The child's number in the case system, which the name of the file holds.
    pub mosaic: String,
    /// Section id of the profile, or `rationale`, to its paragraphs.
    texts: BTreeMap<String, Vec<String>>,
    /// In the words of the profile.
    pub decisions: Vec<String>,
    pub actions: Vec<Line>,
    pub review: Option<NaiveDate>,
}

impl Typed {
    pub fn about(child: &Child) -> Self {
        Self {
            name: child.name(),
            mosaic: child.mosaic.clone(),
            texts: BTreeMap::new(),
            decisions: Vec::new(),
            actions: Vec::new(),
            review: None,
        }
    }

    pub fn has(&self, section: &str) -> bool {
        self.texts.contains_key(section)
    }

    pub fn write(&mut self, section: &str, paragraphs: Vec<String>) {
        self.texts.entry(section.to_owned()).or_default().extend(paragraphs);
    }

    /// Takes over what a sibling gave: everything but the child's own words.
    pub fn receive(&mut self, sibling: &Typed) {
        let shared = sibling.texts.iter().filter(|(section, _)| *section != "childs-words");
        self.texts.extend(shared.map(|(section, paragraphs)| (section.clone(), paragraphs.clone())));
        self.decisions.clone_from(&sibling.decisions);
        self.actions.clone_from(&sibling.actions);
        self.review = sibling.review;
    }

    /// How many words this record should hold of what was typed.
    pub fn words(&self) -> usize {
        self.texts.values().flatten().map(|paragraph| paragraph.split_whitespace().count()).sum()
    }

    /// Every piece that the record lacks, word by word; empty when nothing typed is missing.
    pub fn missing_from(&self, record: &Path) -> Vec<String> {
        let page = plain_words(&text_of(record));
        let mut missing = Vec::new();
        let mut look = |what: &str, piece: &str| {
            let words = plain_words(piece);
            if !page.windows(words.len()).any(|there| there == words) {
                missing.push(format!("{}: {what}: {piece}", self.name));
            }
        };
        look("name", &self.name);
        for (section, paragraphs) in &self.texts {
            paragraphs.iter().for_each(|paragraph| look(section, paragraph));
        }
        self.decisions.iter().for_each(|decision| look("decision", decision));
        for action in &self.actions {
            action.kept.iter().for_each(|kept| look("action", kept));
            look("due", &action.due.format("%-d %B %Y").to_string());
        }
        if let Some(review) = self.review {
            look("review", &review.format("%-d %B %Y").to_string());
        }
        missing
    }
}

/// The words of a text, whatever their case, the marks between them, and where lines are broken.
fn plain_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The text of a record in the order of its content, without what stands at the head and foot of each of its pages.
fn text_of(record: &Path) -> String {
    let mut command = Command::new("pdftotext");
    let done = command.arg("-raw").arg(record).arg("-").output().expect("pdftotext runs");
    assert!(done.status.success(), "pdftotext cannot read {}", record.display());
    let text = String::from_utf8(done.stdout).expect("the text is UTF-8");
    let pages: Vec<&str> = text.split('\u{C}').filter(|page| !page.trim().is_empty()).collect();
    let bare = |line: &str| line.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    let everywhere = |line: &str| pages.iter().all(|page| page.lines().any(|other| bare(other) == bare(line)));
    let on_all = |line: &str| pages.len() > 1 && everywhere(line);
    let kept = pages.iter().flat_map(|page| page.lines()).filter(|line| !on_all(line));
    kept.collect::<Vec<_>>().join("\n")
}
