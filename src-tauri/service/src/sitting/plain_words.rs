//! Plain words: what is being written, checked against the glossary, the dictionary and the names of the book (PS-9).

use std::sync::Arc;

use crate::sitting::known_words::KnownWords;
use chrono::{DateTime, Utc};
use quorate_core::ledger::Change;
use quorate_core::plain_words::{Glossary, Speller, WordFinding, WordKind, check, names_in};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::sitting::unprintable::places;
use crate::views::{GlossaryLine, UnprintableView};

impl Service {
    pub(crate) fn check_words(&self, text: &str) -> Result<Vec<WordFinding>, Refusal> {
        let known = self.known_words()?;
        let mut findings = check(text, &known.glossary, Speller::british(), &known.names);
        findings.extend(places(text).into_iter().map(|UnprintableView { from, to, .. }| WordFinding {
            from,
            to,
            kind: WordKind::Unprintable,
            plain: String::new(),
            suggestions: Vec::new(),
        }));
        findings.sort_by_key(|finding| finding.from);
        Ok(findings)
    }

    /// Read anew only when the book has changed.
    pub(crate) fn known_words(&self) -> Result<Arc<KnownWords>, Refusal> {
        let length = self.book.ledger_length()?;
        if let Some((at, known)) = self.words.borrow().as_ref()
            && *at == length
        {
            return Ok(known.clone());
        }
        let names = self.book.names()?;
        let known = Arc::new(KnownWords {
            glossary: Glossary::new(&self.book.glossary()?),
            names: names_in(names.iter().map(String::as_str)),
        });
        *self.words.borrow_mut() = Some((length, known.clone()));
        Ok(known)
    }

    /// Every term, the bundled and the book's own, in the order of the alphabet.
    pub(crate) fn glossary_lines(&self) -> Result<Vec<GlossaryLine>, Refusal> {
        let mut changed = self.book.glossary()?;
        let mut lines: Vec<GlossaryLine> = Glossary::bundled()
            .into_iter()
            .map(|term| GlossaryLine {
                plain: changed.remove(&term.term).unwrap_or_else(|| term.plain.clone()),
                bundled: Some(term.plain),
                also: term.also,
                term: term.term,
            })
            .collect();
        let own = |(term, plain)| GlossaryLine { term, also: Vec::new(), plain, bundled: None };
        lines.extend(changed.into_iter().map(own));
        lines.sort_by_key(|line| line.term.to_lowercase());
        Ok(lines)
    }

    pub(crate) fn set_glossary_term(
        &mut self,
        term: &str,
        plain: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let term = term.split_whitespace().collect::<Vec<_>>().join(" ");
        if term.is_empty() {
            return Err(Refusal::invalid("term", "Write the abbreviation or the word."));
        }
        let bundled = Glossary::bundled().into_iter().find(|known| known.term.eq_ignore_ascii_case(&term));
        let term = bundled.as_ref().map_or(term, |known| known.term.clone());
        let plain = plain.map(|plain| plain.trim().to_owned());
        // An own term that is taken away leaves nothing behind; a bundled one is remembered as no term here.
        let plain = plain.filter(|plain| bundled.is_some() || !plain.is_empty());
        let plain = plain.filter(|plain| bundled.as_ref().is_none_or(|known| known.plain != *plain));
        let sentence = match plain.as_deref() {
            Some("") => format!("“{term}” is no longer underlined."),
            Some(plain) => format!("“{term}” is underlined, with “{plain}” at hand."),
            None if bundled.is_some() => format!("“{term}” is as it comes with Quorate."),
            None => format!("“{term}” is taken out of the glossary."),
        };
        let entry = self.commit(&[Change::GlossarySet { term, plain }], now)?;
        Ok(Done::said(sentence, entry))
    }
}
