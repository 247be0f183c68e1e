//! Judges that others wrote: of signatures pdfsig, with a trust store of its own, and pyHanko; of what a record conforms
//! to, page and qpdf; and of what it says, pdfminer.
#![allow(dead_code, reason = "each test program takes what it needs")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

const MISSING: &str = "`make test` installs it (see Makefile); without it records cannot be checked from outside";

/// A folder for files to judge, and a trust store with one authority in it.
pub struct Outside {
    folder: TempDir,
}

impl Outside {
    /// Trusts this authority (PEM) and no other.
    pub fn trusting(authority: &str) -> Self {
        let outside = Self { folder: TempDir::new().unwrap() };
        let pem = outside.write("authority.pem", authority.as_bytes());
        let database = outside.database();
        run("certutil", &["-N", "-d", &database, "--empty-password"]);
        run("certutil", &["-A", "-d", &database, "-n", "authority", "-t", ",C,", "-i", text(&pem)]);
        outside
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn database(&self) -> String {
        format!("sql:{}", text(self.folder.path()))
    }

    pub fn write(&self, name: &str, file: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, file).unwrap();
        path
    }

    /// Whether both find the signature of each file valid, trusted and total; with what they said.
    pub fn accept(&self, files: &[PathBuf]) -> Vec<(bool, bool, String)> {
        let pyhanko = self.pyhanko(files);
        let judged = files.iter().zip(pyhanko).map(|(file, said)| {
            let (pdfsig, words) = self.pdfsig(file);
            (pdfsig, said["signature"]["accepted"] == true, format!("pdfsig: {words}; pyHanko: {said}"))
        });
        judged.collect()
    }

    /// The exit code of pdfsig says nothing; its words do.
    fn pdfsig(&self, file: &Path) -> (bool, String) {
        let output = Command::new("pdfsig").args(["-nssdir", &self.database(), text(file)]).output();
        let said = String::from_utf8_lossy(&output.unwrap_or_else(|_| panic!("pdfsig: {MISSING}")).stdout).into_owned();
        let wanted = ["Signature is Valid.", "Certificate is Trusted.", "Total document signed"];
        (wanted.iter().all(|words| said.contains(words)), said)
    }

    /// What pyHanko and page say of each file.
    pub fn pyhanko(&self, files: &[PathBuf]) -> Vec<Value> {
        python("validate.py", [self.path("authority.pem")].iter().chain(files))
    }

    /// Holds signed records to all of it: PDF/A-2a, PDF/UA-1, syntax, and a signature that is valid, trusted, certifying
    /// and covers the whole file.
    pub fn conform(&self, files: &[PathBuf]) {
        for (file, said) in files.iter().zip(self.pyhanko(files)) {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let (pdfsig, words) = self.pdfsig(file);
            assert!(pdfsig, "pdfsig, {name}: {words}");
            assert_eq!(said["signature"]["accepted"], true, "pyHanko, {name}: {said}");
            assert_eq!(said["signature"]["covers"], "ENTIRE_FILE", "pyHanko, {name}: {said}");
            assert_eq!(said["signature"]["permits"], "NO_CHANGES", "pyHanko, {name}: {said}");
            well_formed(file, &said);
        }
    }

    /// Holds files that are never signed to the same rules but for the signature.
    pub fn conform_unsigned(&self, files: &[PathBuf]) {
        for (file, said) in files.iter().zip(self.pyhanko(files)) {
            assert_eq!(said["signature"]["why"], "0 signatures", "it is never signed: {said}");
            well_formed(file, &said);
        }
    }
}

/// PDF/A-2a, PDF/UA-1 and syntax.
fn well_formed(file: &Path, said: &Value) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    for profile in ["pdfa2a", "pdfua1"] {
        assert_eq!(said[profile].as_array().map(Vec::len), Some(0), "page, {profile}, {name}: {}", said[profile]);
    }
    assert!(!run("qpdf", &["--check", text(file)]).contains("WARNING"), "qpdf finds nothing amiss in {name}");
}

/// The words of each file in the order of its tags, as a screen reader comes to them.
pub fn read_by_tags(files: &[PathBuf]) -> Vec<String> {
    let read = python("read.py", files.iter());
    read.iter().map(|file| file["words"].as_str().expect("words").to_owned()).collect()
}

/// Asks one of the scripts of `tests/records` about files.
fn python<'a>(script: &str, files: impl Iterator<Item = &'a PathBuf>) -> Vec<Value> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = here.ancestors().find(|folder| folder.join("tests/records").join(script).is_file());
    let home = home.expect("tests/records lies in the project");
    let python = std::env::var("QUORATE_PYTHON").map_or_else(|_| home.join(".venv/bin/python"), PathBuf::from);
    let output = Command::new(&python).arg(home.join("tests/records").join(script)).args(files).output();
    let output = output.unwrap_or_else(|_| panic!("{}: {MISSING}", python.display()));
    assert!(output.status.success(), "{script}: {MISSING}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are plain")
}

pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|_| panic!("{program}: {MISSING}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} says no: {said}");
    said
}
