//! `quorate export`: the signed records of a meeting as files, and the pages for the families, where they are asked for.

use quorate_core::ids::MeetingId;
use quorate_core::record::family_page::FamilyReader;
use quorate_core::refusal::Refusal;

use super::args::{Export, FamilyPageTo};
use super::at_book;
use crate::cli::output::VerbOutput;
use quorate_service::act::Act;

pub fn run(order: Export) -> Result<VerbOutput, Refusal> {
    let mut service = at_book::open(&order.at)?;
    let meeting = MeetingId(order.meeting);
    let (signed, all) = service.signed_records(meeting)?;
    if signed.is_empty() {
        return Err(Refusal::wrong_state(format!(
            "None of the {all} records of this meeting is signed yet: the chair signs them first."
        )));
    }
    let folder = order.out.to_string_lossy().into_owned();
    let left = all - signed.len();
    let restricted = service.restricted_in(meeting)?;
    let (records, into) = (signed.clone(), folder.clone());
    let superseded = order.superseded;
    // First what may be refused: then nothing was written.
    let mut pages = Vec::new();
    if let Some(to) = order.family_pages {
        let reader = match to {
            FamilyPageTo::Parents => FamilyReader::Parent,
            FamilyPageTo::Child => FamilyReader::Child,
        };
        pages =
            at_book::write_into(&mut service, &order.out, Act::ExportFamilyPages { records: signed, reader, folder })?
                .files;
    }
    let done = at_book::write_into(&mut service, &order.out, Act::ExportRecords { records, superseded, folder: into })?;
    let mut files = done.files;
    files.append(&mut pages);
    let mut lines: Vec<String> = files.iter().chain(&done.manifest).cloned().collect();
    if left > 0 {
        lines.push(format!("{left} more of this meeting are not signed yet."));
    }
    if restricted > 0 {
        lines.push(format!("{restricted} restricted on this agenda are left out: you are not named for them."));
    }
    let json = serde_json::json!({
        "files": files, "manifest": done.manifest, "unsigned": left, "restricted": restricted,
    });
    Ok(VerbOutput::new(lines, &json, true))
}
