//! How long the guard keeps a single chat message of 300 characters waiting, at worst: `cargo bench -p ombud-guard --bench
//! message`. Each text is looked at as the server does: for secrets, for the end of a phrase, for links, for addresses.

use std::{
    hint::black_box,
    io::{self, Write},
    time::Instant,
};

/// Code points of a message.
const LENGTH: usize = 300;
/// Times that each message is looked at.
const TIMES: usize = 20_000;

/// What messages are made of: ordinary ones in several scripts, and those that keep the detectors busiest.
const TEXTS: [(&str, &str); 9] = [
    (
        "english",
        "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived. Please help! ",
    ),
    (
        "chinese",
        "你好，我三个小时前从别的交易所提了250USDT到我的钱包，链上已经确认了，但是余额还没有显示。请帮我查一下，谢谢！",
    ),
    ("russian", "Здравствуйте, три часа назад отправил 250 USDT на свой счёт, деньги до сих пор не пришли. "),
    (
        "hash",
        "tx 0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed ",
    ),
    (
        "link",
        "Is https://www.example.com/withdraw?id=12345 yours, or support.example-help.com/claim (see [.]io)? ",
    ),
    (
        "phrase",
        "my words are legal winner thank year wave sausage worth useful legal winner thank yellow, please restore ",
    ),
    (
        "listed",
        "legal winner thank year wave sausage worth useful orbit panel robot spice tower valid width zebra ",
    ),
    ("glued", "legalwinnerthankyearwavesausageworthusefulorbitpanelrobotspicetowervalidwidthzebra"),
    ("base58", "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn "),
];

fn look(text: &str) {
    black_box(ombud_guard::inspect(black_box(text)));
    black_box(ombud_guard::may_go_on(black_box(text)));
    black_box(ombud_guard::links::find(black_box(text)));
    black_box(ombud_guard::addresses::find(black_box(text)));
}

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "{:<10}{:>10}{:>10}{:>10}", "message", "p50 µs", "p99 µs", "p99.9 µs")?;
    for (name, part) in TEXTS {
        let text: String = part.chars().cycle().take(LENGTH).collect();
        // The first look reads the lists of words.
        look(&text);
        let mut taken: Vec<f64> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                look(&text);
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        taken.sort_unstable_by(f64::total_cmp);
        let at = |part: f64| taken.get((TIMES as f64 * part) as usize).copied().unwrap_or_default();
        writeln!(out, "{name:<10}{:>10.1}{:>10.1}{:>10.1}", at(0.5), at(0.99), at(0.999))?;
    }
    Ok(())
}
