//! Where a write-ahead log is not to be trusted: network homes and redirected folders.

use std::path::Path;

/// Whether the folder lies on another machine, or it cannot be told. On Windows a mapped drive and a redirected folder
/// both resolve to the share they stand for.
#[cfg(windows)]
pub(crate) fn is_shared(path: &Path) -> bool {
    use std::path::{Component, Prefix};
    let Ok(real) = path.canonicalize() else { return true };
    match real.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => true,
    }
}

/// Whether the folder lies on another machine, or it cannot be told.
#[cfg(not(windows))]
pub(crate) fn is_shared(path: &Path) -> bool {
    match (path.canonicalize(), std::fs::read_to_string("/proc/self/mounts")) {
        (Ok(real), Ok(mounts)) => is_shared_among(&real, &mounts),
        _ => true,
    }
}

/// Looks the path up in a mount table: device, place, kind, options. The deepest place above it counts.
#[cfg(not(windows))]
fn is_shared_among(path: &Path, mounts: &str) -> bool {
    let places = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        // The table writes a space as \040.
        let place = parts.next()?.replace("\\040", " ");
        let kind = parts.next()?;
        path.starts_with(&place).then_some((place.len(), kind))
    });
    match places.max_by_key(|(length, _)| *length) {
        None => true,
        Some((_, kind)) => {
            let kind = kind.trim_start_matches("fuse.");
            ["nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "afs", "9p", "davfs", "glusterfs", "ceph"].contains(&kind)
        }
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_mount_above_the_book_counts() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/local\\040disk ext4 rw 0 0\n\
                      //server/share /mnt/share cifs rw 0 0\n";
        for (path, shared) in [
            ("/tmp/a.quorate", false),
            ("/home/ada/a.quorate", true),
            ("/home/local disk/a.quorate", false),
            ("/mnt/share/a.quorate", true),
            ("/mnt/sharedrive/a.quorate", false),
        ] {
            assert_eq!(is_shared_among(Path::new(path), mounts), shared, "{path}");
        }
    }
}
