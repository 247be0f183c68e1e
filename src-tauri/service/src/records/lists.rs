//! Records after the meeting: finalised, read by the chair, filed; and the lists they stand in.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use quorate_core::ids::{PersonId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::record::{Filing, Record, RecordState};
use quorate_core::record::model::ReplacedVersion;
use quorate_core::refusal::Refusal;

use super::{case_note, document};
use crate::Service;
use crate::act::Done;
use crate::follow_up::list_rows::count;
use crate::sitting::unprintable::check_printable;
use crate::views::{RecordLine, RecordView};

const OTHERS_DATA: &str =
    "It may speak of another child: have what was found mended, or say on its page why it may stand.";

/// How long a record that needs nobody any more stays on the list.
const KEPT_WEEKS: i64 = 4;

impl Service {
    pub(crate) fn finalise(&mut self, record: RecordId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        let missing = self.missing(&before, &profile)?;
        let blocking = missing.iter().filter(|gap| gap.blocks);
        let mut sentences: Vec<&str> = blocking.map(|gap| gap.sentence.as_str()).collect();
        // Which child is told where the finding is shown, never in a refusal.
        if !self.open_findings(&before)?.is_empty() {
            sentences.push(OTHERS_DATA);
        }
        if !sentences.is_empty() {
            let sentence = format!("This record cannot go to the chair yet. {}", sentences.join(" "));
            return Err(Refusal::wrong_state(sentence));
        }
        let paper = self.document(&before, false, now)?;
        check_printable(&paper)?;
        paper.replaces.as_ref().map_or(Ok(()), ReplacedVersion::check_changed)?;
        let looks = self.book.looks_so_far()?;
        let entry = self.commit(&[Change::RecordFinalised { record, child: before.child, at: now, looks }], now)?;
        self.forget_brought_back(record)?;
        Ok(Done::said("The record is finalised and waits for the chair.", entry))
    }

    /// Whoever finalised a record has it back, as long as nobody else has opened it since.
    pub(crate) fn take_back(&mut self, me: &Person, record: RecordId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        before.state.check_take_back(me.id, self.was_opened(&before)?)?;
        let entry = self.commit(&[Change::RecordTakenBack { record, child: before.child, at: now }], now)?;
        Ok(Done::said("The record is yours again. Finalise it when it is right.", entry))
    }

    /// Whether somebody other than who finalised it has opened a record since.
    pub(crate) fn was_opened(&self, record: &Record) -> Result<bool, Refusal> {
        Ok(self.opened_by(record, |person, by| person != by)?.unwrap_or(false))
    }

    /// Whether one of those has opened a record since it was finalised, by the order of looks and not by a clock; nothing
    /// where it waits for no signature. `whom` is asked about who looked and who finalised.
    pub(crate) fn opened_by(
        &self,
        record: &Record,
        whom: impl Fn(PersonId, PersonId) -> bool,
    ) -> Result<Option<bool>, Refusal> {
        let RecordState::Finalised { by, looks, .. } = &record.state else { return Ok(None) };
        Ok(Some(self.book.opened_since(record.id, looks)?.into_iter().any(|person| whom(person, *by))))
    }

    /// The chair sends a record back; it can be written again.
    pub(crate) fn return_record(
        &mut self,
        record: RecordId,
        comment: String,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if comment.trim().is_empty() {
            return Err(Refusal::invalid("comment", "Say what needs changing: the minute taker reads it."));
        }
        let child = self.book.record(record)?.child;
        let entry = self.commit(&[Change::RecordReturned { record, child, at: now, comment }], now)?;
        Ok(Done::said("The record is sent back to the minute taker.", entry))
    }

    pub(crate) fn mark_filed(
        &mut self,
        record: RecordId,
        deadline: String,
        by: String,
        at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        let filing = Filing { version: before.version, deadline, by, at };
        let sentence = format!("{}: done.", filing.settles(&profile, now)?.label);
        let entry = self.commit(&[Change::RecordFiled { record, child: before.child, filing }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// The records that still need somebody, the most urgent first, then those that were done with lately.
    pub(crate) fn records(&self, now: DateTime<Utc>) -> Result<Vec<RecordLine>, Refusal> {
        let mut waiting = Vec::new();
        let mut settled = Vec::new();
        for record in self.records_in_hand(self.today(now) - Duration::weeks(KEPT_WEEKS))? {
            let line = self.record_line(record, now)?;
            let done = line.stage == Stage::Filed && line.amendments == 0;
            if done { settled.push(line) } else { waiting.push(line) }
        }
        let urgency = |line: &RecordLine| line.clocks.iter().map(|clock| (clock.state, clock.due)).min();
        waiting.sort_by_key(|line| (urgency(line), line.meeting_date));
        settled.sort_by_key(|line| std::cmp::Reverse(line.meeting_date));
        waiting.append(&mut settled);
        Ok(waiting)
    }

    /// The records of every panel that were heard and still want something, or were held since that day.
    fn records_in_hand(&self, since: NaiveDate) -> Result<Vec<Record>, Refusal> {
        let mut records = Vec::new();
        for adopted in self.book.panels()? {
            let profile = self.profile(&adopted.panel, adopted.version)?;
            let filings = count(profile.deadlines.iter().filter(|rule| rule.is_marked()).count());
            records.extend(self.book.records_in_hand(&adopted.panel, filings, since)?);
        }
        Ok(records)
    }

    pub(crate) fn record_view(&self, me: &Person, record: RecordId, now: DateTime<Utc>) -> Result<RecordView, Refusal> {
        let record = self.book.record(record)?;
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let paper = self.document(&record, true, now)?;
        let actions = self.live_actions(record.id)?;
        let signed = matches!(record.state, RecordState::Signed { .. });
        let gaps = if signed { Vec::new() } else { self.own_gaps(&record, &meeting, &profile, &actions)? };
        let (missing, weigh) = gaps.into_iter().partition(|gap| gap.blocks);
        Ok(RecordView {
            actions,
            missing,
            weigh,
            may_take_back: record.state.check_take_back(me.id, self.was_opened(&record)?).is_ok(),
            case_note: case_note::case_note(&paper, &profile, meeting.details.date),
            versions: self.version_lines(&record)?,
            correction: self.correction_line(&record)?,
            attendance: document::printed_attendance(&paper),
            amendments: self.amendment_lines(&record, &profile)?,
            amendment_time: self.amendment_time(&record, &profile, now)?,
            // Whoever is given this has it open: the look is noted as it goes out.
            line: RecordLine { opened: true, ..self.record_line(record, now)? },
        })
    }
}
