//! A small disk of the test's own, which can be full, read-only or gone.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Room for a small book and its log, and little more.
const SIZE: &str = "8m";

/// A disk in a file, or where a test may not have one, in memory; mounted for as long as the value lives.
pub struct Disk {
    folder: tempfile::TempDir,
    in_memory: bool,
}

impl Disk {
    /// Mounts it, or says why this machine does not let a test do so.
    pub fn mount() -> Result<Self, String> {
        let folder = tempfile::Builder::new().prefix("quorate-disk-").tempdir().expect("a folder is made");
        let place = folder.path().to_path_buf();
        let in_memory = Self::mount_file(&place).is_err();
        if in_memory {
            let size = format!("size={SIZE}");
            run("mount", ["-t", "tmpfs", "-o", &size, "tmpfs"].map(OsStr::new).into_iter().chain([place.as_os_str()]))?;
        }
        Ok(Self { folder, in_memory })
    }

    fn mount_file(place: &Path) -> Result<(), String> {
        let file = tempfile::NamedTempFile::new().expect("a file is made");
        run("truncate", [OsStr::new("-s"), SIZE.as_ref(), file.path().as_ref()])?;
        // No journal, and nothing kept back for root: all of it is for the book.
        run(
            "mkfs.ext4",
            ["-q", "-O", "^has_journal", "-m", "0"].map(OsStr::new).into_iter().chain([file.path().as_ref()]),
        )?;
        // The mount keeps the file once its name is gone.
        run("mount", [OsStr::new("-o"), "loop".as_ref(), file.path().as_ref(), place.as_ref()])
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves no room on it, not for one byte.
    pub fn fill(&self) {
        let mut file = File::create(self.filling()).expect("a file is made");
        for size in [64 * 1024, 4096, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    pub fn make_room(&self) {
        std::fs::remove_file(self.filling()).expect("there was a file that took the room");
    }

    fn filling(&self) -> PathBuf {
        self.path().join("filling")
    }

    /// Lets nothing be written below `book`, not even through files that are open; or lets it again.
    pub fn protect(&self, book: &Path, protected: bool) -> Result<(), String> {
        if self.in_memory {
            return Err("a disk in memory goes on taking what is written through open files".into());
        }
        let flag = if protected { "+i" } else { "-i" };
        run("chattr", [OsStr::new("-R"), flag.as_ref(), book.as_ref()])
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Whatever still holds it open lets go of it a moment later.
        let _ = run("umount", [OsStr::new("--lazy"), self.path().as_ref()]);
    }
}

fn run<'a>(program: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Result<(), String> {
    let done = Command::new(program).args(arguments).output().map_err(|why| format!("{program}: {why}"))?;
    let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    if done.status.success() { Ok(()) } else { Err(format!("{program}: {said}")) }
}
