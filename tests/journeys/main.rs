//! What people do, done in the real window: the program is driven from outside, by what a screen reader would say.

mod accessibility;
#[path = "../county/mod.rs"]
mod county;
mod crash;
mod demonstration;
mod faults;
mod full;
mod harness;
mod interrupted;
mod kill;
mod live;
mod looks;
mod older;
#[path = "../../src-tauri/core/tests/signers/pki.rs"]
mod pki;
mod replay;
mod restricted;
mod seat;
mod vouching;
mod whose;
