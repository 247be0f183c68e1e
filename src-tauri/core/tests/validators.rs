//! Signed records before validators that others wrote: pdfsig (with NSS), pyHanko, page, qpdf, pdftotext.

mod records;
mod signers;
#[path = "records/summary.rs"]
mod written;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use quorate_core::{
    record::{make, model::RecordDocument},
    sign::{Verdict, pades, verify},
};
use serde_json::Value;
use signers::{authority, chair};
use tempfile::TempDir;

const MISSING: &str = "`make test` installs it (see Makefile); without it records cannot be checked";

/// A folder with the authority's certificate, an NSS database that trusts it and nothing else, and files to judge.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("authority.pem"), authority(1).certificate_pem().unwrap()).unwrap();
        let bench = Self { folder };
        let database = bench.database();
        let pem = bench.path("authority.pem");
        run("certutil", &["-N", "-d", &database, "--empty-password"]);
        run("certutil", &["-A", "-d", &database, "-n", "authority", "-t", ",C,", "-i", text(&pem)]);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn database(&self) -> String {
        format!("sql:{}", text(self.folder.path()))
    }

    fn write(&self, name: &str, file: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, file).unwrap();
        path
    }

    /// Whether pdfsig finds the file's signature valid, trusted and total. Its exit code says nothing.
    fn pdfsig_accepts(&self, file: &Path) -> bool {
        let output = Command::new("pdfsig").args(["-nssdir", &self.database(), text(file)]).output();
        let said = String::from_utf8_lossy(&output.unwrap_or_else(|_| panic!("pdfsig: {MISSING}")).stdout).into_owned();
        ["Signature is Valid.", "Certificate is Trusted.", "Total document signed"]
            .iter()
            .all(|words| said.contains(words))
    }

    /// What pyHanko and page say of each file.
    fn judge(&self, files: &[PathBuf]) -> Vec<Value> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let python = std::env::var("QUORATE_PYTHON").map_or_else(|_| home.join(".venv/bin/python"), PathBuf::from);
        let script = home.join("tests/records/validate.py");
        let mut command = Command::new(&python);
        command.arg(script).arg(self.path("authority.pem")).args(files);
        let output = command.output().unwrap_or_else(|_| panic!("{}: {MISSING}", python.display()));
        assert!(output.status.success(), "validate.py: {MISSING}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are plain")
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|_| panic!("{program}: {MISSING}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} says no: {said}");
    said
}

fn sign(record: &RecordDocument) -> Vec<u8> {
    let pdf = make(record, Some(&records::signature())).unwrap();
    pades::sign(&pdf, &chair(&authority(1)), records::at()).unwrap()
}

/// The last digit of the signature that is not padding.
fn last_digit(file: &[u8]) -> usize {
    let zeros = file.windows(64).rposition(|window| window == [b'0'; 64]).expect("the signature is padded");
    (0..zeros).rev().find(|&at| file[at] != b'0').expect("the signature has digits")
}

fn we_accept(file: &[u8]) -> bool {
    matches!(verify(file, Some(&[authority(1).certificate_der().unwrap()]), records::at()), Verdict::Valid { .. })
}

#[test]
fn outside_validators_accept_every_kind_of_record() {
    let bench = Bench::new();
    let records = [records::short(), records::long(), records::unborn(), records::spellings()];
    let files: Vec<PathBuf> = records
        .iter()
        .enumerate()
        .map(|(number, record)| bench.write(&format!("record-{number}.pdf"), &sign(record)))
        .collect();
    for (file, said) in files.iter().zip(bench.judge(&files)) {
        assert!(we_accept(&fs::read(file).unwrap()), "our own verifier");
        assert!(bench.pdfsig_accepts(file), "pdfsig");
        assert_eq!(said["signature"]["accepted"], true, "pyHanko: {said}");
        assert_eq!(said["signature"]["covers"], "ENTIRE_FILE", "pyHanko: {said}");
        assert_eq!(said["signature"]["permits"], "NO_CHANGES", "pyHanko: {said}");
        for profile in ["pdfa2a", "pdfua1"] {
            assert_eq!(said[profile].as_array().map(Vec::len), Some(0), "page, {profile}: {}", said[profile]);
        }
        assert!(!run("qpdf", &["--check", text(file)]).contains("WARNING"), "qpdf finds nothing to warn of");
    }
}

#[test]
fn outside_validators_refuse_what_we_refuse() {
    let bench = Bench::new();
    let signed = sign(&records::short());
    let find =
        |words: &[u8]| signed.windows(words.len()).position(|window| window == words).expect("the words are there");
    let flips = [
        ("content", find(b"stream\n") + 40),
        ("metadata", find(b"<dc:title>") + 60),
        ("information", find(b"/CreationDate") + 20),
        ("signature", last_digit(&signed)),
        ("time", find(b"/M(D:") + 8),
    ];
    let files: Vec<PathBuf> = flips
        .iter()
        .map(|&(name, at)| {
            let mut altered = signed.clone();
            altered[at] ^= 1;
            assert!(!we_accept(&altered), "our own verifier refuses a change to the {name}");
            bench.write(&format!("{name}.pdf"), &altered)
        })
        .collect();
    for (file, said) in files.iter().zip(bench.judge(&files)) {
        assert!(!bench.pdfsig_accepts(file), "pdfsig refuses {}", file.display());
        assert_eq!(said["signature"]["accepted"], false, "pyHanko refuses {}: {said}", file.display());
    }
}

#[test]
fn everything_said_can_be_taken_out_again() {
    let bench = Bench::new();
    for record in [records::short(), records::long(), records::spellings()] {
        let file = bench.write("words.pdf", &sign(&record));
        let structure = squeeze(&run("pdfinfo", &["-struct-text", text(&file)]));
        let mut said: Vec<&str> = vec![&record.child, &record.review, &record.quorum];
        said.extend(record.rationale.lines());
        said.extend(record.decisions.iter().flat_map(|decision| [&*decision.label, &*decision.detail]));
        said.extend(
            record.actions.iter().flat_map(|action| [&*action.what, &*action.measure, &*action.owner, &*action.due]),
        );
        said.extend(record.sections.iter().flat_map(|section| section.paragraphs.iter().map(String::as_str)));
        said.extend(record.identity.iter().map(|(_, value)| value.as_str()));
        said.extend(record.dissents.iter().map(String::as_str));
        let mut from = 0;
        for words in &said {
            assert!(structure.contains(&squeeze(words)), "“{words}” can be read out");
        }
        for decision in &record.decisions {
            let at = structure[from..].find(&squeeze(&decision.detail)).expect("decisions stand in their order");
            from += at;
        }
    }
}

/// The page for the family is held to the same rules as a record, but for the signature that it never has.
#[test]
fn the_summary_for_the_family_is_as_readable_to_a_machine_as_a_record() {
    let bench = Bench::new();
    let page = quorate_core::record::summary::make(&written::summary(), &records::short()).unwrap();
    let file = bench.write("summary.pdf", &page);
    let said = bench.judge(std::slice::from_ref(&file)).remove(0);
    assert_eq!(said["signature"]["why"], "0 signatures", "it is never signed: {said}");
    for profile in ["pdfa2a", "pdfua1"] {
        assert_eq!(said[profile].as_array().map(Vec::len), Some(0), "page, {profile}: {}", said[profile]);
    }
    assert!(!run("qpdf", &["--check", text(&file)]).contains("WARNING"), "qpdf finds nothing to warn of");
    let structure = squeeze(&run("pdfinfo", &["-struct-text", text(&file)]));
    let mut from = 0;
    let order = [
        "What the meeting decided about Nia",
        "This is not the record.",
        "What Nia said",
        "Ada Example, will introduce",
    ];
    for words in order {
        let at = structure[from..].find(&squeeze(words));
        from += at.unwrap_or_else(|| panic!("“{words}” is read out in its order: {structure}"));
    }
}

/// Text without spaces and marks of structure, composed, so that line ends do not matter.
fn squeeze(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().filter(|character| !character.is_whitespace() && *character != '"').collect()
}
