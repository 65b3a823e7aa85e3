//! What links, lists and addresses cost: `cargo bench -p ombud-guard --bench links`.

use divan::{Bencher, black_box};
use ombud_guard::addresses;
use ombud_guard::links::{Official, Policy, find, judge};
use ombud_guard::lists::{Builder, HostList};

fn main() {
    divan::main();
}

const OFFICIAL: [&str; 5] =
    ["nimbusvault.com", "help.nimbusvault.io", "kraken.com", "myetherwallet.com", "pancakeswap.finance"];

const LINKS: [(&str, &str); 6] = [
    ("official", "https://help.nimbusvault.io/articles/12"),
    ("listed", "https://www.host-123456.example.com/claim"),
    ("lookalike", "https://secure-pancakeswop-login.pages.dev/"),
    ("homograph", "https://nіmbuѕvault.com/login"),
    ("defanged", "hxxps://www[.]weather[.]example[.]org/today"),
    ("clean", "https://www.some-longer-hostname.weather.example.org/today?x=1"),
];

fn list(hosts: usize) -> HostList {
    let mut builder = Builder::new([42; 16]);
    for number in 0..hosts {
        builder.block(&format!("host-{number}.example.com"));
    }
    builder.build()
}

#[divan::bench(args = LINKS.map(|(name, _)| name))]
fn judge_among_a_million(bencher: Bencher, name: &str) {
    let link = LINKS.iter().find(|(n, _)| *n == name).map_or("", |(_, link)| link);
    let (official, listed) = (Official::new(OFFICIAL), list(1_000_000));
    let policy = Policy { official: &official, listed: &listed };
    bencher.bench_local(|| judge(black_box(link), &policy));
}

#[divan::bench(args = [1_000, 100_000, 1_000_000])]
fn ask_a_list(bencher: Bencher, hosts: usize) {
    let list = list(hosts);
    bencher.bench_local(|| list.holds(black_box("a.b.weather.example.org")));
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn read_a_list(bencher: Bencher, hosts: usize) {
    let text: String = (0..hosts).map(|number| format!("0.0.0.0 host-{number}.example.com\n")).collect();
    bencher.bench_local(|| {
        let mut builder = Builder::new([42; 16]);
        let bad = builder.read(black_box(text.as_bytes()));
        (builder.build(), bad)
    });
}

#[divan::bench]
fn find_links_in_a_message(bencher: Bencher) {
    let text = "Hello, I sent 250 USDT from binance.com three hours ago, see https://tronscan.org/#/transaction/5f1a";
    bencher.bench_local(|| find(black_box(text)));
}

#[divan::bench]
fn find_links_in_an_ordinary_message(bencher: Bencher) {
    let text = "Hello. I sent 250.5 USDT to my exchange account three hours ago and it still has not arrived... please help.";
    bencher.bench_local(|| find(black_box(text)));
}

#[divan::bench]
fn find_addresses_in_an_ordinary_message(bencher: Bencher) {
    let text = "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived, please help";
    bencher.bench_local(|| addresses::find(black_box(text)));
}

#[divan::bench]
fn find_an_address_in_a_message(bencher: Bencher) {
    let text = "Hello, I sent 250 USDT to TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t three hours ago, please help me with it";
    bencher.bench_local(|| addresses::find(black_box(text)));
}
