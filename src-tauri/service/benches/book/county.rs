//! A fictional county that meets every week, as far as opening and writing a book can tell.

use std::path::PathBuf;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use quorate_core::book::{Book, CreateBook, Passphrase};
use quorate_core::entropy::Entropy;
use quorate_core::ids::{
    ActionId, ChildId, DeviceId, EntryId, FamilyId, ItemId, MeetingId, PanelId, PersonId, RecordId, RequestId,
};
use quorate_core::key_stretching::Costs;
use quorate_core::ledger::Change;
use quorate_core::meeting::action::{ActionDetails, ActionState};
use quorate_core::meeting::agenda::{ItemDetails, ItemState};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::record::{DOCUMENT, Filing};
use quorate_core::meeting::request::{RequestDetails, RequestState};
use quorate_core::meeting::sitting::{MeetingDetails, MeetingState};
use quorate_core::meeting::version::PrintedPart;
use quorate_core::panel::SubjectKind;
use quorate_core::refusal::Refusal;
use quorate_service::Service;
use quorate_service::keeping::sign_in;
use quorate_service::machine_memory::{Machine, Remembered};

pub const PASSPHRASE: &str = "a measured passphrase";
pub const MINUTE: &str = "School reports that attendance has risen to nine days in ten since the move. The family support \
    worker has visited weekly; both parents were in on each visit. The panel asked what would show that this lasts, and \
    heard that the network met in October and has agreed who steps in when the mother is unwell.";
const PROFILE: &str = include_str!("../../../../assets/panels/fsf.toml");
const CHILDREN_A_WEEK: u32 = 6;

/// The machine's randomness.
pub struct Chance;

impl Entropy for Chance {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        getrandom::fill(bytes).expect("the machine has randomness");
        Ok(())
    }
}

/// An open book, and the moment it has come to.
pub struct County {
    pub home: tempfile::TempDir,
    book: Book,
    folder: PathBuf,
    now: DateTime<Utc>,
}

/// The same book, closed.
pub struct Closed {
    _home: tempfile::TempDir,
    pub folder: PathBuf,
    person: PersonId,
    device: DeviceId,
    settings: PathBuf,
    pub now: DateTime<Utc>,
}

impl County {
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder is made");
        let folder = home.path().join("Elmshire.quorate");
        let now: DateTime<Utc> = "2026-11-25T12:00:00Z".parse().expect("a date");
        let start = CreateBook {
            name: "Elmshire panels".into(),
            council: "Elmshire County Council".into(),
            administrator: PersonDetails {
                name: "Ottoline Marsh".into(),
                post: "Panel administrator".into(),
                email: "panel@elmshire.example".into(),
                roles: vec![Role::Administrator, Role::MinuteTaker, Role::Chair],
            },
            passphrase: Passphrase::new(PASSPHRASE).expect("a passphrase that will do"),
        };
        let device = DeviceId(Chance.uuid(now).expect("an id"));
        let (book, _) = Book::create(&folder, start, now, device, &mut Chance).expect("a book is made");
        let mut county = Self { home, book, folder, now };
        county.say(Change::PanelAdopted { panel: PanelId("fsf".into()), version: 1, toml: PROFILE.into() });
        county
    }

    /// Commits one change and says its revision.
    pub fn say(&mut self, change: Change) -> EntryId {
        self.commit(&[change])[0]
    }

    fn commit(&mut self, changes: &[Change]) -> Vec<EntryId> {
        self.now += TimeDelta::seconds(2);
        self.book.commit(changes, self.now, &mut Chance).expect("a change is made")
    }

    fn id(&mut self) -> uuid::Uuid {
        Chance.uuid(self.now).expect("an id")
    }

    pub fn entries(&self) -> u64 {
        self.book.ledger_length().expect("the ledger can be counted")
    }

    /// Holds ten years of weekly meetings: all are settled but the last, so that what is in hand is that of one week.
    pub fn hold_ten_years(&mut self) {
        let mut before = Vec::new();
        for weeks in 0..520 {
            before.iter().for_each(|placed| self.settle(placed));
            before = self.hold_meeting(weeks);
        }
    }

    /// Holds a meeting that many weeks on, and says what it leaves to be done.
    pub fn hold_meeting(&mut self, weeks: u64) -> Vec<Placed> {
        let meeting = MeetingId(self.id());
        let planned = self.say(Change::MeetingPlanned { meeting, details: meeting_on(weeks) });
        let mut placed: Vec<Placed> = (0..CHILDREN_A_WEEK).map(|slot| self.place(meeting, slot)).collect();
        let at = self.now;
        let state = MeetingState::Running;
        let running = self.say(Change::MeetingStateSet { meeting, state, at, based_on: planned });
        for one in &mut placed {
            self.hear(one);
        }
        let (at, state) = (self.now, MeetingState::Closed);
        self.say(Change::MeetingStateSet { meeting, state, at, based_on: running });
        placed
    }

    /// Brings a record to the child's file, and closes its action.
    pub fn settle(&mut self, placed: &Placed) {
        let &Placed { child, record, action, set_by, .. } = placed;
        let by = || "Ottoline Marsh".to_string();
        let at = self.now;
        let state = ActionState::Done { at, by: by() };
        let sha256 = self.book.put_blob("application/pdf", record.0.as_bytes()).expect("a file is stored");
        let filed = |deadline: &str| Change::RecordFiled {
            record,
            child,
            filing: Filing { version: 1, deadline: deadline.into(), by: by(), at },
        };
        self.commit(&[
            Change::ActionStateSet { action, child, state, based_on: set_by },
            Change::RecordFinalised { record, child, at, looks: vec![] },
            Change::RecordSigned {
                record,
                child,
                at,
                version: 1,
                sha256,
                file_name: "record.pdf".into(),
                says: vec![PrintedPart { heading: "Discussion".into(), lines: vec![MINUTE.into()] }],
                weighed: None,
            },
            filed("decisions-to-workers"),
            filed("case-note"),
        ]);
    }

    fn place(&mut self, meeting: MeetingId, slot: u32) -> Placed {
        let (child, family) = (ChildId(self.id()), FamilyId(self.id()));
        let (request, item) = (RequestId(self.id()), ItemId(self.id()));
        let record = RecordId::of(item, child, DOCUMENT);
        let action = ActionId(self.id());
        let received = self.now;
        let asked = RequestDetails {
            panel: PanelId("fsf".into()),
            children: vec![child],
            reason: "senior-oversight".into(),
            outline: MINUTE.into(),
            workers: Vec::new(),
            gate: Vec::new(),
            received,
        };
        let starts = time(12) + TimeDelta::minutes(i64::from(slot) * 20);
        let entries = self.commit(&[
            Change::ChildAdded { child, family, details: a_child(slot) },
            Change::RequestTaken { request, family, details: asked },
        ]);
        let placed_by = self.commit(&[
            Change::RequestStateSet { request, family, state: RequestState::Placed, based_on: entries[1] },
            Change::ItemPlaced {
                item,
                family,
                details: ItemDetails { meeting, request, starts, minutes: 20, emergency: false },
            },
            Change::RecordOpened { record, meeting, item, child },
        ])[1];
        Placed { child, family, item, record, placed_by, action, set_by: EntryId::NONE }
    }

    fn hear(&mut self, placed: &mut Placed) {
        let &mut Placed { child, family, item, record, placed_by, action, .. } = placed;
        let at = self.now;
        let state = ItemState::Running;
        let running = self.say(Change::ItemStateSet { item, family, state, at, based_on: placed_by });
        let section = |section: &str| Change::SectionWritten {
            record,
            child,
            section: section.into(),
            text: MINUTE.into(),
            based_on: EntryId::NONE,
        };
        let entries = self.commit(&[
            section("worries"),
            section("strengths"),
            section("discussion"),
            Change::ActionSet { action, record, child, details: an_action(), based_on: EntryId::NONE },
            Change::ItemStateSet { item, family, state: ItemState::Finished, at, based_on: running },
        ]);
        placed.set_by = entries[3];
    }

    pub fn close(self) -> Closed {
        let (person, device) = (self.book.signed_in(), self.book.device());
        let settings = self.home.path().join("settings");
        Closed { _home: self.home, folder: self.folder, person, device, settings, now: self.now }
    }
}

impl Closed {
    pub fn sign_in(&self, passphrase: &str) -> Service {
        let remembered = Some(Remembered::in_folder(&self.settings));
        let machine = Machine { device: self.device, costs: Costs::STANDARD, remembered, log: None };
        let passphrase = passphrase.to_owned().into();
        sign_in::sign_in(&self.folder, self.person, passphrase, machine, Box::new(Chance)).expect("the door opens")
    }

    /// Makes of the machine one that never saw the book.
    pub fn forget(&self) {
        let _ = std::fs::remove_dir_all(&self.settings);
    }

    pub fn open(&self, passphrase: &str) -> Book {
        Book::open(&self.folder, self.person, passphrase, self.device).expect("the book opens")
    }
}

/// A child who was heard, with what the changes to come are based on.
pub struct Placed {
    pub child: ChildId,
    pub record: RecordId,
    family: FamilyId,
    item: ItemId,
    placed_by: EntryId,
    action: ActionId,
    set_by: EntryId,
}

fn meeting_on(weeks: u64) -> MeetingDetails {
    let first = NaiveDate::from_ymd_opt(2016, 12, 7).expect("a date");
    MeetingDetails {
        panel: PanelId("fsf".into()),
        profile_version: 1,
        date: first + Days::new(7 * weeks),
        starts: time(12),
        ends: time(14),
        venue: "chn".into(),
        theme: None,
        place: None,
    }
}

fn time(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).expect("a time")
}

fn a_child(slot: u32) -> ChildDetails {
    ChildDetails {
        kind: SubjectKind::Child,
        given: "Saffron".into(),
        surname: format!("Teasel {slot}"),
        known_as: Vec::new(),
        born: NaiveDate::from_ymd_opt(2015, 3, 9).map(Into::into),
        expected: None,
        mosaic_id: format!("44100{slot:02}"),
        numbers: Vec::new(),
        address: "7 Teasel Row, Elmshire".into(),
        in_care_since: None,
        legal_status: "section 17".into(),
        parents: Vec::new(),
        pronouns: None,
        key_dates: Vec::new(),
        let_pass: Vec::new(),
    }
}

fn an_action() -> ActionDetails {
    ActionDetails {
        what: "Hold a family group conference".into(),
        measure: "A plan that the family has agreed is on file".into(),
        owner_role: "sw".into(),
        owner: "Imogen Fell".into(),
        how: "The co-ordinator has a place in the first week".into(),
        due: NaiveDate::from_ymd_opt(2027, 1, 8),
        follows: None,
        accepted: Vec::new(),
    }
}
