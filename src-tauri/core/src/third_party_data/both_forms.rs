//! A name in full of which both parts are another's in some other form: "Harlene Sandu", "Kacprem Nowakiem", "Billy Okoń".
//! Each part alone may be anybody's; together they are hardly chance.

use std::collections::HashSet;

use super::inflected::{endings_off, pet_stems};
use super::likeness::sound;
use super::name_context::{follows_grown_up, is_titled};
use super::pet_names::short_for;
use super::scan::Scan;
use super::variants::in_latin;
use super::{FindingKind, Sureness, telling_words};

/// Borne by more families than these, such a name says little.
const SHARED: usize = 2;
/// Shorter words are like too many.
const SHORTEST: usize = 3;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len().saturating_sub(1) {
        let next = &scan.tokens[at + 1];
        let turned = next.gap == ", ";
        if !(next.runs_on() || turned) || !scan.is_free(at..at + 2) || !is_open(scan, at) || !is_open(scan, at + 1) {
            continue;
        }
        let mut whom = if turned { Vec::new() } else { both(scan, at, at + 1) };
        if whom.is_empty() {
            whom = both(scan, at + 1, at);
        }
        let families: HashSet<_> = whom.iter().map(|one| scan.person(*one).family).collect();
        let somebody = scan.has_present_like(scan.plain(at)) && scan.has_present_like(scan.plain(at + 1));
        let known = somebody || families.contains(&scan.own) || follows_grown_up(scan, at) || is_titled(scan, at);
        if !whom.is_empty() && families.len() <= SHARED && !known {
            scan.find(at..at + 2, FindingKind::MisspeltName, Sureness::Possible, &whom);
        }
    }
}

/// Whether a word may be part of a name.
fn is_open(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let plain = token.plain.as_str();
    (token.capital || token.foreign)
        && plain.len() >= SHORTEST
        && !token.contracted
        && !token.has_digit()
        && !telling_words::is_month(plain)
        && !telling_words::is_weekday(plain)
        && !telling_words::is_common(plain)
        && !telling_words::is_building(plain)
        && !telling_words::is_grown_up(plain)
}

/// The children whose given name and surname two words are, in whatever form.
fn both(scan: &Scan, given: usize, surname: usize) -> Vec<usize> {
    let surnamed = as_surname(scan, surname);
    if surnamed.is_empty() {
        return Vec::new();
    }
    let called = as_given(scan, given);
    surnamed.into_iter().filter(|one| called.contains(one)).collect()
}

/// A word of the language is a name only as it stands.
fn is_inexact(scan: &Scan, at: usize) -> bool {
    !scan.is_english(at) && !telling_words::is_word(scan.plain(at)) && !telling_words::is_place_too(scan.plain(at))
}

fn as_surname(scan: &Scan, at: usize) -> HashSet<usize> {
    let (known, said) = (scan.known, scan.plain(at));
    let mut whom: HashSet<usize> = known.surname.get(said).into_iter().flatten().copied().collect();
    if is_inexact(scan, at) {
        whom.extend(known.near_surname.like(said));
        whom.extend(known.variants.forms.get(said).into_iter().flatten());
        for key in keys(said, scan.tokens[at].foreign) {
            whom.extend(known.variants.surname_in_latin.get(&key).into_iter().flatten());
        }
    }
    whom
}

fn as_given(scan: &Scan, at: usize) -> HashSet<usize> {
    let (known, said) = (scan.known, scan.plain(at));
    let leads = [known.given.get(said), known.aliases.get(said), known.middle.get(said)];
    let mut whom: HashSet<usize> = leads.into_iter().flatten().flatten().copied().collect();
    for name in short_for(said) {
        whom.extend(known.given.get(*name).into_iter().flatten());
    }
    if is_inexact(scan, at) {
        whom.extend(known.near_called.like(said));
        whom.extend(known.variants.forms.get(said).into_iter().flatten());
        whom.extend(known.variants.heard.get(&sound(said)).into_iter().flatten());
        for stem in pet_stems(said) {
            whom.extend(known.given.get(&stem).into_iter().flatten());
        }
        for key in keys(said, scan.tokens[at].foreign) {
            whom.extend(known.variants.given_in_latin.get(&key).into_iter().flatten());
        }
    }
    whom
}

/// What is left of a word in Latin letters, with the ending of its case and without.
fn keys(said: &str, foreign: bool) -> Vec<String> {
    let whole = [in_latin(said)];
    let stems = if foreign { endings_off(said) } else { Vec::new() };
    whole.into_iter().chain(stems.iter().map(|stem| in_latin(stem))).filter(|key| key.len() >= SHORTEST).collect()
}
