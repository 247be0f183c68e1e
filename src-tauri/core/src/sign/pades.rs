//! Signing: one certifying signature, added to the file as an incremental update.

use std::{collections::BTreeMap, fmt::Write, ops::Range};

use chrono::{DateTime, Utc};
use lopdf::{Document, Object, ObjectId, xref::XrefEntry};
use sha2::{Digest, Sha256};

use super::byte_range::{FoundSignature, ROOMS};
use super::identity::Identity;
use super::{byte_range, cms, structure};
use crate::refusal::{Refusal, RefusalCode};
use crate::sign::{altered_part, library_causes};

/// Wide enough for any byte range of a file we would sign; the numbers are filled in when they are known.
const RANGE_WIDTH: usize = 44;

/// Signs a record that has an empty signature field, as `record::make` leaves it. `at` is when, as the signer's machine
/// says. The same file, identity and time give the same bytes.
///
/// # Errors
/// A file that is not such a record, or that is signed already.
pub fn sign(pdf: &[u8], identity: &Identity, at: DateTime<Utc>) -> Result<Vec<u8>, Refusal> {
    let base = Base::read(pdf).ok_or_else(not_for_signing)?;
    if base.is_signed {
        return Err(Refusal::wrong_state("This record is signed already. Make a new version to change it."));
    }
    let mut file = pdf.to_vec();
    let mut written = BTreeMap::new();
    let signature = (base.document.max_id + 1, 0);
    let (field, catalog) = (base.field, base.catalog);
    let amended_field = base.with_entry(pdf, field, &format!("/V {} 0 R", signature.0)).ok_or_else(not_for_signing)?;
    let permission = format!("/Perms<</DocMDP {} 0 R>>", signature.0);
    let amended_catalog = base.with_entry(pdf, catalog, &permission).ok_or_else(not_for_signing)?;
    for (id, object) in [(field, amended_field), (catalog, amended_catalog)] {
        written.insert(id, file.len());
        file.extend(object);
    }
    written.insert(signature, file.len());
    let list = altered_part::list(pdf, &base.document, &base.extents);
    let slots = write_signature(&mut file, signature, identity, at, &list);
    write_trailer(&mut file, pdf, &base, &written);
    fill(&mut file, &slots, identity)?;
    Ok(file)
}

/// The file to be signed, understood.
struct Base {
    document: Document,
    extents: BTreeMap<ObjectId, Range<usize>>,
    catalog: ObjectId,
    field: ObjectId,
    is_signed: bool,
    cross_references: usize,
}

impl Base {
    fn read(pdf: &[u8]) -> Option<Self> {
        let document = Document::load_mem(pdf).ok()?;
        let catalog = document.trailer.get(b"Root").ok()?.as_reference().ok()?;
        let form = document.catalog().ok()?.get(b"AcroForm").ok()?.as_reference().ok()?;
        let fields = document.get_dictionary(form).ok()?.get(b"Fields").ok()?.as_array().ok()?;
        let field = fields.first()?.as_reference().ok()?;
        let dictionary = document.get_dictionary(field).ok()?;
        let for_signing = dictionary.get(b"FT").ok()?.as_name().ok()? == b"Sig" && fields.len() == 1;
        let is_signed = dictionary.has(b"V");
        let cross_references = document.xref_start;
        let extents = extents(&document, cross_references);
        for_signing.then_some(Self { document, extents, catalog, field, is_signed, cross_references })
    }

    /// A dictionary object as it stands in the file, with one more entry.
    fn with_entry(&self, pdf: &[u8], id: ObjectId, entry: &str) -> Option<Vec<u8>> {
        let object = pdf.get(self.extents.get(&id)?.clone())?;
        let end = byte_range::last(object, b"endobj")?;
        let close = byte_range::last(&object[..end], b">>")?;
        Some([&object[..close], entry.as_bytes(), b">>\nendobj\n"].concat())
    }
}

/// Where each object lies: from its own offset to the next, or to the cross-references.
fn extents(document: &Document, cross_references: usize) -> BTreeMap<ObjectId, Range<usize>> {
    let mut starts: Vec<(usize, ObjectId)> = Vec::new();
    for (&number, entry) in &document.reference_table.entries {
        if let XrefEntry::Normal { offset, generation } = *entry {
            starts.push((offset as usize, (number, generation)));
        }
    }
    starts.sort_unstable();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([cross_references]);
    starts
        .iter()
        .zip(ends)
        .filter(|((start, _), end)| start <= end)
        .map(|((start, id), end)| (*id, *start..end))
        .collect()
}

/// The places in the signature dictionary that are filled in last.
struct Slots {
    range: usize,
    place: FoundSignature,
}

fn write_signature(file: &mut Vec<u8>, id: ObjectId, identity: &Identity, at: DateTime<Utc>, parts: &str) -> Slots {
    file.extend(format!("{}{}", id.0, structure::OPENS).bytes());
    file.extend(format!("{})/Name{}", at.format(structure::TIME), utf16(&identity.name())).bytes());
    file.extend(structure::PERMITS_NOTHING.bytes());
    file.extend(parts.bytes());
    file.extend(b"/ByteRange");
    let range = file.len();
    file.extend([b' '; RANGE_WIDTH]);
    file.extend(b"/Contents<");
    let start = file.len();
    file.resize(start + 2 * room(identity), b'0');
    let digits = start..file.len();
    file.extend(structure::CLOSES.bytes());
    Slots { range, place: FoundSignature { digits, end: 0 } }
}

/// The smallest room that the signature fits in: besides the certificates it holds less than 2,000 bytes.
fn room(identity: &Identity) -> usize {
    let certificates = identity.certificates_der().iter().map(Vec::len).sum::<usize>();
    ROOMS.into_iter().find(|room| certificates + 2_000 <= *room).unwrap_or(ROOMS[ROOMS.len() - 1])
}

/// Text as UTF-16 in hexadecimal, which needs no escapes.
fn utf16(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<feff{digits}>")
}

fn write_trailer(file: &mut Vec<u8>, pdf: &[u8], base: &Base, written: &BTreeMap<ObjectId, usize>) {
    let start = file.len();
    let mut tail = String::from("xref\n");
    for (id, offset) in written {
        // Writing to a String cannot fail; neither here nor below.
        let _ = write!(tail, "{} 1\n{offset:010} {:05} n \n", id.0, id.1);
    }
    let size = base.document.max_id + 2;
    let _ = write!(tail, "trailer\n<</Size {size}/Root {} {} R", base.catalog.0, base.catalog.1);
    if let Ok((number, generation)) = base.document.trailer.get(b"Info").and_then(Object::as_reference) {
        let _ = write!(tail, "/Info {number} {generation} R");
    }
    // The first identifier is the record's own; the second is of this state of it.
    let first = base.document.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|ids| ids.first());
    if let Some(Ok(first)) = first.map(Object::as_str) {
        let _ = write!(tail, "/ID[<{}><{}>]", hex::encode(first), hex::encode(&Sha256::digest(pdf)[..16]));
    }
    let _ = write!(tail, "/Prev {}>>\nstartxref\n{start}\n%%EOF\n", base.cross_references);
    file.extend(tail.bytes());
}

/// Fills in what the signature covers, signs that, and fills in the signature.
fn fill(file: &mut [u8], slots: &Slots, identity: &Identity) -> Result<(), Refusal> {
    let place = FoundSignature { end: file.len(), ..slots.place.clone() };
    let (before, after) = (place.digits.start - 1, place.digits.end + 1);
    let range = format!("[0 {before} {after} {}]", place.end - after);
    if range.len() > RANGE_WIDTH {
        return Err(not_for_signing());
    }
    file[slots.range..slots.range + range.len()].copy_from_slice(range.as_bytes());
    let signature = cms::sign(&byte_range::digest(file, &place), identity)
        .map_err(|why| unsignable().because(library_causes::der(why)))?;
    let digits = hex::encode(signature);
    if digits.len() > place.digits.len() {
        return Err(unsignable());
    }
    file[place.digits.start..place.digits.start + digits.len()].copy_from_slice(digits.as_bytes());
    Ok(())
}

fn not_for_signing() -> Refusal {
    Refusal::new(
        RefusalCode::Damaged,
        "This file is not a record ready for signing. Make the record again and sign that.",
    )
}

fn unsignable() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing certificate cannot be used. Make a new signing identity.")
}
