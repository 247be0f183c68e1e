//! The desk: a signed-in person at an open book. One door for reading (`ask`), one for doing (`act`).

pub mod act;
pub mod ask;
pub mod views;
