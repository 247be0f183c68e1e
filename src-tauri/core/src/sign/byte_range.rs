//! Where in a file a signature lies and what it covers, found without trusting the file.

use std::ops::Range;

use memchr::memmem;
use sha2::{Digest, Sha256};

/// Room for the signature, in bytes; the file holds twice that in hexadecimal digits. The larger is for a council's own
/// certificates: RSA, and several authorities above the signer.
pub const ROOMS: [usize; 2] = [8192, 24_576];

/// Words that stand in every signature of ours: while one of them is left, the file was signed.
const TRACES: [&[u8]; 4] = [b"ETSI.CAdES.detached", b"/ByteRange", b"/TransformMethod", b"/Adobe.PPKLite"];

/// A signature found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSignature {
    /// The hexadecimal digits of the signature, without their angle brackets.
    pub digits: Range<usize>,
    /// Where the signed bytes end.
    pub end: usize,
}

/// How far from the last byte of a PDF its end may be marked.
const END_WITHIN: usize = 1024;

/// Why no signature is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSignature {
    /// There is no trace of one.
    NeverSigned,
    /// There are traces, but what it covers cannot be told.
    Unreadable,
    /// The signed bytes reach beyond the end of the file.
    CutShort,
}

/// Finds the last signature. A byte range must start with the file and leave out exactly one hexadecimal string.
pub fn locate(file: &[u8]) -> Result<FoundSignature, NoSignature> {
    if !TRACES.iter().any(|trace| contains(file, trace)) {
        return Err(NoSignature::NeverSigned);
    }
    let at = last(file, b"/ByteRange").ok_or_else(|| unreadable(file))?;
    let [start, before, after, length] = numbers(&file[at + b"/ByteRange".len()..]).ok_or_else(|| unreadable(file))?;
    let end = after.checked_add(length).ok_or_else(|| unreadable(file))?;
    if start != 0 || before <= at || after < before + 2 {
        return Err(unreadable(file));
    }
    if end > file.len() {
        return Err(NoSignature::CutShort);
    }
    let gap = &file[before..after];
    let digits = &gap[1..gap.len() - 1];
    let bracketed = gap[0] == b'<' && gap[gap.len() - 1] == b'>';
    if !bracketed || !ROOMS.iter().any(|room| digits.len() == 2 * room) {
        return Err(unreadable(file));
    }
    Ok(FoundSignature { digits: before + 1..after - 1, end })
}

/// Where the end of the file is missing too, that is why nothing can be read.
fn unreadable(file: &[u8]) -> NoSignature {
    let end = &file[file.len().saturating_sub(END_WITHIN)..];
    if contains(end, b"%%EOF") { NoSignature::Unreadable } else { NoSignature::CutShort }
}

/// How many signatures a file says it has.
pub fn count(file: &[u8]) -> usize {
    memmem::find_iter(file, b"/ByteRange").count()
}

/// The SHA-256 digest of everything before the end but the signature and its brackets.
pub fn digest(file: &[u8], place: &FoundSignature) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(&file[..place.digits.start - 1]);
    hash.update(&file[place.digits.end + 1..place.end]);
    hash.finalize().to_vec()
}

/// The signature out of its digits, and whether nothing but zeros fills the rest.
pub fn contents(file: &[u8], place: &FoundSignature) -> Option<(Vec<u8>, bool)> {
    let digits = &file[place.digits.clone()];
    let bytes = hex::decode(digits).ok()?;
    let signature = without_padding(&bytes)?.to_vec();
    let length = signature.len();
    // We write small letters: a capital is as good a digit, and not what was signed with.
    let unchanged = digits.iter().all(|digit| !digit.is_ascii_uppercase());
    Some((signature, unchanged && bytes[length..].iter().all(|&byte| byte == 0)))
}

/// What stands in the room for a signature, without what fills the rest of it. DER states its own length: 30 82 and two
/// bytes for anything of a signature's size.
pub fn without_padding(room: &[u8]) -> Option<&[u8]> {
    let [0x30, 0x82, high, low, ..] = room[..] else { return None };
    room.get(..4 + usize::from(u16::from_be_bytes([high, low])))
}

/// The four numbers of a byte range, whatever room a program left around them.
pub fn numbers(text: &[u8]) -> Option<[usize; 4]> {
    let open = text.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let text = text.get(open..)?.strip_prefix(b"[")?;
    let close = text.iter().take(128).position(|&byte| byte == b']')?;
    let words = std::str::from_utf8(&text[..close]).ok()?.split_ascii_whitespace();
    let numbers: Vec<usize> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

pub fn contains(file: &[u8], words: &[u8]) -> bool {
    memmem::find(file, words).is_some()
}

pub fn last(file: &[u8], words: &[u8]) -> Option<usize> {
    memmem::rfind(file, words)
}
