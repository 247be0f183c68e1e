//! Tables altered behind the ledger, each by its name.

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::ground::{Ground, Trial};

/// Alters one value of a table that is no part of its key, or puts a row into an empty one.
fn alter(db: &Connection, table: &str) {
    let mut columns = db.prepare(&format!("PRAGMA table_info({table})")).expect("columns");
    let columns: Vec<(String, String, i64)> = columns
        .query_map([], |row| Ok((row.get("name")?, row.get("type")?, row.get("pk")?)))
        .expect("columns")
        .map(|column| column.expect("a column"))
        .collect();
    let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
    let changed = if rows == 0 {
        let of = |kind: &str| match kind {
            "INTEGER" => Value::Integer(1),
            "BLOB" => Value::Blob(vec![7; 16]),
            _ => Value::Text("[]".into()),
        };
        let values: Vec<Value> = columns.iter().map(|(_, kind, _)| of(kind)).collect();
        let places = vec!["?"; values.len()].join(", ");
        db.execute(&format!("INSERT INTO {table} VALUES ({places})"), rusqlite::params_from_iter(values))
    } else {
        let (name, kind, _) = columns.iter().rfind(|(name, _, key)| *key == 0 && name != "revision").expect("a column");
        let set = match kind.as_str() {
            "INTEGER" => format!("{name} = {name} + 1"),
            "BLOB" => format!("{name} = CAST(zeroblob(length({name}) - 1) || x'01' AS BLOB)"),
            _ => format!("{name} = coalesce({name}, '') || ' '"),
        };
        db.execute(&format!("UPDATE {table} SET {set}"), [])
    };
    assert!(changed.expect("altered") > 0, "{table} was altered");
}

fn names(db: &Connection) -> Vec<String> {
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
    let mut names = db.prepare(tables).expect("a schema");
    names.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect()
}

pub fn each_table_altered_behind_the_ledger_is_found(ground: &Ground, trial: &mut Trial) {
    let names = names(&ground.db(&ground.county.folder));
    for table in &names {
        let folder = ground.copy(&format!("table-{table}"));
        alter(&ground.db(&folder), table);
        let (attack, found) = (format!("table {table} altered"), ground.walk(&folder));
        let says = match table.as_str() {
            // Typing, which counts only as its author signed it, what each person keeps sealed for themselves, a count, and
            // what was mended before: no walk can tell, and the page on protection says so.
            "draft" | "secret" | "pulse" | "mended" => {
                trial.told(&attack, &found);
                continue;
            }
            "ledger" => "of the ledger was altered",
            "head" => "nobody who may write here signed",
            "blob" => "names a signed record that was altered",
            "identity" => "key of the signing authority",
            "reading" | "stream" => "list of who looked",
            "slot" => "The slot of the recovery key",
            derived => &format!("table “{derived}” did not say"),
        };
        trial.found(&attack, &found, says);
    }
}

pub fn what_is_no_part_of_the_book_is_found_in_its_database(ground: &Ground, trial: &mut Trial) {
    let mut forged = |attack: &str, sql: &str, says: &str| {
        let folder = ground.copy(attack);
        ground.db(&folder).execute_batch(sql).expect("forged");
        trial.found(attack, &ground.walk(&folder), says);
    };
    forged(
        "an honest entry declared void",
        "INSERT INTO void (seq, why) SELECT max(seq), 'It does not count.' FROM ledger",
        "table “void” did not say",
    );
    forged(
        "a trigger that gives a role",
        "CREATE TRIGGER give AFTER INSERT ON ledger BEGIN UPDATE person SET roles = '[\"administrator\"]'; END",
        "“give” is not as Quorate makes it",
    );
    forged(
        "a trigger that stands still",
        "CREATE TRIGGER give AFTER DELETE ON holiday BEGIN DELETE FROM glossary; END",
        "“give” is not as Quorate makes it",
    );
    forged(
        "a view in a table's place",
        "ALTER TABLE holiday RENAME TO held; CREATE VIEW holiday AS SELECT * FROM held WHERE 0",
        "is not as Quorate makes it",
    );
    forged("a further table", "CREATE TABLE more (what TEXT)", "“more” is not as Quorate makes it");
    forged("an index taken away", "DROP INDEX record_child", "“record_child” is not as Quorate makes it");
    forged(
        "the void list emptied of a forged entry, and the tables altered as it says",
        "UPDATE person SET roles = '[\"reader\",\"administrator\"]' WHERE name = 'Tomasz Hale'; DELETE FROM void",
        "table “person” did not say",
    );
}
