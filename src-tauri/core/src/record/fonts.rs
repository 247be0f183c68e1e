//! The typefaces a record is set in, and which of them a word takes.

use std::sync::OnceLock;

use ttf_parser::{Face as Outline, GlyphId};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    Regular,
    Bold,
    Italic,
}

/// One font file: its place in [`FACES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(usize);

/// A font file compiled into the program. All of ours are TrueType with 1000 units to the em.
pub struct Face {
    pub postscript_name: &'static str,
    pub bytes: &'static [u8],
    outline: Outline<'static>,
}

macro_rules! font_file {
    ($name:literal) => {
        include_bytes!(concat!("../../../../assets/fonts/", $name))
    };
}
/// Atkinson Hyperlegible Next was drawn for readers with low vision; Noto Sans has the letters it lacks (Vietnamese
/// stacked accents, Greek, Cyrillic). Each style lists them in order of preference.
const FACES: [(&str, &[u8]); 6] = [
    ("AtkinsonHyperlegibleNext-Regular", font_file!("AtkinsonHyperlegibleNext-Regular.ttf")),
    ("NotoSans-Regular", font_file!("NotoSans-Regular.ttf")),
    ("AtkinsonHyperlegibleNext-Bold", font_file!("AtkinsonHyperlegibleNext-Bold.ttf")),
    ("NotoSans-Bold", font_file!("NotoSans-Bold.ttf")),
    ("AtkinsonHyperlegibleNext-Italic", font_file!("AtkinsonHyperlegibleNext-Italic.ttf")),
    ("NotoSans-Italic", font_file!("NotoSans-Italic.ttf")),
];

impl Style {
    /// The faces to try for this style, best first.
    pub fn faces(self) -> [FaceId; 2] {
        match self {
            Style::Regular => [FaceId(0), FaceId(1)],
            Style::Bold => [FaceId(2), FaceId(3)],
            Style::Italic => [FaceId(4), FaceId(5)],
        }
    }
}

impl FaceId {
    pub fn face(self) -> &'static Face {
        static PARSED: OnceLock<Vec<Face>> = OnceLock::new();
        let faces = PARSED.get_or_init(|| {
            FACES
                .iter()
                .map(|&(postscript_name, bytes)| {
                    let outline = Outline::parse(bytes, 0).expect("the fonts compiled in are well formed");
                    Face { postscript_name, bytes, outline }
                })
                .collect()
        });
        &faces[self.0]
    }

    /// A short name for the font in page resources: "T0". Not F, which printpdf keeps for readers' own fonts.
    pub fn resource_name(self) -> String {
        format!("T{}", self.0)
    }
}

/// What a PDF reader is told about a face, in thousandths of an em.
pub struct FaceMetrics {
    pub ascent: i64,
    pub descent: i64,
    pub cap_height: i64,
    pub bounding_box: [i64; 4],
    /// Degrees anticlockwise from upright; negative leans right.
    pub italic_angle: i64,
    pub stem: i64,
}

impl Face {
    /// The glyph of a character, if the face has it.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.outline.glyph_index(character).map(|glyph| glyph.0).filter(|&glyph| glyph != 0)
    }

    /// How far a character moves the pen, in thousandths of an em; nothing for a character the face lacks.
    pub fn advance(&self, character: char) -> u32 {
        let glyph = GlyphId(self.glyph(character).unwrap_or(0));
        u32::from(self.outline.glyph_hor_advance(glyph).unwrap_or(0))
    }

    pub fn metrics(&self) -> FaceMetrics {
        let outline = &self.outline;
        let reach = outline.global_bounding_box();
        FaceMetrics {
            ascent: outline.ascender().into(),
            descent: outline.descender().into(),
            cap_height: outline.capital_height().unwrap_or(700).into(),
            bounding_box: [reach.x_min.into(), reach.y_min.into(), reach.x_max.into(), reach.y_max.into()],
            italic_angle: outline.italic_angle().round() as i64,
            // PDF wants a stem width that no font file states; this follows the weight, as other writers do.
            stem: 50 + i64::from(outline.weight().to_number()) * i64::from(outline.weight().to_number()) / 4225,
        }
    }
}
