//! What a book is made of is its owner's alone: files 0600, folders 0700. On Windows they take the rights of the folder
//! that they are made in.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// A file that is its owner's alone, once it is opened to be made.
pub(crate) fn options() -> OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that is not there yet.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Copies a file to a place where there is none yet, and makes it last.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut out = options().create_new(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut out)?;
    out.sync_all()
}

/// Whether what lies in a folder can be written to. Where it cannot be told, the first write will tell.
#[cfg(unix)]
pub(crate) fn takes_writing(folder: &Path, file: &Path) -> bool {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;
    let refused = |path: &Path, how| matches!(access(path, how), Err(Errno::ACCESS | Errno::PERM | Errno::ROFS));
    !refused(folder, Access::WRITE_OK | Access::EXEC_OK) && !refused(file, Access::WRITE_OK)
}

/// Whether what lies in a folder can be written to. Where it cannot be told, the first write will tell.
#[cfg(not(unix))]
pub(crate) fn takes_writing(_folder: &Path, file: &Path) -> bool {
    let refused =
        |error: &io::Error| matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
    !File::options().write(true).open(file).is_err_and(|error| refused(&error))
}

/// Gives a file that takes another's place the rights that an administrator may have given the other.
pub(crate) fn like(old: &Path, new: &File) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(old) if cfg!(unix) => new.set_permissions(old.permissions()),
        _ => Ok(()),
    }
}
