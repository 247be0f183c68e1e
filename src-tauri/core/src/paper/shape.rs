//! From letters to glyphs: joined, stacked and reordered as their script has it, each knowing the letters it stands for.

use harfrust::{Buffer, ClusterLevel, Direction, ShapeOptions, ShaperFont, shape as apply};

use super::fonts::{Face, FaceId};

/// A glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    pub id: u16,
    /// How many bytes of the text it stands for; none for an accent whose letter speaks for both.
    pub bytes: usize,
    /// One of several glyphs that are fewer letters between them, and stand for those only together.
    pub joined: bool,
    /// From the left edge of what was shaped, or of the line once it stands on one; in thousandths of an em.
    pub x: i32,
    /// Above the baseline.
    pub y: i32,
    pub advance: i32,
}

/// Shapes text that one face has all of, and gives its glyphs in reading order, whichever way it runs.
pub fn shape(face: FaceId, text: &str, right_to_left: bool) -> Vec<Glyph> {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let face = face.face();
    let plan = face.plan(&buffer);
    let font = ShaperFont::new(&face.font).with_scale(1000);
    // It fails only for a plan made for other text than this.
    let _ = apply(&font, &mut buffer, ShapeOptions::new().plan(Some(&plan)));
    let mut pen = 0;
    let mut glyphs: Vec<(usize, Glyph)> = buffer
        .glyph_infos()
        .iter()
        .zip(buffer.glyph_positions())
        .map(|(info, position)| {
            let (x, y, advance) = (pen + position.x_offset, position.y_offset, position.x_advance);
            pen += advance;
            (info.cluster as usize, Glyph { id: info.glyph_id as u16, bytes: 0, joined: false, x, y, advance })
        })
        .collect();
    if right_to_left {
        glyphs.reverse();
    }
    apportion(text, &mut glyphs);
    let glyphs = glyphs.into_iter().map(|(_, glyph)| glyph);
    if right_to_left { one_letter_each(face, text, glyphs) } else { glyphs.collect() }
}

/// Tells each glyph what it stands for. Between them, the glyphs of a cluster share its letters out in their order: one
/// letter each, and the last takes what is left over; so what stands in the file reads as it was typed even where a
/// script draws a vowel before the consonant it follows.
fn apportion(text: &str, glyphs: &mut [(usize, Glyph)]) {
    let starts: Vec<usize> = (0..glyphs.len()).filter(|&at| begins(glyphs, at)).collect();
    for (number, &first) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(glyphs.len());
        let from = if number == 0 { 0 } else { glyphs[first].0 };
        let to = if end < glyphs.len() { glyphs[end].0 } else { text.len() };
        let standing: Vec<usize> = (first..end).filter(|&at| at == first || stands(&glyphs[at].1)).collect();
        let mut letters = text[from..to].chars().map(char::len_utf8);
        for &at in &standing {
            glyphs[at].1.bytes = letters.next().unwrap_or(0);
        }
        let last = standing[standing.len() - 1];
        if glyphs[last].1.bytes == 0 {
            standing.iter().for_each(|&at| glyphs[at].1.joined = true);
        }
        glyphs[last].1.bytes += letters.sum::<usize>();
    }
}

/// Whether a glyph is the first of a cluster. One that opens with an accent belongs to the cluster before it.
fn begins(glyphs: &[(usize, Glyph)], at: usize) -> bool {
    at == 0 || (glyphs[at].0 != glyphs[at - 1].0 && stands(&glyphs[at].1))
}

/// A glyph that stands on the line in its own right. An accent does not: it moves no pen, or is raised.
fn stands(glyph: &Glyph) -> bool {
    glyph.advance != 0 && glyph.y == 0
}

/// Leaves each glyph a single letter to stand for, and gives the others to blanks at its left: readers turn
/// round what runs from right to left code by code, or else letter by letter, and so agree.
fn one_letter_each(face: &Face, text: &str, glyphs: impl Iterator<Item = Glyph>) -> Vec<Glyph> {
    let Some(blank) = face.blank() else { return glyphs.collect() };
    let mut each = Vec::new();
    let mut rest = text;
    for mut glyph in glyphs {
        let (letters, after) = rest.split_at(glyph.bytes);
        rest = after;
        let mut letters = letters.chars().map(char::len_utf8);
        glyph.bytes = letters.next().unwrap_or(0);
        each.push(glyph);
        let blanks = (1..).zip(letters).map(|(place, bytes)| Glyph {
            id: blank,
            bytes,
            joined: false,
            x: glyph.x - place,
            y: 0,
            advance: 0,
        });
        each.extend(blanks);
    }
    each
}
