//! Running text down the pages: where the pen is, when a page turns, what must stay together.

use super::line::Line;
use super::typography::{BOTTOM, LEFT, MEASURE, TOP, TextSetting};
use super::wrap::{MissingGlyph, wrap};
use crate::paper::layout_events::{Area, Element, ElementId, Ink, Mark, Page, Pages, SignaturePlace, TagRole};
use crate::refusal::Refusal;

/// A paragraph alone at the foot or head of a page keeps at least this many lines.
const FEWEST_LINES: usize = 2;

/// Lines of one setting, wrapped and ready to be placed.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// Style, size, leading and ink of all of them.
    pub setting: TextSetting,
    /// The width, in points, to whose far edge lines that run from right to left are set; none for the short entries of
    /// a form, which stand at the near edge whatever their script.
    measure: Option<f32>,
}

impl Paragraph {
    /// In points, from the top of the first line to the bottom of the last.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.setting.leading
    }

    /// How far from the near edge a line begins, in points.
    fn indent(&self, line: &Line) -> f32 {
        let measure = self.measure.filter(|_| line.right_to_left);
        measure.map_or(0.0, |measure| (measure - line.points(self.setting.size)).max(0.0))
    }
}

/// A coloured bar, and perhaps a tint, behind a passage; drawn again on each page the passage reaches.
#[derive(Clone, Copy)]
pub struct Backing {
    /// The width of the bar, in points.
    pub bar: f32,
    /// Its colour.
    pub bar_ink: Ink,
    /// Whether the passage is tinted as well.
    pub tint: bool,
}

struct OpenBacking {
    backing: Backing,
    top: f32,
    /// Where in the page's marks it is to be slipped in, so that it lies behind the text.
    at: usize,
}

/// The pen, and everything drawn so far.
pub struct Flow {
    /// Those begun so far; the pen is on the last.
    pub pages: Vec<Page>,
    /// Elements made so far, in reading order.
    pub structure: Vec<Element>,
    /// How far down the page the pen is, in points.
    pub y: f32,
    /// What the protective marking of page one belongs to, where it is read out.
    pub marking: Option<ElementId>,
    /// How much of each gap is left.
    tightness: f32,
    ancestors: Vec<ElementId>,
    backing: Option<OpenBacking>,
}

/// Wraps a field's text; a character without a glyph is refused by name and field.
pub fn paragraph(field: &str, text: &str, setting: TextSetting, width: f32) -> Result<Paragraph, Refusal> {
    led_paragraph(field, "", text, setting, width)
}

/// A paragraph that opens with bold words of ours, such as "How:".
pub fn led_paragraph(
    field: &str,
    lead: &str,
    text: &str,
    setting: TextSetting,
    width: f32,
) -> Result<Paragraph, Refusal> {
    set((field, lead, text), None, setting, width)
}

fn set(
    (field, lead, text): (&str, &str, &str),
    said: Option<&'static str>,
    setting: TextSetting,
    width: f32,
) -> Result<Paragraph, Refusal> {
    let lines = wrap(lead, text, said, setting.style, setting.size, width).map_err(|missing| refuse(missing, field))?;
    Ok(Paragraph { lines, setting, measure: None })
}

/// Running text whose language somebody said (BCP 47): a screen reader reads it so, whatever its letters.
pub fn prose_in(
    language: Option<&'static str>,
    (field, lead, text): (&str, &str, &str),
    setting: TextSetting,
    width: f32,
) -> Result<Paragraph, Refusal> {
    Ok(Paragraph { measure: Some(width), ..set((field, lead, text), language, setting, width)? })
}

/// Running text, which begins at the edge that its script begins at. `lead` may be empty.
pub fn prose(field: &str, lead: &str, text: &str, setting: TextSetting, width: f32) -> Result<Paragraph, Refusal> {
    Ok(Paragraph { measure: Some(width), ..led_paragraph(field, lead, text, setting, width)? })
}

fn refuse(MissingGlyph(character): MissingGlyph, field: &str) -> Refusal {
    let shown = if character.is_control() { String::new() } else { format!(" ({character})") };
    Refusal::invalid(
        field,
        format!(
            "This document cannot print the character U+{:04X}{shown} in {field}. Take it out or write it another way.",
            u32::from(character)
        ),
    )
}

impl Flow {
    /// A first page, empty. Each gap is given times `tightness`: 1 as designed, less to fit a page.
    pub fn new(tightness: f32) -> Self {
        Self {
            tightness,
            pages: vec![Page::default()],
            structure: vec![Element { role: TagRole::Document, parent: None }],
            y: TOP,
            marking: None,
            ancestors: vec![ElementId(0)],
            backing: None,
        }
    }

    /// Adds an element under the one that is open.
    pub fn element(&mut self, role: TagRole) -> ElementId {
        let parent = self.ancestors.last().copied();
        self.structure.push(Element { role, parent });
        ElementId(self.structure.len() - 1)
    }

    /// Everything drawn by `inside` belongs under a new element.
    pub fn within<T>(&mut self, role: TagRole, inside: impl FnOnce(&mut Self) -> T) -> T {
        let element = self.element(role);
        self.under(element, inside)
    }

    /// Everything drawn by `inside` belongs under an element made before.
    pub fn under<T>(&mut self, element: ElementId, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.ancestors.push(element);
        let result = inside(self);
        self.ancestors.pop();
        result
    }

    /// Everything drawn by `inside` has this backing behind it.
    pub fn backed<T>(&mut self, backing: Backing, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.start_backing(backing);
        let result = inside(self);
        self.end_backing();
        self.backing = None;
        result
    }

    fn start_backing(&mut self, backing: Backing) {
        self.backing = Some(OpenBacking { backing, top: self.y, at: self.marks().len() });
    }

    fn end_backing(&mut self) {
        let Some(OpenBacking { backing, top, at }) = self.backing.take() else { return };
        let height = self.y - top;
        if height > 0.0 {
            let bar = Area { x: LEFT, top, width: backing.bar, height };
            self.marks().insert(at, Mark::Fill { area: bar, ink: backing.bar_ink });
            if backing.tint {
                let whole = Area { x: LEFT, top, width: MEASURE, height };
                self.marks().insert(at, Mark::Fill { area: whole, ink: Ink::Tint });
            }
        }
        self.backing = Some(OpenBacking { backing, top, at });
    }

    /// Goes on at the head of a new page; a backing that is open goes on there too.
    pub fn turn_page(&mut self) {
        self.end_backing();
        self.pages.push(Page::default());
        self.y = TOP;
        if let Some(OpenBacking { backing, .. }) = self.backing {
            self.start_backing(backing);
        }
    }

    /// How far down the page there is room.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Turns the page if what comes next is higher than the room left.
    pub fn keep(&mut self, height: f32) {
        if height > self.room() && self.y > TOP {
            self.turn_page();
        }
    }

    /// Space between things; none at the head of a page.
    pub fn gap(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height * self.tightness;
        }
    }

    /// Everything drawn, with the place of a signature where there is one.
    pub fn finished(self, signature: Option<SignaturePlace>) -> Pages {
        Pages { pages: self.pages, structure: self.structure, signature }
    }

    /// Fills a rectangle on the page that the pen is on. A screen reader passes over it.
    pub fn fill(&mut self, area: Area, ink: Ink) {
        self.marks().push(Mark::Fill { area, ink });
    }

    fn marks(&mut self) -> &mut Vec<Mark> {
        let last = self.pages.len() - 1;
        &mut self.pages[last].marks
    }

    /// Draws one line with its top at `top`, on the present page.
    pub fn line_at(&mut self, of: Option<ElementId>, line: &Line, setting: TextSetting, x: f32, top: f32) {
        // The baseline stands so that the letters sit in the middle of the line's height.
        let baseline = top + setting.leading / 2.0 + setting.size * 0.34;
        let mark = Mark::Text { of, x, baseline, size: setting.size, ink: setting.ink, runs: line.runs.clone() };
        self.marks().push(mark);
    }

    /// Draws a paragraph in place, without turning the page, and gives its height.
    pub fn place(&mut self, of: Option<ElementId>, paragraph: &Paragraph, x: f32, top: f32) -> f32 {
        for (number, line) in paragraph.lines.iter().enumerate() {
            self.line_at(of, line, paragraph.setting, x, top + number as f32 * paragraph.setting.leading);
        }
        paragraph.height()
    }

    /// Runs a paragraph down the page and over it, never leaving a single line behind or carrying one over.
    pub fn run(&mut self, of: ElementId, paragraph: &Paragraph, x: f32) {
        let mut rest = paragraph.lines.as_slice();
        while !rest.is_empty() {
            let now = fitting(rest.len(), self.room(), paragraph.setting.leading, self.y > TOP);
            if now == 0 {
                self.turn_page();
                continue;
            }
            for line in &rest[..now] {
                self.line_at(Some(of), line, paragraph.setting, x + paragraph.indent(line), self.y);
                self.y += paragraph.setting.leading;
            }
            rest = &rest[now..];
        }
    }
}

/// How many of `lines` to set in the room there is. `may_turn` is false at the head of a page, where waiting gains nothing.
pub fn fitting(lines: usize, room: f32, leading: f32, may_turn: bool) -> usize {
    let fit = (room / leading + 0.001) as usize;
    if fit >= lines {
        return lines;
    }
    let carried = lines - fit;
    let set = if carried < FEWEST_LINES { lines.saturating_sub(FEWEST_LINES) } else { fit };
    if set >= FEWEST_LINES {
        set
    } else if may_turn {
        0
    } else {
        fit.max(1)
    }
}
