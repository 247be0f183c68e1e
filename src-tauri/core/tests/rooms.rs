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

/// Rooms that keep, sign or send what the domain knows: none of them needs another.
const APART: [&str; 4] = ["sign", "book", "record", "exchange"];
/// All that documents need of the rest, besides what of a text is printed: they know nothing of what they are about.
const FOR_PAPER: [&str; 3] = ["refusal", "text", "paper"];

/// What a room may not know but names: itself and those above it are allowed.
fn forbidden(order: &[String], room: &str, text: &str) -> Vec<String> {
    let place = |name: &str| order.iter().position(|one| one == name);
    let is_apart = |name: &str| name != room && [name, room].iter().all(|one| APART.contains(one));
    let beside_paper = |name: &str| room == "paper" && !FOR_PAPER.contains(&name);
    // What is no room (`crate::*`, `crate::{self as root}`, a name given out again by lib.rs) hides which is meant.
    let unseen = |name: &str| place(name).is_none();
    let wrong = |name: &String| unseen(name) || place(name) > place(room) || is_apart(name) || beside_paper(name);
    named(text).into_iter().filter(wrong).collect()
}

/// Whether a file, so many modules deep, leaves its room by `super`: what it names then is in no list.
fn leaves(text: &str, depth: usize) -> bool {
    let path: String = text.chars().filter(|c| !c.is_whitespace() && *c != '{').collect();
    path.contains(&"super::".repeat(depth))
}

/// A source of the core: where it lies, how many modules deep, and its text without tests.
struct Source {
    path: PathBuf,
    depth: usize,
    code: String,
}

/// The sources of the core, by room; tests may know everything.
fn sources() -> BTreeMap<String, Vec<Source>> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<String, Vec<Source>>) {
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
            let depth = inside.components().count() - usize::from(name == "mod");
            found.entry(room.trim_end_matches(".rs").to_owned()).or_default().push(Source { path, depth, code });
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
    let order = rooms(&sources["lib"][0].code);
    let told: usize = sources.values().flatten().map(|source| named(&source.code).len()).sum();
    assert!(told > 500, "paths between rooms are found at all: {told}");
    for (room, files) in sources.iter().filter(|(room, _)| *room != "lib") {
        assert!(order.contains(room), "{room} is no module of lib.rs");
        for Source { path, depth, code } in files {
            let wrong = forbidden(&order, room, code);
            assert!(wrong.is_empty(), "{} names {wrong:?}, which {room} may not know", path.display());
            assert!(!code.contains("crate as "), "{} gives the crate another name", path.display());
            assert!(!leaves(code, *depth), "{} leaves {room} by `super`: name it from `crate`", path.display());
        }
    }
}

#[test]
fn a_room_that_knows_one_below_is_found() {
    let order = ["refusal", "calendar", "panel", "meeting", "book", "paper", "record"].map(str::to_owned);
    let below = |text| forbidden(&order, "panel", text);
    assert_eq!(below("use crate::calendar::due;\n// crate::meeting\nuse super::profile;"), Vec::<String>::new());
    for text in [
        "use crate::meeting::child::Child;",
        "use crate::{calendar::{due, words}, meeting::child};",
        "fn a() { crate::meeting::child::name() }",
    ] {
        assert_eq!(below(text), ["meeting"], "{text}");
    }
    assert_eq!(forbidden(&order, "record", "use crate::book::Book;"), ["book"], "above it, and yet apart");
    for hidden in ["use crate::*;", "use crate::{self as root};", "fn a(_: crate::Book) {}"] {
        assert_eq!(below(hidden).len(), 1, "{hidden}");
    }
    assert_eq!(forbidden(&order, "paper", "use crate::{meeting::child, refusal::Refusal};"), ["meeting"]);
    assert!(
        leaves("use super::super::meeting::child;", 2) && leaves("use super::{\n    super::meeting::child,\n};", 2)
    );
    assert!(!leaves("use super::super::profile;", 3), "still in its room");
}
