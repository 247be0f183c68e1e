//! An age that neither the child nor a brother or sister has.

use chrono::NaiveDate;

use super::scan::Scan;
use super::spoken::small;
use super::{FindingKind, Sureness, telling_words};
use crate::meeting::child::Pronouns;

/// Older than this, it is no child's.
const GROWN_UP: u32 = 18;
/// Words before an age that may say that it is of another time.
const TIME: usize = 6;

pub(super) fn look(scan: &mut Scan) {
    let Some(held) = scan.held else { return };
    let Some(own) = scan.known.place_of(scan.child) else { return };
    school(scan, held);
    pregnant(scan, own);
    if scan.person(own).born.is_none() && !scan.person(own).unborn {
        return;
    }
    for at in 0..scan.tokens.len() {
        let Some((age, words)) = age(scan, at) else { continue };
        let near = |born: Option<NaiveDate>| {
            let years = born.and_then(|born| held.years_since(born));
            born.is_some() && years.is_none_or(|years| years.abs_diff(age) <= 1)
        };
        let known = scan.family.iter().any(|one| near(scan.person(*one).born));
        let years = scan.person(own).born.and_then(|born| held.years_since(born)).unwrap_or(0);
        // A child was younger once, and will be older.
        let sentence = scan.sentence_of(at);
        let other_time = (words.start.saturating_sub(TIME).max(sentence.start)..words.start).any(|at| {
            matches!(
                scan.plain(at),
                "when"
                    | "since"
                    | "until"
                    | "from"
                    | "was"
                    | "by"
                    | "at"
                    | "before"
                    | "after"
                    | "to"
                    | "will"
                    | "turns"
            )
        });
        let somebody = (words.start.saturating_sub(5)..(words.end + 3).min(sentence.end)).any(|at| {
            let word = scan.plain(at);
            telling_words::is_grown_up(word)
                || telling_words::is_friend(word)
                || matches!(
                    word,
                    "other"
                        | "another"
                        | "person"
                        | "people"
                        | "male"
                        | "ofsted"
                        | "over"
                        | "under"
                        | "sibling"
                        | "brother"
                        | "sister"
                )
        });
        if age < GROWN_UP && !known && !somebody && (!other_time || age == years) && scan.is_free(words.clone()) {
            scan.find(words, FindingKind::Age, Sureness::Possible, &[]);
        }
    }
}

/// School is none of a baby's.
fn school(scan: &mut Scan, held: NaiveDate) {
    const SCHOOL_AGE: u32 = 3;
    let small = scan.meant().iter().all(|one| {
        let person = scan.person(*one);
        person.unborn || person.born.is_some_and(|born| held.years_since(born).unwrap_or(0) < SCHOOL_AGE)
    });
    for at in 0..scan.tokens.len() {
        let school =
            matches!(scan.plain(at), "classroom" | "homework" | "gcse" | "gcses" | "pep" | "attendance" | "teacher")
                || (scan.plain(at) == "school" && !scan.tokens[at].capital);
        let parents = scan.sentence_of(at).any(|at| {
            let word = scan.plain(at);
            telling_words::is_grown_up(word) && word != "teacher" && !telling_words::is_pet(word)
        });
        if small && school && !parents && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::Age, Sureness::Possible, &[]);
        }
    }
}

/// "9-year-old", "9 years old", "nine year old", "aged 9", "9yo".
fn age(scan: &Scan, at: usize) -> Option<(u32, std::ops::Range<usize>)> {
    let word = scan.plain(at);
    if matches!(word, "aged" | "age") {
        let next = scan.tokens.get(at + 1).filter(|next| next.gap == " ")?;
        return Some((number(&next.plain)?, at..at + 2))
            .filter(|_| !matches!(scan.plain(at + 2), "to" | "months" | "weeks"));
    }
    if let Some(figures) = ["yo", "yrs", "yr"].iter().find_map(|end| word.strip_suffix(end)) {
        return Some((number(figures)?, at..at + 1));
    }
    // "the child, who is eight,".
    if matches!(word, "is" | "was") && at > 0 && matches!(scan.plain(at - 1), "who" | "he" | "she") {
        let (years, end) = spoken_or_figures(scan, at + 1)?;
        let stands =
            scan.tokens.get(end).is_none_or(|next| next.gap.contains([',', '.', ')', ';']) || next.plain == "and");
        return (stands && years < GROWN_UP).then_some((years, at + 1..end));
    }
    let years = number(word)?;
    let old = matches!(scan.plain(at + 1), "year" | "years" | "yr" | "yrs") && scan.plain(at + 2) == "old";
    if old && at > 0 && scan.plain(at - 1) == "aged" {
        return None;
    }
    old.then_some((years, at..at + 3)).or_else(|| (scan.plain(at + 1) == "yo").then_some((years, at..at + 2)))
}

fn spoken_or_figures(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    let token = scan.tokens.get(at).filter(|token| token.gap == " ")?;
    number(&token.plain).map(|years| (years, at + 1))
}

/// A boy is not pregnant.
fn pregnant(scan: &mut Scan, own: usize) {
    if scan.person(own).pronouns != Some(Pronouns::He) {
        return;
    }
    for at in 0..scan.tokens.len() {
        let of_child = matches!(scan.plain(at), "pregnant" | "pregnancy" | "miscarriage" | "miscarried");
        let sentence = scan.sentence_of(at);
        let other = of_child
            && (sentence.start..at).any(|at| {
                let word = scan.plain(at);
                telling_words::is_of(word, Pronouns::She)
                    || matches!(
                        word,
                        "she"
                            | "her"
                            | "partner"
                            | "parents"
                            | "parent"
                            | "during"
                            | "carer"
                            | "teacher"
                            | "who"
                            | "worker"
                    )
                    || scan.family.iter().any(|one| {
                        let person = scan.person(*one);
                        *one != own && person.is_called(word)
                            || person.parents.iter().flatten().any(|name| name == word)
                    })
            });
        if of_child && !other && scan.is_free(at..at + 1) {
            return scan.find(at..at + 1, FindingKind::Age, Sureness::Possible, &[]);
        }
    }
}

fn number(plain: &str) -> Option<u32> {
    let said = small(plain).filter(|years| (1..=17).contains(years));
    said.or_else(|| plain.parse().ok().filter(|years| (1..100).contains(years)))
}
