//! One page's marks as a content stream, with the marked content that ties text to the structure tree.

use std::{collections::BTreeMap, fmt::Write};

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
    pub content: Vec<u8>,
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
    out: String,
    owners: Vec<ElementId>,
    section: Section,
    alphabets: &'a BTreeMap<FaceId, Alphabet>,
}

pub fn draw(page: &Page, alphabets: &BTreeMap<FaceId, Alphabet>) -> Drawn {
    let mut writer = Writer { out: String::new(), owners: Vec::new(), section: Section::Outside, alphabets };
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
    Drawn { content: writer.out.into_bytes(), owners: writer.owners }
}

impl Writer<'_> {
    fn enter(&mut self, section: Section) {
        if self.section == section {
            return;
        }
        if self.section != Section::Outside {
            self.out.push_str("EMC\n");
        }
        match section {
            Section::Outside => {}
            Section::Furniture => self.out.push_str("/Artifact BMC\n"),
            Section::Element(element) => {
                // Writing to a String cannot fail; neither here nor below.
                let _ = writeln!(self.out, "/Span <</MCID {}>> BDC", self.owners.len());
                self.owners.push(element);
            }
        }
        self.section = section;
    }

    fn text(&mut self, x: f32, baseline: f32, size: f32, ink: Ink, runs: &[Run]) {
        let _ = write!(self.out, "BT {} 1 0 0 1 {} {} Tm", colour(ink), number(x), number(PAGE_HEIGHT - baseline));
        for run in runs {
            let _ = write!(self.out, " /{} {} Tf <", run.face.resource_name(), number(size));
            let alphabet = &self.alphabets[&run.face];
            for character in run.text.chars() {
                let _ = write!(self.out, "{:04x}", alphabet.code(character));
            }
            self.out.push_str("> Tj");
        }
        self.out.push_str(" ET\n");
    }

    fn fill(&mut self, area: Area, ink: Ink) {
        let bottom = PAGE_HEIGHT - area.top - area.height;
        let [x, y, width, height] = [area.x, bottom, area.width, area.height].map(number);
        let _ = writeln!(self.out, "{} {x} {y} {width} {height} re f", colour(ink));
    }
}

fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "0.08 0.09 0.11 rg",
        Ink::Quiet => "0.34 0.37 0.41 rg",
        Ink::Accent => "0.07 0.27 0.42 rg",
        Ink::Tint => "0.945 0.957 0.969 rg",
        Ink::Hairline => "0.74 0.77 0.80 rg",
        Ink::White => "1 1 1 rg",
    }
}

/// Points to a hundredth: finer than any printer, and short.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
