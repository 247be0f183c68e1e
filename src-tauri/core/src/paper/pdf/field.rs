//! The signature field: empty here, filled by whoever signs.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::paper::layout_events::{Area, PAGE_HEIGHT, SignaturePlace};

/// Adds the field, its widget in one, and gives its id. `key` is its entry in the parent tree.
pub fn add(document: &mut Document, place: &SignaturePlace, page: ObjectId, key: usize) -> ObjectId {
    /// Printed with the page; locked.
    const FLAGS: i64 = 4 + 128;
    let Area { x, top, width, height } = place.area;
    let corners = [x, PAGE_HEIGHT - top - height, x + width, PAGE_HEIGHT - top];
    // The words of the block are page text, so the field itself shows nothing of its own.
    let appearance = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => Dictionary::new(),
            "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        },
        Vec::new(),
    ));
    document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "F" => FLAGS, "P" => page,
        "T" => Object::string_literal("Signature"), "TU" => text_string(&place.words),
        "Contents" => text_string(&place.words),
        "Rect" => corners.map(Object::Real).to_vec(), "AP" => dictionary! { "N" => appearance },
        "StructParent" => key as i64,
    })
}

/// The form that holds the field. It is an object of its own, so that signing need not touch it.
pub fn form(document: &mut Document, field: ObjectId) -> ObjectId {
    /// Signatures exist; only additions may be saved.
    const SIGNATURES: i64 = 3;
    document.add_object(dictionary! { "Fields" => vec![field.into()], "SigFlags" => SIGNATURES })
}
