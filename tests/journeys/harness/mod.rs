//! What a journey needs: a display, a driver, the real window, and ways to find and use what a person would.

pub mod day;
#[cfg(target_os = "linux")]
pub mod desktop;
mod inspect;
mod keyboard;
pub mod machine;
mod page;
mod part;
pub mod window;

pub use day::{now, today};
pub use keyboard::{DOWN, ENTER, PASTE, TAB, TO_THE_END, UP};
pub use machine::Home;
pub use part::*;
pub use window::Window;
