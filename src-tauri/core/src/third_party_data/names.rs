//! Names in full, and misspelt.

use std::ops::Range;

use super::families::families;
use super::known::KnownPerson;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::third_party_data::first_names::{alone, follows_grown_up};
use crate::third_party_data::name_matching::{is_slip, run};
use crate::third_party_data::telling_words;

pub(super) fn look(scan: &mut Scan, introduced: &[String]) {
    take_workers(scan);
    take_own(scan);
    full_names(scan);
    misspelt(scan);
    families(scan);
    alone(scan, introduced);
}

fn take_workers(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        for end in (at + 2..=run(scan, at)).rev() {
            let plain: Vec<&str> = (at..end).map(|at| scan.plain(at)).collect();
            if scan.is_worker(&plain) {
                scan.take(at..end);
                break;
            }
        }
    }
}

/// The child and brothers and sisters are at home here, slips of the pen included.
fn take_own(scan: &mut Scan) {
    let family = scan.family.clone();
    for at in 0..scan.tokens.len() {
        for member in &family {
            let person = scan.person(*member);
            if let Some(end) = full_name(scan, at, person).map(|(end, _)| end).or_else(|| near_name(scan, at, person)) {
                scan.take(at..end);
            }
        }
    }
}

/// Where a person's full name ends that begins at a word; and whether the whole surname was said.
fn full_name(scan: &Scan, at: usize, person: &KnownPerson) -> Option<(usize, bool)> {
    let last = run(scan, at);
    if person.given.first().is_some_and(|first| first == scan.plain(at)) {
        let mut next = at + 1;
        while next < last && person.given[1..].iter().any(|given| given == scan.plain(next)) {
            next += 1;
        }
        // A middle name that the book does not know.
        let middle = next + 1 < last && scan.tokens[next].capital;
        return surname(scan, next, last, person)
            .or_else(|| if middle { surname(scan, next + 1, last, person) } else { None });
    }
    // "OKAFOR, Chidi", "Phạm Hoàng Anh".
    let (end, whole) = surname(scan, at, last, person)?;
    let after = scan.tokens.get(end)?;
    let first = person.given.first()?;
    ((after.joins() || after.gap == ", ") && after.plain == *first).then_some((end + 1, whole))
}

/// Where a person's surname ends that begins at a word: the whole of it, or one part.
fn surname(scan: &Scan, at: usize, last: usize, person: &KnownPerson) -> Option<(usize, bool)> {
    let whole = person.whole_surname();
    if whole.is_empty() {
        return None;
    }
    let mut said = String::new();
    for end in at..last {
        said += scan.plain(end);
        if said == whole {
            return Some((end + 1, true));
        }
    }
    let part = at < last && person.has_surname(scan.plain(at));
    part.then_some((at + 1, false))
}

fn full_names(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        let mut best: Option<(usize, bool)> = None;
        let mut whom = Vec::new();
        for candidate in candidates(scan, at) {
            let Some((end, whole)) = full_name(scan, at, scan.person(candidate)) else { continue };
            if best.is_none_or(|best| (end, whole) > best) {
                best = Some((end, whole));
                whom.clear();
            }
            if best == Some((end, whole)) {
                whom.push(candidate);
            }
        }
        let Some((end, whole)) = best else { continue };
        if !scan.is_free(at..end) || follows_grown_up(scan, at) || is_prose(scan, at..end) {
            continue;
        }
        let sure = if whole { Sureness::Certain } else { Sureness::Likely };
        scan.find(at..end, FindingKind::FullName, sure, &whom);
    }
}

/// Children of other families whose full name might begin with this word.
fn candidates(scan: &Scan, at: usize) -> Vec<usize> {
    let plain = scan.plain(at);
    let joined = scan.joined_after(at).map(|next| format!("{plain}{}", next.plain));
    let leads = [
        scan.known.given.get(plain),
        scan.known.surname.get(plain),
        joined.as_ref().and_then(|joined| scan.known.surname.get(joined)),
    ];
    let mut all: Vec<usize> = leads.into_iter().flat_map(|lead| scan.strangers(lead)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Two words that are also a name, neither with a capital: "will mark".
fn is_prose(scan: &Scan, words: Range<usize>) -> bool {
    scan.tokens[words]
        .iter()
        .all(|token| !token.capital && (telling_words::is_word(&token.plain) || token.plain.len() < 4))
}

/// Where a name ends that is a person's but for a slip in the surname, or in the first name.
fn near_name(scan: &Scan, at: usize, person: &KnownPerson) -> Option<usize> {
    let next = scan.joined_after(at)?;
    let first = person.given.first()?;
    if !next.capital || !scan.tokens[at].capital {
        return None;
    }
    if first == scan.plain(at) {
        let last = run(scan, at);
        let mut said = String::new();
        for end in at + 1..last {
            said += scan.plain(end);
            if is_slip(&person.whole_surname(), &said) {
                return Some(end + 1);
            }
        }
        return person.surname.iter().any(|part| is_slip(part, &next.plain)).then_some(at + 2);
    }
    if !is_slip(first, scan.plain(at)) {
        return None;
    }
    surname(scan, at + 1, run(scan, at), person).map(|(end, _)| end)
}

fn misspelt(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.is_free(at..at + 1) || follows_grown_up(scan, at) {
            continue;
        }
        let given = scan.strangers(scan.known.given.get(scan.plain(at)));
        let named = scan.joined_after(at).map(|next| scan.strangers(scan.known.surname.get(&next.plain)));
        let all = given.into_iter().chain(named.into_iter().flatten());
        let near: Vec<(usize, usize)> =
            all.filter_map(|one| Some((near_name(scan, at, scan.person(one))?, one))).collect();
        let Some(end) = near.iter().map(|(end, _)| *end).max() else { continue };
        let whom: Vec<usize> = near.iter().filter(|(to, _)| *to == end).map(|(_, one)| *one).collect();
        if scan.is_free(at..end) {
            scan.find(at..end, FindingKind::MisspeltName, Sureness::Likely, &whom);
        }
    }
}
