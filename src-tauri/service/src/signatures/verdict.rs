//! What our verification says of files, for a person.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::refusal::Refusal;
use quorate_core::sign::fault::FileFault;
use quorate_core::sign::register::{self, Proven, verify_with};
use quorate_core::sign::verify::{LARGEST, SignedBy, Trust};
use quorate_core::sign::{Verdict, ledger_proof, verify};
use sha2::{Digest, Sha256};

use crate::Service;
use crate::signatures::trust_export::{SignedInBook, signature_beside};
use crate::views::{CertificateView, FileVerdict, VerdictView};
use crate::written_files;

/// How many files are held in memory at once.
const AT_ONCE: usize = 3;

/// What files are held against.
#[derive(Default)]
pub struct Against {
    /// Certificates (DER) that count; without them, whether a file is whole and not whose it is.
    pub trust: Option<Vec<Vec<u8>>>,
    /// The register that speaks for records whose certificate has ended.
    pub register: Option<Proven>,
    /// What the book's ledger says of the files signed in it, where it is at hand: then no other file is accepted.
    pub book: Option<HashMap<String, SignedInBook>>,
    pub now: DateTime<Utc>,
}

impl Against {
    /// An open book: its authority, and what it knows of its files.
    pub fn book(service: &Service, now: DateTime<Utc>) -> Result<Self, Refusal> {
        Ok(Self { trust: Some(service.trusted()?), register: None, book: Some(service.signed_files()?), now })
    }

    /// Takes a register, with the signature that lies beside it.
    ///
    /// # Errors
    /// A register that cannot be read or relied on, and why.
    pub fn with_register(mut self, file: &Path) -> Result<Self, Refusal> {
        let read = |file: &Path| {
            written_files::read(file).map_err(|why| {
                let sentence = format!(
                    "{} cannot be read. A register is two files: the table, and beside it its signature, which ends in .p7s.",
                    file.display()
                );
                Refusal::invalid("register", sentence).because(&why)
            })
        };
        let (table, signature) = (read(file)?, read(&signature_beside(file))?);
        self.register = Some(register::open(&table, &signature, self.trust.as_deref(), self.now)?);
        Ok(self)
    }
}

/// What is to be looked at, in its order.
enum Meant {
    /// A file; whether it was found in a folder, or named itself.
    File { path: PathBuf, found: bool },
    /// Something that cannot be looked at, and why.
    Unread { path: PathBuf, sentence: String },
}

/// Checks what was given, and tells of each why where it could not be: none of them keeps the others from being judged. A
/// folder stands for every PDF in it and in the folders within, since a Windows shell does not spell `*.pdf` out.
pub fn of_paths(given: &[PathBuf], against: &Against) -> Vec<VerdictView> {
    let mut meant = Vec::new();
    for path in given {
        match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => walk(path, &mut meant),
            Ok(there) if there.is_file() => meant.push(Meant::File { path: path.clone(), found: false }),
            Ok(_) => meant.push(unread(path, NO_FILE)),
            Err(why) => meant.push(unread(path, unreadable(&why))),
        }
    }
    let files: Vec<PathBuf> = meant
        .iter()
        .filter_map(|one| match one {
            Meant::File { path, .. } => Some(path.clone()),
            Meant::Unread { .. } => None,
        })
        .collect();
    let mut verdicts = of_files(&files, against).into_iter();
    meant
        .into_iter()
        .filter_map(|one| match one {
            Meant::File { found: true, .. } => verdicts.next(),
            Meant::File { found: false, .. } => verdicts.next().map(named),
            Meant::Unread { path, sentence } => Some(not_read(path.to_string_lossy().into_owned(), sentence)),
        })
        .collect()
}

/// A page that is never signed is no failure of a folder in which records lie; whoever names it asks for a record.
fn named(verdict: VerdictView) -> VerdictView {
    match verdict.verdict {
        FileVerdict::NoRecord => VerdictView { verdict: FileVerdict::Refused, ..verdict },
        _ => verdict,
    }
}

/// Takes the PDFs of a folder and of those within, each folder once: a link may lead round in a circle.
fn walk(folder: &Path, meant: &mut Vec<Meant>) {
    let before = meant.len();
    let mut seen = HashSet::new();
    let mut inside = Vec::new();
    pdfs_in(folder, &mut seen, &mut inside);
    inside.sort_by(|one, other| path_of(one).cmp(path_of(other)));
    meant.extend(inside);
    if meant.len() == before {
        meant.push(unread(folder, "There is no PDF in this folder, nor in those within it."));
    }
}

fn pdfs_in(folder: &Path, seen: &mut HashSet<PathBuf>, found: &mut Vec<Meant>) {
    let canonical = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if !seen.insert(canonical) {
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) => return found.push(unread(folder, unreadable(&why))),
    };
    for entry in entries {
        let (path, is_folder) = match entry {
            Ok(entry) => (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())),
            Err(why) => {
                found.push(unread(folder, unreadable(&why)));
                continue;
            }
        };
        let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        match std::fs::metadata(&path) {
            Ok(there) if there.is_dir() => pdfs_in(&path, seen, found),
            Ok(there) if is_pdf && there.is_file() && !is_beside_a_file(&path) => {
                found.push(Meant::File { path, found: true });
            }
            Ok(there) if is_pdf && !there.is_file() => found.push(unread(&path, NO_FILE)),
            // A folder that may be listed and not entered: what lies in it is not known, and must not pass for nothing.
            Err(why) if is_pdf || is_folder => found.push(unread(&path, unreadable(&why))),
            _ => {}
        }
    }
}

/// Whether it is what a Mac keeps beside a file of that name on a disk of another system.
fn is_beside_a_file(path: &Path) -> bool {
    let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("._"));
    let mut first = [0; 4];
    named && File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == [0, 5, 0x16, 7]
}

fn path_of(meant: &Meant) -> &Path {
    match meant {
        Meant::File { path, .. } | Meant::Unread { path, .. } => path,
    }
}

fn unread(path: &Path, sentence: &str) -> Meant {
    Meant::Unread { path: path.to_owned(), sentence: sentence.to_owned() }
}

/// A pipe or a device may never end, so it is never opened.
const NO_FILE: &str = "This is a pipe or a device, and no file: it was not opened.";

fn unreadable(why: &std::io::Error) -> &'static str {
    match why.kind() {
        std::io::ErrorKind::NotFound => "There is no such file.",
        std::io::ErrorKind::PermissionDenied => "You are not allowed to read this: ask for access to it.",
        std::io::ErrorKind::NotADirectory => {
            "There is no such file: its path leads through something that is no folder."
        }
        _ => "This file could not be read from its disk: check that it is there, and try again.",
    }
}

fn not_read(file: String, sentence: String) -> VerdictView {
    VerdictView { file, sentence, verdict: FileVerdict::NotRead, ..VerdictView::default() }
}

/// Checks files with every core there is; the verdicts stand in the order of the files.
pub fn of_files(files: &[PathBuf], against: &Against) -> Vec<VerdictView> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::with_capacity(files.len()));
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(AT_ONCE).min(files.len());
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    let verdict = of_file(file, against);
                    found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, verdict));
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, verdict)| verdict).collect()
}

fn of_file(path: &Path, against: &Against) -> VerdictView {
    let file = path.to_string_lossy().into_owned();
    match std::fs::metadata(path) {
        Ok(there) if there.is_file() => {}
        Ok(_) => return not_read(file, NO_FILE.to_owned()),
        Err(why) => return not_read(file, unreadable(&why).to_owned()),
    }
    let read = File::open(path).and_then(|open| {
        let mut bytes = Vec::new();
        // One byte more than is looked at tells a file that is too large, however large it is.
        open.take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match read {
        Ok(bytes) if bytes.len() as u64 > LARGEST => refused(file, FileFault::TooLarge.sentence()),
        Ok(bytes) => of_bytes(file, &bytes, against),
        Err(why) => not_read(file, unreadable(&why).to_owned()),
    }
}

fn refused(file: String, sentence: String) -> VerdictView {
    VerdictView { file, sentence, ..VerdictView::default() }
}

fn of_bytes(file: String, bytes: &[u8], against: &Against) -> VerdictView {
    let trust = against.trust.as_deref();
    let verdict = match &against.register {
        Some(register) => verify_with(register, bytes, trust, against.now),
        None => verify(bytes, trust, against.now),
    };
    let sha256 = hex::encode(Sha256::digest(bytes));
    let known = against.book.as_ref().map(|book| book.get(&sha256));
    let verdict = match known {
        Some(known) => ledger_proof::hold(verdict, known.map(|known| &known.witness)),
        None => verdict,
    };
    let (fault, signature) = match verdict {
        Verdict::Valid { signature } => (None, Some(signature)),
        Verdict::Refused { fault, signature } => (Some(fault), signature),
    };
    let whole = fault.as_ref().is_none_or(FileFault::leaves_the_file_whole);
    let checked = signature.as_ref().is_some_and(|signed| signed.trust == Trust::Trusted);
    let verdict = match &fault {
        Some(FileFault::OwnPage) => FileVerdict::NoRecord,
        Some(_) => FileVerdict::Refused,
        None if checked => FileVerdict::Accepted,
        None => FileVerdict::IdentityNotChecked,
    };
    VerdictView {
        file,
        verdict,
        sentence: match (&fault, &signature) {
            (None, Some(signed)) => words_of(signed),
            (Some(fault), _) => fault.sentence(),
            (None, None) => String::new(),
        },
        signer: signature.as_ref().map(|signed| signed.name.clone()),
        post: signature.as_ref().map(|signed| signed.post.clone()).filter(|post| !post.is_empty()),
        signed_at: signature.as_ref().and_then(|signed| signed.at),
        covers: whole.then(|| format!("The whole file: all of its {} bytes.", grouped(bytes.len()))),
        altered: altered(fault.as_ref()),
        trusted: signature.as_ref().and_then(|signed| match signed.trust {
            Trust::Trusted => Some(true),
            Trust::Unknown => Some(false),
            Trust::NotChecked => None,
        }),
        listed: signature.as_ref().and_then(listed),
        standing: known.flatten().map(|known| known.standing.clone()),
        book_at_hand: against.book.is_some(),
        certified: known.flatten().and_then(|known| known.certified.clone()),
        beyond: (verdict == FileVerdict::Accepted && against.book.is_none()).then(|| BEYOND.into()),
        certificate: signature.map(|signed| CertificateView {
            issuer: signed.issuer,
            serial: signed.serial,
            fingerprint: signed.fingerprint,
            valid_from: signed.valid_from,
            valid_until: signed.valid_until,
        }),
        sha256,
    }
}

/// What was altered, in words; nothing where the file is as it was signed, or where it cannot be told.
fn altered(fault: Option<&FileFault>) -> Vec<String> {
    match fault {
        Some(FileFault::ContentAltered { parts }) => parts.iter().map(|part| part.words().to_owned()).collect(),
        Some(FileFault::PaddingAltered) => vec!["the space beside the signature".to_owned()],
        Some(FileFault::Appended | FileFault::SeveralSignatures) => vec!["what follows the signed part".to_owned()],
        Some(FileFault::CutShort) => vec!["the end of the file".to_owned()],
        Some(FileFault::LineEndings) => vec!["every line ending".to_owned()],
        Some(FileFault::SavedAsText) => vec!["every byte that is no text".to_owned()],
        _ => Vec::new(),
    }
}

/// What the authority's certificate alone cannot say.
const BEYOND: &str = "Whether this authority has been replaced since, and whether the book names this very file, only the \
                      book itself can tell.";

/// "Signed by A. Example, Head of service, on 25 November 2026 at 2:16pm; nothing has been altered since." Without trust
/// the two answers are kept apart.
fn words_of(signed: &SignedBy) -> String {
    let when = signed.at.map(|at| format!(" on {}", words::date_and_time(london(at)))).unwrap_or_default();
    let who = if signed.post.is_empty() { signed.name.clone() } else { format!("{}, {}", signed.name, signed.post) };
    match signed.trust {
        Trust::Trusted => format!("Signed by {who},{when}; nothing has been altered since."),
        Trust::Unknown | Trust::NotChecked => format!(
            "Nothing has been altered since it was signed. By whom was not checked: the certificate says {who},{when}, and \
             anybody can write that; give the book, or its authority."
        ),
    }
}

/// Why a file counts although its certificate has ended.
fn listed(signed: &SignedBy) -> Option<String> {
    let listing = signed.listed.as_ref()?;
    let day = |at: DateTime<Utc>| words::plain_date(london(at).date());
    Some(format!(
        "The certificate ended on {}. The register of {}, made on {} while it still ran, lists this very file.",
        day(signed.valid_until),
        listing.book,
        day(listing.register_made_at)
    ))
}

/// 61234 as "61,234".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
