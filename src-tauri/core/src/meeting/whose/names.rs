//! Names: in full, misspelt, by the family's name, and the first name or nickname alone, which is the hardest: children
//! are called like uncles, months and flowers.

use std::ops::Range;

use strsim::osa_distance;

use super::fold::Token;
use super::known::Person;
use super::scan::Scan;
use super::{FindingKind, Sureness, words};
use crate::meeting::ChildId;

/// Words of a name that may follow one another, joined by no more than spaces and hyphens.
const LONGEST: usize = 4;

/// First names that the text gives to somebody who is no child of the book: "her uncle Jack", "Jack Thornycroft". Alone,
/// they are that person's for the rest of the record.
pub(super) fn introduced(scan: &Scan) -> Vec<String> {
    let mut names = Vec::new();
    let mut before_was_introduced = None;
    for at in 0..scan.tokens.len() {
        let token = &scan.tokens[at];
        if !token.capital || words::is_title(&token.plain) {
            continue;
        }
        let paired = before_was_introduced == Some(at.wrapping_sub(2)) && matches!(scan.plain(at - 1), "and" | "or");
        if follows_grown_up(scan, at) || paired {
            names.push(token.plain.clone());
            before_was_introduced = Some(at);
        } else if let Some(next) = scan.joined_after(at).filter(|next| next.capital && !next.first)
            && !token.first
            && !words::is_grown_up(&token.plain)
            && !bears(scan, &token.plain, &next.plain)
        {
            names.push(token.plain.clone());
        }
    }
    names
}

/// Whether a child of the book, of this family or another, is called so, but for a slip.
fn bears(scan: &Scan, given: &str, surname: &str) -> bool {
    let leads = [scan.known.given.get(given), scan.known.aliases.get(given)];
    leads.into_iter().flatten().flatten().any(|at| {
        let person = scan.person(*at);
        person.has_surname(surname) || person.surname.iter().any(|part| is_slip(part, surname))
    })
}

/// "his uncle Jack", "the tutor, Grace", "carers, Sue".
fn follows_grown_up(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    at > 0 && matches!(token.gap.as_str(), " " | ", " | ": ") && words::is_grown_up(scan.plain(at - 1))
}

pub(super) fn look(scan: &mut Scan, introduced: &[String]) {
    take_workers(scan);
    take_own(scan);
    full_names(scan);
    misspelt(scan);
    families(scan);
    alone(scan, introduced);
}

/// The words from `at` that belong together as one name.
fn run(scan: &Scan, at: usize) -> usize {
    let mut end = at + 1;
    while end < scan.tokens.len() && end - at < LONGEST && scan.tokens[end].joins() {
        end += 1;
    }
    end
}

fn take_workers(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        for end in (at + 2..=run(scan, at)).rev() {
            let plain: Vec<&str> = (at..end).map(|at| scan.plain(at)).collect();
            if scan.is_worker(&plain) {
                scan.take(at..end);
                break;
            }
        }
    }
}

/// The child and brothers and sisters are at home here, slips of the pen included.
fn take_own(scan: &mut Scan) {
    let family = scan.family.clone();
    for at in 0..scan.tokens.len() {
        for member in &family {
            let person = scan.person(*member);
            if let Some(end) = full_name(scan, at, person).map(|(end, _)| end).or_else(|| near_name(scan, at, person)) {
                scan.take(at..end);
            }
        }
    }
}

/// Where a person's full name ends that begins at a word; and whether the whole surname was said.
fn full_name(scan: &Scan, at: usize, person: &Person) -> Option<(usize, bool)> {
    let last = run(scan, at);
    if person.given.first().is_some_and(|first| first == scan.plain(at)) {
        let mut next = at + 1;
        while next < last && person.given[1..].iter().any(|given| given == scan.plain(next)) {
            next += 1;
        }
        // A middle name that the book does not know.
        let middle = next + 1 < last && scan.tokens[next].capital;
        return surname(scan, next, last, person)
            .or_else(|| if middle { surname(scan, next + 1, last, person) } else { None });
    }
    // "OKAFOR, Chidi", "Phạm Hoàng Anh".
    let (end, whole) = surname(scan, at, last, person)?;
    let after = scan.tokens.get(end)?;
    let first = person.given.first()?;
    ((after.joins() || after.gap == ", ") && after.plain == *first).then_some((end + 1, whole))
}

/// Where a person's surname ends that begins at a word: the whole of it, or one part.
fn surname(scan: &Scan, at: usize, last: usize, person: &Person) -> Option<(usize, bool)> {
    let whole = person.whole_surname();
    if whole.is_empty() {
        return None;
    }
    let mut said = String::new();
    for end in at..last {
        said += scan.plain(end);
        if said == whole {
            return Some((end + 1, true));
        }
    }
    let part = at < last && person.has_surname(scan.plain(at));
    part.then_some((at + 1, false))
}

fn full_names(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        let mut best: Option<(usize, bool)> = None;
        let mut whom = Vec::new();
        for candidate in candidates(scan, at) {
            let Some((end, whole)) = full_name(scan, at, scan.person(candidate)) else { continue };
            if best.is_none_or(|best| (end, whole) > best) {
                best = Some((end, whole));
                whom.clear();
            }
            if best == Some((end, whole)) {
                whom.push(candidate);
            }
        }
        let Some((end, whole)) = best else { continue };
        if !scan.is_free(at..end) || follows_grown_up(scan, at) || is_prose(scan, at..end) {
            continue;
        }
        let sure = if whole { Sureness::Certain } else { Sureness::Likely };
        scan.find(at..end, FindingKind::FullName, sure, &whom);
    }
}

/// Children of other families whose full name might begin with this word.
fn candidates(scan: &Scan, at: usize) -> Vec<usize> {
    let plain = scan.plain(at);
    let joined = scan.joined_after(at).map(|next| format!("{plain}{}", next.plain));
    let leads = [
        scan.known.given.get(plain),
        scan.known.surname.get(plain),
        joined.as_ref().and_then(|joined| scan.known.surname.get(joined)),
    ];
    let mut all: Vec<usize> = leads.into_iter().flat_map(|lead| scan.strangers(lead)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Two words that are also a name, neither with a capital: "will mark".
fn is_prose(scan: &Scan, words: Range<usize>) -> bool {
    scan.tokens[words].iter().all(|token| !token.capital && (words::is_word(&token.plain) || token.plain.len() < 4))
}

/// Whether one is the other but for a slip: one letter in a shorter name, two in a long one.
fn is_slip(name: &str, typed: &str) -> bool {
    if name == typed {
        return false;
    }
    let allowed = match name.chars().count().min(typed.chars().count()) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    name.len().abs_diff(typed.len()) <= allowed && osa_distance(name, typed) <= allowed
}

/// Where a name ends that is a person's but for a slip in the surname, or in the first name.
fn near_name(scan: &Scan, at: usize, person: &Person) -> Option<usize> {
    let next = scan.joined_after(at)?;
    let first = person.given.first()?;
    if !next.capital || !scan.tokens[at].capital {
        return None;
    }
    if first == scan.plain(at) {
        let last = run(scan, at);
        let mut said = String::new();
        for end in at + 1..last {
            said += scan.plain(end);
            if is_slip(&person.whole_surname(), &said) {
                return Some(end + 1);
            }
        }
        return person.surname.iter().any(|part| is_slip(part, &next.plain)).then_some(at + 2);
    }
    if !is_slip(first, scan.plain(at)) {
        return None;
    }
    surname(scan, at + 1, run(scan, at), person).map(|(end, _)| end)
}

fn misspelt(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if !scan.is_free(at..at + 1) || follows_grown_up(scan, at) {
            continue;
        }
        let given = scan.strangers(scan.known.given.get(scan.plain(at)));
        let named = scan.joined_after(at).map(|next| scan.strangers(scan.known.surname.get(&next.plain)));
        let all = given.into_iter().chain(named.into_iter().flatten());
        let near: Vec<(usize, usize)> =
            all.filter_map(|one| Some((near_name(scan, at, scan.person(one))?, one))).collect();
        let Some(end) = near.iter().map(|(end, _)| *end).max() else { continue };
        let whom: Vec<usize> = near.iter().filter(|(to, _)| *to == end).map(|(_, one)| *one).collect();
        if scan.is_free(at..end) {
            scan.find(at..end, FindingKind::MisspeltName, Sureness::Likely, &whom);
        }
    }
}

/// A family by its name: "the Okafor children", "the Okafors".
fn families(scan: &mut Scan) {
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
        if !near.is_empty() && !words::is_word(&said) {
            scan.find(at..end, FindingKind::MisspeltName, Sureness::Possible, &near);
        }
    }
}

/// Whether what stands around a name makes it a family's.
fn is_of_family(scan: &Scan, at: usize, end: usize) -> bool {
    let token = &scan.tokens[end - 1];
    let next = scan.tokens.get(end).filter(|next| next.joins());
    let before = scan.joined_before(at);
    if before.is_some_and(|before| before.capital && !before.first && !words::is_family(&before.plain)) {
        return false;
    }
    let kin = before.is_some_and(|before| words::is_family(&before.plain) || before.plain == "unborn");
    let the = before.is_some_and(|before| before.plain == "the");
    let plural = the && token.plain.len() > 3 && token.plain.ends_with('s') && next.is_none_or(|next| !next.capital);
    let lived_in = next.is_some_and(|next| words::is_family(&next.plain) || next.plain == "case");
    kin || (lived_in && (the || before.is_none_or(|before| !before.capital)))
        || (plural && is_plural_name(scan, end - 1))
}

/// "the Okafors": a surname with an s that is not itself a surname or a word.
fn is_plural_name(scan: &Scan, at: usize) -> bool {
    let plain = scan.plain(at);
    let singular = plain.strip_suffix('s').unwrap_or(plain);
    !scan.known.surname.contains_key(plain) && scan.known.surname.contains_key(singular) && !words::is_word(singular)
}

/// A first name or a nickname alone.
fn alone(scan: &mut Scan, introduced: &[String]) {
    for at in 0..scan.tokens.len() {
        for end in (at + 1..=run(scan, at).min(at + 2)).rev() {
            if !scan.is_free(at..end) {
                continue;
            }
            let said: String = (at..end).map(|at| scan.plain(at)).collect();
            let alias = scan.strangers(scan.known.aliases.get(&said));
            let given = if end == at + 1 { scan.strangers(scan.known.given.get(&said)) } else { Vec::new() };
            let kind = if given.is_empty() { FindingKind::KnownAs } else { FindingKind::GivenName };
            let whom = if given.is_empty() { alias } else { given };
            if whom.is_empty() || is_somebody_elses(scan, &said, introduced) {
                continue;
            }
            if let Some(sure) = sounds_like_a_person(scan, at, end) {
                scan.find(at..end, kind, sure, &whom);
                break;
            }
        }
    }
}

/// The child's own name, a brother's or sister's, a worker's who was there, or one the text gives to a grown-up.
fn is_somebody_elses(scan: &Scan, said: &str, introduced: &[String]) -> bool {
    let at_home = |lead: Option<&Vec<usize>>| lead.into_iter().flatten().any(|at| scan.is_own(*at));
    let own = |person: &Person| person.given.iter().chain(&person.surname).any(|name| name == said);
    at_home(scan.known.given.get(said))
        || at_home(scan.known.aliases.get(said))
        || scan.family.iter().any(|at| own(scan.person(*at)))
        || scan.is_present(said)
        || introduced.iter().any(|name| name == said)
}

/// Whether a word stands where only somebody's name does; and how sure that is.
fn sounds_like_a_person(scan: &Scan, at: usize, end: usize) -> Option<Sureness> {
    let token = &scan.tokens[at];
    let last = &scan.tokens[end - 1];
    let before = scan.joined_before(at);
    let next = scan.joined_after(end - 1);
    let said: String = (at..end).map(|at| scan.plain(at)).collect();
    if follows_grown_up(scan, at) || before.is_some_and(|before| words::is_title(&before.plain)) {
        return None;
    }
    if !token.capital {
        return lower_case(&said, next, before, last);
    }
    // Part of a longer name: "Grace Road", "Hope House", "Mary Grace".
    let longer = next.is_some_and(|next| (next.capital || next.has_digit()) && !last.possessive && !next.first);
    let within = before.is_some_and(|before| before.capital && (!before.first || is_name(scan, &before.plain)));
    if longer || within || next.is_some_and(Token::hyphened) || before.is_some_and(|_| token.hyphened()) {
        return None;
    }
    if words::is_place_too(&said) && before.is_some_and(|before| words::is_at(&before.plain)) {
        return None;
    }
    let belongs = last.possessive && next.is_some_and(|next| words::is_belonging(&next.plain));
    let says = next.is_some_and(|next| words::is_said(&next.plain) && next.plain != "and");
    if words::is_calendar(&said) {
        let when = before.is_some_and(|before| words::is_when(&before.plain) && before.plain != "that")
            || before.is_some_and(|before| before.has_digit() || words::is_month(&before.plain))
            || next.is_some_and(Token::has_digit);
        let person = if token.first { says || belongs } else { belongs || !when };
        return person.then_some(Sureness::Possible);
    }
    if words::is_word(&said) {
        let thing = before.is_some_and(|before| matches!(before.plain.as_str(), "a" | "an" | "the" | "of"));
        let person = if token.first { says || belongs || last.possessive } else { !thing };
        return person.then_some(Sureness::Possible);
    }
    Some(Sureness::Likely)
}

/// A name typed without its capital counts where it can be nothing else.
fn lower_case(said: &str, next: Option<&Token>, before: Option<&Token>, last: &Token) -> Option<Sureness> {
    let person = (last.possessive && next.is_some_and(|next| words::is_belonging(&next.plain)))
        || (next.is_some_and(|next| words::is_said(&next.plain) && next.plain != "and"))
        || before.is_some_and(|before| matches!(before.plain.as_str(), "with" | "called" | "named"));
    (said.len() > 3 && !words::is_word(said) && !words::is_month(said) && person).then_some(Sureness::Possible)
}

fn is_name(scan: &Scan, plain: &str) -> bool {
    scan.known.given.contains_key(plain) || words::is_grown_up(plain) || words::is_title(plain)
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
        let titled = scan.joined_before(at).is_some_and(|before| words::is_title(&before.plain));
        let own = scan.family.iter().any(|own| scan.person(*own).has_surname(scan.plain(at)));
        if titled && !own && !whom.is_empty() {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Likely, &whom);
        }
    }
}
