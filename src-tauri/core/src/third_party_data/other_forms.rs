//! A name that is another's in one of the forms it takes: a case of another language, a pet form, as it was heard, a second
//! name, the first name of a parent. Each may be somebody else's, so each is a question.

use std::collections::HashSet;

use super::first_names::is_longer;
use super::inflected::pet_stems;
use super::likeness::{is_nearly, sound};
use super::name_context::{follows_grown_up, is_a_person, is_explained, is_titled};
use super::pet_names::short_for;
use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};

/// Shared by more families than these, a name says little.
const SHARED: usize = 2;
/// Words of another language around a name that make it one of that language.
const FOREIGN: usize = 2;
/// How far around.
const AROUND: usize = 5;

pub(super) fn look(scan: &mut Scan, introduced: &[String]) {
    for at in 0..scan.tokens.len() {
        if !scan.is_free(at..at + 1) || !is_open(scan, at, introduced) {
            continue;
        }
        if let Some((kind, whom)) = named(scan, at)
            && families(scan, &whom) <= SHARED
        {
            scan.find(at..at + 1, kind, Sureness::Possible, &whom);
        }
    }
}

fn families(scan: &Scan, whom: &[usize]) -> usize {
    whom.iter().map(|one| scan.person(*one).family).collect::<HashSet<_>>().len()
}

/// Whether a word stands as a name, and nobody is known whose it is.
fn is_open(scan: &Scan, at: usize, introduced: &[String]) -> bool {
    let token = &scan.tokens[at];
    let said = token.plain.as_str();
    if !token.capital || token.contracted || token.has_digit() || said.len() < 3 || is_longer(scan, at) {
        return false;
    }
    let person = is_a_person(scan, at) && !telling_words::is_calendar(said);
    let word = (telling_words::is_word(said) && !person)
        || telling_words::is_common(said)
        || telling_words::is_month(said)
        || telling_words::is_weekday(said)
        || telling_words::is_place_too(said)
        || telling_words::is_grown_up(said);
    let place = at > 0 && matches!(scan.plain(at - 1), "in" | "at" | "near" | "to") && scan.tokens[at].gap == " ";
    if word || place || (!person && scan.is_english(at)) {
        return false;
    }
    let near = |name: &String| name == said || is_nearly(name, said);
    let somebody = introduced.iter().any(|name| name == said)
        || scan.is_present(said)
        || (scan.has_present_like(said) && !scan.known.variants.forms.contains_key(said))
        || scan.known.worker_names.contains(said)
        || follows_grown_up(scan, at)
        || is_titled(scan, at)
        || is_explained(scan, at + 1);
    let home = || scan.family.iter().any(|one| scan.person(*one).names().any(near) || is_form_of(scan, *one, said));
    !somebody && !home()
}

/// Whether a word is a form of the name of one of the family.
pub(super) fn is_form_of(scan: &Scan, one: usize, said: &str) -> bool {
    let variants = &scan.known.variants;
    let has = |lead: Option<&Vec<usize>>| lead.is_some_and(|lead| lead.contains(&one));
    has(variants.forms.get(said))
        || has(variants.heard.get(&sound(said)))
        || pet_stems(said).iter().any(|stem| has(scan.known.given.get(stem)))
        || short_for(said).iter().any(|name| has(scan.known.given.get(*name)))
        || scan.person(one).parents.iter().flatten().any(|name| short_for(said).contains(&name.as_str()))
}

fn named(scan: &Scan, at: usize) -> Option<(FindingKind, Vec<usize>)> {
    let said = scan.plain(at);
    let known = scan.known;
    if known.given.contains_key(said) || known.aliases.contains_key(said) {
        return None;
    }
    let some = |kind: FindingKind, whom: Vec<usize>| (!whom.is_empty()).then_some((kind, whom));
    let form = || {
        let lead = known.variants.forms.get(said).filter(|_| is_among_foreign_words(scan, at));
        scan.strangers(lead)
    };
    let pets = || pet_stems(said).into_iter().flat_map(|stem| scan.strangers(known.given.get(&stem))).collect();
    let short = || short_for(said).iter().flat_map(|name| scan.strangers(known.given.get(*name))).collect();
    let softened = || unlenited(said).map_or_else(Vec::new, |name| scan.strangers(known.given.get(&name)));
    some(FindingKind::GivenName, scan.strangers(known.middle.get(said)))
        .or_else(|| some(FindingKind::MisspeltName, scan.strangers(known.variants.heard.get(&sound(said)))))
        .or_else(|| some(FindingKind::MisspeltName, form()))
        .or_else(|| some(FindingKind::Parent, scan.strangers(known.parents_given.get(said))))
        .or_else(|| some(FindingKind::MisspeltName, softened()))
        .or_else(|| some(FindingKind::KnownAs, pets()))
        .or_else(|| some(FindingKind::KnownAs, short()))
}

/// "Chillian" for Cillian, "Shiobhán" for Siobhán: as Irish and Gaelic soften a name that is called or owns.
fn unlenited(said: &str) -> Option<String> {
    const SHORTEST: usize = 5;
    let soft = said.len() >= SHORTEST && said.starts_with(['b', 'c', 'd', 'f', 'g', 'm', 'p', 's', 't']);
    (soft && said[1..].starts_with('h')).then(|| format!("{}{}", &said[..1], &said[2..]))
}

/// Whether the words around one are of another language.
fn is_among_foreign_words(scan: &Scan, at: usize) -> bool {
    let sentence = scan.sentence_of(at);
    let around = at.saturating_sub(AROUND).max(sentence.start)..(at + AROUND).min(sentence.end);
    let unknown = |at: &usize| {
        let token = &scan.tokens[*at];
        !token.capital && token.plain.len() > 2 && !token.has_digit() && !scan.is_english(*at)
    };
    around.filter(unknown).count() >= FOREIGN
}
