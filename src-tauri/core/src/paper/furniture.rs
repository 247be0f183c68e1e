//! What stands on every page: the protective marking, which document it is, where it comes from, the page's number.

use super::document::Furniture;
use super::flow::{Flow, Paragraph, paragraph};
use super::typography::{BANNER, FURNITURE, LEFT, MARKING, MEASURE, RIGHT, TextSetting};
use crate::paper::layout_events::{Area, ElementId, Ink, Mark, PAGE_WIDTH, Page, TagRole};
use crate::refusal::Refusal;

const HEADER_TOP: f32 = 34.0;
const FOOTER_TOP: f32 = 798.0;
/// The widest that one piece of furniture may be.
const WIDEST: f32 = MEASURE * 0.78;
/// The least between two on one line.
const NEIGHBOUR_GAP: f32 = 12.0;

/// Begins a document with its protective marking: a screen reader says it once, before anything else, and passes over what
/// is repeated on each page.
pub fn begin(flow: &mut Flow, furniture: &Furniture) {
    flow.marking = (!furniture.marking.trim().is_empty()).then(|| flow.element(TagRole::Paragraph));
}

/// Draws header and footer on every page. Done last, when the number of pages is known.
pub fn furnish(flow: &mut Flow, furniture: &Furniture) -> Result<(), Refusal> {
    let marking = one_line("the protective marking", &furniture.marking, MARKING, WIDEST)?;
    let beside = (MEASURE - width(&marking) - NEIGHBOUR_GAP).min(WIDEST);
    let running = one_line("the running header", &furniture.running, FURNITURE, beside)?;
    let origin = one_line("the running footer", &furniture.origin, FURNITURE, WIDEST)?;
    let banner = furniture.banner.as_ref().map(|words| one_line("the banner", words, BANNER, WIDEST)).transpose()?;
    let count = flow.pages.len();
    for (number, page) in flow.pages.iter_mut().enumerate() {
        let read_out = flow.marking.filter(|_| number == 0);
        draw_as(read_out, page, &marking, LEFT, HEADER_TOP);
        draw(page, &running, RIGHT - width(&running), HEADER_TOP);
        rule(page, HEADER_TOP + 15.0);
        if let Some(banner) = &banner {
            draw_banner(page, banner);
        }
        rule(page, FOOTER_TOP - 5.0);
        draw(page, &origin, LEFT, FOOTER_TOP);
        let folio = one_line("the page number", &format!("Page {} of {count}", number + 1), FURNITURE, WIDEST)?;
        draw(page, &folio, RIGHT - width(&folio), FOOTER_TOP);
    }
    Ok(())
}

/// Furniture has one line; what does not fit beside its neighbour is cut, and says so by its ellipsis. All of it stands in
/// full on the first page or in the file's description.
fn one_line(field: &str, text: &str, setting: TextSetting, width: f32) -> Result<Paragraph, Refusal> {
    let whole = paragraph(field, text, setting, width)?;
    let Some(first) = whole.lines.first().filter(|_| whole.lines.len() > 1) else { return Ok(whole) };
    let mut kept: String = first.runs.iter().map(|run| run.text.as_str()).collect();
    loop {
        let cut = paragraph(field, &format!("{}…", kept.trim_end()), setting, width)?;
        if cut.lines.len() <= 1 || kept.pop().is_none() {
            return Ok(cut);
        }
    }
}

fn width(paragraph: &Paragraph) -> f32 {
    paragraph.lines.first().map_or(0.0, |line| line.points(paragraph.setting.size))
}

fn draw(page: &mut Page, paragraph: &Paragraph, x: f32, top: f32) {
    draw_as(None, page, paragraph, x, top);
}

fn draw_as(of: Option<ElementId>, page: &mut Page, paragraph: &Paragraph, x: f32, top: f32) {
    let setting = paragraph.setting;
    for line in &paragraph.lines {
        let baseline = top + setting.leading / 2.0 + setting.size * 0.34;
        page.marks.push(Mark::Text { of, x, baseline, size: setting.size, ink: setting.ink, runs: line.runs.clone() });
    }
}

fn rule(page: &mut Page, top: f32) {
    page.marks.push(Mark::Fill { area: Area { x: LEFT, top, width: MEASURE, height: 0.5 }, ink: Ink::Hairline });
}

fn draw_banner(page: &mut Page, banner: &Paragraph) {
    let wide = width(banner) + 24.0;
    let area = Area { x: (PAGE_WIDTH - wide) / 2.0, top: HEADER_TOP - 4.0, width: wide, height: 18.0 };
    page.marks.push(Mark::Fill { area, ink: Ink::Text });
    draw(page, banner, area.x + 12.0, area.top + 3.0);
}
