//! `quorate reads`: who looked at what, as a table.

use quorate_core::ids::{ChildId, PersonId};
use quorate_core::refusal::Refusal;

use super::args::Reads;
use super::at_book;
use crate::cli::output::VerbOutput;
use quorate_service::act::Act;

pub fn run(order: Reads) -> Result<VerbOutput, Refusal> {
    let mut service = at_book::open(&order.at)?;
    let folder = order.out.to_string_lossy().into_owned();
    let (child, person) = (order.child.map(ChildId), order.person.map(PersonId));
    let done = at_book::write_into(&mut service, &order.out, Act::ExportReads { child, person, folder })?;
    let lines = done.files.iter().cloned().chain([done.sentence.clone()]).collect();
    let sound = service.fault_of_reads()?.is_none();
    Ok(VerbOutput::new(lines, &serde_json::json!({ "files": done.files, "sentence": done.sentence }), sound))
}
