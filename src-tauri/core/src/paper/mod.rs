//! Documents on paper: text shaped and set on A4 pages, tagged, and written as PDF. This room knows documents, and nothing
//! of what they are about: a record, a family's page and a trust sheet are three documents made elsewhere.
//!
//! A document is drawn into a [`flow::Flow`] from top to bottom with what [`blocks`], [`table`] and [`signature_block`]
//! offer, each thing under the element that says what it is. [`furniture::begin`] and [`furniture::furnish`] add what stands on every page, and
//! [`pdf::write`] turns pages into bytes: PDF 1.7 to the rules of PDF/A-2a and PDF/UA-1. [`finish`] does both. Nothing here
//! depends on the machine, the clock or chance: the same document is the same bytes.

pub mod blocks;
mod direction;
pub mod document;
pub mod flow;
pub mod fonts;
pub mod furniture;
mod han;
mod language;
pub mod layout_events;
mod line;
mod line_breaks;
pub mod pdf;
mod shape;
pub mod signature_block;
pub mod table;
pub mod typography;
mod unprintable;
mod wrap;

pub use unprintable::{Unprintable, unprintable};

use crate::paper::layout_events::SignaturePlace;
use crate::refusal::Refusal;
use document::DocumentInfo;
use flow::Flow;

/// Puts what stands on every page on the pages of `flow`, and writes them. With the place of a signature the PDF has an
/// empty signature field there, ready for `sign::pades::sign`.
///
/// # Errors
/// A character of the document's own furniture that no typeface of ours has, by name and field.
pub fn finish(mut flow: Flow, signature: Option<SignaturePlace>, info: &DocumentInfo) -> Result<Vec<u8>, Refusal> {
    furniture::furnish(&mut flow, &info.furniture)?;
    pdf::write(&flow.finished(signature), info)
}
