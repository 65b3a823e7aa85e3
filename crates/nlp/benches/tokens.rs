//! What search costs for one message: `cargo bench -p ombud-nlp`.

use divan::{Bencher, black_box};

/// About a hundred characters each, as customers write them.
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
        "spanish",
        "Hola, envié 250 USDT a mi cuenta hace tres horas y todavía no ha llegado; ¿podéis mirar qué pasó, por favor?",
    ),
    (
        "russian",
        "Здравствуйте, три часа назад отправил 250 USDT на свой счёт, деньги до сих пор не пришли, помогите мне",
    ),
    (
        "chinese",
        "你好，我三个小时前从别的交易所提了250USDT到我的钱包，链上已经确认了，但是到现在余额还没有显示，请帮我查一下这笔转账到底卡在哪里，谢谢你们的客服，急急急",
    ),
    ("thai", "สวัสดีครับ ผมโอนเหรียญไปที่กระเป๋าเมื่อสามชั่วโมงที่แล้ว แต่ยอดเงินยังไม่เข้า ช่วยตรวจสอบให้หน่อยครับ"),
];

fn main() {
    divan::main();
}

fn text(name: &str) -> &'static str {
    TEXTS.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text)
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn index(bencher: Bencher, name: &str) {
    let mut out = Vec::new();
    bencher.bench_local(|| {
        out.clear();
        ombud_nlp::index_tokens(black_box(text(name)), &mut out);
        out.len()
    });
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn verify(bencher: Bencher, name: &str) {
    let query = ombud_nlp::query_tokens("250 USDT");
    bencher.bench_local(|| ombud_nlp::verify(&query, black_box(text(name))));
}

#[divan::bench(args = TEXTS.map(|(name, _)| name))]
fn snippet(bencher: Bencher, name: &str) {
    let query = ombud_nlp::query_tokens("usdt");
    bencher.bench_local(|| ombud_nlp::snippet(&query, black_box(text(name)), 60));
}
