//! Diagnoses of transactions over HTTP: each asked once from a cold cache, then again and again from a warm one, at a steady rate.
//!
//! The node is this program: it tells a recorded story (`crates/server/src/operations/demo/chain.json`) over the network, after as long
//! as a node is said to take. The server is told where it is by its `chains.toml`, which `scripts/bench.sh` writes.

use crate::{adapters::http, desk::Desk, pace::Pace, process, stats::Latency};
use anyhow::{Context, Result, ensure};
use axum::{Router, body::Bytes, http::header, routing::post};
use clap::Args;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    path::PathBuf,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    net::TcpListener,
    task::{self, LocalSet},
};

/// What has not come to rest yet is asked anew every few seconds, and so is never wholly from the cache.
const RESTLESS: [&str; 2] = ["confirming", "pending"];

/// The last block of the story with something that has come to rest.
const RESTED: &str = "0x9";

#[derive(Args)]
pub struct Options {
    #[arg(long)]
    url: String,
    /// An administrator's `email:password`.
    #[arg(long)]
    login: String,
    /// The recorded story.
    #[arg(long)]
    story: PathBuf,
    /// Where the node listens, on 127.0.0.1.
    #[arg(long)]
    node_port: u16,
    /// How long the node takes for each answer.
    #[arg(long, default_value_t = 50)]
    node_ms: u64,
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Warm diagnoses a second.
    #[arg(long, default_value_t = 1000.0)]
    rate: f64,
    /// For the warm ones.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=300))]
    seconds: u64,
    /// The server's process (and its database's); may be repeated.
    #[arg(long)]
    pid: Vec<u32>,
}

pub async fn run(options: Options) -> Result<()> {
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let text =
        std::fs::read_to_string(&options.story).with_context(|| options.story.display().to_string())?;
    let story: Arc<Value> = Arc::new(serde_json::from_str(&text)?);
    let asked = Arc::new(AtomicU64::new(0));
    serve_node(&options, story.clone(), asked.clone()).await?;
    let desk = Rc::new(Desk::sign_in(&options.url, &options.login).await?);
    let tales = story["tales"].as_array().context("the story has no tales")?;
    let mut resting = Vec::new();
    let mut cold = Latency::new();
    for tale in tales {
        let (name, hash) =
            (tale["name"].as_str().unwrap_or_default(), tale["hash"].as_str().unwrap_or_default());
        let began = Instant::now();
        let said = look(&desk, hash).await?;
        cold.record(began.elapsed());
        ensure!(said["found"].as_array().is_some_and(|it| it.len() == 1), "{name}: not found: {said}");
        if !RESTLESS.contains(&name) {
            resting.push(hash.to_owned());
        }
    }
    let of_cold = asked.load(Ordering::Relaxed);
    println!(
        "query name=cold {} items={} failed=0 cpu_us_each=0 node_ms={} node_asked_each={:.1}",
        cold.line(),
        cold.count(),
        options.node_ms,
        of_cold as f64 / cold.count().max(1) as f64,
    );
    ensure!(!resting.is_empty(), "nothing in the story has come to rest");
    warm(&desk, resting, &options).await?;
    // What is from the cache asks nobody.
    println!("node asked_while_warm={}", asked.load(Ordering::Relaxed) - of_cold);
    Ok(())
}

async fn look(desk: &Desk, hash: &str) -> Result<Value> {
    http::json(desk.admin(Method::POST, "/chains/look").json(&json!({"text": hash}))).await
}

#[derive(Default)]
struct Answers {
    latency: Latency,
    failed: u64,
}

async fn warm(desk: &Rc<Desk>, hashes: Vec<String>, options: &Options) -> Result<()> {
    let (answers, hashes) = (Rc::new(RefCell::new(Answers::default())), Rc::new(hashes));
    let cpu_before = process::cpu(&options.pid)?;
    let start = Instant::now();
    let end = start + Duration::from_secs(options.seconds);
    let mut asking = Vec::new();
    for number in 0..options.connections {
        let pace = Pace::new(start, options.rate, number, options.connections);
        let (desk, hashes, answers) = (desk.clone(), hashes.clone(), answers.clone());
        asking.push(task::spawn_local(ask(desk, hashes, (number, pace, end), answers)));
    }
    for connection in asking {
        connection.await?;
    }
    let cpu = process::cpu(&options.pid)? - cpu_before;
    let Answers { latency, failed } = &*answers.borrow();
    let count = latency.count();
    println!(
        "query name=warm {} items={count} failed={failed} cpu_us_each={:.0} rate={:.0}/s",
        latency.line(),
        cpu.as_secs_f64() * 1e6 / count.max(1) as f64,
        count as f64 / start.elapsed().as_secs_f64(),
    );
    Ok(())
}

async fn ask(
    desk: Rc<Desk>,
    hashes: Rc<Vec<String>>,
    (mut at, mut pace, end): (usize, Pace, Instant),
    answers: Rc<RefCell<Answers>>,
) {
    loop {
        let from = pace.turn().await.from;
        if from >= end {
            return;
        }
        at += 1;
        let said = look(&desk, &hashes[at % hashes.len()]).await;
        let found = said.is_ok_and(|it| it["found"].as_array().is_some_and(|it| it.len() == 1));
        let mut answers = answers.borrow_mut();
        if found {
            answers.latency.record(from.elapsed());
        } else {
            answers.failed += 1;
        }
    }
}

/// Tells the story as a node does.
async fn serve_node(options: &Options, story: Arc<Value>, asked: Arc<AtomicU64>) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", options.node_port)).await.context("the node's port")?;
    let pause = Duration::from_millis(options.node_ms);
    let answer = move |body: Bytes| {
        let (story, asked) = (story.clone(), asked.clone());
        async move {
            asked.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(pause).await;
            ([(header::CONTENT_TYPE, "application/json")], answer(&story, &body).to_string())
        }
    };
    let router = Router::new().route("/", post(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

fn answer(story: &Value, body: &[u8]) -> Value {
    let question: Value = serde_json::from_slice(body).unwrap_or_default();
    let (id, method, params) = (&question["id"], &question["method"], &question["params"]);
    // The recorded chain is some minutes old and has nothing final. Most transactions that somebody asks about are older: what has
    // come to rest is told as final, or nothing would be kept longer than half a block.
    let params = if params[0] == "finalized" { &json!([RESTED, false]) } else { params };
    let mut known = story["answers"].as_array().into_iter().flatten();
    let known = known.find(|it| it["method"] == *method && it["params"] == *params);
    // What is not in the story was never seen, as a node says it.
    match (known, method.as_str().unwrap_or_default()) {
        (Some(it), _) if !it["error"].is_null() => json!({"jsonrpc": "2.0", "id": id, "error": it["error"]}),
        (Some(it), _) => json!({"jsonrpc": "2.0", "id": id, "result": it["result"]}),
        (None, "eth_getTransactionByHash" | "eth_getTransactionReceipt") => {
            json!({"jsonrpc": "2.0", "id": id, "result": null})
        }
        (None, "eth_getBalance" | "eth_getTransactionCount") => {
            json!({"jsonrpc": "2.0", "id": id, "result": "0x0"})
        }
        (None, "eth_getCode") => json!({"jsonrpc": "2.0", "id": id, "result": "0x"}),
        (None, _) => {
            let error = json!({"code": -32601, "message": "not in the story"});
            json!({"jsonrpc": "2.0", "id": id, "error": error})
        }
    }
}
