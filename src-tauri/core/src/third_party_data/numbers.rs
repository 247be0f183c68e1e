//! Numbers, addresses, postcodes and initials.

use std::ops::Range;

use super::known::is_postcode;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::text::names::NameToken;
use crate::third_party_data::telling_words;

/// A number is rarely written in more pieces than these.
const PIECES: usize = 5;

pub(super) fn look(scan: &mut Scan) {
    addresses(scan);
    for at in 0..scan.tokens.len() {
        numbers(scan, at);
        postcodes(scan, at);
        initials(scan, at);
    }
}

/// "4410023", "44 100 23": in one piece or several, but never a part of a longer one.
fn numbers(scan: &mut Scan, at: usize) {
    let continues = |token: &NameToken| token.joins() || token.gap == "." || token.gap == "/";
    let part = at > 0 && continues(&scan.tokens[at]) && is_figures(&scan.tokens[at - 1]);
    if part || !scan.tokens[at].has_digit() {
        return;
    }
    let mut said = String::new();
    for end in at..(at + PIECES).min(scan.tokens.len()) {
        if end > at && !scan.tokens[end].joins() {
            return;
        }
        said += scan.plain(end);
        let Some(lead) = scan.known.numbers.get(&said) else { continue };
        let own = scan.known.place_of(scan.child).is_some_and(|own| lead.contains(&own));
        if own || !scan.is_free(at..end + 1) {
            return;
        }
        let sibling = lead.iter().any(|one| scan.is_own(*one));
        let kind = if sibling { FindingKind::SiblingsNumber } else { FindingKind::Number };
        let sure = if said.len() > 5 { Sureness::Certain } else { Sureness::Possible };
        return scan.find(at..end + 1, kind, sure, &lead.clone());
    }
}

fn is_figures(token: &NameToken) -> bool {
    token.plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn addresses(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        let Some(starts) = scan.known.address_starts.get(telling_words::street(scan.plain(at))) else { continue };
        let stands = |words: &&Vec<String>| {
            (0..words.len()).all(|step| {
                scan.tokens.get(at + step).is_some_and(|token| {
                    telling_words::street(&token.plain) == words[step] && (step == 0 || is_within(&token.gap))
                })
            })
        };
        let Some(address) = starts.iter().filter(stands).max_by_key(|words| words.len()) else { continue };
        let lead = scan.known.addresses[address].clone();
        let words = at..at + address.len();
        take_or_find(scan, words, &lead, Sureness::Certain);
    }
}

/// What may part the words of an address.
fn is_within(gap: &str) -> bool {
    matches!(gap, " " | ", " | "," | "-" | "\n" | ",\n" | ". ")
}

fn postcodes(scan: &mut Scan, at: usize) {
    let Some(next) = scan.joined_after(at) else { return };
    if !is_postcode(scan.plain(at), &next.plain) || !scan.is_free(at..at + 2) {
        return;
    }
    let Some(lead) = scan.known.postcodes.get(&format!("{}{}", scan.plain(at), next.plain)).cloned() else { return };
    take_or_find(scan, at..at + 2, &lead, Sureness::Likely);
}

/// The family's own address is at home here, whoever else lives there.
fn take_or_find(scan: &mut Scan, words: Range<usize>, lead: &[usize], sure: Sureness) {
    if !scan.is_free(words.clone()) {
        return;
    }
    if lead.iter().any(|one| scan.is_own(*one)) {
        scan.take(words);
    } else {
        scan.find(words, FindingKind::Address, sure, lead);
    }
}

/// "C.O." where they are a child's of the book; "CO" only beside words that make them a child's.
fn initials(scan: &mut Scan, at: usize) {
    let dotted = dotted(scan, at);
    let token = &scan.tokens[at];
    let plain = token.shouted && (2..=3).contains(&token.plain.len()) && !token.has_digit();
    let Some(end) = dotted.or(plain.then_some(at + 1)) else { return };
    let said: String = (at..end).map(|at| scan.plain(at)).collect();
    let lead = scan.strangers(scan.known.initials.get(&said));
    let own = scan.known.initials.get(&said).is_some_and(|lead| lead.iter().any(|one| scan.is_own(*one)));
    if lead.is_empty() || own || scan.has_initials_of_present(&said) || !scan.is_free(at..end) {
        return;
    }
    let sure = if dotted.is_some() {
        let meant = !telling_words::is_abbreviation(&said) || speaks_of_a_child(scan, at, end);
        meant.then_some(Sureness::Possible)
    } else {
        speaks_of_a_child(scan, at, end).then_some(Sureness::Possible)
    };
    if let Some(sure) = sure {
        scan.find(at..end, FindingKind::Initials, sure, &lead);
    }
}

/// Where two or three letters end that are parted by points.
fn dotted(scan: &Scan, at: usize) -> Option<usize> {
    let letter = |at: usize| scan.tokens.get(at).is_some_and(|token| token.capital && token.plain.len() == 1);
    let starts = letter(at) && !(at > 0 && letter(at - 1) && scan.tokens[at].gap == ".");
    let mut end = at + 1;
    while starts && letter(end) && matches!(scan.tokens[end].gap.as_str(), "." | ". ") {
        end += 1;
    }
    (starts && (2..=3).contains(&(end - at))).then_some(end)
}

fn speaks_of_a_child(scan: &Scan, at: usize, end: usize) -> bool {
    let next = scan.tokens.get(end);
    let possessive = scan.tokens[end - 1].possessive;
    let kin = possessive && next.is_some_and(|next| telling_words::is_kin(&next.plain));
    let aged = next.is_some_and(|next| matches!(next.plain.as_str(), "aged" | "age") || next.gap.contains('('));
    let young = at > 0
        && matches!(scan.tokens[at].gap.as_str(), " " | ", " | " (")
        && telling_words::is_young(scan.plain(at - 1));
    let acts = next.is_some_and(|next| {
        next.joins()
            && (telling_words::is_said(&next.plain) || matches!(next.plain.as_str(), "was" | "is" | "has" | "had"))
    });
    let shop = telling_words::is_abbreviation(scan.plain(at)) && end == at + 1;
    kin || (aged && !shop) || (young && (acts || !shop))
}
