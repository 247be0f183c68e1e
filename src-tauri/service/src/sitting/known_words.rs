//! What words are checked against.

use std::collections::HashSet;

use quorate_core::plain_words::Glossary;

/// The glossary and the names of a book.
pub(crate) struct KnownWords {
    pub glossary: Glossary,
    pub names: HashSet<String>,
}
