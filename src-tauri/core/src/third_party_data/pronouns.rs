//! He, she or they against how the child is spoken of, where nobody else was named whom it could mean.

use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::meeting::child::Pronouns;
use crate::text::titles::is_title;

/// One passage is not told more often.
const TOLD: usize = 6;
/// Sentences back in which somebody is still meant.
const BACK: usize = 3;
/// The same, where every sentence between goes on about them.
const FAR_BACK: usize = 6;

/// How the record speaks of the child: as the book has it, or else as it mostly does.
pub(super) fn main_of(scans: &[Scan]) -> Option<Pronouns> {
    let scan = scans.first()?;
    let own = scan.known.place_of(scan.child)?;
    if scan.person(own).unborn {
        return None;
    }
    if let Some(known) = scan.person(own).pronouns {
        return Some(known);
    }
    let count = |of: Pronouns| -> usize {
        scans.iter().map(|scan| (0..scan.tokens.len()).filter(|at| is_meant(scan, *at, of)).count()).sum()
    };
    let (she, he) = (count(Pronouns::She), count(Pronouns::He));
    match (she, he) {
        (she, he) if she > 1 && she > 2 * he => Some(Pronouns::She),
        (she, he) if he > 1 && he > 2 * she => Some(Pronouns::He),
        _ => None,
    }
}

pub(super) fn look(scan: &mut Scan, speaking: Option<Pronouns>) {
    let others: &[Pronouns] = match speaking {
        Some(Pronouns::She) => &[Pronouns::He],
        Some(Pronouns::He) => &[Pronouns::She],
        Some(Pronouns::They) => &[Pronouns::She, Pronouns::He],
        None => return,
    };
    let mut told = 0;
    for at in 0..scan.tokens.len() {
        let wrong = others.iter().any(|other| is_meant(scan, at, *other) || is_noun(scan, at, *other));
        if wrong && told < TOLD && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::Pronoun, Sureness::Possible, &[]);
            told += 1;
        }
    }
}

/// What pronouns a word is.
fn pronoun(plain: &str) -> Option<Pronouns> {
    match plain {
        "she" | "her" | "hers" | "herself" | "shes" => Some(Pronouns::She),
        "he" | "him" | "his" | "himself" | "hes" => Some(Pronouns::He),
        _ => None,
    }
}

/// "this boy", "their daughter".
fn is_noun(scan: &Scan, at: usize, of: Pronouns) -> bool {
    let noun = match scan.plain(at) {
        "boy" | "son" | "grandson" | "nephew" | "lad" => Pronouns::He,
        "girl" | "daughter" | "granddaughter" | "niece" | "lass" => Pronouns::She,
        _ => return false,
    };
    let of_child = at > 0
        && match scan.plain(at) {
            "boy" | "girl" | "lad" | "lass" => {
                matches!(scan.plain(at - 1), "this" | "lovely" | "little" | "bright" | "happy" | "quiet" | "young")
            }
            _ => matches!(scan.plain(at - 1), "her" | "his" | "their" | "your" | "my"),
        };
    let sibling = scan.family.iter().any(|one| {
        let person = scan.person(*one);
        person.id != scan.child && person.pronouns.is_none_or(|pronouns| pronouns == of)
    });
    noun == of && of_child && !sibling
}

/// Whether a word is such a pronoun and means nobody who was named before it.
fn is_meant(scan: &Scan, at: usize, of: Pronouns) -> bool {
    let whom = scan.plain(at);
    // "MW to tell him herself": of whoever does it.
    pronoun(whom) == Some(of)
        && !matches!(whom, "himself" | "herself")
        && !scan.tokens[at].shouted
        && !is_somebody_elses(scan, at, of)
}

fn is_somebody_elses(scan: &Scan, at: usize, of: Pronouns) -> bool {
    let whom = scan.plain(at);
    let mut sentences = 0;
    // Whether the child was, since.
    let mut spoken_of = false;
    let mut reported = false;
    let mut goes_on = true;
    let mut broken = false;
    let first = scan.sentence_of(at).start;
    for before in (0..at).rev() {
        let token = &scan.tokens[before];
        let plain = token.plain.as_str();
        let here = before >= first;
        reported |= here && telling_words::is_report(plain);
        if telling_words::is_of(plain, of) {
            return true;
        }
        // "The carer says he sleeps": of the child, more often than of whoever says it.
        let several = matches!(plain, "carers" | "workers");
        // "SW to buy …": whoever has an action is soon left; and so is somebody before the child was spoken of again.
        let left = !here && (scan.plain(before + 1) == "to" || spoken_of);
        spoken_of |= !here && pronoun(plain).is_some_and(|other| other != of);
        let reflects = here && whom == "him" && is_same_clause(scan, before, at);
        let somebody = telling_words::is_neutral(plain) && !token.possessive && !several && !left && !reflects;
        if somebody && !(here && reported) && sentences < 2 {
            return true;
        }
        let name = token.capital
            && (!token.first
                || scan.joined_after(before).is_some_and(|next| next.capital)
                || scan.known.is_a_name(plain)
                || scan.known.worker_names.contains(plain)
                || scan.is_present(plain))
            && !is_date(scan, before)
            && !is_place(scan, before)
            && !telling_words::is_weekday(plain)
            && !telling_words::is_building(plain)
            && plain.len() > 1
            && !token.shouted;
        let name = name || is_parents(scan, before) || (token.shouted && scan.has_initials_of_present(plain));
        // Whoever works here is soon left for the child again.
        let works = scan.is_present(plain) || scan.known.worker_names.contains(plain);
        let near = sentences < if broken || works { 2 } else { FAR_BACK };
        if name && !is_childs(scan, before) && !(here && reported && scan.is_present(plain)) && near {
            return true;
        }
        // "He rings on Sundays. He has said …": the same man.
        goes_on |= pronoun(plain) == Some(of);
        if token.first {
            sentences += 1;
            broken |= !std::mem::take(&mut goes_on);
        }
        if sentences > if broken { BACK } else { FAR_BACK } {
            return false;
        }
    }
    // Somebody who is named only afterwards: "When he came, father said …".
    let end = scan.sentence_of(at).end;
    let owner = matches!(whom, "his" | "her");
    // "His contact with his father": whoever is somebody's father is not that somebody.
    // "Her carer, Mrs Trott": nor is she her own carer.
    let of_somebody =
        |after: usize| owner && (matches!(scan.plain(after - 1), "his" | "her") || is_title(scan.plain(after)));
    let named = (at + 1..end).take(6).any(|after| telling_words::is_of(scan.plain(after), of) && !of_somebody(after));
    named || (!owner && (at + 1..end).take(3).any(|after| telling_words::is_neutral(scan.plain(after))))
}

/// "Carer to take him to the barber": whoever does it is not the one to whom it is done.
fn is_same_clause(scan: &Scan, subject: usize, object: usize) -> bool {
    (subject + 1..object).all(|at| {
        let token = &scan.tokens[at];
        token.joins()
            && !matches!(
                token.plain.as_str(),
                "that" | "who" | "when" | "because" | "and" | "but" | "if" | "as" | "with"
            )
    })
}

/// "Bellfounder Close", "in Lagos": nobody.
fn is_place(scan: &Scan, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scan.plain(before));
    scan.is_road(at + 1)
        || (matches!(before, "in" | "at" | "near" | "from")
            && scan.tokens[at].joins()
            && !scan.known.is_a_name(scan.plain(at)))
}

/// A parent of this family by first name.
fn is_parents(scan: &Scan, at: usize) -> bool {
    let plain = scan.plain(at);
    scan.tokens[at].capital
        && scan
            .family
            .iter()
            .any(|one| scan.person(*one).parents.iter().any(|parent| parent.first().is_some_and(|name| name == plain)))
}

/// A month where it is none's name: "in May", "3 May", "May 2026".
fn is_date(scan: &Scan, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scan.plain(before));
    let figures = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    telling_words::is_month(scan.plain(at))
        && (telling_words::is_when(before) || figures(before) || figures(scan.plain(at + 1)))
}

/// Whether a word names the child.
fn is_childs(scan: &Scan, at: usize) -> bool {
    let plain = scan.plain(at);
    let Some(own) = scan.known.place_of(scan.child) else { return false };
    let person = scan.person(own);
    let called = |plain: &str| person.given.iter().chain(&person.aliases).any(|name| name == plain);
    called(plain) || (person.has_surname(plain) && at.checked_sub(1).is_none_or(|before| called(scan.plain(before))))
}
