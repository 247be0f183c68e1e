//! Sentences that tell again what another family's record says, in other words or in another order: a question.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::copied::{CopiedText, Texts, hash_of};
use super::scan::Scan;
use super::sentences::begins;
use super::stock;
use super::{FindingKind, Sureness};
use crate::ids::{ChildId, FamilyId, RecordId};
use crate::text::names::NameToken;

/// Shared by more other families than these, it is how the panel writes.
const RARE: usize = 2;
/// Words of its own that stand near one in a sentence.
const NEAR: usize = 2;
/// So many such pairs, and a sentence was told again.
const RETOLD: usize = 4;

/// Where sentences begin and end.
pub(super) fn sentence_ranges(tokens: &[NameToken]) -> Vec<Range<usize>> {
    let starts = begins(tokens);
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

/// Words of a sentence that stand near one another and are its own, two by two in whatever order: what is left of a sentence
/// that was told again in other words.
pub(super) fn pairs(sentence: &[NameToken]) -> HashSet<u32> {
    let own: Vec<&str> =
        sentence.iter().filter(|token| stock::is_own(token)).map(|token| stock::stem(&token.plain)).collect();
    let near = own
        .iter()
        .enumerate()
        .flat_map(|(at, one)| own.iter().skip(at + 1).take(NEAR).map(move |other| (*one, *other)));
    let pair = |(one, other): (&str, &str)| {
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        hash_of(&format!("{first}+{second}")) as u32
    };
    near.filter(|(one, other)| one != other).map(pair).collect()
}

/// Sentences that tell again what another family's record says, in other words or in another order.
pub(super) fn retold(scan: &mut Scan, texts: &Texts, record: RecordId, own: FamilyId) {
    for sentence in scan.sentences().collect::<Vec<_>>() {
        let mut shared: BTreeMap<RecordId, (usize, ChildId)> = BTreeMap::new();
        for pair in pairs(&scan.tokens[sentence.clone()]) {
            let sources = texts.with(pair).filter(|source| source.record != record);
            let Some((others, _)) = others_few(sources, own) else { continue };
            let mut records: Vec<&CopiedText> = others;
            records.dedup_by_key(|source| source.record);
            records.into_iter().for_each(|source| shared.entry(source.record).or_insert((0, source.child)).0 += 1);
        }
        let most = shared.into_values().max_by_key(|(count, _)| *count).filter(|(count, _)| *count >= RETOLD);
        if let Some(whom) = most.and_then(|(_, child)| scan.known.place_of(child))
            && scan.is_apart_from_copies(&sentence)
        {
            scan.find(sentence, FindingKind::CopiedText, Sureness::Possible, &[whom]);
        }
    }
}

/// Records of other families, and of how many; none where this family says the same, or so many others that it tells nothing.
pub(super) fn others_few<'t>(
    sources: impl Iterator<Item = &'t CopiedText>,
    own: FamilyId,
) -> Option<(Vec<&'t CopiedText>, usize)> {
    let mut others = Vec::new();
    let mut families: Vec<FamilyId> = Vec::new();
    for source in sources {
        if !families.contains(&source.family) {
            families.push(source.family);
        }
        if source.family == own || families.len() > RARE {
            return None;
        }
        others.push(source);
    }
    Some((others, families.len()))
}
