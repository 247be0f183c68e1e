//! `quorate verify`: whether files are still what was signed, by whom, and with what.

use std::path::Path;

use quorate_core::calendar::{london, words};
use quorate_core::refusal::{Refusal, RefusalCode};
use x509_cert::Certificate;
use x509_cert::der::{Decode, DecodePem, Encode};

use super::args::{AtBook, Verify};
use super::at_book;
use crate::cli::output::{ExitSays, VerbOutput};
use crate::machine;
use quorate_service::signatures::verdict;
use quorate_service::signatures::verdict::Against;
use quorate_service::views::{FileVerdict, VerdictView};
use quorate_service::written_files;

pub fn run(order: Verify) -> Result<VerbOutput, Refusal> {
    let given: Vec<Vec<u8>> = order.trust.iter().map(|path| certificate(path)).collect::<Result<_, _>>()?;
    let files = verdict::meant(&order.files)?;
    let now = machine::now();
    let service = order.book.map(|book| at_book::open(&AtBook { book, name: order.name })).transpose()?;
    let mut against = match &service {
        Some(service) => Against::book(service, now)?,
        None => Against { now, ..Against::default() },
    };
    if !given.is_empty() {
        against.trust.get_or_insert_default().extend(given);
    }
    if let Some(register) = &order.register {
        against = against.with_register(register)?;
        if let (Some(service), Some(proven)) = (&service, &against.register)
            && !service.is_register_of_this_book(proven)?
        {
            let sentence = format!(
                "{} is the register of another book, or of entries that this book does not have.",
                register.display()
            );
            return Err(Refusal::new(RefusalCode::Damaged, sentence));
        }
    }
    let verdicts = verdict::of_files(&files, &against);
    let mut lines: Vec<String> = verdicts.iter().flat_map(explained).collect();
    if verdicts.len() > 1 {
        lines.push(summary(&verdicts));
    }
    let any = |verdict| verdicts.iter().any(|one| one.verdict == verdict);
    let outcome = if any(FileVerdict::Refused) {
        ExitSays::No
    } else if any(FileVerdict::IdentityNotChecked) {
        ExitSays::IdentityNotChecked
    } else {
        ExitSays::Good
    };
    Ok(VerbOutput::new(lines, &verdicts, true).with(outcome))
}

fn summary(verdicts: &[VerdictView]) -> String {
    let how_many = |verdict| verdicts.iter().filter(|one| one.verdict == verdict).count();
    let (good, unchecked) = (how_many(FileVerdict::Accepted), how_many(FileVerdict::IdentityNotChecked));
    let all = verdicts.len();
    let mut sentence = format!("{} of {all} files are as they were signed.", good + unchecked);
    if unchecked > 0 {
        sentence += &format!(" By whom was not checked for {unchecked}.");
    }
    sentence
}

/// What was found, a line each; the first is the verdict.
fn explained(one: &VerdictView) -> Vec<String> {
    // A name of two lines would look like two answers.
    let mut lines = vec![format!("{}: {}", one.file.replace('\n', "\u{FFFD}"), one.sentence)];
    let mut line = |label: &str, text: &str| lines.push(format!("    {label:<12} {text}"));
    if let (true, Some(signer)) = (one.verdict == FileVerdict::Refused, &one.signer) {
        line(
            "Signer",
            &[Some(signer.as_str()), one.post.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        );
    }
    if let Some(certificate) = &one.certificate {
        let day = |at| words::plain_date(london(at).date());
        let valid = format!("valid {} to {}", day(certificate.valid_from), day(certificate.valid_until));
        line("Certificate", &format!("issued by {}, {valid}, serial {}", certificate.issuer, certificate.serial));
    }
    if let Some(covers) = &one.covers {
        line("Covers", covers);
    }
    if let Some(listed) = &one.listed {
        line("Register", listed);
    }
    if let Some(standing) = &one.standing {
        line("Book", &standing.sentence);
    }
    if let Some(certified) = &one.certified {
        line("Certified", certified);
    }
    if let Some(beyond) = &one.beyond {
        line("Beyond this", beyond);
    }
    lines
}

/// A certificate as text or binary, as binary.
fn certificate(path: &Path) -> Result<Vec<u8>, Refusal> {
    let bytes = written_files::read(path)
        .map_err(|why| bad(format!("The certificate {} cannot be read.", path.display())).because(&why))?;
    // Two readers say no, each for a reason of its own: what is wrong is that it is neither.
    let read = Certificate::from_der(&bytes).or_else(|_| Certificate::from_pem(&bytes));
    read.and_then(|certificate| certificate.to_der())
        .ok()
        .ok_or_else(|| bad(format!("{} is not a certificate in PEM or DER.", path.display())))
}

fn bad(sentence: String) -> Refusal {
    Refusal::new(RefusalCode::Invalid, sentence)
}
