//! The command line.

use super::serve;
use crate::config::{DEFAULTS, Source, load};
use clap::{Args, Parser, Subcommand};
use std::{
    io::{ErrorKind, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

/// The support desk of a crypto exchange or wallet.
#[derive(Debug, Parser)]
#[command(name = "ombud", version, about, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the configuration comes from.
#[derive(Clone, Debug, Args)]
pub struct Configured {
    /// The configuration file. Without: ./ombud.toml, then /etc/ombud/ombud.toml, where they exist.
    #[arg(long, short, value_name = "FILE", env = "OMBUD_CONFIG")]
    config: Option<PathBuf>,
    /// The folder for everything that is kept (over `server.data`).
    #[arg(long, short, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The database (over `database.url`): sqlite:<path> or postgres://<user>@<host>/<name>.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Configured {
    fn source(self) -> Source {
        Source { data: self.data, database: self.database, ..Source::new(self.config) }
    }
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
        from: Configured,
        /// The address to listen on (over `server.listen`).
        #[arg(long, short, value_name = "ADDRESS")]
        listen: Option<SocketAddr>,
        /// Fill an empty database with a demo workspace, and serve its page at /demo.
        #[arg(long)]
        demo: bool,
    },
    /// Look at the configuration.
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
}

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print what holds, where each value comes from and which variable overrides it. Secrets are masked.
    #[command(
        after_help = "Examples:\n  ombud config print\n  ombud config print --config /etc/ombud/ombud.toml\n  \
                            ombud config print --defaults > ombud.toml"
    )]
    Print {
        #[command(flatten)]
        from: Configured,
        /// Print the commented file with every key at its default instead.
        #[arg(long)]
        defaults: bool,
    },
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve { from, listen, demo } => {
                serve::serve(load(&Source { listen, ..from.source() })?, demo)
            }
            Command::Config { what: ConfigCommand::Print { from, defaults } } => {
                let text = if defaults { DEFAULTS.to_owned() } else { load(&from.source())?.show() };
                print(&text)
            }
        }
    }
}

fn print(text: &str) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // `ombud config print | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Tells on standard error what went wrong, with its causes.
pub fn complain(error: &anyhow::Error) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "ombud: {error:#}"); // nobody is left to hear of a closed stderr
}
