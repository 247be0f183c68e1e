//! What of a book stays in this process's memory, and who may have a copy of it.

use zeroize::Zeroize;
use zeroizing_alloc::ZeroAlloc;

/// Every piece of memory that Rust gives back is wiped first: passphrases, keys, names and texts, wherever they went.
#[global_allocator]
static WIPED: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// Leaves no picture of the memory behind when the program crashes, and lets no other program of the same person look
/// into it. What the system refuses is not worth stopping for.
pub fn guard() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
        // The web processes inherit the limit.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        // A journey looks into what it started, whoever runs it.
        if !crate::machine::is_driven() {
            let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
        }
    }
}

/// Does `work`, then overwrites what it left on this thread's stack: a key that is moved leaves itself in every frame it
/// went through.
pub fn wiping_its_stack<T>(work: impl FnOnce() -> T) -> T {
    let done = in_a_frame_of_its_own(work);
    wipe_the_stack_below();
    done
}

#[inline(never)]
fn in_a_frame_of_its_own<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe_the_stack_below() {
    /// Far more than any work here needs, and well within a thread's two megabytes.
    const DEEP: usize = 512 << 10;
    [0u64; DEEP / size_of::<u64>()].zeroize();
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn nothing_of_this_process_is_dumped_or_looked_into() {
        super::guard();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    }
}
