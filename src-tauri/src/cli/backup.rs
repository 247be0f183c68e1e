//! `quorate backup` and `quorate restore`.

use quorate_core::book;
use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::{Backup, Restore};
use super::at_book;
use crate::cli::output::VerbOutput;
use crate::machine::{self, SystemEntropy};
use quorate_service::act::Act;

pub fn back_up(order: Backup) -> Result<VerbOutput, Refusal> {
    let folder = Some(order.to.to_string_lossy().into_owned());
    let mut service = at_book::open(&order.at)?;
    let done = service.act(Act::Backup { folder }, machine::now())?;
    let sound = service.fault_of_reads()?.is_none();
    Ok(VerbOutput::new(vec![done.sentence], &json!({ "backup": done.files }), sound))
}

/// The book counts once it was opened and its ledger walked.
pub fn restore(order: Restore) -> Result<VerbOutput, Refusal> {
    let person = at_book::who(&order.from, order.name.as_deref())?;
    let passphrase = at_book::passphrase(&person.name)?;
    let here = machine::here()?;
    let (now, before) = (machine::now(), here.before(&order.from));
    let known = before.known.clone();
    let restored = book::restore(&order.from, &order.to, person.id, &passphrase, before, now, &mut SystemEntropy)?;
    if let Some(remembered) = &here.remembered {
        remembered.keep(restored.id(), restored.folder(), restored.known());
    }
    let folder = restored.folder().display().to_string();
    // The last entry is the one that says that it was restored.
    let ends = restored.known().seq - 1;
    let lost = known.map_or(0, |known| known.seq.saturating_sub(ends));
    let mut lines = vec![format!("The book is restored to {folder}; it was opened and its ledger checked.")];
    if lost > 0 {
        let saw = ends + lost;
        lines.push(format!(
            "It goes on from entry {ends}. This machine saw it go on to entry {saw}: what came after is not in it."
        ));
    }
    Ok(VerbOutput::new(lines, &json!({ "book": folder, "entries": ends, "lost": lost }), true))
}
