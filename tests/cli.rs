//! The command line as a script meets it: exit codes, sentences on stderr, JSON, and what each kind of tampering is called.

mod county;
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use county::*;
use quorate_core::ids::MeetingId;

fn quorate(county: &County, arguments: &[&str]) -> Output {
    let settings = county.dir.path().join("settings");
    program::quorate(&settings, PASSPHRASE).args(arguments).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Exports the one record of a meeting; gives its file.
fn exported(county: &County, meeting: MeetingId) -> PathBuf {
    let (book, out) = (county.folder.display().to_string(), county.dir.path().join("out"));
    let (meeting, folder) = (meeting.to_string(), out.display().to_string());
    let arguments =
        ["export", "--book", &book, "--as", "anwen prys", "--meeting", &meeting, "--out", &folder, "--json"];
    let output = quorate(county, &arguments);
    assert_eq!(output.status.code(), Some(0), "a signed record is exported: {}", complaint(&output));
    let answer: serde_json::Value = serde_json::from_str(&said(&output)).expect("--json answers in JSON");
    answer["files"][0].as_str().expect("one file").into()
}

fn find(file: &[u8], words: &[u8]) -> usize {
    file.windows(words.len()).position(|window| window == words).expect("the words stand in the file")
}

#[test]
fn verify_says_what_of_a_signed_record_was_changed() {
    let county = County::new();
    let file = exported(&county, signed_meeting(&county));
    let name = file.display().to_string();
    let book = county.folder.display().to_string();
    let whole = quorate(&county, &["verify", &name, "--book", &book, "--as", "Ruth Adeyemi"]);
    assert_eq!(whole.status.code(), Some(0), "what was signed verifies: {}{}", said(&whole), complaint(&whole));
    assert!(said(&whole).contains("Signed by Ruth Adeyemi"), "it says who signed: {}", said(&whole));

    let bytes = fs::read(&file).expect("a record");
    let flipped = |at: usize| {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        altered
    };
    let longer = [bytes.as_slice(), b"\n"].concat();
    for (altered, sentence) in [
        (flipped(find(&bytes, b"stream\n") + 40), "the text of the pages"),
        (flipped(find(&bytes, b"<dc:title>") + 60), "description of itself"),
        (flipped(find(&bytes, b"/Contents<3082") + 200), "signature itself is damaged"),
        (longer, "added after the signed part"),
    ] {
        let output = verify_altered(&county, &altered);
        assert_eq!(output.status.code(), Some(1), "one changed byte is found: {}", said(&output));
        assert!(said(&output).contains(sentence), "it says which: {}", said(&output));
    }
}

fn verify_altered(county: &County, bytes: &[u8]) -> Output {
    let file = county.dir.path().join("altered.pdf");
    fs::write(&file, bytes).expect("a file");
    quorate(county, &["verify", &file.display().to_string()])
}

#[test]
fn profile_check_tells_mistakes_by_line() {
    let county = County::new();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/panels/clam.toml");
    let text = fs::read_to_string(&good).expect("the bundled profile");
    let bad = county.dir.path().join("bad.toml");
    fs::write(&bad, text.replace("weekday = \"Tuesday\"", "weekday = \"Tusday\"")).expect("a file");
    let line = text.lines().position(|line| line == "weekday = \"Tuesday\"").expect("the line") + 1;

    let output = quorate(&county, &["profile", "check", &good.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "the bundled profile is in order: {}", said(&output));
    let output = quorate(&county, &["profile", "check", &bad.display().to_string()]);
    assert_eq!(output.status.code(), Some(1), "a mistake is a check that said no");
    assert!(said(&output).contains(&format!("bad.toml:{line}:")), "it names the line: {}", said(&output));
    let output = quorate(&county, &["profile", "check", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(2), "no file is bad input");
    assert!(complaint(&output).ends_with(".\n"), "one plain sentence: {}", complaint(&output));
}

#[test]
fn the_ledger_is_walked_rebuilt_backed_up_and_restored() {
    let county = County::new();
    let book = county.folder.display().to_string();
    let with = |verb: &[&'static str], rest: &[&str]| {
        let mut arguments: Vec<&str> = verb.to_vec();
        arguments.extend(rest);
        quorate(&county, &arguments)
    };
    let at_book = ["--book", book.as_str(), "--as", "Anwen Prys"];
    let output = with(&["ledger", "verify"], &at_book);
    assert_eq!(output.status.code(), Some(0), "{}{}", said(&output), complaint(&output));
    let output = with(&["ledger", "rebuild"], &at_book);
    assert!(said(&output).contains("the same as before"), "{}{}", said(&output), complaint(&output));

    let (copy, restored) = (county.dir.path().join("copy.quorate"), county.dir.path().join("again.quorate"));
    let (copy, restored) = (copy.display().to_string(), restored.display().to_string());
    let output = with(&["backup"], &[&at_book[..], &["--to", &copy]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let output = with(&["restore"], &["--from", &copy, "--to", &restored, "--as", "Anwen Prys"]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let output = with(&["ledger", "verify"], &["--book", &restored, "--as", "Anwen Prys"]);
    assert_eq!(output.status.code(), Some(0), "the restored book is whole: {}", complaint(&output));
}

/// Old files put back where the book was: this machine saw it go further.
#[test]
fn an_older_copy_in_the_place_of_the_book_is_refused_until_an_administrator_goes_on_with_it() {
    let county = County::new();
    let book = county.folder.display().to_string();
    let run = |verb: &[&'static str], name: &str, rest: &[&str]| {
        let mut arguments: Vec<&str> = verb.to_vec();
        arguments.extend(["--book", &book, "--as", name]);
        arguments.extend(rest);
        quorate(&county, &arguments)
    };
    let copies = ["one.quorate", "two.quorate"].map(|name| county.dir.path().join(name));
    for copy in &copies {
        let output = run(&["backup"], "Anwen Prys", &["--to", &copy.display().to_string()]);
        assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    }
    for name in ["book.db", "keys.json"] {
        fs::copy(copies[0].join(name), county.folder.join(name)).expect("put back");
    }
    for name in ["Anwen Prys", "Ruth Adeyemi"] {
        let output = run(&["ledger", "verify"], name, &[]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(complaint(&output).contains("this machine saw entry"), "it says what is lost: {}", complaint(&output));
        assert!(complaint(&output).contains("`quorate ledger take-back`"), "and how: {}", complaint(&output));
    }
    let output = run(&["ledger", "take-back"], "Ruth Adeyemi", &[]);
    assert!(complaint(&output).starts_with("Only an administrator"), "{}", complaint(&output));
    let output = run(&["ledger", "take-back"], "Anwen Prys", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let output = run(&["ledger", "verify"], "Anwen Prys", &[]);
    assert_eq!(output.status.code(), Some(0), "from there it goes on: {}", complaint(&output));
    let goes_on = said(&output);
    let output = run(&["ledger", "take-back"], "Anwen Prys", &[]);
    assert_eq!(output.status.code(), Some(2), "there is nothing to take back: {}", said(&output));
    assert!(complaint(&output).contains("there is nothing to take back"), "{}", complaint(&output));
    assert_eq!(said(&run(&["ledger", "verify"], "Anwen Prys", &[])), goes_on, "and not one entry more");
}

/// The machine's clock was wrong for a while. It is put right and said so by somebody who never wrote on it before.
#[test]
fn a_clock_is_said_to_be_right_by_somebody_new_to_the_machine() {
    let county = County::new();
    let (book, out) = (county.folder.display().to_string(), county.dir.path().join("looks").display().to_string());
    let run = |now: &str, verb: &[&'static str], name: &str, rest: &[&str]| {
        let settings = county.dir.path().join("settings");
        let mut program = program::quorate(&settings, PASSPHRASE);
        program.env("QUORATE_NOW", now).args(verb).args(["--book", &book, "--as", name]).args(rest);
        program.output().expect("the program runs")
    };
    let (wrong, right) = ("2027-02-01T10:00:00Z", "2026-12-01T10:00:00Z");
    let output = run(wrong, &["reads"], "Anwen Prys", &["--out", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let output = run(right, &["reads"], "Anwen Prys", &["--out", &out]);
    assert_eq!(output.status.code(), Some(2), "the clock went back: {}", said(&output));
    assert!(complaint(&output).contains("`quorate ledger set-clock`"), "the verb is named: {}", complaint(&output));
    assert!(!complaint(&output).contains("Your account"), "and no screen is: {}", complaint(&output));
    let output = run(right, &["ledger", "set-clock"], "Ruth Adeyemi", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let output = run("2026-12-01T10:05:00Z", &["ledger", "verify"], "Anwen Prys", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    assert!(!said(&output).contains("clock"), "nothing is told of a clock that was spoken for: {}", said(&output));
}

/// No room for the PDF: a limit on the size of files stands for a full disk, which needs no disk of its own.
#[cfg(unix)]
#[test]
fn an_export_onto_a_full_disk_leaves_nothing_and_says_so() {
    let county = County::new();
    let (meeting, out) = (signed_meeting(&county).to_string(), county.dir.path().join("out"));
    let output = Command::new("sh")
        .args([
            "-c",
            // More than the book's own log of this act, less than the record.
            "trap '' XFSZ; ulimit -f 102; exec \"$@\"",
            "sh",
            env!("CARGO_BIN_EXE_quorate"),
            "export",
            "--book",
        ])
        .arg(&county.folder)
        .args(["--as", "Anwen Prys", "--meeting", &meeting, "--out"])
        .arg(&out)
        .env("XDG_CONFIG_HOME", county.dir.path().join("settings"))
        .env("QUORATE_PASSPHRASE", PASSPHRASE)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let complaint = complaint(&output);
    assert!(complaint.starts_with("Nothing was written to ") && complaint.contains("no room"), "{complaint}");
    assert!(!out.exists(), "neither a stump nor a folder without anything in it");
    let service = county.seat(quorate_core::meeting::person::Role::Administrator);
    let view = service.ask(quorate_service::ask::Ask::Book, at("2026-11-18")).expect("the book");
    let quorate_service::ask::Answer::Book(view) = view else { unreachable!() };
    assert_eq!(view.lately[0].kind, "exported a record", "the entry came before the file");
}

#[test]
fn a_fault_of_the_machine_is_in_its_log_and_what_was_mistyped_is_not() {
    let county = County::new();
    let book = county.folder.display().to_string();
    let log = county.dir.path().join("settings").join("uk.quorate.desktop").join("faults.log");
    let output = quorate(&county, &["ledger", "verify", "--book", &book, "--as", "Nobody at all"]);
    assert_eq!(output.status.code(), Some(2), "{}", complaint(&output));
    assert!(!log.exists(), "a name that was mistyped is no fault");
    let file = county.folder.join("book.db");
    let mut bytes = fs::read(&file).expect("the database");
    bytes[100] ^= 1;
    fs::write(&file, bytes).expect("it is written");
    let output = quorate(&county, &["ledger", "verify", "--book", &book, "--as", "Anwen Prys"]);
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
    let text = fs::read_to_string(&log).expect("a log");
    assert!(text.contains(" quorate ledger Damaged: SQLite: "), "{text}");
    for of_the_book in ["Elmshire", "Anwen", "Prys", PASSPHRASE] {
        assert!(!text.contains(of_the_book), "{text}");
    }
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    let county = County::new();
    let book = county.folder.display().to_string();
    let output = quorate(&county, &["ledger", "verify", "--book", &book]);
    assert_eq!(output.status.code(), Some(2), "several people can open the book");
    assert!(complaint(&output).contains("--as NAME"), "it says how to choose: {}", complaint(&output));
    let output = quorate(&county, &["ledger", "verify", "--book", &book, "--as", "Tomasz Hale"]);
    assert_eq!(output.status.code(), Some(2), "a reader may not");
    assert!(complaint(&output).starts_with("Only an administrator"), "the roles hold here too: {}", complaint(&output));
    for wrong in [&["frobnicate"][..], &["ledger"], &["meetings"], &["meetings", "--json", "--book"]] {
        let output = quorate(&county, wrong);
        assert_eq!(output.status.code(), Some(2), "no such order: {wrong:?}");
        assert_eq!(complaint(&output).lines().count(), 1, "one sentence: {}", complaint(&output));
        assert_eq!(said(&output), "", "and nothing that a script might read");
    }
    for help in [&["--help"][..], &["ledger", "--help"], &["help", "verify"], &["--version"]] {
        let output = quorate(&county, help);
        assert_eq!(output.status.code(), Some(0), "help was asked for: {help:?}");
        assert!(said(&output).lines().count() > usize::from(help != ["--version"]), "{}", said(&output));
    }
    if cfg!(target_os = "linux") {
        let output = quorate(&county, &[]);
        assert_eq!(output.status.code(), Some(2), "no display, no window");
        assert!(complaint(&output).starts_with("There is no display"), "it says so: {}", complaint(&output));
    }
}

/// WebKitGTK has a SQLite of its own and must never bind to ours.
#[cfg(target_os = "linux")]
#[test]
fn the_program_exports_no_symbol_of_its_sqlite() {
    let output = Command::new("nm").args(["-D", env!("CARGO_BIN_EXE_quorate")]).output().expect("nm is there");
    let symbols = said(&output);
    assert!(
        symbols.contains("g_application_run") || symbols.contains("gtk_"),
        "nm reads the program: {}",
        complaint(&output)
    );
    let ours = symbols.lines().filter(|line| line.contains(" T sqlite3")).count();
    assert_eq!(ours, 0, "symbols of SQLCipher are visible to WebKitGTK");
}
