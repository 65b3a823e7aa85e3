//! The load generator. See README.md.

use anyhow::Result;
use clap::{Parser, Subcommand};
use ombud_bench::{answers, hold, load, looks, pages, queries, start};

#[derive(Parser)]
#[command(about, version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Customers send, agents receive: acknowledged rate and end-to-end latency.
    Run(load::Options),
    /// Open idle customer connections and report the server's memory for each.
    Hold(hold::Options),
    /// Fetch one page over keep-alive connections.
    Pages(pages::Options),
    /// Ask for lists of cases, or search: latency of each query.
    Queries(queries::Options),
    /// Ask the bot: how long customers wait for what it says.
    Answers(answers::Options),
    /// Have transactions diagnosed, from a cold cache and from a warm one.
    Looks(looks::Options),
    /// Start a server by command and time until it answers over HTTP.
    Start(start::Options),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Run(options) => load::run(options).await,
        Command::Hold(options) => hold::run(options).await,
        Command::Pages(options) => pages::run(options).await,
        Command::Queries(options) => queries::run(options).await,
        Command::Answers(options) => answers::run(options).await,
        Command::Looks(options) => looks::run(options).await,
        Command::Start(options) => start::run(options).await,
    }
}
