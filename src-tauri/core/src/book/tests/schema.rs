//! The schema is pinned: `schema.sql` says what each column is, and an upgraded book has the same as a new one.

use rusqlite::Connection;

use super::county::County;
use super::look::{assert_pinned, schema};
use crate::book::migrations::{MIGRATIONS, migrate, version};
use crate::refusal::RefusalCode;

const PINNED: &str = "src/book/schema.sql";

#[test]
fn the_schema_is_what_was_pinned_whichever_release_a_book_comes_from() {
    let new = schema(&County::new(40).book.db);
    assert_pinned(PINNED, &new, "the schema of a new book; a change of it is a new migration");
    for from in 0..MIGRATIONS.len() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, &MIGRATIONS[..from]).unwrap();
        migrate(&mut db, MIGRATIONS).unwrap();
        assert_eq!(schema(&db), new, "of a book brought up from schema {from}");
    }
}

#[test]
fn every_column_is_strict_and_every_table_says_so() {
    for statement in
        schema(&County::new(41).book.db).split(";\n").filter(|statement| statement.contains("CREATE TABLE"))
    {
        assert!(statement.contains("STRICT"), "{statement}");
    }
}

#[test]
fn a_migration_is_all_or_nothing() {
    let mut db = Connection::open_in_memory().unwrap();
    let good: &[&str] = &["CREATE TABLE one (a INTEGER NOT NULL) STRICT"];
    let bad: &[&str] = &["CREATE TABLE two (a INTEGER NOT NULL) STRICT", "INSERT INTO nowhere VALUES (1)"];
    migrate(&mut db, &[good]).unwrap();
    let before = schema(&db);
    assert!(migrate(&mut db, &[good, bad]).is_err());
    assert_eq!((schema(&db), version(&db).unwrap()), (before, 1), "a step that fails half-way leaves nothing");
    assert_eq!(migrate(&mut db, &[]).unwrap_err().code, RefusalCode::Newer, "a later schema is refused");
}
