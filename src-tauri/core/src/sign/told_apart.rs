//! What became of a file whose signature of ours cannot be read: what of it can be known for certain, and no more. Asked
//! only once verification has said no, so nothing here makes a file count.

use std::ops::Range;

use memchr::memmem;
use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::pkcs7::{Pkcs7, Pkcs7Flags};
use openssl::stack::Stack;

use super::byte_range::{self, contains};
use super::cms;
use super::fault::FileFault;
use super::identity::name_and_post;
use super::structure;
use der::Decode;
use x509_cert::Certificate;

/// Only files that we signed hold this key, whoever wrote them anew since.
const OUR_LIST: &[u8] = b"/QRTE_Parts";
/// How everything that we write names its writer, in a part that other programs keep.
const OUR_NAME: &[u8] = b"<pdf:Producer>Quorate</pdf:Producer>";
/// How everything that we write begins.
const OUR_HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";
/// What a Mac keeps beside a file on a disk of another system begins so (AppleDouble, RFC 1740).
const APPLE_DOUBLE: &[u8] = &[0x00, 0x05, 0x16, 0x07];
/// A ZIP file with something in it begins so.
const ZIP: &[u8] = b"PK\x03\x04";
/// A reader looks so far from either end for a PDF's first and last words (ISO 32000-1, annex H).
const ENDS: usize = 1024;
/// Fewer line endings than this prove nothing.
const LINES: usize = 20;

/// What a file is that does not begin as a PDF does.
pub(super) fn no_pdf(file: &[u8]) -> FileFault {
    match file {
        [] => FileFault::Empty,
        file if file.starts_with(APPLE_DOUBLE) => FileFault::AppleDouble,
        file if is_zip(file) => FileFault::Zip,
        _ => FileFault::NotPdf,
    }
}

/// Whether it is a ZIP file; what lies in it uncompressed could be taken for its own.
pub(super) fn is_zip(file: &[u8]) -> bool {
    file.starts_with(ZIP)
}

/// Whether a program took it for text and wrote a mark for every byte that is none. No PDF of ours is text.
pub(super) fn saved_as_text(file: &[u8]) -> bool {
    std::str::from_utf8(file).is_ok_and(|text| text.contains(char::REPLACEMENT_CHARACTER))
}

/// Whether a PDF begins within the first bytes, as readers allow it.
pub(super) fn begins_later(file: &[u8]) -> bool {
    contains(&file[..file.len().min(ENDS)], b"%PDF-")
}

/// What is wrong with a file, where more can be told than that `fault` was met.
pub(super) fn better(file: &[u8], fault: FileFault) -> FileFault {
    let signed_by_us = contains(file, OUR_LIST) || contains(file, structure::OPENS.as_bytes());
    let written_by_us = signed_by_us || contains(file, OUR_NAME);
    if written_by_us && saved_as_text(file) {
        return FileFault::SavedAsText;
    }
    if written_by_us && lines_converted(file) {
        return FileFault::LineEndings;
    }
    if encrypted(file) {
        return FileFault::Encrypted;
    }
    if signed_by_us {
        return match fault {
            // A program that writes a PDF anew words every object in its own way.
            _ if !contains(file, structure::OPENS.as_bytes()) => FileFault::Rewritten,
            _ if !has_its_end(file) => FileFault::CutShort,
            // What was signed lies elsewhere now: nothing is missing, somebody put the file together anew.
            FileFault::CutShort if moved(file) => FileFault::Rewritten,
            FileFault::CutShort if file.ends_with(b"%%EOF\n") => FileFault::DoesNotFit,
            // In the place of ours stands a signature that another program made.
            FileFault::SignatureDamaged => match foreign(file) {
                sound @ (FileFault::Foreign { .. } | FileFault::ForeignAddedTo { .. }) => sound,
                _ => FileFault::SignatureDamaged,
            },
            fault => fault,
        };
    }
    if contains(file, b"/ByteRange") {
        return foreign(file);
    }
    match fault {
        FileFault::NotSigned if !has_its_end(file) => FileFault::CutShort,
        FileFault::NotSigned if written_by_us && !file.starts_with(OUR_HEADER) => FileFault::Rewritten,
        // A record has room for its signature from the start; nothing else of ours has.
        FileFault::NotSigned if written_by_us && !contains(file, b"/SigFlags") => FileFault::OwnPage,
        fault => fault,
    }
}

/// Whether the signature no longer stands where its own byte range says.
fn moved(file: &[u8]) -> bool {
    let range = byte_range::last(file, b"/ByteRange").map(|at| &file[at + b"/ByteRange".len()..]);
    let Some([_, before, ..]) = range.and_then(byte_range::numbers) else { return false };
    file.get(before).is_some_and(|byte| *byte != b'<')
}

fn has_its_end(file: &[u8]) -> bool {
    contains(&file[file.len().saturating_sub(ENDS)..], b"%%EOF")
}

/// Whether every line ends in CR LF. In compressed bytes, of which each of our files has thousands, a bare LF is as
/// frequent as any other: where there is none, each was given a CR.
fn lines_converted(file: &[u8]) -> bool {
    let mut ends = memchr::memchr_iter(b'\n', file).map(|at| at > 0 && file[at - 1] == b'\r');
    let mut lines = 0;
    let all = ends.all(|converted| {
        lines += 1;
        converted
    });
    all && lines > LINES
}

/// Whether a trailer says that the file is encrypted: an object, or a reference to one, stands after the key.
fn encrypted(file: &[u8]) -> bool {
    memmem::find_iter(file, b"/Encrypt").any(|at| {
        let rest = &file[at + b"/Encrypt".len()..];
        let rest = &rest[..rest.len().min(32)];
        let value = rest.iter().position(|byte| !byte.is_ascii_whitespace()).map_or(&[][..], |from| &rest[from..]);
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        value.starts_with(b"<<") || (digits > 0 && value[digits..].starts_with(b" 0 R"))
    })
}

/// What a signature that another program made says of its file.
enum Foreign {
    /// Its bytes are as they were signed, up to that place.
    Sound { signer: String, end: usize },
    /// What it covers is not what was signed.
    Altered,
    /// It cannot be read here.
    Unreadable,
}

fn foreign(file: &[u8]) -> FileFault {
    let places = memmem::find_iter(file, b"/ByteRange");
    let found: Vec<Foreign> = places.map(|at| foreign_at(file, at)).collect();
    if found.iter().any(|one| matches!(one, Foreign::Altered)) {
        return FileFault::ForeignAltered;
    }
    let mut last = None;
    for one in found {
        match one {
            Foreign::Sound { signer, end } if last.as_ref().is_none_or(|(_, before)| end > *before) => {
                last = Some((signer, end));
            }
            Foreign::Sound { .. } => {}
            Foreign::Altered | Foreign::Unreadable => return FileFault::ForeignUnreadable,
        }
    }
    match last {
        Some((signer, end)) if file[end..].iter().all(u8::is_ascii_whitespace) => FileFault::Foreign { signer },
        Some((signer, _)) => FileFault::ForeignAddedTo { signer },
        None => FileFault::ForeignUnreadable,
    }
}

fn foreign_at(file: &[u8], at: usize) -> Foreign {
    let Some((digits, end)) = covered(file, at) else { return Foreign::Unreadable };
    let text: Vec<u8> = file[digits.clone()].iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let Ok(bytes) = hex::decode(&text) else { return Foreign::Unreadable };
    if byte_range::without_padding(&bytes).is_some_and(cms::was_ours) {
        return Foreign::Unreadable;
    }
    // The library reads as far as the signature's own length: what fills the room after it is left out.
    let Ok(mut signature) = CmsContentInfo::from_der(&bytes) else { return Foreign::Unreadable };
    let signed = [&file[..digits.start - 1], &file[digits.end + 1..end]].concat();
    let flags = CMSOptions::BINARY | CMSOptions::NO_SIGNER_CERT_VERIFY;
    match signature.verify(None, None, Some(&signed), None, flags) {
        Ok(()) => Foreign::Sound { signer: signer_of(&bytes), end },
        // Said only where the digests differ: a method that is not known here proves nothing.
        Err(why) if why.errors().iter().any(|one| one.reason() == Some("content verify error")) => Foreign::Altered,
        Err(_) => Foreign::Unreadable,
    }
}

/// The hexadecimal digits that a byte range leaves out, and where what it covers ends.
fn covered(file: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let [start, before, after, length] = byte_range::numbers(&file[at + b"/ByteRange".len()..])?;
    let end = after.checked_add(length).filter(|end| *end <= file.len())?;
    let fits = start == 0 && before > 0 && after >= before.checked_add(2)?;
    let bracketed = fits && file[before] == b'<' && file[after - 1] == b'>';
    bracketed.then_some((before + 1..after - 1, end))
}

/// Whom the signer's certificate names; "somebody" where it cannot be told.
fn signer_of(signature: &[u8]) -> String {
    let name = || {
        let outer = Pkcs7::from_der(signature).ok()?;
        let none = Stack::new().ok()?;
        let first = outer.signers(&none, Pkcs7Flags::empty()).ok()?.iter().next()?.to_der().ok()?;
        Certificate::from_der(&first).ok().map(|certificate| name_and_post(&certificate).0)
    };
    name().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "somebody".into())
}
