//! `quorate open`: the window, at the door of one book.

use std::path::Path;

use quorate_core::refusal::Refusal;

use crate::cli::output::VerbOutput;
use crate::machine;
use crate::recent::Recent;
use quorate_service::keeping::sign_in;

pub fn run(book: &Path) -> Result<VerbOutput, Refusal> {
    sign_in::look_at(book)?;
    // The list outlives the folder that this was typed in.
    let folder = std::path::absolute(book).unwrap_or_else(|_| book.to_owned());
    Recent::in_folder(machine::settings()?).add(&folder)?;
    crate::window::run(Some(folder)).map(|()| VerbOutput::nothing())
}
