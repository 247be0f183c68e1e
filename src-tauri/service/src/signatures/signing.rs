//! Signing records, and the PDF that was signed.

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::exchange::file_name::Edition;
use quorate_core::ids::RecordId;
use quorate_core::ledger::Change;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::version::Weighed;
use quorate_core::paper::signature_block::SignatureBlock;
use quorate_core::record;
use quorate_core::record::comparable_text;
use quorate_core::record::model::RecordDocument;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::sign::{Identity, Verdict, pades, verify};

use crate::Service;
use crate::act::{ChairSays, Done};
use crate::noting_looks::Opened;

impl Service {
    /// Signs records, all or none. Each is read back by our own verification before it counts as signed.
    pub(crate) fn sign_records(
        &mut self,
        me: &Person,
        records: &[RecordId],
        pin: &str,
        said: &[ChairSays],
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let records: Vec<Record> = records.iter().map(|id| self.book.record(*id)).collect::<Result<_, _>>()?;
        if records.is_empty() {
            return Err(Refusal::invalid("records", "Choose at least one record to sign."));
        }
        if records.iter().any(|record| !record.state.waits_for_chair()) {
            return Err(Refusal::wrong_state(
                "Only a finalised record can be signed: the minute taker finalises it first, and a signed one is only corrected.",
            ));
        }
        self.check_whose_data(&records)?;
        let (identity, wrong) = self.identity_of(me, pin, now)?;
        let mut changes = Vec::new();
        for record in &records {
            let paper = self.document(record, false, now)?;
            let pdf = self.signed(me, &paper, &identity, now)?;
            let sha256 = self.book.put_blob("record", &pdf)?;
            let version = paper.version;
            changes.push(Change::RecordSigned {
                record: record.id,
                child: record.child,
                at: now,
                version,
                sha256,
                file_name: self.name_of_file(record, Edition { version, superseded: false, copy: 1 })?,
                says: comparable_text::says(&paper),
                weighed: self.weighed(record, said)?,
            });
        }
        let entry = self.commit(&changes, now)?;
        let sentence = match changes.len() {
            1 => "The record is signed.".to_owned(),
            many => format!("{many} records are signed."),
        };
        let wrong = match wrong {
            0 => String::new(),
            some => format!(
                " {} before this right one.",
                words::count(some, "wrong PIN was typed", "wrong PINs were typed")
            ),
        };
        Ok(Done::said(sentence + &wrong, entry))
    }

    /// What is open as a record is signed, with what the chair says of it.
    fn weighed(&self, record: &Record, said: &[ChairSays]) -> Result<Option<Weighed>, Refusal> {
        let points = self.points_to_weigh(record)?;
        let said = said.iter().find(|one| one.record == record.id).map_or("", |one| one.words.trim()).to_owned();
        Ok((!points.is_empty()).then_some(Weighed { points, said }))
    }

    /// The signed PDF of one record, verified.
    fn signed(
        &self,
        me: &Person,
        paper: &RecordDocument,
        identity: &Identity,
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Refusal> {
        let block = SignatureBlock {
            name: identity.name(),
            // A council's certificate need not state a post.
            post: if identity.post().is_empty() { me.details.post.clone() } else { identity.post() },
            at: now,
            at_words: words::date_and_time(london(now)),
        };
        let pdf = pades::sign(&record::make(paper, Some(&block))?, identity, now)?;
        match verify(&pdf, Some(&self.trusted()?), now) {
            Verdict::Valid { .. } => Ok(pdf),
            Verdict::Refused { .. } => Err(Refusal::new(
                RefusalCode::Machine,
                "The signature did not verify, so nothing was signed. Set a new signing PIN and try again.",
            )),
        }
    }

    /// A signed version of the record; without a number, the record as it stands: signed, or as it will be printed.
    pub fn record_pdf(&self, record: RecordId, version: Option<u32>, now: DateTime<Utc>) -> Result<Vec<u8>, Refusal> {
        self.check(quorate_core::meeting::rights::Right::Read)?;
        let bytes = match version {
            Some(number) => self.book.blob(&self.book.version(record, number)?.sha256)?,
            None => {
                let record = self.book.record(record)?;
                match &record.state {
                    RecordState::Signed { sha256, .. } => self.book.blob(sha256)?,
                    _ => record::make(&self.document(&record, true, now)?, None)?,
                }
            }
        };
        self.note_opened(Opened::Record(record), now)?;
        Ok(bytes)
    }
}
