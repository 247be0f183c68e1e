//! The printed record: model → layout → events → PDF.
//!
//! [`layout`] turns a [`model::RecordDocument`] into pages of marks and a tree of structure elements, and knows nothing of
//! PDF; [`pdf::write`] turns those into bytes, and knows nothing of panels. The same record is always the same bytes.

mod action_table;
mod closing;
mod direction;
pub mod events;
mod flow;
pub mod fonts;
mod furniture;
mod language;
mod layout;
mod line;
pub mod model;
mod offered_table;
mod opening;
pub mod pdf;
pub mod said;
mod sections;
mod shape;
mod signature_block;
mod spoken;
pub mod summary;
mod table;
pub mod trust_sheet;
mod typography;
mod wrap;

pub use layout::layout;

use crate::meeting::Refusal;
use model::{RecordDocument, SignatureBlock};

/// Lays out a record and writes it as PDF. With a signature block the PDF has an empty signature field over the block,
/// ready for `sign::pades::sign`; without one it has none.
///
/// # Errors
/// A character that no typeface of ours has, by name and field; a draft asked to carry a signature block.
pub fn make(record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<Vec<u8>, Refusal> {
    pdf::write(&layout(record, signature)?, record)
}
