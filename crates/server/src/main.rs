//! The binary: everything is in the library's [`ombud_server::operations`].

use std::process::ExitCode;

fn main() -> ExitCode {
    ombud_server::operations::main()
}
