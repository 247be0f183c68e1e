//! One page's marks as operators, with the marked content that ties text to the structure tree.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, DictItem, FontId, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem, TextMatrix};

use super::super::fonts::FaceId;
use super::super::language::Language;
use super::super::line::Run;
use super::super::shape::Glyph;
use super::embed::Alphabet;
use crate::paper::layout_events::{Area, ElementId, Ink, Mark, PAGE_HEIGHT, Page};

/// A page as operators, and whose each marked content is: the identifier is the place in the list.
pub struct Drawn {
    pub operators: Vec<Op>,
    pub owners: Vec<ContentOwner>,
}

/// The element that a marked content belongs to, and its language where that is not the document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentOwner {
    pub element: ElementId,
    pub language: Option<Language>,
}

/// What the marks being written belong to.
#[derive(Clone, PartialEq)]
enum MarkedPart {
    Outside,
    Element(ContentOwner),
    /// Of an element, but its glyphs are not what it says: these words are.
    Words(ContentOwner, String),
    Furniture,
}

/// Where a line begins, and how it is set.
#[derive(Clone, Copy)]
struct LineStart {
    x: f32,
    baseline: f32,
    size: f32,
    ink: Ink,
}

/// A glyph and the letters it stands for.
type Sign<'a> = (&'a Glyph, &'a str);

struct ContentWriter<'a> {
    operators: Vec<Op>,
    owners: Vec<ContentOwner>,
    section: MarkedPart,
    alphabets: &'a BTreeMap<FaceId, Alphabet>,
}

pub fn draw(page: &Page, alphabets: &BTreeMap<FaceId, Alphabet>) -> Drawn {
    let mut writer =
        ContentWriter { operators: Vec::new(), owners: Vec::new(), section: MarkedPart::Outside, alphabets };
    for mark in &page.marks {
        match mark {
            Mark::Text { of, x, baseline, size, ink, runs } => {
                let start = LineStart { x: *x, baseline: *baseline, size: *size, ink: *ink };
                runs.iter().for_each(|run| writer.text(*of, start, run));
            }
            Mark::Fill { area, ink } => {
                writer.enter(MarkedPart::Furniture);
                writer.fill(*area, *ink);
            }
        }
    }
    writer.enter(MarkedPart::Outside);
    Drawn { operators: writer.operators, owners: writer.owners }
}

impl ContentWriter<'_> {
    fn enter(&mut self, section: MarkedPart) {
        // Words are said once: the next that are the same are said again.
        if self.section == section && !matches!(section, MarkedPart::Words(..)) {
            return;
        }
        if self.section != MarkedPart::Outside {
            self.operators.push(Op::EndMarkedContent);
        }
        match &section {
            MarkedPart::Outside => {}
            MarkedPart::Furniture => self.operators.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            MarkedPart::Element(owner) => self.begin(*owner, None),
            MarkedPart::Words(owner, words) => self.begin(*owner, Some(words)),
        }
        self.section = section;
    }

    fn begin(&mut self, owner: ContentOwner, words: Option<&str>) {
        let mut map = BTreeMap::from([("MCID".into(), DictItem::Int(self.owners.len() as i64))]);
        if let Some(words) = words {
            let data = [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
            map.insert("ActualText".into(), DictItem::String { data, literal: false });
        }
        let properties = DictItem::Dict { map };
        self.operators.push(Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties });
        self.owners.push(owner);
    }

    /// First the glyphs that stand for text, in reading order and all on the baseline, so that whoever takes the text out
    /// of the file gets it whole; then the accents, which stand for none.
    fn text(&mut self, of: Option<ElementId>, start: LineStart, run: &Run) {
        let section = |words: Option<String>| match (of, words) {
            (None, _) => MarkedPart::Furniture,
            (Some(element), None) => MarkedPart::Element(ContentOwner { element, language: run.language }),
            (Some(element), Some(words)) => MarkedPart::Words(ContentOwner { element, language: run.language }, words),
        };
        let (standing, accents): (Vec<Sign>, Vec<Sign>) =
            run.signs().partition(|(glyph, letters)| glyph.joined || !letters.is_empty());
        for group in standing.chunk_by(|one, next| one.0.joined == next.0.joined) {
            let words = group[0].0.joined.then(|| group.iter().map(|(_, letters)| *letters).collect());
            self.enter(section(words));
            self.show(start, run.face, group);
        }
        if !accents.is_empty() {
            self.enter(section(Some(String::new())));
            self.show(start, run.face, &accents);
        }
    }

    /// Shows glyphs where they stand. Those of one showing run from left to right, as readers take them to (PDF 1.7,
    /// 14.8.2.3.3); one that stands left of the one before it begins another.
    fn show(&mut self, start: LineStart, face: FaceId, signs: &[Sign]) {
        let em = start.size / 1000.0;
        let font = PdfFontHandle::External(FontId(face.resource_name()));
        let size = Pt(start.size);
        self.operators.extend([Op::StartTextSection, colour(start.ink), Op::SetFont { font, size }]);
        for row in signs.chunk_by(|(one, _), (next, _)| next.x >= one.x && next.y == one.y) {
            let first = row[0].0;
            let (x, y) = (start.x + first.x as f32 * em, PAGE_HEIGHT - start.baseline + first.y as f32 * em);
            let matrix = TextMatrix::Translate(points(x), points(y));
            let items = self.items(face, row);
            self.operators.extend([Op::SetTextMatrix { matrix }, Op::ShowText { items }]);
        }
        self.operators.push(Op::EndTextSection);
    }

    /// Codes, and how far the pen goes back between them to where the next glyph stands.
    fn items(&self, face: FaceId, row: &[Sign]) -> Vec<TextItem> {
        let mut items = Vec::new();
        let mut pen = row[0].0.x;
        for (glyph, letters) in row {
            if pen != glyph.x {
                items.push(TextItem::Offset((pen - glyph.x) as f32));
            }
            let code = Codepoint::new(self.alphabets[&face].code(glyph.id, letters), 0.0);
            match items.last_mut() {
                Some(TextItem::GlyphIds(codes)) => codes.push(code),
                _ => items.push(TextItem::GlyphIds(vec![code])),
            }
            // The pen moves by the width that the font states, whatever the shaper would have it move by.
            pen = glyph.x + face.face().advance(glyph.id);
        }
        items
    }

    fn fill(&mut self, area: Area, ink: Ink) {
        let bottom = PAGE_HEIGHT - area.top - area.height;
        let [x, y, width, height] = [area.x, bottom, area.width, area.height].map(points);
        let rectangle = Rect { mode: Some(PaintMode::Fill), ..Rect::from_xywh(x, y, width, height) };
        self.operators.extend([colour(ink), Op::DrawRectangle { rectangle }]);
    }
}

fn colour(ink: Ink) -> Op {
    let [r, g, b] = match ink {
        Ink::Text => [0.08, 0.09, 0.11],
        Ink::Quiet => [0.34, 0.37, 0.41],
        Ink::Accent => [0.07, 0.27, 0.42],
        Ink::Tint => [0.945, 0.957, 0.969],
        Ink::Hairline => [0.74, 0.77, 0.80],
        Ink::White => [1.0, 1.0, 1.0],
    };
    Op::SetFillColor { col: Color::Rgb(Rgb { r, g, b, icc_profile: None }) }
}

/// Points to a hundredth: finer than any printer, and short.
fn points(value: f32) -> Pt {
    Pt((value * 100.0).round() / 100.0)
}
