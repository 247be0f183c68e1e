//! The printed record: model → layout → events → PDF.

pub mod model;
