//! How the domain's values lie in columns, and what every table asks of its rows.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::book::fault::missing;
use crate::ids::EntryId;
use crate::refusal::{Cause, Refusal, RefusalCode};

/// A list or a tagged value, as JSON text.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text =
            serde_json::to_string(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        // Serde quotes the text that it could not read, which may be a child's details: only kind and place of it are kept.
        serde_json::from_str(value.as_str()?).map(Json).map_err(unreadable)
    }
}

/// One word of an enumeration, as text without quotes.
pub(crate) struct EnumWord<T>(pub T);

impl<T: Serialize> ToSql for EnumWord<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(word)) => Ok(word.into()),
            _ => Err(rusqlite::Error::ToSqlConversionFailure("not a word".into())),
        }
    }
}

impl<T: DeserializeOwned> FromSql for EnumWord<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_value(value.as_str()?.into()).map(EnumWord).map_err(unreadable)
    }
}

fn unreadable(error: serde_json::Error) -> FromSqlError {
    FromSqlError::other(Cause::from(&error))
}

impl ToSql for EntryId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for EntryId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::column_result(value).map(EntryId)
    }
}

/// An update must have found its row: in a rebuild it does not when the entry that made the row was disposed of.
pub(crate) fn found(rows: usize, what: &str) -> Result<(), Refusal> {
    if rows == 1 { Ok(()) } else { Err(missing(what)) }
}

/// Refuses a change that was based on an older revision than the row now has; no entry means "did not exist".
pub(crate) fn check_revision(current: EntryId, based_on: EntryId) -> Result<(), Refusal> {
    if current == based_on {
        return Ok(());
    }
    Err(stale())
}

pub(crate) fn stale() -> Refusal {
    Refusal::new(RefusalCode::Stale, "Somebody changed this meanwhile: read it again, then make your change once more.")
}

/// The revision of the row of `table` with that id.
pub(crate) fn revision(db: &Connection, table: &str, id: Uuid) -> Result<Option<EntryId>, Refusal> {
    let sql = format!("SELECT revision FROM {table} WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row(params![id], |row| row.get(0)).optional()?)
}
