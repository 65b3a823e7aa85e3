//! The command line.

use super::serve;
use crate::config::Config;
use clap::{Args, Parser, Subcommand};
use std::{io::Write, net::SocketAddr, path::PathBuf, process::ExitCode};

/// The support desk of a crypto exchange or wallet.
#[derive(Debug, Parser)]
#[command(name = "ombud", version, about, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the configuration comes from.
#[derive(Clone, Debug, Default, Args)]
pub struct Source {
    /// The configuration file. Without: ./ombud.toml, then /etc/ombud/ombud.toml, where they exist.
    #[arg(long, short, value_name = "FILE", env = "OMBUD_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// The folder for everything that is kept (over `server.data`).
    #[arg(long, short, value_name = "FOLDER", global = true)]
    pub data: Option<PathBuf>,
}

/// What it can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the desk.
    #[command(
        after_help = "Examples:\n  ombud serve --demo\n  ombud serve --config /etc/ombud/ombud.toml\n  \
                            ombud serve --data /var/lib/ombud --listen 0.0.0.0:8080"
    )]
    Serve {
        #[command(flatten)]
        source: Source,
        /// The address to listen on (over `server.listen`).
        #[arg(long, short, value_name = "ADDRESS")]
        listen: Option<SocketAddr>,
        /// Fill an empty database with a demo workspace, and serve its page at /demo.
        #[arg(long)]
        demo: bool,
    },
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve { source, listen, demo } => {
                let mut config = Config::load(&source)?;
                if let Some(listen) = listen {
                    config.server.listen = listen;
                }
                serve::serve(config, demo)
            }
        }
    }
}

/// Tells on standard error what went wrong, with its causes.
pub fn complain(error: &anyhow::Error) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "ombud: {error:#}"); // nobody is left to hear of a closed stderr
}
