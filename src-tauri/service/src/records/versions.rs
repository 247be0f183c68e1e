//! After the signature: amendments that people ask for, corrections, the versions they lead to, and their comparison.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use quorate_core::calendar::london;
use quorate_core::calendar::time_left;
use quorate_core::calendar::time_left::TimeLeft;
use quorate_core::calendar::words;
use quorate_core::ids::{AmendmentId, EntryId, PersonId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Concerns;
use quorate_core::meeting::comparison::{ComparedPart, compare};
use quorate_core::meeting::record::{Filing, Record, RecordState};
use quorate_core::meeting::version::{
    Amendment, AmendmentAnswer, AmendmentDetails, AmendmentState, Grounds, PrintedAttendance, Version, Weighed,
};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::AmendmentRule;
use quorate_core::record::comparable_text;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::follow_up::deadline_clocks;
use crate::views::{AmendmentLine, AmendmentTime, ClockState, Comparison, CorrectionLine, VersionLine};

impl Service {
    /// Opens a signed record again, towards a new version; or puts the correction into other words.
    pub(crate) fn correct(
        &mut self,
        record: RecordId,
        grounds: Grounds,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        grounds.check()?;
        let before = self.book.record(record)?;
        let sentence = match &before.correction {
            None => {
                format!("The record is open again. Version {} stays in force until the next is signed.", before.version)
            }
            Some(_) => "The correction says so now.".to_owned(),
        };
        let entry =
            self.commit(&[Change::CorrectionSet { record, child: before.child, at: now, grounds, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn abandon_correction(
        &mut self,
        record: RecordId,
        why: String,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Say why the correction is given up: the ledger keeps it."));
        }
        let before = self.book.record(record)?;
        let entry = self.commit(&[Change::CorrectionAbandoned { record, child: before.child, why }], now)?;
        Ok(Done::said(
            format!("The correction is given up. The record says what version {} says.", before.version),
            entry,
        ))
    }

    /// Who was there as this record prints it; nothing goes back to the meeting's own list.
    pub(crate) fn correct_attendance(
        &mut self,
        record: RecordId,
        attendance: Option<PrintedAttendance>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        attendance.iter().try_for_each(PrintedAttendance::check)?;
        let child = self.book.record(record)?.child;
        let entry = self.commit(&[Change::AttendanceCorrected { record, child, attendance, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn log_amendment(
        &mut self,
        record: RecordId,
        details: AmendmentDetails,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        details.check(self.today(now))?;
        let child = self.book.record(record)?.child;
        let amendment = AmendmentId(self.id(now)?);
        let entry = self.commit(&[Change::AmendmentAsked { amendment, record, child, details }], now)?;
        Ok(Done::said("The amendment is logged. The chair answers it.", entry).with_id(amendment))
    }

    /// The chair's answer. What is accepted opens a correction, unless one is under way already.
    pub(crate) fn answer_amendment(
        &mut self,
        amendment: AmendmentId,
        answer: AmendmentAnswer,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        answer.check()?;
        let asked = self.book.amendment(amendment)?;
        let record = self.book.record(asked.record)?;
        let accepted = answer == AmendmentAnswer::Accepted;
        let child = asked.child;
        let mut changes = vec![Change::AmendmentAnswered { amendment, child, at: now, answer, based_on }];
        let opens = accepted && matches!(record.state, RecordState::Signed { .. });
        if opens {
            let (grounds, based_on) = (grounds_of(&asked.details), record.revision);
            changes.push(Change::CorrectionSet { record: record.id, child, at: now, grounds, based_on });
        }
        let entry = self.commit(&changes, now)?;
        let sentence = match (accepted, opens) {
            (true, true) => "Accepted. The record is open again for the minute taker to correct.",
            (true, false) => "Accepted. The correction under way takes it in.",
            (false, _) => "Declined, with the reason.",
        };
        Ok(Done::said(sentence, entry))
    }

    /// The signed versions, the one in force first.
    pub(crate) fn version_lines(&self, record: &Record) -> Result<Vec<VersionLine>, Refusal> {
        let versions = self.book.versions(record.id)?;
        let names = self.names_then()?;
        let mut signed = BTreeMap::new();
        for (entry, change) in self.book.changes_about(Concerns::Child(record.child))? {
            if let Change::RecordSigned { record: of, version, weighed, .. } = change
                && of == record.id
            {
                signed.insert(version, (names.at(entry.person, entry.seq).0.to_owned(), weighed));
            }
        }
        let line = |version: Version| {
            // The name that stands under it.
            let (by, weighed) = match signed.remove(&version.number) {
                Some(found) => found,
                None => (self.name(version.by)?, None),
            };
            self.version_line(record, version, by, weighed)
        };
        versions.into_iter().rev().map(line).collect()
    }

    fn version_line(
        &self,
        record: &Record,
        version: Version,
        by: String,
        weighed: Option<Weighed>,
    ) -> Result<VersionLine, Refusal> {
        Ok(VersionLine {
            weighed,
            number: version.number,
            by,
            at: version.at,
            grounds: version.grounds,
            superseded_by: (version.number < record.version).then_some(version.number + 1),
            file_name: self.file_name(record, version.number)?,
            sha256: version.sha256,
        })
    }

    pub(crate) fn correction_line(&self, record: &Record) -> Result<Option<CorrectionLine>, Refusal> {
        let Some(open) = record.correction.clone() else { return Ok(None) };
        Ok(Some(CorrectionLine { by: self.name(open.by)?, at: open.at, grounds: open.grounds }))
    }

    /// What was asked to be changed, whether it came in time, and what came of it.
    pub(crate) fn amendment_lines(&self, record: &Record, profile: &Profile) -> Result<Vec<AmendmentLine>, Refusal> {
        let asked = self.book.amendments(record.id)?;
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let versions = self.book.versions(record.id)?;
        let made = self.versions_after_answers(record)?;
        let line = |amendment: Amendment| {
            let made = made.get(&amendment.id).copied();
            self.amendment_line(record, profile, &versions, amendment, made)
        };
        asked.into_iter().map(line).collect()
    }

    /// The first version that was signed after each amendment was answered: by the order of the entries, for a clock may
    /// have been set back in between.
    fn versions_after_answers(&self, record: &Record) -> Result<BTreeMap<AmendmentId, u32>, Refusal> {
        let (mut answered, mut made) = (Vec::new(), BTreeMap::new());
        for (_, change) in self.book.changes_about(Concerns::Child(record.child))? {
            match change {
                Change::AmendmentAnswered { amendment, .. } => answered.push(amendment),
                Change::RecordSigned { record: of, version, .. } if of == record.id => {
                    made.extend(answered.drain(..).map(|amendment| (amendment, version)));
                }
                _ => {}
            }
        }
        Ok(made)
    }

    fn amendment_line(
        &self,
        record: &Record,
        profile: &Profile,
        versions: &[Version],
        amendment: Amendment,
        made: Option<u32>,
    ) -> Result<AmendmentLine, Refusal> {
        let details = &amendment.details;
        let mut remarks = Vec::new();
        if let Some(rule) = &profile.amendments {
            if let Some(went_out) = went_out(record, rule, details.version, versions)
                && let Ok(due) = self.calendar()?.deadline(&rule.span, went_out)
                && details.received > due.date
            {
                remarks.push(format!("Late: the time ended {}", words::day(due.date)));
            }
            if rule.in_writing && !details.means.in_writing() {
                remarks.push("Not in writing, as the panel asks".to_owned());
            }
        }
        let answer = match &amendment.state {
            AmendmentState::Asked => None,
            AmendmentState::Accepted { by, at } => {
                let made = made.map_or("not yet in a signed version".into(), |number| format!("in version {number}"));
                Some(format!("Accepted by {} on {}; {made}.", self.name(*by)?, words::plain_date(london(*at).date())))
            }
            AmendmentState::Declined { by, at, why } => {
                let on = words::plain_date(london(*at).date());
                Some(format!("Declined by {} on {on}: {}", self.name(*by)?, why.trim()))
            }
        };
        Ok(AmendmentLine { amendment, remarks, answer })
    }

    /// How long amendments to the version in force may still be asked for.
    pub(crate) fn amendment_time(
        &self,
        record: &Record,
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<Option<AmendmentTime>, Refusal> {
        let Some(rule) = profile.amendments.as_ref().filter(|_| record.version > 0) else { return Ok(None) };
        let calendar = self.calendar()?;
        let versions = self.book.versions(record.id)?;
        let (due, left) = match went_out(record, rule, record.version, &versions) {
            None => {
                let label = circulation(profile, rule);
                let words = format!("The time begins when the record has gone out ({label}).");
                return Ok(Some(AmendmentTime {
                    words,
                    state: ClockState::Running,
                    due: None,
                    in_writing: rule.in_writing,
                }));
            }
            Some(from) => match calendar.deadline(&rule.span, from) {
                Ok(due) => (Some(due.date), time_left::left(london(now), &due, &calendar)),
                Err(unpublished) => (None, TimeLeft::unknown(unpublished)),
            },
        };
        let state = deadline_clocks::state(left.stands);
        Ok(Some(AmendmentTime { words: left.words, state, due, in_writing: rule.in_writing }))
    }

    /// Two versions word by word; without `to`, the earlier one and what the record says now.
    pub(crate) fn comparison(
        &self,
        record: RecordId,
        from: u32,
        to: Option<u32>,
        now: DateTime<Utc>,
    ) -> Result<Comparison, Refusal> {
        let before = self.book.version(record, from)?;
        let after = match to {
            Some(number) => self.book.version(record, number)?.says,
            None => comparable_text::says(&self.document(&self.book.record(record)?, true, now)?),
        };
        let parts: Vec<ComparedPart> = compare(&before.says, &after);
        Ok(Comparison { from, to, parts })
    }

    fn name(&self, person: PersonId) -> Result<String, Refusal> {
        Ok(self.book.person(person)?.details.name)
    }
}

/// What page one says of a correction that an amendment led to; the minute taker may put it better.
fn grounds_of(details: &AmendmentDetails) -> Grounds {
    let who = match details.role.trim() {
        "" => details.by.trim().to_owned(),
        role => format!("{} ({role})", details.by.trim()),
    };
    let why = format!("{who} asked for it on {}.", words::plain_date(details.received));
    Grounds { what: details.what.trim().to_owned(), why, others_data: false }
}

/// When a version went out, on the wall in London: filed as circulated, where the panel counts from that, or signed.
fn went_out(record: &Record, rule: &AmendmentRule, version: u32, versions: &[Version]) -> Option<NaiveDateTime> {
    let at = match &rule.circulated_by {
        Some(deadline) => {
            let sent = |filing: &&Filing| filing.version == version && filing.deadline == *deadline;
            record.filings.iter().find(sent)?.at
        }
        None => versions.iter().find(|one| one.number == version)?.at,
    };
    Some(london(at))
}

fn circulation<'p>(profile: &'p Profile, rule: &'p AmendmentRule) -> &'p str {
    let id = rule.circulated_by.as_deref().unwrap_or_default();
    profile.deadlines.iter().find(|deadline| deadline.id == id).map_or(id, |deadline| &deadline.label)
}
