//! Text as it comes from Word, Outlook, a PDF or a chat, made into what the person meant by it.

use super::symbols::{flag_of, ligature, windows_letter, word_symbol};

const BLACK_FLAG: char = '\u{1f3f4}';

/// Text with the leavings of other programs put into plain characters: line breaks of every kind are new lines, Word's
/// symbols are bullets and arrows, Windows' letters are those letters, a PDF's ligatures come apart. What no reader sees goes: control characters, what
/// overrides the direction of text, marks of an editor. Cleaning what is clean changes nothing.
///
/// Honest Arabic and Hebrew needs no override, and keeps its marks (U+200E, U+200F, U+061C) and its isolates where each has
/// its end. The joiners (U+200C, U+200D) stay, and the break without width (U+200B) where a script writes no spaces.
pub fn cleaned(text: &str) -> String {
    if !text.chars().any(is_doubtful) {
        return text.to_owned();
    }
    // U+0085 alone is a line break of its own; among other letters of Windows it is the ellipsis that they have there.
    let windows = text.chars().any(|letter| letter != '\u{85}' && windows_letter(letter).is_some());
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\u{85}' if windows => clean.push('…'),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\n' | '\t' => clean.push(letter),
            '\u{80}'..='\u{9f}' => clean.extend(windows_letter(letter)),
            '\u{f000}'..='\u{f0ff}' => clean.push(word_symbol(letter).unwrap_or(letter)),
            '\u{fb00}'..='\u{fb06}' => clean.push_str(ligature(letter)),
            BLACK_FLAG => {
                let tail: String = std::iter::from_fn(|| letters.next_if(|tag| is_tag(*tag))).collect();
                clean.push(letter);
                clean.push_str(flag_of(&tail));
            }
            '\u{200b}' => {
                let unspaced = |letter: &char| writes_no_spaces(*letter);
                if clean.chars().next_back().as_ref().is_some_and(unspaced) && letters.peek().is_some_and(unspaced) {
                    clean.push(letter);
                }
            }
            _ if is_unseen(letter) => {}
            _ => clean.push(letter),
        }
    }
    without_lone_isolates(clean)
}

/// The same on one line: a name or a number has no second.
pub fn on_one_line(text: &str) -> String {
    let clean = cleaned(text);
    if clean.contains(['\n', '\t']) { clean.split_whitespace().collect::<Vec<_>>().join(" ") } else { clean }
}

/// Whether cleaning has anything to do with a character.
fn is_doubtful(letter: char) -> bool {
    matches!(letter, '\u{b}' | '\u{c}' | '\r' | '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{f000}'..='\u{f0ff}')
        || matches!(letter, '\u{fb00}'..='\u{fb06}')
        || is_isolate(letter)
        || is_unseen(letter)
}

/// What has no look of its own, and no use in text that is read.
fn is_unseen(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    let no_character = u32::from(letter) & 0xfffe == 0xfffe || matches!(letter, '\u{fdd0}'..='\u{fdef}');
    control
        || no_character
        || matches!(
            letter,
            // A hyphen that may show, overrides and embeddings of direction, joins of words, an editor's own marks.
            '\u{ad}' | '\u{180e}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Letters and an end that nobody sees: after this flag they say whose it is.
fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{e0020}'..='\u{e007f}')
}

fn is_isolate(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}

/// Thai, Lao, Tibetan, Burmese and Khmer, in which U+200B may stand between words.
fn writes_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{19e0}'..='\u{19ff}')
}

/// Without the isolates that have no end on their line, and ends that begin nothing.
fn without_lone_isolates(text: String) -> String {
    const END: char = '\u{2069}';
    if !text.contains(is_isolate) {
        return text;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' => lone.append(&mut open),
            END if open.pop().is_none() => lone.push(at),
            END => {}
            _ if is_isolate(letter) => open.push(at),
            _ => {}
        }
    }
    lone.append(&mut open);
    text.char_indices().filter(|(at, _)| !lone.contains(at)).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cleaned, on_one_line};

    #[test]
    fn what_other_programs_leave_becomes_what_was_meant() {
        for (pasted, meant) in [
            ("\u{f0b7}\tSeen\u{b}at home", "•\tSeen\nat home"),
            ("\u{f0a7} one \u{f0e0} two", "▪ one → two"),
            ("a\r\nb\rc\u{c}d\u{85}e\u{2028}f\u{2029}g", "a\nb\nc\nd\ne\nf\ng"),
            ("It\u{92}s \u{93}fine\u{94} \u{96} \u{80}5\u{85}", "It’s “fine” – €5…"),
            ("\u{81}\u{8d}a\u{0}b\u{7}c\u{1b}d\u{7f}", "abcd"),
            ("reco\u{ad}very \u{202e}evil\u{202c} \u{feff}x\u{fffc}", "recovery evil x"),
            ("שלום \u{2068}Ada\u{2069} \u{200f}!", "שלום \u{2068}Ada\u{2069} \u{200f}!"),
            ("\u{2067}open\nend\u{2069}", "open\nend"),
            ("a\u{200b}b ไป\u{200b}บ้าน", "ab ไป\u{200b}บ้าน"),
            ("می\u{200c}خواهم 👩\u{200d}👧", "می\u{200c}خواهم 👩\u{200d}👧"),
            ("\u{f123} \u{e000}", "\u{f123} \u{e000}"),
            ("The o\u{fb03}cer \u{fb01}led an a\u{fb00}idavit", "The officer filed an affidavit"),
            ("🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}!", "🏴 (Wales)!"),
            ("🏴\u{e0075}\u{e0073}\u{e007f} 🏴", "🏴 🏴"),
        ] {
            assert_eq!(cleaned(pasted), meant, "of {pasted:?}");
        }
        assert_eq!(on_one_line("Ada\r\n  Example"), "Ada Example", "a name has one line");
        assert_eq!(on_one_line(" Ada  Example"), " Ada  Example", "and is otherwise as it was typed");
    }

    /// Letters, and a good many of what is cleaned.
    fn anything() -> impl Strategy<Value = String> {
        let doubtful = prop_oneof![
            any::<char>(),
            (0_u32..0xa0).prop_filter_map("a character", char::from_u32),
            (0xf000_u32..0xf100).prop_filter_map("a character", char::from_u32),
            (0x2028_u32..0x2070).prop_filter_map("a character", char::from_u32),
            proptest::sample::select("aé’ש\u{200b}\u{ad}ก\r\n".chars().collect::<Vec<_>>()),
        ];
        proptest::collection::vec(doubtful, 0..40).prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in anything()) {
            let once = cleaned(&text);
            prop_assert_eq!(&cleaned(&once), &once);
            prop_assert_eq!(on_one_line(&on_one_line(&text)), on_one_line(&text));
        }

        #[test]
        fn no_control_and_no_override_gets_in(text in anything()) {
            let clean = cleaned(&text);
            let left = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
            prop_assert!(!clean.contains(left), "{:?}", clean);
            let steers = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}');
            prop_assert!(!clean.contains(steers), "{:?}", clean);
        }

        #[test]
        fn what_reads_plainly_stays_to_the_letter(text in "[a-zA-Z0-9 .,;:’“”é\n\t\u{600}-\u{604}\u{e01}-\u{e3a}-]{0,60}") {
            prop_assert_eq!(cleaned(&text), text);
        }
    }
}
