//! What was decided, and what has to be read with it: that there was no quorum, who did not agree, what was late, what was
//! decided before; and when it comes back.

use super::model::RecordDocument;
use crate::paper::blocks::{LEAST_LINES, heading};
use crate::paper::flow::{Backing, Flow, paragraph, prose};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::typography::{BODY, LEFT, MEASURE, STRONG};
use crate::refusal::Refusal;

const INSET: f32 = 14.0;

pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    draw_decisions(flow, record)?;
    // Whoever reads a decision reads with it who did not agree (PS-2), and what came late or was decided before.
    draw_beside(flow, "Dissent and abstention", "a dissent", &record.dissents)?;
    draw_beside(flow, "Decided before the panel", "what was decided before", &record.decided_before)?;
    draw_beside(flow, "After its deadline", "what was late", &record.late)?;
    draw_review(flow, record)
}

fn draw_decisions(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    heading(flow, &record.outcome_heading, 60.0)?;
    draw_not_quorate(flow, record)?;
    if record.decisions.is_empty() {
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &paragraph("the decisions", "No decision was recorded.", BODY, MEASURE)?, LEFT);
        return Ok(());
    }
    flow.backed(Backing { bar: 3.0, bar_ink: Ink::Accent, tint: false }, |flow| {
        flow.within(TagRole::List, |flow| {
            for (number, decision) in record.decisions.iter().enumerate() {
                if number > 0 {
                    flow.gap(7.0);
                }
                draw_decision(flow, number + 1, &decision.label, &decision.detail)?;
            }
            Ok(())
        })
    })
}

/// Whoever reads a decision reads with it that there was no quorum for it, and why the chair went on.
fn draw_not_quorate(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let text = paragraph("the quorum", &record.not_quorate, STRONG, MEASURE - INSET)?;
    if text.lines.is_empty() {
        return Ok(());
    }
    flow.backed(Backing { bar: 3.0, bar_ink: Ink::Text, tint: true }, |flow| {
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &text, LEFT + INSET);
    });
    flow.gap(7.0);
    Ok(())
}

/// Sentences that are read with a decision, under a heading of their own; nothing where there are none.
fn draw_beside(flow: &mut Flow, words: &str, field: &str, texts: &[String]) -> Result<(), Refusal> {
    if texts.is_empty() {
        return Ok(());
    }
    let width = MEASURE - INSET;
    let title = paragraph(field, words, STRONG, width)?;
    let texts = texts.iter().flat_map(|text| text.lines()).map(|text| prose(field, "", text, BODY, width));
    let texts = texts.collect::<Result<Vec<_>, Refusal>>()?;
    let first = texts.first().map_or(0.0, |text| text.height().min(LEAST_LINES * BODY.leading));
    flow.gap(7.0);
    flow.keep(title.height() + first);
    flow.backed(Backing { bar: 3.0, bar_ink: Ink::Text, tint: false }, |flow| {
        let element = flow.element(TagRole::Heading(3));
        flow.run(element, &title, LEFT + INSET);
        for text in &texts {
            let element = flow.element(TagRole::Paragraph);
            flow.run(element, text, LEFT + INSET);
        }
    });
    Ok(())
}

fn draw_decision(flow: &mut Flow, number: usize, label: &str, detail: &str) -> Result<(), Refusal> {
    const NUMBER_WIDTH: f32 = 20.0;
    let x = LEFT + INSET;
    let width = MEASURE - INSET - NUMBER_WIDTH;
    let label = paragraph("a decision", label, STRONG, width)?;
    let detail = paragraph("a decision's detail", detail, BODY, width)?;
    flow.keep(label.height() + detail.height().min(LEAST_LINES * BODY.leading));
    flow.within(TagRole::Item, |flow| {
        let element = flow.element(TagRole::Label);
        let numeral = paragraph("a decision", &format!("{number}."), STRONG, NUMBER_WIDTH)?;
        flow.place(Some(element), &numeral, x, flow.y);
        flow.within(TagRole::ItemBody, |flow| {
            for text in [label, detail] {
                if !text.lines.is_empty() {
                    let element = flow.element(TagRole::Paragraph);
                    flow.run(element, &text, x + NUMBER_WIDTH);
                }
            }
        });
        Ok(())
    })
}

fn draw_review(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let review = paragraph("the return to panel", &record.review, STRONG, MEASURE - INSET)?;
    if review.lines.is_empty() {
        return Ok(());
    }
    heading(flow, "When this comes back", review.height())?;
    flow.backed(Backing { bar: 3.0, bar_ink: Ink::Accent, tint: false }, |flow| {
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &review, LEFT + INSET);
    });
    Ok(())
}
