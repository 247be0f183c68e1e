//! Names in letters of their own: Cyrillic, Han, Arabic. What stands there is read in Latin letters, in any of the ways in
//! which that is done.

use super::index::IndexLead;
use super::inflected::endings_off;
use super::name_matching::run;
use super::scan::Scan;
use super::variants::{in_latin, unvoiced};
use super::{FindingKind, Sureness};

/// Characters of Han that may make a name.
const CHARACTERS: usize = 4;
/// So many letters of a name that the book itself has are no chance.
const TELLING: usize = 4;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.tokens[at].foreign {
            continue;
        }
        for end in (at + 1..=run(scan, at).min(at + CHARACTERS)).rev() {
            if scan.is_free(at..end) && (at..end).all(|at| scan.tokens[at].foreign) && told(scan, at, end) {
                break;
            }
        }
    }
}

fn told(scan: &mut Scan, at: usize, end: usize) -> bool {
    let said: String = (at..end).map(|at| scan.plain(at)).collect();
    let han = scan.tokens[at + 1..end].iter().any(|token| token.gap.is_empty());
    // One syllable is in every sentence.
    let lone = scan.tokens.get(at + 1).is_some_and(|next| next.gap.is_empty() && next.foreign);
    if said.len() < 3 || (end == at + 1 && lone) {
        return false;
    }
    let home = scan.family.iter().any(|one| {
        let person = scan.person(*one);
        person.names().any(|name| {
            *name == said
                || in_latin(name) == in_latin(&said)
                || (is_unvoiced(&said) && unvoiced(name) == unvoiced(&said))
        }) || person.given.concat() == said
            || scan.known.handles.get(&said).is_some_and(|lead| lead.contains(one))
    });
    if home {
        scan.take(at..end);
        return true;
    }
    let (given, alias) = (scan.known.given.get(&said), scan.known.aliases.get(&said));
    let whole = scan.strangers(scan.known.handles.get(&said));
    if !whole.is_empty() {
        scan.find(at..end, FindingKind::FullName, Sureness::Likely, &whole);
        return true;
    }
    if end == at + 2 && !han {
        return full_name(scan, at);
    }
    let exact: Vec<usize> = scan.strangers(given).into_iter().chain(scan.strangers(alias)).collect();
    if !exact.is_empty() {
        let sure = if said.len() >= TELLING && !han { Sureness::Likely } else { Sureness::Possible };
        scan.find(at..end, FindingKind::GivenName, sure, &exact);
        return true;
    }
    let keys: Vec<String> =
        std::iter::once(in_latin(&said)).chain(endings_off(&said).iter().map(|stem| in_latin(stem))).collect();
    let of = |index: &IndexLead<String>| -> Vec<usize> {
        keys.iter().flat_map(|key| scan.strangers(index.get(key))).collect()
    };
    let (mut near, surname) = (of(&scan.known.variants.given_in_latin), of(&scan.known.variants.surname_in_latin));
    if near.is_empty() && end == at + 1 && is_unvoiced(&said) {
        near = scan.strangers(scan.known.variants.unvoiced_given.get(&unvoiced(&said)));
    }
    let (kind, near) = if near.is_empty() { (FindingKind::Surname, surname) } else { (FindingKind::GivenName, near) };
    if near.is_empty() || end > at + 1 && !han {
        return false;
    }
    scan.find(at..end, kind, Sureness::Possible, &near);
    true
}

/// Of a script that writes its short vowels there would be one.
fn is_unvoiced(said: &str) -> bool {
    !said.contains(['e', 'i', 'o', 'u'])
}

/// Given name and surname of one child, either way round.
fn full_name(scan: &mut Scan, at: usize) -> bool {
    let named = |given: usize, surname: usize| -> Vec<usize> {
        let said = scan.plain(given);
        let leads = [
            scan.known.given.get(said),
            scan.known.aliases.get(said),
            scan.known.variants.given_in_latin.get(&in_latin(said)),
        ];
        let surnames = scan.known.variants.surname_in_latin.get(&in_latin(scan.plain(surname)));
        let both = |one: &usize| surnames.is_some_and(|all| all.contains(one)) && !scan.is_own(*one);
        let mut whom: Vec<usize> = leads.into_iter().flatten().flatten().copied().filter(both).collect();
        // Arabic, Persian, Urdu and Hebrew write no short vowels.
        if is_unvoiced(said) {
            let key = (unvoiced(said), unvoiced(scan.plain(surname)));
            whom.extend(scan.strangers(scan.known.variants.unvoiced_full.get(&key)));
        }
        whom
    };
    let whom: Vec<usize> = named(at, at + 1).into_iter().chain(named(at + 1, at)).collect();
    if whom.is_empty() {
        return false;
    }
    scan.find(at..at + 2, FindingKind::FullName, Sureness::Likely, &whom);
    true
}
