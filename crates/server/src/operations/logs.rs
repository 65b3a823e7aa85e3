//! Structured logs. What is never logged: bodies of messages, names and addresses of customers, tokens, passwords, secrets.
//!
//! What libraries say is kept out where they would tell contents, at whatever level is asked for.

use crate::config::Log;
use anyhow::Context;
use std::io::IsTerminal;
use tracing_subscriber::{EnvFilter, fmt};

/// Libraries that write what passes through them at their lower levels: frames of sockets, statements with their values,
/// texts of documents.
const QUIET: [&str; 4] = ["tungstenite=info", "tokio_tungstenite=info", "tokio_postgres=info", "lopdf=off"];

/// Starts logging to standard error.
pub fn start(log: &Log) -> anyhow::Result<()> {
    let mut filter = EnvFilter::try_new(&log.filter).context("log.filter")?;
    for directive in QUIET {
        filter = filter.add_directive(directive.parse()?);
    }
    std::panic::set_hook(Box::new(panicked));
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(true);
    // A log that nobody takes any more must not end the task that writes to it.
    let builder = builder.log_internal_errors(false);
    let started = if log.format == "json" {
        builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        builder.try_init()
    };
    started.map_err(|error| anyhow::anyhow!("logs: {error}"))
}

/// Tells of a panic where it happened and, where its message is a literal, what it says. A message that was put together
/// may quote what was read.
fn panicked(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let message = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("");
    tracing::error!(place, message, "a task panicked");
}
