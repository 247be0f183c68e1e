//! What people do, done in the real window: the program is driven from outside, by what a screen reader would say.

mod accessibility;
mod demonstration;
mod full;
mod harness;
mod kill;
mod live;
