//! Where files of a book were last written on this machine: the folder, to be offered the next time, and nothing of what
//! was written.

use std::path::PathBuf;

use quorate_service::act::Act;

/// The folder, in a file among this user's settings.
pub struct ExportFolder {
    file: PathBuf,
}

impl ExportFolder {
    pub fn in_folder(settings: PathBuf) -> Self {
        Self { file: settings.join("export-folder") }
    }

    /// The last one; none where nothing was written, or it is not there now: a memory stick that was taken out.
    pub fn last(&self) -> Option<PathBuf> {
        let folder = PathBuf::from(std::fs::read_to_string(&self.file).ok()?);
        folder.is_dir().then_some(folder)
    }

    /// Keeps `folder` in place of the one before. It is a convenience: where it cannot be kept, it is asked for again.
    pub fn keep(&self, folder: &str) {
        let Some(settings) = self.file.parent() else { return };
        let kept = std::fs::create_dir_all(settings).and_then(|()| std::fs::write(&self.file, folder.trim()));
        drop(kept);
    }
}

/// The folder that an act writes files into, where it does.
pub fn written_to(act: &Act) -> Option<&str> {
    match act {
        Act::ExportRecords { folder, .. }
        | Act::ExportFamilyPages { folder, .. }
        | Act::ExportReads { folder, .. }
        | Act::ExportTrust { folder }
        | Act::ExportRegister { folder } => Some(folder),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_folder_is_offered_while_it_is_there() {
        let home = tempfile::tempdir().expect("a folder");
        let remembered = || ExportFolder::in_folder(home.path().join("settings"));
        assert_eq!(remembered().last(), None, "nothing was written so far");
        let records = home.path().join("records");
        std::fs::create_dir(&records).expect("a folder is made");
        remembered().keep(&records.to_string_lossy());
        assert_eq!(remembered().last(), Some(records.clone()), "by whichever window asks");
        std::fs::remove_dir(&records).expect("it goes");
        assert_eq!(remembered().last(), None, "what is not there is not offered");
    }
}
