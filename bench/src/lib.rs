//! Load generator for Ombud and its reference servers. See README.md.

pub mod adapters;
pub mod answers;
pub mod crash;
pub mod desk;
pub mod hold;
pub mod load;
pub mod looks;
pub mod pace;
pub mod pages;
pub mod process;
pub mod queries;
pub mod start;
pub mod stats;
pub mod tally;

use anyhow::{Result, bail};

/// A load generator must never be pointed at somebody else's server by mistake.
pub fn require_loopback(url: &str) -> Result<()> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    if !matches!(host, "127.0.0.1" | "localhost") {
        bail!("{url}: only 127.0.0.1 and localhost are allowed");
    }
    Ok(())
}
