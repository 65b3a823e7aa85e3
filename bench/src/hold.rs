//! Memory of a server for each idle connection.

use crate::{
    adapters::{Reader, Server},
    process,
};
use anyhow::Result;
use clap::Args;
use std::time::Duration;
use tokio::{
    task::{self, LocalSet},
    time,
};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    #[arg(long, default_value_t = 1000)]
    connections: usize,
    #[arg(long, default_value_t = 5)]
    settle_s: u64,
    /// The server's process, whose tree's memory is reported; may be repeated.
    #[arg(long, required = true)]
    pid: Vec<u32>,
    /// Open agents' connections, which wait for messages, and not customers'.
    #[arg(long)]
    agents: bool,
}

pub async fn run(options: Options) -> Result<()> {
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let target = options.server.open(if options.agents { options.connections + 1 } else { 1 }).await?;
    let settle = Duration::from_secs(options.settle_s);
    listen(target.agent(0).await?);
    time::sleep(settle).await;
    let (before, tcp_before) = (process::memory_kib(&options.pid)?, process::tcp_kib());
    for number in 0..options.connections {
        if options.agents {
            listen(target.agent(number + 1).await?);
        } else {
            listen(target.visitor(number).await?);
        }
    }
    time::sleep(settle).await;
    let (after, tcp_after) = (process::memory_kib(&options.pid)?, process::tcp_kib());
    println!(
        "connections={} before_mib={:.1} after_mib={:.1} kib_each={:.2} tcp_kib_each_both_ends={:.2}",
        options.connections,
        before as f64 / 1024.0,
        after as f64 / 1024.0,
        (after as f64 - before as f64) / options.connections as f64,
        (tcp_after as f64 - tcp_before as f64) / options.connections as f64,
    );
    Ok(())
}

/// Reads as a connected client does, until the program ends.
fn listen(mut agent: Box<dyn Reader>) {
    task::spawn_local(async move { while agent.next().await.is_ok() {} });
}
