//! The register of signed records: their hashes, as a table that spreadsheets open, signed as a whole.
//!
//! A signature without a timestamp stops counting when its certificate ends. The register, signed by the book's own
//! authority while the certificate still ran, says that the very same file existed then: it goes on proving it.
//!
//! It is CSV with a detached CMS signature beside it (`register.csv`, `register.csv.p7s`): both outlive this program, for
//! any spreadsheet reads the one, and `openssl cms -verify -binary -inform DER` checks the other.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cms::CmsSignature;
use super::fault::FileFault;
use super::identity::{Identity, REGISTER_SIGNER};
use super::verify::{Listing, SignedBy, Verdict};
use super::{cms, verify};
use crate::refusal::{Refusal, RefusalCode};
use crate::sign::library_causes;

/// What the first row says: what the file is, and the version of its form.
const FORM: [&str; 2] = ["Quorate register of signed records", "1"];
const HEADINGS: [&str; 8] = [
    "Record",
    "Version",
    "SHA-256",
    "Signed at (UTC)",
    "Signed by",
    "Key certified by",
    "Ledger entry",
    "Hash of the entry",
];

/// Every signed record of a book, as of one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The name of the book.
    pub book: String,
    /// The council it belongs to.
    pub council: String,
    /// As of when it speaks, in UTC, to the microsecond.
    pub made_at: DateTime<Utc>,
    /// How many entries the ledger had, and the hash (hex) of the last: the register is of that ledger and no other.
    pub entries: u64,
    /// The hash (hex) of the ledger's last entry then.
    pub head: String,
    /// In the order of the ledger.
    pub lines: Vec<RegisterLine>,
}

/// One version of one record. Nothing here says whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterLine {
    /// The record's id, which says nothing to whoever has no book.
    pub record: String,
    /// From 1.
    pub version: u32,
    /// Of the signed PDF (hex).
    pub sha256: String,
    /// When it was signed, as the chair's machine said.
    pub signed_at: DateTime<Utc>,
    /// The name in the signer's certificate.
    pub signer: String,
    /// Who compared the signer's key with them and certified it: somebody else, or nobody but the signer.
    pub certified_by: String,
    /// The ledger's entry that says it was signed, and that entry's hash (hex).
    pub entry: u64,
    /// The hash (hex) of that entry.
    pub entry_hash: String,
}

/// A register whose signature holds.
#[derive(Clone, Debug)]
pub struct Proven {
    /// What it lists.
    pub register: Register,
    /// Who signed it, and with what.
    pub signature: SignedBy,
}

impl Register {
    /// The register as CSV: what it is of, an empty row, and a row a record.
    pub fn to_csv(&self) -> Result<Vec<u8>, Refusal> {
        let time = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
        let mut csv =
            csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let opening = [
            FORM.map(str::to_owned),
            ["Book".into(), self.book.clone()],
            ["Council".into(), self.council.clone()],
            ["Made at (UTC)".into(), time(self.made_at)],
            ["Entries in the ledger".into(), self.entries.to_string()],
            ["Hash of the last entry".into(), self.head.clone()],
            [String::new(), String::new()],
        ];
        for row in opening {
            csv.write_record(row).map_err(|why| unwritten().because(&why))?;
        }
        csv.write_record(HEADINGS).map_err(|why| unwritten().because(&why))?;
        for line in &self.lines {
            let version = line.version.to_string();
            let (at, entry) = (time(line.signed_at), line.entry.to_string());
            let RegisterLine { record, sha256, signer, certified_by, entry_hash, .. } = line;
            csv.write_record([record, &version, sha256, &at, signer, certified_by, &entry, entry_hash])
                .map_err(|why| unwritten().because(&why))?;
        }
        csv.into_inner().map_err(|why| unwritten().because(&why))
    }

    /// Reads what [`Self::to_csv`] wrote; none for anything else.
    pub fn from_csv(bytes: &[u8]) -> Option<Self> {
        let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut rows = csv.records();
        let mut pair = |label: &str| {
            let row = rows.next()?.ok()?;
            (row.get(0)? == label).then(|| row.get(1).map(str::to_owned))?
        };
        if pair(FORM[0])? != FORM[1] {
            return None;
        }
        let (book, council) = (pair("Book")?, pair("Council")?);
        let made_at = pair("Made at (UTC)")?.parse().ok()?;
        let entries = pair("Entries in the ledger")?.parse().ok()?;
        let head = pair("Hash of the last entry")?;
        pair("")?;
        let headings = rows.next()?.ok()?;
        if headings.iter().ne(HEADINGS) {
            return None;
        }
        let lines = rows.map(|row| read_line(&row.ok()?)).collect::<Option<_>>()?;
        Some(Self { book, council, made_at, entries, head, lines })
    }
}

fn unwritten() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The register could not be written. Try again.")
}

fn read_line(row: &csv::StringRecord) -> Option<RegisterLine> {
    let [record, version, sha256, signed_at, signer, certified_by, entry, entry_hash] =
        row.iter().collect::<Vec<_>>().try_into().ok()?;
    Some(RegisterLine {
        record: record.into(),
        version: version.parse().ok()?,
        sha256: sha256.into(),
        signed_at: signed_at.parse().ok()?,
        signer: signer.into(),
        certified_by: certified_by.into(),
        entry: entry.parse().ok()?,
        entry_hash: entry_hash.into(),
    })
}

/// Signs a register's CSV; the signature (DER) lies beside it as a file of its own.
///
/// # Errors
/// Only a certificate that cannot be encoded.
pub fn sign(csv: &[u8], identity: &Identity) -> Result<Vec<u8>, Refusal> {
    cms::sign(&Sha256::digest(csv), identity).map_err(|why| {
        Refusal::new(RefusalCode::Damaged, "The register’s own key is damaged. Restore the book from a backup.")
            .because(library_causes::der(why))
    })
}

/// Reads a register and checks its signature, as of `now` and against the authorities trusted as in [`verify::verify`].
///
/// # Errors
/// A plain sentence why it cannot be relied on.
pub fn open(csv: &[u8], signature: &[u8], trust: Option<&[Vec<u8>]>, now: DateTime<Utc>) -> Result<Proven, Refusal> {
    let no = |sentence: &str| Refusal::new(RefusalCode::Damaged, sentence);
    let read = cms::read(signature).filter(CmsSignature::holds);
    let read = read.ok_or_else(|| no("The register’s signature is damaged, so the register proves nothing."))?;
    if read.digest[..] != Sha256::digest(csv)[..] {
        return Err(no("The register was altered after it was signed, so it proves nothing."));
    }
    let register = Register::from_csv(csv).ok_or_else(|| no("This file is not a register of signed records."))?;
    let mut signed = verify::describe(&read, trust);
    signed.at = Some(register.made_at);
    let fault = verify::check_signer(&signed, &read, trust, register.made_at, now).err();
    if let Some(fault) = fault {
        return Err(no(&format!("The register cannot be relied on. {}", fault.sentence())));
    }
    if signed.name != REGISTER_SIGNER {
        return Err(no("The register was signed by somebody, not by its book, so it proves nothing."));
    }
    Ok(Proven { register, signature: signed })
}

/// Verifies a file as [`verify::verify`] does, and lets a register speak for one whose certificate has ended.
pub fn verify_with(register: &Proven, file: &[u8], trust: Option<&[Vec<u8>]>, now: DateTime<Utc>) -> Verdict {
    match verify::verify(file, trust, now) {
        Verdict::Refused { fault: FileFault::Expired, signature: Some(mut signature) } => {
            match listing(&register.register, file, &signature) {
                Ok(listing) => {
                    signature.listed = Some(listing);
                    Verdict::Valid { signature }
                }
                Err(fault) => Verdict::Refused { fault, signature: Some(signature) },
            }
        }
        other => other,
    }
}

/// A listing counts if the register was itself signed while the record's certificate still ran: what was listed later
/// could have been signed later, by whoever came by the key.
fn listing(register: &Register, file: &[u8], signed: &SignedBy) -> Result<Listing, FileFault> {
    let sha256 = hex::encode(Sha256::digest(file));
    let line = register.lines.iter().find(|line| line.sha256 == sha256).ok_or(FileFault::NotListed)?;
    if register.made_at > signed.valid_until {
        return Err(FileFault::ListedTooLate);
    }
    Ok(Listing {
        register_made_at: register.made_at,
        book: register.book.clone(),
        record: line.record.clone(),
        version: line.version,
    })
}
