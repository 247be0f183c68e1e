//! A surname alone: "Ms Farouk", "Farouk said", "FAROUK".

use super::name_context::{follows_grown_up, is_explained, is_titled};
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::ids::ChildId;
use crate::third_party_data::telling_words;

/// More families than these share a surname that says little.
const SHARED: usize = 4;

/// Where a record names a child of another family for certain, that family's surname is theirs wherever it stands. Any
/// other is a question.
pub(super) fn look(scan: &mut Scan, named: &[ChildId]) {
    let named: Vec<usize> = named.iter().filter_map(|child| scan.known.place_of(*child)).collect();
    for at in 0..scan.tokens.len() {
        if !scan.tokens[at].capital || !scan.is_free(at..at + 1) {
            continue;
        }
        let said = scan.plain(at).to_owned();
        let base = said.strip_suffix('s').filter(|_| !scan.known.surname.contains_key(&said)).unwrap_or(&said);
        let mut whom = scan.strangers(scan.known.surname.get(base));
        if whom.is_empty() {
            whom = scan.strangers(scan.known.parents_surname.get(&said));
        }
        // "Ms Nowakowska", whose son is Nowakowski.
        if whom.is_empty() && is_titled(scan, at) && !scan.known.worker_names.contains(&said) {
            whom = scan.strangers(Some(&scan.known.near_surname.like(&said)));
        }
        if whom.is_empty() || scan.is_present(base) || scan.is_own_surname(base) || is_place(scan, at) {
            continue;
        }
        let meant: Vec<usize> = named.iter().copied().filter(|one| whom.contains(one)).collect();
        let titled = is_titled(scan, at);
        if titled && !meant.is_empty() {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Likely, &meant);
        } else if speaks_of_them(scan, at, base, &whom, titled) {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Possible, &whom);
        }
    }
}

fn speaks_of_them(scan: &Scan, at: usize, base: &str, whom: &[usize], titled: bool) -> bool {
    let token = &scan.tokens[at];
    let worker = scan.known.worker_names.contains(base);
    let mut families: Vec<_> = whom.iter().map(|one| scan.person(*one).family).collect();
    families.sort_unstable();
    families.dedup();
    // The name of a month, a word at the start of a sentence, a common name, one that a worker has.
    let doubtful = families.len() > SHARED || worker || is_explained(scan, at + 1) || follows_grown_up(scan, at);
    let word = telling_words::is_word(base)
        || telling_words::is_calendar(base)
        || telling_words::is_grown_up(base)
        || (base.len() < 9 && crate::plain_words::Speller::british().is_word(base));
    if worker {
        return false;
    }
    if word {
        return titled && !doubtful;
    }
    let alone = scan.joined_before(at).is_none_or(|before| !before.capital || before.first || titled);
    (titled || alone || !token.first) && (!doubtful || (titled && !worker))
}

/// A street, a school, a town, a case in the law reports.
fn is_place(scan: &Scan, at: usize) -> bool {
    let law = |at: usize| matches!(scan.plain(at), "v" | "vs" | "ewca" | "ewhc" | "uksc");
    let before = scan.joined_before(at);
    scan.is_road(at + 1)
        || (scan.is_road(at + 2) && scan.tokens.get(at + 1).is_some_and(|next| next.capital && next.joins()))
        || law(at + 1)
        || (at > 0 && law(at - 1))
        || before.is_some_and(|before| telling_words::is_saint(&before.plain) || before.has_digit())
        || (telling_words::is_place_too(scan.plain(at))
            && before.is_some_and(|before| telling_words::is_at(&before.plain)))
}
