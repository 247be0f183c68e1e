//! What was offered before proceedings, and how the family answered (FSF-9).

use super::model::{OfferedLine, RecordDocument};
use crate::paper::{
    blocks::heading,
    flow::{Flow, paragraph},
    table::{self, Cell, Columns},
    typography::VALUE,
};
use crate::refusal::Refusal;

/// Draws nothing where the panel does not ask.
pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.offered.is_empty() {
        return Ok(());
    }
    heading(flow, "Offered before proceedings", 60.0)?;
    let (columns, widths) = Columns::new(&[("What", 0.0), ("Answer", 84.0), ("When", 114.0), ("Note", 140.0)])?;
    let rows = record.offered.iter().map(|line| row(line, &widths)).collect::<Result<Vec<_>, _>>()?;
    table::draw(flow, &columns, &rows);
    Ok(())
}

fn row(line: &OfferedLine, widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let texts = [&line.kind, &line.state, &line.when, &line.note];
    let cells = texts.iter().zip(widths).map(|(text, width)| {
        // An empty cell says nothing to a screen reader either.
        let words = if text.trim().is_empty() { "–" } else { text.as_str() };
        Ok(vec![paragraph("what was offered", words, VALUE, *width)?])
    });
    cells.collect()
}
