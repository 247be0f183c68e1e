//! The end of a record: apologies, quorum, version, and the signature, which never stands on a page alone.

use super::model::RecordDocument;
use crate::paper::flow::{Flow, Paragraph, paragraph};
use crate::paper::layout_events::{SignaturePlace, TagRole};
use crate::paper::signature_block;
use crate::paper::signature_block::SignatureBlock;
use crate::paper::typography::{BODY, BOTTOM, LABEL, LEFT, MEASURE, TOP};
use crate::refusal::Refusal;

const LABEL_WIDTH: f32 = 78.0;
const LINE_GAP: f32 = 4.0;

/// What drawing the closing came to.
pub struct Closed {
    /// The place of the signature field, if there is to be one.
    pub signature: Option<SignaturePlace>,
    /// It had to turn the page: nothing else stands on its page.
    pub alone: bool,
}

pub fn draw(flow: &mut Flow, record: &RecordDocument, signature: Option<&SignatureBlock>) -> Result<Closed, Refusal> {
    let facts = facts(record)?;
    let block = signature.map(signature_block::wrap).transpose()?;
    let together = facts_height(&facts) + block.as_ref().map_or(0.0, |block| block.height() + signature_block::SPACE);
    flow.gap(12.0);
    let pages = flow.pages.len();
    // What is too much to keep together runs on, and the block keeps itself whole.
    if together < (BOTTOM - TOP) / 2.0 {
        flow.keep(together);
    }
    let alone = flow.pages.len() > pages;
    draw_facts(flow, &facts);
    Ok(Closed { signature: block.map(|block| block.draw(flow)), alone })
}

type ClosingFact = (Paragraph, Vec<Paragraph>);

fn facts(record: &RecordDocument) -> Result<Vec<ClosingFact>, Refusal> {
    let version = [format!("This is version {} of this record.", record.version)];
    let quorum = [record.quorum.clone()];
    let not_noted: Vec<String> = match record.not_noted.is_empty() {
        true => Vec::new(),
        false => vec![format!("Expected, and nobody noted whether they came: {}", record.not_noted.join("; "))],
    };
    let entries = [
        ("Apologies", "the apologies", record.apologies.as_slice()),
        ("Not noted", "who was expected", &not_noted),
        ("Quorum", "the quorum", &quorum),
        ("Version", "the version", &version),
    ];
    let mut facts = Vec::new();
    for (label, field, texts) in entries {
        let texts: Vec<&String> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        if texts.is_empty() {
            continue;
        }
        let texts = texts.into_iter().map(|text| paragraph(field, text, BODY, MEASURE - LABEL_WIDTH));
        facts.push((paragraph(field, label, LABEL, LABEL_WIDTH)?, texts.collect::<Result<_, _>>()?));
    }
    Ok(facts)
}

fn facts_height(facts: &[ClosingFact]) -> f32 {
    let texts = facts.iter().map(|(_, texts)| texts.iter().map(Paragraph::height).sum::<f32>() + LINE_GAP);
    texts.sum()
}

fn draw_facts(flow: &mut Flow, facts: &[ClosingFact]) {
    flow.within(TagRole::List, |flow| {
        for (label, texts) in facts {
            flow.within(TagRole::Item, |flow| {
                flow.keep(2.0 * BODY.leading);
                let element = flow.element(TagRole::Label);
                // The label is smaller than its text: this brings them to one baseline.
                flow.place(Some(element), label, LEFT, flow.y + 1.5);
                flow.within(TagRole::ItemBody, |flow| {
                    for text in texts {
                        let element = flow.element(TagRole::Paragraph);
                        flow.run(element, text, LEFT + LABEL_WIDTH);
                    }
                });
            });
            flow.gap(LINE_GAP);
        }
    });
}
