//! What the screens show, as plain data. Words that a rule decides (time left, quorum, lateness) are made in Rust;
//! the window only sets them.

mod booking;
mod entry;
mod list_rows;
mod maintenance;
mod panels;
mod quick_entry;
mod reads;
mod records;
mod restricting;
mod sign_in;
mod sitting;
mod week;

pub use crate::views::list_rows::*;
pub use booking::*;
pub use entry::*;
pub use maintenance::*;
pub use panels::*;
pub use quick_entry::*;
pub use reads::*;
pub use records::*;
pub use restricting::*;
pub use sign_in::*;
pub use sitting::*;
pub use week::*;
