//! Writes pages laid out as a tagged PDF: PDF 1.7 to the rules of PDF/A-2a and PDF/UA-1.
//!
//! Nothing here depends on the machine, the clock or chance, so the same pages are the same bytes.

mod content;
mod embed;
mod field;
mod metadata;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, xref::XrefType};

use super::{
    events::{Mark, PAGE_HEIGHT, PAGE_WIDTH, Page, Pages},
    fonts::FaceId,
    model::RecordDocument,
};
use crate::meeting::{Refusal, refusal::RefusalCode};
use content::Drawn;
use embed::Alphabet;

/// Writes laid-out pages as PDF bytes. The record gives title, language, dates and the file's own identity.
///
/// # Errors
/// Only if a typeface compiled into the program cannot be cut down, which would be a fault of the program.
pub fn write(pages: &Pages, record: &RecordDocument) -> Result<Vec<u8>, Refusal> {
    let alphabets = alphabets(&pages.pages);
    let mut document = Document::with_version("1.7");
    // A plain table: whoever signs adds one of the same kind.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let drawn: Vec<Drawn> = pages.pages.iter().map(|page| content::draw(page, &alphabets)).collect();
    let contents: Vec<ObjectId> = drawn.iter().map(|page| document.add_object(stream(&page.content))).collect();
    let fonts = add_fonts(&mut document, &alphabets)?;
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| document.new_object_id()).collect();
    let tree_root = document.new_object_id();
    let parent = document.new_object_id();
    let field =
        pages.signature.as_ref().map(|place| field::add(&mut document, place, page_ids[place.page], drawn.len()));
    tree::add(&mut document, tree_root, pages, &drawn, &page_ids, field);
    for (number, (page, content)) in page_ids.iter().zip(&contents).enumerate() {
        let mut dictionary = dictionary! {
            "Type" => "Page", "Parent" => parent, "Contents" => *content, "Resources" => dictionary! { "Font" => fonts },
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(PAGE_WIDTH), Object::Real(PAGE_HEIGHT)],
            "StructParents" => number as i64, "Tabs" => "S",
        };
        if let (Some(place), Some(field)) = (&pages.signature, field)
            && place.page == number
        {
            dictionary.set("Annots", vec![field.into()]);
        }
        document.set_object(*page, dictionary);
    }
    let kids: Vec<Object> = page_ids.iter().map(|&id| id.into()).collect();
    document.set_object(parent, dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids });
    let outline = tree::add_outline(&mut document, pages, &page_ids);
    let mut catalog = metadata::catalog(&mut document, record, parent, tree_root, outline);
    if let Some(field) = field {
        catalog.set("AcroForm", field::form(&mut document, field));
    }
    let catalog = document.add_object(catalog);
    metadata::finish(&mut document, record, catalog);
    save(document)
}

fn save(mut document: Document) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| Refusal::new(RefusalCode::Machine, "The record could not be written."))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Which characters each face is used for.
fn alphabets(pages: &[Page]) -> BTreeMap<FaceId, Alphabet> {
    let mut used: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text { runs, .. } = mark {
            for run in runs {
                used.entry(run.face).or_default().extend(run.text.chars());
            }
        }
    }
    used.into_iter().map(|(face, characters)| (face, Alphabet::new(characters))).collect()
}

fn add_fonts(document: &mut Document, alphabets: &BTreeMap<FaceId, Alphabet>) -> Result<ObjectId, Refusal> {
    let mut fonts = Dictionary::new();
    for (&face, alphabet) in alphabets {
        fonts.set(face.resource_name(), embed::add(document, face, alphabet)?);
    }
    Ok(document.add_object(fonts))
}

fn stream(content: &[u8]) -> Stream {
    compressed(Dictionary::new(), content)
}

/// A stream, compressed where that makes it smaller.
fn compressed(dictionary: Dictionary, content: &[u8]) -> Stream {
    let mut stream = Stream::new(dictionary, content.to_vec());
    // A stream that cannot be compressed is left as it is, which is as valid.
    let _ = stream.compress();
    stream
}
