//! Text in another language, in the structure tree: an element wholly in one carries it, and a stretch within an element
//! becomes a Span that does, however many lines and pages it runs over.

use std::collections::BTreeMap;

use super::super::language::Language;
use super::content::ContentOwner;
use crate::paper::layout_events::ElementId;

/// What each marked content hangs under.
pub struct Stretches {
    /// The languages of those elements that are wholly in another than the document's.
    pub whole: BTreeMap<ElementId, Language>,
    /// Stretches within an element: which, and their languages.
    pub spans: Vec<(ElementId, Language)>,
    /// For each page and marked content the place of its stretch, if it has one.
    pub within: Vec<Vec<Option<usize>>>,
}

impl Stretches {
    pub fn of(owners: &[Vec<ContentOwner>]) -> Self {
        let mut whole: BTreeMap<ElementId, Option<Language>> = BTreeMap::new();
        for owner in owners.iter().flatten() {
            let language = whole.entry(owner.element).or_insert(owner.language);
            if *language != owner.language {
                *language = None;
            }
        }
        let whole: BTreeMap<_, _> =
            whole.into_iter().filter_map(|(element, language)| Some((element, language?))).collect();
        let mut spans: Vec<(ElementId, Language)> = Vec::new();
        let mut open: BTreeMap<ElementId, usize> = BTreeMap::new();
        let mut place = |owner: &ContentOwner| {
            let language = owner.language.filter(|_| !whole.contains_key(&owner.element));
            let Some(language) = language else {
                open.remove(&owner.element);
                return None;
            };
            let goes_on = open.get(&owner.element).copied().filter(|&span| spans[span].1 == language);
            let span = goes_on.unwrap_or_else(|| {
                spans.push((owner.element, language));
                spans.len() - 1
            });
            open.insert(owner.element, span);
            Some(span)
        };
        let within = owners.iter().map(|page| page.iter().map(&mut place).collect()).collect();
        Self { whole, spans, within }
    }
}
