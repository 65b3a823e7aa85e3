//! The chat benchmark: an open loop that keeps its schedule whatever the server does, or a closed
//! loop that finds the server's capacity.

use crate::{
    adapters::{Customer, Reader, Server},
    pace::{Pace, Turn},
    process,
    stats::Latency,
    tally::{Mark, Tally},
};
use anyhow::{Result, ensure};
use clap::Args;
use std::{
    cell::RefCell,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{
    task::{self, LocalSet},
    time,
};

const DRAIN: Duration = Duration::from_secs(15);
/// After how many refusals in a row a customer or an agent gives up.
const TRIES: usize = 10;
const RETRY_DELAY: Duration = Duration::from_millis(500);

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    #[arg(long, default_value_t = 100)]
    customers: usize,
    #[arg(long, default_value_t = 4)]
    agents: usize,
    /// Messages a second of all customers together; 0: each sends again as soon as it is acknowledged.
    #[arg(long, default_value_t = 0.0)]
    rate: f64,
    /// Every agent is expected to receive every message, and not only its own conversations'.
    #[arg(long)]
    broadcast: bool,
    #[arg(long, default_value_t = 120)]
    body_bytes: usize,
    #[arg(long, default_value_t = 3)]
    warmup_s: u64,
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=300))]
    seconds: u64,
    /// The server's process (and its database's), whose tree's cost is reported; may be repeated.
    #[arg(long)]
    pid: Vec<u32>,
}

pub async fn run(options: Options) -> Result<()> {
    ensure!(options.customers > 0 && options.agents > 0, "at least one customer and one agent");
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let target = options.server.open(options.agents).await?;
    let idle_kib = process::memory_kib(&options.pid)?;
    let mut agents = Vec::new();
    for agent in 0..options.agents {
        agents.push(target.agent(agent).await?);
    }
    let mut customers = Vec::new();
    for customer in 0..options.customers {
        customers.push(target.customer(customer, &agents_of(&options, customer)).await?);
    }

    let cpu_before = process::cpu(&options.pid)?;
    let tally = Rc::new(RefCell::new(Tally::new(
        Instant::now(),
        Duration::from_secs(options.warmup_s),
        Duration::from_secs(options.seconds),
    )));
    let receiving: Vec<_> = agents
        .into_iter()
        .enumerate()
        .map(|(number, agent)| task::spawn_local(receive(number, agent, tally.clone())))
        .collect();
    let sending: Vec<_> = customers
        .into_iter()
        .enumerate()
        .map(|(number, customer)| {
            let pace = Pace::new(tally.borrow().start, options.rate, number, options.customers);
            task::spawn_local(send(number, customer, tally.clone(), pace, options.body_bytes))
        })
        .collect();
    for customer in sending {
        customer.await?;
    }
    let loaded_kib = process::memory_kib(&options.pid)?;
    drain(&options, &tally).await;
    receiving.iter().for_each(|agent| agent.abort());
    report(&options, &tally.borrow());
    if !options.pid.is_empty() {
        let cpu_each =
            (process::cpu(&options.pid)? - cpu_before).as_secs_f64() / tally.borrow().sent.max(1) as f64;
        println!(
            "server cpu_us_each={:.0} idle_mib={:.1} loaded_mib={:.1}",
            cpu_each * 1e6,
            idle_kib as f64 / 1024.0,
            loaded_kib as f64 / 1024.0,
        );
    }
    Ok(())
}

async fn send(
    number: usize,
    mut customer: Box<dyn Customer>,
    tally: Rc<RefCell<Tally>>,
    mut pace: Pace,
    bytes: usize,
) {
    let (start, end) = (tally.borrow().start, tally.borrow().end);
    for count in 1.. {
        let Turn { from, late } = pace.turn().await;
        if from >= end {
            return;
        }
        let mark =
            Mark { run: std::process::id(), customer: number, number: count, since_start: from - start };
        if !send_until_acknowledged(&mut *customer, &mark.body(bytes), &tally).await {
            return;
        }
        let mut tally = tally.borrow_mut();
        tally.sent += 1;
        if tally.measures(from) {
            tally.acknowledged.record(from.elapsed());
            late.into_iter().for_each(|late| tally.late.record(late));
        }
    }
}

/// Tries again after a refusal, as a chat client does; false where the server keeps refusing.
async fn send_until_acknowledged(customer: &mut dyn Customer, body: &str, tally: &RefCell<Tally>) -> bool {
    for _ in 0..TRIES {
        match customer.send(body).await {
            Ok(()) => return true,
            Err(error) => tally.borrow_mut().errors.push(format!("{error:#}")),
        }
        time::sleep(RETRY_DELAY).await;
    }
    false
}

async fn receive(number: usize, mut agent: Box<dyn Reader>, tally: Rc<RefCell<Tally>>) {
    let mut failures = 0;
    while failures < TRIES {
        match agent.next().await {
            Ok(texts) => {
                failures = 0;
                let mut tally = tally.borrow_mut();
                for mark in texts.iter().flat_map(|text| Mark::all_in(text)) {
                    tally.arrival(number, mark);
                }
            }
            Err(error) => {
                failures += 1;
                tally.borrow_mut().errors.push(format!("agent: {error:#}"));
                time::sleep(RETRY_DELAY).await;
            }
        }
    }
}

/// Who must receive what a customer writes.
fn agents_of(options: &Options, customer: usize) -> Vec<usize> {
    if options.broadcast { (0..options.agents).collect() } else { vec![customer % options.agents] }
}

fn expected(options: &Options, tally: &Tally) -> u64 {
    tally.sent * if options.broadcast { options.agents as u64 } else { 1 }
}

async fn drain(options: &Options, tally: &RefCell<Tally>) {
    let deadline = Instant::now() + DRAIN;
    while Instant::now() < deadline {
        if tally.borrow().arrived >= expected(options, &tally.borrow()) {
            return;
        }
        time::sleep(Duration::from_millis(50)).await;
    }
}

fn report(options: &Options, tally: &Tally) {
    let per_second = |latency: &Latency| latency.count() as f64 / options.seconds as f64;
    println!("ack rate={:.1}/s {}", per_second(&tally.acknowledged), tally.acknowledged.line());
    println!("deliver rate={:.1}/s {}", per_second(&tally.delivered), tally.delivered.line());
    println!(
        "acknowledged={} lost={} duplicates={} disordered={}",
        tally.sent,
        expected(options, tally).saturating_sub(tally.arrived),
        tally.duplicates,
        tally.disordered,
    );
    if options.rate > 0.0 {
        println!("generator late {}", tally.late.line());
    }
    if let Some(first) = tally.errors.first() {
        println!("refusals={} first: {}", tally.errors.len(), first.lines().next().unwrap_or_default());
    }
}
