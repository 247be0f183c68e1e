//! Ways for a test to look beneath the book.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::Connection;
use rusqlite::types::Value;

/// Every value of every table, in the order of its key; what the ledger says as well. How often it was written to is no
/// part of what a book says.
pub fn dump(db: &Connection) -> String {
    let mut text = String::new();
    for table in tables(db) {
        text += &format!("[{table}]\n");
        let mut select = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|column| match row.get::<_, Value>(column).unwrap() {
                    Value::Blob(bytes) => hex::encode(bytes),
                    Value::Text(text) => format!("{text:?}"),
                    Value::Null => "-".into(),
                    Value::Integer(number) => number.to_string(),
                    Value::Real(number) => number.to_string(),
                })
                .collect();
            text += &(values.join(" | ") + "\n");
        }
    }
    text
}

fn tables(db: &Connection) -> Vec<String> {
    let mut select =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'pulse' ORDER BY name").unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The statements that make the schema, as SQLite keeps them, comments included.
pub fn schema(db: &Connection) -> String {
    let mut select =
        db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name").unwrap();
    let statements: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    statements.join(";\n\n") + ";\n"
}

/// The pages of the database as they are once decrypted, freed ones included.
pub fn image(db: &mut Connection) -> Vec<u8> {
    db.serialize("main").unwrap().to_vec()
}

/// Which of `words`, or a piece of six letters of them, the bytes hold: as UTF-8 or UTF-16, in any case.
pub fn leaks(bytes: &[u8], words: &[&str]) -> Vec<String> {
    let lower = bytes.to_ascii_lowercase();
    let mut found = Vec::new();
    for word in words {
        let letters: Vec<char> = word.to_lowercase().chars().collect();
        for piece in letters.windows(6.min(letters.len())) {
            let piece: String = piece.iter().collect();
            let utf16: Vec<u16> = piece.encode_utf16().collect();
            let encodings = [
                piece.clone().into_bytes(),
                utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
                utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            ];
            if encodings.iter().any(|encoded| memchr::memmem::find(&lower, encoded).is_some()) {
                found.push(piece);
            }
        }
    }
    found
}

/// What any file below `folder`, written since then, holds of the words.
pub fn leaks_below(folder: &Path, since: SystemTime, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    // Another test's file may vanish while this one looks.
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let Ok(about) = path.symlink_metadata() else { continue };
        if about.is_dir() {
            found.extend(leaks_below(&path, since, words));
        } else if about.is_file() && about.modified().is_ok_and(|at| at >= since) {
            let bytes = fs::read(&path).unwrap_or_default();
            found.extend(leaks(&bytes, words).into_iter().map(|piece| format!("{piece} in {}", path.display())));
        }
    }
    found
}

/// Holds what is against what was pinned in a committed file. `QUORATE_PIN=1` pins it anew: look at the difference.
pub fn assert_pinned(file: &str, is: &str, why: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("QUORATE_PIN").is_some() {
        fs::write(&path, is).unwrap();
    }
    assert_eq!(is, fs::read_to_string(path).unwrap(), "{why}");
}
