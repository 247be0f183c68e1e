//! The order of a record: first what was decided and who does what, then why, then who was there.

use super::model::RecordDocument;
use super::{action_table, offered_table, sections};
use crate::paper::blocks::text_section;
use crate::paper::flow::Flow;
use crate::paper::furniture::{begin, furnish};
use crate::paper::layout_events::Pages;
use crate::paper::signature_block::SignatureBlock;
use crate::record::{end_matter, front_matter};
use crate::refusal::Refusal;

/// Lays a record out on A4 pages.
///
/// # Errors
/// A character that no typeface of ours has, by name and field; a draft asked to carry a signature block.
pub fn layout(record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<Pages, Refusal> {
    if record.draft && signature.is_some() {
        return Err(Refusal::wrong_state("This record is a draft. Make the final record before it is signed."));
    }
    let roomy = set(record, signature, 1.0, false)?;
    if !roomy.closing_alone {
        return Ok(roomy.pages);
    }
    let tight = set(record, signature, TIGHTEST, false)?;
    if !tight.closing_alone {
        return Ok(tight.pages);
    }
    // Nothing spares the page: then who was there comes along, and the signature does not stand alone.
    let carried = set(record, signature, 1.0, true)?;
    Ok(if carried.closing_alone { roomy.pages } else { carried.pages })
}

/// How much of each gap is left where that spares a page for the signature alone.
const TIGHTEST: f32 = 0.6;

/// A record set on pages.
struct Set {
    pages: Pages,
    /// The last page holds no more than the closing.
    closing_alone: bool,
}

/// `carry` begins the last page with who was there.
fn set(
    record: &RecordDocument,
    signature: Option<&SignatureBlock>,
    tightness: f32,
    carry: bool,
) -> Result<Set, Refusal> {
    let mut flow = Flow::new(tightness);
    let furniture = record.info().furniture;
    begin(&mut flow, &furniture);
    front_matter::draw(&mut flow, record, signature)?;
    action_table::draw(&mut flow, record)?;
    offered_table::draw(&mut flow, record)?;
    text_section(&mut flow, "Why", "the rationale", &record.rationale)?;
    sections::draw(&mut flow, record)?;
    sections::draw_family(&mut flow, record)?;
    sections::draw_prompts(&mut flow, record)?;
    if carry {
        flow.turn_page();
    }
    sections::draw_people(&mut flow, record)?;
    sections::draw_abbreviations(&mut flow, record)?;
    let closed = end_matter::draw(&mut flow, record, signature)?;
    furnish(&mut flow, &furniture)?;
    Ok(Set { pages: flow.finished(closed.signature), closing_alone: closed.alone })
}
