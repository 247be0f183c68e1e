//! Numbers as they are said: what dictation writes of a day, a year or a row of figures.

use crate::text::names::NameToken;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

fn place(words: &[&str], word: &str) -> Option<u32> {
    words.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok())
}

fn ten(word: &str) -> Option<u32> {
    place(&TENS, word).map(|at| (at + 2) * 10)
}

/// A number below twenty, in one word.
pub(super) fn small(word: &str) -> Option<u32> {
    place(&ONES, word)
}

/// The number that begins at a word and is below a hundred, and where it ends.
pub(super) fn number(tokens: &[NameToken], at: usize) -> Option<(u32, usize)> {
    let word = tokens.get(at)?.plain.as_str();
    if let Some(small) = small(word) {
        return Some((small, at + 1));
    }
    let tens = ten(word)?;
    let ones = tokens.get(at + 1).filter(|next| next.joins()).and_then(|next| place(&ONES[..10], &next.plain));
    Some(ones.filter(|ones| *ones > 0).map_or((tens, at + 1), |ones| (tens + ones, at + 2)))
}

/// "the twenty first", "ninth": the day, or the month by its number.
pub(super) fn ordinal(tokens: &[NameToken], at: usize) -> Option<(u32, usize)> {
    let word = tokens.get(at)?.plain.as_str();
    if let Some(day) = place(&ORDINALS, word) {
        return Some((day + 1, at + 1));
    }
    if word == "thirtieth" {
        return Some((30, at + 1));
    }
    let tens = ten(word).filter(|tens| *tens <= 30)?;
    let ones = tokens.get(at + 1).filter(|next| next.joins()).and_then(|next| place(&ORDINALS[..9], &next.plain))?;
    Some((tens + ones + 1, at + 2))
}

/// "twenty ten", "two thousand and nine", "nineteen ninety nine".
pub(super) fn year(tokens: &[NameToken], at: usize) -> Option<(i32, usize)> {
    let (first, next) = number(tokens, at)?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.plain.as_str());
    if first == 2 && word(next) == "thousand" {
        let from = if word(next + 1) == "and" { next + 2 } else { next + 1 };
        let (rest, end) = number(tokens, from).unwrap_or((0, next + 1));
        return Some((2000 + i32::try_from(rest).ok()?, end));
    }
    // "twenty oh nine".
    let oh = matches!(word(next), "oh" | "o" | "zero" | "hundred");
    let (rest, end) = number(tokens, if oh { next + 1 } else { next })?;
    let fits = matches!(first, 19 | 20) && (if oh { rest < 10 } else { rest > 9 });
    fits.then_some((i32::try_from(first * 100 + rest).ok()?, end))
}

/// One figure, or two of them: "nine", "oh", "double four".
pub(super) fn figures(tokens: &[NameToken], at: usize) -> Option<(String, usize)> {
    let figure = |at: usize| match tokens.get(at)?.plain.as_str() {
        "oh" | "o" | "nought" | "naught" => Some("0".to_owned()),
        word => place(&ONES[..10], word).map(|figure| figure.to_string()),
    };
    let times = match tokens.get(at)?.plain.as_str() {
        "double" => 2,
        "triple" | "treble" => 3,
        _ => return figure(at).map(|said| (said, at + 1)),
    };
    figure(at + 1).map(|said| (said.repeat(times), at + 2))
}
