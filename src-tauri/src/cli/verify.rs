//! `quorate verify`: whether files are still what was signed.

use std::path::PathBuf;

use quorate_core::meeting::Refusal;
use quorate_core::meeting::refusal::RefusalCode;
use x509_cert::Certificate;
use x509_cert::der::{Decode, DecodePem, Encode};

use super::args::{AtBook, Verify};
use super::at_book;
use super::said::Said;
use crate::desk::verdict;

pub fn run(order: Verify) -> Result<Said, Refusal> {
    let mut trust: Vec<Vec<u8>> = order.trust.iter().map(certificate).collect::<Result<_, _>>()?;
    if let Some(book) = order.book {
        trust.extend(at_book::open(&AtBook { book, name: order.name })?.trusted()?);
    }
    if let Some(gone) = order.files.iter().find(|file| !file.is_file()) {
        return Err(bad(format!("There is no file {}.", gone.display())));
    }
    let trust = (!trust.is_empty()).then_some(trust.as_slice());
    let verdicts: Vec<_> = order.files.iter().map(|file| verdict::of_file(file, trust)).collect();
    let lines = verdicts.iter().map(|one| format!("{}: {}", one.file, one.sentence)).collect();
    let good = verdicts.iter().all(|one| one.valid);
    Ok(Said::new(lines, &verdicts, good))
}

/// A certificate as text or binary, as binary.
fn certificate(path: &PathBuf) -> Result<Vec<u8>, Refusal> {
    let bytes = std::fs::read(path).map_err(|_| bad(format!("The certificate {} cannot be read.", path.display())))?;
    Certificate::from_der(&bytes)
        .or_else(|_| Certificate::from_pem(&bytes))
        .and_then(|certificate| certificate.to_der())
        .map_err(|_| bad(format!("{} is not a certificate in PEM or DER.", path.display())))
}

fn bad(sentence: String) -> Refusal {
    Refusal::new(RefusalCode::Invalid, sentence)
}
