//! Which room may know which: only those that stand above it in `lib.rs`. Read from the text, as a reader would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of `lib.rs`.
fn rooms(lib: &str) -> Vec<String> {
    let modules =
        lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

/// Every room that a text names by `crate::room`, comments left out.
fn named(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut named = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        // "quorate_crate::" is no path of ours.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => named.push(word(rest)),
            Some(group) => named.extend(branches(group).iter().map(|branch| word(branch.trim()))),
        }
    }
    named
}

/// The branches of `use crate::{a::{b, c}, d};` from behind its first bracket.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&group[from..at]);
                return found;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// What a room may not know but names: itself and those above it are allowed.
fn below(order: &[String], room: &str, text: &str) -> Vec<String> {
    let place = |name: &str| order.iter().position(|one| one == name);
    let own = place(room);
    named(text).into_iter().filter(|name| place(name) > own).collect()
}

/// The sources of the core, by room; tests may know everything.
fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<String, Vec<(PathBuf, String)>>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry is read").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if name == "tests" {
                continue;
            }
            if path.is_dir() {
                walk(&path, root, found);
                continue;
            }
            let inside = path.strip_prefix(root).expect("it lies below");
            let room = inside.components().next().expect("it has a name").as_os_str().to_string_lossy();
            let text = fs::read_to_string(&path).expect("a source is text");
            let code = text.split("\nmod tests {").next().unwrap_or_default().to_owned();
            found.entry(room.trim_end_matches(".rs").to_owned()).or_default().push((path, code));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    walk(&root, &root, &mut found);
    found
}

#[test]
fn a_room_knows_only_those_above_it() {
    let sources = sources();
    let lib = &sources["lib"][0].1;
    let order = rooms(lib);
    let told: usize = sources.values().flatten().map(|(_, text)| named(text).len()).sum();
    assert!(told > 500, "paths between rooms are found at all: {told}");
    for (room, files) in sources.iter().filter(|(room, _)| *room != "lib") {
        assert!(order.contains(room), "{room} is no module of lib.rs");
        for (path, text) in files {
            assert_eq!(
                below(&order, room, text),
                Vec::<String>::new(),
                "{}: names rooms below its own",
                path.display()
            );
        }
    }
}

#[test]
fn a_room_that_knows_one_below_is_found() {
    let order: Vec<String> = ["calendar", "panel", "meeting"].map(str::to_owned).into();
    let below = |text| below(&order, "panel", text);
    assert_eq!(below("use crate::calendar::due;\n// crate::meeting\nuse super::profile;"), Vec::<String>::new());
    for text in [
        "use crate::meeting::child::Child;",
        "use crate::{calendar::{due, words}, meeting::child};",
        "fn a() { crate::meeting::child::name() }",
    ] {
        assert_eq!(below(text), ["meeting"], "{text}");
    }
}
