//! The head of page one: which child, which meeting, what was decided, when it comes back.

use super::model::RecordDocument;
use crate::paper::blocks;
use crate::paper::blocks::{LEAST_LINES, heading};
use crate::paper::flow::{Backing, Flow, Paragraph, paragraph, prose};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::table::{self, Columns};
use crate::paper::typography::{BODY, BOTTOM, LABEL, LEFT, MEASURE, STRONG, TOP, VALUE};
use crate::refusal::Refusal;

const INSET: f32 = 14.0;
const COLUMN_GAP: f32 = 16.0;
/// The widest that labels may make their column; between them and their values there is always a gap.
const LABEL_WIDTH: f32 = 62.0;
const LABEL_GAP: f32 = 8.0;
/// The highest that two columns of facts may stand side by side: half a page.
const HIGHEST_COLUMNS: f32 = (BOTTOM - TOP) / 2.0;

pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    draw_title(flow, record)?;
    draw_replaced(flow, record)?;
    draw_facts(flow, record)?;
    draw_decisions(flow, record)?;
    draw_dissents(flow, record)?;
    draw_review(flow, record)?;
    draw_changes(flow, record)
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

/// A corrected version says before anything else what it replaces, what changed and why.
fn draw_replaced(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(replaced) = &record.replaces else { return Ok(()) };
    let notice = format!(
        "Version {}. It replaces version {}, signed on {}, which no longer counts.",
        record.version, replaced.version, replaced.signed
    );
    let places = match replaced.parts.is_empty() {
        true => String::new(),
        false => format!(" (in: {})", replaced.parts.join(", ")),
    };
    let mut lines = vec![(notice, STRONG)];
    if replaced.others_data {
        lines.push((format!("What changed: a passage that was not about this child was removed{places}."), BODY));
    } else {
        lines.push((format!("What changed: {}{places}", replaced.what), BODY));
        lines.push((format!("Why: {}", replaced.why), BODY));
    }
    let wrapped = lines.into_iter().map(|(text, setting)| paragraph("the correction", &text, setting, MEASURE - INSET));
    flow.backed(Backing { bar: 3.0, bar_ink: Ink::Text, tint: false }, |flow| {
        for text in wrapped {
            let element = flow.element(TagRole::Paragraph);
            flow.run(element, &text?, LEFT + INSET);
        }
        Ok::<(), Refusal>(())
    })?;
    flow.gap(8.0);
    Ok(())
}

/// What a correction changed, old beside new: nobody has to lay two papers side by side.
fn draw_changes(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(replaced) = record.replaces.as_ref().filter(|replaced| !replaced.others_data) else { return Ok(()) };
    if replaced.changes.is_empty() {
        return Ok(());
    }
    let was = format!("Version {} said", replaced.version);
    let (columns, widths) = Columns::new(&[("Part", 96.0), (&was, 0.0), ("It says now", (MEASURE - 96.0) / 2.0)])?;
    let cell = |text: &str, nothing: &str, width: f32| {
        let text = if text.trim().is_empty() { nothing } else { text };
        let lines = text.lines().map(|line| paragraph("the correction", line, VALUE, width));
        lines.collect::<Result<Vec<_>, Refusal>>()
    };
    let rows = replaced.changes.iter().map(|change| {
        Ok(vec![
            cell(&change.heading, "", widths[0])?,
            cell(&change.was, "Nothing", widths[1])?,
            cell(&change.is, "Nothing: it was taken out", widths[2])?,
        ])
    });
    let rows = rows.collect::<Result<Vec<_>, Refusal>>()?;
    heading(flow, "What this version changes", columns.with_first(&rows))?;
    table::draw(flow, &columns, &rows);
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

/// Whoever reads a decision reads with it who did not agree (PS-2).
fn draw_dissents(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.dissents.is_empty() {
        return Ok(());
    }
    let width = MEASURE - INSET;
    let title = paragraph("a dissent", "Dissent and abstention", STRONG, width)?;
    let texts = record.dissents.iter().map(|text| prose("a dissent", "", text, BODY, width));
    let texts = texts.collect::<Result<Vec<_>, Refusal>>()?;
    flow.gap(7.0);
    flow.keep(title.height() + texts[0].height().min(LEAST_LINES * BODY.leading));
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
