//! What stands beside digits: whether it makes them an amount, the number of a block, of a case or of an order.

use super::super::plain::glues;

/// Signs of money and of shares.
const SIGNS: [char; 18] =
    ['$', '€', '£', '¥', '₿', '₽', '₴', '₹', '₩', '₺', '₫', '₦', '฿', '%', '‰', '元', '円', '원'];
/// What is counted.
const UNITS: [&str; 59] = [
    "usdt",
    "usdc",
    "btc",
    "eth",
    "trx",
    "bnb",
    "xrp",
    "ltc",
    "doge",
    "shib",
    "pepe",
    "avax",
    "matic",
    "atom",
    "xmr",
    "xlm",
    "bch",
    "arb",
    "usd",
    "eur",
    "gbp",
    "chf",
    "cny",
    "rmb",
    "rub",
    "inr",
    "uah",
    "krw",
    "jpy",
    "sgd",
    "hkd",
    "aud",
    "cad",
    "brl",
    "mxn",
    "ngn",
    "sat",
    "sats",
    "satoshi",
    "wei",
    "gwei",
    "coins",
    "tokens",
    "dollars",
    "euro",
    "euros",
    "rubles",
    "yuan",
    "lira",
    "confirmations",
    "blocks",
    "рублей",
    "руб",
    "грн",
    "kb",
    "mb",
    "bytes",
    "units",
    "gas",
];
/// What has a number of its own.
const NUMBERED: [&str; 30] = [
    "amount",
    "balance",
    "total",
    "sum",
    "block",
    "blocks",
    "height",
    "order",
    "case",
    "ticket",
    "invoice",
    "id",
    "uid",
    "txid",
    "nonce",
    "version",
    "slot",
    "epoch",
    "ledger",
    "price",
    "блок",
    "блока",
    "заказ",
    "сумма",
    "區塊",
    "区块",
    "高度",
    "金额",
    "订单",
    "余额",
];
/// How far a word may be from the digits, and how long.
const FAR: usize = 12;

/// Whether nothing beside the digits says that they are something else.
pub(super) fn says_nothing(chars: &[char], place: (usize, usize)) -> bool {
    let before = chars.get(..place.0).unwrap_or_default();
    let part = match before {
        [.., digit, ',' | ':'] => digit.is_ascii_digit(),
        [.., '#' | '№' | '_' | '='] => true,
        _ => false,
    };
    !part && !is_amount(chars, place) && !is_numbered(before)
}

/// Whether a unit or a sign of money stands beside the digits.
pub(super) fn is_amount(chars: &[char], (from, to): (usize, usize)) -> bool {
    let (before, after) = (chars.get(..from).unwrap_or_default(), chars.get(to..).unwrap_or_default());
    let sign = |it: Option<&char>| it.is_some_and(|it| SIGNS.contains(it));
    if sign(before.iter().rev().find(|it| **it != ' ')) || sign(after.iter().find(|it| **it != ' ')) {
        return true;
    }
    let next: String =
        after.iter().skip_while(|it| **it == ' ').take(FAR + 1).take_while(|it| glues(**it)).collect();
    [next, last_word(before)].iter().any(|it| UNITS.contains(&it.to_lowercase().as_str()))
}

fn is_numbered(before: &[char]) -> bool {
    let word = last_word(before).to_lowercase();
    NUMBERED.iter().any(|it| if it.is_ascii() { *it == word } else { word.ends_with(it) })
}

/// The word that stands right before, with a colon, a sign of equality or a number's sign between at most.
fn last_word(before: &[char]) -> String {
    let end = before.iter().rev().take_while(|it| matches!(it, ' ' | ':' | '=' | '#' | '.')).count();
    let rest = before.get(..before.len() - end).unwrap_or_default();
    // In Chinese nothing parts one word from the next, but `是USDT` is two.
    let spaced = rest.last().is_some_and(|it| glues(*it));
    let own = |it: &&char| if spaced { glues(**it) } else { it.is_alphanumeric() };
    let length = rest.iter().rev().take(FAR + 1).take_while(own).count();
    rest.get(rest.len() - length..).unwrap_or_default().iter().collect()
}
