//! The page for the family on its way out: shown as it will be printed, read sentence by sentence, mended, and looked
//! through for other children's data like everything else that is printed. None goes out that nobody has read.

use chrono::{DateTime, Utc};
use quorate_core::ids::{EntryId, RecordId};
use quorate_core::ledger::change::Concerns;
use quorate_core::ledger::{Change, Entry};
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::remaining::Place;
use quorate_core::meeting::rights::Right;
use quorate_core::panel::SubjectKind;
use quorate_core::plain_words::abbreviations;
use quorate_core::record::family_page::{self as page_on_paper, FamilyPage};
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::Service;
use crate::act::Done;
use crate::noting_looks::Opened;
use crate::views::{FamilyPageRead, FamilyPageView, FamilySentence};

/// The page as somebody read it last.
struct ReadPage {
    entry: Entry,
    version: u32,
    sentences: Vec<PageSentence>,
    stands: String,
}

impl ReadPage {
    fn of(&self, own: &str) -> Option<&PageSentence> {
        self.sentences.iter().find(|one| one.own == own)
    }

    /// Whether it is this version that was read, and all that the record makes of it.
    fn covers(&self, record: &Record, page: &FamilyPage) -> bool {
        self.version == record.version && page.sentences().iter().all(|one| self.of(&one.own).is_some())
    }
}

impl Service {
    /// The page of a signed record with what stands on it sentence by sentence, and what was read of it before.
    pub(crate) fn family_page_view(&self, record: RecordId, reader: FamilyReader) -> Result<FamilyPageView, Refusal> {
        let record = self.book.record(record)?;
        self.check_page(&record, reader)?;
        let page = self.page_of(&record, reader)?;
        let read = self.page_read(&record, reader)?;
        let sentences: Vec<FamilySentence> = page
            .sentences()
            .into_iter()
            .map(|one| {
                let before = read.as_ref().map(|read| read.of(&one.own));
                FamilySentence {
                    words: before.flatten().map_or_else(|| one.own.clone(), |known| known.words.clone()),
                    again: before.is_some_and(|known| known.is_none()),
                    part: one.part,
                    own: one.own,
                    said: one.said,
                }
            })
            .collect();
        let covers = read.as_ref().is_some_and(|read| read.covers(&record, &page));
        let (mut by, mut lapsed, mut stands, mut revision) = (None, Vec::new(), String::new(), EntryId::NONE);
        if let Some(read) = read {
            if covers {
                let name = self.book.person(read.entry.person)?.details.name;
                by = Some(FamilyPageRead { by: name, at: read.entry.at });
            }
            revision = read.entry.id;
            stands = read.stands;
            let gone = |one: &PageSentence| !sentences.iter().any(|sentence| sentence.own == one.own);
            lapsed = read.sentences.into_iter().filter(PageSentence::is_mended).filter(gone).collect();
        }
        Ok(FamilyPageView { reader, version: record.version, sentences, lapsed, read: by, stands, revision })
    }

    /// Notes that the page was read, and what goes out in other words.
    pub(crate) fn read_family_page(
        &mut self,
        (record, reader): (RecordId, FamilyReader),
        sentences: Vec<PageSentence>,
        stands: String,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let record = self.book.record(record)?;
        self.check_page(&record, reader)?;
        let page = self.page_of(&record, reader)?;
        let before = self.page_read(&record, reader)?;
        let known = page.sentences();
        let whole = known.len() == sentences.len()
            && known.iter().all(|one| sentences.iter().any(|sentence| sentence.own == one.own));
        if !whole || before.map_or(EntryId::NONE, |read| read.entry.id) != based_on {
            return Err(Refusal::new(
                RefusalCode::Stale,
                "Somebody changed the page meanwhile: what you typed is kept. Look at it again, then save.",
            ));
        }
        for one in known.iter().filter(|one| one.said) {
            let changed = |sentence: &&PageSentence| sentence.own == one.own && !sentence.words.trim().is_empty();
            if sentences.iter().find(changed).is_some_and(PageSentence::is_mended) {
                return Err(Refusal::invalid(
                    "sentences",
                    "What a child said is not put into other words: leave it as it is, or take it out.",
                ));
            }
        }
        self.make_page(&record, reader, &sentences)?;
        let stands = stands.trim().to_owned();
        let mended: Vec<(Place, String)> = sentences
            .iter()
            .filter(|one| one.is_mended() && !one.words.trim().is_empty())
            .map(|one| (Place::Room, one.words.clone()))
            .collect();
        let found = self.sure_findings(&record, &mended)?;
        if stands.is_empty() && !found.is_empty() {
            let told = format!("{} Put it otherwise, or say why it may stand.", found.join(" "));
            return Err(Refusal::invalid("stands", told));
        }
        let stands = if found.is_empty() { String::new() } else { stands };
        let (version, child, at) = (record.version, record.child, now);
        let read = Change::FamilyPageRead { record: record.id, child, version, reader, sentences, stands, at };
        let entry = self.commit(&[read], now)?;
        Ok(Done::said("The page is read, and may go out.", entry))
    }

    /// The page as it will be printed with these words: the bytes of a PDF.
    pub fn family_page_pdf(
        &self,
        record: RecordId,
        reader: FamilyReader,
        sentences: &[PageSentence],
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Refusal> {
        self.check(Right::Read)?;
        let found = self.book.record(record)?;
        self.check_page(&found, reader)?;
        let bytes = self.make_page(&found, reader, sentences)?;
        self.note_opened(Opened::Record(record), now)?;
        Ok(bytes)
    }

    /// The page in the words that were read last; none where nobody has read it as the record stands.
    pub(crate) fn page_to_go_out(&self, record: &Record, reader: FamilyReader) -> Result<Option<Vec<u8>>, Refusal> {
        self.check_page(record, reader)?;
        let page = self.page_of(record, reader)?;
        let read = self.page_read(record, reader)?.filter(|read| read.covers(record, &page));
        read.map(|read| self.make_page(record, reader, &read.sentences)).transpose()
    }

    fn make_page(&self, record: &Record, reader: FamilyReader, words: &[PageSentence]) -> Result<Vec<u8>, Refusal> {
        let mut page = self.page_of(record, reader)?.mended(words);
        page.abbreviations = self.explained(&page)?;
        let RecordState::Signed { at, .. } = &record.state else { return Err(unsigned()) };
        page_on_paper::make(&page, &self.document(record, false, *at)?)
    }

    /// What the short words on the page mean, of those that it prints.
    fn explained(&self, page: &FamilyPage) -> Result<Vec<(String, String)>, Refusal> {
        let sentences = page.sentences();
        let lines = sentences.iter().map(|one| one.own.as_str()).chain(page.help.iter().map(String::as_str));
        Ok(abbreviations(lines, &self.known_words()?.glossary))
    }

    /// The last time that somebody read the page, of whatever version.
    fn page_read(&self, record: &Record, reader: FamilyReader) -> Result<Option<ReadPage>, Refusal> {
        let mut last = None;
        for (entry, change) in self.book.changes_about(Concerns::Child(record.child))? {
            if let Change::FamilyPageRead { record: of, version, reader: to, sentences, stands, .. } = change
                && of == record.id
                && to == reader
            {
                last = Some(ReadPage { entry, version, sentences, stands });
            }
        }
        Ok(last)
    }

    /// There is a page of what is signed, for somebody who can read.
    fn check_page(&self, record: &Record, reader: FamilyReader) -> Result<(), Refusal> {
        if !matches!(record.state, RecordState::Signed { .. }) {
            return Err(unsigned());
        }
        let kind = self.book.child(record.child)?.details.kind;
        if kind == SubjectKind::Unborn && reader == FamilyReader::Child {
            return Err(Refusal::invalid("reader", "An unborn baby reads no page: make the one for the parents."));
        }
        Ok(())
    }
}

fn unsigned() -> Refusal {
    Refusal::wrong_state("The page for the family is made from a signed record: the chair signs it first.")
}
