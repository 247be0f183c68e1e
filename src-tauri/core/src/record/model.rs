//! What a record says, ready to be laid out: plain strings in reading order, no lookups left to do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::panel::profile::Voice;
use crate::paper::document::{DocumentInfo, Furniture, LANGUAGE};

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
    /// Identity under the name, as label and value: born, Mosaic number, legal status.
    pub identity: Vec<(String, String)>,
    /// The meeting: date, venue, slot, reason, as label and value.
    pub meeting: Vec<(String, String)>,
    /// Heads the decisions: "Decisions", or "Recommendations".
    pub outcome_heading: String,
    /// All that were chosen; empty where none was.
    pub decisions: Vec<DecisionLine>,
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
    /// Who was there for this child.
    pub attendance: Vec<AttendanceLine>,
    /// "A. Example, Group manager".
    pub apologies: Vec<String>,
    /// "Quorate: chair and two heads of service were present.", or why the chair went on.
    pub quorum: String,
    /// A sentence each, of who did not agree or abstained (PS-2).
    pub dissents: Vec<String>,
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
        let held = self.meeting.first().map_or("", |(_, value)| value.as_str());
        let origin = [self.panel.as_str(), held].into_iter().filter(|part| !part.is_empty());
        DocumentInfo {
            title: self.file_title(&self.title),
            language: LANGUAGE,
            author: self.council.clone(),
            made_at: self.made_at,
            identity: self.document_id,
            furniture: Furniture {
                marking: self.marking.clone(),
                running: format!("{} · Version {}", self.running_id, self.version),
                origin: origin.collect::<Vec<_>>().join(" · "),
                banner: self.draft.then(|| DRAFT.to_owned()),
            },
        }
    }

    /// The title of a file made from this record.
    pub(super) fn file_title(&self, what: &str) -> String {
        format!("{what}, {}, version {}", self.running_id, self.version)
    }
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
