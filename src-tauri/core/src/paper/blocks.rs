//! What most documents are made of: headings, and paragraphs under them.

use super::flow::{Flow, Paragraph, paragraph, prose};
use super::typography::{BODY, DETAIL, HEADING, KICKER, LEFT, MEASURE, NAME};
use crate::paper::layout_events::TagRole;
use crate::refusal::Refusal;
use crate::text::list_items::list_item;

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

/// A heading and its paragraphs, lists among them; nothing at all where there is no text.
pub fn text_section(flow: &mut Flow, words: &str, field: &str, text: &str) -> Result<(), Refusal> {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Ok(());
    }
    heading(flow, words, LEAST_LINES * BODY.leading)?;
    let listed = |line: &str| list_item(line).is_some();
    for (number, lines) in lines.chunk_by(|one, next| listed(one) && listed(next)).enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        let items = lines.iter().filter_map(|line| list_item(line));
        let items = items.map(|item| prose(field, "", item, BODY, MEASURE - BULLET)).collect::<Result<Vec<_>, _>>()?;
        if items.is_empty() {
            let element = flow.element(TagRole::Paragraph);
            flow.run(element, &prose(field, "", lines[0], BODY, MEASURE)?, LEFT);
        } else {
            bullets(flow, field, &items, LEFT)?;
        }
    }
    Ok(())
}

/// From the edge of a list to that of its text, in points.
pub const BULLET: f32 = 12.0;

/// A list, each item beside a bullet at `x`; the items are set to the width that is left.
pub fn bullets(flow: &mut Flow, field: &str, items: &[Paragraph], x: f32) -> Result<(), Refusal> {
    let Some(first) = items.first() else { return Ok(()) };
    let bullet = paragraph(field, "•", first.setting, BULLET)?;
    flow.within(TagRole::List, |flow| {
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                flow.gap(3.0);
            }
            flow.keep(item.height().min(LEAST_LINES * item.setting.leading));
            flow.within(TagRole::Item, |flow| {
                let element = flow.element(TagRole::Label);
                flow.place(Some(element), &bullet, x, flow.y);
                flow.within(TagRole::ItemBody, |flow| {
                    let element = flow.element(TagRole::Paragraph);
                    flow.run(element, item, x + BULLET);
                });
            });
        }
    });
    Ok(())
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
