//! One page's marks as operators, with the marked content that ties text to the structure tree.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, DictItem, FontId, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem, TextMatrix};

use super::{
    super::{
        events::{Area, ElementId, Ink, Mark, PAGE_HEIGHT, Page},
        fonts::FaceId,
        wrap::Run,
    },
    embed::Alphabet,
};

/// A page as operators, and which element each marked content belongs to: the identifier is the place in the list.
pub struct Drawn {
    pub operators: Vec<Op>,
    pub owners: Vec<ElementId>,
}

/// What the marks being written belong to.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Outside,
    Element(ElementId),
    Furniture,
}

struct Writer<'a> {
    operators: Vec<Op>,
    owners: Vec<ElementId>,
    section: Section,
    alphabets: &'a BTreeMap<FaceId, Alphabet>,
}

pub fn draw(page: &Page, alphabets: &BTreeMap<FaceId, Alphabet>) -> Drawn {
    let mut writer = Writer { operators: Vec::new(), owners: Vec::new(), section: Section::Outside, alphabets };
    for mark in &page.marks {
        match mark {
            Mark::Text { of, x, baseline, size, ink, runs } => {
                writer.enter(of.map_or(Section::Furniture, Section::Element));
                writer.text(*x, *baseline, *size, *ink, runs);
            }
            Mark::Fill { area, ink } => {
                writer.enter(Section::Furniture);
                writer.fill(*area, *ink);
            }
        }
    }
    writer.enter(Section::Outside);
    Drawn { operators: writer.operators, owners: writer.owners }
}

impl Writer<'_> {
    fn enter(&mut self, section: Section) {
        if self.section == section {
            return;
        }
        if self.section != Section::Outside {
            self.operators.push(Op::EndMarkedContent);
        }
        match section {
            Section::Outside => {}
            Section::Furniture => self.operators.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            Section::Element(element) => {
                let identifier = DictItem::Int(self.owners.len() as i64);
                let properties = DictItem::Dict { map: BTreeMap::from([("MCID".into(), identifier)]) };
                self.operators.push(Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties });
                self.owners.push(element);
            }
        }
        self.section = section;
    }

    fn text(&mut self, x: f32, baseline: f32, size: f32, ink: Ink, runs: &[Run]) {
        let matrix = TextMatrix::Translate(points(x), points(PAGE_HEIGHT - baseline));
        self.operators.extend([Op::StartTextSection, colour(ink), Op::SetTextMatrix { matrix }]);
        for run in runs {
            let font = PdfFontHandle::External(FontId(run.face.resource_name()));
            let alphabet = &self.alphabets[&run.face];
            let codes = run.text.chars().map(|character| Codepoint::new(alphabet.code(character), 0.0)).collect();
            self.operators.extend([
                Op::SetFont { font, size: Pt(size) },
                Op::ShowText { items: vec![TextItem::GlyphIds(codes)] },
            ]);
        }
        self.operators.push(Op::EndTextSection);
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
