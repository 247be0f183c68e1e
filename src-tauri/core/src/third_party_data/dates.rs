//! Dates of birth: a date as people write it, where the words around it say that somebody was born on it.

use chrono::{Datelike, NaiveDate};

use super::scan::Scan;
use super::spoken;
use super::written_dates::{birthday, date as written_date, in_six, month_of_year};
use super::{FindingKind, Sureness};

/// Years back to which a date that is not said to be a birth is none.
const RECENT: u32 = 2;
/// How many words before a date may say what it is.
const BEFORE: usize = 4;

pub(super) fn look(scan: &mut Scan) {
    let mut at = 0;
    while at < scan.tokens.len() {
        if let Some((date, end)) = written_date(&scan.tokens, at) {
            settle(scan, at, end, date);
            at = end;
        } else if let Some(date) = in_six(scan.plain(at)).filter(|_| says_born(scan, at)) {
            settle(scan, at, at + 1, date);
            at += 1;
        } else if let Some(((month, year), end)) = month_of_year(&scan.tokens, at) {
            settle_month(scan, at, end, month, year);
            at = end;
        } else if let Some((day, end)) = birthday(&scan.tokens, at) {
            settle_birthday(scan, at, end, day);
            at = end;
        } else {
            at += 1;
        }
    }
}

fn settle(scan: &mut Scan, at: usize, end: usize, date: NaiveDate) {
    if !scan.is_free(at..end) || scan.known.place_of(scan.child).is_none() {
        return;
    }
    if let Some(lead) = scan.known.expected.get(&date).cloned() {
        let own = lead.iter().any(|one| scan.is_own(*one));
        if !own && says_due(scan, at) {
            return scan.find(at..end, FindingKind::DateOfBirth, Sureness::Likely, &lead);
        }
    }
    if let Some(lead) = coming_of_age(scan, at, date) {
        return scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &lead);
    }
    let Some(lead) = scan.known.born.get(&date).or_else(|| scan.known.born.get(&turned_round(scan, at, date)?)) else {
        return settle_unknown(scan, at, end, date);
    };
    let own = scan.known.place_of(scan.child).is_some_and(|own| lead.contains(&own));
    if own {
        return;
    }
    // Of a few brothers and sisters, a chance day is hardly ever the birthday.
    let siblings: Vec<usize> = lead.iter().copied().filter(|one| scan.is_own(*one)).collect();
    if !siblings.is_empty() {
        // Beside the name of whose it is, it is in its place.
        let sentence = scan.sentence_of(at);
        let named_after = (end..sentence.end.min(end + BEFORE))
            .any(|at| siblings.iter().any(|one| scan.person(*one).is_called(scan.plain(at))));
        if named_after || scan.named_before(at).is_some_and(|one| siblings.contains(&one)) {
            return;
        }
        // "His sister, born on …", and both days side by side, as of a family.
        let own = scan.known.place_of(scan.child).and_then(|own| scan.person(own).born);
        let of_kin = (sentence.start..at).any(|at| is_kin(scan.plain(at)))
            || sentence.clone().any(|at| written_date(&scan.tokens, at).is_some_and(|(day, _)| Some(day) == own));
        let sure = if says_born(scan, at) && !of_kin { Sureness::Certain } else { Sureness::Possible };
        return scan.find(at..end, FindingKind::SiblingsDateOfBirth, sure, &siblings);
    }
    let grown_up = scan.tokens[at.saturating_sub(BEFORE)..at].iter().any(|token| is_parent(&token.plain));
    // A day of the last two years is when something was, and hardly ever when somebody was born.
    let lately = scan.held.and_then(|held| held.years_since(date)).is_some_and(|years| years < RECENT);
    if lately && !says_born(scan, at) {
        return;
    }
    let sure = if says_born(scan, at) && !grown_up { Sureness::Likely } else { Sureness::Possible };
    scan.find(at..end, FindingKind::DateOfBirth, sure, &lead.clone());
}

/// Of brothers and sisters.
fn is_kin(plain: &str) -> bool {
    matches!(
        plain,
        "sister"
            | "brother"
            | "sibling"
            | "siblings"
            | "twin"
            | "twins"
            | "sisters"
            | "brothers"
            | "children"
            | "both"
            | "sib"
    )
}

/// "18 on 12 December 2027", "her ninth birthday, 4 May 2026": whose day that is, where it is nobody's at home.
fn coming_of_age(scan: &Scan, at: usize, date: NaiveDate) -> Option<Vec<usize>> {
    const BACK: usize = 6;
    let sentence = scan.sentence_of(at);
    (at.saturating_sub(BACK).max(sentence.start)..at).find_map(|from| {
        let word = scan.plain(from);
        let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
        let said = spoken::number(&scan.tokens, from).or_else(|| spoken::ordinal(&scan.tokens, from));
        let years: i32 = figures.or_else(|| said.and_then(|(years, _)| i32::try_from(years).ok()))?;
        let born = date.with_year(date.year() - years).filter(|_| (1..=21).contains(&years))?;
        let lead = scan.known.born.get(&born)?;
        let own = lead.iter().any(|one| scan.is_own(*one));
        (!own).then(|| lead.clone())
    })
}

/// Month and day the other way round, where somebody is said to be born on it.
fn turned_round(scan: &Scan, at: usize, date: NaiveDate) -> Option<NaiveDate> {
    let turned = NaiveDate::from_ymd_opt(date.year(), date.day(), date.month())?;
    let figures = scan.tokens[at].has_digit() && scan.tokens.get(at + 1).is_some_and(|next| next.has_digit());
    let own = scan.family.iter().any(|one| scan.person(*one).born == Some(date));
    (figures && !own && says_born(scan, at)).then_some(turned)
}

/// Said to be the day of birth, and nobody's in the family: whose is it?
fn settle_unknown(scan: &mut Scan, at: usize, end: usize, date: NaiveDate) {
    /// Nobody who is a parent is younger than a child by less.
    const GENERATION: i32 = 13;
    let own = scan.known.place_of(scan.child).and_then(|own| scan.person(own).born);
    let grown_up = scan.tokens[at.saturating_sub(BEFORE + 2)..at].iter().any(|token| is_parent(&token.plain));
    let older = own.is_none_or(|own| date.year() + GENERATION <= own.year());
    if says_born(scan, at) && !older && !grown_up {
        scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &[]);
    }
}

fn is_parent(plain: &str) -> bool {
    super::telling_words::is_grown_up(plain)
}

/// A day of birth without its year, where it is said to be one.
fn settle_birthday(scan: &mut Scan, at: usize, end: usize, day: (u32, u32)) {
    if !scan.is_free(at..end) || !(says_born(scan, at) || says_birthday(scan, end)) {
        return;
    }
    let Some(lead) = scan.known.birthdays.get(&day).cloned() else { return settle_no_birthday(scan, at, end) };
    let own = lead.iter().any(|one| scan.is_own(*one));
    let grown_up = scan.tokens[at.saturating_sub(BEFORE)..at].iter().any(|token| is_parent(&token.plain));
    if !own && !grown_up {
        scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &lead);
    }
}

/// "Born in May 2013", of a family of whom nobody was.
fn settle_month(scan: &mut Scan, at: usize, end: usize, month: u32, year: i32) {
    let born = at.checked_sub(1).is_some_and(|last| {
        let before = if scan.plain(last) == "in" { last.checked_sub(1) } else { Some(last) };
        before.is_some_and(|before| matches!(scan.plain(before), "born" | "dob" | "birth"))
    });
    let others = scan
        .sentence_of(at)
        .any(|at| is_parent(scan.plain(at)) || matches!(scan.plain(at), "who" | "cousin" | "friend"));
    let unlike = |one: &usize| scan.person(*one).born.is_some_and(|born| (born.month(), born.year()) != (month, year));
    if born && !others && scan.family.iter().all(unlike) && scan.is_free(at..end) {
        scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &[]);
    }
}

/// "As he turns eighteen on 4 March": of a child who does not.
fn settle_no_birthday(scan: &mut Scan, at: usize, end: usize) {
    let before = scan.sentence_of(at).start.max(at.saturating_sub(BEFORE))..at;
    let turns = before.clone().any(|at| matches!(scan.plain(at), "turns" | "turned" | "turn"));
    let known = scan.family.iter().all(|one| scan.person(*one).born.is_some());
    let grown_up = scan.sentence_of(at).start..at;
    let grown_up = grown_up.into_iter().any(|at| is_parent(scan.plain(at)));
    if turns && known && !grown_up {
        scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &[]);
    }
}

/// "is his birthday", after the day.
fn says_birthday(scan: &Scan, end: usize) -> bool {
    (end..(end + 4).min(scan.tokens.len())).any(|at| matches!(scan.plain(at), "birthday" | "bday"))
}

/// "due", "EDD", "expected", shortly before.
fn says_due(scan: &Scan, at: usize) -> bool {
    let words = scan.tokens[at.saturating_sub(BEFORE)..at].iter().map(|token| token.plain.as_str());
    words.into_iter().any(|word| matches!(word, "due" | "edd" | "expected" | "delivery" | "birth"))
}

/// "born", "DOB", "d.o.b.", "date of birth" shortly before; or a name and the date in brackets.
fn says_born(scan: &Scan, at: usize) -> bool {
    let words = scan.tokens[at.saturating_sub(BEFORE)..at].iter().map(|token| token.plain.as_str());
    let born = words.clone().any(|word| {
        matches!(word, "born" | "dob" | "birth" | "birthday" | "birthdate" | "bday" | "b" | "turns" | "turned")
    });
    let dotted = words.collect::<Vec<_>>().windows(3).any(|three| three == ["d", "o", "b"]);
    let bracketed = at > 0 && matches!(scan.tokens[at].gap.as_str(), " (" | " [") && scan.tokens[at - 1].capital;
    born || dotted || bracketed
}
