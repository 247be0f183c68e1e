//! Whose data a record holds: what is found of other children, shown in place, mended or accepted before it is signed.

use std::ops::Range;

use chrono::{DateTime, Utc};
use quorate_core::ids::{ChildId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::record::{Record, Review};
use quorate_core::meeting::remaining::Place;
use quorate_core::panel::Profile;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::third_party_data::{Accepted, Finding, FindingKind, Passage, Subject, check};

use crate::Service;
use crate::act::Done;
use crate::views::{AcceptedView, FindingView};

impl Service {
    /// What a record says of others, in reading order, and what was accepted of it.
    pub(crate) fn whose_data(&self, record: RecordId) -> Result<Vec<FindingView>, Refusal> {
        let record = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(record.meeting)?)?;
        let accepted = self.book.accepted_findings(record.id)?;
        let findings = self.findings(&record)?;
        findings.into_iter().map(|found| self.finding_view(found, &record, &profile, &accepted)).collect()
    }

    /// Lets a finding stand, and says why.
    pub(crate) fn accept_finding(
        &mut self,
        record: RecordId,
        finding: String,
        reason: String,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Refusal::invalid("reason", "Say why it may stand: the reason is kept with the record."));
        }
        let written = self.book.record(record)?;
        let found = self.findings(&written)?.into_iter().find(|one| one.fingerprint() == finding);
        let Some(found) = found else {
            return Err(Refusal::wrong_state("The text has changed meanwhile: look at the record again."));
        };
        let (child, what) = (written.child, found.kind);
        let entry = self.commit(&[Change::FindingAccepted { record, child, finding, what, reason, at: now }], now)?;
        Ok(Done::said("Accepted, with the reason.", entry))
    }

    /// Refuses to have records signed that speak of somebody else, unless somebody said why they may.
    pub(crate) fn check_whose_data(&self, records: &[Record]) -> Result<(), Refusal> {
        let mut open = Vec::new();
        for record in records {
            let accepted = self.book.accepted_findings(record.id)?;
            let settled = |found: &Finding| accepted.iter().any(|one| one.finding == found.fingerprint());
            if !self.findings(record)?.iter().all(settled) {
                open.push(self.book.child(record.child)?.details.name());
            }
        }
        let Some((last, others)) = open.split_last() else { return Ok(()) };
        let what = match others {
            [] => format!("The record of {last} may speak of another child. Open it"),
            _ => format!("The records of {} and {last} may speak of other children. Open each", others.join(", ")),
        };
        Err(Refusal::wrong_state(format!("{what}, then have what was found mended, or say why it may stand.")))
    }

    fn findings(&self, record: &Record) -> Result<Vec<Finding>, Refusal> {
        let looked = self.third_parties.of(&self.book)?;
        let texts = self.texts_of(record)?;
        let passages: Vec<Passage> = texts.iter().map(|(place, text)| Passage { place: place.clone(), text }).collect();
        let subject = Subject { record: record.id, child: record.child, present: self.present(record)? };
        let found = check(&looked.known, &looked.texts, &subject, &passages);
        found.into_iter().filter_map(|found| self.told(found).transpose()).collect()
    }

    /// A finding as whoever is signed in may be told it. Of a restricted child nothing is: somebody who types a name or an
    /// address that they heard of elsewhere would learn from the answer that it is in the book. What is taken over from
    /// such a child's record by mistake is taken over by somebody who sees it, and they are told.
    fn told(&self, mut found: Finding) -> Result<Option<Finding>, Refusal> {
        let of_nobody_known = found.whom.is_empty();
        let mut seen = Vec::new();
        for child in found.whom {
            match self.book.child(child) {
                Ok(_) => seen.push(child),
                Err(refusal) if refusal.code == RefusalCode::Missing => {}
                Err(refusal) => return Err(refusal),
            }
        }
        found.whom = seen;
        Ok(Some(found).filter(|found| of_nobody_known || !found.whom.is_empty()))
    }

    /// Every text of a record that somebody wrote, in reading order.
    fn texts_of(&self, record: &Record) -> Result<Vec<(Place, String)>, Refusal> {
        let profile = self.profile_of(&self.book.meeting(record.meeting)?)?;
        let mut texts = Vec::new();
        texts.extend(record.decisions.iter().map(|decision| (Place::Decisions, decision.detail.clone())));
        if let Some(correction) = &record.correction {
            let grounds = &correction.grounds;
            texts.extend([&grounds.what, &grounds.why].map(|text| (Place::Room, text.clone())));
        }
        texts.push((Place::Rationale, record.rationale.clone()));
        for action in self.book.actions(record.id)? {
            let place = Place::Action { action: action.id };
            let details = action.details;
            let parts = [details.what, details.measure, details.how, details.owner];
            texts.extend(parts.into_iter().map(|text| (place.clone(), text)));
        }
        if let Review::NotNeeded { why } = &record.review {
            texts.push((Place::Review, why.clone()));
        }
        let sections = profile.recorded.sections.iter().filter_map(|section| {
            let place = Place::Section { section: section.id.clone() };
            Some((place, record.sections.get(&section.id)?.text.clone()))
        });
        texts.extend(sections);
        texts.extend(record.offered.iter().map(|row| (Place::Offered, row.note.clone())));
        texts.extend(record.dissents.iter().map(|dissent| (Place::Dissents, dissent.what.clone())));
        Ok(texts)
    }

    /// Names of those who were there for this child, or work with them.
    fn present(&self, record: &Record) -> Result<Vec<String>, Refusal> {
        let item = self.book.item(record.item)?;
        let request = self.book.request(item.details.request)?;
        let mut names: Vec<String> = request.details.workers.into_iter().map(|worker| worker.name).collect();
        names.extend(request.details.gate.into_iter().map(|agreed| agreed.name));
        for attendee in self.book.attendees(record.meeting)? {
            if attendee.details.item.is_none_or(|item| item == record.item) {
                names.push(attendee.details.name);
                names.extend(attendee.details.deputy_for);
            }
        }
        names.extend(record.dissents.iter().map(|dissent| dissent.name.clone()));
        Ok(names)
    }

    fn finding_view(
        &self,
        found: Finding,
        record: &Record,
        profile: &Profile,
        accepted: &[Accepted],
    ) -> Result<FindingView, Refusal> {
        let fingerprint = found.fingerprint();
        let settled = accepted.iter().find(|one| one.finding == fingerprint);
        let (before, after) = around(&found);
        let settled = settled.map(|one| {
            let by = self.book.person(one.by)?.details.name;
            Ok::<_, Refusal>(AcceptedView { by, at: one.at, reason: one.reason.clone() })
        });
        Ok(FindingView {
            sentence: self.finding_words(&found)?,
            place_label: self.place_label(&found.place, record, profile)?,
            accepted: settled.transpose()?,
            finding: fingerprint,
            place: found.place,
            before,
            words: found.words,
            after,
            kind: found.kind,
            sure: found.sure,
        })
    }

    fn place_label(&self, place: &Place, record: &Record, profile: &Profile) -> Result<String, Refusal> {
        Ok(match place {
            Place::Section { section } => {
                let known = profile.recorded.sections.iter().find(|known| known.id == *section);
                known.map_or_else(|| section.clone(), |known| known.label.clone())
            }
            Place::Decisions => "Decisions".into(),
            Place::Rationale => "Rationale".into(),
            Place::Dissents => "Dissent".into(),
            Place::Offered => "Offered before proceedings".into(),
            // Printed on page one, and written beside the record rather than in a part of it.
            Place::Room => "What was corrected and why".into(),
            Place::Prompts | Place::Quorum => "The meeting".into(),
            Place::Participation => "Child and parents".into(),
            Place::Review => "Review".into(),
            Place::Action { action } => {
                let actions = self.book.actions(record.id)?;
                let number = actions.iter().position(|one| one.id == *action).map_or(0, |at| at + 1);
                format!("Action {number}")
            }
        })
    }

    fn whose_name(&self, child: ChildId) -> Result<String, Refusal> {
        Ok(self.book.child(child)?.details.name())
    }

    /// What was found, for a person: what it is and whose it may be.
    fn finding_words(&self, found: &Finding) -> Result<String, Refusal> {
        use FindingKind::*;
        let whom = match found.whom.as_slice() {
            [] => "a child of another family".to_owned(),
            [one] => self.whose_name(*one)?,
            [one, two] => format!("{} or {}", self.whose_name(*one)?, self.whose_name(*two)?),
            [one, rest @ ..] => format!("{} or one of {} others", self.whose_name(*one)?, rest.len()),
        };
        let strangers = "of another family";
        Ok(match found.kind {
            FullName => format!("The name of {whom}, {strangers}."),
            MisspeltName => format!("Looks like the name of {whom}, {strangers}, with a slip in it."),
            Surname => format!("The family name of {whom}, {strangers}."),
            GivenName => format!("The first name of {whom}, {strangers}."),
            KnownAs => format!("A name that {whom}, {strangers}, goes by."),
            Initials => format!("These may be the initials of {whom}, {strangers}."),
            DateOfBirth => format!("The date of birth of {whom}, {strangers}."),
            SiblingsDateOfBirth => format!("The date of birth of {whom}, not of this child."),
            Number => format!("The number of {whom}, {strangers}."),
            SiblingsNumber => format!("The number of {whom}, not of this child."),
            Address => format!("The address of {whom}, {strangers}."),
            CopiedText => format!("This passage also stands in the record of {whom}, {strangers}."),
        })
    }
}

/// The sentence around what was found, before it and after it.
fn around(found: &Finding) -> (String, String) {
    let at: Option<Range<usize>> = found.sentence.find(&found.words).map(|from| from..from + found.words.len());
    at.map_or_else(Default::default, |at| (found.sentence[..at.start].to_owned(), found.sentence[at.end..].to_owned()))
}
