//! What people do, done in the real window: the program is driven from outside, by what a screen reader would say.

mod access;
mod accessibility;
mod arrangements;
mod coming_up;
#[path = "../county/mod.rs"]
mod county;
mod crash;
mod demonstration;
mod faults;
mod full;
mod harness;
mod input;
mod interrupted;
mod kill;
mod live;
mod lock;
mod logind;
mod looks;
mod memory;
mod names;
mod older;
mod on_paper;
#[path = "../../src-tauri/core/tests/signers/pki.rs"]
mod pki;
mod protection;
mod replay;
mod restricted;
mod seat;
mod told;
mod vouching;
mod whose;
