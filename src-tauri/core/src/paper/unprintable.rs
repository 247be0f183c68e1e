//! What cannot be printed, told while it is typed: a document that nobody can make is refused too late.

use std::ops::Range;

use super::fonts::Style;
use crate::text::printed::for_setting;

/// A character that a typeface of ours lacks, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprintable {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// Which it is.
    pub character: char,
}

impl Unprintable {
    /// "U+12000 (𒀀)".
    pub fn words(&self) -> String {
        format!("U+{:04X} ({})", u32::from(self.character), self.character)
    }
}

/// Every character of a text that a document would refuse, in the text's order; whatever style it is set in.
pub fn unprintable(text: &str) -> Vec<Unprintable> {
    /// Letters below this are in every style's own faces; looking them up is most of the work on most texts.
    const COMMON: char = '\u{180}';
    let uncommon = text.char_indices().filter(|(_, letter)| *letter >= COMMON);
    uncommon
        .filter(|(_, letter)| !for_setting(&letter.to_string()).chars().all(in_every_style))
        .map(|(at, character)| Unprintable { range: at..at + character.len_utf8(), character })
        .collect()
}

/// Whether it can be set upright, bold and slanted. The two that join letters or part them are nobody's, and a new line
/// is none.
fn in_every_style(letter: char) -> bool {
    // Faces have a sign for a letter that was lost on its way, and a record of before prints it; a new one asks for the
    // letter.
    if letter == char::REPLACEMENT_CHARACTER {
        return false;
    }
    matches!(letter, '\n' | '\u{200c}' | '\u{200d}')
        || [Style::Regular, Style::Bold, Style::Italic]
            .into_iter()
            .all(|style| style.faces().any(|face| face.face().glyph(letter).is_some()))
}

#[cfg(test)]
mod tests {
    use super::unprintable;
    use crate::paper::flow::paragraph;
    use crate::paper::typography::{BODY, QUOTE, STRONG};

    #[test]
    fn what_is_told_is_what_a_document_refuses() {
        let all = (0..=0x2ffff_u32).step_by(7).filter_map(char::from_u32).filter(|letter| !letter.is_control());
        for letter in all.filter(|letter| *letter != char::REPLACEMENT_CHARACTER) {
            let text = format!("a{letter}b");
            let refused =
                [BODY, STRONG, QUOTE].iter().any(|setting| paragraph("a text", &text, *setting, 200.0).is_err());
            assert_eq!(
                !unprintable(&text).is_empty(),
                refused,
                "U+{:04X} is told of as it is refused",
                u32::from(letter)
            );
        }
    }

    #[test]
    fn a_lost_letter_is_told_of_and_still_set_where_it_was_signed() {
        assert_eq!(unprintable("aged \u{fffd}\u{fffd} months").len(), 2, "each is pointed out");
        assert!(paragraph("a text", "aged \u{fffd}", BODY, 200.0).is_ok(), "an earlier record is set again");
    }

    #[test]
    fn it_says_which_and_where() {
        let found = unprintable("Seen \u{12000} today");
        assert_eq!(found.len(), 1, "one character is no letter of ours");
        assert_eq!((found[0].range.clone(), found[0].words().as_str()), (5..9, "U+12000 (\u{12000})"));
    }
}
