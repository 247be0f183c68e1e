//! Which part of a file was altered.
//!
//! A digest over a whole file tells that it was altered, not where. So the signature lists the digests of the file's
//! parts. The list is an aid to a sentence: it is read only once the signature has proved that something was altered.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    ops::Range,
};

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::byte_range::last;

const LIST: &str = "/QRTE_Parts";
const SEAL: &str = "/QRTE_Seal";
/// The longest list that is read, in bytes: a record of forty pages has one of two thousand.
const LONGEST_LIST: usize = 64 * 1024;

/// A part of a file that can be named to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FilePart {
    /// The text and drawing of the pages.
    Content,
    /// What the file says of itself: title, author, dates.
    Metadata,
    /// The fonts.
    Typefaces,
    /// What ties it together: page tree, structure tree, cross-references.
    Structure,
    /// The entries around the signature, which say who signed and when.
    SignatureEntries,
}

const LISTED: [FilePart; 4] = [FilePart::Content, FilePart::Metadata, FilePart::Typefaces, FilePart::Structure];

impl FilePart {
    /// For a sentence: "the text of the pages".
    pub fn words(self) -> &'static str {
        match self {
            FilePart::Content => "the text of the pages",
            FilePart::Metadata => "the file’s description of itself",
            FilePart::Typefaces => "the typefaces",
            FilePart::Structure => "the structure of the file",
            FilePart::SignatureEntries => "the signature’s own entries",
        }
    }

    fn key(self) -> &'static str {
        match self {
            FilePart::Content => "Content",
            FilePart::Metadata => "Metadata",
            FilePart::Typefaces => "Typefaces",
            FilePart::Structure => "Structure",
            FilePart::SignatureEntries => "SignatureEntries",
        }
    }
}

/// The entries for the signature dictionary: digests of the parts of a file that is about to be signed.
pub fn list(file: &[u8], document: &Document, extents: &BTreeMap<ObjectId, Range<usize>>) -> String {
    let mut list = String::from("[");
    for (part, ranges) in divide(file, document, extents) {
        // Writing to a String cannot fail.
        let digest = digest(file, &ranges).unwrap_or_default();
        let _ = write!(list, "/{}<{}>[", part.key(), hex::encode(digest));
        for range in ranges {
            let _ = write!(list, "{} {} ", range.start, range.end);
        }
        list.push(']');
    }
    list.push(']');
    format!("{LIST}{list}{SEAL}<{}>", hex::encode(Sha256::digest(list.as_bytes())))
}

/// Which parts no longer are what they were. A list that cannot be relied on was itself altered, and what no listed part
/// holds lies beside the list.
pub fn altered(file: &[u8]) -> Vec<FilePart> {
    match read(file) {
        None => vec![FilePart::SignatureEntries],
        Some(listed) => {
            let changed: Vec<FilePart> = listed
                .iter()
                .filter(|(_, stated, ranges)| digest(file, ranges).as_ref() != Some(stated))
                .map(|(part, ..)| *part)
                .collect();
            if changed.is_empty() { vec![FilePart::SignatureEntries] } else { changed }
        }
    }
}

/// Whether the list is whole and next to nothing in the file is what it lists: then it was made for another file.
pub fn of_another_file(altered: &[FilePart]) -> bool {
    [FilePart::Content, FilePart::Metadata, FilePart::Structure].iter().all(|part| altered.contains(part))
}

type ListedPart = (FilePart, Vec<u8>, Vec<Range<usize>>);

fn read(file: &[u8]) -> Option<Vec<ListedPart>> {
    let seal = last(file, SEAL.as_bytes())?;
    let list_at = last(&file[..seal], LIST.as_bytes())? + LIST.len();
    if seal - list_at > LONGEST_LIST {
        return None;
    }
    let list = std::str::from_utf8(&file[list_at..seal]).ok()?;
    let stated = file.get(seal + SEAL.len()..)?.strip_prefix(b"<")?.get(..64)?;
    let listed = read_list(list, stated)?;
    // Every byte is of one part at most; a list that names one again and again would be read again and again.
    let ranges = listed.iter().flat_map(|(.., ranges)| ranges);
    let stretch = ranges.fold(0, |sum: usize, range| sum.saturating_add(range.end.saturating_sub(range.start)));
    (stretch <= file.len()).then_some(listed)
}

/// Whether these are a signature's entries of parts and nothing else.
pub fn is_list(entries: &str) -> bool {
    let sealed = || {
        let (list, seal) = entries.strip_prefix(LIST)?.split_once(SEAL)?;
        read_list(list, seal.strip_prefix('<')?.strip_suffix('>')?.as_bytes())
    };
    entries.len() <= LONGEST_LIST && sealed().is_some()
}

fn read_list(list: &str, seal: &[u8]) -> Option<Vec<ListedPart>> {
    if hex::encode(Sha256::digest(list.as_bytes())).as_bytes() != seal {
        return None;
    }
    let entries = list.strip_prefix('[')?.strip_suffix(']')?;
    entries.split_terminator(']').map(read_entry).collect()
}

fn read_entry(entry: &str) -> Option<ListedPart> {
    let (name, rest) = entry.strip_prefix('/')?.split_once('<')?;
    let (digest, ranges) = rest.split_once(">[")?;
    let part = LISTED.into_iter().find(|part| part.key() == name)?;
    let numbers: Vec<usize> = ranges.split_ascii_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let ranges: Vec<Range<usize>> = numbers.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
    Some((part, hex::decode(digest).ok()?, ranges))
}

/// None where a range does not lie in the file.
fn digest(file: &[u8], ranges: &[Range<usize>]) -> Option<Vec<u8>> {
    let mut hash = Sha256::new();
    for range in ranges {
        hash.update(file.get(range.clone())?);
    }
    Some(hash.finalize().to_vec())
}

/// Every byte of the file falls to one part; what is no object (header, cross-references, trailer) is structure.
fn divide(
    file: &[u8],
    document: &Document,
    extents: &BTreeMap<ObjectId, Range<usize>>,
) -> BTreeMap<FilePart, Vec<Range<usize>>> {
    let members = members(document);
    let mut objects: Vec<(Range<usize>, FilePart)> = extents
        .iter()
        .map(|(id, range)| (range.clone(), members.get(id).copied().unwrap_or(FilePart::Structure)))
        .collect();
    objects.sort_by_key(|(range, _)| range.start);
    let mut parts: BTreeMap<FilePart, Vec<Range<usize>>> = BTreeMap::new();
    let mut reached = 0;
    let tail = (file.len()..file.len(), FilePart::Structure);
    for (range, part) in objects.into_iter().chain([tail]) {
        for (piece, part) in [(reached..range.start, FilePart::Structure), (range.clone(), part)] {
            let ranges = parts.entry(part).or_default();
            match ranges.last_mut() {
                Some(last) if last.end == piece.start => last.end = piece.end,
                _ if piece.is_empty() => {}
                _ => ranges.push(piece),
            }
        }
        reached = range.end;
    }
    parts
}

/// Which part each object belongs to, where it is not structure.
fn members(document: &Document) -> BTreeMap<ObjectId, FilePart> {
    let mut members = BTreeMap::new();
    let information = document.trailer.get(b"Info").and_then(Object::as_reference);
    let packet = document.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    members.extend([information, packet].into_iter().flatten().map(|id| (id, FilePart::Metadata)));
    for page in document.get_pages().into_values() {
        members.insert(page, FilePart::Content);
        members.extend(document.get_page_contents(page).into_iter().map(|id| (id, FilePart::Content)));
    }
    let mut fonts = BTreeSet::new();
    for (&id, object) in &document.objects {
        if object.as_dict().is_ok_and(|dictionary| dictionary.has_type(b"Font")) {
            gather(document, id, &mut fonts);
        }
    }
    members.extend(fonts.into_iter().map(|id| (id, FilePart::Typefaces)));
    members
}

/// An object and everything it refers to.
fn gather(document: &Document, id: ObjectId, found: &mut BTreeSet<ObjectId>) {
    if !found.insert(id) {
        return;
    }
    let entries = |dictionary: &Dictionary| dictionary.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let values = match document.get_object(id) {
        Ok(Object::Dictionary(dictionary)) => entries(dictionary),
        Ok(Object::Stream(stream)) => entries(&stream.dict),
        _ => Vec::new(),
    };
    for value in values {
        let inner = value.as_array().cloned().unwrap_or_else(|_| vec![value]);
        for reference in inner.iter().filter_map(|object| object.as_reference().ok()) {
            gather(document, reference, found);
        }
    }
}
