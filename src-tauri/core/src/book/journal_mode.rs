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
#[cfg(target_os = "linux")]
pub(crate) fn is_shared(path: &Path) -> bool {
    // A kind of file system is 32 bits, whatever the word it comes in.
    rustix::fs::statfs(path).map_or(true, |found| lies_elsewhere(found.f_type as u32))
}

/// Nowhere else does a council's laptop run: there it cannot be told.
#[cfg(not(any(windows, target_os = "linux")))]
pub(crate) fn is_shared(_: &Path) -> bool {
    true
}

/// Whether a file system of that kind (the magic numbers of `statfs(2)`) has its files on another machine. Of what runs
/// outside the kernel (FUSE: sshfs, gvfs and its shares, but also a stick written on Windows) the number does not tell: it counts as elsewhere.
#[cfg(target_os = "linux")]
fn lies_elsewhere(kind: u32) -> bool {
    const NFS: u32 = 0x6969;
    const SMB: u32 = 0x517B;
    const CIFS: u32 = 0xFF53_4D42;
    const SMB2: u32 = 0xFE53_4D42;
    const FUSE: u32 = 0x6573_5546;
    const AFS: u32 = 0x5346_414F;
    const CODA: u32 = 0x7375_7245;
    const PLAN_9: u32 = 0x0102_1997;
    const CEPH: u32 = 0x00C3_6400;
    const OCFS2: u32 = 0x7461_636F;
    const GFS2: u32 = 0x0116_1970;
    const LUSTRE: u32 = 0x0BD0_0BD0;
    const GPFS: u32 = 0x4750_4653;
    // What a virtual machine shows of its host.
    const VIRTUALBOX: u32 = 0x786F_4256;
    const VMWARE: u32 = 0xBACB_ACBC;
    let kernel = [NFS, SMB, CIFS, SMB2, AFS, CODA, PLAN_9, CEPH, OCFS2, GFS2, LUSTRE, GPFS];
    kernel.contains(&kind) || [FUSE, VIRTUALBOX, VMWARE].contains(&kind)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_from_a_disk() {
        let here = tempfile::tempdir().expect("a folder");
        assert!(!is_shared(here.path()), "the machine's own disk");
        assert!(!is_shared(Path::new("/proc")), "nor is what the kernel itself shows");
        assert!(is_shared(&here.path().join("gone")), "of a folder that is not there it cannot be told");
        // As `stat --file-system` names them: nfs, smb2, fuseblk (so gvfs); ext4, btrfs, xfs, tmpfs.
        for (kind, elsewhere) in [
            (0x6969, true),
            (0xFE53_4D42, true),
            (0x6573_5546, true),
            (0x786F_4256, true),
            (0x0BD0_0BD0, true),
            (0xEF53, false),
            (0x9123_683E, false),
            (0x5846_5342, false),
            (0x0102_1994, false),
        ] {
            assert_eq!(lies_elsewhere(kind), elsewhere, "{kind:#x}");
        }
    }
}
