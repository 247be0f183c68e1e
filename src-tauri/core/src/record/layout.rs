//! The order of a record: first what was decided and who does what, then why, then who was there.

use super::{
    action_table, closing,
    events::{Pages, Role},
    flow::{Flow, paragraph, prose},
    furniture::furnish,
    model::{RecordDocument, SignatureBlock},
    offered_table, opening, sections,
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
    let roomy = set(record, signature, 1.0)?;
    if roomy.closing_alone {
        let tight = set(record, signature, TIGHTEST)?;
        if !tight.closing_alone {
            return Ok(tight.pages);
        }
    }
    Ok(roomy.pages)
}

/// How much of each gap is left where that spares a page for the signature alone.
const TIGHTEST: f32 = 0.6;

/// A record set on pages.
struct Set {
    pages: Pages,
    /// The last page holds no more than the closing.
    closing_alone: bool,
}

fn set(record: &RecordDocument, signature: Option<&SignatureBlock>, tightness: f32) -> Result<Set, Refusal> {
    let mut flow = Flow::new(tightness);
    opening::draw(&mut flow, record)?;
    action_table::draw(&mut flow, record)?;
    offered_table::draw(&mut flow, record)?;
    text_section(&mut flow, "Why", "the rationale", &record.rationale)?;
    sections::draw(&mut flow, record)?;
    sections::draw_prompts(&mut flow, record)?;
    sections::draw_people(&mut flow, record)?;
    let dissents: Vec<&str> = record.dissents.iter().map(String::as_str).collect();
    list_section(&mut flow, "Dissent and abstention", "a dissent", &dissents)?;
    let closed = closing::draw(&mut flow, record, signature)?;
    furnish(&mut flow.pages, record)?;
    let pages = Pages { pages: flow.pages, structure: flow.structure, signature: closed.signature };
    Ok(Set { pages, closing_alone: closed.alone })
}

/// What must fit beneath a heading: with three lines a paragraph can start whatever its length, and leave no line alone.
pub const LEAST_LINES: f32 = 3.0;

/// A heading of the second rank, kept with `follow` points of what comes after.
pub fn heading(flow: &mut Flow, words: &str, follow: f32) -> Result<(), Refusal> {
    let heading = paragraph("a heading", words, HEADING, MEASURE)?;
    flow.gap(14.0);
    flow.keep(heading.height() + 4.0 + follow);
    let element = flow.element(Role::Heading(2));
    flow.run(element, &heading, LEFT);
    flow.y += 4.0;
    Ok(())
}

/// A heading and its paragraphs; nothing at all where there is no text.
fn text_section(flow: &mut Flow, words: &str, field: &str, text: &str) -> Result<(), Refusal> {
    let paragraphs: Vec<&str> = text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    list_section(flow, words, field, &paragraphs)
}

fn list_section(flow: &mut Flow, words: &str, field: &str, paragraphs: &[&str]) -> Result<(), Refusal> {
    if paragraphs.is_empty() {
        return Ok(());
    }
    heading(flow, words, LEAST_LINES * BODY.leading)?;
    for (number, text) in paragraphs.iter().enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        let element = flow.element(Role::Paragraph);
        flow.run(element, &prose(field, "", text, BODY, MEASURE)?, LEFT);
    }
    Ok(())
}
