//! Which way text runs, by the Unicode bidirectional algorithm.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Sets what follows apart from its surroundings, up to [`END`].
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Whether a paragraph's first letter belongs to a script that runs from right to left.
pub fn runs_right_to_left(paragraph: &str) -> bool {
    let directions = paragraph.chars().map(bidi_class);
    let mut strong = directions.filter(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL));
    strong.next().is_some_and(|class| class != BidiClass::L)
}

/// The direction of a paragraph and of each of its bytes; of none where all of it runs from left to right. What stands
/// between quotation marks takes its direction from its own first letter, and has no part in that of its surroundings: so
/// a full stop at the end of an Arabic quotation stays at its end.
pub fn directions(text: &str) -> (Level, Vec<Level>) {
    if !text.chars().any(|letter| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN)) {
        return (Level::ltr(), Vec::new());
    }
    let mut isolated = String::with_capacity(text.len());
    let mut inserted = Vec::new();
    let mut insert = |isolated: &mut String, mark: char| {
        inserted.push(isolated.len());
        isolated.push(mark);
    };
    let pairs = |opening: char, closing: char| text.matches(opening).count() == text.matches(closing).count();
    let (curly, angled) = (pairs('“', '”'), pairs('«', '»'));
    for letter in text.chars() {
        let within = if matches!(letter, '“' | '”') { curly } else { angled };
        match letter {
            '“' | '«' if within => {
                isolated.push(letter);
                insert(&mut isolated, ISOLATE);
            }
            '”' | '»' if within => {
                insert(&mut isolated, END);
                isolated.push(letter);
            }
            _ => isolated.push(letter),
        }
    }
    let bidi = ParagraphBidiInfo::new(&isolated, None);
    let mut inserted = inserted.into_iter().peekable();
    let mut levels = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < isolated.len() {
        if inserted.next_if_eq(&at).is_some() {
            at += ISOLATE.len_utf8();
        } else {
            levels.push(bidi.levels[at]);
            at += 1;
        }
    }
    (bidi.paragraph_level, levels)
}
