//! What lies on the table: the agenda of a meeting, and the open actions of its panel by owner.

use chrono::{DateTime, Utc};

use crate::ids::derived;
use crate::paper;
use crate::paper::blocks::{self, heading};
use crate::paper::document::{DocumentInfo, Furniture, LANGUAGE};
use crate::paper::flow::{Flow, Paragraph, paragraph};
use crate::paper::furniture::begin;
use crate::paper::layout_events::TagRole;
use crate::paper::table::{self, Cell, Columns};
use crate::paper::typography::{BODY, DETAIL, LEFT, MEASURE, STRONG, VALUE};
use crate::refusal::Refusal;

/// Which meeting a paper is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOf {
    /// The council, in the first line.
    pub council: String,
    /// "Children Looked After Monitoring panel".
    pub panel: String,
    /// "OFFICIAL-SENSITIVE", on every page.
    pub marking: String,
    /// "Tuesday 24 November 2026".
    pub date: String,
    /// "1pm to 4:30pm, County Hall North (CHN)".
    pub about: String,
    /// The meeting's own identity.
    pub meeting: [u8; 16],
    /// When the paper was made, in UTC.
    pub made_at: DateTime<Utc>,
}

/// What an agenda says, from the first minute to the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaPaper {
    /// In order of time.
    pub rows: Vec<AgendaRow>,
    /// Whether a child is booked; an agenda without one says so.
    pub booked: bool,
    /// Who is expected for the whole meeting, in the order of the panel's roles.
    pub expected: Vec<ExpectedPerson>,
}

/// A row of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaRow {
    /// A child, or siblings.
    Item(AgendaItem),
    /// Panel business, or a break.
    Other {
        /// "1pm to 1:15pm".
        time: String,
        /// "Panel business", "Lunch".
        what: String,
        /// What it always holds.
        points: Vec<String>,
        /// Whom it is for: "The panel".
        who: String,
    },
}

/// Somebody who is expected, or a seat that nobody is named for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedPerson {
    /// "Ada Example", "Not named yet".
    pub name: String,
    /// "Group manager".
    pub role: String,
    /// "by video", "sent apologies"; of seats without a name, "2 seats".
    pub how: String,
}

/// One item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// "1:15pm to 1:45pm", "4:15pm to 4:30pm, emergency slot".
    pub time: String,
    /// A child each: "C.O., 4471902".
    pub children: Vec<String>,
    /// Why they come.
    pub reason: String,
    /// "Ada Example, social worker", each.
    pub invited: Vec<String>,
    /// "Received 2 days after the deadline", "Missing: chronology".
    pub late: Vec<String>,
}

/// The open actions of a panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionsPaper {
    /// By owner, in the order in which they are printed.
    pub owners: Vec<OwnersActions>,
    /// Whether actions of restricted families are left off, which the paper says.
    pub left_off: bool,
    /// "CLAM panel: Panel tracker, kept by the panel co-ordinator" (CLAM-11); may be empty.
    pub kept: String,
}

/// One owner, and what they are to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnersActions {
    /// "Social worker, Ada Example".
    pub owner: String,
    /// The earliest due first.
    pub actions: Vec<OpenAction>,
}

/// An action that is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAction {
    /// What is to be done.
    pub what: String,
    /// "C.O., 4471902".
    pub child: String,
    /// "Wed 9 December 2026"; empty where no day was agreed.
    pub due: String,
    /// "11 days over", "due today".
    pub left: String,
}

/// Says on the list of actions that it is not all of them, and no more than that.
const LEFT_OFF: &str =
    "Actions about restricted families are not on this list: whoever may see the family finds them in the book.";

/// The agenda as PDF.
///
/// # Errors
/// A character that no typeface of ours has, by name and field.
pub fn agenda(of: &PaperOf, agenda: &AgendaPaper) -> Result<Vec<u8>, Refusal> {
    const TITLE: &str = "Agenda";
    let info = info(of, TITLE);
    let mut flow = opened(of, TITLE, &info)?;
    let (columns, widths) = Columns::new(&[("Time", 96.0), ("What, and why", 0.0), ("Invited", 180.0)])?;
    let rows = agenda.rows.iter().map(|row| match row {
        AgendaRow::Item(item) => agenda_row(item, &widths),
        AgendaRow::Other { time, what, points, who } => other_row((time, what, points, who), &widths),
    });
    listed(&mut flow, "Items", &columns, &rows.collect::<Result<Vec<_>, _>>()?, "")?;
    if !agenda.booked {
        flow.gap(8.0);
        said(&mut flow, "Nothing is booked yet.")?;
    }
    let (columns, widths) = Columns::new(&[("Who", 0.0), ("Role", 190.0), ("How", 130.0)])?;
    let rows = agenda.expected.iter().map(|one| {
        let cells = [&one.name, &one.role, &one.how].into_iter().zip(&widths);
        cells.map(|(text, width)| Ok(vec![paragraph("who is expected", text, VALUE, *width)?])).collect()
    });
    let rows = rows.collect::<Result<Vec<_>, Refusal>>()?;
    if !rows.is_empty() {
        listed(&mut flow, "Who is expected", &columns, &rows, "")?;
    }
    paper::finish(flow, None, &info)
}

/// The open actions as PDF, a table an owner.
///
/// # Errors
/// A character that no typeface of ours has, by name and field.
pub fn action_list(of: &PaperOf, ActionsPaper { owners, left_off, kept }: &ActionsPaper) -> Result<Vec<u8>, Refusal> {
    const TITLE: &str = "Open actions";
    let info = info(of, TITLE);
    let mut flow = opened(of, TITLE, &info)?;
    if !kept.is_empty() {
        said(&mut flow, kept)?;
    }
    let (columns, widths) = Columns::new(&[("What", 0.0), ("Child", 126.0), ("By", 132.0)])?;
    for OwnersActions { owner, actions } in owners {
        let rows = actions.iter().map(|action| action_row(action, &widths)).collect::<Result<Vec<_>, _>>()?;
        listed(&mut flow, owner, &columns, &rows, "")?;
    }
    if owners.is_empty() {
        said(&mut flow, if *left_off { "No other action is open." } else { "No action is open." })?;
    }
    if *left_off {
        flow.gap(8.0);
        said(&mut flow, LEFT_OFF)?;
    }
    paper::finish(flow, None, &info)
}

fn opened(of: &PaperOf, title: &str, info: &DocumentInfo) -> Result<Flow, Refusal> {
    let mut flow = Flow::new(1.0);
    begin(&mut flow, &info.furniture);
    let origin = [of.council.as_str(), of.panel.as_str()].into_iter().filter(|part| !part.is_empty());
    let origin = origin.collect::<Vec<_>>().join(" · ");
    blocks::opening(&mut flow, ("the panel's name", &origin), ("the title", title), ("the day", &of.date))?;
    if !of.about.is_empty() {
        said(&mut flow, &of.about)?;
    }
    Ok(flow)
}

fn said(flow: &mut Flow, words: &str) -> Result<(), Refusal> {
    let element = flow.element(TagRole::Paragraph);
    flow.run(element, &paragraph("the meeting", words, BODY, MEASURE)?, LEFT);
    Ok(())
}

/// A heading and its table, or that there is nothing.
fn listed(flow: &mut Flow, words: &str, columns: &Columns, rows: &[Vec<Cell>], nothing: &str) -> Result<(), Refusal> {
    heading(flow, words, if rows.is_empty() { BODY.leading } else { columns.with_first(rows) })?;
    if rows.is_empty() {
        return if nothing.is_empty() { Ok(()) } else { said(flow, nothing) };
    }
    table::draw(flow, columns, rows);
    Ok(())
}

fn agenda_row(item: &AgendaItem, widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let strong = |text: &String| paragraph("a child", text, STRONG, widths[1]);
    let mut what: Vec<Paragraph> = item.children.iter().map(strong).collect::<Result<_, _>>()?;
    what.push(paragraph("the reason", &item.reason, VALUE, widths[1])?);
    for late in &item.late {
        what.push(paragraph("what is late", late, DETAIL, widths[1])?);
    }
    let invited = match item.invited.as_slice() {
        [] => vec![paragraph("who is invited", "Nobody is named", VALUE, widths[2])?],
        all => all.iter().map(|one| paragraph("who is invited", one, VALUE, widths[2])).collect::<Result<_, _>>()?,
    };
    Ok(vec![vec![paragraph("the time", &item.time, VALUE, widths[0])?], what, invited])
}

/// Panel business or a break: nobody is invited for it alone.
fn other_row((time, what, points, who): (&str, &str, &[String], &str), widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let mut cell = vec![paragraph("the business", what, STRONG, widths[1])?];
    for point in points {
        cell.push(paragraph("the business", point, VALUE, widths[1])?);
    }
    let time = paragraph("the time", time, VALUE, widths[0])?;
    Ok(vec![vec![time], cell, vec![paragraph("who is invited", who, VALUE, widths[2])?]])
}

fn action_row(action: &OpenAction, widths: &[f32]) -> Result<Vec<Cell>, Refusal> {
    let due = if action.due.is_empty() { "No day agreed" } else { action.due.as_str() };
    let mut by = vec![paragraph("by when", due, VALUE, widths[2])?];
    if !action.left.is_empty() {
        by.push(paragraph("by when", &action.left, DETAIL, widths[2])?);
    }
    Ok(vec![
        vec![paragraph("an action", &action.what, VALUE, widths[0])?],
        vec![paragraph("a child", &action.child, VALUE, widths[1])?],
        by,
    ])
}

/// The title names nobody: titles are shown in lists.
fn info(of: &PaperOf, title: &str) -> DocumentInfo {
    let made = of.made_at.timestamp_micros().to_be_bytes();
    DocumentInfo {
        title: format!("{title}, {}, {}", of.panel, of.date),
        language: LANGUAGE,
        author: of.council.clone(),
        made_at: of.made_at,
        identity: derived(title, &[&of.meeting, &made]),
        furniture: Furniture {
            marking: of.marking.clone(),
            running: format!("{title}, {}", of.date),
            origin: of.panel.clone(),
            banner: None,
        },
    }
}
