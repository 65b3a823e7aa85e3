//! Page requests over keep-alive connections, with the same open and closed loops as the chat load.

use crate::{adapters::http, pace::Pace, process, stats::Latency};
use anyhow::{Context, Result};
use clap::Args;
use reqwest::Client;
use std::{
    cell::RefCell,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::task::{self, LocalSet};

#[derive(Args)]
pub struct Options {
    #[arg(long)]
    url: String,
    #[arg(long, default_value_t = 8)]
    connections: usize,
    /// Requests a second of all connections together; 0: each asks again as soon as it is answered.
    #[arg(long, default_value_t = 0.0)]
    rate: f64,
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=300))]
    seconds: u64,
    /// The server's process (and its database's), whose tree's cost is reported; may be repeated.
    #[arg(long)]
    pid: Vec<u32>,
}

struct Answers {
    latency: Latency,
    bytes: u64,
    failed: u64,
}

pub async fn run(options: Options) -> Result<()> {
    crate::require_loopback(&options.url)?;
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let answers = Rc::new(RefCell::new(Answers { latency: Latency::new(), bytes: 0, failed: 0 }));
    let cpu_before = process::cpu(&options.pid)?;
    let start = Instant::now();
    let end = start + Duration::from_secs(options.seconds);
    let mut connections = Vec::new();
    for number in 0..options.connections {
        let pace = Pace::new(start, options.rate, number, options.connections);
        let client = http::client()?; // a client each, so a connection each
        connections.push(task::spawn_local(ask(client, options.url.clone(), pace, end, answers.clone())));
    }
    for connection in connections {
        connection.await.context("a connection's task")?;
    }
    let Answers { latency, bytes, failed } = &*answers.borrow();
    println!(
        "pages rate={:.1}/s {} bytes_each={} failed={failed}",
        latency.count() as f64 / start.elapsed().as_secs_f64(),
        latency.line(),
        bytes.checked_div(latency.count()).unwrap_or(0),
    );
    if !options.pid.is_empty() {
        let cpu = process::cpu(&options.pid)? - cpu_before;
        println!("server cpu_us_each={:.0}", cpu.as_secs_f64() * 1e6 / latency.count().max(1) as f64);
    }
    Ok(())
}

async fn ask(client: Client, url: String, mut pace: Pace, end: Instant, answers: Rc<RefCell<Answers>>) {
    loop {
        let from = pace.turn().await.from;
        if from >= end {
            return;
        }
        let page = async { client.get(&url).send().await?.error_for_status()?.bytes().await };
        let page = page.await;
        let mut answers = answers.borrow_mut();
        match page {
            Ok(page) => {
                answers.latency.record(from.elapsed());
                answers.bytes += page.len() as u64;
            }
            Err(_) => answers.failed += 1,
        }
    }
}
