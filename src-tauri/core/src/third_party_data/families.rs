//! A family by its name: "the Okafor children", "the Okafors", "the Farouk matter".

use super::likeness::is_nearly;
use super::name_matching::run;
use super::scan::Scan;
use super::surnames;
use super::{FindingKind, Sureness};
use crate::third_party_data::telling_words;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.tokens[at].capital || !scan.is_free(at..at + 1) {
            continue;
        }
        let last = run(scan, at);
        let mut end = at + 1;
        while end < last && scan.tokens[end].hyphened() {
            end += 1;
        }
        // Without its hyphen, a name of two words: "the Okafor Lind family".
        let spaced = end < last && end == at + 1 && scan.tokens[end].capital && {
            let both = format!("{}{}", scan.plain(at), scan.plain(end));
            scan.known.surname.contains_key(&both)
        };
        end += usize::from(spaced);
        if !is_of_family(scan, at, end) || scan.is_road(end) {
            continue;
        }
        let said: String = (at..end).map(|at| scan.plain(at)).collect();
        let singular = said.strip_suffix('s').unwrap_or(&said).to_owned();
        let own = scan.family.iter().flat_map(|at| {
            let person = scan.person(*at);
            let parents = person.parents.iter().filter_map(|parent| parent.last());
            person.surname.iter().chain(parents).cloned().chain([person.whole_surname()])
        });
        if own.into_iter().any(|own| own == said || own == singular || is_nearly(&own, &said)) {
            continue;
        }
        let exact = [&said, &singular].into_iter().flat_map(|name| scan.strangers(scan.known.surname.get(name)));
        let exact: Vec<usize> = exact.collect();
        if !exact.is_empty() {
            let sure = if is_anothers(scan, at, &said, &singular) { Sureness::Possible } else { Sureness::Likely };
            scan.find(at..end, FindingKind::Surname, sure, &exact);
            continue;
        }
        let near = scan.strangers(Some(&scan.known.near_surname.like(&said)));
        if !near.is_empty() && !telling_words::is_word(&said) && !scan.known.is_a_name(&said) {
            scan.find(at..end, FindingKind::MisspeltName, Sureness::Possible, &near);
        }
    }
}

/// A family that works here, looks after the child or lives next door may be called so, too.
fn is_anothers(scan: &Scan, at: usize, said: &str, singular: &str) -> bool {
    let works = [said, singular].iter().any(|name| {
        scan.is_present(name) || scan.known.worker_names.contains(*name) || surnames::is_at_work(scan, name)
    });
    let host = scan.sentence_of(at).any(|at| {
        matches!(
            scan.plain(at),
            "foster"
                | "carer"
                | "carers"
                | "fostering"
                | "host"
                | "neighbour"
                | "neighbours"
                | "neighbouring"
                | "friend"
                | "friends"
                | "landlord"
                | "door"
                | "shop"
                | "takeaway"
                | "aunt"
                | "uncle"
                | "cousins"
                | "cousin"
                | "grandparents"
        )
    });
    works || host
}

/// Whether what stands around a name makes it a family's.
pub(super) fn is_of_family(scan: &Scan, at: usize, end: usize) -> bool {
    let token = &scan.tokens[end - 1];
    let next = scan.tokens.get(end).filter(|next| next.joins());
    let before = scan.joined_before(at);
    if before.is_some_and(|before| before.capital && !before.first && !telling_words::is_family(&before.plain)) {
        return false;
    }
    let kin = before.is_some_and(|before| telling_words::is_family(&before.plain) || before.plain == "unborn");
    let the = before.is_some_and(|before| before.plain == "the");
    let plural = the && token.plain.len() > 3 && token.plain.ends_with('s') && next.is_none_or(|next| !next.capital);
    let lived_in = next.is_some_and(|next| telling_words::is_family(&next.plain) || is_matter(&next.plain));
    kin || (lived_in && (the || before.is_none_or(|before| !before.capital)))
        || (plural && is_plural_name(scan, end - 1))
}

fn is_matter(plain: &str) -> bool {
    matches!(plain, "case" | "matter" | "file" | "conference" | "proceedings" | "referral" | "allegation" | "home")
}

/// "the Okafors": a surname with an s that is not itself a surname or a word.
fn is_plural_name(scan: &Scan, at: usize) -> bool {
    let plain = scan.plain(at);
    let singular = plain.strip_suffix('s').unwrap_or(plain);
    !scan.known.surname.contains_key(plain)
        && scan.known.surname.contains_key(singular)
        && !telling_words::is_word(singular)
}
