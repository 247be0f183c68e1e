//! Who does what by when.

use super::model::{ActionLine, RecordDocument};
use crate::paper::blocks::heading;
use crate::paper::flow::{Flow, led_paragraph, paragraph};
use crate::paper::layout_events::TagRole;
use crate::paper::table;
use crate::paper::table::{Cell, Columns};
use crate::paper::typography::{BODY, DETAIL, LEFT, MEASURE, STRONG, VALUE};
use crate::refusal::Refusal;

pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.actions.is_empty() {
        heading(flow, "Actions", BODY.leading)?;
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &paragraph("the actions", "No actions were agreed.", BODY, MEASURE)?, LEFT);
        return Ok(());
    }
    // The longest date, "Wed 30 September 2026", stands on one line.
    let (columns, widths) =
        Columns::new(&[("No.", 27.0), ("What, and how we will know", 0.0), ("Who", 112.0), ("By", 114.0)])?;
    let rows = record.actions.iter().enumerate().map(|(number, action)| row(number + 1, action, &widths));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    heading(flow, "Actions", columns.with_first(&rows))?;
    table::draw(flow, &columns, &rows);
    Ok(())
}

fn row(number: usize, action: &ActionLine, widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let field = |part: &str| format!("action {number}, {part}");
    let width = widths[1];
    let mut what = vec![paragraph(&field("what is to be done"), &action.what, STRONG, width)?];
    for (label, part, text) in
        [("How:", "how it is done", &action.how), ("How we will know:", "how we will know", &action.measure)]
    {
        if !text.trim().is_empty() {
            what.push(led_paragraph(&field(part), label, text, DETAIL, width)?);
        }
    }
    Ok(vec![
        vec![paragraph("the actions", &format!("{number}."), VALUE, widths[0])?],
        what,
        vec![paragraph(&field("who"), &action.owner, VALUE, widths[2])?],
        vec![paragraph(&field("by when"), &action.due, VALUE, widths[3])?],
    ])
}
