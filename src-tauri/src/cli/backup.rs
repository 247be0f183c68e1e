//! `quorate backup` and `quorate restore`.

use quorate_core::book;
use quorate_core::meeting::Refusal;
use serde_json::json;

use super::args::{Backup, Restore};
use super::at_book;
use super::said::Said;
use crate::desk::act::Act;
use crate::machine;

pub fn back_up(order: Backup) -> Result<Said, Refusal> {
    let folder = Some(order.to.to_string_lossy().into_owned());
    let done = at_book::open(&order.at)?.act(Act::Backup { folder }, machine::now())?;
    Ok(Said::new(vec![done.sentence], &json!({ "backup": done.files }), true))
}

/// The book counts once it was opened and its ledger walked.
pub fn restore(order: Restore) -> Result<Said, Refusal> {
    let person = at_book::who(&order.from, order.name.as_deref())?;
    let passphrase = at_book::passphrase(&person.name)?;
    let restored = book::restore(&order.from, &order.to, person.id, &passphrase, machine::device()?)?;
    let folder = restored.folder().display().to_string();
    let line = format!("The book is restored to {folder}; it was opened and its ledger checked.");
    Ok(Said::new(vec![line], &json!({ "book": folder }), true))
}
