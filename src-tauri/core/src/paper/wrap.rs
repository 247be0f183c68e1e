//! From text to lines: which face each word takes, where a line may break.

use std::ops::Range;

use unicode_bidi::Level;
use unicode_linebreak::BreakOpportunity;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    direction::{directions, runs_right_to_left},
    fonts::{FaceId, Style},
    language::{self, Language},
    line::{Line, LinePiece, UnsetLine},
    line_breaks::line_breaks,
    shape::shape,
};
use crate::text::printed::for_setting;

/// A character that none of our typefaces has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingGlyph(pub char);

/// Breaks text into lines no wider than `width` points at `size` points, at the places the Unicode line-breaking rules
/// allow; a word wider than a line is broken between letters. A new line in the text is kept. Empty text has no lines.
///
/// `lead` is what the text opens with, set bold; it may be empty, and is composed, without a new line. Text that runs the
/// other way from its lead begins on a line of its own. `said` is the language that the text after its lead is in, where
/// somebody said so.
pub fn wrap(
    lead: &str,
    text: &str,
    said: Option<Language>,
    style: Style,
    size: f32,
    width: f32,
) -> Result<Vec<Line>, MissingGlyph> {
    let limit = (width.max(1.0) * 1000.0 / size) as i32;
    let text = for_setting(text);
    let mut lines = Vec::new();
    let mut lead = Some(lead).filter(|lead| !lead.is_empty());
    for paragraph in text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        match lead.take() {
            Some(lead) if runs_right_to_left(paragraph) => {
                Wrapping::of(lead, lead.len(), None, style).into_lines(limit, &mut lines)?;
                Wrapping::of(paragraph, 0, said, style).into_lines(limit, &mut lines)?;
            }
            Some(lead) => {
                Wrapping::of(&format!("{lead} {paragraph}"), lead.len(), said, style).into_lines(limit, &mut lines)?
            }
            None => Wrapping::of(paragraph, 0, said, style).into_lines(limit, &mut lines)?,
        }
    }
    Ok(lines)
}

/// A paragraph on its way into lines.
struct Wrapping<'a> {
    text: &'a str,
    /// Where its opening words in bold end.
    lead: usize,
    style: Style,
    /// The direction of each byte; none where all of it runs from left to right.
    levels: Vec<Level>,
    base: Level,
    /// The stretches in other languages that begin at or after the place that was last looked at.
    languages: Vec<(Range<usize>, Language)>,
}

impl<'a> Wrapping<'a> {
    fn of(text: &'a str, lead: usize, said: Option<Language>, style: Style) -> Self {
        let (base, levels) = directions(text);
        let languages = match said {
            Some(said) => language::whole(text, lead, said),
            None => language::stretches(text),
        };
        Self { text, lead, style, levels, base, languages }
    }

    fn into_lines(self, limit: i32, lines: &mut Vec<Line>) -> Result<(), MissingGlyph> {
        let mut line = UnsetLine::default();
        let mut start = 0;
        for (end, opportunity) in line_breaks(self.text) {
            let word = self.set(start..end)?;
            if !line.is_empty() && line.advance + word.width > limit {
                lines.push(std::mem::take(&mut line).order(self.base));
            }
            if word.width > limit {
                line = self.break_word(start..end, &word, limit, lines)?;
            } else {
                line.append(word);
            }
            start = end;
            if opportunity == BreakOpportunity::Mandatory && !line.is_empty() {
                // The next paragraph must not run into this one when the text is taken out of the file.
                if end == self.text.len() && line.pieces.last().is_some_and(|piece| !piece.space) {
                    line.push(self.space());
                }
                lines.push(std::mem::take(&mut line).order(self.base));
            }
        }
        Ok(())
    }

    /// Sets what stands between two places where a line may break: a word, most often, and the space after it.
    fn set(&self, range: Range<usize>) -> Result<UnsetLine, MissingGlyph> {
        let text = &self.text[range.clone()];
        let word = text.trim_end_matches(' ');
        let style = if range.start < self.lead { Style::Bold } else { self.style };
        // The first face that has all of it, else one for each letter, so that a name keeps one look.
        let language = self.language(range.start);
        let whole = style.faces_for(language).find(|&face| has(face, word));
        let mut set = UnsetLine::default();
        let mut open: Option<(FaceId, Range<usize>)> = None;
        for (at, letter) in text.grapheme_indices(true).map(|(at, letter)| (range.start + at, letter)) {
            // The space after a word is not looked for with it, and not every face has one.
            let whole = whole.filter(|&face| has(face, letter));
            let faces = match whole.or_else(|| style.faces_for(language).find(|&face| has(face, letter))) {
                Some(face) => vec![(face, at..at + letter.len())],
                None => apart(style, at, letter)?,
            };
            for (face, letter) in faces {
                match &mut open {
                    Some((last, range)) if *last == face && self.alike(range.start, letter.start) => {
                        range.end = letter.end
                    }
                    _ => {
                        let done = open.replace((face, letter));
                        set.extend(done.map(|(face, range)| self.piece(face, range)));
                    }
                }
            }
        }
        set.extend(open.map(|(face, range)| self.piece(face, range)));
        Ok(set)
    }

    /// Whether the letters at two places can be shaped as one.
    fn alike(&self, one: usize, other: usize) -> bool {
        self.level(one) == self.level(other)
            && self.language(one) == self.language(other)
            && self.is_space(one) == self.is_space(other)
    }

    fn is_space(&self, at: usize) -> bool {
        self.text.as_bytes()[at] == b' '
    }

    fn level(&self, at: usize) -> Level {
        self.levels.get(at).copied().unwrap_or(self.base)
    }

    fn language(&self, at: usize) -> Option<Language> {
        let after = self.languages.partition_point(|(range, _)| range.end <= at);
        self.languages.get(after).filter(|(range, _)| range.contains(&at)).map(|(_, language)| *language)
    }

    fn piece(&self, face: FaceId, range: Range<usize>) -> LinePiece {
        let text = self.text[range.clone()].to_owned();
        let level = self.level(range.start);
        let glyphs = shape(face, &text, level.is_rtl());
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        LinePiece {
            face,
            language: self.language(range.start),
            level,
            glyphs,
            advance,
            space: self.is_space(range.start),
            text,
        }
    }

    /// A space that nobody typed.
    fn space(&self) -> LinePiece {
        let face = self.style.faces().next().expect("every style has faces");
        let glyphs = shape(face, " ", false);
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        LinePiece { face, language: None, level: self.base, glyphs, advance, space: true, text: " ".into() }
    }

    /// Fills whole lines with a word that is wider than one, and gives back what is left. `set` is the word in one piece,
    /// from which each letter's width is taken; a part is shaped anew, since its ends may look otherwise alone.
    fn break_word(
        &self,
        range: Range<usize>,
        set: &UnsetLine,
        limit: i32,
        lines: &mut Vec<Line>,
    ) -> Result<UnsetLine, MissingGlyph> {
        let widths = set.widths();
        let text = &self.text[range.clone()];
        let mut from = 0;
        let mut taken = 0;
        for (at, letter) in text.grapheme_indices(true) {
            let wide = widths[at + letter.len()] - taken > limit;
            if wide && at > from && letter != " " {
                lines.push(self.set(range.start + from..range.start + at)?.order(self.base));
                (from, taken) = (at, widths[at]);
            }
        }
        self.set(range.start + from..range.end)
    }
}

/// Whether a face has every letter of a text; the two that join or part letters are nobody's.
fn has(face: FaceId, text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '\u{200c}' | '\u{200d}') || face.face().glyph(letter).is_some())
}

/// A letter and its accents that no one face has together: each from the first that has it.
fn apart(style: Style, at: usize, letter: &str) -> Result<Vec<(FaceId, Range<usize>)>, MissingGlyph> {
    let mut faces = Vec::new();
    let mut before = style.faces().next();
    for (place, part) in letter.char_indices() {
        // What joins parts is nobody's: it goes with the part before it.
        let joins = matches!(part, '\u{200c}' | '\u{200d}');
        let own = || style.faces().find(|face| face.face().glyph(part).is_some());
        before = if joins { before } else { own() };
        faces.push((before.ok_or(MissingGlyph(part))?, at + place..at + place + part.len_utf8()));
    }
    Ok(faces)
}
