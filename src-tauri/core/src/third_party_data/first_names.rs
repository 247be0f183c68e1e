//! A first name or a nickname alone, which is the hardest: children are called like uncles, months and flowers.

use super::known::KnownPerson;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::text::titles::is_title;
use crate::text::names::NameToken;
use crate::third_party_data::name_matching::{is_slip, run};
use crate::third_party_data::telling_words;

/// First names that the text gives to somebody who is no child of the book: "her uncle Jack", "Jack Thornycroft". Alone,
/// they are that person's for the rest of the record.
pub(super) fn introduced(scan: &Scan) -> Vec<String> {
    let mut names = Vec::new();
    let mut before_was_introduced = None;
    for at in 0..scan.tokens.len() {
        let token = &scan.tokens[at];
        if !token.capital || is_title(&token.plain) {
            continue;
        }
        let paired = before_was_introduced == Some(at.wrapping_sub(2)) && matches!(scan.plain(at - 1), "and" | "or");
        if follows_grown_up(scan, at) || paired {
            names.push(token.plain.clone());
            before_was_introduced = Some(at);
        } else if let Some(next) = scan.joined_after(at).filter(|next| next.capital && !next.first)
            && !token.first
            && !telling_words::is_grown_up(&token.plain)
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
pub(super) fn follows_grown_up(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    at > 0 && matches!(token.gap.as_str(), " " | ", " | ": ") && telling_words::is_grown_up(scan.plain(at - 1))
}

/// A first name or a nickname alone.
pub(super) fn alone(scan: &mut Scan, introduced: &[String]) {
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
    let own = |person: &KnownPerson| person.given.iter().chain(&person.surname).any(|name| name == said);
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
    if follows_grown_up(scan, at) || before.is_some_and(|before| is_title(&before.plain)) {
        return None;
    }
    if !token.capital {
        return lower_case(&said, next, before, last);
    }
    // Part of a longer name: "Grace Road", "Hope House", "Mary Grace".
    let longer = next.is_some_and(|next| (next.capital || next.has_digit()) && !last.possessive && !next.first);
    let within = before.is_some_and(|before| before.capital && (!before.first || is_name(scan, &before.plain)));
    if longer || within || next.is_some_and(NameToken::hyphened) || before.is_some_and(|_| token.hyphened()) {
        return None;
    }
    if telling_words::is_place_too(&said) && before.is_some_and(|before| telling_words::is_at(&before.plain)) {
        return None;
    }
    let belongs = last.possessive && next.is_some_and(|next| telling_words::is_belonging(&next.plain));
    let says = next.is_some_and(|next| telling_words::is_said(&next.plain) && next.plain != "and");
    if telling_words::is_calendar(&said) {
        let when = before.is_some_and(|before| telling_words::is_when(&before.plain) && before.plain != "that")
            || before.is_some_and(|before| before.has_digit() || telling_words::is_month(&before.plain))
            || next.is_some_and(NameToken::has_digit);
        let person = if token.first { says || belongs } else { belongs || !when };
        return person.then_some(Sureness::Possible);
    }
    if telling_words::is_word(&said) {
        let thing = before.is_some_and(|before| matches!(before.plain.as_str(), "a" | "an" | "the" | "of"));
        let person = if token.first { says || belongs || last.possessive } else { !thing };
        return person.then_some(Sureness::Possible);
    }
    Some(Sureness::Likely)
}

/// A name typed without its capital counts where it can be nothing else.
fn lower_case(said: &str, next: Option<&NameToken>, before: Option<&NameToken>, last: &NameToken) -> Option<Sureness> {
    let person = (last.possessive && next.is_some_and(|next| telling_words::is_belonging(&next.plain)))
        || (next.is_some_and(|next| telling_words::is_said(&next.plain) && next.plain != "and"))
        || before.is_some_and(|before| matches!(before.plain.as_str(), "with" | "called" | "named"));
    (said.len() > 3 && !telling_words::is_word(said) && !telling_words::is_month(said) && person)
        .then_some(Sureness::Possible)
}

fn is_name(scan: &Scan, plain: &str) -> bool {
    scan.known.given.contains_key(plain) || telling_words::is_grown_up(plain) || is_title(plain)
}
