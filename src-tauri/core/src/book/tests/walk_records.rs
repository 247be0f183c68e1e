//! The part of a walk that writes records, from open to filed.

use chrono::{DateTime, Utc};

use super::county::{Placed, says};
use super::walk::Walk;
use crate::ids::{ActionId, AmendmentId, EntryId};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::action::{AcceptedLetter, ActionDetails, ActionState, SmartLetter};
use crate::meeting::agenda::ItemState;
use crate::meeting::family_page::{FamilyReader, PageSentence};
use crate::meeting::participation::{Coming, Invitation, Parent, Participant};
use crate::meeting::record::{
    Decision, Dissent, Filing, Offered, OfferedState, PromptAnswer, RecordState, Review, Stance,
};
use crate::meeting::sitting::MeetingState;
use crate::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, Means, PrintedAttendance, PrintedAttendee};
use crate::third_party_data::FindingKind;

impl Walk {
    /// Hears the chosen item where its meeting has not begun, so that records come to their end now and then.
    fn hear(&mut self) {
        let at = self.pick % self.placed.len();
        let Ok(item) = self.county.book.item(self.placed[at].item) else { return };
        let state = self.county.book.meeting(item.details.meeting).unwrap().state;
        if item.state == ItemState::Waiting && matches!(state, MeetingState::Planned | MeetingState::Issued) {
            self.county.hear(&self.placed[at]);
        }
    }

    /// A record that is being corrected; where there is none, somebody's is signed and opened.
    fn corrected(&mut self) -> Placed {
        let open = |placed: &&Placed| {
            let record = self.county.book.record(placed.record);
            record.is_ok_and(|record| record.correction.is_some() && record.state == RecordState::Open)
        };
        if let Some(placed) = self.placed.iter().find(open) {
            return *placed;
        }
        let placed = self.county.place("Signed", "Already");
        self.county.hear(&placed);
        self.county.sign(&placed, format!("a signed record {}", self.pick).as_bytes());
        self.placed.push(placed);
        let Placed { record, child, .. } = placed;
        let grounds = Grounds { what: "A word".into(), why: "It was misheard.".into(), others_data: false };
        let (at, based_on) = (self.county.now, self.county.book.record(record).unwrap().revision);
        self.county.say(Change::CorrectionSet { record, child, at, grounds, based_on });
        placed
    }

    pub fn about_records(&mut self, kind: ChangeKind) -> Option<Change> {
        let signed = |placed: &&Placed| self.county.book.record(placed.record).is_ok_and(|record| record.version > 0);
        let Placed { record, child, .. } = match kind {
            ChangeKind::RecordFiled
            | ChangeKind::RecordExported
            | ChangeKind::FamilyPageExported
            | ChangeKind::FamilyPageRead
            | ChangeKind::CorrectionSet
            | ChangeKind::AmendmentAsked
            | ChangeKind::AmendmentAnswered => *self.placed.iter().find(signed)?,
            ChangeKind::CorrectionAbandoned | ChangeKind::AttendanceCorrected => self.corrected(),
            _ => *self.chosen(),
        };
        let now = self.county.book.record(record).ok()?;
        let (at, based_on) = (self.county.now, now.revision);
        let action = self.action();
        Some(match kind {
            ChangeKind::SectionWritten => {
                let section = ["discussion", "views"][self.pick % 2].to_owned();
                let based_on = now.sections.get(&section).map_or(EntryId::NONE, |section| section.revision);
                Change::SectionWritten { record, child, section, text: format!("Words {}", self.pick), based_on }
            }
            ChangeKind::DecisionsSet => {
                let decisions = vec![Decision::new("lbp", format!("by {}", self.pick))];
                Change::DecisionsSet { record, child, decisions, rationale: "No change.".into(), based_on }
            }
            ChangeKind::DecisionAgreed => {
                let option = now.decisions.first()?.option.clone();
                Change::DecisionAgreed {
                    record,
                    child,
                    option,
                    at: self.pick.is_multiple_of(2).then_some(at),
                    how: self.pick.is_multiple_of(4).then(|| "By e-mail.".to_owned()),
                    based_on,
                }
            }
            ChangeKind::DissentsSet => {
                let stance = [Stance::Dissents, Stance::Abstains][self.pick / 3 % 2];
                let (name, agency) = ("Nan Ferrow".into(), "Health".into());
                let dissent = Dissent { name, agency, stance, what: "Too soon.".into() };
                Change::DissentsSet { record, child, dissents: vec![dissent; self.pick % 3], based_on }
            }
            ChangeKind::PromptsAnswered => {
                let prompts = [("fgc".to_owned(), PromptAnswer::Answered)].into();
                Change::PromptsAnswered { record, child, prompts, based_on }
            }
            ChangeKind::OfferedSet => {
                let state = [OfferedState::Offered, OfferedState::Accepted, OfferedState::NotOffered][self.pick % 3];
                let row = Offered { kind: "fgc".into(), state, when: Some(at.date_naive()), note: String::new() };
                Change::OfferedSet { record, child, rows: vec![row; self.pick % 2], based_on }
            }
            ChangeKind::RecordInquorate => {
                let reason = if self.pick.is_multiple_of(3) { String::new() } else { "It cannot wait.".to_owned() };
                Change::RecordInquorate { record, child, reason, based_on }
            }
            ChangeKind::ParticipationSet => {
                let parent = Parent {
                    name: format!("Ruth {}", self.pick),
                    relation: "Mother".into(),
                    responsibility: Some(true),
                };
                let row = Participant {
                    parent: Some(parent),
                    invited: Invitation::Invited,
                    came: Coming::Video,
                    heard: String::new(),
                };
                Change::ParticipationSet { record, child, rows: vec![row; self.pick % 2], based_on }
            }
            ChangeKind::ReviewSet => {
                let review = match self.pick % 3 {
                    0 => Review::Unset,
                    1 => Review::NotNeeded { why: "All is done.".into() },
                    _ => Review::On { date: at.date_naive() },
                };
                Change::ReviewSet { record, child, review, based_on }
            }
            ChangeKind::RecordFinalised => {
                self.hear();
                Change::RecordFinalised { record, child, at, looks: vec![] }
            }
            ChangeKind::RecordTakenBack => {
                self.hear();
                let _ = self.county.commit(&[Change::RecordFinalised { record, child, at, looks: vec![] }]);
                Change::RecordTakenBack { record, child, at }
            }
            ChangeKind::RecordReturned => {
                self.hear();
                let _ = self.county.commit(&[Change::RecordFinalised { record, child, at, looks: vec![] }]);
                Change::RecordReturned { record, child, at, comment: "Say who spoke.".into() }
            }
            ChangeKind::FindingAccepted => {
                let (finding, reason) = (format!("{:032x}", self.pick % 3), "The aunt is called so too.".into());
                Change::FindingAccepted { record, child, finding, what: FindingKind::GivenName, reason, at }
            }
            ChangeKind::RecordSigned => {
                if self.pick.is_multiple_of(2) {
                    // With so many kinds of change, chance alone hardly ever brings a record all this way.
                    self.hear();
                    let _ = self.county.commit(&[Change::RecordFinalised { record, child, at, looks: vec![] }]);
                }
                let pdf = format!("a signed record {}", self.pick);
                let sha256 = self.county.book.put_blob("application/pdf", pdf.as_bytes()).unwrap();
                let version = now.version + 1;
                let file_name = "record.pdf".into();
                Change::RecordSigned { record, child, at, version, sha256, file_name, says: says(&pdf), weighed: None }
            }
            ChangeKind::RecordFiled => {
                let deadline = format!("deadline-{}", self.pick % 4);
                let filing = Filing { version: now.version, deadline, by: "Ottoline Marsh".into(), at };
                Change::RecordFiled { record, child, filing }
            }
            ChangeKind::RecordExported => Change::RecordExported { record, child, at, version: now.version },
            ChangeKind::CorrectionSet => {
                let grounds =
                    Grounds { what: format!("Word {}", self.pick), why: "It was misheard.".into(), others_data: false };
                Change::CorrectionSet { record, child, at, grounds, based_on }
            }
            ChangeKind::CorrectionAbandoned => {
                Change::CorrectionAbandoned { record, child, why: "It was right after all.".into() }
            }
            ChangeKind::AttendanceCorrected => {
                let attendance = (!self.pick.is_multiple_of(4)).then(|| attendance(self.pick));
                Change::AttendanceCorrected { record, child, attendance, based_on }
            }
            ChangeKind::AmendmentAsked => {
                let amendment = AmendmentId(self.county.id());
                Change::AmendmentAsked { amendment, record, child, details: amendment_to(now.version, self.pick, at) }
            }
            ChangeKind::AmendmentAnswered => {
                let asked = self.county.book.amendments(record).unwrap();
                let asked = asked.get(self.pick % asked.len().max(1))?;
                let answer = match self.pick % 2 {
                    0 => AmendmentAnswer::Accepted,
                    _ => AmendmentAnswer::Declined { why: "The minutes agree.".into() },
                };
                Change::AmendmentAnswered { amendment: asked.id, child, at, answer, based_on: asked.revision }
            }
            ChangeKind::FamilyPageExported => Change::FamilyPageExported { record, child, at },
            ChangeKind::FamilyPageRead => Change::FamilyPageRead {
                record,
                child,
                version: self.county.book.record(record).unwrap().version,
                reader: if self.pick.is_multiple_of(2) { FamilyReader::Child } else { FamilyReader::Parent },
                sentences: vec![PageSentence { own: "It was agreed.".into(), words: "They said yes.".into() }],
                stands: String::new(),
                at,
            },
            ChangeKind::ActionSet => {
                let old = action.filter(|_| self.pick.is_multiple_of(3));
                let based_on = old.as_ref().map_or(EntryId::NONE, |old| old.revision);
                let action = old.map_or_else(|| ActionId(self.county.id()), |old| old.id);
                Change::ActionSet { action, record, child, details: task(self.pick), based_on }
            }
            ChangeKind::ActionRemoved => Change::ActionRemoved { action: action?.id, child },
            ChangeKind::ActionStateSet => {
                let state = ActionState::Done { at, by: "Rafe Underhill".into() };
                Change::ActionStateSet { action: action.as_ref()?.id, child, state, based_on: action?.revision }
            }
            other => unreachable!("{other} is tried elsewhere"),
        })
    }
}

fn attendance(pick: usize) -> PrintedAttendance {
    let present = PrintedAttendee {
        name: "Nan Ferrow".into(),
        role: "Head of service".into(),
        agency: "Elmshire".into(),
        how: "in the room".into(),
    };
    PrintedAttendance {
        present: vec![present; pick % 3],
        apologies: vec!["Ada Fenn, Chair".into()],
        not_noted: vec!["Odo Marsh, Virtual School".into(); pick % 2],
        quorum: "Quorate.".into(),
    }
}

fn amendment_to(version: u32, pick: usize, at: DateTime<Utc>) -> AmendmentDetails {
    AmendmentDetails {
        version,
        by: "Rafe Underhill".into(),
        role: "Social worker".into(),
        received: at.date_naive(),
        means: [Means::Email, Means::Letter, Means::CaseNote, Means::Spoken][pick % 4],
        what: "The school is named wrongly.".into(),
    }
}

fn task(pick: usize) -> ActionDetails {
    ActionDetails {
        what: format!("Hold meeting {pick}"),
        measure: "Minutes are on file".into(),
        owner_role: "sw".into(),
        owner: "Rafe Underhill".into(),
        how: "With the FGC team".into(),
        due: None,
        follows: pick.is_multiple_of(2).then(|| "lbp".into()),
        accepted: vec![AcceptedLetter { letter: SmartLetter::Timely, why: "At birth.".into() }; pick % 2],
    }
}
