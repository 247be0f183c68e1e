//! What a PKCS#12 file asks a machine to compute before it opens: read first, so that a file cannot hold the program up.
//!
//! The file names its own iteration counts, for its MAC and for each part that is encrypted. All of those forms (RFC 7292,
//! PKCS#12 parameters and MacData; RFC 8018, PBKDF2; RFC 7914, scrypt) have the count right after the salt.

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
/// Octets in pieces, as BER may have them.
const PIECES: u8 = 0x24;
const CONSTRUCTED: u8 = 0x20;
/// No certificate file is nested deeper.
const DEEPEST: usize = 40;

/// The sum of the iteration counts in a file, DER or BER; what cannot be read counts for nothing, and opens nowhere.
pub fn iterations(file: &[u8]) -> u64 {
    let mut sum = 0;
    walk(file, 0, &mut sum);
    sum
}

/// Walks values that follow one another; says whether they were nothing else.
fn walk(mut rest: &[u8], depth: usize, sum: &mut u64) -> bool {
    let mut before = 0;
    while !rest.is_empty() {
        let Some(value) = Value::read(rest, depth) else { return false };
        match value.tag {
            INTEGER if before == OCTETS || before == PIECES => *sum = sum.saturating_add(number(value.content)),
            OCTETS if value.content.first() == Some(&SEQUENCE) => inside(value.content, depth, sum),
            PIECES => inside(&joined(value.content, depth), depth, sum),
            tag if tag & CONSTRUCTED != 0 && depth < DEEPEST => {
                walk(value.content, depth + 1, sum);
            }
            _ => {}
        }
        before = value.tag;
        rest = &rest[value.length..];
    }
    true
}

/// Looks into octets that may hold values of their own; counts nothing unless they do and nothing else.
fn inside(octets: &[u8], depth: usize, sum: &mut u64) {
    let mut within = 0;
    if depth < DEEPEST && walk(octets, depth + 1, &mut within) {
        *sum = sum.saturating_add(within);
    }
}

fn joined(pieces: &[u8], depth: usize) -> Vec<u8> {
    let (mut rest, mut whole) = (pieces, Vec::new());
    while let Some(value) = Value::read(rest, depth) {
        match value.tag {
            OCTETS => whole.extend_from_slice(value.content),
            PIECES if depth < DEEPEST => whole.extend(joined(value.content, depth + 1)),
            _ => {}
        }
        rest = &rest[value.length..];
    }
    whole
}

struct Value<'a> {
    tag: u8,
    content: &'a [u8],
    /// With its tag and length.
    length: usize,
}

impl<'a> Value<'a> {
    fn read(bytes: &'a [u8], depth: usize) -> Option<Self> {
        let (&tag, &first) = (bytes.first()?, bytes.get(1)?);
        if first == 0x80 {
            let length = unended(bytes.get(2..)?, depth)?;
            return Some(Self { tag, content: &bytes[2..2 + length], length: length + 4 });
        }
        let (head, length) = if first < 0x80 {
            (2, usize::from(first))
        } else {
            let digits = bytes.get(2..2 + usize::from(first & 0x7f))?;
            let length = digits
                .iter()
                .try_fold(0usize, |sum, &digit| sum.checked_mul(256).map(|sum| sum + usize::from(digit)))?;
            (2 + digits.len(), length)
        };
        let content = bytes.get(head..head.checked_add(length)?)?;
        Some(Self { tag, content, length: head + length })
    }
}

/// The length of what has no stated length: up to two noughts.
fn unended(bytes: &[u8], depth: usize) -> Option<usize> {
    if depth >= DEEPEST {
        return None;
    }
    let mut at = 0;
    while !bytes.get(at..)?.starts_with(&[0, 0]) {
        at += Value::read(&bytes[at..], depth + 1)?.length;
    }
    Some(at)
}

/// A count; what is negative or beyond all measure is as many as can be.
fn number(digits: &[u8]) -> u64 {
    let digits = digits.strip_prefix(&[0]).unwrap_or(digits);
    if digits.len() > 8 {
        return u64::MAX;
    }
    digits.iter().fold(0, |sum, &digit| sum << 8 | u64::from(digit))
}

#[cfg(test)]
mod tests {
    use super::iterations;

    #[test]
    fn a_count_is_found_wherever_it_stands() {
        let plain = [0x30, 0x07, 0x04, 0x02, 1, 2, 0x02, 0x01, 77];
        assert_eq!(iterations(&plain), 77, "a salt and its count");
        let wrapped = [&[0x04, 9][..], &plain].concat();
        assert_eq!(iterations(&wrapped), 77, "within octets");
        let pieces = [&[0x24, 0x80, 0x04, 3][..], &plain[..3], &[0x04, 6], &plain[3..], &[0, 0]].concat();
        assert_eq!(iterations(&pieces), 77, "within octets that come in pieces, as BER has them");
        let unended = [&[0x30, 0x80][..], &plain, &plain, &[0, 0]].concat();
        assert_eq!(iterations(&unended), 154, "and all of them count");
        assert_eq!(iterations(&[0x30, 0x0e, 4, 1, 0, 2, 9, 0xff, 0, 0, 0, 0, 0, 0, 0, 1]), u64::MAX, "beyond measure");
    }

    #[test]
    fn rubbish_counts_for_nothing_and_ends() {
        for seed in 0..2_000u32 {
            let rubbish: Vec<u8> = (0..200u32)
                .map(|at| (seed.wrapping_mul(2_654_435_761).wrapping_add(at * at * 40_503) >> 7) as u8)
                .collect();
            let _ = iterations(&rubbish);
        }
        let _ = iterations(&[0x30, 0x80].repeat(100_000));
        let _ = iterations(&[0x24, 0x80].repeat(100_000));
    }
}
