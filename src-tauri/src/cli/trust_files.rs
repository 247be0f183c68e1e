//! `quorate trust` and `quorate register`: what lets others rely on the book's signatures.

use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::OutwardOrder;
use super::at_book;
use crate::cli::output::VerbOutput;
use crate::machine;
use quorate_service::act::Act;
use quorate_service::written_files;

pub fn trust(order: OutwardOrder) -> Result<VerbOutput, Refusal> {
    write(order, |folder| Act::ExportTrust { folder })
}

pub fn register(order: OutwardOrder) -> Result<VerbOutput, Refusal> {
    write(order, |folder| Act::ExportRegister { folder })
}

fn write(order: OutwardOrder, act: impl FnOnce(String) -> Act) -> Result<VerbOutput, Refusal> {
    let mut service = at_book::open(&order.at)?;
    written_files::make_folder(&order.out)?;
    let done = service.act(act(order.out.to_string_lossy().into_owned()), machine::now())?;
    let json = json!({ "sentence": done.sentence, "files": done.files });
    Ok(VerbOutput::new(done.files, &json, true))
}
