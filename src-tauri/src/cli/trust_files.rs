//! `quorate trust` and `quorate register`: what lets others rely on the book's signatures.

use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::OutwardOrder;
use super::at_book;
use crate::cli::output::VerbOutput;
use quorate_service::act::Act;

pub fn trust(order: OutwardOrder) -> Result<VerbOutput, Refusal> {
    write(order, |folder| Act::ExportTrust { folder })
}

pub fn register(order: OutwardOrder) -> Result<VerbOutput, Refusal> {
    write(order, |folder| Act::ExportRegister { folder })
}

fn write(order: OutwardOrder, act: impl FnOnce(String) -> Act) -> Result<VerbOutput, Refusal> {
    let mut service = at_book::open(&order.at)?;
    let act = act(order.out.to_string_lossy().into_owned());
    let done = at_book::write_into(&mut service, &order.out, act)?;
    let json = json!({ "sentence": done.sentence, "files": done.files });
    Ok(VerbOutput::new(done.files, &json, true))
}
