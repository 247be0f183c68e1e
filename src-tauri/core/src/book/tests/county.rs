//! The fictional county that the tests hold their meetings in.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

use super::Seeded;
use crate::book::{Book, CreateBook, Passphrase, RecoveryKey};
use crate::entropy::Entropy;
use crate::ids::{ChildId, DeviceId, EntryId, FamilyId, ItemId, MeetingId, PanelId, PersonId, RecordId, RequestId};
use crate::key_stretching::Cost;
use crate::ledger::Change;
use crate::ledger::change::Concerns;
use crate::meeting::agenda::{ItemDetails, ItemState};
use crate::meeting::child::ChildDetails;
use crate::meeting::person::{PersonDetails, Role};
use crate::meeting::record::DOCUMENT;
use crate::meeting::request::{RequestDetails, RequestState};
use crate::meeting::sitting::{MeetingDetails, MeetingState};
use crate::meeting::version::PrintedPart;
use crate::panel::SubjectKind;
use crate::refusal::Refusal;

pub const PASSPHRASE: &str = "three quiet herons";
/// What an administrator gives somebody who is to choose their own.
pub const TEMPORARY: &str = "twelve amber kettles";

/// As cheap as Argon2 goes: what is tested is what comes after it.
pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap().with_cost(Cost::LEAST)
}

pub fn person(name: &str, roles: &[Role]) -> PersonDetails {
    PersonDetails {
        name: name.into(),
        post: "Panel administrator".into(),
        email: "panel@elmshire.example".into(),
        roles: roles.to_vec(),
    }
}

pub fn child(given: &str, surname: &str) -> ChildDetails {
    ChildDetails {
        kind: SubjectKind::Child,
        given: given.into(),
        surname: surname.into(),
        known_as: vec!["Bee".into()],
        born: NaiveDate::from_ymd_opt(2015, 3, 9).map(Into::into),
        expected: None,
        mosaic_id: "4410023".into(),
        numbers: vec!["943 476 5919".into()],
        address: "7 Teasel Row, Elmshire".into(),
        in_care_since: None,
        legal_status: "section 17".into(),
        parents: Vec::new(),
        pronouns: None,
        key_dates: Vec::new(),
        let_pass: Vec::new(),
    }
}

/// An open book in a folder of its own.
pub struct County {
    pub folder: PathBuf,
    pub book: Book,
    pub recovery: RecoveryKey,
    pub by: PersonId,
    pub device: DeviceId,
    pub entropy: Seeded,
    pub now: DateTime<Utc>,
    /// Goes last, and the files with it.
    pub home: tempfile::TempDir,
}

/// One child in a slot of a meeting.
#[derive(Clone, Copy)]
pub struct Placed {
    pub meeting: MeetingId,
    pub item: ItemId,
    pub request: RequestId,
    pub family: FamilyId,
    pub child: ChildId,
    pub record: RecordId,
}

impl County {
    /// Who wrote a section of a record, and what it said then; oldest first.
    pub fn history_of(&self, record: RecordId, section: &str) -> Vec<(EntryId, PersonId, String)> {
        let child = self.book.record(record).unwrap().child;
        let changes = self.book.changes_about(Concerns::Child(child)).unwrap().into_iter();
        let written = changes.filter_map(|(entry, change)| match change {
            Change::SectionWritten { record: of, section: named, text, .. } if of == record && named == section => {
                Some((entry.id, entry.person, text))
            }
            _ => None,
        });
        written.collect()
    }

    pub fn new(seed: u64) -> Self {
        Self::new_in(seed, &std::env::temp_dir())
    }

    /// A book on the disk that has this place.
    pub fn new_in(seed: u64, place: &Path) -> Self {
        let home = tempfile::tempdir_in(place).unwrap();
        let folder = home.path().join("Elmshire.quorate");
        let mut entropy = Seeded::new(seed);
        let now: DateTime<Utc> = "2026-11-25T12:00:00Z".parse().unwrap();
        let device = DeviceId(entropy.uuid(now).unwrap());
        let start = CreateBook {
            name: "Elmshire panels".into(),
            council: "Elmshire County Council".into(),
            // One person does everything here, but where a test is about who may.
            administrator: person("Ottoline Marsh", &[Role::Administrator, Role::MinuteTaker, Role::Chair]),
            passphrase: passphrase(PASSPHRASE),
        };
        let (book, recovery) = Book::create(&folder, start, now, device, &mut entropy).unwrap();
        let by = book.signed_in();
        Self { folder, book, recovery, by, device, entropy, now, home }
    }

    /// A moment later than the last.
    pub fn at(&mut self) -> DateTime<Utc> {
        self.now += TimeDelta::milliseconds(1500);
        self.now
    }

    pub fn id(&mut self) -> Uuid {
        self.entropy.uuid(self.now).unwrap()
    }

    pub fn commit(&mut self, changes: &[Change]) -> Result<Vec<EntryId>, Refusal> {
        let at = self.at();
        self.book.commit(changes, at, &mut self.entropy)
    }

    pub fn say(&mut self, change: Change) -> EntryId {
        self.commit(&[change]).unwrap()[0]
    }

    /// Adds somebody, who chooses that passphrase for their own.
    pub fn add(&mut self, name: &str, roles: &[Role], secret: &str) -> PersonId {
        let at = self.at();
        let temporary = passphrase(TEMPORARY);
        let who = self.book.add_person(person(name, roles), &temporary, at, &mut self.entropy).unwrap();
        self.settle_in(who, secret);
        self.sign_in(self.by, PASSPHRASE);
        who
    }

    /// Lets somebody choose a passphrase of their own; they are then signed in.
    pub fn settle_in(&mut self, who: PersonId, secret: &str) {
        let at = self.at();
        self.leave();
        let (folder, device, own) = (&self.folder, self.device, passphrase(secret));
        self.book = Book::settle_in(folder, who, TEMPORARY, &own, at, device, &mut self.entropy).unwrap();
    }

    /// The same book with somebody else signed in.
    pub fn sign_in(&mut self, who: PersonId, secret: &str) {
        self.leave();
        self.book = Book::open(&self.folder, who, secret, self.device).unwrap();
    }

    /// Lets go of the book, so that it can be opened again.
    pub fn leave(&mut self) {
        self.book.db = rusqlite::Connection::open_in_memory().unwrap();
        self.book.lock = None;
    }

    pub fn close(self) -> (tempfile::TempDir, PathBuf, PersonId, DeviceId) {
        drop(self.book);
        (self.home, self.folder, self.by, self.device)
    }

    pub fn adopt_panel(&mut self) -> PanelId {
        let panel = PanelId("fsf".into());
        self.say(Change::PanelAdopted { panel: panel.clone(), version: 1, toml: PROFILE.into() });
        panel
    }

    pub fn plan(&mut self, panel: &PanelId, week: u64) -> MeetingId {
        let meeting = MeetingId(self.id());
        let details = meeting_on(panel, week);
        self.say(Change::MeetingPlanned { meeting, details });
        meeting
    }

    /// A child with a request, placed in a slot of a new meeting, with an open record.
    pub fn place(&mut self, given: &str, surname: &str) -> Placed {
        let panel = match self.book.panels().unwrap().first() {
            Some(panel) => panel.panel.clone(),
            None => self.adopt_panel(),
        };
        let meeting = self.plan(&panel, 1);
        let (family, child_id) = (FamilyId(self.id()), ChildId(self.id()));
        let (request, item) = (RequestId(self.id()), ItemId(self.id()));
        let record = RecordId::of(item, child_id, DOCUMENT);
        let received = self.now;
        let details = ItemDetails { meeting, request, starts: time(12, 0), minutes: 20, emergency: false };
        let entries = self
            .commit(&[
                Change::ChildAdded { child: child_id, family, details: child(given, surname) },
                Change::RequestTaken { request, family, details: request_for(&panel, &[child_id], received) },
            ])
            .unwrap();
        self.commit(&[
            Change::RequestStateSet { request, family, state: RequestState::Placed, based_on: entries[1] },
            Change::ItemPlaced { item, family, details },
            Change::RecordOpened { record, meeting, item, child: child_id },
        ])
        .unwrap();
        Placed { meeting, item, request, family, child: child_id, record }
    }

    /// Starts the meeting and hears the item to its end.
    pub fn hear(&mut self, placed: &Placed) {
        let (item, family, at) = (placed.item, placed.family, self.now);
        let meeting = self.book.item(item).unwrap().details.meeting;
        let based_on = self.book.meeting(meeting).unwrap().revision;
        self.say(Change::MeetingStateSet { meeting, state: MeetingState::Running, at, based_on });
        for state in [ItemState::Running, ItemState::Finished] {
            let based_on = self.book.item(item).unwrap().revision;
            self.say(Change::ItemStateSet { item, family, state, at, based_on });
        }
    }

    /// Writes, finalises and signs the record over a file of these bytes.
    pub fn sign(&mut self, placed: &Placed, pdf: &[u8]) -> String {
        let (record, child, at) = (placed.record, placed.child, self.now);
        let sha256 = self.book.put_blob("application/pdf", pdf).unwrap();
        self.say(Change::RecordFinalised { record, child, at, looks: vec![] });
        let version = self.book.record(record).unwrap().version + 1;
        let file_name = format!("record v{version}.pdf");
        let says = says(&String::from_utf8_lossy(pdf));
        self.say(Change::RecordSigned {
            record,
            child,
            at,
            version,
            sha256: sha256.clone(),
            file_name,
            says,
            weighed: None,
        });
        sha256
    }

    pub fn write(&mut self, placed: &Placed, section: &str, text: &str) -> EntryId {
        let record = self.book.record(placed.record).unwrap();
        let based_on = record.sections.get(section).map_or(EntryId::NONE, |section| section.revision);
        self.say(Change::SectionWritten {
            record: placed.record,
            child: placed.child,
            section: section.into(),
            text: text.into(),
            based_on,
        })
    }
}

/// What a signed record says, in one part.
pub fn says(line: &str) -> Vec<PrintedPart> {
    vec![PrintedPart { heading: "Discussion".into(), lines: vec![line.into()] }]
}

pub fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

pub fn meeting_on(panel: &PanelId, week: u64) -> MeetingDetails {
    MeetingDetails {
        panel: panel.clone(),
        profile_version: 1,
        date: NaiveDate::from_ymd_opt(2026, 9, 30).unwrap() + Days::new(7 * week),
        starts: time(12, 0),
        ends: time(14, 0),
        venue: "chn".into(),
        theme: None,
        place: None,
    }
}

pub fn request_for(panel: &PanelId, children: &[ChildId], received: DateTime<Utc>) -> RequestDetails {
    RequestDetails {
        panel: panel.clone(),
        children: children.to_vec(),
        reason: "oversight".into(),
        outline: "Plan is drifting; senior oversight is asked for.".into(),
        workers: Vec::new(),
        gate: Vec::new(),
        received,
    }
}

/// The least a profile can say.
pub const PROFILE: &str = r#"
id = "fsf"
version = 1
name = "Family Safeguarding Forum"
short-name = "the Forum"
purpose = "Senior oversight."
marking = "OFFICIAL-SENSITIVE"
source = "FSF-1"
subjects = ["child"]
roles = []
deadlines = []

[schedule]
weekday = "Wed"
every-weeks = 1
starts = "12:00:00"
ends = "14:00:00"
business-minutes = 0
slot-minutes = 20
sibling-minutes = 0
sibling-rule = "once"
emergency-slots = 0
venues = [{ id = "chn", name = "County Hall North" }]
source = "FSF-1"

[requests]
reasons = []
papers = []
source = "FSF-2"

[requests.deadline.weekday-before]
weekday = "Fri"

[quorum]
rules = []
chair-may-proceed = false
source = "FSF-4"

[recorded]
sections = []
outcome = "decision"
decisions = []
prompts = []
review = false
rationale = false
source = "FSF-6"

[document]
title = "Record of decisions"
file-name = "{panel} {date}"
case-note-bold = false
significant-event = false
source = "FSF-7"
"#;
