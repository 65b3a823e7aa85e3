//! The command line: what may be asked for, with examples. What is done is in [`super::commands`].

use super::{
    access,
    chain::ChainCommand,
    commands,
    customer::CustomerCommand,
    judge::{EvalCommand, GuardCommand},
    keys::KeysCommand,
    knowledge::KnowledgeCommand,
    ledger::LedgerCommand,
    route::RouteCommand,
    security, serve,
};
use crate::config::{Source, load};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

/// The support desk of a crypto exchange or wallet.
#[derive(Debug, Parser)]
#[command(name = "ombud", version, about, propagate_version = true)]
#[command(after_help = "Examples:\n  ombud serve --demo\n  ombud serve --config /etc/ombud/ombud.toml\n  \
    ombud staff add kim@example.com --name \"Kim Lee\" --role Admin\n  ombud doctor\n\n\
    `ombud help <command>` explains each.")]
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
    /// As the configuration's loader takes it.
    pub fn source(self) -> Source {
        Source { data: self.data, database: self.database, ..Source::new(self.config) }
    }
}

/// What it can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the desk.
    #[command(
        after_help = "Examples:\n  ombud serve --demo\n  ombud serve --config /etc/ombud/ombud.toml\n  \
        ombud serve --data /var/lib/ombud --listen 0.0.0.0:8080\n\n\
        SIGTERM and SIGINT stop it cleanly; SIGHUP loads the certificate again."
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
    /// Bring the database's tables up to date. `ombud serve` does it too.
    #[command(
        after_help = "Examples:\n  ombud migrate\n  ombud migrate --check   # exit code 1 when something is missing"
    )]
    Migrate {
        #[command(flatten)]
        from: Configured,
        /// Only tell what is missing.
        #[arg(long)]
        check: bool,
    },
    /// Look at everything that the server needs, and say how to mend what is wrong.
    #[command(after_help = "Examples:\n  ombud doctor\n  ombud doctor --config /etc/ombud/ombud.toml\n  \
        ombud doctor --security\n  ombud doctor --security --json --fail-under 90\n\n\
        The exit code is 1 when something is bad; warnings do not count. With --security it is 1 when the score is below --fail-under.")]
    Doctor {
        #[command(flatten)]
        from: Configured,
        /// Check instead how safely everything is set up, as a score from 0 to 100.
        #[arg(long)]
        security: bool,
        /// Print one JSON object.
        #[arg(long, requires = "security")]
        json: bool,
        /// The exit code is 1 when the score is below this.
        #[arg(long, requires = "security", value_name = "SCORE", value_parser = clap::value_parser!(u8).range(0..=100))]
        fail_under: Option<u8>,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, requires = "security", value_name = "SLUG")]
        workspace: Option<String>,
    },
    /// Look after people who work at the desk.
    #[command(after_help = "Example:\n  ombud staff add kim@example.com --name \"Kim Lee\" --role Admin")]
    Staff {
        #[command(subcommand)]
        what: StaffCommand,
    },
    /// Export all that is held on a customer, or erase them.
    #[command(
        after_help = "Example:\n  ombud customer export 0197c0de-0000-7000-8000-000000000001 --out anna.html"
    )]
    Customer {
        #[command(subcommand)]
        what: CustomerCommand,
    },
    /// Bring knowledge in and out.
    #[command(after_help = "Examples:\n  ombud knowledge import --shipped --publish\n  \
        ombud knowledge export knowledge.json")]
    Knowledge {
        #[command(subcommand)]
        what: KnowledgeCommand,
    },
    /// Look at keys, and change them.
    #[command(after_help = "Examples:\n  ombud keys show\n  \
        ombud keys rotate root")]
    Keys {
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Look into who may come in, and mend it from outside.
    #[command(after_help = "Examples:\n  ombud access explain mia@example.com\n  \
        ombud access unlock")]
    Access {
        #[command(subcommand)]
        what: AccessCommand,
    },
    /// Look into where messages go.
    #[command(after_help = "Example:\n  ombud route explain \"someone stole my coins\"")]
    Route {
        #[command(subcommand)]
        what: RouteCommand,
    },
    /// Ask the chains.
    #[command(after_help = "Example:\n  ombud chain diagnose 0x9fc7…6d8b")]
    Chain {
        #[command(subcommand)]
        what: ChainCommand,
    },
    /// Save everything to one file, also while the server serves.
    #[command(after_help = "Examples:\n  ombud backup /var/backups/ombud-$(date +%F).tar.gz\n  \
        ombud backup --config /etc/ombud/ombud.toml backup.tar.gz\n\n\
        The archive is restored to a folder of its own and compared before it counts as made.")]
    Backup {
        /// The archive to make.
        file: PathBuf,
        #[command(flatten)]
        from: Configured,
        /// Overwrite the file.
        #[arg(long)]
        force: bool,
    },
    /// Put back what `ombud backup` has saved, on either engine. The server must not be running.
    #[command(after_help = "Examples:\n  ombud restore backup.tar.gz --data /var/lib/ombud\n  \
        ombud restore backup.tar.gz --database postgres://ombud@db/ombud\n  ombud restore backup.tar.gz --force")]
    Restore {
        /// The archive.
        file: PathBuf,
        #[command(flatten)]
        from: Configured,
        /// Replace what is there. SQLite's file and the uploaded files are kept aside, in a folder replaced-<time>.
        #[arg(long)]
        force: bool,
    },
    /// Work with databases.
    #[command(
        after_help = "Example:\n  ombud db copy --from sqlite:/var/lib/ombud/ombud.db --to postgres://ombud@db/ombud"
    )]
    Db {
        #[command(subcommand)]
        what: DbCommand,
    },
    /// Fill an empty database with made-up work, to measure with.
    #[command(after_help = "Examples:\n  ombud seed --data /tmp/desk --messages 1000000\n  \
        ombud seed --database postgres://ombud@localhost/bench --messages 1000000 --open 200000")]
    Seed {
        #[command(flatten)]
        from: Configured,
        /// How many messages.
        #[arg(long, value_name = "N", default_value_t = 10_000)]
        messages: u64,
        /// How many cases are open in the end.
        #[arg(long, value_name = "N", default_value_t = 200)]
        open: u64,
    },
    /// Look at the configuration.
    #[command(after_help = "Examples:\n  ombud config print\n  \
        ombud config print --defaults > ombud.toml")]
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
    /// Check, sign, export and verify the record of everything that happened.
    #[command(after_help = "Examples:\n  ombud ledger check\n  \
        ombud ledger verify ledger.jsonl")]
    Ledger {
        #[command(subcommand)]
        what: LedgerCommand,
    },
    /// Ask the guard what it finds in texts, links and addresses.
    #[command(after_help = "Examples:\n  ombud guard scan messages.jsonl\n  \
        ombud guard url https://nimbus-login.example --official nimbus.example")]
    Guard {
        #[command(subcommand)]
        what: GuardCommand,
    },
    /// Measure by examples with answers; prints one JSON object.
    #[command(after_help = "Example:\n  ombud eval secrets --test secrets.jsonl --predictions found.jsonl")]
    Eval {
        #[command(subcommand)]
        what: EvalCommand,
    },
    /// Print the API's OpenAPI 3.1 document.
    #[command(after_help = "Example:\n  ombud openapi > openapi.json")]
    Openapi,
    /// Print completions for a shell.
    #[command(after_help = "Examples:\n  ombud completions bash > /etc/bash_completion.d/ombud\n  \
        ombud completions zsh > ~/.zfunc/_ombud\n  ombud completions fish > ~/.config/fish/completions/ombud.fish")]
    Completions {
        /// The shell.
        shell: Shell,
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

/// What can be done with databases.
#[derive(Debug, Subcommand)]
pub enum DbCommand {
    /// Copy everything from one database to another, empty one, of either engine.
    #[command(
        after_help = "Examples:\n  ombud db copy --from sqlite:/var/lib/ombud/ombud.db --to postgres://ombud@db/ombud\n  \
        ombud db copy --from postgres://ombud@db/ombud --to sqlite:/tmp/desk.db\n\n\
        The source may be in use: the state of one moment is copied. The target is filled in one transaction: it ends with\n\
        everything or with nothing. Then both are compared table by table. Uploaded files stay where they are."
    )]
    Copy {
        /// The source.
        #[arg(long, value_name = "URL")]
        from: String,
        /// The target; its tables are made where they are missing.
        #[arg(long, value_name = "URL")]
        to: String,
    },
}

/// What can be done for staff.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Add somebody. Prints a link, good once, by which they choose their password; or reads the password.
    #[command(
        after_help = "Examples:\n  ombud staff add kim@example.com --name \"Kim Lee\" --role Admin\n  \
        ombud staff add bot@example.com --name Bot --password-stdin < password.txt\n\n\
        Where there is no workspace yet, one is made."
    )]
    Add {
        /// The address to sign in with.
        email: String,
        #[command(flatten)]
        from: Configured,
        /// The name. Without: the address up to its @.
        #[arg(long)]
        name: Option<String>,
        /// The role, by its name.
        #[arg(long, default_value = "Agent")]
        role: String,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// Read the password from standard input instead of printing a link.
        #[arg(long)]
        password_stdin: bool,
    },
}

/// What can be done about who may come in.
#[derive(Debug, Subcommand)]
pub enum AccessCommand {
    /// Let staff sign in from everywhere again: the way out when the allowed networks are gone. At once, also while the server serves.
    #[command(after_help = "Examples:\n  ombud access unlock\n  ombud access unlock --workspace desk\n\n\
        The list of networks is emptied and printed. What API tokens have of their own stays.")]
    Unlock {
        #[command(flatten)]
        from: Configured,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
    },
    /// Say what needs a second person, or switch that off: the way out when nobody is left who could decide. It is recorded.
    #[command(
        after_help = "Examples:\n  ombud access approvals\n  ombud access approvals --off --workspace desk"
    )]
    Approvals {
        #[command(flatten)]
        from: Configured,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// Nothing needs a second person any more, until somebody sets it again.
        #[arg(long)]
        off: bool,
    },
    /// Say what a member of staff can do and see, and where each of it comes from. It is recorded.
    #[command(
        after_help = "Examples:\n  ombud access explain mia@example.com\n  ombud access explain mia@example.com --json --workspace desk"
    )]
    Explain {
        #[command(flatten)]
        from: Configured,
        /// Who: the address that they sign in with, or their id.
        #[arg(value_name = "STAFF")]
        staff: String,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// As JSON, as the API answers.
        #[arg(long)]
        json: bool,
    },
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve { from, listen, demo } => {
                serve::serve(load(&Source { listen, ..from.source() })?, demo)
            }
            Command::Migrate { from, check } => commands::migrate(&load(&from.source())?, check),
            Command::Doctor { from, security: false, .. } => commands::doctor(&load(&from.source())?),
            Command::Doctor { from, json, fail_under, workspace, .. } => {
                security::check(load(&from.source())?, workspace, json, fail_under.unwrap_or(0))
            }
            Command::Staff {
                what: StaffCommand::Add { email, from, name, role, workspace, password_stdin },
            } => {
                let new = commands::NewPerson { email, name, role, workspace, password_stdin };
                commands::add_staff(load(&from.source())?, new)
            }
            Command::Customer { what } => what.run(),
            Command::Knowledge { what } => what.run(),
            Command::Keys { what } => what.run(),
            Command::Access { what: AccessCommand::Unlock { from, workspace } } => {
                commands::unlock_access(load(&from.source())?, workspace)
            }
            Command::Access { what: AccessCommand::Approvals { from, workspace, off } } => {
                commands::approvals(load(&from.source())?, workspace, off)
            }
            Command::Access { what: AccessCommand::Explain { from, staff, workspace, json } } => {
                access::explain_access(load(&from.source())?, workspace, &staff, json)
            }
            Command::Route { what } => what.run(),
            Command::Chain { what } => what.run(),
            Command::Backup { file, from, force } => commands::backup(&load(&from.source())?, &file, force),
            Command::Restore { file, from, force } => commands::restore(&load(&from.source())?, &file, force),
            Command::Db { what: DbCommand::Copy { from, to } } => commands::copy(from, to),
            Command::Seed { from, messages, open } => commands::seed(load(&from.source())?, messages, open),
            Command::Config { what: ConfigCommand::Print { from, defaults } } => {
                commands::print_config(from.source(), defaults)
            }
            Command::Ledger { what } => what.run(),
            Command::Guard { what } => what.run(),
            Command::Eval { what } => what.run(),
            Command::Openapi => commands::openapi(),
            Command::Completions { shell } => commands::completions(shell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::{Command, CommandFactory};

    #[test]
    fn every_command_has_help_with_an_example() {
        fn check(command: &mut Command) {
            let name = command.get_name().to_owned();
            assert!(command.get_about().is_some(), "{name} says nothing about itself");
            let help = command.render_long_help().to_string();
            if command.has_subcommands() {
                assert!(help.contains("Example"), "{name} shows no example of what is under it");
                return command.get_subcommands_mut().filter(|it| it.get_name() != "help").for_each(check);
            }
            assert!(
                help.contains(&format!("ombud {name}")) || help.contains(&format!(" {name} ")),
                "{name}: {help}"
            );
            assert!(name == "help" || help.contains("Example"), "{name} shows no example");
        }
        let mut all = Cli::command();
        all.build();
        check(&mut all);
    }
}
