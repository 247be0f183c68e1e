//! Pages and their operators as a document. What printpdf leaves open (fonts, what the file says of itself) is found here
//! by object, so that others fill it in.
//!
//! printpdf draws identities from a counter of the whole process. None reaches the file: fonts are named by us, there are
//! no other named resources, and the trailer's identity is the document's own.

use lopdf::{Document, ObjectId, xref::XrefType};
use printpdf::{Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use super::streams::{compress, unwritable};
use crate::paper::layout_events::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::refusal::Refusal;

/// A document of drawn pages that says nothing of itself yet.
pub struct Skeleton {
    pub document: Document,
    pub pages: Vec<ObjectId>,
    /// The dictionary of fonts that all pages share; empty.
    pub fonts: ObjectId,
}

pub fn build(pages: Vec<Vec<Op>>) -> Result<Skeleton, Refusal> {
    let mut printed = PdfDocument::new("");
    printed.with_pages(pages.into_iter().map(page).collect());
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut document = printed.to_lopdf_document(&options, &mut warnings);
    if !warnings.is_empty() {
        return Err(unwritable());
    }
    document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).for_each(compress);
    document.version = "1.7".into();
    // A plain table: whoever signs adds one of the same kind.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let fonts = pages.first().and_then(|&page| fonts(&document, page).ok()).ok_or_else(unwritable)?;
    Ok(Skeleton { document, pages, fonts })
}

fn page(ops: Vec<Op>) -> PdfPage {
    let paper = Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT));
    PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops }
}

fn fonts(document: &Document, page: ObjectId) -> lopdf::Result<ObjectId> {
    let resources = document.get_dictionary(page)?.get(b"Resources")?.as_reference()?;
    document.get_dictionary(resources)?.get(b"Font")?.as_reference()
}
