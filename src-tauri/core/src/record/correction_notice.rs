//! What a corrected version says of itself on page one: what it replaces, what changed and why, old beside new.

use super::model::RecordDocument;
use crate::paper::blocks::heading;
use crate::paper::flow::{Backing, Flow, paragraph};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::table::{self, Columns};
use crate::paper::typography::{BODY, LEFT, MEASURE, STRONG, VALUE};
use crate::refusal::Refusal;

const INSET: f32 = 14.0;

/// A corrected version says before anything else what it replaces, what changed and why.
pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(replaced) = &record.replaces else { return Ok(()) };
    let notice = format!(
        "Version {}. It replaces version {}, signed on {}, which no longer counts.",
        record.version, replaced.version, replaced.signed
    );
    let places = replaced.parts.join(", ");
    let mut lines = vec![(notice, STRONG)];
    if replaced.changes.is_empty() {
        lines.push(("What changed: nothing so far.".to_owned(), BODY));
    } else if replaced.others_data {
        let taken = "What changed: words that were not about this child were taken out, and are not repeated here.";
        let all = match places.is_empty() {
            true => String::new(),
            false => format!(" All that changed stands below, in: {places}."),
        };
        lines.push((format!("{taken}{all}"), BODY));
    } else {
        let places = if places.is_empty() { places } else { format!(" (in: {places})") };
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

/// What a correction changed, old beside new: nobody has to lay two papers side by side. Where words of somebody else's
/// were taken out, each passage that changed is told all the same, without them.
pub fn draw_changes(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(replaced) = record.replaces.as_ref().filter(|replaced| !replaced.changes.is_empty()) else {
        return Ok(());
    };
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
