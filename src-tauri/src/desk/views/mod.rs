//! What the screens show, as plain data. Words that a rule decides (time left, quorum, lateness) are made in Rust;
//! the window only sets them.

mod booking;
mod door;
mod panels;
mod quick;
mod records;
mod sitting;
mod upkeep;
mod week;

pub use booking::*;
pub use door::*;
pub use panels::*;
pub use quick::*;
pub use records::*;
pub use sitting::*;
pub use upkeep::*;
pub use week::*;
