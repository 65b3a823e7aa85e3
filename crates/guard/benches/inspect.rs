//! What the guard costs for one message: `cargo bench -p ombud-guard`.

use divan::{Bencher, black_box};

/// Messages of about a hundred characters, as customers write them, and two that need the detectors.
const TEXTS: [(&str, &str); 6] = [
    (
        "english",
        "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived, please help",
    ),
    (
        "hash",
        "Deposit missing, tx 0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b, amount 1,000.25 USDT",
    ),
    (
        "russian",
        "Здравствуйте, три часа назад отправил 250 USDT на свой счёт, деньги до сих пор не пришли, помогите мне",
    ),
    (
        "chinese",
        "你好，我三个小时前从别的交易所提了250USDT到我的钱包，链上已经确认了，但是到现在余额还没有显示，请帮我查一下这笔转账到底卡在哪里，谢谢你们的客服，急急急",
    ),
    (
        "phrase",
        "my words are legal winner thank year wave sausage worth useful legal winner thank yellow, please restore",
    ),
    (
        "wif",
        "dumpprivkey returned KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn can I import that into your app?",
    ),
];

fn main() {
    divan::main();
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn inspect(bencher: Bencher, name: &str) {
    let text = TEXTS.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text);
    bencher.bench_local(|| ombud_guard::inspect(black_box(text)));
}

/// Words of the list, as many as the largest message holds: nothing may grow faster than the text.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn listed_words(bencher: Bencher, words: usize) {
    let text = "legal winner thank year wave sausage worth useful ".repeat(words / 8);
    bencher.bench_local(|| ombud_guard::inspect(black_box(&text)));
}

/// A hundred kilobytes each of what is ordinary, and of what keeps the detectors busiest.
#[divan::bench(args = ["english", "russian", "chinese", "hex", "base58", "digits", "glued", "letters"])]
fn long(bencher: Bencher, name: &str) {
    let part = match name {
        "hex" => "88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b ",
        "base58" => {
            "3sNXRGC3fjhMnVAdC21adYNC2XgRxmUviTNjnAMJnhQK4jHFUzjdnHwMmpyV9wHTm5KcZp25x5D22EhCmZSkzb2g "
        }
        "digits" => "4111 1111 1111 1112 ",
        "glued" => "legalwinnerthankyearwavesausageworthuseful",
        "letters" => "a b a n d o n ",
        name => TEXTS.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text),
    };
    let text = part.repeat(100_000 / part.len());
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| ombud_guard::inspect(black_box(&text)));
}
