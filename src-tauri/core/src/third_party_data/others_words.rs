//! Names, places and numbers that another family's record speaks of and none of this family's: its school, its parents, a
//! telephone. A question, never more: a town has few schools.

use std::ops::Range;

use super::copied::{Texts, hash_of};
use super::known::KnownPeople;
use super::retold::others_few;
use super::scan::Scan;
use super::written_dates::date;
use super::{FindingKind, Sureness};
use crate::ids::{FamilyId, RecordId};
use crate::plain_words::Speller;
use crate::text::names::NameToken;
use crate::text::titles::is_title;
use crate::third_party_data::telling_words;

/// A number of fewer figures is an age, a date or a time.
const FIGURES: usize = 7;

/// What a text speaks of that could be told again: a fingerprint each, with its words.
pub(super) fn marks(tokens: &[NameToken], known: &KnownPeople) -> Vec<(u64, Range<usize>)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = number(tokens, at) {
            let figures: String = tokens[at..end].iter().map(|token| token.plain.as_str()).collect();
            all.push((hash_of(&figures), at..end));
            at = end;
            continue;
        }
        if let Some(next) = tokens.get(at + 1)
            && is_pair(&tokens[at], next, known)
        {
            all.push((hash_of(&format!("{} {}", tokens[at].plain, next.plain)), at..at + 2));
        }
        if is_lone(&tokens[at], known) {
            all.push((hash_of(&tokens[at].plain), at..at + 1));
        }
        at += 1;
    }
    all
}

/// Where a number ends that begins there.
fn number(tokens: &[NameToken], at: usize) -> Option<usize> {
    let figures = |token: &NameToken| token.plain.bytes().all(|byte| byte.is_ascii_digit());
    let mut end = at;
    while tokens.get(end).is_some_and(|token| figures(token) && (end == at || matches!(token.gap.as_str(), " " | "-")))
    {
        end += 1;
    }
    let count: usize = tokens[at..end].iter().map(|token| token.plain.len()).sum();
    // "2026-05-17" is a day, and anybody's.
    (count >= FIGURES && date(tokens, at).is_none()).then_some(end)
}

/// "Elmfield Primary", "Mrs Akhtar", "Amira Haddad".
fn is_pair(first: &NameToken, second: &NameToken, known: &KnownPeople) -> bool {
    let calendar = |plain: &str| telling_words::is_month(plain) || telling_words::is_weekday(plain);
    let capital = first.capital && second.capital && !second.first && (second.joins() || second.gap == ". ");
    if !capital || calendar(&first.plain) || calendar(&second.plain) || second.plain.len() < 3 || first.plain.len() < 2
    {
        return false;
    }
    // Names of children are looked for elsewhere.
    if known.is_a_name(&first.plain) && known.is_a_name(&second.plain) {
        return false;
    }
    let word = |plain: &str| Speller::british().is_word(plain) || telling_words::is_common(plain);
    let school = matches!(
        second.plain.as_str(),
        "primary" | "school" | "academy" | "nursery" | "college" | "surgery" | "infants" | "juniors"
    );
    let kind = matches!(
        first.plain.as_str(),
        "primary"
            | "secondary"
            | "special"
            | "nursery"
            | "high"
            | "junior"
            | "infant"
            | "new"
            | "old"
            | "local"
            | "virtual"
            | "mainstream"
            | "the"
            | "his"
            | "her"
            | "their"
            | "at"
            | "this"
            | "named"
            | "another"
    );
    // "Harbour Grange".
    let home = !second.shouted
        && matches!(
            second.plain.as_str(),
            "grange"
                | "lodge"
                | "manor"
                | "villa"
                | "villas"
                | "hall"
                | "house"
                | "unit"
                | "hospital"
                | "ward"
                | "project"
                | "hub"
                | "farm"
                | "cottage"
                | "hostel"
                | "refuge"
                | "clinic"
                | "services"
                | "trust"
                | "park"
        );
    let school = school || home;
    let common = matches!(
        first.plain.as_str(),
        "social"
            | "children's"
            | "childrens"
            | "care"
            | "family"
            | "health"
            | "adult"
            | "youth"
            | "early"
            | "legal"
            | "housing"
            | "mental"
            | "support"
            | "community"
            | "county"
            | "council"
            | "police"
            | "crown"
            | "general"
            | "day"
            | "emergency"
            | "maternity"
            | "public"
    );
    if common {
        return false;
    }
    let named = !word(&second.plain) && (is_title(&first.plain) || !word(&first.plain));
    named || (school && !kind && (!first.first || home || !word(&first.plain)))
}

/// A word with a capital that is no word and nobody's name: "Elmfield".
fn is_lone(token: &NameToken, known: &KnownPeople) -> bool {
    token.capital
        && !token.shouted
        && !token.first
        && token.plain.len() > 4
        && !known.is_a_name(&token.plain)
        && !telling_words::is_common(&token.plain)
        && !token.contracted
        && !telling_words::is_month(&token.plain)
        && !telling_words::is_weekday(token.plain.trim_end_matches('s'))
        && !Speller::british().is_word(&token.plain)
}

pub(super) fn look(scan: &mut Scan, texts: &Texts, record: RecordId, own: FamilyId) {
    for (mark, words) in marks(&scan.tokens, scan.known) {
        let sources = texts.speaking_of(mark).filter(|source| source.record != record);
        let Some((others, _)) = others_few(sources, own).filter(|_| scan.is_free(words.clone())) else { continue };
        let others: Vec<usize> = others.iter().filter_map(|source| scan.known.place_of(source.child)).collect();
        if others.is_empty() {
            continue;
        }
        let said: Vec<&str> = words.clone().map(|at| scan.plain(at)).collect();
        let working = scan.is_worker(&said)
            || said.iter().any(|word| scan.is_present(word) || scan.known.worker_names.contains(*word));
        let at_home = said.iter().all(|word| {
            scan.family.iter().any(|one| {
                let person = scan.person(*one);
                person.address.iter().any(|part| part == word) || person.names().any(|name| name == word)
            })
        });
        // "Tanyard Lane": a street is no mark of anybody.
        let street = words.len() == 1 && telling_words::is_street(telling_words::street(scan.plain(words.end)));
        if !street && !at_home && !working {
            scan.find(words, FindingKind::OthersWords, Sureness::Possible, &others);
        }
    }
}

/// Whether a record of this family speaks of something.
pub(super) fn is_known_at_home(texts: &Texts, record: RecordId, own: FamilyId, word: &str) -> bool {
    texts.speaking_of(hash_of(word)).any(|source| source.record != record && source.family == own)
}
