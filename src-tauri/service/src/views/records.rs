//! Records on their way to the file, and the actions they leave behind.

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::ids::EntryId;
use quorate_core::meeting::comparison::ComparedPart;
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::meeting::remaining::{Gap, Place};
use quorate_core::meeting::version::{Amendment, Grounds, PrintedAttendance, Weighed};
use quorate_core::third_party_data::{FindingKind, Sureness};
use serde::Serialize;
use ts_rs::TS;

use super::sitting::LiveAction;
use super::week::ClockState;
use crate::views::list_rows::RecordLine;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordView {
    pub line: RecordLine,
    pub actions: Vec<LiveAction>,
    /// What the record cannot go to the chair without.
    pub missing: Vec<Gap>,
    /// What is for the chair to weigh before the signature, and holds nothing back.
    pub weigh: Vec<Gap>,
    /// Whether whoever asks finalised it and can have it back: nobody else has opened it since.
    pub may_take_back: bool,
    /// The case note to paste: title and text, bold where the panel asks for it (CLAM-9).
    pub case_note: CaseNote,
    /// The signed versions, the one in force first.
    pub versions: Vec<VersionLine>,
    /// The correction under way.
    pub correction: Option<CorrectionLine>,
    /// Who was there, as the record prints it.
    pub attendance: PrintedAttendance,
    pub amendments: Vec<AmendmentLine>,
    /// Until when amendments are asked for; nothing where the panel sets no time or nothing is signed.
    pub amendment_time: Option<AmendmentTime>,
}

/// One signed version.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VersionLine {
    pub number: u32,
    /// Who signed it, by name.
    pub by: String,
    pub at: DateTime<Utc>,
    /// What it corrects; nothing for the first.
    pub grounds: Option<Grounds>,
    /// The version that replaced it.
    pub superseded_by: Option<u32>,
    pub file_name: String,
    pub sha256: String,
    /// What was open as it was signed, and what the chair said of it.
    pub weighed: Option<Weighed>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CorrectionLine {
    /// Who opened it, by name.
    pub by: String,
    pub at: DateTime<Utc>,
    pub grounds: Grounds,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AmendmentLine {
    pub amendment: Amendment,
    /// "Late: the time ended Wednesday 25 November", "Not in writing, as the panel asks".
    pub remarks: Vec<String>,
    /// The chair's answer in words; nothing until there is one.
    pub answer: Option<String>,
}

/// The time in which amendments are asked for (PS-2).
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AmendmentTime {
    /// "3 working days left"; or what the time waits for.
    pub words: String,
    pub state: ClockState,
    pub due: Option<NaiveDate>,
    pub in_writing: bool,
}

/// The page for the family, sentence by sentence, as whoever reads it before it goes out sees it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FamilyPageView {
    pub reader: FamilyReader,
    /// The signed version that it is made from.
    pub version: u32,
    pub sentences: Vec<FamilySentence>,
    /// What an earlier page said in other words, of which this version says nothing any more.
    pub lapsed: Vec<PageSentence>,
    /// Who read it as it stands; nothing while somebody has to.
    pub read: Option<FamilyPageRead>,
    /// Why what may speak of another child stands.
    pub stands: String,
    pub revision: EntryId,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FamilySentence {
    /// The heading that it stands under.
    pub part: String,
    /// As the record makes it.
    pub own: String,
    /// As it goes out; empty where it is left out.
    pub words: String,
    /// Whether the child said it: it goes out as it was said, or not at all.
    pub said: bool,
    /// Whether it was not on the page that was read before: it is to be read again.
    pub again: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FamilyPageRead {
    /// By name.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// Two versions of a record, word by word.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Comparison {
    pub from: u32,
    /// Nothing for what the record says now, unsigned.
    pub to: Option<u32>,
    pub parts: Vec<ComparedPart>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseNote {
    pub title: String,
    pub date: NaiveDate,
    pub significant_event: bool,
    pub bold: bool,
    /// All of it as plain text, title and date included.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Something in a record that is, or may be, about another child.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FindingView {
    /// What it is told by: the same for as long as the text it speaks of stays the same.
    pub finding: String,
    pub place: Place,
    /// "Discussion", "Action 2".
    pub place_label: String,
    /// The sentence it stands in, in three pieces; a copied passage is told without what is around it.
    pub before: String,
    pub words: String,
    pub after: String,
    pub kind: FindingKind,
    pub sure: Sureness,
    /// Whether it is mended or accepted before the record is signed; the others are there to glance at.
    pub stands_before_signing: bool,
    /// What it is and whose it may be.
    pub sentence: String,
    pub accepted: Option<AcceptedView>,
}

/// Who let a finding stand, and why.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AcceptedView {
    pub by: String,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// A field of a record as somebody once left it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldVersion {
    pub by: String,
    pub at: DateTime<Utc>,
    pub text: String,
}
