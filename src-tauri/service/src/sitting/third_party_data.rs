//! Whose data a record holds: what is found of other children, shown in place, mended or accepted before it is signed.

use std::ops::Range;

use chrono::{DateTime, Utc};
use quorate_core::ids::{ChildId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::{Gap, Place};
use quorate_core::panel::Profile;
use quorate_core::record::family_page::FamilyReader;
use quorate_core::record::written_texts::{self, PrintedPlace};
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
            if !self.open_findings(record)?.is_empty() {
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

    /// What stands before a signature stands before the chair, too: the minute taker can still put it right.
    pub(crate) fn others_data(&self, record: &Record) -> Result<Vec<Gap>, Refusal> {
        let gap = |found: Finding| {
            let words = self.finding_words(&found, record)?;
            let sentence = format!("“{}”: {words} Mend it, or say on the record’s page why it may stand.", found.words);
            Ok(Gap::blocking(found.place, sentence))
        };
        self.open_findings(record)?.into_iter().map(gap).collect()
    }

    /// What nobody has mended or let stand so far, of what stands before a signature.
    pub(crate) fn open_findings(&self, record: &Record) -> Result<Vec<Finding>, Refusal> {
        let accepted = self.book.accepted_findings(record.id)?;
        let open = |found: &Finding| !accepted.iter().any(|one| one.finding == found.fingerprint());
        let findings = self.findings(record)?.into_iter();
        Ok(findings.filter(|found| found.sure.stands_before_signing()).filter(open).collect())
    }

    fn findings(&self, record: &Record) -> Result<Vec<Finding>, Refusal> {
        self.findings_in(record, &self.texts_of(record)?)
    }

    /// What a text about this record's child says of others and would stand before a signature, in words.
    pub(crate) fn sure_findings(&self, record: &Record, texts: &[(Place, String)]) -> Result<Vec<String>, Refusal> {
        let sure = self.findings_in(record, texts)?.into_iter().filter(|found| found.sure.stands_before_signing());
        sure.map(|found| Ok(format!("“{}”: {}", found.words, self.finding_words(&found, record)?))).collect()
    }

    fn findings_in(&self, record: &Record, texts: &[(Place, String)]) -> Result<Vec<Finding>, Refusal> {
        let looked = self.third_parties.of(&self.book)?;
        let passages: Vec<Passage> = texts.iter().map(|(place, text)| Passage { place: place.clone(), text }).collect();
        let held = Some(self.book.meeting(record.meeting)?.details.date);
        let subject = Subject { record: record.id, child: record.child, present: self.present(record)?, held };
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

    /// Every text that somebody wrote and that is printed, on the record or on the page for the family: read off the paper
    /// itself, so that nothing is printed that was not looked through.
    fn texts_of(&self, record: &Record) -> Result<Vec<(Place, String)>, Refusal> {
        let sitting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&sitting)?;
        let actions = self.book.actions(record.id)?;
        let printed =
            profile.recorded.sections.iter().filter(|section| {
                record.sections.get(&section.id).is_some_and(|written| !written.text.trim().is_empty())
            });
        let printed: Vec<&str> = printed.map(|section| section.id.as_str()).collect();
        // The moment stands in the file only.
        let paper = self.document(record, false, DateTime::UNIX_EPOCH)?;
        let texts = written_texts::of_record(&paper).into_iter();
        let texts = texts.chain(written_texts::of_family_page(&self.page_of(record, FamilyReader::Parent)?));
        let placed = texts.filter_map(|(place, text)| {
            let place = match place {
                PrintedPlace::Decision => Place::Decisions,
                // Written beside the record rather than in a part of it.
                PrintedPlace::Correction => Place::Room,
                PrintedPlace::Rationale => Place::Rationale,
                // Noted with the request, and printed beside the decisions.
                PrintedPlace::DecidedBefore => Place::Request,
                PrintedPlace::Action(at) => Place::Action { action: actions.get(at)?.id },
                PrintedPlace::Review => Place::Review,
                PrintedPlace::Offered => Place::Offered,
                PrintedPlace::Section(at) => Place::Section { section: (*printed.get(at)?).to_owned() },
                PrintedPlace::Attendance | PrintedPlace::Quorum => Place::Quorum,
                PrintedPlace::Participation => Place::Participation,
                PrintedPlace::Dissent => Place::Dissents,
                PrintedPlace::Identity | PrintedPlace::Ask => Place::Child,
            };
            Some((place, text))
        });
        // Where a meeting is held is the profile's words, unless somebody wrote it: a family's home, it may be.
        let held_at = sitting.details.place.as_ref().map(|held_at| (Place::Quorum, held_at.words()));
        Ok(placed.chain(held_at).collect())
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
            sentence: self.finding_words(&found, record)?,
            place_label: self.place_label(&found.place, record, profile)?,
            accepted: settled.transpose()?,
            finding: fingerprint,
            place: found.place,
            before,
            words: found.words,
            after,
            kind: found.kind,
            sure: found.sure,
            stands_before_signing: found.sure.stands_before_signing(),
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
            Place::Quorum => "Who was there, and the quorum".into(),
            Place::Child => "The child’s details".into(),
            Place::Request => "Decided before the panel, in the request’s outline".into(),
            Place::Prompts => "The meeting".into(),
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
    fn finding_words(&self, found: &Finding, record: &Record) -> Result<String, Refusal> {
        use FindingKind::*;
        let whom = match found.whom.as_slice() {
            [] => "a child of another family".to_owned(),
            [one] => self.whose_name(*one)?,
            [one, two] => format!("{} or {}", self.whose_name(*one)?, self.whose_name(*two)?),
            [one, rest @ ..] => format!("{} or one of {} others", self.whose_name(*one)?, rest.len()),
        };
        let nobody = found.whom.is_empty();
        let strangers = "of another family";
        Ok(match found.kind {
            FullName => format!("The name of {whom}, {strangers}."),
            MisspeltName => format!("Looks like the name of {whom}, {strangers}, with a slip in it."),
            Surname => format!("The family name of {whom}, {strangers}."),
            GivenName => format!("The first name of {whom}, {strangers}."),
            KnownAs => format!("A name that {whom}, {strangers}, goes by."),
            Initials if nobody => "Initials that are not this child’s.".into(),
            Initials => format!("These may be the initials of {whom}, {strangers}."),
            DateOfBirth if nobody => "A date of birth that is not this child’s.".into(),
            Number if nobody => "A number that the book does not have of this child.".into(),
            Address if nobody => "An address that the book does not have of this child.".into(),
            Parent => format!("The name of a parent of {whom}, {strangers}."),
            OthersWords => format!("The record of {whom}, {strangers}, speaks of this; none of this family does."),
            Relation => "The book knows of no such relation of this child.".into(),
            Pronoun => "This child is not spoken of so.".into(),
            Age => "Neither this child nor a brother or sister is of that age.".into(),
            UnknownName => "The book knows no child of that name.".into(),
            SiblingsFacts => self.siblings_facts(found, record)?,
            AnotherChild => "This may speak of a child of another family.".into(),
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
