//! Folders that are made on the way to something, and go again where nothing comes of it.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::fault;
use crate::book::owner_only;
use crate::refusal::Refusal;

/// A folder that is there, for something to be put into it. What had to be made of it, and of those above it, goes again
/// with this where nothing lies in it by then: whoever was refused finds no empty folder afterwards.
#[derive(Debug)]
pub struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes a folder, and those above it, where it is missing.
    ///
    /// # Errors
    /// A folder that cannot be made, and what stands in its way.
    pub fn make(folder: &Path) -> Result<Self, Refusal> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|part| !part.as_os_str().is_empty() && part.symlink_metadata().is_err())
            .collect();
        let mut made = Self(Vec::new());
        for part in missing.into_iter().rev() {
            match owner_only::make_folder(part) {
                Ok(()) => made.0.push(part.to_owned()),
                // By somebody else meanwhile, or it leads back to one that is there.
                Err(why) if why.kind() == ErrorKind::AlreadyExists => {}
                Err(why) => return Err(no_folder(folder, why)),
            }
        }
        if folder.is_dir() { Ok(made) } else { Err(no_folder(folder, ErrorKind::NotADirectory.into())) }
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for part in self.0.iter().rev() {
            // One that something lies in stays: that is what it was made for.
            let _ = fs::remove_dir(part);
        }
    }
}

/// Why no folder can be made at a place: what stands in its way is named.
pub(super) fn no_folder(place: &Path, why: Error) -> Refusal {
    let there = place.ancestors().find(|part| part.symlink_metadata().is_ok()).unwrap_or(place);
    let shown = there.display();
    let sentence = match why.kind() {
        _ if !there.is_dir() => format!("{shown} is no folder, so nothing can be put into it: choose another place."),
        ErrorKind::PermissionDenied => {
            format!("Quorate may make no folder in {shown}: choose another place, or ask for access to it.")
        }
        ErrorKind::InvalidFilename => {
            format!("The name of {} is longer than this disk takes: choose a shorter one.", place.display())
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem => return fault::io(why),
        _ => format!("No folder can be made in {shown}: choose another place."),
    };
    Refusal::invalid("folder", sentence).because(&why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_for_nothing_goes_again_and_what_was_there_stays() {
        let home = tempfile::tempdir().unwrap();
        let (above, within) = (home.path().join("above"), home.path().join("above").join("within"));
        let made = MadeFolders::make(&within).unwrap();
        assert!(within.is_dir());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&above), mode(&within)), (0o700, 0o700), "its owner's alone");
        }
        drop(made);
        assert!(!above.exists(), "nothing was put into it");
        fs::create_dir(&above).unwrap();
        drop(MadeFolders::make(&within).unwrap());
        assert!(above.is_dir() && !within.exists(), "an empty folder that was there before is somebody's");
        let made = MadeFolders::make(&within.join("..").join("beside")).unwrap();
        fs::write(above.join("beside").join("a.pdf"), "a file").unwrap();
        drop(made);
        assert!(above.join("beside").join("a.pdf").is_file(), "what it was made for stays");
        assert!(!within.exists(), "the way round goes");
        fs::write(&within, "no folder").unwrap();
        let refusal = MadeFolders::make(&within.join("deeper")).unwrap_err();
        assert!(refusal.sentence.contains("within is no folder"), "{refusal}");
    }
}
