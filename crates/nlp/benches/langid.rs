//! What telling a language costs: `cargo bench -p ombud-nlp --bench langid`.

use divan::{Bencher, black_box};

const TEXTS: [(&str, &str); 6] = [
    ("word", "Auszahlung"),
    ("pair", "меня деньги"),
    (
        "english",
        "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived, please help",
    ),
    (
        "spanish",
        "Hola, envié 250 USDT a mi cuenta hace tres horas y todavía no ha llegado; ¿podéis mirar qué pasó, por favor?",
    ),
    (
        "chinese",
        "你好，我三个小时前从别的交易所提了250USDT到我的钱包，链上已经确认了，但是到现在余额还没有显示",
    ),
    ("mixed", "Hello, where is my money? Где мои деньги? 我的钱在哪里? https://example.com/where"),
];

fn main() {
    divan::main();
}

fn text(name: &str) -> &'static str {
    TEXTS.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text)
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn identify(bencher: Bencher, name: &str) {
    bencher.bench_local(|| ombud_nlp::langid::identify(black_box(text(name))));
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn spans(bencher: Bencher, name: &str) {
    bencher.bench_local(|| ombud_nlp::langid::spans(black_box(text(name))));
}
