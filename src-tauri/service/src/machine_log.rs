//! What went wrong on this machine, for whoever looks after it: a line a fault, beside the settings.
//!
//! A line is made of a time, of names that are compiled in, of a code and of a cause, which are kinds and numbers. Nothing
//! of a book, a person or a path can be in it, and neither can a refusal's sentence, which may name a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use quorate_core::refusal::Refusal;

/// How large a file grows before it becomes the older one. Some hundreds of lines, twice.
const LARGEST: u64 = 64 * 1024;

/// A disk that is away is asked again at every pause of the keys: the same fault is a line a minute.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// How a line is read, above the lines where they are handed on.
pub const HEADING: &str = "Quorate: what went wrong on this machine. Each line: when (UTC), the version, what was asked for, \
                           the kind of fault, its cause, and the place in the program. Nothing of what is in a book.";

/// The log in a folder of a machine's user.
#[derive(Clone, Debug)]
pub struct MachineLog {
    file: PathBuf,
}

impl MachineLog {
    /// Beside the settings. Nothing is made before there is something to write.
    pub fn in_folder(settings: &Path) -> Self {
        Self { file: settings.join("faults.log") }
    }

    /// Writes a refusal down that is the machine's fault, and leaves out any other. `doing` is what was asked for, by its
    /// name. Where it cannot be written it is not: whoever is told of the refusal is told all the same.
    pub fn note(&self, doing: &'static str, refusal: &Refusal, now: DateTime<Utc>) {
        if refusal.is_for_the_log() {
            let _ = self.write(&said(doing, refusal), now);
        }
    }

    /// Every line there is, the oldest first. What cannot be read is left out.
    pub fn read(&self) -> String {
        [self.older(), self.file.clone()].iter().filter_map(|file| text(file).ok()).collect()
    }

    fn older(&self) -> PathBuf {
        self.file.with_extension("old.log")
    }

    fn write(&self, said: &str, now: DateTime<Utc>) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        match fs::symlink_metadata(&self.file) {
            // A pipe of that name would never end, and a link may lead into a file of somebody else's choice.
            Ok(there) if !there.is_file() => return Err(io::ErrorKind::InvalidData.into()),
            // Two programs that do this at once lose lines of the log and nothing else.
            Ok(there) if there.len() >= LARGEST => fs::rename(&self.file, self.older())?,
            Ok(_) if text(&self.file)?.lines().last().is_some_and(|last| is_again(last, said, now)) => return Ok(()),
            _ => {}
        }
        let line = format!("{} {said}\n", now.to_rfc3339_opts(SecondsFormat::Secs, true));
        // In one piece, so that lines of two programs do not run into each other.
        let mut file = private().open(&self.file)?;
        keep_private(&file)?;
        file.write_all(line.as_bytes())
    }
}

/// A line, but for its time.
fn said(doing: &'static str, refusal: &Refusal) -> String {
    let cause = refusal.cause.as_deref().map_or("no cause from below".to_owned(), ToString::to_string);
    format!(
        "{} {doing} {:?}: {cause} ({}:{})",
        env!("CARGO_PKG_VERSION"),
        refusal.code,
        refusal.at.file(),
        refusal.at.line()
    )
}

/// Whether the last line says the same, a moment ago. A clock that went back is no reason to leave a fault out.
fn is_again(last: &str, said: &str, now: DateTime<Utc>) -> bool {
    let Some((at, before)) = last.split_once(' ') else { return false };
    let at = at.parse::<DateTime<Utc>>().ok();
    before == said && at.is_some_and(|at| (TimeDelta::zero()..AGAIN_AFTER).contains(&(now - at)))
}

/// What is no file, or grew past all bounds, was not written here.
fn text(file: &Path) -> io::Result<String> {
    let kept = fs::symlink_metadata(file)?;
    match kept.is_file() && kept.len() <= 2 * LARGEST {
        true => fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        false => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// Its owner's alone. On Windows it takes the rights of the folder, which is the user's own.
fn private() -> OpenOptions {
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Of a log that others came to be able to read, too.
fn keep_private(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use quorate_core::refusal::{Cause, RefusalCode};

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn fault(code: RefusalCode) -> Refusal {
        let cause = Cause::of("SQLite", "disk I/O error").number("code", 266);
        Refusal::new(code, "The book of Cerys Lovatt is away.").because(cause)
    }

    #[test]
    fn a_fault_is_a_line_and_what_people_do_is_none() {
        let home = tempfile::tempdir().unwrap();
        let settings = home.path().join("not there yet");
        let log = MachineLog::in_folder(&settings);
        assert_eq!(log.read(), "", "nothing went wrong yet");
        for code in [RefusalCode::Invalid, RefusalCode::Stale, RefusalCode::WrongState, RefusalCode::WrongSecret] {
            log.note("Act.SetReview", &fault(code), at("2026-11-25T12:00:00Z"));
        }
        assert!(!settings.exists(), "an everyday refusal leaves no trace");
        log.note("Act.SetReview", &fault(RefusalCode::Unreachable), at("2026-11-25T12:00:00Z"));
        let version = env!("CARGO_PKG_VERSION");
        let line = log.read();
        let wanted = format!(
            "2026-11-25T12:00:00Z {version} Act.SetReview Unreachable: SQLite: disk I/O error, code 266 (src-tauri/service/src/machine_log.rs:"
        );
        assert!(line.replace('\\', "/").starts_with(&wanted), "{line}");
        assert!(!line.contains("Cerys"), "a sentence is for whoever reads it on the screen: {line}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(settings.join("faults.log")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_log_stays_its_owners_and_leads_nowhere_else() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let (log, file) = (MachineLog::in_folder(home.path()), home.path().join("faults.log"));
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        log.note("sign in", &fault(RefusalCode::Machine), at("2026-11-25T12:00:00Z"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "others read it no longer");
        let theirs = home.path().join("theirs");
        fs::write(&theirs, "").unwrap();
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink(&theirs, &file).unwrap();
        log.note("sign in", &fault(RefusalCode::Machine), at("2026-11-25T12:00:00Z"));
        assert_eq!(fs::read(&theirs).unwrap(), b"", "nothing is written through a link");
        assert_eq!(log.read(), "");
    }

    #[test]
    fn the_same_fault_is_a_line_a_minute() {
        let home = tempfile::tempdir().unwrap();
        let log = MachineLog::in_folder(home.path());
        let (away, full) = (fault(RefusalCode::Unreachable), fault(RefusalCode::DiskFull));
        for second in 0..59 {
            log.note("keep a draft", &away, at(&format!("2026-11-25T12:00:{second:02}Z")));
        }
        assert_eq!(log.read().lines().count(), 1);
        log.note("keep a draft", &away, at("2026-11-25T12:01:00Z"));
        log.note("keep a draft", &full, at("2026-11-25T12:01:01Z"));
        log.note("sign in", &full, at("2026-11-25T12:01:01Z"));
        assert_eq!(log.read().lines().count(), 4, "a minute later, another fault, another act");
        log.note("sign in", &full, at("2026-11-25T11:00:00Z"));
        assert_eq!(log.read().lines().count(), 5, "the clock went back");
    }

    #[test]
    fn it_stays_small_and_keeps_what_came_last() {
        let home = tempfile::tempdir().unwrap();
        let log = MachineLog::in_folder(home.path());
        let start = at("2026-11-25T12:00:00Z");
        for minute in 0..3_000 {
            log.note("keep a draft", &fault(RefusalCode::Unreachable), start + TimeDelta::minutes(minute));
        }
        let sizes: Vec<u64> =
            fs::read_dir(home.path()).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).collect();
        assert!(sizes.len() == 2 && sizes.iter().all(|size| *size < LARGEST + 1_000), "{sizes:?}");
        let text = log.read();
        let last = (start + TimeDelta::minutes(2_999)).to_rfc3339_opts(SecondsFormat::Secs, true);
        assert!(text.lines().last().unwrap().starts_with(&last));
        assert!(text.is_ascii() && text.lines().is_sorted(), "the older file comes first");
    }

    #[test]
    fn a_log_that_cannot_be_written_is_no_fault() {
        let home = tempfile::tempdir().unwrap();
        // A file where the folder would be, and a folder where the file would be: whoever runs the test, root too.
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        let taken = home.path().join("taken");
        fs::create_dir_all(taken.join("faults.log")).unwrap();
        for settings in [file, taken] {
            let log = MachineLog::in_folder(&settings);
            log.note("sign in", &fault(RefusalCode::Machine), at("2026-11-25T12:00:00Z"));
            assert_eq!(log.read(), "");
        }
        let log = MachineLog::in_folder(home.path());
        fs::write(home.path().join("faults.log"), vec![b'x'; 1 << 20]).unwrap();
        log.note("sign in", &fault(RefusalCode::Machine), at("2026-11-25T12:00:00Z"));
        assert_eq!(log.read().lines().count(), 1, "what something else wrote there is put aside");
    }
}
