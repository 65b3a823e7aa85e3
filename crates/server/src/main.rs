//! The binary: everything is in the library's [`ombud_server::operations`].

use std::process::ExitCode;

/// SQLite takes its memory from here too (feature `override`): the writer allocates for every row that it touches.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ombud_server::operations::main()
}
