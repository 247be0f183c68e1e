//! The part of a walk that writes records, from open to filed.

use super::county::Placed;
use super::walk::Walk;
use crate::ledger::Change;
use crate::meeting::ActionId;
use crate::meeting::action::{AcceptedLetter, ActionDetails, ActionState, SmartLetter};
use crate::meeting::agenda::ItemState;
use crate::meeting::record::{
    Decision, Dissent, Filing, Offered, OfferedState, PromptAnswer, RecordState, Review, Stance,
};
use crate::meeting::sitting::MeetingState;

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

    pub fn about_records(&mut self, kind: &str) -> Option<Change> {
        let signed = |placed: &&Placed| {
            self.county
                .book
                .record(placed.record)
                .is_ok_and(|record| matches!(record.state, RecordState::Signed { .. }))
        };
        let Placed { record, child, .. } = match kind {
            "record.filed/1" | "record.exported/1" => *self.placed.iter().find(signed)?,
            _ => *self.chosen(),
        };
        let now = self.county.book.record(record).ok()?;
        let (at, based_on) = (self.county.now, now.revision);
        let action = self.action();
        Some(match kind {
            "record.section/1" => {
                let section = ["discussion", "views"][self.pick % 2].to_owned();
                let based_on = now.sections.get(&section).map_or(0, |section| section.revision);
                Change::SectionWritten { record, child, section, text: format!("Words {}", self.pick), based_on }
            }
            "record.decisions/1" => {
                let decisions = vec![Decision::new("lbp", format!("by {}", self.pick))];
                Change::DecisionsSet { record, child, decisions, rationale: "No change.".into(), based_on }
            }
            "record.agreement/1" => {
                let option = now.decisions.first()?.option.clone();
                Change::DecisionAgreed {
                    record,
                    child,
                    option,
                    at: self.pick.is_multiple_of(2).then_some(at),
                    based_on,
                }
            }
            "record.dissents/1" => {
                let stance = [Stance::Dissents, Stance::Abstains][self.pick / 3 % 2];
                let (name, agency) = ("Nan Ferrow".into(), "Health".into());
                let dissent = Dissent { name, agency, stance, what: "Too soon.".into() };
                Change::DissentsSet { record, child, dissents: vec![dissent; self.pick % 3], based_on }
            }
            "record.prompts/1" => {
                let prompts = [("fgc".to_owned(), PromptAnswer::Answered)].into();
                Change::PromptsAnswered { record, child, prompts, based_on }
            }
            "record.offered/1" => {
                let state = [OfferedState::Offered, OfferedState::Accepted, OfferedState::NotOffered][self.pick % 3];
                let row = Offered { kind: "fgc".into(), state, when: Some(at.date_naive()), note: String::new() };
                Change::OfferedSet { record, child, rows: vec![row; self.pick % 2], based_on }
            }
            "record.review/1" => {
                let review = match self.pick % 3 {
                    0 => Review::Unset,
                    1 => Review::NotNeeded { why: "All is done.".into() },
                    _ => Review::On { date: at.date_naive() },
                };
                Change::ReviewSet { record, child, review, based_on }
            }
            "record.finalised/1" => {
                self.hear();
                Change::RecordFinalised { record, child, at }
            }
            "record.returned/1" => Change::RecordReturned { record, child, at, comment: "Say who spoke.".into() },
            "record.signed/1" => {
                let pdf = format!("a signed record {}", self.pick);
                let sha256 = self.county.book.put_blob("application/pdf", pdf.as_bytes()).unwrap();
                Change::RecordSigned { record, child, at, sha256, file_name: "record.pdf".into() }
            }
            "record.filed/1" => {
                let filing =
                    Filing { deadline: format!("deadline-{}", self.pick % 4), by: "Ottoline Marsh".into(), at };
                Change::RecordFiled { record, child, filing }
            }
            "record.exported/1" => Change::RecordExported { record, child, at },
            "action.set/1" => {
                let old = action.filter(|_| self.pick.is_multiple_of(3));
                let based_on = old.as_ref().map_or(0, |old| old.revision);
                let action = old.map_or_else(|| ActionId(self.county.id()), |old| old.id);
                Change::ActionSet { action, record, child, details: task(self.pick), based_on }
            }
            "action.removed/1" => Change::ActionRemoved { action: action?.id, child },
            "action.state/1" => {
                let state = ActionState::Done { at, by: "Rafe Underhill".into() };
                Change::ActionStateSet { action: action.as_ref()?.id, child, state, based_on: action?.revision }
            }
            _ => return None,
        })
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
