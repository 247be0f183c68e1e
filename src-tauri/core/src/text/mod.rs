//! The one reader of text. What is looked through, read and compared is the text as it will be printed.
//!
//! [`printed`] says what of the characters that somebody typed or pasted comes out on paper; [`reader`] cuts that into
//! words, spaces and marks, each with its way back to what was entered; [`folding`] says what words have in common however
//! they are written. Names, quick entry and spelling each look at the words in a way of their own: [`names`], [`line`]
//! and [`spelt`] are views over the same reading. How names are found and ordered say [`name_search`] and [`name_order`].

pub(crate) mod encoding;
pub(crate) mod folding;
pub(crate) mod line;
pub mod list_items;
pub mod name_order;
pub mod name_search;
pub(crate) mod names;
pub(crate) mod printed;
pub(crate) mod reader;
pub(crate) mod spelt;
pub(crate) mod titles;
pub(crate) mod verbs;

#[cfg(test)]
mod tests;
