//! Latency histograms and the lines they are reported in.

use hdrhistogram::Histogram;
use std::time::Duration;

pub struct Latency(Histogram<u64>);

impl Default for Latency {
    fn default() -> Self {
        Self::new()
    }
}

impl Latency {
    pub fn new() -> Self {
        let ten_minutes_us = 600_000_000;
        Self(Histogram::new_with_max(ten_minutes_us, 3).expect("constant bounds are valid"))
    }

    pub fn record(&mut self, value: Duration) {
        self.0.saturating_record(value.as_micros() as u64);
    }

    pub fn count(&self) -> u64 {
        self.0.len()
    }

    pub fn quantile_ms(&self, quantile: f64) -> f64 {
        self.0.value_at_quantile(quantile) as f64 / 1000.0
    }

    pub fn line(&self) -> String {
        let ms = |quantile| self.quantile_ms(quantile);
        format!(
            "p50_ms={:.2} p90_ms={:.2} p95_ms={:.2} p99_ms={:.2} p999_ms={:.2} max_ms={:.2}",
            ms(0.5),
            ms(0.9),
            ms(0.95),
            ms(0.99),
            ms(0.999),
            self.0.max() as f64 / 1000.0
        )
    }
}
