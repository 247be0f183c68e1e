//! The printed record, and the page for the family: what a record says, drawn as documents of `paper`.
//!
//! [`layout`] turns a [`model::RecordDocument`] into pages of marks and a tree of structure elements; `paper` writes them.
//! The same record is always the same bytes.

mod action_table;
pub mod comparable_text;
mod correction_notice;
mod decided;
mod end_matter;
pub mod family_page;
pub mod family_sentences;
mod front_matter;
mod layout;
pub mod meeting_papers;
pub mod mended_sentences;
pub mod model;
mod offered_table;
mod sections;
mod spoken_language;
pub mod trust_sheet;
pub mod written_texts;

pub use layout::layout;

use crate::paper::{pdf, signature_block::SignatureBlock};
use crate::refusal::Refusal;
use model::RecordDocument;

/// Lays out a record and writes it as PDF. With a signature block the PDF has an empty signature field over the block,
/// ready for `sign::pades::sign`; without one it has none.
///
/// # Errors
/// A character that no typeface of ours has, by name and field; a draft asked to carry a signature block.
pub fn make(record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<Vec<u8>, Refusal> {
    pdf::write(&layout(record, signature)?, &record.info())
}
