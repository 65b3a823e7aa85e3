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

/// Unmaps the program's own code from memory; what is still used comes back from the system's cache of files, a few
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
    for (start, end) in code_of(&fs::read_to_string("/proc/self/maps")?, &program) {
        #[expect(unsafe_code, reason = "there is no other way to tell the system")]
        // SAFETY: the range is a mapping of this program's code, which nobody writes to: dropped pages are read again from
        // the file as they were.
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

/// Where the code of `program` lies, by the lines of `/proc/self/maps`: what may be executed and cannot be written.
fn code_of(maps: &str, program: &Path) -> Vec<(usize, usize)> {
    let range = |line: &str| {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next()?, parts.next()?);
        let path = line.get(line.find('/')?..)?;
        if rights != "r-xp" || Path::new(path) != program {
            return None;
        }
        let (start, end) = range.split_once('-')?;
        Some((usize::from_str_radix(start, 16).ok()?, usize::from_str_radix(end, 16).ok()?))
    };
    maps.lines().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_code_is_named() {
        let maps = "\
55d0a0000000-55d0a0400000 r--p 00000000 fe:00 12 /opt/om bud/ombud
55d0a0400000-55d0a3800000 r-xp 00400000 fe:00 12 /opt/om bud/ombud
55d0a3800000-55d0a3a00000 rw-p 03800000 fe:00 12 /opt/om bud/ombud
7f0000000000-7f0000100000 r-xp 00000000 fe:00 13 /usr/lib/libc.so.6
7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0 [stack]
";
        let code = code_of(maps, Path::new("/opt/om bud/ombud"));
        assert_eq!(code, [(0x55d0_a040_0000, 0x55d0_a380_0000)]);
    }

    #[test]
    fn the_program_goes_on_without_its_code() {
        let before = (1..=20_u64).product::<u64>();
        give_back_code().unwrap();
        assert_eq!((1..=20_u64).product::<u64>(), before);
    }
}
