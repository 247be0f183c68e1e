//! The case note that goes into the case system beside the record.

use chrono::NaiveDate;
use quorate_core::calendar::words;
use quorate_core::exchange::case_note::Note;
use quorate_core::meeting::version::PrintedPart;
use quorate_core::panel::Profile;
use quorate_core::record::model::{ActionLine, OfferedLine, RecordDocument};

use crate::views::CaseNote;

/// The case note to paste into the case system (FSF-7, CLAM-9). A completed note there is never changed: a corrected
/// version's note says which one it replaces.
pub(crate) fn case_note(paper: &RecordDocument, profile: &Profile, date: NaiveDate) -> CaseNote {
    let mut parts = Vec::new();
    let mut part = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            parts.push(PrintedPart { heading: heading.to_owned(), lines });
        }
    };
    if let Some(replaced) = &paper.replaces {
        let notice = format!("It replaces version {}, signed on {}.", replaced.version, replaced.signed);
        let said = match replaced.others_data {
            // What and why may tell again what was somebody else's, as on page one.
            true => vec!["What changed: words that were not about this child were taken out.".to_owned()],
            false => vec![format!("What changed: {}", replaced.what), format!("Why: {}", replaced.why)],
        };
        part(&format!("Version {}", paper.version), [notice].into_iter().chain(said).collect());
    }
    part(&paper.outcome_heading, paper.decisions.iter().map(|one| listed(&one.label, &one.detail)).collect());
    part("Quorum", some(&paper.not_quorate));
    part("Decided before the panel", paper.decided_before.clone());
    part("After its deadline", paper.late.clone());
    part("Why", some(&paper.rationale));
    part("Actions", paper.actions.iter().map(action_words).collect());
    part("Offered before proceedings", paper.offered.iter().map(offered_line).collect());
    part("Review", some(&paper.review));
    for section in &paper.sections {
        part(&section.heading, section.paragraphs.clone());
    }
    part("Dissent and abstention", paper.dissents.clone());
    let title = format!("{}: {}", profile.short_name, paper.title);
    let note = Note {
        title: &title,
        date: &words::date(date),
        significant_event: profile.document.significant_event,
        bold: profile.document.case_note_bold,
        parts: &parts,
    };
    CaseNote {
        text: note.plain(),
        html: note.html(),
        date,
        significant_event: note.significant_event,
        bold: note.bold,
        title: title.clone(),
    }
}

fn listed(label: &str, detail: &str) -> String {
    if detail.is_empty() { label.to_owned() } else { format!("{label}: {detail}") }
}

fn action_words(action: &ActionLine) -> String {
    let due = if action.due.is_empty() { String::new() } else { format!(", by {}", action.due) };
    format!("{} ({}{due})", action.what, action.owner)
}

/// "Family group conference: accepted (both grandmothers came)".
fn offered_line(line: &OfferedLine) -> String {
    let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
    format!("{}: {}{note}", line.kind, line.state.to_lowercase())
}

fn some(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
