//! Dates of birth: a date as people write it, where the words around it say that somebody was born on it.

use chrono::{Datelike, NaiveDate};

use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::calendar::words::month_named as month;
use crate::text::names::NameToken;

/// How many words before a date may say what it is.
const BEFORE: usize = 4;

pub(super) fn look(scan: &mut Scan) {
    let mut at = 0;
    while at < scan.tokens.len() {
        if let Some((date, end)) = date(&scan.tokens, at) {
            settle(scan, at, end, date);
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
    let Some(lead) = scan.known.born.get(&date) else { return settle_unknown(scan, at, end, date) };
    let own = scan.known.place_of(scan.child).is_some_and(|own| lead.contains(&own));
    if own {
        return;
    }
    // Of a few brothers and sisters, a chance day is hardly ever the birthday.
    let siblings: Vec<usize> = lead.iter().copied().filter(|one| scan.is_own(*one)).collect();
    if !siblings.is_empty() {
        let sure = if says_born(scan, at) { Sureness::Certain } else { Sureness::Possible };
        return scan.find(at..end, FindingKind::SiblingsDateOfBirth, sure, &siblings);
    }
    let grown_up = scan.tokens[at.saturating_sub(BEFORE)..at].iter().any(|token| is_parent(&token.plain));
    let sure = if says_born(scan, at) && !grown_up { Sureness::Likely } else { Sureness::Possible };
    scan.find(at..end, FindingKind::DateOfBirth, sure, &lead.clone());
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
    let Some(lead) = scan.known.birthdays.get(&day).cloned() else { return };
    let own = lead.iter().any(|one| scan.is_own(*one));
    let grown_up = scan.tokens[at.saturating_sub(BEFORE)..at].iter().any(|token| is_parent(&token.plain));
    if !own && !grown_up {
        scan.find(at..end, FindingKind::DateOfBirth, Sureness::Possible, &lead);
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

/// The day and month that begin at a word, and where they end: "9 March", "March 9", "09/03".
fn birthday(tokens: &[NameToken], at: usize) -> Option<((u32, u32), usize)> {
    let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
    let valid = |month: u32, day: u32| NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day));
    if let Some(month) = month(&first.plain) {
        return Some((valid(month, day(&second.plain)?).filter(|_| second.joins())?, at + 2));
    }
    let day = day(&first.plain)?;
    if second.plain == "of" {
        return Some((valid(month(&tokens.get(at + 2)?.plain)?, day)?, at + 3));
    }
    if let Some(month) = month(&second.plain).filter(|_| is_apart(&second.gap)) {
        return Some((valid(month, day)?, at + 2));
    }
    let parted = matches!(second.gap.as_str(), "/" | ".");
    let month = figures(&second.plain).filter(|_| parted)?;
    Some((valid(month, day)?, at + 2))
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

/// The date that begins at a word, and where it ends.
pub(super) fn date(tokens: &[NameToken], at: usize) -> Option<(NaiveDate, usize)> {
    let (first, second, third) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    if let Some(month) = month(&first.plain) {
        // March 4, 2017
        let date = day_of(year(&third.plain)?, month, day(&second.plain)?)?;
        return (second.joins() && is_apart(&third.gap)).then_some((date, at + 3));
    }
    if first.plain.len() == 4 && figures_only(&first.plain) {
        // 2017-03-04
        let same = second.gap == third.gap && is_separator(&second.gap);
        let date = day_of(year(&first.plain)?, figures(&second.plain)?, figures(&third.plain)?)?;
        return same.then_some((date, at + 3));
    }
    let day = day(&first.plain)?;
    if second.plain == "of" {
        // 4th of March 2017
        let date = day_of(year(&tokens.get(at + 3)?.plain)?, month(&third.plain)?, day)?;
        return Some((date, at + 4));
    }
    if let Some(month) = month(&second.plain) {
        let date = day_of(year(&third.plain)?, month, day)?;
        return (is_apart(&second.gap) && is_apart(&third.gap)).then_some((date, at + 3));
    }
    let same = second.gap == third.gap && is_separator(&second.gap);
    let date = day_of(year(&third.plain)?, figures(&second.plain)?, day)?;
    same.then_some((date, at + 3))
}

fn is_separator(gap: &str) -> bool {
    matches!(gap.trim(), "/" | "." | "-" | "–" | "‐") || gap == " "
}

fn is_apart(gap: &str) -> bool {
    matches!(gap, " " | ", " | "-" | "/" | "." | ". " | " '" | " ’" | "\u{a0}")
}

fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn figures_only(plain: &str) -> bool {
    plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn figures(plain: &str) -> Option<u32> {
    (plain.len() < 3).then(|| plain.parse().ok()).flatten()
}

/// "4", "04", "4th".
fn day(plain: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    figures(bare)
}

/// "17" is 2017: nobody in such a record was born before 1950.
fn year(plain: &str) -> Option<i32> {
    let year: i32 = plain.parse().ok()?;
    match plain.len() {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::names::name_tokens;
    use crate::text::reader::ReadText;

    fn tokens(text: &str) -> Vec<NameToken> {
        name_tokens(&ReadText::of(text))
    }

    #[test]
    fn a_date_is_read_however_it_is_written() {
        let born = NaiveDate::from_ymd_opt(2017, 3, 4).unwrap();
        for written in [
            "4/3/2017",
            "04/03/17",
            "04.03.17",
            "4-3-2017",
            "2017-03-04",
            "4 March 2017",
            "4th March 2017",
            "4th of March 2017",
            "4 Mar 17",
            "March 4, 2017",
            "4 March, 2017",
            "04 03 2017",
        ] {
            let words = tokens(written);
            assert_eq!(date(&words, 0), Some((born, words.len())), "{written}");
        }
        let longer = tokens("17th October 2011");
        assert_eq!(date(&longer, 0).map(|(date, _)| date.to_string()).as_deref(), Some("2011-10-17"));
        for other in ["31/2/2017", "4/3", "March 2017", "120/3/2017", "4 of 2017"] {
            assert_eq!(date(&tokens(other), 0), None, "{other}");
        }
    }
}
