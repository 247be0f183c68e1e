//! From text to lines: which face each word takes, how wide it is, where a line may break.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::fonts::{FaceId, Style};

/// Text in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub face: FaceId,
    pub text: String,
    /// In thousandths of an em.
    pub advance: u32,
}

/// One line as it will be printed. It keeps the space it was broken at, which does not count in its width, so that text
/// taken out of the file reads as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub runs: Vec<Run>,
    /// Without trailing space, in thousandths of an em.
    pub width: u32,
}

/// A character that none of our typefaces has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingGlyph(pub char);

/// Breaks text into lines no wider than `width` points at `size` points, at the places the Unicode line-breaking rules
/// allow; a word wider than a line is broken between letters. A new line in the text is kept. Empty text has no lines.
///
/// `lead` is what the text opens with, set bold; it may be empty, and is words of ours: composed, without a new line.
pub fn wrap(lead: &str, text: &str, style: Style, size: f32, width: f32) -> Result<Vec<Line>, MissingGlyph> {
    let limit = (width.max(1.0) * 1000.0 / size) as u32;
    let text = printable(text);
    let mut lines = Vec::new();
    let mut lead = Some(lead).filter(|lead| !lead.is_empty());
    for paragraph in text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        match lead.take() {
            Some(lead) => {
                let styles = |at| if at < lead.len() { Style::Bold } else { style };
                wrap_paragraph(&format!("{lead} {paragraph}"), styles, limit, &mut lines)?;
            }
            None => wrap_paragraph(paragraph, |_| style, limit, &mut lines)?,
        }
    }
    Ok(lines)
}

/// Text as it is set: composed (so that é is one letter however it was typed), tabs as spaces, without the characters
/// that only steer a screen.
fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .nfc()
        .filter(|character| {
            !matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
        })
        .map(|character| match character {
            '\t' => ' ',
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            other => other,
        })
        .collect()
}

/// `styles` gives the style of the word that begins at a place in the paragraph.
fn wrap_paragraph(
    paragraph: &str,
    styles: impl Fn(usize) -> Style,
    limit: u32,
    lines: &mut Vec<Line>,
) -> Result<(), MissingGlyph> {
    let mut line = Line::default();
    let mut start = 0;
    for (end, opportunity) in linebreaks(paragraph) {
        let word = set_word(&paragraph[start..end], styles(start))?;
        start = end;
        if !line.runs.is_empty() && line.advance() + word.width > limit {
            lines.push(std::mem::take(&mut line));
        }
        if word.width > limit {
            line = break_word(word, limit, lines);
        } else {
            line.append(word);
        }
        if opportunity == BreakOpportunity::Mandatory {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.runs.is_empty() {
        lines.push(line);
    }
    // The next paragraph must not run into this one when the text is taken out of the file.
    if let Some(run) = lines.last_mut().and_then(|line| line.runs.last_mut())
        && !run.text.ends_with(' ')
    {
        run.text.push(' ');
        run.advance += run.face.face().advance(' ');
    }
    Ok(())
}

/// Sets one word: in the first face that has all of it, else letter by letter, so that a name keeps one look.
fn set_word(word: &str, style: Style) -> Result<Line, MissingGlyph> {
    let faces = style.faces();
    let whole = faces.into_iter().find(|face| word.chars().all(|letter| face.face().glyph(letter).is_some()));
    let mut line = Line::default();
    for letter in word.chars() {
        let face = whole.or_else(|| faces.into_iter().find(|face| face.face().glyph(letter).is_some()));
        line.push(face.ok_or(MissingGlyph(letter))?, letter);
    }
    Ok(line)
}

/// Fills whole lines with a word that is wider than one, and gives back what is left.
fn break_word(word: Line, limit: u32, lines: &mut Vec<Line>) -> Line {
    let mut line = Line::default();
    for run in word.runs {
        for letter in run.text.chars() {
            let full = line.advance() + run.face.face().advance(letter) > limit;
            if full && !line.runs.is_empty() && letter != ' ' && !is_combining_mark(letter) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(run.face, letter);
        }
    }
    line
}

impl Line {
    fn push(&mut self, face: FaceId, letter: char) {
        let advance = face.face().advance(letter);
        match self.runs.last_mut() {
            Some(run) if run.face == face => {
                run.text.push(letter);
                run.advance += advance;
            }
            _ => self.runs.push(Run { face, text: letter.into(), advance }),
        }
        if letter != ' ' {
            self.width = self.advance();
        }
    }

    fn append(&mut self, word: Line) {
        self.width = self.advance() + word.width;
        for run in word.runs {
            match self.runs.last_mut() {
                Some(last) if last.face == run.face => {
                    last.text.push_str(&run.text);
                    last.advance += run.advance;
                }
                _ => self.runs.push(run),
            }
        }
    }

    /// With trailing space, in thousandths of an em.
    fn advance(&self) -> u32 {
        self.runs.iter().map(|run| run.advance).sum()
    }

    /// Width on paper, in points, without trailing space.
    pub fn points(&self, size: f32) -> f32 {
        self.width as f32 * size / 1000.0
    }
}
