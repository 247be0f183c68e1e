//! What our verification says of a file, for a person.

use std::path::Path;

use quorate_core::calendar::{london, words};
use quorate_core::sign::verify::{Signed, Trust};
use quorate_core::sign::{Verdict, verify};

use super::views::VerdictView;

/// Checks one file against the authorities (DER certificates) that are trusted; without them, whether it is whole.
pub fn of_file(path: &Path, trust: Option<&[Vec<u8>]>) -> VerdictView {
    let file = path.to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => of_bytes(file, &bytes, trust),
        Err(_) => VerdictView {
            file,
            valid: false,
            sentence: "The file cannot be read: check that it is there and yours to open.".into(),
            signer: None,
            signed_at: None,
        },
    }
}

fn of_bytes(file: String, bytes: &[u8], trust: Option<&[Vec<u8>]>) -> VerdictView {
    let (valid, sentence, signature) = match verify(bytes, trust) {
        Verdict::Valid { signature } => (true, words_of(&signature), Some(signature)),
        Verdict::Refused { fault, signature } => (false, fault.sentence(), signature),
    };
    VerdictView {
        file,
        valid,
        sentence,
        signed_at: signature.as_ref().and_then(|signature| signature.at),
        signer: signature.map(|signature| signature.name),
    }
}

/// "Signed by A. Example, Head of service, on 25 November 2026 at 2:16pm; nothing has been altered since."
fn words_of(signed: &Signed) -> String {
    let when = signed.at.map(|at| format!(" on {}", words::date_and_time(london(at)))).unwrap_or_default();
    let trust = match signed.trust {
        Trust::Trusted => "",
        Trust::Unknown | Trust::NotChecked => {
            " Whether the signer is who they say was not checked: give the book's authority."
        }
    };
    format!("Signed by {}, {},{when}; nothing has been altered since.{trust}", signed.name, signed.post)
}
