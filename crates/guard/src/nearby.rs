//! What the words beside 64 hex digits say that they are.

use std::ops::BitOr;
use std::sync::LazyLock;

/// How far words speak, in code points.
const REACH: usize = 80;

/// What a line break counts for, in code points.
const LINE: usize = 20;

/// What the end of a clause counts for.
const CLAUSE: usize = 5;

/// Words for a private key, in lower case.
const KEY: [&str; 39] = [
    "private key",
    "privatekey",
    "private_key",
    "private-key",
    "privkey",
    "priv key",
    "priv_key",
    "secret key",
    "secretkey",
    "secret_key",
    "signing key",
    "pk",
    "私钥",
    "私鑰",
    "密钥",
    "密鑰",
    "秘钥",
    "秘鑰",
    "秘密鍵",
    "개인키",
    "개인 키",
    "clave privada",
    "clé privée",
    "privater schlüssel",
    "privaten schlüssel",
    "chiave privata",
    "chave privada",
    "приватный ключ",
    "закрытый ключ",
    "özel anahtar",
    "kunci privat",
    "khóa riêng",
    "المفتاح الخاص",
    "soukromý klíč",
    "the key is",
    "my key is",
    "llave privada",
    "プライベートキー",
    "klucz prywatny",
];

/// Words for things that look the same and are public.
const PUBLIC: [&str; 28] = [
    "transaction",
    "transactions",
    "transfer",
    "tx",
    "txid",
    "txn",
    "tx hash",
    "txhash",
    "hash",
    "block",
    "sha256",
    "checksum",
    "commit",
    "signature",
    "public key",
    "public keys",
    "pubkey",
    "公钥",
    "公鑰",
    "公開鍵",
    "交易",
    "哈希",
    "区块",
    "區塊",
    "签名",
    "簽名",
    "トランザクション",
    "транзакция",
];

/// Looks for words around places of a text. It reads the text only when first asked.
pub(crate) struct Nearby<'a> {
    text: &'a str,
    lower: Vec<char>,
}

impl<'a> Nearby<'a> {
    pub fn new(text: &'a str) -> Self {
        Nearby { text, lower: Vec::new() }
    }

    /// Whether the nearest word for what lies between the code points calls it a private key. A word before
    /// and a word after count alike; of two as near as each other the secret one wins.
    pub fn says_key(&mut self, start: usize, end: usize) -> bool {
        if self.lower.is_empty() {
            // One for one, so that positions stay.
            let lower = |c: char| match c.is_ascii() {
                true => c.to_ascii_lowercase(),
                false => c.to_lowercase().next().unwrap_or(c),
            };
            self.lower.reserve(self.text.len());
            self.lower.extend(self.text.chars().map(lower));
        }
        let before = self.lower.get(start.saturating_sub(REACH)..start).unwrap_or_default();
        let after = self.lower.get(end..).map_or(&[][..], |after| after.get(..REACH).unwrap_or(after));
        let Some(key) = nearest(&KEY, *KEY_FIRST, before, after) else { return false };
        nearest(&PUBLIC, *PUBLIC_FIRST, before, after).is_none_or(|public| key <= public)
    }
}

/// How far a word is, by what lies between: in another clause it rather speaks of something else, and on
/// another line still more so.
fn distance(between: Option<&[char]>) -> usize {
    let cost = |c: &char| match c {
        '\n' => LINE,
        ',' | '.' | ';' | '!' | '?' | '，' | '、' | '。' | '；' | '！' | '？' | '؟' | '،' => CLAUSE,
        _ => 1,
    };
    between.unwrap_or_default().iter().map(cost).sum()
}

/// Distance to the nearest of the words, whose first characters are `first`.
fn nearest(words: &[&str], first: u64, before: &[char], after: &[char]) -> Option<usize> {
    let behind = places(words, first, before).map(|(_, end)| distance(before.get(end..)));
    let ahead = places(words, first, after).map(|(start, _)| distance(after.get(..start)));
    behind.chain(ahead).min()
}

/// Where the words stand in a part of the text.
fn places(words: &[&str], first: u64, part: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut last = ' ';
    let starts = part.iter().enumerate().filter_map(move |(start, c)| {
        let inside = c.is_ascii_alphanumeric() && last.is_ascii_alphanumeric();
        last = *c;
        (!inside && first & bit(*c) != 0).then_some(start)
    });
    starts.flat_map(move |start| {
        let rest = part.get(start..).unwrap_or_default();
        words.iter().filter_map(move |word| Some((start, start + begins_with(rest, word)?)))
    })
}

/// How long the word is, if the text begins with it and it is not part of a longer one.
fn begins_with(text: &[char], word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if text.get(len) != Some(&c) {
            return None;
        }
        len += 1;
    }
    let goes_on = word.is_ascii() && text.get(len).is_some_and(char::is_ascii_alphanumeric);
    (!goes_on).then_some(len)
}

/// First characters of the words as bits: most places of a text need no further look.
fn firsts(words: &[&str]) -> u64 {
    words.iter().filter_map(|word| word.chars().next()).map(bit).fold(0, BitOr::bitor)
}

fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

static KEY_FIRST: LazyLock<u64> = LazyLock::new(|| firsts(&KEY));
static PUBLIC_FIRST: LazyLock<u64> = LazyLock::new(|| firsts(&PUBLIC));
