//! How SQL compares names: by the one folding and the one order of the room `text`, at the moment it asks. Nothing of
//! either is kept in a book, so both may become better without a migration.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;

use crate::refusal::Refusal;
use crate::text::name_order;
use crate::text::name_search::{Search, Sought};

/// Gives a connection `finds(typed, name…)` and `name_order(part…)`. A list in JSON stands for all it holds.
pub(super) fn give(db: &Connection) -> Result<(), Refusal> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("finds", -1, flags, |asked| {
        let search =
            asked.get_or_create_aux(0, |typed: ValueRef| Ok::<_, rusqlite::Error>(Search::of(typed.as_str()?)))?;
        let mut called = Vec::new();
        for text in texts(asked, 1)? {
            match serde_json::from_str::<Vec<String>>(&text) {
                Ok(many) => called.extend(many),
                Err(_) => called.push(text),
            }
        }
        let called: Vec<&str> = called.iter().map(String::as_str).collect();
        Ok(search.finds(&Sought::of(&called)))
    })?;
    db.create_scalar_function("name_order", -1, flags, |asked| {
        let parts = texts(asked, 0)?;
        Ok(name_order::key(&parts.iter().map(String::as_str).collect::<Vec<_>>()))
    })?;
    Ok(())
}

fn texts(asked: &Context, from: usize) -> rusqlite::Result<Vec<String>> {
    (from..asked.len()).map(|at| asked.get(at)).collect()
}
