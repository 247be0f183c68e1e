//! The typefaces a document is set in, and what is asked of them.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use harfrust::{Buffer, Font, ShapePlan};
use ttf_parser::{Face as Outline, GlyphId};

use super::language::Language;

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Upright, of book weight.
    Regular,
    /// Upright, heavy.
    Bold,
    /// Slanted.
    Italic,
}

/// One font file: its place in [`FACES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(usize);

/// A font file compiled into the program, all of them TrueType outlines.
pub struct Face {
    /// What the font calls itself, as a PDF has to.
    pub postscript_name: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
    outline: Outline<'static>,
    /// The same file as the shaper reads it.
    pub font: Font,
    /// What the shaper worked out for each script set in this face so far.
    plans: RwLock<Vec<Arc<ShapePlan>>>,
}

macro_rules! font_files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")))),*]
    };
}

/// Atkinson Hyperlegible Next was drawn for readers with low vision; Noto Sans has the letters it lacks (Vietnamese
/// stacked accents, Greek, Cyrillic), and a face of its own for each further script. Han is Droid Sans Fallback's, whose
/// 28,000 characters take a quarter of the room of Noto's; it has them in the forms of simplified Chinese, so Japanese and
/// traditional Chinese have a face each, cut to what is in their national sets (`assets/fonts/README.txt`).
///
/// A face's number is its place here, and stands in the records that use it: new ones come at the end.
///
/// Urdu is set in the Arabic face, in the Naskh style: a Nastaliq hangs too low for lines of this height.
const FACES: [(&str, &[u8]); 35] = font_files![
    "AtkinsonHyperlegibleNext-Regular",
    "NotoSans-Regular",
    "AtkinsonHyperlegibleNext-Bold",
    "NotoSans-Bold",
    "AtkinsonHyperlegibleNext-Italic",
    "NotoSans-Italic",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansTamil-Regular",
    "NotoSansEthiopic-Regular",
    "DroidSansFallbackFull",
    "NotoSansThai-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansKannada-Regular",
    "NotoSansKR-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansLao-Regular",
    "NotoSansOriya-Regular",
    "NotoSerifTibetan-Regular",
    "NotoSansSyriac-Regular",
    "NotoSansThaana-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansSymbols-Regular",
    "NotoEmoji-Regular",
    "NotoSansJP-Regular",
    "NotoSansTC-Regular",
];

/// The two whose letters another face has as well, in the forms of another country.
const JAPANESE: FaceId = FaceId(33);
const TRADITIONAL_CHINESE: FaceId = FaceId(34);

/// The first of those that every style falls back to: their scripts have no italics, and a document's few words in one of
/// them are as plain in bold as out of it.
const FIRST_SHARED: usize = 6;

impl Style {
    /// The faces to try for this style, best first.
    pub fn faces(self) -> impl Iterator<Item = FaceId> {
        let own = match self {
            Style::Regular => [0, 1],
            Style::Bold => [2, 3],
            Style::Italic => [4, 5],
        };
        own.into_iter().chain(FIRST_SHARED..FACES.len()).map(FaceId)
    }

    /// The same for text in a language: one that has its own forms of letters which others write too comes first.
    pub fn faces_for(self, language: Option<Language>) -> impl Iterator<Item = FaceId> {
        let own = match language {
            Some("ja") => Some(JAPANESE),
            Some("zh-Hant") => Some(TRADITIONAL_CHINESE),
            _ => None,
        };
        own.into_iter().chain(self.faces())
    }
}

impl FaceId {
    /// The font file, parsed once for the program's life.
    pub fn face(self) -> &'static Face {
        static PARSED: [OnceLock<Face>; FACES.len()] = [const { OnceLock::new() }; FACES.len()];
        PARSED[self.0].get_or_init(|| {
            let (postscript_name, bytes) = FACES[self.0];
            let outline = Outline::parse(bytes, 0).expect("the fonts compiled in are well formed");
            let font = Font::new(bytes, 0).expect("the fonts compiled in are well formed");
            Face { postscript_name, bytes, outline, font, plans: RwLock::default() }
        })
    }

    /// A short name for the font in page resources: "T0". Not F, which printpdf keeps for readers' own fonts.
    pub fn resource_name(self) -> String {
        format!("T{}", self.0)
    }
}

/// What a PDF reader is told about a face, in thousandths of an em.
pub struct FaceMetrics {
    /// Of the highest letter above the baseline.
    pub ascent: i64,
    /// Of the lowest letter below the baseline: negative.
    pub descent: i64,
    /// Of a capital above the baseline.
    pub cap_height: i64,
    /// What every glyph fits into: left, bottom, right, top.
    pub bounding_box: [i64; 4],
    /// Degrees anticlockwise from upright; negative leans right.
    pub italic_angle: i64,
    /// The width of an upright stroke.
    pub stem: i64,
}

impl Face {
    /// The glyph of a character, if the face has it. Some faces have one for control characters too, which stand for
    /// nothing that can be printed.
    pub fn glyph(&self, character: char) -> Option<u16> {
        if character.is_control() {
            return None;
        }
        self.outline.glyph_index(character).map(|glyph| glyph.0).filter(|&glyph| glyph != 0)
    }

    /// How far a glyph moves the pen, in thousandths of an em; nothing for a glyph the face lacks.
    pub fn advance(&self, glyph: u16) -> i32 {
        self.thousandths(self.outline.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0).into()) as i32
    }

    /// A glyph that shows nothing: of no width where the face has one, else the space.
    pub fn blank(&self) -> Option<u16> {
        self.glyph('\u{200b}').or_else(|| self.glyph(' '))
    }

    /// How the shaper is to go about text of the buffer's script and direction: the same for every document.
    pub fn plan(&self, buffer: &Buffer) -> Arc<ShapePlan> {
        let (direction, script) = (buffer.direction(), buffer.script());
        let known = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = known.iter().find(|plan| plan.direction() == direction && plan.script() == script) {
            return plan.clone();
        }
        drop(known);
        let plan = Arc::new(ShapePlan::new(&self.font, direction, script, None, &[]));
        self.plans.write().unwrap_or_else(PoisonError::into_inner).push(plan.clone());
        plan
    }

    /// What a PDF states of it, in thousandths of the type size.
    pub fn metrics(&self) -> FaceMetrics {
        let outline = &self.outline;
        let reach = outline.global_bounding_box();
        let reach = [reach.x_min, reach.y_min, reach.x_max, reach.y_max];
        FaceMetrics {
            ascent: self.thousandths(outline.ascender().into()),
            descent: self.thousandths(outline.descender().into()),
            cap_height: outline.capital_height().map_or(700, |height| self.thousandths(height.into())),
            bounding_box: reach.map(|edge| self.thousandths(edge.into())),
            italic_angle: outline.italic_angle().round() as i64,
            // PDF wants a stem width that no font file states; this follows the weight, as other writers do.
            stem: 50 + i64::from(outline.weight().to_number()) * i64::from(outline.weight().to_number()) / 4225,
        }
    }

    /// The file's own units, most often already thousandths of an em, as such.
    fn thousandths(&self, units: i64) -> i64 {
        (units as f64 * 1000.0 / f64::from(self.outline.units_per_em())).round() as i64
    }
}
