//! What lay behind a refusal, for whoever looks after the machine.
//!
//! The texts of errors quote what was read: a cell, a line of JSON, a name in a certificate. So no text of an error is
//! kept. A [`Cause`] is made of words of programs, which are compiled in, of kinds and of numbers that count places: there
//! is no room in it for what was read, typed or derived.

use std::fmt;
use std::io;

/// What failed, of what kind, and the numbers that go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What said so, such as "SQLite".
    part: &'static str,
    kind: CauseKind,
    /// Codes and places, each with its name. Never a value.
    numbers: [Option<(&'static str, i64)>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CauseKind {
    Word(&'static str),
    Io(io::ErrorKind),
}

impl Cause {
    /// A cause in words that are compiled in: what failed, and how.
    pub const fn of(part: &'static str, kind: &'static str) -> Self {
        Self { part, kind: CauseKind::Word(kind), numbers: [None; 2] }
    }

    /// An error that has nothing to say but what it is: the name of its type. Many of cryptography are such, on purpose.
    pub fn named<E>(_: &E) -> Self {
        Self::of(std::any::type_name::<E>(), "failed")
    }

    /// With a number: a code, or a place counted in lines, columns or bytes. Not for what was read there. Two at most;
    /// a third takes the place of the second.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: impl TryInto<i64>) -> Self {
        let free = usize::from(self.numbers[0].is_some());
        self.numbers[free] = number.try_into().ok().map(|number| (name, number));
        self
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            CauseKind::Word(word) => write!(f, "{}: {word}", self.part)?,
            CauseKind::Io(kind) => write!(f, "{}: {kind}", self.part)?,
        }
        self.numbers.iter().flatten().try_for_each(|(name, number)| write!(f, ", {name} {number}"))
    }
}

impl std::error::Error for Cause {}

/// A system's own words for an error may hold a path; its kind and number do not.
impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        let cause = Self { kind: CauseKind::Io(error.kind()), ..Self::of("the file system", "") };
        error.raw_os_error().map_or(cause, |code| cause.number("system error", code))
    }
}

impl From<&serde_json::Error> for Cause {
    fn from(error: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        let kind = match error.classify() {
            Category::Io => "cannot be read or written",
            Category::Syntax => "is no JSON",
            Category::Data => "says what is not expected there",
            Category::Eof => "ends too early",
        };
        Self::of("JSON", kind).number("line", error.line()).number("column", error.column())
    }
}

impl From<&toml::de::Error> for Cause {
    fn from(error: &toml::de::Error) -> Self {
        let cause = Self::of("TOML", "cannot be read");
        error.span().map_or(cause, |span| cause.number("byte", span.start))
    }
}

impl From<&hex::FromHexError> for Cause {
    fn from(error: &hex::FromHexError) -> Self {
        match error {
            hex::FromHexError::InvalidHexCharacter { index, .. } => {
                Self::of("hexadecimal", "has another character").number("at", *index)
            }
            hex::FromHexError::OddLength => Self::of("hexadecimal", "is half a byte short"),
            hex::FromHexError::InvalidStringLength => Self::of("hexadecimal", "has another length"),
        }
    }
}

impl From<&csv::Error> for Cause {
    fn from(error: &csv::Error) -> Self {
        let cause = match error.kind() {
            csv::ErrorKind::Io(error) => return error.into(),
            csv::ErrorKind::Utf8 { .. } => Self::of("CSV", "is no UTF-8"),
            csv::ErrorKind::UnequalLengths { .. } => Self::of("CSV", "has rows of other lengths"),
            csv::ErrorKind::Serialize(_) => Self::of("CSV", "cannot be written"),
            _ => Self::of("CSV", "cannot be read"),
        };
        error.position().map_or(cause, |place| cause.number("line", place.line()))
    }
}

impl<W> From<&csv::IntoInnerError<W>> for Cause {
    fn from(error: &csv::IntoInnerError<W>) -> Self {
        error.error().into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::refusal::{Refusal, RefusalCode};

    /// What each conversion leaves of an error that was made to quote `planted`.
    fn quoting(planted: &str) -> Vec<Cause> {
        let json = format!("{{\"name\": \"{planted}\"}}");
        let mistyped = serde_json::from_str::<std::collections::BTreeMap<String, bool>>(&json).unwrap_err();
        let unknown = serde_json::from_value::<RefusalWord>(planted.into()).unwrap_err();
        assert!(mistyped.to_string().contains(planted) && unknown.to_string().contains(planted), "they do quote it");
        let toml =
            toml::from_str::<std::collections::BTreeMap<String, bool>>(&format!("name = \"{planted}\"")).unwrap_err();
        assert!(toml.to_string().contains(planted));
        let io = io::Error::new(io::ErrorKind::NotFound, planted);
        let hex = hex::decode(planted).unwrap_err();
        let csv = csv::Error::from(io::Error::other(planted));
        let cell = csv::Writer::from_writer(Vec::new()).serialize(Unwritable(planted)).unwrap_err();
        assert!(cell.to_string().contains(planted));
        vec![
            (&mistyped).into(),
            (&unknown).into(),
            (&toml).into(),
            (&io).into(),
            (&hex).into(),
            (&csv).into(),
            (&cell).into(),
            Cause::named(&planted.to_owned()),
        ]
    }

    #[derive(Debug, serde::Deserialize)]
    enum RefusalWord {}

    struct Unwritable<'a>(&'a str);

    impl serde::Serialize for Unwritable<'_> {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom(self.0))
        }
    }

    proptest! {
        #[test]
        fn nothing_that_an_error_quotes_is_in_its_cause(name in "[A-Z][a-z]{6,9}", secret in "[0-9a-z]{6,9}z") {
            let planted = format!("{name} {secret}");
            for cause in quoting(&planted) {
                let refusal = Refusal::new(RefusalCode::Damaged, "The book is damaged.").because(cause);
                let said = format!("{cause} {cause:?} {refusal:?}");
                prop_assert!(!said.contains(&name) && !said.contains(&secret), "{said}");
            }
        }
    }

    #[test]
    fn a_cause_says_what_kind_and_where() {
        let full = io::Error::from_raw_os_error(if cfg!(windows) { 112 } else { 28 });
        assert!(Cause::from(&full).to_string().starts_with("the file system: no storage space, system error "));
        let json = serde_json::from_str::<bool>("\n  no").unwrap_err();
        assert_eq!(Cause::from(&json).to_string(), "JSON: is no JSON, line 2, column 4");
        assert_eq!(Cause::named(&fmt::Error).to_string(), "core::fmt::Error: failed");
    }

    #[test]
    fn what_lay_behind_it_changes_nothing_for_the_window() {
        let plain = Refusal::new(RefusalCode::Machine, "It could not be done.");
        let known = plain.clone().because(Cause::of("SQLite", "disk I/O error").number("code", 10));
        assert_eq!(plain, known);
        assert_eq!(serde_json::to_value(&plain).unwrap(), serde_json::to_value(&known).unwrap());
        assert_eq!(known.cause.unwrap().to_string(), "SQLite: disk I/O error, code 10");
        assert!(known.at.file().ends_with("cause.rs"));
    }
}
