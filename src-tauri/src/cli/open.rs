//! `quorate open`: the window, with one book first at its door.

use std::path::Path;

use quorate_core::meeting::Refusal;

use super::said::Said;
use crate::desk::door;
use crate::machine;
use crate::recent::Recent;

pub fn run(book: &Path) -> Result<Said, Refusal> {
    let folder = door::look_at(book)?.folder;
    Recent::in_folder(machine::settings()?).add(Path::new(&folder))?;
    crate::window::run().map(|()| Said::nothing())
}
