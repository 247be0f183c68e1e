//! What lets others rely on the book's signatures: the trust sheet with the authority's certificate, the register of
//! signed records, and what the book knows of a signed file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::RecordId;
use quorate_core::ledger::change::Outward;
use quorate_core::ledger::{Change, ChangeKind};
use quorate_core::record::trust_sheet::{self, ReplacedAuthority, TrustSheet};
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::sign::Authority;
use quorate_core::sign::ledger_proof::Witness;
use quorate_core::sign::register::{self, Proven, Register, RegisterLine};
use quorate_core::sign::verify::certificate;

use super::certificates::Given;
use crate::Service;
use crate::act::Done;
use crate::follow_up::list_rows::count;
use crate::views::FileStanding;
use crate::written_files::Outgoing;

/// One signature, as the ledger has it.
struct LedgerSignature {
    sha256: String,
    at: DateTime<Utc>,
    witness: Witness,
    certified: Option<String>,
}

/// A file that was signed in the book.
pub struct SignedInBook {
    pub standing: FileStanding,
    pub witness: Witness,
    /// Who certified the signer's key.
    pub certified: Option<String>,
}

const CERTIFICATE: &str = "signing-authority.cer";
const SHEET: &str = "trust-sheet.pdf";

impl Service {
    /// Writes the authority's certificate, and a sheet that tells IT how to trust it.
    pub(crate) fn export_trust(&mut self, folder: &Path, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let mut authorities = self.authorities()?;
        let Some(der) = authorities.pop().map(|made| made.certificate) else {
            return Err(Refusal::wrong_state(
                "Nobody of this book can sign yet: a chair sets a signing PIN, and an administrator certifies the key.",
            ));
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
            // It signed itself, and is called by its organisation: the name of a person it has none.
            authority: authority.issuer,
            certificate_file: CERTIFICATE.into(),
            certificate: der.clone(),
            serial: authority.serial,
            valid: format!(
                "{} to {}",
                words::plain_date(london(authority.valid_from).date()),
                words::plain_date(london(authority.valid_until).date())
            ),
            made_at: authority.valid_from,
            replaced: authorities.iter().rev().filter_map(|made| replaced(&made.certificate)).collect(),
        };
        let pdf = trust_sheet::make(&sheet)?;
        let revision = self.commit(&[Change::BookExported { what: Outward::TrustSheet }], now)?;
        let mut out = Outgoing::to(folder);
        out.write(numbered(CERTIFICATE), &der)?;
        out.write(numbered(SHEET), &pdf)?;
        let sentence = "The trust sheet and the authority's certificate are written.";
        Ok(Done { files: out.files(), ..Done::said(sentence, revision) })
    }

    /// The book's authority as PEM text, for the trust store of whoever receives records; none until somebody can sign.
    pub fn authority_pem(&self) -> Result<Option<String>, Refusal> {
        self.authorities()?.pop().map(|made| Authority::pem_of(&made.certificate)).transpose()
    }

    /// Writes the register of every signed record, and its signature beside it.
    pub(crate) fn export_register(&mut self, folder: &Path, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let register = self.register(now)?;
        if register.lines.is_empty() {
            return Err(Refusal::wrong_state("No record of this book is signed yet, so there is nothing to register."));
        }
        let csv = register.to_csv()?;
        let signature = register::sign(&csv, &self.office(now)?.register)?;
        let name = format!("register {}.csv", london(now).format("%Y-%m-%d %H%M%S"));
        // Read back as whoever gets it will read it: with a clock that is years off it would prove nothing.
        register::open(&csv, &signature, Some(&self.trusted()?), now).map_err(|why| {
            let says = words::date_and_time(london(now));
            let sentence = format!(
                "{} Nothing was written. This machine's clock says {says}: set it right, then do it again.",
                why.sentence
            );
            Refusal { sentence, code: RefusalCode::Clock, field: None, ..why }
        })?;
        let revision = self.commit(&[Change::BookExported { what: Outward::Register }], now)?;
        let mut out = Outgoing::to(folder);
        let table = out.write(numbered(&name), &csv)?;
        let beside = signature_beside(&table);
        let beside = beside.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        out.write(numbered(&beside), &signature)?;
        let listed = words::count(count(register.lines.len()), "signed record is", "signed records are");
        Ok(Done { files: out.files(), ..Done::said(format!("{listed} in the register."), revision) })
    }

    fn register(&self, now: DateTime<Utc>) -> Result<Register, Refusal> {
        self.book.check_unaltered()?;
        let about = self.book.about()?;
        let head = self.book.ledger_head()?;
        let certificates = self.certificates_then()?;
        let mut lines = Vec::new();
        for (entry, change) in self.book.changes_of(ChangeKind::RecordSigned)? {
            let Change::RecordSigned { record, at, version, sha256, .. } = change else { continue };
            let before = certificates.of(&entry);
            lines.push(RegisterLine {
                record: record.to_string(),
                version,
                sha256,
                signed_at: at,
                signer: certificates.signer(&entry),
                certified_by: before.map(|given| self.certifier(given)).transpose()?.unwrap_or_default(),
                entry: entry.seq,
                entry_hash: hex::encode(entry.hash),
            });
        }
        let (entries, head) = (head.seq, hex::encode(head.hash));
        Ok(Register { book: about.name, council: about.council, made_at: now, entries, head, lines })
    }

    /// What the ledger says of every file signed in the book, by SHA-256 (hex).
    pub fn signed_files(&self) -> Result<HashMap<String, SignedInBook>, Refusal> {
        self.book.check_unaltered()?;
        let certificates = self.certificates_then()?;
        let mut of_record: HashMap<RecordId, Vec<LedgerSignature>> = HashMap::new();
        for (entry, change) in self.book.changes_of(ChangeKind::RecordSigned)? {
            if let Change::RecordSigned { record, at, sha256, .. } = change {
                let before = certificates.of(&entry);
                let signer = certificates.signer(&entry);
                let witness = Witness { signer, certificate: before.map(Given::fingerprint) };
                let certified = before.map(|given| self.certified(given)).transpose()?;
                of_record.entry(record).or_default().push(LedgerSignature { sha256, at, witness, certified });
            }
        }
        let mut files = HashMap::new();
        for (record, versions) in of_record {
            let newest = versions.len();
            let superseded: Vec<Option<DateTime<Utc>>> =
                versions.iter().skip(1).map(|later| Some(later.at)).chain([None]).collect();
            for (index, (one, next)) in versions.into_iter().zip(superseded).enumerate() {
                let standing = standing(record, index + 1, newest, next);
                files.insert(one.sha256, SignedInBook { standing, witness: one.witness, certified: one.certified });
            }
        }
        Ok(files)
    }

    fn certified(&self, given: &Given) -> Result<String, Refusal> {
        let on = words::plain_date(london(given.compared.at).date());
        Ok(format!("The signer’s key was certified on {on} by {}.", self.certifier(given)?))
    }

    /// Whether a register was taken from this book: its last entry is in this ledger, with that hash.
    pub fn is_register_of_this_book(&self, proven: &Proven) -> Result<bool, Refusal> {
        let entry = self.book.ledger_entry(proven.register.entries)?;
        Ok(entry.is_some_and(|entry| hex::encode(entry.hash) == proven.register.head))
    }
}

/// A name, numbered where another file has it.
fn numbered(name: &str) -> impl Fn(u32) -> Result<String, Refusal> {
    move |copy| {
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        Ok(if copy == 1 { name.to_owned() } else { format!("{stem} {copy}.{ending}") })
    }
}

/// An authority that IT is to stop trusting.
fn replaced(der: &[u8]) -> Option<ReplacedAuthority> {
    let read = certificate(der)?;
    let from = words::plain_date(london(read.valid_from).date());
    Some(ReplacedAuthority { certificate: der.to_vec(), serial: read.serial, from })
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
