//! A date as people write it, or as dictation does.

use chrono::NaiveDate;

use super::spoken;
use crate::calendar::words::month_named;
use crate::text::names::NameToken;

/// The day and month that begin at a word, and where they end: "9 March", "March 9", "09/03", "the ninth of March".
pub(super) fn birthday(tokens: &[NameToken], at: usize) -> Option<((u32, u32), usize)> {
    let valid = |month: u32, day: u32| NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day));
    if let Some(month) = month_named(&tokens.get(at)?.plain) {
        let (day, end) = day(tokens, at + 1).filter(|_| tokens[at + 1].joins())?;
        return Some((valid(month, day)?, end));
    }
    let (day, next) = day(tokens, at)?;
    let second = tokens.get(next)?;
    if let Some((month, end)) = month(tokens, next) {
        return Some((valid(month, day)?, end));
    }
    let parted = matches!(second.gap.as_str(), "/" | ".");
    let month = figures(&second.plain).filter(|_| parted)?;
    Some((valid(month, day)?, next + 1))
}

/// The date that begins at a word, and where it ends.
pub(super) fn date(tokens: &[NameToken], at: usize) -> Option<(NaiveDate, usize)> {
    let first = tokens.get(at)?;
    if let Some(date) = in_one(&first.plain) {
        return Some((date, at + 1));
    }
    if let Some(month) = month_named(&first.plain) {
        // March 4, 2017
        let (day, next) = day(tokens, at + 1).filter(|_| tokens[at + 1].joins())?;
        let (year, end) = year(tokens, next)?;
        return is_apart(&tokens[next].gap).then_some((day_of(year, month, day)?, end));
    }
    if first.plain.len() == 4 && figures_only(&first.plain) {
        // 2017-03-04
        let (second, third) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
        let same = second.gap == third.gap && is_separator(&second.gap);
        let date = day_of(year_in_figures(&first.plain)?, figures(&second.plain)?, figures(&third.plain)?)?;
        return same.then_some((date, at + 3));
    }
    let (day, next) = day(tokens, at)?;
    if let Some((month, next)) = month(tokens, next) {
        // 4 March 2017, 4th of March 2017, the fourth of the third twenty seventeen
        let (year, end) = year(tokens, next)?;
        return is_apart(&tokens[next].gap).then_some((day_of(year, month, day)?, end));
    }
    let (second, third) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    let same = second.gap == third.gap && is_separator(&second.gap);
    let year = year_in_figures(&third.plain)?;
    let month = figures(&second.plain).or_else(|| roman(&second.plain))?;
    // 3/25/2017, as Americans have it.
    let date = day_of(year, month, day).or_else(|| day_of(year, day, month))?;
    same.then_some((date, at + 3))
}

/// "04032017", "20170304", "4Mar17".
fn in_one(plain: &str) -> Option<NaiveDate> {
    if plain.len() == 8 && figures_only(plain) {
        let part = |from: usize, to: usize| plain[from..to].parse::<u32>().ok();
        let year = |from: usize| plain[from..from + 4].parse::<i32>().ok().filter(|year| (1950..2100).contains(year));
        let forwards = year(4).and_then(|year| day_of(year, part(2, 4)?, part(0, 2)?));
        return forwards.or_else(|| year(0).and_then(|year| day_of(year, part(4, 6)?, part(6, 8)?)));
    }
    if !plain.is_ascii() || plain.len() > 11 {
        return None;
    }
    let from = plain.find(|c: char| c.is_ascii_alphabetic()).filter(|from| (1..=2).contains(from))?;
    let to = plain.rfind(|c: char| c.is_ascii_alphabetic())? + 1;
    day_of(year_in_figures(&plain[to..])?, month_named(&plain[from..to])?, plain[..from].parse().ok()?)
}

/// "040317", which is a date only where somebody is said to be born on it.
pub(super) fn in_six(plain: &str) -> Option<NaiveDate> {
    let part = |from: usize| plain[from..from + 2].parse::<u32>().ok();
    let six = plain.len() == 6 && figures_only(plain);
    if six { day_of(year_in_figures(&plain[4..])?, part(2)?, part(0)?) } else { None }
}

/// The month and year that begin at a word, and where they end: "May 2013".
pub(super) fn month_of_year(tokens: &[NameToken], at: usize) -> Option<((u32, i32), usize)> {
    let month = month_named(&tokens.get(at)?.plain)?;
    let next = tokens.get(at + 1).filter(|next| is_apart(&next.gap) && next.plain.len() == 4)?;
    Some(((month, year_in_figures(&next.plain)?), at + 2))
}

/// The day that begins at a word: "4", "04", "4th", "twenty first", "four".
fn day(tokens: &[NameToken], at: usize) -> Option<(u32, usize)> {
    let plain = &tokens.get(at)?.plain;
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    figures(bare)
        .map(|day| (day, at + 1))
        .or_else(|| spoken::ordinal(tokens, at))
        .or_else(|| spoken::number(tokens, at).filter(|(day, _)| (1..=31).contains(day)))
}

/// The month that a day is followed by: "March", "of March", "of the third".
fn month(tokens: &[NameToken], at: usize) -> Option<(u32, usize)> {
    let first = tokens.get(at)?;
    if let Some(month) = month_named(&first.plain) {
        return is_apart(&first.gap).then_some((month, at + 1));
    }
    let named = first.plain == "of";
    let second = tokens.get(at + 1).filter(|_| named)?;
    if second.plain == "the" {
        // "of the 5th", "of the fifth".
        return day(tokens, at + 2).filter(|(month, _)| (1..=12).contains(month));
    }
    month_named(&second.plain).map(|month| (month, at + 2))
}

fn year(tokens: &[NameToken], at: usize) -> Option<(i32, usize)> {
    year_in_figures(&tokens.get(at)?.plain).map(|year| (year, at + 1)).or_else(|| spoken::year(tokens, at))
}

/// "III", as Poles and Romanians write a month.
fn roman(plain: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    MONTHS.iter().position(|month| *month == plain).and_then(|at| u32::try_from(at + 1).ok())
}

fn is_separator(gap: &str) -> bool {
    matches!(gap.trim(), "/" | "." | "-" | "–" | "‐") || gap == " "
}

fn is_apart(gap: &str) -> bool {
    matches!(gap, " " | ", " | "-" | "/" | "." | ". " | " '" | " ’" | "\u{a0}" | "\n")
}

fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn figures_only(plain: &str) -> bool {
    !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn figures(plain: &str) -> Option<u32> {
    (plain.len() < 3).then(|| plain.parse().ok()).flatten()
}

/// "17" is 2017: nobody in such a record was born before 1950.
fn year_in_figures(plain: &str) -> Option<i32> {
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
            "04032017",
            "20170304",
            "4Mar17",
            "4.III.2017",
            "fourth of March twenty seventeen",
            "fourth of the third twenty seventeen",
        ] {
            let words = tokens(written);
            assert_eq!(date(&words, 0), Some((born, words.len())), "{written}");
        }
        let said = tokens("twenty-first of September two thousand and nine");
        assert_eq!(date(&said, 0).map(|(date, end)| (date.to_string(), end)), Some(("2009-09-21".into(), said.len())));
        let longer = tokens("17th October 2011");
        assert_eq!(date(&longer, 0).map(|(date, _)| date.to_string()).as_deref(), Some("2011-10-17"));
        for other in ["31/2/2017", "4/3", "March 2017", "120/3/2017", "4 of 2017"] {
            assert_eq!(date(&tokens(other), 0), None, "{other}");
        }
    }
}
