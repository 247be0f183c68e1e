//! Deliberately wrong profiles: each opens with the lines and sentences that its mistakes must get, and gets no other.

use std::path::PathBuf;

use quorate_core::panel::Profile;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

#[test]
fn each_wrong_profile_gets_its_lines_and_sentences() {
    let mut failures = Vec::new();
    let mut files = 0;
    for entry in std::fs::read_dir(folder("wrong-profiles")).expect("the folder of wrong profiles") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text").replace("\r\n", "\n");
        let expected: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# ")).collect();
        assert!(!expected.is_empty(), "{} must say what is wrong with it", path.display());
        let found: Vec<String> = match Profile::parse(&text) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
        };
        if found != expected {
            failures.push(format!("{}\n  expected {expected:#?}\n  found {found:#?}", path.display()));
        }
        files += 1;
    }
    assert!(files >= 15, "only {files} wrong profiles were tried");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
