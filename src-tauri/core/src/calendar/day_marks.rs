//! The figures and words that a day is written with, and the day that they give.

use chrono::{NaiveDate, Weekday};

use super::words::{month_meant, weekday_named};

/// The years that somebody may mean.
pub(super) const YEARS: std::ops::Range<i32> = 1900..2200;

/// A figure or a word of what was typed, and where it stands.
pub(super) struct DateToken<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl DateToken<'_> {
    pub fn number(&self) -> Option<u32> {
        self.text.parse().ok()
    }

    pub fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text)
    }
}

/// A day as it was written.
pub(super) enum Parts<'t> {
    /// Day, month, and the figures of the year.
    Whole(u32, u32, &'t str),
    /// Six figures in a row.
    Figures(&'t str),
    /// Day and month.
    WithoutYear(u32, u32),
    /// A month, and figures after it that are its day or its year.
    DayOrYear(&'t str, u32),
}

/// What parts the figures and words of a date.
fn parts_a_date(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '/' | '.' | ',' | '-' | '\\' | '_' | '(' | ')' | '[' | ']' | '\'' | '’' | '‘' | '"' | '“' | '”'
        )
        || matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2044}' | '\u{2215}')
}

/// Figures and words; every other letter stands for itself.
pub(super) fn cut(text: &str) -> Vec<DateToken<'_>> {
    let mut marks: Vec<DateToken> = Vec::new();
    let kind = |letter: char| match letter {
        '0'..='9' => 1,
        letter if letter.is_alphabetic() => 2,
        letter if parts_a_date(letter) => 0,
        _ => 3,
    };
    let mut before = 0;
    for (at, letter) in text.char_indices() {
        let now = kind(letter);
        match marks.last_mut() {
            Some(mark) if now == before && matches!(now, 1 | 2) => mark.text = &text[mark.at..at + letter.len_utf8()],
            _ if now != 0 => marks.push(DateToken { text: &text[at..at + letter.len_utf8()], at }),
            _ => {}
        }
        before = now;
    }
    marks
}

/// The weekday that stands there, with "the" after it.
pub(super) fn weekday_at(marks: &[DateToken], at: &mut usize) -> Option<Weekday> {
    let named = marks.get(*at).and_then(|mark| weekday_named(mark.text));
    *at += usize::from(named.is_some());
    *at += usize::from(marks.get(*at).is_some_and(|mark| mark.is(&["the"])));
    named
}

/// The figures and the month that stand there, in any of their orders.
pub(super) fn parts<'t>(marks: &[DateToken<'t>], at: &mut usize) -> Option<Parts<'t>> {
    let first = marks.get(*at)?;
    if let Some(month) = month_meant(first.text) {
        *at += 1;
        let figures = marks.get(*at)?.text;
        let day = short(marks, at)?;
        if marks.len() == *at && figures.len() == 2 && day > 19 {
            return Some(Parts::DayOrYear(figures, month));
        }
        skip(marks, at, &["st", "nd", "rd", "th"]);
        return Some(whole(day, month, marks, at));
    }
    match first.text.len() {
        8 if first.number().is_some() => {
            *at += 1;
            return joined(first.text);
        }
        6 if first.number().is_some() => {
            *at += 1;
            return Some(Parts::Figures(first.text));
        }
        4 if first.number().is_some() => {
            *at += 1;
            let month = month_at(marks, at)?;
            return Some(Parts::Whole(short(marks, at)?, month, first.text));
        }
        _ => {}
    }
    let day = short(marks, at)?;
    skip(marks, at, &["st", "nd", "rd", "th"]);
    skip(marks, at, &["of"]);
    let month = month_at(marks, at)?;
    Some(whole(day, month, marks, at))
}

/// "20261125" or "25112026": whichever is a day.
fn joined(figures: &str) -> Option<Parts<'_>> {
    let of = |range: std::ops::Range<usize>| figures.get(range)?.parse::<u32>().ok();
    let year = |text: &str| text.parse().ok().filter(|year| YEARS.contains(year));
    let (first, last) = (year(&figures[..4]), year(&figures[4..]));
    let (month, day) = (of(4..6)?, of(6..8)?);
    if first.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).is_some() {
        return Some(Parts::Whole(day, month, &figures[..4]));
    }
    last.map(|_| Some(Parts::Whole(of(0..2)?, of(2..4)?, &figures[4..])))?
}

/// The day and month, with the year that stands there.
fn whole<'t>(day: u32, month: u32, marks: &[DateToken<'t>], at: &mut usize) -> Parts<'t> {
    match marks.get(*at) {
        Some(mark) if mark.number().is_some() => {
            *at += 1;
            Parts::Whole(day, month, mark.text)
        }
        _ => Parts::WithoutYear(day, month),
    }
}

fn month_at(marks: &[DateToken], at: &mut usize) -> Option<u32> {
    let named = marks.get(*at).and_then(|mark| month_meant(mark.text));
    if named.is_some() {
        *at += 1;
        return named;
    }
    short(marks, at)
}

/// A number of one or two figures.
pub(super) fn short(marks: &[DateToken], at: &mut usize) -> Option<u32> {
    let number = marks.get(*at).filter(|mark| mark.text.len() <= 2).and_then(DateToken::number)?;
    *at += 1;
    Some(number)
}

pub(super) fn skip(marks: &[DateToken], at: &mut usize, words: &[&str]) {
    *at += usize::from(marks.get(*at).is_some_and(|mark| mark.is(words)));
}
