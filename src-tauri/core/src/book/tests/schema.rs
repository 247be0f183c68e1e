//! The schema is pinned: `schema.sql` says what each column is, and an upgraded book has the same as a new one.

use rusqlite::Connection;

use super::county::County;
use super::look::{assert_pinned, schema};
use crate::book::migration_step::Migration;
use crate::book::migrations::{latest, migrate, steps, version};
use crate::refusal::RefusalCode;

const PINNED: &str = "src/book/schema.sql";

#[test]
fn the_schema_is_what_was_pinned_whichever_release_a_book_comes_from() {
    let new = schema(&County::new(40).book.db);
    assert_pinned(PINNED, &new, "the schema of a new book; a change of it is a new migration");
    for from in 0..latest(&steps()) {
        let mut db = Connection::open_in_memory().unwrap();
        let until: Vec<Migration> = steps().into_iter().filter(|step| step.number <= from).collect();
        migrate(&mut db, &until).unwrap();
        migrate(&mut db, &steps()).unwrap();
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
    let good = Migration::new(1, "2026-01-01", "CREATE TABLE one (a INTEGER NOT NULL) STRICT");
    let bad = [
        Migration::new(2, "2026-01-02", "CREATE TABLE two (a INTEGER NOT NULL) STRICT"),
        Migration::new(2, "2026-01-02", "INSERT INTO nowhere VALUES (1)"),
    ];
    migrate(&mut db, &[good]).unwrap();
    let before = schema(&db);
    assert!(migrate(&mut db, &[good, bad[0], bad[1]]).is_err());
    assert_eq!((schema(&db), version(&db).unwrap()), (before, 1), "a step that fails half-way leaves nothing");
    assert_eq!(migrate(&mut db, &[]).unwrap_err().code, RefusalCode::Newer, "a later schema is refused");
}

#[test]
fn steps_are_numbered_without_a_gap_and_later_ones_are_not_older() {
    let steps = steps();
    for two in steps.windows(2) {
        assert!(two[1].number - two[0].number <= 1, "between {two:?}");
        assert!(two[0].made <= two[1].made, "a later step is made later: {two:?}");
    }
    for Migration { made, .. } in steps {
        made.parse::<chrono::NaiveDate>().unwrap_or_else(|_| panic!("{made} is a day"));
    }
}
