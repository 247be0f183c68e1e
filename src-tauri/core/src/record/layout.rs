//! The order of a record: first what was decided and who does what, then why, then who was there.

use super::{
    action_table,
    events::{Pages, Role},
    flow::{Flow, paragraph},
    furniture::furnish,
    model::{RecordDocument, SignatureBlock},
    opening, sections, signature_block,
    typography::{BODY, HEADING, LEFT, MEASURE},
};
use crate::meeting::Refusal;

/// Lays a record out on A4 pages.
///
/// # Errors
/// A character that no typeface of ours has, by name and field; a draft asked to carry a signature block.
pub fn layout(record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<Pages, Refusal> {
    if record.draft && signature.is_some() {
        return Err(Refusal::wrong_state("This record is a draft. Make the final record before it is signed."));
    }
    let mut flow = Flow::new();
    opening::draw(&mut flow, record)?;
    action_table::draw(&mut flow, record)?;
    text_section(&mut flow, "Why", "the rationale", &record.rationale)?;
    sections::draw(&mut flow, record)?;
    sections::draw_prompts(&mut flow, record)?;
    sections::draw_people(&mut flow, record)?;
    let dissents: Vec<&str> = record.dissents.iter().map(String::as_str).collect();
    list_section(&mut flow, "Dissent", "a dissent", &dissents)?;
    text_section(&mut flow, "Version", "the version", &format!("This is version {} of this record.", record.version))?;
    let place = signature.map(|block| signature_block::draw(&mut flow, block)).transpose()?;
    furnish(&mut flow.pages, record)?;
    Ok(Pages { pages: flow.pages, structure: flow.structure, signature: place })
}

/// A heading of the second rank, kept with `follow` points of what comes after.
pub fn heading(flow: &mut Flow, words: &str, follow: f32) -> Result<(), Refusal> {
    let heading = paragraph("a heading", words, HEADING, MEASURE)?;
    flow.gap(16.0);
    flow.keep(heading.height() + 4.0 + follow);
    let element = flow.element(Role::Heading(2));
    flow.run(element, &heading, LEFT);
    flow.y += 4.0;
    Ok(())
}

/// A heading and its paragraphs; nothing at all where there is no text.
pub fn text_section(flow: &mut Flow, words: &str, field: &str, text: &str) -> Result<(), Refusal> {
    let paragraphs: Vec<&str> = text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    list_section(flow, words, field, &paragraphs)
}

fn list_section(flow: &mut Flow, words: &str, field: &str, paragraphs: &[&str]) -> Result<(), Refusal> {
    if paragraphs.is_empty() {
        return Ok(());
    }
    heading(flow, words, 2.0 * BODY.leading)?;
    for (number, text) in paragraphs.iter().enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        let element = flow.element(Role::Paragraph);
        flow.run(element, &paragraph(field, text, BODY, MEASURE)?, LEFT);
    }
    Ok(())
}
