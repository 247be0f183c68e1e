//! What a record says, ready to be laid out: plain strings in reading order, no lookups left to do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::meeting::comparison::ChangedPassage;
use crate::panel::profile::Voice;
use crate::paper::document::{DocumentInfo, Furniture, LANGUAGE};
use crate::refusal::Refusal;

/// One child's record of one meeting. Whoever composes it has put every id into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordDocument {
    /// "Record of decisions".
    pub title: String,
    /// The council, in the first line.
    pub council: String,
    /// "Children Looked After Monitoring panel".
    pub panel: String,
    /// "OFFICIAL-SENSITIVE", on every page.
    pub marking: String,
    /// "Chidi Okafor", or "Unborn baby Lovatt".
    pub child: String,
    /// Whether the child is not born yet: it says nothing itself.
    pub unborn: bool,
    /// Identity under the name, as label and value: born, Mosaic number, legal status.
    pub identity: Vec<(String, String)>,
    /// The meeting: date, venue, slot, reason, as label and value.
    pub meeting: Vec<(String, String)>,
    /// Heads the decisions: "Decisions", or "Recommendations".
    pub outcome_heading: String,
    /// All that were chosen; empty where none was.
    pub decisions: Vec<DecisionLine>,
    /// That there was no quorum and why the chair went on, said beside the decisions; empty where there was one.
    pub not_quorate: String,
    /// What came after a deadline of the panel's rules, a sentence each; beside the decisions.
    pub late: Vec<String>,
    /// What was decided before the panel met, as it was noted, each with its day; beside the decisions.
    pub decided_before: Vec<String>,
    /// Why, under the decisions; may be empty.
    pub rationale: String,
    /// Numbered in this order.
    pub actions: Vec<ActionLine>,
    /// "Returns to panel on Wednesday 3 February 2027", or why not.
    pub review: String,
    /// What was offered before proceedings, in the profile's order; empty where the panel does not ask (FSF-9).
    pub offered: Vec<OfferedLine>,
    /// In the profile's order.
    pub sections: Vec<SectionLines>,
    /// Child and parents: who was invited, came and was heard.
    pub family: Vec<FamilyLine>,
    /// Who was there for this child.
    pub attendance: Vec<AttendanceLine>,
    /// "A. Example, Group manager".
    pub apologies: Vec<String>,
    /// Who was expected and nobody noted whether they came: "A. Example, Group manager".
    #[serde(default)]
    pub not_noted: Vec<String>,
    /// "Quorate: chair and two heads of service were present.", or why the chair went on.
    pub quorum: String,
    /// A sentence each, of who did not agree or abstained (PS-2).
    pub dissents: Vec<String>,
    /// Abbreviations that the record uses, each with what it stands for.
    pub abbreviations: Vec<(String, String)>,
    /// Prompts that were met, and those found not applicable.
    pub prompts: Vec<(String, String)>,
    /// For the header of every page and the document's title: the child's Mosaic number, or initials for want of one.
    pub running_id: String,
    /// The version that this document is, from 1.
    pub version: u32,
    /// What a corrected version replaces; on page one.
    pub replaces: Option<ReplacedVersion>,
    /// Whether it is a draft for the chair to read; a draft says so on every page and cannot be signed.
    pub draft: bool,
    /// The file's own identity, from which `/ID` is made: same record, same bytes.
    pub document_id: [u8; 16],
    /// When the document was made, in UTC: same moment, same bytes.
    pub made_at: DateTime<Utc>,
}

impl RecordDocument {
    /// What the file says of itself, and what stands on each page. The title names the child by the running identifier
    /// only: titles are shown in lists.
    pub fn info(&self) -> DocumentInfo {
        DocumentInfo {
            title: self.file_title(&self.title),
            language: LANGUAGE,
            author: self.council.clone(),
            made_at: self.made_at,
            identity: self.document_id,
            furniture: Furniture {
                marking: self.marking.clone(),
                running: format!("{} · Version {}", self.running_id, self.version),
                origin: joined(&[&self.panel, self.held()], " · "),
                banner: self.draft.then(|| DRAFT.to_owned()),
            },
        }
    }

    /// The title of a file made from this record: which child, which panel, when. Two records of one child on one day
    /// differ in the time.
    pub(super) fn file_title(&self, what: &str) -> String {
        let of = format!("{what}, {}", self.running_id);
        let slot = self.meeting_fact(SLOT).split(", ").next().unwrap_or_default();
        joined(&[&of, &self.panel, self.held(), slot, &format!("version {}", self.version)], ", ")
    }

    /// "Tuesday 24 November 2026".
    fn held(&self) -> &str {
        self.meeting_fact(DATE)
    }

    fn meeting_fact(&self, label: &str) -> &str {
        self.meeting.iter().find(|(known, _)| known == label).map_or("", |(_, value)| value.as_str())
    }
}

/// The label of the day among a meeting's facts.
pub const DATE: &str = "Date";
/// The label of the time and length of an item among a meeting's facts.
pub const SLOT: &str = "Slot";

fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

const DRAFT: &str = "Draft for the chair: not signed";

/// The version that this one replaces, and why there is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacedVersion {
    /// The number of the version before.
    pub version: u32,
    /// "Wednesday 18 November 2026".
    pub signed: String,
    /// In the words of whoever corrected it.
    pub what: String,
    /// The parts that read otherwise now: "Decisions", "Actions".
    pub parts: Vec<String>,
    /// The reason, in the same person's words.
    pub why: String,
    /// Old beside new, where they differ; of words that were somebody else's, that they are not repeated.
    pub changes: Vec<ChangedPassage>,
    /// What was wrong was somebody else's data: the words of what and why, which may tell it again, are not printed.
    pub others_data: bool,
}

impl ReplacedVersion {
    /// Whether the version does what it says that it does.
    ///
    /// # Errors
    /// It reads as the one before, or nothing was taken out where words about somebody else are said to be.
    pub fn check_changed(&self) -> Result<(), Refusal> {
        if self.changes.is_empty() {
            return Err(Refusal::wrong_state(format!(
                "Nothing in this record reads otherwise than in version {}: write what the correction is for, or give the \
                 correction up.",
                self.version
            )));
        }
        if self.others_data && self.changes.iter().all(|change| change.was.trim().is_empty()) {
            return Err(Refusal::wrong_state(
                "Nothing was taken out of this record, and the correction says that words about somebody else were: take \
                 them out, or give the correction up and open it without that tick.",
            ));
        }
        Ok(())
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLine {
    /// "Section 20 agreed".
    pub label: String,
    /// What exactly was decided, where the label does not say it all.
    pub detail: String,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLine {
    /// What is to be done.
    pub what: String,
    /// How it is known to be done.
    pub measure: String,
    /// By which means; may be empty.
    pub how: String,
    /// "Group manager, A. Example".
    pub owner: String,
    /// "Wed 9 December 2026".
    pub due: String,
}

/// One kind of support or assessment before proceedings (FSF-9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedLine {
    /// "Family group conference or mediation".
    pub kind: String,
    /// "Accepted", "Not offered".
    pub state: String,
    /// "Wed 14 October 2026", where it is known.
    pub when: String,
    /// What a reader should know of it besides; may be empty.
    pub note: String,
}

/// The child, or a parent, at the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyLine {
    /// "Nia Okafor", "Ruth Kestle, mother".
    pub who: String,
    /// "Holds it", "Does not hold it"; empty where nobody has said, and for the child.
    pub responsibility: String,
    /// "Invited", "Not invited: two years old".
    pub invited: String,
    /// "In the room", "Did not come".
    pub came: String,
    /// How their view was heard; may be empty.
    pub heard: String,
}

/// One section of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionLines {
    /// As the profile has it.
    pub heading: String,
    /// Fact, opinion, the child's words or discussion: said beside the heading (PS-9).
    pub voice: Voice,
    /// Paragraphs; none when nothing was said.
    pub paragraphs: Vec<String>,
}

/// Somebody who was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceLine {
    /// The name as it is printed.
    pub name: String,
    /// In words: "Head of service, for A. Example".
    pub role: String,
    /// Whom they came from; may be empty.
    pub agency: String,
    /// "in the room", "by video", "for this child only".
    pub how: String,
}
