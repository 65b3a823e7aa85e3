//! Latency of the staff's list and search endpoints, each query by itself, at a steady rate.

use crate::{adapters::http, desk::Desk, pace::Pace, process, stats::Latency};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use reqwest::Method;
use serde_json::Value;
use std::{
    cell::RefCell,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::task::{self, LocalSet};

#[derive(Args)]
pub struct Options {
    kind: Kind,
    #[arg(long)]
    url: String,
    /// An administrator's `email:password`.
    #[arg(long)]
    login: String,
    #[arg(long, default_value_t = 8)]
    connections: usize,
    /// Requests a second.
    #[arg(long, default_value_t = 50.0)]
    rate: f64,
    /// For each query.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// What to search for; repeat it. Without: words that seeded messages contain.
    #[arg(long = "query")]
    queries: Vec<String>,
    /// The server's process (and its database's); may be repeated.
    #[arg(long)]
    pid: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The case list: every view, every filter, every order, a page far down; its counts, and the dashboard.
    List,
    /// Search over all messages.
    Search,
}

/// One query under its short name.
struct Query {
    name: String,
    path: String,
}

#[derive(Default)]
struct Answers {
    latency: Latency,
    items: u64,
    failed: u64,
}

pub async fn run(options: Options) -> Result<()> {
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let desk = Rc::new(Desk::sign_in(&options.url, &options.login).await?);
    let queries = match options.kind {
        Kind::List => list_queries(&desk).await?,
        Kind::Search => search_queries(&options.queries),
    };
    let mut worst: f64 = 0.0;
    for query in queries {
        let cpu_before = process::cpu(&options.pid)?;
        let answers = ask_steadily(&desk, &query.path, &options).await?;
        let cpu = process::cpu(&options.pid)? - cpu_before;
        let count = answers.latency.count().max(1);
        println!(
            "query name={} {} items={:.0} failed={} cpu_us_each={:.0}",
            query.name,
            answers.latency.line(),
            answers.items as f64 / count as f64,
            answers.failed,
            cpu.as_secs_f64() * 1e6 / count as f64,
        );
        worst = worst.max(answers.latency.quantile_ms(0.95));
    }
    println!("worst p95_ms={worst:.2}");
    Ok(())
}

async fn list_queries(desk: &Desk) -> Result<Vec<Query>> {
    let mut queries = Vec::new();
    for view in ["mine", "unassigned", "team", "all", "waiting", "mentions", "snoozed", "resolved"] {
        queries.push(list(view, &format!("view={view}")));
    }
    for (filter, path, field) in [
        ("assignee", "/staff", "id"),
        ("team", "/teams", "id"),
        ("inbox", "/inboxes", "id"),
        ("tag", "/tags", "id"),
    ] {
        if let Some(value) = desk.items(path).await?.first().and_then(|item| item[field].as_str()) {
            queries.push(list(&format!("of_{filter}"), &format!("view=all&{filter}={value}")));
        }
    }
    let newest = desk.items("/cases?view=all&limit=1").await?;
    let newest = newest.first().context("no case to list")?;
    if let Some(customer) = newest["customer"]["id"].as_str() {
        queries.push(list("of_customer", &format!("view=all&customer={customer}")));
    }
    if let Some(tag) = newest["tags"][0].as_str() {
        queries.push(list("tag_of_newest", &format!("view=all&tag={tag}")));
    }
    for (name, filter) in [
        ("urgent", "priority=urgent"),
        ("low", "priority=low"),
        ("open", "state=open"),
        ("language", "language=zh-CN"),
        ("rare_language", "language=sw"),
        ("recoveries", "type=deposit_recovery"),
        ("questions", "type=question"),
        ("sort_waiting", "sort=waiting"),
        ("sort_created", "sort=created"),
        ("three_filters", "priority=high&language=en&state=open&sort=waiting"),
    ] {
        queries.push(list(name, &format!("view=all&{filter}")));
    }
    queries.push(far_down(desk).await?);
    queries.push(Query { name: "counts".to_owned(), path: "/cases/counts".to_owned() });
    queries.push(Query { name: "dashboard".to_owned(), path: "/dashboard".to_owned() });
    Ok(queries)
}

fn list(name: &str, filter: &str) -> Query {
    Query { name: name.to_owned(), path: format!("/cases?{filter}&limit=50") }
}

/// The hundredth page, reached as somebody reaches it who scrolls.
async fn far_down(desk: &Desk) -> Result<Query> {
    let mut path = "/cases?view=all&limit=50".to_owned();
    for _ in 1..100 {
        let page = http::json(desk.admin(Method::GET, &path)).await?;
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/cases?view=all&limit=50&cursor={next}");
    }
    Ok(Query { name: "page_100".to_owned(), path })
}

fn search_queries(given: &[String]) -> Vec<Query> {
    let usual =
        ["deposit", "withdrawal pending", "\"bank deposit\"", "充值", "提现 催", "zzzznothing", "with"];
    let texts: Vec<&str> =
        if given.is_empty() { usual.to_vec() } else { given.iter().map(String::as_str).collect() };
    let query = |text: &str| {
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        Query { name: text.replace(' ', "_"), path: format!("/search?q={encoded}&limit=20") }
    };
    texts.into_iter().map(query).collect()
}

async fn ask_steadily(desk: &Rc<Desk>, path: &str, options: &Options) -> Result<Answers> {
    let answers = Rc::new(RefCell::new(Answers::default()));
    let start = Instant::now();
    let end = start + Duration::from_secs(options.seconds);
    let mut asking = Vec::new();
    for number in 0..options.connections {
        let pace = Pace::new(start, options.rate, number, options.connections);
        asking.push(task::spawn_local(ask(desk.clone(), path.to_owned(), pace, end, answers.clone())));
    }
    for connection in asking {
        connection.await?;
    }
    Ok(answers.take())
}

async fn ask(desk: Rc<Desk>, path: String, mut pace: Pace, end: Instant, answers: Rc<RefCell<Answers>>) {
    loop {
        let from = pace.turn().await.from;
        if from >= end {
            return;
        }
        let answer: Result<Value> = http::json(desk.admin(Method::GET, &path)).await;
        let mut answers = answers.borrow_mut();
        match answer {
            Ok(list) => {
                answers.latency.record(from.elapsed());
                answers.items += list["items"].as_array().map_or(0, Vec::len) as u64;
            }
            Err(_) => answers.failed += 1,
        }
    }
}
