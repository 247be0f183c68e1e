//! What the screens show, as plain data. Words that a rule decides (time left, quorum, lateness) are made in Rust;
//! the window only sets them.

mod booking;
mod door;
mod panels;
mod quick;
mod reads;
mod records;
mod restricting;
mod sitting;
mod upkeep;
mod week;

pub use booking::*;
pub use door::*;
pub use panels::*;
pub use quick::*;
pub use reads::*;
pub use records::*;
pub use restricting::*;
pub use sitting::*;
pub use upkeep::*;
pub use week::*;
