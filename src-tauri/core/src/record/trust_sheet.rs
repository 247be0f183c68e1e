//! The trust sheet: one page that tells a council's IT how to trust the authority of a book, and how to be sure that it
//! is the right one. Set like a record, so that it reads as well on paper and to a screen reader.

use chrono::{DateTime, Utc};
use openssl::hash::{MessageDigest, hash};

use crate::paper;
use crate::paper::blocks;
use crate::paper::blocks::heading;
use crate::paper::document::{DocumentInfo, Furniture, LANGUAGE};
use crate::paper::flow::{Flow, led_paragraph};
use crate::paper::layout_events::TagRole;
use crate::paper::typography::{BODY, LEFT, MEASURE};
use crate::refusal::Refusal;

/// What the sheet is of.
pub struct TrustSheet {
    /// The council whose book it is.
    pub council: String,
    /// What the book is called.
    pub book: String,
    /// The name in the authority's certificate.
    pub authority: String,
    /// The name of the file that the certificate comes in.
    pub certificate_file: String,
    /// DER.
    pub certificate: Vec<u8>,
    /// In hexadecimal.
    pub serial: String,
    /// "2 November 2026 to 9 October 2126".
    pub valid: String,
    /// When the sheet was made, in UTC.
    pub made_at: DateTime<Utc>,
    /// Authorities that this one replaced, the latest first.
    pub replaced: Vec<ReplacedAuthority>,
}

/// An authority that is no longer to be trusted.
pub struct ReplacedAuthority {
    /// DER.
    pub certificate: Vec<u8>,
    /// In hexadecimal.
    pub serial: String,
    /// When it began: "2 November 2026".
    pub from: String,
}

const TITLE: &str = "Trust sheet for IT";

/// Writes the sheet as PDF. The same authority gives the same bytes.
///
/// # Errors
/// A character in the book's or the council's name that no typeface of ours has.
pub fn make(sheet: &TrustSheet) -> Result<Vec<u8>, Refusal> {
    let mut flow = Flow::new(1.0);
    blocks::opening(
        &mut flow,
        ("the council's name", &sheet.council),
        ("the title", TITLE),
        ("the book's name", &sheet.book),
    )?;
    let opening = "Records of this book are PDF files, signed by the panel’s chair. Until a computer trusts the book’s own \
                   signing authority, PDF readers call the signer unknown; nothing is wrong with the file. Trusting the \
                   authority once serves every record, of every chair.";
    block(&mut flow, &[("", opening)])?;
    if !sheet.replaced.is_empty() {
        heading(&mut flow, "First: stop trusting what this one replaces", 40.0)?;
        let why = "Somebody who could use the key of an earlier authority is no longer an administrator. Its records stay \
                   provable with the book; a computer has to stop trusting it, for what is signed with it later counts \
                   for nothing.";
        block(&mut flow, &[("", why)])?;
        flow.gap(3.0);
        for old in &sheet.replaced {
            let thumbprint = fingerprint(MessageDigest::sha1(), &old.certificate);
            let lead = format!("Of {}:", old.from);
            let text =
                format!("certutil -delstore Root {}, or delete it in Acrobat’s list. SHA-1: {thumbprint}.", old.serial);
            block(&mut flow, &[(lead.as_str(), text.as_str())])?;
        }
    }
    for (title, steps) in steps(sheet) {
        heading(&mut flow, title, 40.0)?;
        let steps: Vec<(&str, &str)> = steps.iter().map(|(lead, text)| (*lead, text.as_str())).collect();
        block(&mut flow, &steps)?;
    }
    paper::finish(flow, None, &info(sheet))
}

fn block(flow: &mut Flow, paragraphs: &[(&str, &str)]) -> Result<(), Refusal> {
    for (number, (lead, text)) in paragraphs.iter().enumerate() {
        if number > 0 {
            flow.gap(3.0);
        }
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &led_paragraph("the trust sheet", lead, text, BODY, MEASURE)?, LEFT);
    }
    Ok(())
}

/// That the name in the certificate is not the one on the sheet, where that is so.
fn called_before(sheet: &TrustSheet) -> &'static str {
    match sheet.authority == sheet.book {
        true => "",
        false => " The book was called that when its authority was made; the authority keeps the name.",
    }
}

type SheetSteps = Vec<(&'static str, String)>;

fn steps(sheet: &TrustSheet) -> [(&'static str, SheetSteps); 5] {
    let file = &sheet.certificate_file;
    let of = |digest| fingerprint(digest, &sheet.certificate);
    let (sha256, sha1) = (of(MessageDigest::sha256()), of(MessageDigest::sha1()));
    [
        (
            "Check that it is the right one",
            vec![
                ("Authority:", format!("{}, valid {}.{}", sheet.authority, sheet.valid, called_before(sheet))),
                ("Serial number:", grouped(&sheet.serial)),
                ("SHA-256:", sha256),
                ("SHA-1, which Windows calls the thumbprint:", sha1),
                (
                    "Before you trust it,",
                    format!("compare these with what {file} shows when it is opened, and have an administrator of the book read \
                             them to you from a sheet of their own. An e-mail can be forged."),
                ),
            ],
        ),
        (
            "In Adobe Acrobat or Reader, one person",
            vec![
                ("1.", "Menu, Preferences, Signatures; beside “Identities & Trusted Certificates” choose More.".into()),
                ("2.", format!("Trusted Certificates, Import; choose {file}, then Import.")),
                (
                    "3.",
                    "Select it, Edit Trust, and tick “Use this certificate as a trusted root” and “Certified documents”. \
                     Leave the rest unticked."
                        .into(),
                ),
            ],
        ),
        (
            "In Windows, one machine or all of them",
            vec![
                ("One:", format!("as an administrator run: certutil -addstore Root {file}")),
                (
                    "All:",
                    format!("Group Policy, Computer Configuration, Policies, Windows Settings, Security Settings, Public Key \
                             Policies, Trusted Root Certification Authorities, Import; choose {file}."),
                ),
                (
                    "Acrobat",
                    "uses Windows’ store once Preferences, Signatures, Verification, More, Windows Integration has both \
                     boxes ticked."
                        .into(),
                ),
            ],
        ),
        (
            "What it is, and is not",
            vec![(
                "",
                "The authority belongs to this book and issues certificates to the people who sign in it. The certificate \
                 itself limits what you install: it counts for signed documents and signed mail only, for no name that does \
                 not begin with its own, for no web site, host, mail or web address, and no authority can be made under it. \
                 It revokes nothing: that a record counts is checked with “quorate verify”, against the book or its register \
                 of signed records."
                    .into(),
            )],
        ),
        (
            "To stop trusting it",
            vec![("", format!("Delete it in Acrobat’s list, or run: certutil -delstore Root {}", sheet.serial))],
        ),
    ]
}

/// "3f:a2:…", in groups that can be read aloud.
fn fingerprint(digest: MessageDigest, certificate: &[u8]) -> String {
    hash(digest, certificate).map(|bytes| grouped(&hex::encode(bytes))).unwrap_or_default()
}

fn grouped(digits: &str) -> String {
    let pairs: Vec<char> = digits.to_uppercase().chars().collect();
    pairs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn info(sheet: &TrustSheet) -> DocumentInfo {
    let mut identity = [0; 16];
    let digest = hash(MessageDigest::sha256(), &sheet.certificate);
    for (byte, from) in identity.iter_mut().zip(digest.iter().flat_map(|digest| digest.iter())) {
        *byte = *from;
    }
    DocumentInfo {
        title: format!("{TITLE}, {}", sheet.book),
        language: LANGUAGE,
        author: sheet.council.clone(),
        made_at: sheet.made_at,
        identity,
        furniture: Furniture {
            marking: "OFFICIAL".into(),
            running: sheet.book.clone(),
            origin: "Quorate".into(),
            banner: None,
        },
    }
}
