//! The head of page one: which child, which meeting, whether and when it was signed, what was decided, when it comes back.

use super::model::RecordDocument;
use super::{correction_notice, decided};
use crate::paper::blocks;
use crate::paper::blocks::LEAST_LINES;
use crate::paper::flow::{Backing, Flow, Paragraph, paragraph};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::signature_block::SignatureBlock;
use crate::paper::typography::{BOTTOM, DETAIL, LABEL, LEFT, MEASURE, TOP, VALUE};
use crate::refusal::Refusal;

const INSET: f32 = 14.0;
const COLUMN_GAP: f32 = 16.0;
/// The widest that labels may make their column; between them and their values there is always a gap.
const LABEL_WIDTH: f32 = 62.0;
const LABEL_GAP: f32 = 8.0;
/// The highest that two columns of facts may stand side by side: half a page.
const HIGHEST_COLUMNS: f32 = (BOTTOM - TOP) / 2.0;

pub fn draw(flow: &mut Flow, record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<(), Refusal> {
    draw_title(flow, record)?;
    draw_signed(flow, signature)?;
    correction_notice::draw(flow, record)?;
    draw_facts(flow, record)?;
    decided::draw(flow, record)?;
    correction_notice::draw_changes(flow, record)
}

fn draw_title(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let origin = [record.council.as_str(), record.panel.as_str()];
    let origin = origin.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    blocks::opening(
        flow,
        ("the panel's name", &origin),
        ("the record's title", &record.title),
        ("the child's name", &record.child),
    )
}

/// Whoever holds page one alone knows that it is signed, by whom and when, and where the signature stands.
fn draw_signed(flow: &mut Flow, signature: Option<&SignatureBlock>) -> Result<(), Refusal> {
    let Some(SignatureBlock { name, post: _, at: _, at_words }) = signature else { return Ok(()) };
    let words = format!("Signed by {name} on {at_words}: see the last page.");
    let text = paragraph("the signer’s name", &words, DETAIL, MEASURE)?;
    let element = flow.element(TagRole::Paragraph);
    flow.run(element, &text, LEFT);
    flow.gap(8.0);
    Ok(())
}

type OpeningFact = (Paragraph, Paragraph);

/// Labels and values side by side.
struct Facts {
    rows: Vec<OpeningFact>,
    /// From the left edge of the labels to that of the values.
    indent: f32,
}

/// Identity on the left, the meeting on the right. Read out one column after the other. What is too much for two columns
/// side by side stands one below the other in the whole width, and runs over pages as any text does.
fn draw_facts(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let width = (MEASURE - 2.0 * INSET - COLUMN_GAP) / 2.0;
    let left = wrap_facts("the child's details", &record.identity, width)?;
    let right = wrap_facts("the meeting's details", &record.meeting, width)?;
    let height = left.height().max(right.height());
    if height == 0.0 {
        return Ok(());
    }
    if height > HIGHEST_COLUMNS {
        let width = MEASURE - 2.0 * INSET;
        let lists = [
            wrap_facts("the child's details", &record.identity, width)?,
            wrap_facts("the meeting's details", &record.meeting, width)?,
        ];
        flow.keep(LEAST_LINES * VALUE.leading + 20.0);
        flow.backed(Backing { bar: 0.0, bar_ink: Ink::Tint, tint: true }, |flow| {
            flow.y += 10.0;
            lists.iter().for_each(|facts| run_facts(flow, facts));
            flow.y += 7.0;
        });
        return Ok(());
    }
    flow.keep(height + 20.0);
    flow.backed(Backing { bar: 0.0, bar_ink: Ink::Tint, tint: true }, |flow| {
        let top = flow.y + 10.0;
        place_facts(flow, &left, LEFT + INSET, top);
        place_facts(flow, &right, LEFT + INSET + width + COLUMN_GAP, top);
        flow.y = top + height + 10.0;
    });
    Ok(())
}

/// The labels take no more of the width than the widest of them needs, so that a long value has what is left.
fn wrap_facts(field: &str, facts: &[(String, String)], width: f32) -> Result<Facts, Refusal> {
    let labels = facts.iter().map(|(label, _)| paragraph(field, label, LABEL, LABEL_WIDTH));
    let labels = labels.collect::<Result<Vec<_>, _>>()?;
    let widest = labels.iter().flat_map(|label| &label.lines).map(|line| line.points(LABEL.size));
    let indent = widest.fold(0.0, f32::max) + LABEL_GAP;
    let values = facts.iter().map(|(_, value)| paragraph(field, value, VALUE, width - indent));
    let rows = labels.into_iter().zip(values).map(|(label, value)| Ok((label, value?)));
    Ok(Facts { rows: rows.collect::<Result<_, Refusal>>()?, indent })
}

fn fact_height((label, value): &OpeningFact) -> f32 {
    label.height().max(value.height()) + 3.0
}

impl Facts {
    fn height(&self) -> f32 {
        self.rows.iter().map(fact_height).sum()
    }
}

fn place_facts(flow: &mut Flow, facts: &Facts, x: f32, mut top: f32) {
    if facts.rows.is_empty() {
        return;
    }
    flow.within(TagRole::List, |flow| {
        for fact in &facts.rows {
            flow.within(TagRole::Item, |flow| {
                let element = flow.element(TagRole::Label);
                // The label is smaller than its value: half the difference brings them to one baseline.
                flow.place(Some(element), &fact.0, x, top + 1.0);
                let element = flow.element(TagRole::ItemBody);
                flow.place(Some(element), &fact.1, x + facts.indent, top);
            });
            top += fact_height(fact);
        }
    });
}

/// Facts down the page and over it. A label goes with the first lines of its value.
fn run_facts(flow: &mut Flow, facts: &Facts) {
    /// A label higher than this stands above its value.
    const LABEL_LINES: usize = 3;
    if facts.rows.is_empty() {
        return;
    }
    flow.within(TagRole::List, |flow| {
        for (label, value) in &facts.rows {
            flow.within(TagRole::Item, |flow| {
                let beside = label.lines.len() <= LABEL_LINES;
                let least = value.height().min(LEAST_LINES * VALUE.leading);
                flow.keep(if beside { label.height().max(least) } else { LEAST_LINES * LABEL.leading });
                let element = flow.element(TagRole::Label);
                let (top, page) = (flow.y, flow.pages.len());
                match beside {
                    true => _ = flow.place(Some(element), label, LEFT + INSET, top + 1.0),
                    false => flow.run(element, label, LEFT + INSET),
                }
                let element = flow.element(TagRole::ItemBody);
                flow.run(element, value, LEFT + INSET + facts.indent);
                if flow.pages.len() == page {
                    flow.y = flow.y.max(top + label.height());
                }
            });
            flow.gap(3.0);
        }
    });
}
