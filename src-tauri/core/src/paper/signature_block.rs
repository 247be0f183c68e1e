//! The visible block of the signature: page text, so that it can be read out and copied. The signature lies beneath it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::flow::{Flow, Paragraph, paragraph};
use super::typography::{BODY, BOTTOM, DETAIL, LABEL, LEFT, MEASURE, SUBHEADING, TOP};
use crate::paper::layout_events::{Area, Ink, SignaturePlace, TagRole};
use crate::refusal::Refusal;

/// Who signs, for the visible block. Its words are page text; the signature itself is beneath.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureBlock {
    /// The signer's.
    pub name: String,
    /// The signer's, as it stands in the certificate.
    pub post: String,
    /// When they sign, in UTC; it is also the signature's own time.
    pub at: DateTime<Utc>,
    /// "25 November 2026 at 2:16pm".
    pub at_words: String,
}

const INSET: f32 = 16.0;
const PADDING: f32 = 10.0;
/// Printed paper cannot be checked; the block says what can.
const CERTIFICATE: &str = "Signed electronically with a certificate issued to the person named here. The signature covers \
     this whole file: if anything in it is changed, checking the file shows it. A printed copy cannot be checked.";

/// Space above the block.
pub const SPACE: f32 = 14.0;
const CERTIFICATE_GAP: f32 = 5.0;

/// The block, wrapped and ready to be drawn.
pub struct Block {
    lines: [Paragraph; 4],
    certificate: Paragraph,
    words: String,
}

/// Sets the block. Refuses, by field, a character that no typeface has.
pub fn wrap(block: &SignatureBlock) -> Result<Block, Refusal> {
    let width = MEASURE - 2.0 * INSET;
    let lines = [
        paragraph("the signature block", "Signed", LABEL, width)?,
        paragraph("the signer's name", &block.name, SUBHEADING, width)?,
        paragraph("the signer's post", &block.post, BODY, width)?,
        paragraph("the time of signing", &block.at_words, BODY, width)?,
    ];
    let certificate = paragraph("the signature block", CERTIFICATE, DETAIL, width)?;
    Ok(Block { lines, certificate, words: format!("Signature of {}, {}", block.name, block.post) })
}

impl Block {
    /// In points, from the upper edge of its frame to the lower.
    pub fn height(&self) -> f32 {
        let lines: f32 = self.lines.iter().map(Paragraph::height).sum();
        lines + CERTIFICATE_GAP + self.certificate.height() + 2.0 * PADDING
    }

    /// Draws the block, all on one page, and gives the place where the signature field goes. A name or a post that no
    /// page has room for runs over pages before it.
    pub fn draw(mut self, flow: &mut Flow) -> SignaturePlace {
        flow.gap(SPACE);
        if self.height() > BOTTOM - TOP {
            for text in self.lines.iter_mut() {
                let element = flow.element(TagRole::Paragraph);
                flow.run(element, text, LEFT + INSET);
                text.lines.clear();
            }
        }
        let height = self.height();
        flow.keep(height);
        let area = Area { x: LEFT, top: flow.y, width: MEASURE, height };
        frame(flow, area);
        let mut top = area.top + PADDING;
        for (number, text) in self.lines.iter().filter(|text| !text.lines.is_empty()).enumerate() {
            // "Signed" is a heading, so that bookmarks and a screen reader go to it.
            let element = flow.element(if number == 0 { TagRole::Heading(2) } else { TagRole::Paragraph });
            top += flow.place(Some(element), text, LEFT + INSET, top);
        }
        let element = flow.element(TagRole::Paragraph);
        flow.place(Some(element), &self.certificate, LEFT + INSET, top + CERTIFICATE_GAP);
        flow.y = area.top + height;
        let element = flow.element(TagRole::Signature);
        SignaturePlace { page: flow.pages.len() - 1, area, element, words: self.words }
    }
}

fn frame(flow: &mut Flow, area: Area) {
    const THIN: f32 = 0.75;
    let Area { x, top, width, height } = area;
    flow.fill(Area { x, top, width, height: THIN }, Ink::Quiet);
    flow.fill(Area { x, top: top + height - THIN, width, height: THIN }, Ink::Quiet);
    flow.fill(Area { x: x + width - THIN, top, width: THIN, height }, Ink::Quiet);
    flow.fill(Area { x, top, width: 4.0, height }, Ink::Accent);
}
