//! What an operator needs: commands, checks, backups, demo data.
//!
//! To add a command, add a variant to `cli::Command` with its help and examples, and what it does to `commands`.

mod access;
mod anchored;
mod auditor;
pub mod backup;
mod chain;
mod cli;
mod commands;
mod customer;
mod demo;
pub mod doctor;
mod judge;
mod keys;
mod knowledge;
mod ledger;
mod listen;
mod logs;
mod memory;
pub mod route;
mod security;
mod seed;
mod serve;
mod told;
pub mod witness;

pub use serve::{open, open_as_is, open_database};

use clap::Parser;
use std::{io::Write, process::ExitCode};

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            let mut out = std::io::stderr().lock();
            let _ = writeln!(out, "ombud: {error:#}"); // nobody is left to hear of a closed stderr
            ExitCode::FAILURE
        }
    }
}
