//! Judges that others wrote, for signatures: pdfsig with a trust store of its own, and pyHanko.
#![allow(dead_code, reason = "each test program takes what it needs")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

const MISSING: &str = "`make test` installs it (see Makefile); without it signatures cannot be checked from outside";

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

    fn pyhanko(&self, files: &[PathBuf]) -> Vec<Value> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let python = std::env::var("QUORATE_PYTHON").map_or_else(|_| home.join(".venv/bin/python"), PathBuf::from);
        let mut command = Command::new(&python);
        command.arg(home.join("tests/records/validate.py")).arg(self.path("authority.pem")).args(files);
        let output = command.output().unwrap_or_else(|_| panic!("{}: {MISSING}", python.display()));
        assert!(output.status.success(), "validate.py: {MISSING}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
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
