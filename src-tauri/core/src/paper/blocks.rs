//! What most documents are made of: headings, and paragraphs under them.

use super::flow::{Flow, paragraph, prose};
use super::typography::{BODY, DETAIL, HEADING, KICKER, LEFT, MEASURE, NAME};
use crate::paper::layout_events::TagRole;
use crate::refusal::Refusal;

/// How a document begins: a line that says where it comes from, then its title in two parts, one heading between them.
pub fn opening(flow: &mut Flow, origin: (&str, &str), title: (&str, &str), name: (&str, &str)) -> Result<(), Refusal> {
    let element = flow.element(TagRole::Paragraph);
    flow.run(element, &paragraph(origin.0, origin.1, DETAIL, MEASURE)?, LEFT);
    flow.gap(6.0);
    let element = flow.element(TagRole::Heading(1));
    flow.run(element, &paragraph(title.0, title.1, KICKER, MEASURE)?, LEFT);
    flow.run(element, &paragraph(name.0, name.1, NAME, MEASURE)?, LEFT);
    flow.gap(8.0);
    Ok(())
}

/// What must fit beneath a heading: with three lines a paragraph can start whatever its length, and leave no line alone.
pub const LEAST_LINES: f32 = 3.0;

/// A heading of the second rank, kept with `follow` points of what comes after.
pub fn heading(flow: &mut Flow, words: &str, follow: f32) -> Result<(), Refusal> {
    let heading = paragraph("a heading", words, HEADING, MEASURE)?;
    flow.gap(14.0);
    flow.keep(heading.height() + 4.0 + follow);
    let element = flow.element(TagRole::Heading(2));
    flow.run(element, &heading, LEFT);
    flow.y += 4.0;
    Ok(())
}

/// A heading and its paragraphs; nothing at all where there is no text.
pub fn text_section(flow: &mut Flow, words: &str, field: &str, text: &str) -> Result<(), Refusal> {
    let paragraphs: Vec<&str> = text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    list_section(flow, words, field, &paragraphs)
}

/// A heading and the paragraphs given; nothing at all where there are none. `field` names them in a refusal.
pub fn list_section(flow: &mut Flow, words: &str, field: &str, paragraphs: &[&str]) -> Result<(), Refusal> {
    if paragraphs.is_empty() {
        return Ok(());
    }
    heading(flow, words, LEAST_LINES * BODY.leading)?;
    for (number, text) in paragraphs.iter().enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &prose(field, "", text, BODY, MEASURE)?, LEFT);
    }
    Ok(())
}
