//! Cold start: from running the command to the first successful answer.

use crate::adapters::http;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::{
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::{process::Command, time};

const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Args)]
pub struct Options {
    /// What must answer before the server counts as started.
    #[arg(long)]
    url: String,
    #[arg(long, default_value_t = 5)]
    times: u32,
    /// The server's command, which must stay in the foreground.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

pub async fn run(options: Options) -> Result<()> {
    crate::require_loopback(&options.url)?;
    let client = http::client()?;
    let mut taken = Vec::new();
    for _ in 0..options.times {
        let begun = Instant::now();
        let mut server = Command::new(&options.command[0])
            .args(&options.command[1..])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("starting the command")?;
        while !client.get(&options.url).send().await.is_ok_and(|answer| answer.status().is_success()) {
            if begun.elapsed() > PATIENCE {
                bail!("no answer from {} in {PATIENCE:?}", options.url);
            }
            time::sleep(Duration::from_millis(2)).await;
        }
        taken.push(begun.elapsed());
        terminate(&mut server).await?;
    }
    taken.sort();
    println!("start median_ms={:.0} all={taken:.0?}", taken[taken.len() / 2].as_secs_f64() * 1000.0);
    Ok(())
}

async fn terminate(server: &mut tokio::process::Child) -> Result<()> {
    if let Some(pid) = server.id() {
        // SAFETY: the process is this program's own child and has not been waited for.
        unsafe { libc::kill(pid as i32, libc::SIGTERM) };
    }
    if time::timeout(Duration::from_secs(10), server.wait()).await.is_err() {
        server.kill().await?;
    }
    Ok(())
}
