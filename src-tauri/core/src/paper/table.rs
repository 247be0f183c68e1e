//! Tables: columns of wrapped text, rows that stay whole where they can, the headings again on every page.

use super::flow::{Flow, Paragraph, fitting, paragraph};
use super::typography::{BOTTOM, COLUMN, LEFT, MEASURE, TOP};
use crate::paper::layout_events::{Area, ElementId, Ink, TagRole};
use crate::refusal::Refusal;

const PADDING: f32 = 4.0;
const GUTTER: f32 = 12.0;
/// A row higher than this part of a page may be split; a lower one waits for the next page.
const SPLIT_FROM: f32 = 0.4;

/// The columns of a table: heading and width in points.
pub struct Columns {
    headings: Vec<Paragraph>,
    left_edges: Vec<f32>,
}

/// One cell: paragraphs, each in its own setting.
pub type Cell = Vec<Paragraph>;

impl Columns {
    /// Columns of these widths, each with a gutter to the next; a width of nought takes what is left. Gives with them the
    /// width that text has in each.
    pub fn new(columns: &[(&str, f32)]) -> Result<(Self, Vec<f32>), Refusal> {
        let taken: f32 = columns.iter().map(|(_, width)| width).sum();
        let widths: Vec<f32> =
            columns.iter().map(|(_, width)| if *width == 0.0 { MEASURE - taken } else { *width }).collect();
        let left_edges = (0..widths.len()).map(|column| LEFT + widths[..column].iter().sum::<f32>()).collect();
        let last = widths.len().saturating_sub(1);
        let text_widths: Vec<f32> =
            widths.iter().enumerate().map(|(at, width)| if at == last { *width } else { width - GUTTER }).collect();
        let headings = columns
            .iter()
            .zip(&text_widths)
            .map(|((heading, _), width)| paragraph(heading, heading, COLUMN, *width))
            .collect::<Result<_, _>>()?;
        Ok((Self { headings, left_edges }, text_widths))
    }

    /// What must fit beneath a heading for it not to stand alone: the names of the columns, and the first row.
    pub fn with_first(&self, rows: &[Vec<Cell>]) -> f32 {
        self.height() + rows.first().map_or(0.0, |row| row_height(row).min(whole_row_limit()))
    }

    fn height(&self) -> f32 {
        self.headings.iter().map(Paragraph::height).fold(0.0, f32::max) + PADDING
    }
}

/// Draws a table.
pub fn draw(flow: &mut Flow, columns: &Columns, rows: &[Vec<Cell>]) {
    flow.within(TagRole::Table, |flow| {
        flow.keep(columns.with_first(rows));
        flow.within(TagRole::TableHead, |flow| {
            flow.within(TagRole::Row, |flow| {
                let cells = columns.headings.iter().map(|_| flow.element(TagRole::ColumnHeading)).collect::<Vec<_>>();
                draw_headings(flow, columns, Some(&cells));
            })
        });
        flow.within(TagRole::TableBody, |flow| {
            for row in rows {
                flow.within(TagRole::Row, |flow| draw_row(flow, columns, row));
            }
        });
    });
}

fn whole_row_limit() -> f32 {
    (BOTTOM - TOP) * SPLIT_FROM
}

fn cell_height(cell: &Cell) -> f32 {
    cell.iter().map(Paragraph::height).sum()
}

fn row_height(row: &[Cell]) -> f32 {
    row.iter().map(cell_height).fold(0.0, f32::max) + 2.0 * PADDING
}

/// The heading row; without elements it is a repeat, which a screen reader has heard before.
fn draw_headings(flow: &mut Flow, columns: &Columns, cells: Option<&[ElementId]>) {
    let top = flow.y;
    for (number, (heading, x)) in columns.headings.iter().zip(&columns.left_edges).enumerate() {
        flow.place(cells.map(|cells| cells[number]), heading, *x, top);
    }
    flow.y += columns.height();
    rule(flow, 1.0, Ink::Accent);
}

fn rule(flow: &mut Flow, height: f32, ink: Ink) {
    let area = Area { x: LEFT, top: flow.y - height, width: MEASURE, height };
    flow.fill(area, ink);
}

fn draw_row(flow: &mut Flow, columns: &Columns, row: &[Cell]) {
    let height = row_height(row);
    if height > flow.room() && height <= whole_row_limit() {
        turn_with_headings(flow, columns);
    }
    // The first cell says what its row is about.
    let role = |column| if column == 0 { TagRole::RowHeading } else { TagRole::Cell };
    let mut rest: Vec<UnsetCell> =
        row.iter().enumerate().map(|(column, cell)| UnsetCell::new(flow, cell, role(column))).collect();
    loop {
        let top = flow.y + PADDING;
        let room = flow.room() - 2.0 * PADDING;
        let may_turn = flow.y > TOP + columns.height() + 1.0;
        let reached = rest
            .iter_mut()
            .zip(&columns.left_edges)
            .map(|(cell, x)| cell.set(flow, *x, top, room, may_turn))
            .fold(0.0, f32::max);
        let done = rest.iter().all(UnsetCell::is_done);
        if reached > 0.0 || done {
            flow.y = top + reached + PADDING;
            rule(flow, 0.5, Ink::Hairline);
        }
        if done {
            return;
        }
        turn_with_headings(flow, columns);
    }
}

fn turn_with_headings(flow: &mut Flow, columns: &Columns) {
    flow.turn_page();
    draw_headings(flow, columns, None);
}

/// What of a cell is still to be set: a row too high for its page is set in turns.
struct UnsetCell<'a> {
    paragraphs: Vec<(ElementId, &'a Paragraph, usize)>,
}

impl<'a> UnsetCell<'a> {
    fn new(flow: &mut Flow, cell: &'a Cell, role: TagRole) -> Self {
        let paragraphs = flow.within(role, |flow| {
            cell.iter().map(|paragraph| (flow.element(TagRole::Paragraph), paragraph, 0)).collect()
        });
        Self { paragraphs }
    }

    fn is_done(&self) -> bool {
        self.paragraphs.iter().all(|(_, paragraph, set)| *set == paragraph.lines.len())
    }

    /// Sets as many lines as there is room for and gives the height they took.
    fn set(&mut self, flow: &mut Flow, x: f32, top: f32, room: f32, may_turn: bool) -> f32 {
        let mut used = 0.0;
        for (element, paragraph, set) in &mut self.paragraphs {
            let rest = &paragraph.lines[*set..];
            let leading = paragraph.setting.leading;
            let now = fitting(rest.len(), room - used, leading, may_turn || used > 0.0);
            for line in &rest[..now] {
                flow.line_at(Some(*element), line, paragraph.setting, x, top + used);
                used += leading;
            }
            *set += now;
            if *set < paragraph.lines.len() {
                break;
            }
        }
        used
    }
}
