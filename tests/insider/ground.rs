//! A book as an insider finds it, with the copies of it that they kept, and what the program says of it afterwards.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use quorate_core::book::{Book, Passphrase};
use quorate_core::entropy::Entropy;
use quorate_core::ids::{DeviceId, EntryId, FamilyId, PersonId};
use quorate_core::ledger::entry::Author;
use quorate_core::ledger::signing::EntryKey;
use quorate_core::ledger::{Change, PublicKey};
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::refusal::Refusal;
use quorate_service::act::Act;
use quorate_service::ask::Ask;
use rusqlite::Connection;
use uuid::Uuid;

use crate::county::*;
use crate::forge;
pub use crate::trial::{Found, Trial};

/// The machine that everybody of the county sits at.
pub const READERS_MACHINE: DeviceId = DeviceId(Uuid::from_u128(0x7e57));

/// The book as everybody left it, and what insiders have.
pub struct Ground {
    pub county: County,
    pub book: Uuid,
    /// The database's key now.
    pub raw: [u8; 32],
    pub reader: PersonId,
    pub minute_taker: PersonId,
    pub chair: PersonId,
    pub administrator: PersonId,
    /// Whose access was taken away, a minute taker once.
    pub removed: PersonId,
    /// Who settled in from an invitation.
    pub invited: PersonId,
    pub family: FamilyId,
    /// Each enrolled by whom it is of, for a machine of their own.
    pub own: EntryKey,
    pub minute_takers_own: EntryKey,
    pub removed_ones_own: EntryKey,
    /// The signed record, outside the book.
    pub record: PathBuf,
    pub register: PathBuf,
    pub authority: PathBuf,
    /// Copies of the folder: before the removal, before the invitation was used.
    pub before_removal: PathBuf,
    pub before_settling: PathBuf,
    /// A backup, made by the program.
    pub backup: PathBuf,
    /// The memory of a machine that saw the book as it is.
    memory: PathBuf,
}

pub fn now() -> DateTime<Utc> {
    at("2026-11-19")
}

impl Ground {
    pub fn new() -> Self {
        let county = County::new();
        signed_meeting(&county);
        let dir = county.dir.path().to_owned();
        let person = |role| county.person(role);
        let during = at("2026-11-18");
        let add = |name: &str, role| {
            let details =
                PersonDetails { name: name.into(), post: "Worker".into(), email: String::new(), roles: vec![role] };
            let act = Act::AddPerson { details, passphrase: TEMPORARY.into() };
            PersonId(id(&county.seat(Role::Administrator).act(act, during).expect("a person more")))
        };
        let removed = add("Ewa Nowak", Role::MinuteTaker);
        drop(settle_in(&county.folder, removed, during));
        let removed_ones_own = enrol(&county, removed);
        let before_removal = copied(&county.folder, &dir.join("before-removal.quorate"));
        let act = Act::RemovePerson { person: removed, why: "She left.".into() };
        county.seat(Role::Administrator).act(act, during).expect("access is taken away");

        let own = enrol(&county, person(Role::Reader));
        let minute_takers_own = enrol(&county, person(Role::MinuteTaker));
        let invited = add("Idris Vaughan", Role::Reader);
        let before_settling = copied(&county.folder, &dir.join("before-settling.quorate"));
        drop(settle_in(&county.folder, invited, during));

        let folder = Some(dir.join("backup.quorate").display().to_string());
        let backup =
            county.seat(Role::Administrator).act(Act::Backup { folder }, during).expect("a backup").files.remove(0);
        let backup = PathBuf::from(backup);
        let family = week(&county, during);
        let mut service = county.seat(Role::Administrator);
        let out = dir.join("out");
        std::fs::create_dir(&out).expect("a folder");
        let folder = || out.display().to_string();
        let mut export = |act| service.act(act, during).expect("written").files.remove(0).into();
        let register = export(Act::ExportRegister { folder: folder() });
        let authority = export(Act::ExportTrust { folder: folder() });
        let record = out.join("record.pdf");
        drop(service);
        let open = opened(&county.folder, person(Role::Reader));
        let (book, raw) = (open.id(), *open.raw_key());
        drop(open);
        let db = forge::database(&county.folder, &raw);
        let bytes: Vec<u8> = db.query_row("SELECT bytes FROM blob", [], |row| row.get(0)).expect("one signed record");
        std::fs::write(&record, bytes).expect("a file");
        drop(db);
        let memory = dir.join("memory");
        let ground = Self {
            book,
            raw,
            reader: person(Role::Reader),
            minute_taker: person(Role::MinuteTaker),
            chair: person(Role::Chair),
            administrator: person(Role::Administrator),
            removed,
            invited,
            family,
            own,
            minute_takers_own,
            removed_ones_own,
            record,
            register,
            authority,
            before_removal,
            before_settling,
            backup,
            memory,
            county,
        };
        let sound = ground.run(&ground.memory, &ground.walking(&ground.county.folder));
        assert_eq!(sound.code, Some(0), "nothing was forged yet: {}", sound.text);
        ground
    }

    /// The book once more, to be forged.
    pub fn copy(&self, name: &str) -> PathBuf {
        copied(&self.county.folder, &self.county.dir.path().join(format!("{name}.quorate")))
    }

    pub fn db(&self, folder: &Path) -> Connection {
        forge::database(folder, &self.raw)
    }

    pub fn as_reader(&self) -> Author {
        Author { person: self.reader, device: READERS_MACHINE, at: now() }
    }

    fn walking(&self, folder: &Path) -> Vec<String> {
        let folder = folder.display().to_string();
        ["ledger", "verify", "--book", &folder, "--as", "Anwen Prys"].map(String::from).to_vec()
    }

    /// `quorate ledger verify`, on a machine that never saw the book.
    pub fn walk(&self, folder: &Path) -> Found {
        self.run(&self.forgets(), &self.walking(folder))
    }

    /// The same, on one that did.
    pub fn walk_remembering(&self, folder: &Path) -> Found {
        self.run(&self.remembering(folder), &self.walking(folder))
    }

    /// The settings of a machine that never saw the book: each time another.
    pub fn forgets(&self) -> PathBuf {
        static MACHINES: AtomicUsize = AtomicUsize::new(0);
        self.county.dir.path().join(format!("machine-{}", MACHINES.fetch_add(1, Ordering::Relaxed)))
    }

    fn remembering(&self, folder: &Path) -> PathBuf {
        copied(&self.memory, &folder.with_extension("memory"))
    }

    /// `quorate verify` of a file, by the book in `folder`.
    pub fn verify(&self, file: &Path, folder: &Path, more: &[&str]) -> Found {
        let (file, folder) = (file.display().to_string(), folder.display().to_string());
        let mut arguments: Vec<String> =
            ["verify", &file, "--book", &folder, "--as", "Anwen Prys"].map(String::from).to_vec();
        arguments.extend(more.iter().map(|one| (*one).to_owned()));
        self.run(&self.forgets(), &arguments)
    }

    pub fn run<T: AsRef<std::ffi::OsStr>>(&self, settings: &Path, arguments: &[T]) -> Found {
        let Output { status, stdout, stderr } = crate::program::quorate(settings, PASSPHRASE)
            .args(arguments)
            .env("QUORATE_NOW", "2026-11-20T09:00:00Z")
            .output()
            .expect("the program runs");
        let text = [stdout, stderr].map(|said| String::from_utf8_lossy(&said).trim().to_owned()).join(" ");
        Found { code: status.code(), text: text.trim().to_owned() }
    }
}

pub fn opened(folder: &Path, person: PersonId) -> Book {
    patiently(|| Book::open(folder, person, PASSPHRASE, device())).expect("they sign in")
}

/// The public key of somebody's slot, as the database says.
pub fn slot_of(db: &Connection, person: PersonId) -> PublicKey {
    let bytes = person.0.as_bytes().as_slice();
    PublicKey(db.query_row("SELECT public FROM slot WHERE holder = ?1", [bytes], |row| row.get(0)).expect("a slot"))
}

/// Randomness that is remembered: whoever runs the program on a machine of theirs can have it so.
#[derive(Default)]
pub struct Remembering(Vec<Vec<u8>>);

impl Entropy for Remembering {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        Chance.fill(bytes)?;
        self.0.push(bytes.to_vec());
        Ok(())
    }
}

impl Remembering {
    /// The keys that follow from each secret that was drawn (HKDF-SHA256, as `book::secret` says), for a label.
    pub fn keys(&self, book: Uuid, label: &[u8]) -> Vec<EntryKey> {
        let hmac = |key: &[u8], bytes: &[u8]| -> [u8; 32] {
            let key = openssl::pkey::PKey::hmac(key).expect("a key");
            let mut signer = openssl::sign::Signer::new(openssl::hash::MessageDigest::sha256(), &key).expect("HMAC");
            signer.sign_oneshot_to_vec(bytes).expect("HMAC").try_into().expect("32 bytes")
        };
        let secrets = self.0.iter().filter(|drawn| drawn.len() == 32);
        secrets
            .map(|secret| EntryKey::from_seed(&hmac(&hmac(book.as_bytes(), secret), &[label, &[1]].concat())))
            .collect()
    }
}

/// The key that a person signs their entries with: it follows from their own slot's secret, so they can have it.
fn enrol(county: &County, person: PersonId) -> EntryKey {
    let mut drawn = Remembering::default();
    let mut book = opened(&county.folder, person);
    let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
    book.set_passphrase(&passphrase, at("2026-11-18"), &mut drawn).expect("their own passphrase anew");
    let (id, raw) = (book.id(), *book.raw_key());
    drop(book);
    let label = [b"quorate slot secret 1\0entry key".as_slice(), device().0.as_bytes()].concat();
    let said = forge::entries(&forge::database(&county.folder, &raw)).pop().expect("an entry").payload.expect("a key");
    let Change::KeyEnrolled { key, .. } = serde_json::from_str(&said.json).expect("a change") else { unreachable!() };
    drawn.keys(id, &label).into_iter().find(|one| one.public() == key).expect("the key follows from the secret")
}

/// A week's work: a bit in as many tables as may be, looks and typing. Gives a restricted family.
fn week(county: &County, during: DateTime<Utc>) -> FamilyId {
    let mut service = county.seat(Role::Administrator);
    let (reader, chair) = (county.person(Role::Reader), county.person(Role::Chair));
    let child = add_child(&mut service, child("Zephyr", "Quillfeather", Some("2015-04-01"), "M778812"), None, during);
    service
        .act(Act::SetHoliday { date: "2026-12-24".parse().expect("a date"), name: "Closed".into() }, during)
        .expect("a holiday");
    service.act(Act::SetGlossaryTerm { term: "LBP".into(), plain: Some("a letter".into()) }, during).expect("a term");
    let request = request("fsf", "oversight", vec![child], during);
    take(&mut service, request, during);
    drop(service);
    let mut book = opened(&county.folder, county.person(Role::Administrator));
    let family = book.child(child).expect("a child").family;
    let based_on = book.person(reader).expect("a person").revision;
    let mut roles = |roles: &[Role], based_on| {
        let change = Change::PersonRolesSet { person: reader, roles: roles.to_vec(), based_on };
        book.commit(&[change], during, &mut Chance).expect("a role")[0]
    };
    let given = roles(&[Role::Reader, Role::MinuteTaker], based_on);
    roles(&[Role::Reader], given);
    drop(book);
    let interest = Act::DeclareInterest { child, name: Some("Gail Manager".into()), what: "An aunt.".into() };
    county.seat(Role::MinuteTaker).act(interest, during).expect("an interest");
    county
        .seat(Role::Chair)
        .act(Act::RestrictFamily { family, people: vec![chair], based_on: EntryId::NONE }, during)
        .expect("a chair restricts");
    let mut taker = opened(&county.folder, county.person(Role::MinuteTaker));
    let draft = quorate_core::book::Draft {
        field: "request/new/outline".into(),
        text: "A half-typed outline.".into(),
        based_on: String::new(),
        at: during,
    };
    taker.put_draft(&draft).expect("typed");
    drop(taker);
    for role in [Role::Reader, Role::Chair, Role::Reader, Role::Administrator] {
        county.seat(role).ask(Ask::Children { search: "Zofia".into() }, during).expect("they look");
    }
    family
}

/// Copies a folder with what is in it.
pub fn copied(from: &Path, to: &Path) -> PathBuf {
    std::fs::create_dir_all(to).expect("a folder");
    for file in std::fs::read_dir(from).expect("a folder") {
        let file = file.expect("a file");
        let into = to.join(file.file_name());
        match file.file_type().expect("a kind").is_dir() {
            true => drop(copied(&file.path(), &into)),
            false => drop(std::fs::copy(file.path(), into).expect("copied")),
        }
    }
    to.to_owned()
}
