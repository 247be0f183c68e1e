//! What lets others rely on the book's signatures: the trust sheet with the authority's certificate, the register of
//! signed records, and what the book knows of a signed file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ledger::Change;
use quorate_core::meeting::{PersonId, RecordId, Refusal};
use quorate_core::record::trust_sheet::{self, TrustSheet};
use quorate_core::sign::register::{self, Line, Proven, Register};
use quorate_core::sign::verify::certificate;
use quorate_core::sign::witness::Witness;
use sha2::{Digest, Sha256};

use super::Desk;
use super::act::Done;
use super::exporting::write_beside;
use super::lines::count;
use super::views::FileStanding;

/// A file that was signed in the book.
pub struct SignedFile {
    pub standing: FileStanding,
    pub witness: Witness,
}

/// A certificate, and the entry that gave it.
struct Given {
    entry: u64,
    person: PersonId,
    certificate: Vec<u8>,
}

const CERTIFICATE: &str = "signing-authority.cer";
const SHEET: &str = "trust-sheet.pdf";

impl Desk {
    /// Writes the authority's certificate, and a sheet that tells IT how to trust it.
    pub(super) fn export_trust(&mut self, folder: &Path) -> Result<Done, Refusal> {
        let Some(der) = self.authority_der()? else {
            return Err(Refusal::wrong_state("Nobody of this book can sign yet: a chair sets a signing PIN first."));
        };
        let Some(authority) = certificate(&der) else {
            return Err(Refusal::wrong_state(
                "The book's signing authority is damaged. Restore the book from a backup.",
            ));
        };
        let about = self.book.about()?;
        let sheet = TrustSheet {
            council: about.council,
            book: about.name,
            authority: authority.name,
            certificate_file: CERTIFICATE.into(),
            certificate: der.clone(),
            serial: authority.serial,
            valid: format!(
                "{} to {}",
                words::plain_date(london(authority.valid_from).date()),
                words::plain_date(london(authority.valid_until).date())
            ),
            made_at: authority.valid_from,
        };
        let pdf = trust_sheet::make(&sheet)?;
        let files = [write(folder, CERTIFICATE, &der)?, write(folder, SHEET, &pdf)?];
        let files = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        let sentence = "The trust sheet and the authority's certificate are written.";
        Ok(Done { files, ..Done::told(sentence) })
    }

    /// Writes the register of every signed record, and its signature beside it.
    pub(super) fn export_register(&mut self, folder: &Path, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let register = self.register(now)?;
        if register.lines.is_empty() {
            return Err(Refusal::wrong_state("No record of this book is signed yet, so there is nothing to register."));
        }
        let csv = register.to_csv()?;
        let signature = register::sign(&csv, &self.register_identity(now)?)?;
        let name = format!("register {}.csv", london(now).format("%Y-%m-%d %H%M%S"));
        let table = write(folder, &name, &csv)?;
        let beside = signature_beside(&table);
        let beside = beside.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let signature = write(folder, &beside, &signature)?;
        let listed = words::count(count(register.lines.len()), "signed record is", "signed records are");
        let files = [table, signature].iter().map(|file| file.to_string_lossy().into_owned()).collect();
        Ok(Done { files, ..Done::told(format!("{listed} in the register.")) })
    }

    fn register(&self, now: DateTime<Utc>) -> Result<Register, Refusal> {
        self.book.check_unaltered()?;
        let about = self.book.about()?;
        let head = self.book.ledger_head()?;
        let mut lines = Vec::new();
        for (entry, change) in self.book.changes_of("record.signed")? {
            let Change::RecordSigned { record, at, version, sha256, .. } = change else { continue };
            lines.push(Line {
                record: record.to_string(),
                version,
                sha256,
                signed_at: at,
                signer: self.book.person(entry.person)?.details.name,
                entry: entry.seq,
                entry_hash: hex::encode(entry.hash),
            });
        }
        let (entries, head) = (head.seq, hex::encode(head.hash));
        Ok(Register { book: about.name, council: about.council, made_at: now, entries, head, lines })
    }

    /// What the ledger says of every file signed in the book, by SHA-256 (hex).
    pub fn signed_files(&self) -> Result<HashMap<String, SignedFile>, Refusal> {
        self.book.check_unaltered()?;
        let given = self.certificates_given()?;
        let names: HashMap<PersonId, String> =
            self.book.people()?.into_iter().map(|person| (person.id, person.details.name)).collect();
        let mut of_record: HashMap<RecordId, Vec<(String, DateTime<Utc>, Witness)>> = HashMap::new();
        for (entry, change) in self.book.changes_of("record.signed")? {
            if let Change::RecordSigned { record, at, sha256, .. } = change {
                let before = given.iter().rev().find(|given| given.person == entry.person && given.entry < entry.seq);
                let witness = Witness {
                    signer: names.get(&entry.person).cloned().unwrap_or_default(),
                    certificate: before.map(|given| hex::encode(Sha256::digest(&given.certificate))),
                };
                of_record.entry(record).or_default().push((sha256, at, witness));
            }
        }
        let mut files = HashMap::new();
        for (record, versions) in of_record {
            let newest = versions.len();
            let superseded: Vec<Option<DateTime<Utc>>> =
                versions.iter().skip(1).map(|(_, at, _)| Some(*at)).chain([None]).collect();
            for (index, ((sha256, _, witness), next)) in versions.into_iter().zip(superseded).enumerate() {
                files.insert(sha256, SignedFile { standing: standing(record, index + 1, newest, next), witness });
            }
        }
        Ok(files)
    }

    /// Every certificate that the ledger gave somebody, in its order.
    fn certificates_given(&self) -> Result<Vec<Given>, Refusal> {
        let mut all = Vec::new();
        for (entry, change) in self.book.changes_of("person.certificate")? {
            if let Change::CertificateSet { person, certificate } = change {
                let certificate = hex::decode(certificate).unwrap_or_default();
                all.push(Given { entry: entry.seq, person, certificate });
            }
        }
        Ok(all)
    }

    /// Whether a register was taken from this book: its last entry is in this ledger, with that hash.
    pub fn is_register_of_this_book(&self, proven: &Proven) -> Result<bool, Refusal> {
        let entry = self.book.ledger_entry(proven.register.entries)?;
        Ok(entry.is_some_and(|entry| hex::encode(entry.hash) == proven.register.head))
    }
}

/// Writes a file, numbered where another of that name is there.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Refusal> {
    let numbered = |copy| {
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        Ok(if copy == 1 { name.to_owned() } else { format!("{stem} {copy}.{ending}") })
    };
    write_beside(folder, numbered, bytes, &[])
}

fn standing(record: RecordId, version: usize, newest: usize, next: Option<DateTime<Utc>>) -> FileStanding {
    let sentence = match next {
        None => format!("In this book: version {version}, the one in force."),
        Some(next) => {
            let on = words::plain_date(london(next).date());
            format!("In this book: version {version}, superseded by version {} on {on}.", version + 1)
        }
    };
    FileStanding {
        record: record.to_string(),
        version: u32::try_from(version).unwrap_or(u32::MAX),
        superseded: version < newest,
        sentence,
    }
}

/// Where the signature of a register lies: beside it, with one more ending.
pub fn signature_beside(register: &Path) -> PathBuf {
    let mut name = register.as_os_str().to_owned();
    name.push(".p7s");
    name.into()
}
