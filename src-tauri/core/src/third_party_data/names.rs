//! Names in full, misspelt, and changed by halves.

use std::ops::Range;

use super::initialled::initialled;
use super::known_person::KnownPerson;
use super::likeness::is_nearly;
use super::name_context::{follows_grown_up, is_explained, is_titled};
use super::name_matching::run;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::third_party_data::telling_words;

pub(super) fn look(scan: &mut Scan) {
    full_names(scan);
    parents(scan);
    misspelt(scan);
    initialled(scan);
    half_changed(scan);
}

/// Where a person's full name ends that begins at a word; and whether the whole surname was said.
pub(super) fn full_name(scan: &Scan, at: usize, person: &KnownPerson) -> Option<(usize, bool)> {
    let last = run(scan, at);
    let first = (at + 1..=last.min(at + 2)).rev().find(|end| {
        let said: String = (at..*end).map(|at| scan.plain(at)).collect();
        person.is_called(&said) || *end == at + 1 && person.given.iter().skip(1).any(|given| *given == said)
    });
    if let Some(first) = first {
        let called = person.is_called(&(at..first).map(|at| scan.plain(at)).collect::<String>());
        let mut next = first;
        while next < last && person.given.iter().skip(1).any(|given| given == scan.plain(next)) {
            next += 1;
        }
        // A middle name that the book does not know.
        let middle = next + 1 < last && scan.tokens[next].capital;
        let found = surname(scan, next, last, person)
            .or_else(|| if middle { surname(scan, next + 1, last, person) } else { None });
        return found.map(|(end, whole)| (end, whole && called));
    }
    // "OKAFOR, Chidi", "Phạm Hoàng Anh".
    let (end, whole) = surname(scan, at, last, person)?;
    let after = scan.tokens.get(end)?;
    let first = person.is_called(&after.plain);
    ((after.runs_on() || after.gap.trim_matches([' ', '\n']) == ",") && first).then_some((end + 1, whole))
}

/// Where a person's surname ends that begins at a word: the whole of it, or one part.
pub(super) fn surname(scan: &Scan, at: usize, last: usize, person: &KnownPerson) -> Option<(usize, bool)> {
    let whole = person.whole_surname();
    if whole.is_empty() {
        return None;
    }
    let mut said = String::new();
    for end in at..last {
        said += scan.plain(end);
        // "Farouks", where the apostrophe is missing.
        if said == whole || said.strip_suffix('s') == Some(&whole) {
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
        if !scan.is_free(at..end) || is_prose(scan, at..end) || scan.is_road(end) {
            continue;
        }
        let grown_up =
            follows_grown_up(scan, at) || is_titled(scan, at) || is_explained(scan, end) || is_named_after(scan, end);
        let sure = match (whole, grown_up) {
            (_, true) => Sureness::Possible,
            (true, false) => Sureness::Certain,
            (false, false) => Sureness::Likely,
        };
        scan.find(at..end, FindingKind::FullName, sure, &whom);
    }
}

/// "The Aoife Tuohy Memorial Run": what is called after somebody.
fn is_named_after(scan: &Scan, end: usize) -> bool {
    (end..end + 2).take_while(|at| scan.tokens.get(*at).is_some_and(|next| next.joins() && next.capital)).any(|at| {
        matches!(
            scan.plain(at),
            "memorial"
                | "cup"
                | "trophy"
                | "award"
                | "prize"
                | "fund"
                | "run"
                | "scholarship"
                | "bursary"
                | "band"
                | "stand"
                | "stakes"
        )
    })
}

/// Children of other families whose full name might begin with this word.
fn candidates(scan: &Scan, at: usize) -> Vec<usize> {
    let plain = scan.plain(at);
    let joined = scan.tokens.get(at + 1).filter(|next| next.runs_on()).map(|next| format!("{plain}{}", next.plain));
    let joined = joined.as_ref();
    let leads = [
        scan.known.given.get(plain),
        scan.known.middle.get(plain),
        scan.known.aliases.get(plain),
        joined.and_then(|joined| scan.known.aliases.get(joined)),
        scan.known.surname.get(plain),
        joined.and_then(|joined| scan.known.surname.get(joined)),
    ];
    let mut all: Vec<usize> = leads.into_iter().flat_map(|lead| scan.strangers(lead)).collect();
    // Without a surname in it or beside it, no name is whole: "will" and "may" stand everywhere.
    let surnamed = |at: usize| {
        let said = scan.plain(at);
        let known = |said: &str| scan.known.surname.contains_key(said);
        known(said) || said.strip_suffix('s').is_some_and(known)
    };
    if all.is_empty() || !(at..run(scan, at)).any(surnamed) && !is_surname_apart(scan, at) {
        return Vec::new();
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A surname of which no part tells alone: "Van Den", "Al Ali".
fn is_surname_apart(scan: &Scan, at: usize) -> bool {
    (at..run(scan, at)).any(|from| {
        scan.joined_after(from)
            .is_some_and(|next| scan.known.surname.contains_key(&format!("{}{}", scan.plain(from), next.plain)))
    })
}

/// Two words that are also a name, neither with a capital: "will mark".
fn is_prose(scan: &Scan, words: Range<usize>) -> bool {
    scan.tokens[words]
        .iter()
        .all(|token| !token.capital && (telling_words::is_word(&token.plain) || token.plain.len() < 4))
}

/// Parents of other children, whom the book holds by name.
fn parents(scan: &mut Scan) {
    if scan.known.parents.is_empty() {
        return;
    }
    for at in 0..scan.tokens.len() {
        for end in (at + 2..=run(scan, at)).rev() {
            let said: String = (at..end).map(|at| scan.plain(at)).collect();
            let whom = scan.strangers(scan.known.parents.get(&said));
            let own = scan.known.parents.get(&said).is_some_and(|lead| lead.len() > whom.len());
            if !whom.is_empty() && !own && scan.is_free(at..end) && !is_prose(scan, at..end) {
                scan.find(at..end, FindingKind::Parent, Sureness::Likely, &whom);
                break;
            }
        }
    }
}

/// Where a name ends that is a person's but for a slip in the surname, or in the first name.
pub(super) fn near_name(scan: &Scan, at: usize, person: &KnownPerson) -> Option<usize> {
    let next = scan.tokens.get(at + 1).filter(|next| next.runs_on())?;
    let first = person.given.first()?;
    // Without capitals both words are nobody's but a name's.
    let small = !next.capital && !scan.tokens[at].capital;
    if next.capital != scan.tokens[at].capital || (small && (first.len() < 4 || next.plain.len() < 5)) {
        return None;
    }
    if first == scan.plain(at) || person.is_called(scan.plain(at)) {
        let last = run(scan, at);
        let mut said = String::new();
        for end in at + 1..last {
            said += scan.plain(end);
            if is_nearly(&person.whole_surname(), &said) {
                return Some(end + 1);
            }
        }
        return person.surname.iter().any(|part| is_nearly(part, &next.plain)).then_some(at + 2);
    }
    if !is_nearly(first, scan.plain(at)) {
        return None;
    }
    surname(scan, at + 1, run(scan, at), person).map(|(end, _)| end)
}

fn misspelt(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.is_free(at..at + 1) {
            continue;
        }
        let given = scan.strangers(scan.known.given.get(scan.plain(at)));
        let named = scan
            .tokens
            .get(at + 1)
            .filter(|next| next.runs_on())
            .map(|next| scan.strangers(scan.known.surname.get(&next.plain)));
        let all = given.into_iter().chain(named.into_iter().flatten());
        let near: Vec<(usize, usize)> =
            all.filter_map(|one| Some((near_name(scan, at, scan.person(one))?, one))).collect();
        let Some(end) = near.iter().map(|(end, _)| *end).max() else { continue };
        let whom: Vec<usize> = near.iter().filter(|(to, _)| *to == end).map(|(_, one)| *one).collect();
        if scan.is_free(at..end) && !scan.is_road(end) {
            let grown_up = follows_grown_up(scan, at) || is_titled(scan, at) || is_explained(scan, end);
            let small = !scan.tokens[at].capital;
            let sure = if grown_up || small { Sureness::Possible } else { Sureness::Likely };
            scan.find(at..end, FindingKind::MisspeltName, sure, &whom);
        }
    }
}

/// A word with a capital that can be nothing but a name, and is nobody's.
fn is_unknown_surname(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let plain = token.plain.as_str();
    token.gap == " "
        && plain.len() > 3
        && !token.shouted
        && !scan.known.is_a_name(plain)
        && !scan.known.worker_names.contains(plain)
        && !scan.is_present(plain)
        && !scan.known.middle.contains_key(plain)
        && !telling_words::is_weekday(plain)
        && !telling_words::is_month(plain)
        && !telling_words::is_common(plain)
        && !telling_words::is_place_too(plain)
        && !crate::plain_words::Speller::british().is_word(plain)
}

/// A first name of this family with the surname of another, or the other way round: a name changed by halves.
fn half_changed(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        let Some(next) = scan.tokens.get(at + 1).filter(|next| next.runs_on() && next.capital) else { continue };
        if !scan.tokens[at].capital || !scan.is_free(at..at + 2) || next.first {
            continue;
        }
        let own_first = scan.family.iter().any(|one| scan.person(*one).is_called(scan.plain(at)));
        let own_last = scan.is_own_surname(&next.plain);
        let of_surname = scan.strangers(scan.known.surname.get(&next.plain));
        let of_given = scan.strangers(scan.known.given.get(scan.plain(at)));
        let road = scan.is_road(at + 2) || scan.is_road(at + 1);
        if own_first && !own_last && !of_surname.is_empty() && !road && !telling_words::is_word(&next.plain) {
            let friend = scan.sentence_of(at).any(|at| telling_words::is_friend(scan.plain(at)));
            let explained = friend || follows_grown_up(scan, at) || is_explained(scan, at + 2) || is_titled(scan, at);
            let sure = if explained { Sureness::Possible } else { Sureness::Likely };
            scan.find(at..at + 2, FindingKind::Surname, sure, &of_surname);
        } else if own_last
            && !own_first
            && !of_given.is_empty()
            && !road
            && !scan.is_present(scan.plain(at))
            && !follows_grown_up(scan, at)
            && !is_explained(scan, at + 2)
        {
            scan.find(at..at + 2, FindingKind::GivenName, Sureness::Possible, &of_given);
        } else if own_first && !own_last && !road && is_unknown_surname(scan, at + 1) {
            scan.find(at..at + 2, FindingKind::UnknownName, Sureness::Possible, &[]);
        }
    }
}
