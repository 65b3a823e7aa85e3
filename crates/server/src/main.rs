//! The binary: everything is in the library's [`ombud_server::operations`].

use std::process::ExitCode;

/// SQLite takes its memory from here too (feature `override`): the writer allocates for every row that it touches.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long free memory is kept for whoever needs some next, in milliseconds: giving back each page at once, and having it made
/// empty again by the system, took a thirtieth of a message's time. What is left when a desk falls quiet, nobody's allocation
/// gives back any more: [`ombud_server::operations`] does, after each quiet minute. (`mi_option_purge_delay`, mimalloc 3.)
fn keep_for_a_moment() {
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
    #[expect(unsafe_code, reason = "the allocator has no other way to be told")]
    // SAFETY: sets a number, before there is a second thread.
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, 10);
    }
}

fn main() -> ExitCode {
    keep_for_a_moment();
    ombud_server::operations::main()
}
