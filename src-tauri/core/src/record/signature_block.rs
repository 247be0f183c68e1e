//! The visible block of the signature: page text, so that it can be read out and copied. The signature lies beneath it.

use super::{
    events::{Area, Ink, Role, SignaturePlace},
    flow::{Flow, Paragraph, paragraph},
    model::SignatureBlock,
    typography::{BODY, DETAIL, LABEL, LEFT, MEASURE, SUBHEADING},
};
use crate::meeting::Refusal;

const INSET: f32 = 16.0;
const PADDING: f32 = 13.0;
/// Printed paper cannot be checked; the block says what can.
const CERTIFICATE: &str = "Signed electronically with a certificate issued to the person named here. The signature covers \
     this whole file: if anything in it is changed, checking the file shows it. A printed copy cannot be checked.";

/// Draws the block, all on one page, and gives the place where the signature field goes.
pub fn draw(flow: &mut Flow, block: &SignatureBlock) -> Result<SignaturePlace, Refusal> {
    let width = MEASURE - 2.0 * INSET;
    let texts = [
        paragraph("the signature block", "Signed", LABEL, width)?,
        paragraph("the signer's name", &block.name, SUBHEADING, width)?,
        paragraph("the signer's post", &block.post, BODY, width)?,
        paragraph("the time of signing", &block.at_words, BODY, width)?,
        paragraph("the signature block", CERTIFICATE, DETAIL, width)?,
    ];
    let height = texts.iter().map(Paragraph::height).sum::<f32>() + 2.0 * PADDING + 5.0;
    flow.gap(22.0);
    flow.keep(height);
    let area = Area { x: LEFT, top: flow.y, width: MEASURE, height };
    frame(flow, area);
    let last = texts.len() - 1;
    let mut top = flow.y + PADDING;
    for (number, text) in texts.iter().enumerate() {
        if number == last {
            top += 5.0;
        }
        let element = flow.element(Role::Paragraph);
        top += flow.place(Some(element), text, LEFT + INSET, top);
    }
    flow.y = area.top + height;
    let element = flow.element(Role::Signature);
    let words = format!("Signature of {}, {}", block.name, block.post);
    Ok(SignaturePlace { page: flow.pages.len() - 1, area, element, words })
}

fn frame(flow: &mut Flow, area: Area) {
    const THIN: f32 = 0.75;
    let Area { x, top, width, height } = area;
    flow.fill(Area { x, top, width, height: THIN }, Ink::Quiet);
    flow.fill(Area { x, top: top + height - THIN, width, height: THIN }, Ink::Quiet);
    flow.fill(Area { x: x + width - THIN, top, width: THIN, height }, Ink::Quiet);
    flow.fill(Area { x, top, width: 4.0, height }, Ink::Accent);
}
