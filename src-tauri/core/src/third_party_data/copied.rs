//! Passages that stand in the record of another family: runs of words compared by fingerprints, of which each text keeps
//! about one in two (winnowing). Names and pronouns are all one word to them, so that a passage is known again
//! where they were changed for this child's.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::known::KnownPeople;
use super::others_words::marks;
use super::retold::{others_few, pairs, retold, sentence_ranges};
use super::scan::Scan;
use super::stock;
use super::{FindingKind, Sureness, telling_words};
use crate::ids::{ChildId, FamilyId, RecordId};
use crate::text::names::{NameToken, name_tokens};
use crate::text::reader::ReadText;

/// Words in a fingerprint, and among how many the least is kept.
const WORDS: usize = 5;
const WINDOW: usize = 3;
/// A passage may be a copy from so many words on; from so many it hardly is chance; from so many it is one for certain.
const SHORT: usize = 10;
const LEAST: usize = 13;
const LONG: usize = 18;
/// So long, it is a copy whoever it speaks of.
const LONG_OF_NOBODY: usize = 32;
/// So many fingerprints that are rare make a copy: one turn of phrase is chance.
const EVIDENCE: usize = 3;
const MUCH_EVIDENCE: usize = 10;
/// A shorter sentence is said by many.
const SENTENCE: usize = 6;
/// Fewer words that are not of the trade, and it is how such things are put.
const OWN_WORDS: usize = 3;
/// Words that may differ within a passage that was copied.
const GAP: usize = 6;

pub(super) struct CopiedText {
    pub record: RecordId,
    pub family: FamilyId,
    pub child: ChildId,
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
    recent: HashMap<u32, Vec<u32>>,
    /// Names, places and numbers that texts speak of, by their fingerprints.
    marks: HashMap<u64, Vec<u32>>,
}

const MANY: usize = 50_000;

impl Texts {
    /// Puts in what a record says. `known` tells the names in it.
    pub fn put<'t>(
        &mut self,
        known: &KnownPeople,
        record: RecordId,
        child: ChildId,
        family: FamilyId,
        texts: impl IntoIterator<Item = &'t str>,
    ) {
        if let Some(old) = self.at.insert(record, self.sources.len()) {
            self.sources[old] = None;
        }
        let at = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        let mut prints = Vec::new();
        let mut seen = HashSet::new();
        let mut said = HashSet::new();
        for text in texts {
            let tokens = name_tokens(&ReadText::of(text));
            let words = canonical(&tokens, known);
            prints.extend(winnowed(&words).into_iter().map(|(print, _)| print));
            prints.extend(sentence_ranges(&tokens).into_iter().flat_map(|sentence| pairs(&tokens[sentence])));
            said.extend(sentences(&words, &tokens).into_iter().map(|(sentence, _)| sentence));
            seen.extend(marks(&tokens, known).into_iter().map(|(mark, _)| mark));
        }
        seen.extend(said);
        seen.into_iter().for_each(|mark| self.marks.entry(mark).or_default().push(at));
        prints.sort_unstable();
        prints.dedup();
        prints.iter().for_each(|print| self.recent.entry(*print).or_default().push(at));
        self.sources.push(Some(CopiedText { record, family, child, prints }));
        if self.recent.len() > MANY {
            self.settle();
        }
    }

    /// Call once many records were put in.
    pub fn settle(&mut self) {
        let recent = self.recent.iter().flat_map(|(print, all)| all.iter().map(|at| (*print, *at)));
        let live = |(_, at): &(u32, u32)| self.sources[*at as usize].is_some();
        let mut all: Vec<(u32, u32)> = self.settled.iter().copied().chain(recent).filter(live).collect();
        all.sort_unstable();
        self.settled = all;
        self.recent = HashMap::new();
    }

    pub(super) fn with(&self, print: u32) -> impl Iterator<Item = &CopiedText> {
        let from = self.settled.partition_point(|(known, _)| *known < print);
        let settled = self.settled[from..].iter().take_while(move |(known, _)| *known == print).map(|(_, at)| at);
        let recent = self.recent.get(&print).into_iter().flatten();
        settled.chain(recent).filter_map(|at| self.sources[*at as usize].as_ref())
    }

    /// The records that speak of something.
    pub(super) fn speaking_of(&self, mark: u64) -> impl Iterator<Item = &CopiedText> {
        let at = self.marks.get(&mark).into_iter().flatten();
        at.filter_map(|at| self.sources[*at as usize].as_ref())
    }
}

/// A word as it is compared, and the first and last of the words that it stands for.
struct CanonicalWord {
    hash: u64,
    /// A name or a pronoun.
    somebody: bool,
    at: Range<usize>,
}

fn canonical(tokens: &[NameToken], known: &KnownPeople) -> Vec<CanonicalWord> {
    let mut words: Vec<CanonicalWord> = Vec::new();
    let name = hash_of("#");
    for (at, token) in tokens.iter().enumerate() {
        let plain = token.plain.as_str();
        let calendar = telling_words::is_month(plain) || telling_words::is_weekday(plain);
        let is_name = token.capital && !calendar && (!token.first || known.is_a_name(plain));
        if is_name && let Some(last) = words.last_mut().filter(|last| last.hash == name) {
            last.at.end = at + 1;
            continue;
        }
        let pronoun = telling_words::is_pronoun(plain);
        let said = match plain {
            _ if is_name => "#",
            _ if pronoun => "p",
            "were" => "was",
            "are" => "is",
            "have" => "has",
            "do" => "does",
            plain => plain,
        };
        words.push(CanonicalWord { hash: hash_of(said), somebody: is_name || pronoun, at: at..at + 1 });
    }
    words
}

pub(super) fn hash_of(text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    hash.finish()
}

/// The fingerprints that a text keeps, each with the word it begins at.
fn winnowed(words: &[CanonicalWord]) -> Vec<(u32, usize)> {
    let prints: Vec<u32> = words
        .windows(WORDS)
        .map(|run| {
            let mut hash = DefaultHasher::new();
            run.iter().for_each(|word| word.hash.hash(&mut hash));
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

/// Whole sentences, each by a fingerprint with its words. What everybody writes is left out.
fn sentences(words: &[CanonicalWord], tokens: &[NameToken]) -> Vec<(u64, Range<usize>)> {
    let begins = |word: &CanonicalWord| {
        let token = &tokens[word.at.start];
        let stop = token.gap.contains(['.', '!', '?', ':', ';', '"', '“', '”', '‘', '–', '—', '(', ')', '•']);
        stop || token.gap.contains(" '") || token.gap.contains("' ") || (token.gap.contains('\n') && token.capital)
    };
    let mut all = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        if at < words.len() && !begins(&words[at]) {
            continue;
        }
        let sentence = &words[from..at];
        let said = sentence[0].at.start..sentence[sentence.len() - 1].at.end;
        if sentence.len() >= SENTENCE && stock::own_words(&tokens[said.clone()]) >= OWN_WORDS {
            let mut hash = DefaultHasher::new();
            "sentence".hash(&mut hash);
            sentence.iter().for_each(|word| word.hash.hash(&mut hash));
            all.push((hash.finish(), said));
        }
        from = at;
    }
    all
}

/// Sentences that stand word for word in the record of one other family, and in none of this.
fn whole_sentences(scan: &mut Scan, texts: &Texts, words: &[CanonicalWord], own: FamilyId, told: &[Range<usize>]) {
    for (sentence, said) in sentences(words, &scan.tokens) {
        let Some((sources, families)) = others_few(texts.speaking_of(sentence), own) else { continue };
        let apart = told.iter().all(|other| said.end <= other.start || other.end <= said.start);
        let whom = sources.first().and_then(|source| scan.known.place_of(source.child));
        if let Some(whom) = whom.filter(|_| families == 1 && apart) {
            scan.find(said, FindingKind::CopiedText, Sureness::Possible, &[whom]);
        }
    }
}

pub(super) fn look(scan: &mut Scan, texts: &Texts, record: RecordId, own: FamilyId) {
    let words = canonical(&scan.tokens, scan.known);
    let kept = winnowed(&words);
    let mut rare = HashSet::new();
    // In the records of one other family only.
    let mut sole = HashSet::new();
    let mut sources: BTreeMap<RecordId, (usize, &CopiedText)> = BTreeMap::new();
    for (print, _) in &kept {
        let others = texts.with(*print).filter(|source| source.record != record);
        let Some((others, families)) = others_few(others, own) else { continue };
        if families == 1 {
            sole.insert(*print);
        }
        if rare.insert(*print) {
            others.into_iter().for_each(|source| sources.entry(source.record).or_insert((0, source)).0 += 1);
        }
    }
    // The likeliest source first: of two copies of one text, one is told.
    let mut sources: Vec<(usize, &CopiedText)> =
        sources.into_values().filter(|(shared, _)| *shared >= EVIDENCE).collect();
    sources.sort_by_key(|(shared, source)| (Reverse(*shared), source.record));
    let mut told: Vec<Range<usize>> = Vec::new();
    let mut told_words: Vec<Range<usize>> = Vec::new();
    for (_, source) in sources {
        // A child of whom whoever asks may not know is told of to nobody.
        let Some(whom) = scan.known.place_of(source.child).map(|one| vec![one]) else { continue };
        for run in runs(&kept, source) {
            let shared =
                kept.iter().filter(|(print, at)| run.contains(at) && source.prints.binary_search(print).is_ok());
            let shared: Vec<u32> = shared.map(|(print, _)| *print).collect();
            let evidence = shared.iter().filter(|print| rare.contains(print)).count();
            let apart = told.iter().all(|other| run.end <= other.start || other.end <= run.start);
            let said = words[run.start].at.start..words[run.end - 1].at.end;
            let alone = shared.iter().filter(|print| sole.contains(print)).count();
            let own_words = stock::own_words(&scan.tokens[said.clone()]);
            let least = if alone >= EVIDENCE && own_words > OWN_WORDS + 1 { SHORT } else { LEAST };
            if !apart || evidence < EVIDENCE || said.len() < least || own_words < OWN_WORDS {
                continue;
            }
            // What speaks of nobody may be how such things are put.
            let somebody = words[run.clone()].iter().any(|word| word.somebody);
            // Two sentences that everybody writes may stand side by side by chance: most of a copy is in no third record.
            let copied = (alone > EVIDENCE && alone * 2 >= shared.len()) || alone >= MUCH_EVIDENCE;
            let sure = copied && (somebody && said.len() >= LONG || said.len() >= LONG_OF_NOBODY);
            let sure = if sure { Sureness::Certain } else { Sureness::Possible };
            told_words.push(said.clone());
            scan.find(said, FindingKind::CopiedText, sure, &whom);
            told.push(run);
        }
    }
    whole_sentences(scan, texts, &words, own, &told_words);
    retold(scan, texts, record, own);
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
