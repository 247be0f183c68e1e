//! What went wrong below, as a refusal a person can act on. Never quotes SQL values: they may be a child's details.

use std::io;

use rusqlite::ErrorCode;

use crate::refusal::{Cause, Refusal, RefusalCode};

#[track_caller]
pub(crate) fn damaged() -> Refusal {
    Refusal::new(
        RefusalCode::Damaged,
        "The book is damaged: restore the latest backup, and keep the damaged one aside.",
    )
}

#[track_caller]
pub(crate) fn machine() -> Refusal {
    Refusal::new(RefusalCode::Machine, "This machine could not do it; nothing was changed, so try again.")
}

/// Something an act speaks of is not in the book.
#[track_caller]
pub(crate) fn missing(what: &str) -> Refusal {
    Refusal::new(
        RefusalCode::Missing,
        format!("There is no such {what} in the book: it may have been removed meanwhile."),
    )
}

#[track_caller]
pub(crate) fn newer() -> Refusal {
    Refusal::new(
        RefusalCode::Newer,
        "The book was written by a newer version of Quorate: install that version to open it.",
    )
}

impl From<rusqlite::Error> for Refusal {
    #[track_caller]
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::*;
        let refusal = match &error {
            SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(),
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => locked(),
                ErrorCode::DiskFull => disk_full(),
                // SQLite noticed that the file is no longer where it was.
                _ if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED => unreachable(),
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => read_only(),
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => unreachable(),
                ErrorCode::ConstraintViolation => Refusal::new(
                    RefusalCode::Invalid,
                    "It speaks of something that is not in the book, or adds what is there already: read it again.",
                ),
                _ => machine(),
            },
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..) => {
                damaged()
            }
            _ => machine(),
        };
        refusal.because(&error)
    }
}

/// SQLite's own texts quote values and statements: its code, and the number of a column, are what is kept.
impl From<&rusqlite::Error> for Cause {
    fn from(error: &rusqlite::Error) -> Self {
        use rusqlite::Error::*;
        match error {
            SqliteFailure(failure, _) => {
                let words = rusqlite::ffi::code_to_str(failure.extended_code);
                Cause::of("SQLite", words).number("code", failure.extended_code)
            }
            // A column that holds a value of ours says what was wrong with it (`tables/column.rs`).
            FromSqlConversionFailure(column, _, inner) => match inner.downcast_ref::<Cause>() {
                Some(cause) => *cause,
                None => Cause::of("SQLite", "a column cannot be read").number("column", *column),
            },
            InvalidColumnType(column, ..) => Cause::of("SQLite", "a column has another type").number("column", *column),
            IntegralValueOutOfRange(column, _) => {
                Cause::of("SQLite", "a column has too large a number").number("column", *column)
            }
            Utf8Error(column, _) => Cause::of("SQLite", "a column is no UTF-8").number("column", *column),
            ToSqlConversionFailure(_) => Cause::of("SQLite", "a value cannot be written"),
            QueryReturnedNoRows => Cause::of("SQLite", "a row is not there"),
            QueryReturnedMoreThanOneRow => Cause::of("SQLite", "a row is there twice"),
            other => Cause::named(other),
        }
    }
}

#[track_caller]
pub(crate) fn disk_full() -> Refusal {
    Refusal::new(
        RefusalCode::DiskFull,
        "The disk is full: make room on it. Nothing was changed, and typing is held until then.",
    )
}

#[track_caller]
pub(crate) fn read_only() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "The disk can only be read: ask for access to write to it. Nothing was changed, and typing is held until then.",
    )
}

/// The book was opened to be read.
#[track_caller]
pub(crate) fn opened_to_read() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "This book can only be read here, because its folder takes no writing: ask for access to it, then open it again.",
    )
}

/// A crash left work that only writing can finish.
#[track_caller]
pub(crate) fn unfinished() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "The book was not closed when it was last open, and its folder takes no writing here: open it once where it can be written to.",
    )
}

/// The folder was deleted or renamed, or another put in its place, while the book was open.
#[track_caller]
pub(crate) fn moved() -> Refusal {
    Refusal::new(
        RefusalCode::Unreachable,
        "The book is not where it was opened: its folder was moved, replaced or deleted. Put it back, or open the book \
         where it lies now. Typing is held until then.",
    )
}

#[track_caller]
pub(crate) fn unreachable() -> Refusal {
    Refusal::new(
        RefusalCode::Unreachable,
        "The disk with the book does not answer: put the drive back, or wait for the network. Typing is held until then.",
    )
}

#[track_caller]
pub(crate) fn locked() -> Refusal {
    Refusal::new(
        RefusalCode::Locked,
        "The book is already open in another window or on another machine: close it there first.",
    )
}

/// A file that could not be read or written.
#[track_caller]
pub(crate) fn io(error: io::Error) -> Refusal {
    of_kind(error.kind()).because(&error)
}

fn of_kind(kind: io::ErrorKind) -> Refusal {
    use io::ErrorKind::*;
    let sentence = match kind {
        StorageFull | QuotaExceeded => return disk_full(),
        ReadOnlyFilesystem => return read_only(),
        TimedOut | NotConnected | NetworkDown | NetworkUnreachable | HostUnreachable | StaleNetworkFileHandle => {
            return unreachable();
        }
        NotFound => {
            return Refusal::new(RefusalCode::Missing, "There is no book at that place: check the folder.");
        }
        PermissionDenied => "Quorate may not write to that folder: choose another, or ask for access to it.",
        AlreadyExists => "There is something at that place already: choose another name.",
        InvalidFilename => "That name is longer than this disk takes: choose a shorter one.",
        NotADirectory => "The path leads through something that is no folder: check it.",
        _ => "The disk did not answer as it should; nothing was changed, so try again.",
    };
    Refusal::new(RefusalCode::Machine, sentence)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::types::Type;
    use rusqlite::{Connection, Error, ffi, params};

    use super::*;
    use crate::book::tables::column::{EnumWord, Json};

    /// Errors of SQLite that quote `planted`, made by hand and by a database that holds it.
    fn quoting(planted: &str) -> Vec<Error> {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE child (name TEXT NOT NULL UNIQUE CHECK (length(name) < 100)) STRICT").unwrap();
        let add = |name: &str| db.execute("INSERT INTO child (name) VALUES (?1)", params![name]);
        add(planted).unwrap();
        let json = db.query_row("SELECT name FROM child", [], |row| row.get::<_, Json<Vec<String>>>(0).map(drop));
        let word = db.query_row("SELECT name FROM child", [], |row| row.get::<_, EnumWord<PlantedWord>>(0).map(drop));
        let number = db.query_row("SELECT name FROM child", [], |row| row.get::<_, i64>(0).map(drop));
        let constraint = add(planted).map(drop);
        let statement = db.execute_batch(&format!("INSERT INTO {planted}"));
        let made = [json, word, number, constraint, statement].map(Result::unwrap_err);
        let by_hand = [
            Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), Some(planted.into())),
            Error::FromSqlConversionFailure(0, Type::Text, planted.into()),
            Error::ToSqlConversionFailure(planted.into()),
            Error::InvalidColumnType(0, planted.into(), Type::Text),
            Error::InvalidColumnName(planted.into()),
            Error::InvalidParameterName(planted.into()),
            Error::InvalidPath(planted.into()),
        ];
        made.into_iter().chain(by_hand).collect()
    }

    #[derive(Debug, serde::Deserialize)]
    enum PlantedWord {}

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn nothing_that_sqlite_quotes_is_in_a_cause(name in "[A-Z][a-z]{6,9}", secret in "[0-9a-z]{6,9}z") {
            for error in quoting(&format!("{name} {secret}")) {
                let refusal = Refusal::from(error);
                let cause = refusal.cause.clone().expect("there is one");
                let said = format!("{cause} {refusal:?} {refusal}");
                prop_assert!(!said.contains(&name) && !said.contains(&secret), "{said}");
            }
            let number = Refusal::from(Error::IntegralValueOutOfRange(3, 20_180_304));
            let said = format!("{number:?}");
            prop_assert!(!said.contains("20180304"), "{said}");
        }
    }

    #[test]
    fn a_column_that_cannot_be_read_says_where_in_it() {
        let db = Connection::open_in_memory().unwrap();
        let read = db.query_row("SELECT '[\"Cerys\", 7]'", [], |row| row.get::<_, Json<Vec<String>>>(0).map(drop));
        let refusal = Refusal::from(read.unwrap_err());
        assert_eq!(refusal.code, RefusalCode::Damaged);
        let cause = refusal.cause.expect("there is one").to_string();
        assert_eq!(cause, "JSON: says what is not expected there, line 1, column 11");
    }

    /// What SQLite says of a disk that cannot be made to fail in a test.
    #[test]
    fn what_is_wrong_with_a_disk_is_told_apart() {
        for (code, refusal) in [
            (ffi::SQLITE_FULL, RefusalCode::DiskFull),
            (ffi::SQLITE_READONLY, RefusalCode::ReadOnly),
            (ffi::SQLITE_READONLY_DBMOVED, RefusalCode::Unreachable),
            (ffi::SQLITE_IOERR_WRITE, RefusalCode::Unreachable),
            (ffi::SQLITE_IOERR_FSYNC, RefusalCode::Unreachable),
            (ffi::SQLITE_CANTOPEN, RefusalCode::Unreachable),
            (ffi::SQLITE_BUSY, RefusalCode::Locked),
            (ffi::SQLITE_CORRUPT, RefusalCode::Damaged),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(Refusal::from(error).code, refusal, "SQLite’s {code}");
        }
        assert_eq!(io(io::ErrorKind::StorageFull.into()).code, RefusalCode::DiskFull);
        assert_eq!(io(io::ErrorKind::ReadOnlyFilesystem.into()).code, RefusalCode::ReadOnly);
    }
}
