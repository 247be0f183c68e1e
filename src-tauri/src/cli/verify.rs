//! `quorate verify`: whether files are still what was signed, by whom, and with what.

use std::path::Path;

use quorate_core::calendar::{london, words};
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::sign::{given_certificates, is_authority};

use super::args::{AtBook, Verify};
use super::at_book;
use crate::cli::output::{ExitSays, VerbOutput};
use crate::machine;
use quorate_service::signatures::verdict;
use quorate_service::signatures::verdict::Against;
use quorate_service::views::{FileVerdict, VerdictView};
use quorate_service::written_files;

pub fn run(order: Verify) -> Result<VerbOutput, Refusal> {
    let given: Vec<Vec<u8>> =
        order.trust.iter().map(|path| certificates(path)).collect::<Result<Vec<_>, _>>()?.concat();
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
    let verdicts = verdict::of_paths(&order.files, &against);
    let mut lines: Vec<String> = verdicts.iter().flat_map(explained).collect();
    if verdicts.len() > 1 {
        lines.push(summary(&verdicts));
    }
    let any = |verdict| verdicts.iter().any(|one| one.verdict == verdict);
    // The gravest first: a file that is altered is told by the exit code, whatever else was met. Pages that are never
    // signed fail nothing beside records, and prove nothing alone.
    let outcome = if any(FileVerdict::Refused) {
        ExitSays::No
    } else if any(FileVerdict::NotRead) {
        ExitSays::NotDone
    } else if any(FileVerdict::IdentityNotChecked) {
        ExitSays::IdentityNotChecked
    } else if any(FileVerdict::Accepted) {
        ExitSays::Good
    } else {
        ExitSays::No
    };
    let said = VerbOutput::new(lines, &verdicts, true).with(outcome);
    let unread = verdicts.iter().filter(|one| one.verdict == FileVerdict::NotRead).count();
    Ok(match unread {
        0 => said,
        1 => said.warning("One of them could not be read; what is wrong with it stands beside its name."),
        many => {
            said.warning(format!("{many} of them could not be read; what is wrong with each stands beside its name."))
        }
    })
}

fn summary(verdicts: &[VerdictView]) -> String {
    let how_many = |verdict| verdicts.iter().filter(|one| one.verdict == verdict).count();
    let unchecked = how_many(FileVerdict::IdentityNotChecked);
    let all = verdicts.iter().filter(|one| one.verdict != FileVerdict::NoRecord).count();
    let whole = verdicts.iter().filter(|one| one.covers.is_some()).count();
    let mut sentence = format!("{whole} of {all} files are as they were signed.");
    let not_counting = whole - how_many(FileVerdict::Accepted) - unchecked;
    if not_counting > 0 {
        sentence += &format!(" Of these the signer of {not_counting} does not count.");
    }
    let beside = verdicts.len() - all;
    if beside > 0 {
        let pages = words::count(u32::try_from(beside).unwrap_or(u32::MAX), "page", "pages");
        sentence += &format!(" Beside them {} {pages} that no panel signs.", if beside == 1 { "lies" } else { "lie" });
    }
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

/// A certificate's file is small; what is larger is another file by mistake.
const LARGEST_TRUST: u64 = 1 << 20;

/// The certificates of a file, as binary, in whichever form they came.
fn certificates(path: &Path) -> Result<Vec<Vec<u8>>, Refusal> {
    let name = path.display();
    let there = std::fs::metadata(path).map_err(|why| {
        let sentence = match why.kind() {
            std::io::ErrorKind::NotFound => {
                format!("There is no file {name}: it was given as the certificate to trust.")
            }
            _ => format!("The certificate {name} cannot be read: check that it is yours to open."),
        };
        bad(sentence).because(&why)
    })?;
    if !there.is_file() {
        return Err(bad(format!("{name} is a folder, a pipe or a device, and no certificate.")));
    }
    if there.len() > LARGEST_TRUST {
        return Err(bad(format!("{name} is too large to be a certificate.")));
    }
    let bytes = written_files::read(path).map_err(|why| {
        bad(format!("The certificate {name} cannot be read: check that it is yours to open.")).because(&why)
    })?;
    let found = given_certificates::read(&bytes).map_err(|what| bad(format!("{name} {}", what.words())))?;
    // Anybody can take a signer's certificate out of the file that is to be checked.
    if !found.iter().any(|one| is_authority(one)) {
        return Err(bad(format!(
            "{name} is somebody's own certificate: give that of the authority which vouches for them, such as \
             signing-authority.cer."
        )));
    }
    Ok(found.into_iter().filter(|one| is_authority(one)).collect())
}

fn bad(sentence: String) -> Refusal {
    Refusal::new(RefusalCode::Invalid, sentence)
}
