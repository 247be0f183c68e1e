//! One line of text: the pieces it is made of, and where each stands once the line is full.

use unicode_bidi::{BidiInfo, Level};

use super::{fonts::FaceId, language::Language, shape::Glyph};

/// Text in one face and one language, in reading order. Its glyphs stand where the line has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub face: FaceId,
    /// None for the language of the document.
    pub language: Option<Language>,
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// Each glyph with the letters it stands for.
    pub fn signs(&self) -> impl Iterator<Item = (&Glyph, &str)> {
        let mut rest = self.text.as_str();
        self.glyphs.iter().map(move |glyph| {
            let (letters, after) = rest.split_at(glyph.bytes);
            rest = after;
            (glyph, letters)
        })
    }
}

/// One line as it will be printed. It keeps the space it was broken at, which does not count in its width, so that text
/// taken out of the file reads as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub runs: Vec<Run>,
    /// Without trailing space, in thousandths of an em.
    pub width: i32,
    /// Of a paragraph that runs from right to left.
    pub right_to_left: bool,
}

impl Line {
    /// Width on paper, in points, without trailing space.
    pub fn points(&self, size: f32) -> f32 {
        self.width as f32 * size / 1000.0
    }
}

/// Part of a line: a word, or the space after it, in one face, language and direction.
#[derive(Clone, Debug)]
pub struct LinePiece {
    pub face: FaceId,
    pub language: Option<Language>,
    pub level: Level,
    pub text: String,
    pub glyphs: Vec<Glyph>,
    pub advance: i32,
    pub space: bool,
}

/// Pieces in reading order, not yet in their places.
#[derive(Default)]
pub struct UnsetLine {
    pub pieces: Vec<LinePiece>,
    /// Without trailing space.
    pub width: i32,
    /// With it.
    pub advance: i32,
}

impl UnsetLine {
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub fn push(&mut self, piece: LinePiece) {
        self.advance += piece.advance;
        if !piece.space {
            self.width = self.advance;
        }
        self.pieces.push(piece);
    }

    pub fn extend(&mut self, pieces: impl IntoIterator<Item = LinePiece>) {
        pieces.into_iter().for_each(|piece| self.push(piece));
    }

    pub fn append(&mut self, word: UnsetLine) {
        self.extend(word.pieces);
    }

    /// How wide it is up to each byte.
    pub fn widths(&self) -> Vec<i32> {
        let mut widths = vec![0];
        let mut pen = 0;
        for glyph in self.pieces.iter().flat_map(|piece| &piece.glyphs) {
            // Bytes within a letter are never asked for; each has the width up to the letter's end.
            pen += glyph.advance;
            widths.extend(std::iter::repeat_n(pen, glyph.bytes));
            if let Some(last) = widths.last_mut() {
                *last = pen;
            }
        }
        widths
    }

    /// Puts the pieces in their places. Space at the end of a line hangs out at the end the paragraph runs to (rule L1 of
    /// the bidirectional algorithm), and the rest is ordered by rule L2.
    pub fn order(mut self, base: Level) -> Line {
        for piece in self.pieces.iter_mut().rev().take_while(|piece| piece.space) {
            piece.level = base;
        }
        let levels: Vec<Level> = self.pieces.iter().map(|piece| piece.level).collect();
        let mut lefts = vec![0; self.pieces.len()];
        // Trailing space of a line that runs to the left lies left of its edge.
        let mut pen = if base.is_rtl() { self.width - self.advance } else { 0 };
        for at in BidiInfo::reorder_visual(&levels) {
            lefts[at] = pen;
            pen += self.pieces[at].advance;
        }
        let mut runs: Vec<Run> = Vec::new();
        for (piece, left) in self.pieces.into_iter().zip(lefts) {
            let glyphs = piece.glyphs.into_iter().map(|glyph| Glyph { x: glyph.x + left, ..glyph });
            match runs.last_mut() {
                Some(run) if run.face == piece.face && run.language == piece.language => {
                    run.text.push_str(&piece.text);
                    run.glyphs.extend(glyphs);
                }
                _ => runs.push(Run {
                    face: piece.face,
                    language: piece.language,
                    text: piece.text,
                    glyphs: glyphs.collect(),
                }),
            }
        }
        Line { runs, width: self.width, right_to_left: base.is_rtl() }
    }
}
