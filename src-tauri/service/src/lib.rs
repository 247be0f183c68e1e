//! A signed-in person at an open book: [`Service::ask`] for whatever they look at, [`Service::act`] for whatever they do.
//! The window, the command line and the tests come in by these two.
//!
//! Each area of work has a folder: it loads what a rule needs, lets the domain decide, and commits the changes. The right
//! an act or a question needs is checked first, from the person's roles as they stand in the book.

pub mod act;
pub mod ask;
pub mod booking;
mod dispatch;
mod follow_up;
pub mod keeping;
mod labels;
mod log_names;
pub mod machine_log;
pub mod machine_memory;
pub mod noting_looks;
pub mod profiles;
pub mod records;
mod rights;
pub mod signatures;
mod sitting;
pub mod views;
pub mod window_labels;
pub mod written_files;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::book::Book;
use quorate_core::calendar::{self, BankHolidays, Calendar};
use quorate_core::entropy::Entropy;
use quorate_core::ids::{EntryId, PanelId, PersonId};
use quorate_core::input::limits::TEXT_LIMITS;
use quorate_core::key_stretching::Costs;
use quorate_core::ledger::Change;
use quorate_core::meeting::looks::Look;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::rights::Right;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::refusal::{Refusal, RefusalCode};
use uuid::Uuid;

use crate::sitting::known_words::KnownWords;
use crate::sitting::third_party_index::ThirdPartyIndex;
use act::Done;
use views::{DraftView, LockedView, SessionView};

use crate::machine_log::MachineLog;
use crate::machine_memory::{Machine, Remembered};

/// The draft that a new recovery key is until whoever made it has written it down. Of all drafts it alone is sealed to its
/// maker: whoever has any passphrase could read it else, and come in as an administrator.
const UNWRITTEN_KEY: &str = "recovery-key";

/// When each thing was looked at last, told apart by the version that was seen.
type LatestLooks = HashMap<(Look, Option<EntryId>), DateTime<Utc>>;

/// A signed-in person at an open book.
pub struct Service {
    book: Book,
    person: PersonId,
    entropy: Box<dyn Entropy + Send>,
    costs: Costs,
    last_id: Option<Uuid>,
    /// Profiles read so far: a version never changes once it is adopted.
    profiles: RefCell<HashMap<(PanelId, u32), Arc<Profile>>>,
    bank: BankHolidays,
    third_parties: ThirdPartyIndex,
    /// What was looked at from this seat, and when that was noted; of a record that waits for the chair, as which entry had
    /// finalised it: finalised anew, it is another thing to look at.
    looked: RefCell<LatestLooks>,
    /// Where this machine keeps what it saw of the book.
    remembered: Option<Remembered>,
    /// What went wrong on this machine, to be handed on.
    log: Option<MachineLog>,
    /// The glossary and the names of the book at one length of its ledger: words are checked at each pause of the keys.
    words: RefCell<Option<(u64, Arc<KnownWords>)>>,
}

impl Service {
    /// Seats a person at a book that was opened for them.
    pub fn new(book: Book, entropy: Box<dyn Entropy + Send>) -> Self {
        let person = book.signed_in();
        Self {
            book,
            person,
            entropy,
            costs: Costs::STANDARD,
            last_id: None,
            profiles: RefCell::default(),
            bank: BankHolidays::england_and_wales(),
            third_parties: ThirdPartyIndex::default(),
            looked: RefCell::default(),
            remembered: None,
            log: None,
            words: RefCell::default(),
        }
    }

    /// Seats a person at a book that this machine is to remember.
    pub fn at(machine: Machine, book: Book, entropy: Box<dyn Entropy + Send>) -> Self {
        let mut service = Self::new(book, entropy);
        service.costs = machine.costs;
        service.remembered = machine.remembered;
        service.log = machine.log;
        service.remember();
        service
    }

    /// Remembers how far the book went.
    fn remember(&self) {
        if let Some(remembered) = &self.remembered {
            remembered.keep(self.book.id(), self.book.folder(), self.book.known());
        }
    }

    /// Where the book lies.
    pub fn folder(&self) -> &Path {
        self.book.folder()
    }

    /// Names the folder of the machine where it waits who looked, while the book cannot be written to.
    pub fn wait_for_reads_in(&mut self, folder: &Path) -> Result<(), Refusal> {
        self.book.wait_for_reads_in(folder)
    }

    /// Does `work` with the book opened anew where its disk was away, and notes where the disk does not answer now.
    pub fn at_its_disk<T>(&mut self, work: impl FnOnce(&mut Service) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.book.reach()?;
        let done = work(self);
        if done.as_ref().is_err_and(|refusal| refusal.code == RefusalCode::Unreachable) {
            self.book.lose();
        }
        done
    }

    /// Who is signed in, what they may do, and what they had typed when Quorate last ended.
    pub fn session(&self) -> Result<SessionView, Refusal> {
        let person = self.book.person(self.person)?;
        let about = self.book.about()?;
        let drafts = self.book.drafts()?.into_iter();
        let drafts = drafts.map(|draft| DraftView {
            field: draft.field,
            text: draft.text,
            based_on: draft.based_on,
            at: draft.at,
        });
        let runs_people = Right::RunPeople.check(&person.details.roles).is_ok();
        let findings = self.book.findings().iter().filter(|_| runs_people);
        Ok(SessionView {
            rights: Right::ALL.into_iter().filter(|right| right.check(&person.details.roles).is_ok()).collect(),
            person,
            book_name: about.name,
            council: about.council,
            folder: self.folder().to_string_lossy().into_owned(),
            notices: self.notices()?,
            findings: findings.map(|finding| finding.sentence.clone()).collect(),
            hidden_families: self.book.hidden_families()?,
            read_only: self.book.is_read_only(),
            limits: TEXT_LIMITS,
            drafts: drafts.chain(self.kept::<DraftView>(UNWRITTEN_KEY)?).collect(),
        })
    }

    /// What a locked window shows: whose it is, and nothing of a child.
    pub fn locked_view(&self) -> LockedView {
        // A disk that is away must not keep the window open: then it is locked without names.
        let name = self.session().map(|session| (session.person.details.name, session.book_name));
        let (person, book_name) = name.unwrap_or_default();
        LockedView { person, book_name, folder: self.folder().to_string_lossy().into_owned() }
    }

    /// The person as the book has them now, allowed to do what needs `right`.
    fn check(&self, right: Right) -> Result<Person, Refusal> {
        let person = self.book.person(self.person)?;
        right.check(&person.details.roles)?;
        Ok(person)
    }

    /// Writes the changes, all or none; says the revision that the last of them made.
    fn commit(&mut self, changes: &[Change], now: DateTime<Utc>) -> Result<EntryId, Refusal> {
        Ok(self.commit_all(changes, now)?.last().copied().unwrap_or_default())
    }

    /// Writes the changes, all or none; says the revision that each made.
    fn commit_all(&mut self, changes: &[Change], now: DateTime<Utc>) -> Result<Vec<EntryId>, Refusal> {
        self.book.commit(changes, now, self.entropy.as_mut())
    }

    /// A new identity. Those of one millisecond keep the order they were made in: lists stand in the order of ids.
    fn id(&mut self, now: DateTime<Utc>) -> Result<Uuid, Refusal> {
        let made = self.entropy.uuid(now)?;
        let next = self.last_id.map_or(made, |last| made.max(Uuid::from_u128(last.as_u128().wrapping_add(1))));
        self.last_id = Some(next);
        Ok(next)
    }

    /// A version of a panel's profile that the book has adopted.
    fn profile(&self, panel: &PanelId, version: u32) -> Result<Arc<Profile>, Refusal> {
        let key = (panel.clone(), version);
        if let Some(profile) = self.profiles.borrow().get(&key) {
            return Ok(profile.clone());
        }
        let toml = self.book.panel(panel, version)?.toml;
        let profile = Arc::new(crate::profiles::adopted(&toml)?);
        self.profiles.borrow_mut().insert(key, profile.clone());
        Ok(profile)
    }

    /// The profile that a meeting is held under.
    fn profile_of(&self, meeting: &Meeting) -> Result<Arc<Profile>, Refusal> {
        self.profile(&meeting.details.panel, meeting.details.profile_version)
    }

    /// The newest profile of a panel.
    fn latest(&self, panel: &PanelId) -> Result<Arc<Profile>, Refusal> {
        let adopted = self.book.panels()?.into_iter().find(|adopted| adopted.panel == *panel).ok_or_else(|| {
            Refusal::new(RefusalCode::Missing, "This book has no such panel: an administrator sets it up under Panels.")
        })?;
        self.profile(panel, adopted.version)
    }

    /// Working days as published, less the book's one-off holidays.
    fn calendar(&self) -> Result<Calendar, Refusal> {
        Ok(Calendar { bank: self.bank.clone(), one_off: self.book.holidays()?.into_iter().collect() })
    }

    /// The date on the wall in London.
    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        calendar::london(now).date()
    }
}

impl Done {
    /// A sentence for the status line, and the revision that what was changed now has.
    fn said(sentence: impl Into<String>, revision: EntryId) -> Self {
        Self { sentence: sentence.into(), revision, ..Self::default() }
    }

    /// A sentence for the status line, where nothing has a revision.
    fn told(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), ..Self::default() }
    }

    fn with_id(mut self, id: impl ToString) -> Self {
        self.ids.push(id.to_string());
        self
    }
}
