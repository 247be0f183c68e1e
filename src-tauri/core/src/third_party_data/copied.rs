//! Passages that stand in the record of another family: runs of words compared by fingerprints, of which each text keeps
//! about one in three (winnowing: any run of ten words that two texts share gives them one in common).

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::ids::{ChildId, FamilyId, RecordId};
use crate::text::names::{NameToken, name_tokens};
use crate::text::reader::ReadText;

/// Words in a fingerprint, and among how many the least is kept.
const WORDS: usize = 6;
const WINDOW: usize = 5;
/// A run this long within one sentence may be how people here say it; across sentences fewer will do.
const LONG: usize = 32;
const LONG_OVER_SENTENCES: usize = 18;
/// Shared by more other families than these, it is how the panel writes.
const RARE: usize = 2;
/// So many fingerprints that are rare make a copy: one turn of phrase, or one sentence after another, is chance.
const EVIDENCE: usize = 4;
/// Words that may differ within a passage that was copied: a name put right.
const GAP: usize = 9;

struct CopiedText {
    record: RecordId,
    family: FamilyId,
    child: ChildId,
    /// Its fingerprints, in order.
    prints: Vec<u32>,
}

/// What the records of a book say, to be compared with. A record put in again replaces what it said before.
#[derive(Default)]
pub struct Texts {
    sources: Vec<Option<CopiedText>>,
    at: HashMap<RecordId, usize>,
    /// Fingerprint and source, in order; the newest apart, until there are many.
    settled: Vec<(u32, u32)>,
    recent: Vec<(u32, u32)>,
}

const MANY: usize = 50_000;

impl Texts {
    /// Puts in what a record says.
    pub fn put<'t>(
        &mut self,
        record: RecordId,
        child: ChildId,
        family: FamilyId,
        texts: impl IntoIterator<Item = &'t str>,
    ) {
        let mut prints: Vec<u32> =
            texts.into_iter().flat_map(|text| winnowed(&name_tokens(&ReadText::of(text)))).map(|(print, _)| print).collect();
        prints.sort_unstable();
        prints.dedup();
        if let Some(old) = self.at.insert(record, self.sources.len()) {
            self.sources[old] = None;
        }
        let at = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.recent.extend(prints.iter().map(|print| (*print, at)));
        self.sources.push(Some(CopiedText { record, family, child, prints }));
        if self.recent.len() > MANY {
            self.settle();
        }
    }

    /// Call once many records were put in.
    pub fn settle(&mut self) {
        let live = |(_, at): &(u32, u32)| self.sources[*at as usize].is_some();
        let mut all: Vec<(u32, u32)> = self.settled.iter().chain(&self.recent).copied().filter(live).collect();
        all.sort_unstable();
        self.settled = all;
        self.recent = Vec::new();
    }

    fn with(&self, print: u32) -> impl Iterator<Item = &CopiedText> {
        let from = self.settled.partition_point(|(known, _)| *known < print);
        let settled = self.settled[from..].iter().take_while(move |(known, _)| *known == print);
        let recent = self.recent.iter().filter(move |(known, _)| *known == print);
        settled.chain(recent).filter_map(|(_, at)| self.sources[*at as usize].as_ref())
    }
}

/// The fingerprints that a text keeps, each with the word it begins at.
fn winnowed(tokens: &[NameToken]) -> Vec<(u32, usize)> {
    let prints: Vec<u32> = tokens
        .windows(WORDS)
        .map(|run| {
            let mut hash = DefaultHasher::new();
            run.iter().for_each(|token| token.plain.hash(&mut hash));
            hash.finish() as u32
        })
        .collect();
    let mut kept: Vec<(u32, usize)> = Vec::new();
    for from in 0..(prints.len() + 1).saturating_sub(WINDOW) {
        let least = (from..from + WINDOW).min_by_key(|at| prints[*at]);
        if let Some(at) = least.filter(|at| kept.last().is_none_or(|(_, last)| last != at)) {
            kept.push((prints[at], at));
        }
    }
    kept
}

pub(super) fn look(scan: &mut Scan, texts: &Texts, record: RecordId, own: FamilyId) {
    let kept = winnowed(&scan.tokens);
    let mut rare = HashSet::new();
    let mut sources: BTreeMap<RecordId, (usize, &CopiedText)> = BTreeMap::new();
    for (print, _) in &kept {
        let others = texts.with(*print).filter(|source| source.record != record);
        let (at_home, others): (Vec<&CopiedText>, Vec<&CopiedText>) = others.partition(|source| source.family == own);
        let families: HashSet<FamilyId> = others.iter().map(|source| source.family).collect();
        if at_home.is_empty() && families.len() <= RARE && rare.insert(*print) {
            others.into_iter().for_each(|source| sources.entry(source.record).or_insert((0, source)).0 += 1);
        }
    }
    // The likeliest source first: of two copies of one text, one is told.
    let mut sources: Vec<(usize, &CopiedText)> =
        sources.into_values().filter(|(shared, _)| *shared >= EVIDENCE).collect();
    sources.sort_by_key(|(shared, source)| (Reverse(*shared), source.record));
    let mut told: Vec<Range<usize>> = Vec::new();
    for (_, source) in sources {
        let whom: Vec<usize> = scan.known.place_of(source.child).into_iter().collect();
        for run in runs(&kept, source) {
            let evidence = kept.iter().filter(|(print, at)| {
                run.contains(at) && rare.contains(print) && source.prints.binary_search(print).is_ok()
            });
            let apart = told.iter().all(|other| run.end <= other.start || other.end <= run.start);
            if apart && is_passage(scan, &run) && evidence.count() >= EVIDENCE {
                scan.find(run.clone(), FindingKind::CopiedText, Sureness::Certain, &whom);
                told.push(run);
            }
        }
    }
}

/// The stretches of words that a source has too.
fn runs(kept: &[(u32, usize)], source: &CopiedText) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (_, at) in kept.iter().filter(|(print, _)| source.prints.binary_search(print).is_ok()) {
        match runs.last_mut() {
            Some(run) if *at <= run.end + GAP => run.end = at + WORDS,
            _ => runs.push(*at..at + WORDS),
        }
    }
    runs
}

fn is_passage(scan: &Scan, run: &Range<usize>) -> bool {
    let over_sentences = scan.tokens[run.start + 1..run.end].iter().any(|token| token.first);
    run.len() >= if over_sentences { LONG_OVER_SENTENCES } else { LONG }
}
