//! The binary: everything is in the library's [`ombud_server::operations`].

use std::process::ExitCode;

/// SQLite takes its memory from here too (feature `override`): the writer allocates for every row that it touches.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Memory that is free goes back to the system at once, and not with some later allocation: a desk at night makes few, and
/// kept what the evening had needed. No measure showed a cost of it. (`mi_option_purge_delay`, mimalloc 3, milliseconds.)
fn give_back_at_once() {
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
    #[expect(unsafe_code, reason = "the allocator has no other way to be told")]
    // SAFETY: sets a number, before there is a second thread.
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, 0);
    }
}

fn main() -> ExitCode {
    give_back_at_once();
    ombud_server::operations::main()
}
