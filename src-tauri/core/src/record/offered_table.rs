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
    // A column that nothing stands in is left out.
    let all: [OfferedColumn; 4] = [
        (("What", 0.0), |line| &line.kind),
        (("Answer", 84.0), |line| &line.state),
        (("When", 114.0), |line| &line.when),
        (("Note", 140.0), |line| &line.note),
    ];
    let used = |column: &&OfferedColumn| record.offered.iter().any(|line| !(column.1)(line).trim().is_empty());
    let used: Vec<&OfferedColumn> = all.iter().filter(used).collect();
    let (columns, widths) = Columns::new(&used.iter().map(|column| column.0).collect::<Vec<_>>())?;
    let rows = record.offered.iter().map(|line| row(line, &used, &widths)).collect::<Result<Vec<_>, _>>()?;
    heading(flow, "Offered before proceedings", columns.with_first(&rows))?;
    table::draw(flow, &columns, &rows);
    Ok(())
}

/// Heading and width, and what stands in it.
type OfferedColumn = ((&'static str, f32), fn(&OfferedLine) -> &String);

fn row(line: &OfferedLine, columns: &[&OfferedColumn], widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let cells = columns.iter().zip(widths).map(|(column, width)| {
        let text = (column.1)(line);
        // An empty cell says nothing to a screen reader either.
        let words = if text.trim().is_empty() { "Not said" } else { text.as_str() };
        Ok(vec![paragraph("what was offered", words, VALUE, *width)?])
    });
    cells.collect()
}
