//! Writes pages laid out as a tagged PDF: PDF 1.7 to the rules of PDF/A-2a and PDF/UA-1.
//!
//! Pages and their operators are printpdf's ([`content`], [`skeleton`]); fonts, tags, metadata and the signature field,
//! which it does not write as those rules ask, are added to its document through lopdf.
//!
//! Nothing here depends on the machine, the clock or chance, so the same pages are the same bytes.

mod content;
mod embed;
mod field;
mod language_span;
mod metadata;
mod skeleton;
mod streams;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, ObjectId};

use super::document::DocumentInfo;
use super::fonts::FaceId;
use crate::paper::layout_events::{Mark, Page, Pages};
use crate::refusal::{Cause, Refusal};
use embed::Alphabet;
use skeleton::Skeleton;
use streams::unwritable;

/// Writes pages as PDF bytes, with what the document says of itself.
///
/// # Errors
/// Only faults of the program: a typeface compiled into it that cannot be cut down, a page that cannot be written.
pub fn write(pages: &Pages, info: &DocumentInfo) -> Result<Vec<u8>, Refusal> {
    let alphabets = alphabets(&pages.pages);
    let drawn = pages.pages.iter().map(|page| content::draw(page, &alphabets));
    let (operators, owners): (Vec<_>, Vec<_>) = drawn.map(|page| (page.operators, page.owners)).unzip();
    let Skeleton { mut document, pages: page_ids, fonts } = skeleton::build(operators)?;
    add_fonts(&mut document, fonts, &alphabets)?;
    let tree_root = document.new_object_id();
    let field =
        pages.signature.as_ref().map(|place| field::add(&mut document, place, page_ids[place.page], owners.len()));
    tree::add(&mut document, tree_root, pages, &owners, &page_ids, field);
    for (number, &page) in page_ids.iter().enumerate() {
        let dictionary = document.get_dictionary_mut(page).map_err(|why| unwritable().because(Cause::named(&why)))?;
        dictionary.set("StructParents", number as i64);
        dictionary.set("Tabs", "S");
        let signed = pages.signature.as_ref().is_some_and(|place| place.page == number);
        match field.filter(|_| signed) {
            Some(field) => dictionary.set("Annots", vec![field.into()]),
            None => drop(dictionary.remove(b"Annots")),
        }
    }
    let outline = tree::add_outline(&mut document, pages, &page_ids);
    let mut said = metadata::catalog(&mut document, info, tree_root, outline);
    if let Some(field) = field {
        said.set("AcroForm", field::form(&mut document, field));
    }
    document.catalog_mut().map_err(|why| unwritable().because(Cause::named(&why)))?.extend(&said);
    metadata::finish(&mut document, info);
    save(document)
}

fn save(mut document: Document) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|why| unwritable().because(&why))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Which glyphs each face is used for, and for what letters.
fn alphabets(pages: &[Page]) -> BTreeMap<FaceId, Alphabet> {
    let mut used: BTreeMap<FaceId, BTreeSet<(u16, String)>> = BTreeMap::new();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        let Mark::Text { runs, .. } = mark else { continue };
        for run in runs {
            let signs = used.entry(run.face).or_default();
            signs.extend(run.signs().map(|(glyph, letters)| (glyph.id, letters.to_owned())));
        }
    }
    used.into_iter().map(|(face, signs)| (face, Alphabet::new(signs))).collect()
}

fn add_fonts(document: &mut Document, place: ObjectId, alphabets: &BTreeMap<FaceId, Alphabet>) -> Result<(), Refusal> {
    let mut fonts = Dictionary::new();
    for (&face, alphabet) in alphabets {
        fonts.set(face.resource_name(), embed::add(document, face, alphabet)?);
    }
    document.set_object(place, fonts);
    Ok(())
}
