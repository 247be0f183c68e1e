//! Where a child lives: number and street, a house by its name, a postcode.

use std::ops::Range;

use super::likeness::is_nearly;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::text::names::plain_words;
use crate::third_party_data::telling_words;

/// Where more families live, the name of a street or a house is no question.
const SHARED: usize = 2;

/// Words by which an address is known, and how sure they make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AddressKey {
    pub words: Vec<String>,
    pub sure: Sureness,
}

/// What gives an address away: number and street, with or without the flat; flat and house; house and street; and, as a
/// question, the house or the street alone.
pub(super) fn address_keys(address: &str) -> Vec<AddressKey> {
    let parts = address.split([',', '\n']).map(|part| {
        let words: Vec<String> = plain_words(part).iter().map(|word| telling_words::street(word).to_owned()).collect();
        let end = words.windows(2).position(|pair| is_postcode(&pair[0], &pair[1])).unwrap_or(words.len());
        words[..end].to_vec()
    });
    let parts: Vec<Vec<String>> = parts.filter(|words| !words.is_empty()).collect();
    let mut keys = Vec::new();
    let mut key = |words: Vec<String>, sure: Sureness| {
        let key = AddressKey { words, sure };
        if key.words.len() > 1 && !keys.contains(&key) {
            keys.push(key);
        }
    };
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1);
        let numbered = has_digit(&part[0]) && part.len() > 1;
        let flat = matches!(part[0].as_str(), "flat" | "unit" | "room" | "studio" | "maisonette");
        let is_street = part.last().is_some_and(|last| telling_words::is_street(last));
        if flat {
            // "Flat 3, Hather House", "Flat 3 Hather House", "Flat 3, 12 Quarry Lane".
            let whole = [part.clone(), next.cloned().unwrap_or_default()].concat();
            // "5 Hather House".
            if has_digit(&whole[whole.len().min(2) - 1]) && whole.len() > 3 {
                key(whole[1..].to_vec(), Sureness::Certain);
            }
            key(whole, Sureness::Certain);
            let inner = part[part.len().min(2)..].to_vec();
            key(inner, Sureness::Possible);
        } else if numbered {
            key(part.clone(), Sureness::Certain);
            // "3 Hather House, Quarry Lane".
            let street: Vec<String> = part.iter().skip_while(|word| has_digit(word)).cloned().collect();
            key(street, Sureness::Possible);
        } else if is_street && at > 0 {
            key(part.clone(), Sureness::Possible);
        } else if at < 2 && next.is_some() {
            if let Some(next) = next {
                key([part.clone(), next.clone()].concat(), Sureness::Certain);
                let street: Vec<String> = next.iter().skip_while(|word| has_digit(word)).cloned().collect();
                if street.len() < next.len() {
                    key([part.clone(), street].concat(), Sureness::Certain);
                }
            }
            key(part.clone(), Sureness::Possible);
        }
    }
    keys
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// A postcode among words: "el14 5aj" is told by its shape.
pub(super) fn postcode(words: &[String]) -> Option<String> {
    words.windows(2).find(|pair| is_postcode(&pair[0], &pair[1])).map(|pair| pair.concat()).or_else(|| {
        let parted = |word: &&String| word.len() > 4 && word.is_ascii() && is_postcode_in_one(word);
        words.iter().find(parted).cloned()
    })
}

fn is_postcode_in_one(word: &str) -> bool {
    word.len() > 4 && word.is_ascii() && {
        let (outward, inward) = word.split_at(word.len() - 3);
        is_postcode(outward, inward)
    }
}

fn is_postcode(outward: &str, inward: &str) -> bool {
    let (outward, inward) = (outward.as_bytes(), inward.as_bytes());
    let area = outward.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (2..=4).contains(&outward.len())
        && (1..=2).contains(&area)
        && outward.get(area).is_some_and(u8::is_ascii_digit)
        && matches!(inward, [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        streets(scan, at);
    }
    for at in 0..scan.tokens.len() {
        postcodes(scan, at);
    }
    for at in 0..scan.tokens.len() {
        unknown_home(scan, at);
    }
}

fn streets(scan: &mut Scan, at: usize) {
    let Some(keys) = scan.known.addresses.get(telling_words::street(scan.plain(at))) else { return };
    let stands = |key: &AddressKey| {
        key.words.iter().enumerate().all(|(step, word)| {
            scan.tokens.get(at + step).is_some_and(|token| {
                telling_words::street(&token.plain) == word && (step == 0 || is_within(&token.gap))
            })
        })
    };
    let longest = keys.iter().filter(|(key, _)| stands(key)).max_by_key(|(key, _)| key.words.len());
    let nearly = || keys.iter().find(|(key, _)| stands_nearly(scan, at, key));
    let Some((key, lead)) = longest.or_else(nearly) else {
        let bare = keys.iter().find(|(key, _)| stands_without_kind(scan, at, key)).map(|(_, lead)| lead.clone());
        if let Some(lead) = bare {
            take_or_find(scan, at..at + 2, &lead, Sureness::Possible);
        }
        return;
    };
    let (words, sure, lead) = (at..at + key.words.len(), key.sure, lead.clone());
    let public = (words.end..words.end + 2).any(|at| {
        scan.tokens.get(at).is_some_and(|next| {
            next.joins() && (telling_words::is_building(&next.plain) || telling_words::is_public(&next.plain))
        })
    });
    // Where many live, a street says little.
    let mut families: Vec<_> = lead.iter().map(|one| scan.person(*one).family).collect();
    families.sort_unstable();
    families.dedup();
    let public = public || families.len() > SHARED;
    // "14 Quarry Lane" is next door; and a lane is no address where it is no name.
    let asks = sure == Sureness::Possible;
    let other_number = at > 0 && is_within(&scan.tokens[at].gap) && has_digit(scan.plain(at - 1));
    // Without its capitals, where only a place stands: "went to gasworks row".
    let after_preposition = at > 0
        && matches!(scan.plain(at - 1), "to" | "at" | "in" | "from" | "on" | "near")
        && scan.tokens[at].gap == " ";
    let small = !scan.tokens[at].capital && !after_preposition;
    if asks && (other_number || public || small) {
        return;
    }
    take_or_find(scan, words, &lead, sure);
}

/// "14 Tanyerd Lane": the number is right, and one word of the street is wrong by a slip, or its kind was left out.
fn stands_nearly(scan: &Scan, at: usize, key: &AddressKey) -> bool {
    let [number, street @ ..] = key.words.as_slice() else { return false };
    if key.sure != Sureness::Certain || street.len() < 2 || !has_digit(number) || has_digit(&street[0]) {
        return false;
    }
    let mut slips = 0;
    street.iter().enumerate().all(|(step, word)| {
        let Some(token) = scan.tokens.get(at + 1 + step).filter(|token| token.joins() || token.gap == ", ") else {
            return false;
        };
        let said = telling_words::street(&token.plain);
        let slip = word.len() > 4 && token.capital && is_nearly(word, said);
        slips += usize::from(said != word);
        said == word || slip
    }) && slips == 1
}

/// "14 Pinfold", where the street is Pinfold Row: the number is right, and so is the word.
fn stands_without_kind(scan: &Scan, at: usize, key: &AddressKey) -> bool {
    const LONG: usize = 3;
    let [number, street, rest @ ..] = key.words.as_slice() else { return false };
    let next = scan.tokens.get(at + 1).filter(|next| next.joins() && next.capital && &next.plain == street);
    has_digit(number)
        && !rest.is_empty()
        && street.len() >= LONG
        && next.is_some()
        && !telling_words::is_month(street)
        && !telling_words::is_calendar(street)
        && !scan.is_road(at + 2)
        && !scan.known.is_anybodys(street)
}

/// "the family home at 9 Tannery Row", which the book does not have of this child.
fn unknown_home(scan: &mut Scan, at: usize) {
    /// Words before a number that may say whose home it is.
    const BEFORE: usize = 6;
    let number = has_digit(scan.plain(at)) && scan.plain(at).len() < 5;
    let street = (at + 1..(at + 5).min(scan.tokens.len()))
        .take_while(|next| scan.tokens[*next].joins() && scan.tokens[*next].capital)
        .find(|next| *next > at + 1 && telling_words::is_street(telling_words::street(scan.plain(*next))));
    let Some(end) = street.map(|last| last + 1).filter(|end| number && scan.is_free(at..*end)) else { return };
    let from = at.saturating_sub(BEFORE).max(scan.sentence_of(at).start);
    let home =
        (from..at).any(|at| matches!(scan.plain(at), "home" | "lives" | "living" | "address" | "resides" | "family"));
    let elsewhere = (from..at).any(|at| {
        matches!(
            scan.plain(at),
            "aunt"
                | "uncle"
                | "nan"
                | "gran"
                | "grandmother"
                | "grandparents"
                | "grandfather"
                | "father"
                | "dad"
                | "carer"
                | "carers"
                | "cousin"
                | "friend"
                | "partner"
                | "host"
                | "hosts"
                | "placement"
                | "foster"
                | "new"
                | "old"
                | "former"
                | "previous"
                | "moved"
                | "flat"
                | "children's"
                | "care"
                | "childrens"
                | "nursing"
                | "school"
                | "centre"
        )
    });
    let known = scan.family.iter().any(|one| !scan.person(*one).address.is_empty());
    if home && !elsewhere && known {
        scan.find(at..end, FindingKind::Address, Sureness::Possible, &[]);
    }
}

/// What may part the words of an address.
fn is_within(gap: &str) -> bool {
    matches!(gap.trim_matches(' '), "" | "," | "-" | "\n" | ",\n" | "." | ";" | "/") && !gap.is_empty()
}

fn postcodes(scan: &mut Scan, at: usize) {
    let one = is_postcode_in_one(scan.plain(at));
    let two = scan.tokens.get(at + 1).is_some_and(|next| next.runs_on() && is_postcode(scan.plain(at), &next.plain));
    let end = if two { at + 2 } else { at + 1 };
    if !(one || two) || !scan.is_free(at..end) {
        return;
    }
    let said: String = (at..end).map(|at| scan.plain(at)).collect();
    let Some(lead) = scan.known.postcodes.get(&said).cloned() else { return };
    take_or_find(scan, at..end, &lead, Sureness::Likely);
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
