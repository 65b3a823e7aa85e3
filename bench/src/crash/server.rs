//! The server's process: started by command, killed without warning.

use crate::adapters::http;
use anyhow::{Context, Result, ensure};
use reqwest::Client;
use std::{
    fs::File,
    path::PathBuf,
    time::{Duration, Instant},
};
use tokio::{
    process::{Child, Command},
    time,
};

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Server {
    pub url: String,
    pub command: Vec<String>,
    pub log: PathBuf,
}

impl Server {
    /// Starts it; answers how long it took to be ready.
    pub async fn start(&self) -> Result<(Child, Duration)> {
        let client = http::client()?;
        ensure!(!self.is_ready(&client).await, "another server answers at {}", self.url);
        let begun = Instant::now();
        let (program, arguments) = self.command.split_first().context("a command is missing")?;
        let log = File::options().create(true).append(true).open(&self.log)?;
        let mut child = Command::new(program)
            .args(arguments)
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("starting {program}"))?;
        while !self.is_ready(&client).await {
            if let Some(status) = child.try_wait()? {
                anyhow::bail!("the server ended by itself: {status}; see {}", self.log.display());
            }
            ensure!(begun.elapsed() < PATIENCE, "not ready in {PATIENCE:?}");
            time::sleep(Duration::from_millis(2)).await;
        }
        Ok((child, begun.elapsed()))
    }

    async fn is_ready(&self, client: &Client) -> bool {
        let answer = client.get(format!("{}/readyz", self.url)).send().await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }
}

/// `kill -9`. The command must be the server itself and not a shell around it.
pub async fn kill(mut child: Child) -> Result<()> {
    Ok(child.kill().await?)
}
