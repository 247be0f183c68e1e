//! What of a text comes out on paper, character by character, and where each of them was entered.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a character is once it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// It only steers a screen.
    Nothing,
    Space,
    Break,
    Letter,
}

fn form(character: char, before: char) -> Form {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Form::Break,
        // These two join letters, or part them, where a script has a use for that.
        '\u{200c}' | '\u{200d}' if before >= '\u{590}' => Form::Letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            Form::Nothing
        }
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => Form::Nothing,
        '\u{e0000}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => Form::Nothing,
        // Letters by their class, and a blank on paper.
        '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}' => Form::Space,
        _ if character.is_whitespace() => Form::Space,
        // None gets in any more; in a book of before, it says nothing.
        _ if character.is_control() => Form::Nothing,
        _ => Form::Letter,
    }
}

/// Goes through what is printed: each character, and the byte of the text that it was entered at. A soft hyphen counts
/// where the line ends at it, and nowhere else.
fn walk(text: &str, mut put: impl FnMut(usize, char, Form)) {
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        match form(character, before) {
            Form::Nothing if character == '\u{ad}' && next.is_some_and(|next| form(next, character) == Form::Break) => {
                put(at, '-', Form::Letter);
            }
            Form::Nothing => {}
            Form::Break => {
                if character == '\r' && next == Some('\n') {
                    rest.next();
                }
                put(at, '\n', Form::Break);
            }
            form => put(at, character, form),
        }
        before = character;
    }
}

/// Text as paper sets it: composed (so that é is one letter however it was typed), every line break a new line, tabs as
/// spaces, without the characters that only steer a screen. Spaces that hold words together go on doing so.
pub(crate) fn for_setting(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    walk(text, |_, character, _| kept.push(if character == '\t' { ' ' } else { character }));
    kept.nfc().collect()
}

/// A text as it is printed, every space of one kind, with the way back to what was entered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Printed {
    text: String,
    /// Where each printed letter begins, here and in what was entered; none where the two are byte for byte the same. What
    /// is not printed belongs to the letter before it, so that nothing of what was entered is left over.
    back: Vec<(usize, usize)>,
    entered: usize,
}

impl Printed {
    pub fn of(text: &str) -> Self {
        if text.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)) {
            return Self { text: text.to_owned(), back: Vec::new(), entered: text.len() };
        }
        let mut printed = Self { text: String::with_capacity(text.len()), back: Vec::new(), entered: text.len() };
        // A letter and what may melt into it, each with where it was entered.
        let mut cluster: Vec<(usize, char)> = Vec::new();
        walk(text, |at, character, form| {
            let character = match form {
                Form::Space => ' ',
                _ => character,
            };
            if begins_anew(character) {
                printed.push(&cluster);
                cluster.clear();
            }
            cluster.push((at, character));
        });
        printed.push(&cluster);
        if let Some(first) = printed.back.first_mut() {
            first.1 = 0;
        }
        printed
    }

    /// What does not melt into one letter stays apart.
    fn push(&mut self, cluster: &[(usize, char)]) {
        let Some(((at, first), rest)) = cluster.split_first() else { return };
        let melted: String = cluster.iter().map(|(_, character)| *character).nfc().collect();
        self.back.push((self.text.len(), *at));
        if let Some(others) = melted.strip_prefix(*first) {
            self.text.push(*first);
            if let Some((at, _)) = rest.first() {
                self.back.push((self.text.len(), *at));
            }
            self.text.push_str(others);
        } else {
            self.text.push_str(&melted);
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of what was entered that some bytes of the printed text came from.
    pub fn entered(&self, span: &Range<usize>) -> Range<usize> {
        if self.back.is_empty() {
            return span.clone();
        }
        let after = |byte: usize| self.back.partition_point(|(printed, _)| *printed <= byte);
        let start = |place: usize| self.back.get(place).map_or(self.entered, |(_, entered)| *entered);
        let from =
            if span.start >= self.text.len() { self.entered } else { start(after(span.start).saturating_sub(1)) };
        match span.end.checked_sub(1).filter(|last| *last >= span.start) {
            Some(last) => from..start(after(last)),
            None => from..from,
        }
    }
}

/// Whether a character can be no part of the letter before it.
fn begins_anew(character: char) -> bool {
    character < '\u{300}'
        || (canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) != IsNormalized::Maybe)
}
