//! How long a diagnosis takes from a warm cache and from a cold one, the endpoints' own time left out: `cargo bench -p
//! ombud-chain`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench tells its figures and stops at what is broken"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use ombud_chain::{Chains, Platform, PlatformData};
use std::{path::Path, time::Instant};
use support::Recording;
use tokio::runtime::{Builder, Runtime};

/// Labels on the lists, as sanctions and known thieves come by the hundred thousand.
const LABELS: usize = 100_000;
/// Diagnoses of which the slowest hundredth is told.
const TIMES: usize = 20_000;

fn main() {
    slowest();
    divan::main();
}

fn recording() -> Recording {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    Recording::read(&folder.join("deposits.coins_that_a_contract_pays_in.1.json"))
}

fn platform(recording: &Recording) -> Platform {
    let mut data: PlatformData = recording.platform.clone();
    for at in 0..LABELS {
        let label =
            serde_json::json!({"address": format!("0x{at:040x}"), "kind": "sanctioned", "name": "List"});
        data.labels.push(serde_json::from_value(label).unwrap());
    }
    data.known = (0..50).map(|at| format!("0x{at:02x}{}", "5".repeat(38))).collect();
    Platform::new(data)
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

async fn once(desk: &Chains, recording: &Recording, platform: &Platform) {
    let told = desk.diagnose(&recording.text, None, platform, recording.now).await;
    assert_eq!(told.found.len(), 1);
    divan::black_box(told);
}

fn slowest() {
    let (recording, runtime) = (recording(), runtime());
    let (desk, platform) = (recording.desk(), platform(&recording));
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let started = Instant::now();
        runtime.block_on(once(&desk, &recording, &platform));
        times.push(started.elapsed());
    }
    let all: std::time::Duration = times.iter().sum();
    times.sort_unstable();
    let rate = TIMES as f64 / all.as_secs_f64();
    println!(
        "warm: p50 {:?}, p99 {:?}, {rate:.0} a second on one core",
        times[TIMES / 2],
        times[TIMES * 99 / 100]
    );
}

#[divan::bench]
fn warm(bencher: Bencher) {
    let (recording, runtime) = (recording(), runtime());
    let (desk, platform) = (recording.desk(), platform(&recording));
    bencher.bench_local(|| runtime.block_on(once(&desk, &recording, &platform)));
}

#[divan::bench]
fn cold(bencher: Bencher) {
    let (recording, runtime) = (recording(), runtime());
    let platform = platform(&recording);
    bencher.with_inputs(|| recording.desk()).bench_local_values(|desk| {
        runtime.block_on(once(&desk, &recording, &platform));
    });
}
