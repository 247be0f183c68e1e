//! Which books were opened lately on this machine: folder paths, and nothing of what is in them.

use std::path::{Path, PathBuf};

use quorate_core::refusal::{Refusal, RefusalCode};

const KEPT: usize = 8;

/// The list, in a folder of this machine's user.
pub struct Recent {
    file: PathBuf,
}

impl Recent {
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { file: folder.join("recent-books.json") }
    }

    /// Newest first. A list that is missing or unreadable is an empty one: it is a convenience, not data.
    pub fn folders(&self) -> Vec<PathBuf> {
        std::fs::read(&self.file).ok().and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
    }

    /// Puts `folder` first.
    pub fn add(&self, folder: &Path) -> Result<(), Refusal> {
        let mut folders = self.folders();
        folders.retain(|known| known != folder);
        folders.insert(0, folder.to_owned());
        folders.truncate(KEPT);
        self.write(&folders).map_err(|error| {
            Refusal::new(RefusalCode::Machine, format!("The list of recent books could not be saved ({error})."))
                .because(&error)
        })
    }

    fn write(&self, folders: &[PathBuf]) -> std::io::Result<()> {
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let staged = self.file.with_extension("new");
        std::fs::write(&staged, serde_json::to_vec_pretty(folders)?)?;
        std::fs::rename(staged, &self.file)
    }
}
