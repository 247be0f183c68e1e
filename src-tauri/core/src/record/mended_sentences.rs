//! What of the page for the family may be mended before it goes out: its sentences, and the page in other words.

use super::family_page::FamilyPage;
use crate::meeting::family_page::PageSentence;

/// A sentence of the page that whoever reads it may put into other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilySentence {
    /// The heading that it stands under.
    pub part: String,
    /// As the record makes it.
    pub own: String,
    /// Whether the child said it: it goes out as it was said, or not at all.
    pub said: bool,
}

impl FamilyPage {
    /// What may be mended, in the order in which it is read. What the panel's profile says is not among it.
    pub fn sentences(&self) -> Vec<FamilySentence> {
        let of =
            |part: &str, said: bool, own: &String| FamilySentence { part: part.to_owned(), own: own.clone(), said };
        let decisions: Vec<String> = self.decisions.iter().map(whole).collect();
        let mut all: Vec<FamilySentence> = decisions.iter().map(|own| of(DECIDED, false, own)).collect();
        all.extend(self.said.1.iter().map(|own| of(&self.said.0, true, own)));
        all.extend(self.actions.iter().map(|own| of(WHO_DOES, false, own)));
        for (heading, paragraphs) in &self.more {
            all.extend(paragraphs.iter().map(|own| of(heading, false, own)));
        }
        all.extend([&self.review].into_iter().filter(|review| !review.is_empty()).map(|own| of(AGAIN, false, own)));
        all.extend(self.ask.iter().map(|own| of(ASK, false, own)));
        all
    }

    /// The page with the sentences that somebody put into other words; one without words is left out. What a child said
    /// is never put into other words.
    pub fn mended(mut self, page: &[PageSentence]) -> Self {
        let words = |own: &str| page.iter().find(|one| one.own == own).filter(|one| one.is_mended());
        for decision in &mut self.decisions {
            if let Some(mended) = words(&whole(decision)) {
                *decision = (mended.words.trim().to_owned(), String::new());
            }
        }
        self.decisions.retain(|(words, _)| !words.is_empty());
        self.said.1.retain(|own| words(own).is_none_or(|mended| !mended.words.trim().is_empty()));
        let mend = |all: &mut Vec<String>| {
            for sentence in all.iter_mut() {
                if let Some(mended) = words(sentence) {
                    *sentence = mended.words.trim().to_owned();
                }
            }
            all.retain(|sentence| !sentence.is_empty());
        };
        mend(&mut self.actions);
        mend(&mut self.ask);
        self.more.iter_mut().for_each(|(_, paragraphs)| mend(paragraphs));
        self.more.retain(|(_, paragraphs)| !paragraphs.is_empty());
        if let Some(mended) = words(&self.review) {
            self.review = mended.words.trim().to_owned();
        }
        self
    }
}

/// A decision in one piece: what it means, and what else was said of it.
pub(super) fn whole((words, detail): &(String, String)) -> String {
    format!("{words} {}", detail.trim()).trim_end().to_owned()
}

pub(super) const DECIDED: &str = "What was decided";
pub(super) const WHO_DOES: &str = "Who will do what";
pub(super) const AGAIN: &str = "When the panel looks again";
pub(super) const ASK: &str = "Who to ask";
