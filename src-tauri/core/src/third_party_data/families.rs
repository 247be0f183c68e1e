//! A family by its name alone.

use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::ids::ChildId;
use crate::text::titles::is_title;
use crate::third_party_data::name_matching::{is_slip, run};
use crate::third_party_data::telling_words;

/// A family by its name: "the Okafor children", "the Okafors".
pub(super) fn families(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.tokens[at].capital || !scan.is_free(at..at + 1) {
            continue;
        }
        let last = run(scan, at);
        let mut end = at + 1;
        while end < last && scan.tokens[end].hyphened() {
            end += 1;
        }
        if !is_of_family(scan, at, end) {
            continue;
        }
        let said: String = (at..end).map(|at| scan.plain(at)).collect();
        let singular = said.strip_suffix('s').unwrap_or(&said).to_owned();
        let own = scan.family.iter().flat_map(|at| {
            let person = scan.person(*at);
            person.surname.iter().cloned().chain([person.whole_surname()])
        });
        if own.into_iter().any(|own| own == said || own == singular || is_slip(&own, &said)) {
            continue;
        }
        let exact = [&said, &singular].into_iter().flat_map(|name| scan.strangers(scan.known.surname.get(name)));
        let exact: Vec<usize> = exact.collect();
        if !exact.is_empty() {
            scan.find(at..end, FindingKind::Surname, Sureness::Likely, &exact);
            continue;
        }
        let slips = scan.known.surname.iter().filter(|(name, _)| name.len() > 4 && is_slip(name, &said));
        let near: Vec<usize> = slips.flat_map(|(_, lead)| scan.strangers(Some(lead))).collect();
        if !near.is_empty() && !telling_words::is_word(&said) {
            scan.find(at..end, FindingKind::MisspeltName, Sureness::Possible, &near);
        }
    }
}

/// Whether what stands around a name makes it a family's.
fn is_of_family(scan: &Scan, at: usize, end: usize) -> bool {
    let token = &scan.tokens[end - 1];
    let next = scan.tokens.get(end).filter(|next| next.joins());
    let before = scan.joined_before(at);
    if before.is_some_and(|before| before.capital && !before.first && !telling_words::is_family(&before.plain)) {
        return false;
    }
    let kin = before.is_some_and(|before| telling_words::is_family(&before.plain) || before.plain == "unborn");
    let the = before.is_some_and(|before| before.plain == "the");
    let plural = the && token.plain.len() > 3 && token.plain.ends_with('s') && next.is_none_or(|next| !next.capital);
    let lived_in = next.is_some_and(|next| telling_words::is_family(&next.plain) || next.plain == "case");
    kin || (lived_in && (the || before.is_none_or(|before| !before.capital)))
        || (plural && is_plural_name(scan, end - 1))
}

/// "the Okafors": a surname with an s that is not itself a surname or a word.
fn is_plural_name(scan: &Scan, at: usize) -> bool {
    let plain = scan.plain(at);
    let singular = plain.strip_suffix('s').unwrap_or(plain);
    !scan.known.surname.contains_key(plain)
        && scan.known.surname.contains_key(singular)
        && !telling_words::is_word(singular)
}

/// Where a record names a child of another family for certain, that family's surname is theirs wherever it stands.
pub(super) fn look_for_families(scan: &mut Scan, named: &[ChildId]) {
    let named: Vec<usize> = named.iter().filter_map(|child| scan.known.place_of(*child)).collect();
    if named.is_empty() {
        return;
    }
    for at in 0..scan.tokens.len() {
        let token = &scan.tokens[at];
        if !token.capital || !scan.is_free(at..at + 1) || scan.is_present(&token.plain) {
            continue;
        }
        let whom: Vec<usize> =
            named.iter().copied().filter(|one| scan.person(*one).has_surname(&token.plain)).collect();
        let titled = scan.joined_before(at).is_some_and(|before| is_title(&before.plain));
        let own = scan.family.iter().any(|own| scan.person(*own).has_surname(scan.plain(at)));
        if titled && !own && !whom.is_empty() {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Likely, &whom);
        }
    }
}
