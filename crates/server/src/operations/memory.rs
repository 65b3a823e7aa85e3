//! Memory that an idle server does not need.

use std::{fs, io, path::Path, time::Duration};

/// The processor time that this process has taken so far.
pub fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

/// Gives free memory back to the system that the allocator has kept for whoever needs some next.
pub fn give_back_free() {
    #[expect(unsafe_code, reason = "the allocator has no other way to be told")]
    // SAFETY: touches what is free alone.
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}

/// Unmaps the program's own code and constants from memory; what is still used comes back from the system's cache of files, a few
/// microseconds for each stretch of 64 KiB. Setting up and filling a desk runs through most of the program, and an idle one
/// needs little of it, which without this stays counted as the server's until some other program needs memory. A colleague
/// who comes back to an idle desk waits a millisecond or two longer, once.
///
/// # Errors
/// When `/proc` cannot be read, or the system refuses.
#[cfg(target_os = "linux")]
pub fn give_back_code() -> io::Result<()> {
    use rustix::mm::{Advice, madvise};
    let program = std::env::current_exe()?;
    for (start, end) in unchanged_of(&fs::read_to_string("/proc/self/smaps")?, &program) {
        #[expect(unsafe_code, reason = "there is no other way to tell the system")]
        // SAFETY: the range is a mapping of this program that nobody may write to or has ever written to: dropped pages are
        // read again from the file as they were.
        unsafe {
            madvise(start as *mut _, end - start, Advice::LinuxDontNeed)?;
        }
    }
    Ok(())
}

/// Elsewhere the system is left alone.
#[cfg(not(target_os = "linux"))]
pub fn give_back_code() -> io::Result<()> {
    Ok(())
}

/// Where the parts of `program` lie that are as they are in its file, by `/proc/self/smaps`: none that may be written to, and none
/// of which pages were changed when it was loaded (addresses in its tables).
fn unchanged_of(maps: &str, program: &Path) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = None;
    for line in maps.lines() {
        if let Some(range) = range_of(line) {
            at = read_only(line, program).then_some(range);
        } else if let Some(size) = line.strip_prefix("Anonymous:") {
            found.extend(at.take().filter(|_| size.trim() == "0 kB"));
        }
    }
    found
}

/// Where a mapping lies, if a line begins one.
fn range_of(line: &str) -> Option<(usize, usize)> {
    let (start, end) = line.split_whitespace().next()?.split_once('-')?;
    Some((usize::from_str_radix(start, 16).ok()?, usize::from_str_radix(end, 16).ok()?))
}

fn read_only(line: &str, program: &Path) -> bool {
    let rights = line.split_whitespace().nth(1);
    let path = line.find('/').and_then(|at| line.get(at..));
    matches!(rights, Some("r-xp" | "r--p")) && path.is_some_and(|it| Path::new(it) == program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_in_the_programs_file_is_named() {
        let maps = "\
55d0a0000000-55d0a0400000 r--p 00000000 fe:00 12 /opt/om bud/ombud
Rss:                 400 kB
Anonymous:             0 kB
55d0a0400000-55d0a3800000 r-xp 00400000 fe:00 12 /opt/om bud/ombud
Anonymous:             0 kB
VmFlags: rd ex mr mw me
55d0a3800000-55d0a3900000 r--p 03800000 fe:00 12 /opt/om bud/ombud
Anonymous:            48 kB
55d0a3900000-55d0a3a00000 rw-p 03900000 fe:00 12 /opt/om bud/ombud
Anonymous:             0 kB
7f0000000000-7f0000100000 r-xp 00000000 fe:00 13 /usr/lib/libc.so.6
Anonymous:             0 kB
7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0 [stack]
Anonymous:             0 kB
";
        let unchanged = unchanged_of(maps, Path::new("/opt/om bud/ombud"));
        assert_eq!(unchanged, [(0x55d0_a000_0000, 0x55d0_a040_0000), (0x55d0_a040_0000, 0x55d0_a380_0000)]);
    }

    #[test]
    fn the_program_goes_on_without_its_code() {
        let before = (1..=20_u64).product::<u64>();
        give_back_code().unwrap();
        assert_eq!((1..=20_u64).product::<u64>(), before);
    }
}
