//! A whole afternoon of a panel, as data, and what befalls it.

mod kills;
mod prepare;
mod script;
