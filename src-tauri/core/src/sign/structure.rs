//! Whether a file that is whole is also built as ours are: one field, one signature, which certifies and permits nothing.
//!
//! Only what [`super::pades::sign`] writes is accepted, read in the one place where it stands: no object is sought, no
//! stream unpacked, no table followed further than by one step. So a file costs no more than its own bytes, whatever a
//! hostile author put into it.

use std::ops::Range;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::byte_range;
use super::byte_range::FoundSignature;
use crate::sign::altered_part;

/// How the signature's object begins, after its number.
pub(super) const OPENS: &str = " 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:";
/// P 1: no change at all is permitted after this signature.
pub(super) const PERMITS_NOTHING: &str =
    "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]";
/// What follows the signature's digits.
pub(super) const CLOSES: &str = ">>>\nendobj\n";
pub(super) const TIME: &str = "%Y%m%d%H%M%S+00'00'";

/// No list of pages, fields or entries that we write is longer than this.
const FORM: usize = 200;

/// When the signature says it was made, if the file is built as it should be. The signature's place is known.
pub fn signed_at(file: &[u8], place: &FoundSignature) -> Option<DateTime<Utc>> {
    let head = &file[..place.digits.start];
    let opens = byte_range::last(head, OPENS.as_bytes())?;
    let (signature, starts) = number_before(file, opens)?;
    let at = certifies(&head[opens + OPENS.len()..])?;

    let closes = place.digits.end;
    let table = closes + CLOSES.len();
    let tail = std::str::from_utf8(file.get(closes..)?.strip_prefix(CLOSES.as_bytes())?).ok()?;
    let Revision { mut objects, root, before } = Revision::read(tail, table)?;
    // In their order: the field, the catalogue, the signature, and nothing besides.
    objects.sort_by_key(|(_, offset)| *offset);
    let [(field, of_field), (catalog, of_catalog), (last, of_signature)] = objects[..] else { return None };
    if last != signature || of_signature != starts || catalog != root {
        return None;
    }
    let field_object = object(file, field, of_field..of_catalog)?;
    let catalog_object = object(file, catalog, of_catalog..of_signature)?;
    let holds = field_object.ends_with(format!("/V {signature} 0 R>>\nendobj\n").as_bytes());
    let certifying = catalog_object.ends_with(format!("/Perms<</DocMDP {signature} 0 R>>>>\nendobj\n").as_bytes());
    let form = reference(catalog_object, b"/AcroForm ")?;
    let form_at = offset_of(file, before, form)?;
    let only = format!("{form} 0 obj\n<</Fields[{field} 0 R]/SigFlags 3>>\nendobj\n");
    (holds && certifying && file.get(form_at..)?.starts_with(only.as_bytes())).then_some(at)
}

/// Reads the entries of a signature that permits nothing, up to its digits; the time that they state.
fn certifies(entries: &[u8]) -> Option<DateTime<Utc>> {
    let entries = std::str::from_utf8(entries).ok()?;
    let (stamp, rest) = entries.split_once(")/Name<")?;
    let (name, rest) = rest.split_once('>')?;
    let rest = rest.strip_prefix(PERMITS_NOTHING)?;
    let ours =
        name.bytes().all(|digit| digit.is_ascii_hexdigit()) && altered_part::is_list(rest.split_once("/ByteRange")?.0);
    ours.then(|| NaiveDateTime::parse_from_str(stamp, TIME).ok().map(|time| time.and_utc()))?
}

/// What signing appended, as its table of objects and its trailer tell.
struct Revision {
    /// Number and place of each object.
    objects: Vec<(u32, usize)>,
    root: u32,
    /// Where the table of what was signed lies.
    before: usize,
}

impl Revision {
    /// Reads from the table, which lies at `at`, to the end of the file.
    fn read(tail: &str, at: usize) -> Option<Self> {
        let mut lines = tail.strip_prefix("xref\n")?.lines();
        let mut objects = Vec::new();
        let trailer = loop {
            let line = lines.next()?;
            if line == "trailer" {
                break lines.next()?;
            }
            let id = line.strip_suffix(" 1")?.parse().ok()?;
            let offset = lines.next()?.strip_suffix(" 00000 n ")?.parse().ok()?;
            if objects.len() == 3 {
                return None;
            }
            objects.push((id, offset));
        };
        let at = at.to_string();
        let ends = [Some("startxref"), Some(at.as_str()), Some("%%EOF"), None];
        if ends.iter().any(|end| lines.next() != *end) {
            return None;
        }
        let (entries, before) = trailer.strip_prefix("<</Size ")?.strip_suffix(">>")?.rsplit_once("/Prev ")?;
        let root = reference(entries.as_bytes(), b"/Root ")?;
        Some(Self { objects, root, before: before.parse().ok()? })
    }
}

/// The object of that number, if it lies there.
fn object(file: &[u8], number: u32, range: Range<usize>) -> Option<&[u8]> {
    file.get(range).filter(|object| object.starts_with(format!("{number} 0 obj\n").as_bytes()))
}

/// The number that ends at a place, and where it begins: at the start of its line.
fn number_before(file: &[u8], at: usize) -> Option<(u32, usize)> {
    let starts = file[..at].iter().rposition(|byte| !byte.is_ascii_digit())? + 1;
    (file[starts - 1] == b'\n').then_some(())?;
    Some((std::str::from_utf8(&file[starts..at]).ok()?.parse().ok()?, starts))
}

/// The one object that an entry refers to; none where the entry stands there twice, or not at all.
fn reference(entries: &[u8], key: &[u8]) -> Option<u32> {
    let at = byte_range::last(entries, key)?;
    if byte_range::contains(&entries[..at], key) {
        return None;
    }
    let digits = entries[at + key.len()..].split(|byte| *byte == b' ').next()?;
    let after = &entries[at + key.len() + digits.len()..];
    after.starts_with(b" 0 R").then(|| std::str::from_utf8(digits).ok()?.parse().ok())?
}

/// Where an object lies by the table at a place: sections of twenty bytes an entry.
fn offset_of(file: &[u8], table: usize, number: u32) -> Option<usize> {
    let mut rest = file.get(table..)?.strip_prefix(b"xref\n")?;
    for _ in 0..FORM {
        let end = rest.iter().take(24).position(|&byte| byte == b'\n')?;
        let (first, count) = std::str::from_utf8(&rest[..end]).ok()?.split_once(' ')?;
        let (first, count): (u32, u32) = (first.parse().ok()?, count.parse().ok()?);
        let entries = &rest[end + 1..];
        if let Some(within) = number.checked_sub(first).filter(|within| *within < count) {
            let entry = entries.get(20 * within as usize..)?.get(..20)?;
            return std::str::from_utf8(entry).ok()?.strip_suffix(" 00000 n \n")?.parse().ok();
        }
        rest = entries.get(20 * count as usize..)?;
    }
    None
}
