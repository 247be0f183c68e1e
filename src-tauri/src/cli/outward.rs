//! `quorate trust` and `quorate register`: what lets others rely on the book's signatures.

use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::Outward;
use super::at_book;
use crate::cli::output::Said;
use crate::machine;
use quorate_service::act::Act;
use quorate_service::outside;

pub fn trust(order: Outward) -> Result<Said, Refusal> {
    write(order, |folder| Act::ExportTrust { folder })
}

pub fn register(order: Outward) -> Result<Said, Refusal> {
    write(order, |folder| Act::ExportRegister { folder })
}

fn write(order: Outward, act: impl FnOnce(String) -> Act) -> Result<Said, Refusal> {
    let mut desk = at_book::open(&order.at)?;
    outside::make_folder(&order.out)?;
    let done = desk.act(act(order.out.to_string_lossy().into_owned()), machine::now())?;
    let json = json!({ "sentence": done.sentence, "files": done.files });
    Ok(Said::new(done.files, &json, true))
}
