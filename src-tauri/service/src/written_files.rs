//! Files that leave the book. Each is whole under its own name or not there at all, and its owner's alone: on Windows it
//! takes the rights of the folder it is put into, elsewhere nobody else may read it.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use quorate_core::refusal::{Refusal, RefusalCode};
use tempfile::NamedTempFile;

/// What a file holds that somebody named. What is no file but has the name of one (a pipe, a device) may never end: it is
/// not read.
pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    match fs::metadata(path)?.is_file() {
        true => fs::read(path),
        false => Err(ErrorKind::InvalidInput.into()),
    }
}

/// How many files of one name may lie in a folder.
const COPIES: u32 = 100;

/// Files on their way into one folder, and those that lie there already.
pub struct Outgoing<'a> {
    folder: &'a Path,
    files: Vec<PathBuf>,
}

impl<'a> Outgoing<'a> {
    /// Into a folder that is there.
    pub fn to(folder: &'a Path) -> Self {
        Self { folder, files: Vec::new() }
    }

    /// Writes one file more; `name` gives the name of the first, second, … copy. The same bytes under that name are left
    /// as they are, other bytes are never written over.
    ///
    /// # Errors
    /// What lies in the folder by now, and why there is no more of it.
    pub fn write(&mut self, name: impl Fn(u32) -> Result<String, Refusal>, bytes: &[u8]) -> Result<PathBuf, Refusal> {
        let path = self.place(name, bytes)?;
        self.files.push(path.clone());
        Ok(path)
    }

    /// What was written, for the answer.
    pub fn files(&self) -> Vec<String> {
        self.files.iter().map(|file| file.to_string_lossy().into_owned()).collect()
    }

    /// Says what lies in the folder when something else than writing stopped it.
    pub fn stopped(&self, why: Refusal) -> Refusal {
        match self.files.len() {
            0 => why,
            _ => Refusal { sentence: format!("{} {}", self.lying(), why.sentence), ..why },
        }
    }

    fn place(&self, name: impl Fn(u32) -> Result<String, Refusal>, bytes: &[u8]) -> Result<PathBuf, Refusal> {
        let mut staged = None;
        for copy in 1..COPIES {
            let path = self.folder.join(name(copy)?);
            if path.symlink_metadata().is_ok() {
                if !self.files.contains(&path) && fs::read(&path).is_ok_and(|there| there == bytes) {
                    return Ok(path);
                }
                continue;
            }
            let file = match staged.take() {
                Some(file) => file,
                None => stage(self.folder, bytes).map_err(|error| self.unwritten(&error))?,
            };
            match give_its_name(file, &path) {
                Ok(()) => return Ok(path),
                Err((error, file)) if error.kind() == ErrorKind::AlreadyExists => staged = Some(file),
                Err((error, _)) => return Err(self.unwritten(&error)),
            }
        }
        Err(self.unwritten(&ErrorKind::AlreadyExists.into()))
    }

    fn lying(&self) -> String {
        let folder = self.folder.display();
        match self.files.len() {
            0 => format!("Nothing was written to {folder}."),
            1 => format!("One file lies whole in {folder}, and nothing more was written there."),
            many => format!("{many} files lie whole in {folder}, and nothing more was written there."),
        }
    }

    fn unwritten(&self, error: &Error) -> Refusal {
        let (code, why) = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                (RefusalCode::DiskFull, "The disk has no room: make some, then do it again.")
            }
            ErrorKind::AlreadyExists => {
                (RefusalCode::Machine, "A hundred files of that name are there: choose another folder.")
            }
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                (RefusalCode::Machine, "There is no such folder: choose one that is there.")
            }
            _ => (RefusalCode::Machine, "Check that the folder is yours to write to and its disk answers."),
        };
        let sentence = format!("{} {why}", self.lying());
        Refusal { field: Some("folder".into()), ..Refusal::new(code, sentence) }.because(error)
    }
}

/// The bytes on the disk, under a passing name that goes when the file is not given its own.
fn stage(folder: &Path, bytes: &[u8]) -> Result<NamedTempFile, Error> {
    let mut file = tempfile::Builder::new().prefix(".quorate-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Never in the place of another file.
fn give_its_name(file: NamedTempFile, path: &Path) -> Result<(), (Error, NamedTempFile)> {
    let placed = match file.persist_noclobber(path) {
        Ok(file) => Ok(file),
        // Some shares know no way to rename that spares what is there; that nothing is was seen a moment ago.
        Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists && path.symlink_metadata().is_err() => {
            failed.file.persist(path)
        }
        Err(failed) => Err(failed),
    };
    placed.map_err(|failed| (failed.error, failed.file))?;
    // The name lasts through a power cut where the system lets a folder be written through.
    if let (true, Some(folder)) = (cfg!(unix), path.parent()) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> impl Fn(u32) -> Result<String, Refusal> {
        move |copy| Ok(if copy == 1 { format!("{name}.pdf") } else { format!("{name} {copy}.pdf") })
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_there_is_never_written_over_and_what_is_written_is_its_owners() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a.pdf"), "another's").unwrap();
        let mut out = Outgoing::to(home.path());
        let first = out.write(named("a"), b"one").unwrap();
        assert_eq!(first.file_name().unwrap(), "a 2.pdf");
        out.write(named("a"), b"one").unwrap();
        let mut again = Outgoing::to(home.path());
        assert_eq!(again.write(named("a"), b"one").unwrap(), first, "the same file is not written twice");
        assert_eq!(names(home.path()), ["a 2.pdf", "a 3.pdf", "a.pdf"], "no passing name is left");
        assert_eq!(fs::read(home.path().join("a.pdf")).unwrap(), b"another's");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(first.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    /// A disk without room, as a limit on the size of files makes it: it needs no disk of its own, and no root. The test
    /// runs again under the limit, which would stop others beside it.
    #[cfg(unix)]
    #[test]
    fn a_full_disk_leaves_no_stump() {
        const UNDER_LIMIT: &str = "QUORATE_TEST_UNDER_LIMIT";
        if std::env::var_os(UNDER_LIMIT).is_none() {
            let this = std::env::current_exe().unwrap();
            let (_, module) = module_path!().split_once("::").unwrap();
            let done = std::process::Command::new("sh")
                .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "sh"])
                .arg(this)
                .args(["--exact", &format!("{module}::a_full_disk_leaves_no_stump")])
                .env(UNDER_LIMIT, "yes")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&done.stdout).into_owned();
            assert!(done.status.success() && said.contains("1 passed"), "{said}");
            return;
        }
        let home = tempfile::tempdir().unwrap();
        let mut out = Outgoing::to(home.path());
        let refusal = out.write(named("a"), &[7; 1 << 20]).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::DiskFull);
        assert!(refusal.sentence.starts_with("Nothing was written to "), "{refusal}");
        out.write(named("b"), b"small").unwrap();
        let refusal = out.write(named("a"), &[7; 1 << 20]).unwrap_err();
        assert!(refusal.sentence.starts_with("One file lies whole in "), "{refusal}");
        assert_eq!(names(home.path()), ["b.pdf"], "no stump, under whatever name");
    }
}
