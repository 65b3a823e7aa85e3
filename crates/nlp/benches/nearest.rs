//! What the nearest of 5,000 articles cost, each with ten pieces: `cargo bench -p ombud-nlp --bench nearest`.

#![allow(clippy::print_stdout, reason = "a measure at the command line")]

use divan::{Bencher, black_box};
use ombud_nlp::nearest::{Field, Vector};
use std::{sync::Arc, time::Instant};

const ARTICLES: u32 = 5_000;
const PIECES: u32 = 10;

fn main() {
    divan::main();
    let begun = Instant::now();
    let field = field(384);
    println!("made and measured, 384 numbers each: {} ms", begun.elapsed().as_millis());
    let question = vector(1, 384);
    let mut took: Vec<u128> = (0..300)
        .map(|_| {
            let begun = Instant::now();
            black_box(field.search(black_box(&question), 0.3, 5).len());
            begun.elapsed().as_micros()
        })
        .collect();
    took.sort_unstable();
    println!("p50 {} µs, p99 {} µs", took[took.len() / 2], took[took.len() * 99 / 100]);
}

fn vector(seed: u32, dimensions: usize) -> Vector {
    let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let numbers: Vec<f32> = (0..dimensions)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / 8_388_608.0 - 0.8
        })
        .collect();
    Vector::of(&numbers).unwrap_or_else(|| unreachable!("numbers are a direction"))
}

fn field(dimensions: usize) -> Field<u32> {
    let piece = |it| (it / PIECES, Arc::new(vector(it + 100, dimensions)));
    Field::new((0..ARTICLES * PIECES).map(piece).collect())
}

#[divan::bench(args = [384, 1536])]
fn question(bencher: Bencher, dimensions: usize) {
    let field = field(dimensions);
    let question = vector(1, dimensions);
    bencher.bench_local(|| field.search(black_box(&question), 0.3, 5).len());
}
