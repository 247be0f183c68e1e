//! What people give the command line: pipes and folders, files that are gone, certificates of every kind, and places where
//! a copy cannot lie. Each is said in a sentence of its own, and one of them never keeps the others from being judged.

mod county;
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

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

fn path(path: &Path) -> String {
    path.display().to_string()
}

fn exported(county: &County, meeting: MeetingId, out: &Path) -> PathBuf {
    let (book, meeting, folder) = (path(&county.folder), meeting.to_string(), path(out));
    let order = ["export", "--book", &book, "--as", "Prys, Anwen", "--meeting", &meeting, "--out", &folder, "--json"];
    let output = quorate(county, &order);
    assert_eq!(output.status.code(), Some(0), "the surname first finds who it is: {}", complaint(&output));
    let answer: serde_json::Value = serde_json::from_str(&said(&output)).expect("--json answers in JSON");
    answer["files"][0].as_str().expect("one file").into()
}

#[test]
fn a_folder_is_judged_whole_and_only_by_what_it_holds() {
    let county = County::new();
    let folder = county.dir.path().join("records");
    let record = exported(&county, signed_meeting(&county), &folder);
    let bytes = fs::read(&record).expect("a record");
    fs::write(folder.join("._record.pdf"), b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X").expect("written");
    fs::write(folder.join("notes.txt"), "not a PDF").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("round")).expect("a link");
    let output = quorate(&county, &["verify", &path(&folder)]);
    assert_eq!(output.status.code(), Some(3), "what is no PDF is passed over, and a circle ends: {}", said(&output));
    assert_eq!(said(&output).lines().filter(|line| line.contains(".pdf: ")).count(), 1, "once: {}", said(&output));

    let within = folder.join("old").join("older");
    fs::create_dir_all(&within).expect("folders");
    let mut altered = bytes.clone();
    let at = altered.windows(7).position(|words| words == b"stream\n").expect("a stream") + 40;
    altered[at] ^= 1;
    fs::write(within.join("altered.pdf"), altered).expect("written");
    let output = quorate(&county, &["verify", &path(&folder)]);
    assert_eq!(output.status.code(), Some(1), "a folder within is looked at: {}", said(&output));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_judged() {
    let county = County::new();
    let record = exported(&county, signed_meeting(&county), &county.dir.path().join("records"));
    let pipe = county.dir.path().join("pipe.pdf");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there");
    assert!(made.success());
    let gone = county.dir.path().join("gone.pdf");
    let output = quorate(&county, &["verify", &path(&gone), &path(&pipe), "/dev/zero", &path(&record)]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let lines = said(&output);
    assert!(lines.contains("gone.pdf: There is no such file."), "{lines}");
    assert_eq!(lines.matches("This is a pipe or a device").count(), 2, "neither is opened: {lines}");
    assert!(lines.contains("Nothing has been altered"), "and the record is judged: {lines}");
    assert_eq!(complaint(&output).lines().count(), 1, "one sentence: {}", complaint(&output));
}

/// A file that is there and gives nothing, as one on a failing disk: what a process may read of itself only while it runs.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_no_altered_one() {
    let county = County::new();
    let unreadable = "/proc/self/mem";
    let output = quorate(&county, &["verify", unreadable]);
    assert_eq!(output.status.code(), Some(2), "it could not be done: {}", said(&output));
    assert!(said(&output).contains("could not be read from its disk"), "{}", said(&output));
    let output = quorate(&county, &["verify", unreadable, "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&said(&output)).expect("JSON");
    assert_eq!((output.status.code(), &answer[0]["verdict"]), (Some(2), &"notRead".into()), "{answer}");
    let output = quorate(&county, &["profile", "check", unreadable]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    for option in ["--trust", "--register"] {
        let output = quorate(&county, &["verify", unreadable, option, unreadable]);
        assert_eq!(output.status.code(), Some(2), "{option}: {}", said(&output));
        assert_eq!(complaint(&output).lines().count(), 1, "{option}: {}", complaint(&output));
        assert!(complaint(&output).contains(unreadable), "it says which: {}", complaint(&output));
    }
}

/// As Windows hands files over: several at once, one from Word, one that Notepad saved in another way, one that is gone.
#[test]
fn each_profile_is_answered_whatever_the_others_are() {
    let county = County::new();
    let (_, good) = quorate_core::panel::bundled()[0];
    let wrong = good.replacen("name = \"", "name = “", 1).replacen("weekday = \"", "weekday = \"Early ", 1);
    let sixteen: Vec<u8> = wrong.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = |name: &str, bytes: &[u8]| {
        let path = county.dir.path().join(name);
        fs::write(&path, bytes).expect("written");
        path.display().to_string()
    };
    let files = [
        file("word.toml", b"PK\x03\x04 and more"),
        file("notepad.toml", &[b"\xff\xfe", sixteen.as_slice()].concat()),
        county.dir.path().join("gone.toml").display().to_string(),
        file("good.toml", good.replace('\n', "\r\n").as_bytes()),
    ];
    let mut order = vec!["profile", "check"];
    order.extend(files.iter().map(String::as_str));
    let output = quorate(&county, &order);
    let lines = said(&output);
    assert_eq!(output.status.code(), Some(1), "a mistake comes before what cannot be read: {lines}");
    assert!(lines.contains("word.toml: This is a document of Word"), "{lines}");
    assert!(lines.contains("gone.toml: There is no such file."), "{lines}");
    assert!(lines.contains("good.toml: in order."), "{lines}");
    let mistakes: Vec<&str> = lines.lines().filter(|line| line.contains("notepad.toml:")).collect();
    assert_eq!(mistakes.len(), 2, "the broken quote hides nothing: {lines}");
    assert!(mistakes[0].contains("are curly") && mistakes[1].contains("a day of the week"), "{mistakes:?}");
}

/// Every verb that writes into a folder: whoever is refused finds none there.
#[test]
fn a_refused_verb_leaves_no_folder_behind() {
    let county = County::new();
    let (book, meeting) = (path(&county.folder), signed_meeting(&county).to_string());
    let (settings, above) = (county.dir.path().join("settings"), county.dir.path().join("above"));
    let to = path(&above.join("within").join("Copy.quorate"));
    let copy = path(&county.dir.path().join("backup.quorate"));
    let output = quorate(&county, &["backup", "--book", &book, "--as", "Anwen Prys", "--to", &copy]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let (by_reader, out) = (["--as", "Tomasz Hale"], ["--out", &to]);
    let verbs: [(&str, Vec<&str>); 6] = [
        ("export", [&["--book", &book, "--meeting", &meeting][..], &by_reader, &out].concat()),
        ("reads", [&["--book", &book][..], &by_reader, &out].concat()),
        ("trust", [&["--book", &book][..], &by_reader, &out].concat()),
        ("register", [&["--book", &book][..], &by_reader, &out].concat()),
        ("backup", [&["--book", &book, "--to", &to][..], &by_reader].concat()),
        ("restore", [&["--from", &copy, "--to", &to][..], &by_reader].concat()),
    ];
    for (verb, rest) in &verbs {
        for passphrase in [PASSPHRASE, "not the passphrase"] {
            let output = program::quorate(&settings, passphrase).arg(verb).args(rest).output().expect("it runs");
            assert_eq!(output.status.code(), Some(2), "{verb}: {}", said(&output));
            let sentence = if passphrase == PASSPHRASE { "Only " } else { "passphrase" };
            assert!(complaint(&output).contains(sentence), "{verb}: {}", complaint(&output));
            assert!(!above.exists(), "{verb} was refused, and left {}", above.display());
        }
    }
    // One that may, and finds nothing of what was asked for.
    let nobody = uuid::Uuid::from_u128(7).to_string();
    let output = quorate(&county, &["reads", "--book", &book, "--as", "Anwen Prys", "--child", &nobody, "--out", &to]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(!above.exists(), "nothing was found, and no folder is left");
}

#[test]
fn a_certificate_by_mistake_is_called_what_it_is() {
    let county = County::new();
    let record = exported(&county, signed_meeting(&county), &county.dir.path().join("records"));
    let empty = county.dir.path().join("empty.pem");
    fs::write(&empty, "").expect("written");
    for (given, sentence) in [
        (path(&record), "is a PDF"),
        (path(&empty), "is empty"),
        (path(county.dir.path()), "is a folder"),
        (path(&county.dir.path().join("gone.pem")), "There is no file"),
        (path(&signers_own(&record, county.dir.path())), "is somebody's own certificate"),
    ] {
        let output = quorate(&county, &["verify", &path(&record), "--trust", &given]);
        assert_eq!(output.status.code(), Some(2), "{given}");
        assert!(complaint(&output).contains(sentence), "{}", complaint(&output));
    }
}

/// The certificate of whoever signed a record, taken out of it by another program.
fn signers_own(record: &Path, into: &Path) -> PathBuf {
    let dump = std::process::Command::new("pdfsig").current_dir(into).args(["-dump"]).arg(record).output();
    assert!(dump.expect("pdfsig is there").status.success());
    let signature = fs::read_dir(into).expect("a folder").flatten().map(|entry| entry.path());
    let signature = signature.into_iter().find(|path| path.to_string_lossy().contains(".sig")).expect("a signature");
    let openssl = std::process::Command::new("openssl")
        .args(["pkcs7", "-inform", "DER", "-print_certs", "-in"])
        .arg(signature)
        .output()
        .expect("openssl is there");
    let text = String::from_utf8_lossy(&openssl.stdout).into_owned();
    let named = |block: &str, who: &str| block.lines().find_map(|line| line.strip_prefix(who).map(str::to_owned));
    let mut blocks = text.split_inclusive("-----END CERTIFICATE-----");
    // The authority issued its own.
    let own = blocks.find(|block| named(block, "subject=") != named(block, "issuer=")).expect("the chair's");
    let file = into.join("chair.pem");
    fs::write(&file, format!("{own}\n")).expect("written");
    file
}

#[test]
fn meetings_are_listed_with_the_ids_that_export_asks_for() {
    let county = County::new();
    let meeting = signed_meeting(&county).to_string();
    let at_book = ["--book", &path(&county.folder), "--as", "anwen  PRYS"].map(str::to_owned);
    let with = |more: &[&str]| {
        let all: Vec<&str> =
            ["meetings"].into_iter().chain(at_book.iter().map(String::as_str)).chain(more.iter().copied()).collect();
        quorate(&county, &all)
    };
    let output = with(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    assert!(said(&output).contains(&meeting) && said(&output).contains("closed"), "{}", said(&output));
    let answer: serde_json::Value = serde_json::from_str(&said(&with(&["--json"]))).expect("JSON");
    assert!(answer.as_array().is_some_and(|all| all.iter().any(|one| one["id"] == meeting.as_str())), "{answer}");
    let output = with(&["--from", "1 Jan 2100"]);
    assert!(said(&output).starts_with("No meeting"), "{}", said(&output));
    let output = with(&["--from", "11/25/2026"]);
    assert_eq!(output.status.code(), Some(2), "the American order is refused");
    assert!(complaint(&output).contains("Write the day first"), "{}", complaint(&output));
}

#[test]
fn a_copy_goes_where_it_can_and_says_why_it_cannot() {
    let county = County::new();
    let book = path(&county.folder);
    let back_up = |to: &str| quorate(&county, &["backup", "--book", &book, "--as", "Anwen Prys", "--to", to]);
    let to = county.dir.path().join("not").join("there yet");
    let output = back_up(&format!("{}/copy/", path(&to)));
    assert_eq!(output.status.code(), Some(0), "what is missing is made: {}", complaint(&output));
    assert!(to.join("copy").join("book.db").is_file());
    let file = county.dir.path().join("a file");
    fs::write(&file, "").expect("written");
    let output = back_up(&path(&file.join("copy")));
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("is no folder"), "{}", complaint(&output));
    if cfg!(target_os = "linux") {
        let output = back_up("/proc/copy");
        assert_eq!(output.status.code(), Some(2));
        assert!(complaint(&output).contains("No folder can be made in /proc"), "{}", complaint(&output));
    }
    let long = county.dir.path().join("n".repeat(250));
    let output = back_up(&path(&long));
    assert_eq!(output.status.code(), Some(0), "a long name is a name: {}", complaint(&output));
    let deep = (0..6).fold(county.dir.path().to_owned(), |folder, _| folder.join("d".repeat(100)));
    let output = back_up(&path(&deep.join("copy")));
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("nearer to the top"), "{}", complaint(&output));
    // A long way round to a book that lies near: through a link whose own path is too long.
    #[cfg(unix)]
    {
        fs::create_dir_all(&deep).expect("made");
        let link = deep.join("book.quorate");
        std::os::unix::fs::symlink(&county.folder, &link).expect("linked");
        let output = quorate(&county, &["meetings", "--book", &path(&link), "--as", "Anwen Prys"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complaint(&output).contains("nearer to the top"), "no disk is gone: {}", complaint(&output));
    }
}

/// What is only read and judged may be called anything, as it may in a folder.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_judged() {
    use std::os::unix::ffi::OsStrExt;
    let county = County::new();
    let record = exported(&county, signed_meeting(&county), &county.dir.path().join("records"));
    let odd = county.dir.path().join(std::ffi::OsStr::from_bytes(b"\xc9t\xe9.pdf"));
    let mut bytes = fs::read(&record).expect("a record");
    fs::write(&odd, &bytes).expect("written");
    let settings = county.dir.path().join("settings");
    let verify = |arguments: &[&std::ffi::OsStr]| {
        program::quorate(&settings, PASSPHRASE).arg("verify").args(arguments).output().expect("it runs")
    };
    assert_eq!(verify(&[odd.as_os_str()]).status.code(), Some(3), "whole, and nobody vouched for the signer");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&odd, &bytes).expect("written");
    let output = verify(&[record.as_os_str(), odd.as_os_str()]);
    assert_eq!(output.status.code(), Some(1), "an altered file comes before all else: {}", said(&output));
    let output = verify(&[record.as_os_str(), "--book".as_ref(), odd.as_os_str()]);
    assert_eq!(output.status.code(), Some(2), "a book is known by its name");
    assert!(complaint(&output).contains("not written in UTF-8"), "{}", complaint(&output));
}
