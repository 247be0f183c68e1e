//! What a record says, part by part in the order it is read, for comparing one version with another. What tells the
//! versions apart (number, what it replaces) is left out.

use super::model::{ActionLine, AttendanceLine, FamilyLine, RecordDocument};
use crate::meeting::version::PrintedPart;

/// The parts that say anything.
pub fn says(record: &RecordDocument) -> Vec<PrintedPart> {
    let mut parts = Vec::new();
    let mut part = |heading: &str, lines: Vec<String>| {
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        if !lines.is_empty() {
            parts.push(PrintedPart { heading: heading.to_owned(), lines });
        }
    };
    part("Child", [vec![record.child.clone()], facts(&record.identity)].concat());
    part("Meeting", facts(&record.meeting));
    let decisions = record.decisions.iter().map(|decision| joined(&[&decision.label, &decision.detail], ": "));
    part(&record.outcome_heading, decisions.collect());
    part(
        "Decided before the panel",
        record.decided_before.iter().flat_map(|note| note.lines()).map(str::to_owned).collect(),
    );
    part("After its deadline", record.late.clone());
    part("When this comes back", vec![record.review.clone()]);
    part("Actions", record.actions.iter().map(action).collect());
    let offered = record.offered.iter().map(|line| joined(&[&line.kind, &line.state, &line.when, &line.note], "; "));
    part("Offered before proceedings", offered.collect());
    part("Why", record.rationale.lines().map(str::to_owned).collect());
    for section in &record.sections {
        part(&section.heading, section.paragraphs.clone());
    }
    part("Child and parents", record.family.iter().map(family).collect());
    part("Prompts of the panel", facts(&record.prompts));
    part("Who was there", record.attendance.iter().map(attendance).collect());
    part("Apologies", record.apologies.clone());
    part("Expected, and not noted whether they came", record.not_noted.clone());
    part("Quorum", vec![record.quorum.clone()]);
    // It stands on page one by now; here it keeps its place, by which it is paired with what was signed before.
    part("Dissent and abstention", record.dissents.clone());
    parts
}

fn facts(facts: &[(String, String)]) -> Vec<String> {
    facts.iter().map(|(label, value)| joined(&[label, value], ": ")).collect()
}

fn action(action: &ActionLine) -> String {
    let due = if action.due.is_empty() { String::new() } else { format!("by {}", action.due) };
    let measure = if action.measure.is_empty() { String::new() } else { format!("measured by: {}", action.measure) };
    let how = if action.how.is_empty() { String::new() } else { format!("how: {}", action.how) };
    joined(&[&action.what, &action.owner, &due, &measure, &how], "; ")
}

fn family(line: &FamilyLine) -> String {
    let responsibility = match line.responsibility.is_empty() {
        true => String::new(),
        false => format!("parental responsibility: {}", line.responsibility),
    };
    let heard = if line.heard.is_empty() { String::new() } else { format!("heard: {}", line.heard) };
    joined(&[&line.who, &responsibility, &line.invited, &line.came, &heard], "; ")
}

fn attendance(line: &AttendanceLine) -> String {
    joined(&[&line.name, &line.role, &line.agency, &line.how], ", ")
}

fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
