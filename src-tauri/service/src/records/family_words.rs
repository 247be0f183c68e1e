//! How the page for the family speaks: to one reader throughout, the child or a parent.

use quorate_core::calendar::words::MONTHS;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::panel::SubjectKind;
use quorate_core::record::family_page::FamilyReader;
use unicode_segmentation::UnicodeSegmentation;

/// Whom the page speaks to, and of which child.
pub(super) struct FamilyVoice<'a> {
    pub reader: FamilyReader,
    pub child: &'a ChildDetails,
}

impl FamilyVoice<'_> {
    pub fn to_child(&self) -> bool {
        self.reader == FamilyReader::Child
    }

    /// By the first name, as people speak of a child.
    pub fn name(&self) -> &str {
        match self.child.kind {
            SubjectKind::Unborn => "the baby",
            SubjectKind::Context => self.child.given.trim(),
            SubjectKind::Child => self.child.given.split_whitespace().next().unwrap_or_default(),
        }
    }

    /// "you", or the name.
    pub fn whom(&self) -> &str {
        if self.to_child() { "you" } else { self.name() }
    }

    /// Before somebody who works with the child: "Your", or "Nia’s".
    pub fn whose(&self) -> String {
        if self.to_child() { "Your".to_owned() } else { possessive(self.name()) }
    }

    /// What somebody wrote of the child, as it is said to this reader: "introduce Nia to the carers" is "introduce you to
    /// the carers". Where the name is a subject ("so that Nia goes"), "you" would need another verb: the name stays.
    pub fn spoken(&self, text: &str) -> String {
        let name = self.name();
        if !self.to_child() || name.is_empty() {
            return text.to_owned();
        }
        let words: Vec<&str> = text.split_word_bounds().collect();
        let mut said = String::new();
        let mut begins = true;
        for (at, word) in words.iter().enumerate() {
            let next = words[at + 1..].iter().find(|next| !next.trim().is_empty()).copied().unwrap_or_default();
            let owned = ["’s", "'s"].iter().find_map(|ending| word.strip_suffix(ending)) == Some(name);
            let you = match (owned, *word == name && is_object_before(next)) {
                (true, _) => "your",
                (_, true) => "you",
                _ => word,
            };
            match you.chars().next() {
                Some(first) if begins && you != *word => {
                    said.extend(first.to_uppercase());
                    said.push_str(&you[first.len_utf8()..]);
                }
                _ => said.push_str(you),
            }
            begins = if word.trim().is_empty() { begins } else { matches!(*word, "." | "!" | "?" | "“") };
        }
        said
    }
}

/// "Nia’s", "James’s".
fn possessive(name: &str) -> String {
    format!("{name}’s")
}

/// Whether a name before this word is spoken of or to, and does nothing itself.
fn is_object_before(next: &str) -> bool {
    const AFTER_AN_OBJECT: [&str; 44] = [
        "to", "with", "at", "in", "on", "by", "for", "from", "about", "before", "after", "and", "or", "into", "when",
        "if", "that", "what", "where", "how", "why", "until", "through", "during", "again", "a", "an", "the", "their",
        "her", "his", "home", "weekly", "daily", "every", "each", "once", "twice", "today", "tomorrow", "tonight",
        "this", "next", "as",
    ];
    !next.chars().any(char::is_alphanumeric) || AFTER_AN_OBJECT.contains(&next.to_lowercase().as_str())
}

/// What is to be done, without a day at its end: the page says the day itself.
pub(super) fn without_day(what: &str) -> &str {
    let Some((before, day)) = what.rsplit_once(" by ") else { return what };
    let words: Vec<String> = day
        .split([' ', '/', '-'])
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let one_of = |names: &[&str], word: &str| word.len() >= 3 && names.iter().any(|name| name.starts_with(word));
    let is_day = |word: &String| {
        let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        number.parse::<u16>().is_ok() || one_of(&DAYS, word)
    };
    let says_a_day = words.iter().any(is_day) && words.iter().all(|word| is_day(word) || one_of(&MONTHS, word));
    if says_a_day { before.trim_end() } else { what }
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[cfg(test)]
mod tests {
    use super::*;
    use quorate_core::meeting::child::ChildDetails;

    fn nia() -> ChildDetails {
        ChildDetails {
            kind: SubjectKind::Child,
            given: "Nia Grace".into(),
            surname: "Okafor".into(),
            known_as: vec![],
            born: None,
            expected: None,
            mosaic_id: String::new(),
            numbers: vec![],
            address: String::new(),
            in_care_since: None,
            legal_status: String::new(),
            parents: vec![],
            pronouns: None,
            key_dates: Vec::new(),
            let_pass: Vec::new(),
        }
    }

    #[test]
    fn a_child_is_spoken_to_where_that_needs_no_other_verb() {
        let child = nia();
        let to_child = FamilyVoice { reader: FamilyReader::Child, child: &child };
        for (written, said) in [
            ("introduce Nia to the carers", "introduce you to the carers"),
            ("Nia’s school is told", "Your school is told"),
            ("meet with Nia", "meet with you"),
            ("ring Nia every Sunday", "ring you every Sunday"),
            ("make sure that Nia goes to school", "make sure that Nia goes to school"),
            ("ring Niamh", "ring Niamh"),
        ] {
            assert_eq!(to_child.spoken(written), said);
        }
        let to_parent = FamilyVoice { reader: FamilyReader::Parent, child: &child };
        assert_eq!(to_parent.spoken("introduce Nia to the carers"), "introduce Nia to the carers");
        assert_eq!(to_parent.whose(), "Nia’s");
    }

    #[test]
    fn a_day_is_said_once() {
        assert_eq!(without_day("ring the school by Friday"), "ring the school");
        assert_eq!(without_day("ring the school by Fri 9 October"), "ring the school");
        assert_eq!(without_day("ring the school by 9/10/2026"), "ring the school");
        assert_eq!(without_day("travel by bus"), "travel by bus");
        assert_eq!(without_day("stand by May"), "stand by May", "which may be somebody’s name");
    }
}
