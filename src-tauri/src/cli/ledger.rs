//! `quorate ledger verify|rebuild`.

use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::{Ledger, LedgerVerb};
use super::at_book;
use crate::cli::output::VerbOutput;
use crate::machine;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

pub fn run(order: Ledger) -> Result<VerbOutput, Refusal> {
    match order.verb {
        LedgerVerb::Verify(at) => {
            let Answer::CheckLedger(view) = at_book::open(&at)?.ask(Ask::CheckLedger, machine::now())? else {
                unreachable!("each question has the answer of its own name");
            };
            Ok(VerbOutput::new(vec![view.sentence.clone()], &view, view.whole))
        }
        LedgerVerb::Rebuild(at) => {
            let done = at_book::open(&at)?.act(Act::RebuildLedger, machine::now())?;
            Ok(VerbOutput::new(vec![done.sentence.clone()], &json!({ "sentence": done.sentence }), true))
        }
        LedgerVerb::TakeBack(at) => {
            let service = at_book::take_back(&at)?;
            let sentence =
                format!("The book in {} goes on as it is; that is an entry now.", service.folder().display());
            Ok(VerbOutput::new(vec![sentence.clone()], &json!({ "sentence": sentence }), true))
        }
        LedgerVerb::SetClock(at) => {
            let done = at_book::open(&at)?.act(Act::SetClockRight, machine::now())?;
            Ok(VerbOutput::new(vec![done.sentence.clone()], &json!({ "sentence": done.sentence }), true))
        }
    }
}
