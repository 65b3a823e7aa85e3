//! Seed phrases: rows of words of a wallet's list, judged by checksum and by what prose looks like.
//!
//! [`tokens`] cuts the text into words of the lists and what stands between them, [`glued`] words that have
//! nothing between. [`find`] looks for stretches that are dense with listed words; [`row`] reads each in the list
//! that fits it best and decides; [`split`] puts parts together that prose stands between.

mod glued;
mod row;
mod split;
mod tokens;

use crate::text::{LONGEST_GAP, Scan, Text};
use crate::words::List;
use crate::{Hit, Kind};
use tokens::{Token, What};

/// Lengths of a phrase.
const LENGTHS: [usize; 5] = [12, 15, 18, 21, 24];

/// Fewest listed words that are looked at together.
const FEWEST: usize = 8;

/// Whether there is a word of a list.
pub(crate) fn holds_words(text: &Text, scan: &Scan) -> bool {
    tokens::tokens(text, scan, 1).is_some()
}

/// How many words of a text are listed, and how many are not.
pub(crate) fn count_words(text: &Text, scan: &Scan) -> (usize, usize) {
    let tokens = tokens::tokens(text, scan, 1).unwrap_or_default();
    let count = |wanted: fn(What) -> bool| tokens.iter().filter(|it| wanted(it.what)).count();
    (count(|it| matches!(it, What::Word(entry) if entry.exact != 0)), count(|it| it == What::Miss))
}

/// Finds seed phrases.
pub(crate) fn find(text: &Text, scan: &Scan, hits: &mut Vec<Hit>) {
    let Some(tokens) = tokens::tokens(text, scan, FEWEST) else { return };
    let mut told = Told::new(scan.bytes, &tokens);
    let from = hits.len();
    for stretch in stretches(&mut told) {
        row::judge(text, scan.bytes, &tokens, stretch, hits);
    }
    let whole: Vec<Hit> = hits.get(from..).unwrap_or_default().to_vec();
    split::judge(text, scan.bytes, &tokens, &whole, hits);
}

/// What each token tells for a phrase or against it.
struct Told<'a> {
    bytes: &'a [u8],
    tokens: &'a [Token],
    /// The last missing word, and where it was.
    last_miss: Option<(u64, usize)>,
}

/// A listed word, in quarters.
const WORD: i32 = 4;
/// A word of no list.
const MISS: i32 = -8;
/// From here on a stretch is worth a look: ten words, two of them misspelt.
const WORTH: i32 = 20;
/// A stretch that lost this much from its best has ended.
const LOST: i32 = 24;

impl<'a> Told<'a> {
    fn new(bytes: &'a [u8], tokens: &'a [Token]) -> Self {
        Told { bytes, tokens, last_miss: None }
    }

    fn weight(&mut self, at: usize) -> i32 {
        let Some(token) = self.tokens.get(at) else { return i32::MIN / 2 };
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let gap = before.map_or(0, |before| token.start.saturating_sub(before.end));
        let gap = if gap > LONGEST_GAP { i32::MIN / 4 } else { 0 };
        let weight = match token.what {
            What::Word(entry) if entry.exact & List::HAN != 0 => han_weight(self.tokens, at),
            What::Word(entry) if entry.exact != 0 => WORD,
            What::Word(_) => WORD / 2,
            What::Between => 0,
            What::Break => i32::MIN / 4,
            What::Miss => self.miss(at, token),
        };
        weight.saturating_add(gap)
    }

    /// A word that comes again after each word of a list is no word of prose.
    fn miss(&mut self, at: usize, token: &Token) -> i32 {
        let same = token.key != 0
            && token.len() > 1
            && self
                .last_miss
                .is_some_and(|(key, before)| key == token.key && (2..=3).contains(&(at - before)));
        self.last_miss = Some((token.key, at));
        let letters = self.bytes.get(token.start..token.end).unwrap_or_default().len();
        match (same, letters) {
            (true, _) => 0,
            (false, ..=12) => MISS,
            (false, letters) => MISS - i32::try_from(letters / 4).unwrap_or(1000),
        }
    }
}

/// How much a Chinese character speaks for a phrase, in quarters: the lists begin with the most frequent
/// characters, so prose is made of those that stand early, and a draw of all alike. One that stands alone
/// between signs is a word of a list in any case.
fn han_weight(tokens: &[Token], at: usize) -> i32 {
    let Some(token) = tokens.get(at) else { return 0 };
    let touches =
        |other: Option<&Token>| other.is_some_and(|it| it.end == token.start || it.start == token.end);
    if !touches(at.checked_sub(1).and_then(|at| tokens.get(at))) && !touches(tokens.get(at + 1)) {
        return WORD + 1;
    }
    (han_odds(token) * 4.0).round() as i32
}

/// Whether a token is a Chinese character that touches another, and so may be prose.
fn is_loose(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.exact() & List::HAN != 0) else { return false };
    let touches =
        |other: Option<&Token>| other.is_some_and(|it| it.end == token.start || it.start == token.end);
    touches(at.checked_sub(1).and_then(|at| tokens.get(at))) || touches(tokens.get(at + 1))
}

/// The logarithm of how much likelier a character is in a draw than in prose. In prose the odds of the
/// character at place `i` are nearly as 1 to `i + 8`, and three in ten are in no list.
fn han_odds(token: &Token) -> f32 {
    let (simplified, traditional) = token.han_places();
    let place = simplified.or(traditional).unwrap_or(0);
    let odds = ((f32::from(place) + 8.0) / 369.0).ln() + 0.35;
    if token.common { odds.min(-0.8) } else { odds }
}

/// The stretches that are dense with listed words, as ranges of tokens.
fn stretches(told: &mut Told) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut start, mut sum) = (0, 0);
    let (mut best, mut end) = (0, 0);
    let mut loose = false;
    for at in 0..told.tokens.len() {
        let weight = told.weight(at);
        // Words of other lists do not go on with Chinese prose.
        if told.tokens.get(at).is_some_and(|token| token.exact() != 0) {
            let now = is_loose(told.tokens, at);
            if now != loose {
                if best >= WORTH {
                    found.push((start, end));
                }
                (start, sum, best) = (at, 0, 0);
            }
            loose = now;
        }
        sum += weight;
        if sum > best {
            (best, end) = (sum, at + 1);
        }
        if sum <= 0 || best - sum > LOST {
            if best >= WORTH {
                found.push((start, end));
            }
            (start, sum, best) = (at + 1, 0, 0);
        }
        // A token behind a wide gap begins anew.
        if weight < i32::MIN / 8 && weight > i32::MIN / 4 {
            (start, sum, best, end) = (at, WORD, WORD, at + 1);
        }
    }
    if best >= WORTH {
        found.push((start, end));
    }
    found
}

/// Words that announce a phrase, in lower case; the beginnings are enough.
const CUES: [&str; 52] = [
    "seed",
    "phrase",
    "mnemonic",
    "mnémonique",
    "recovery",
    "backup",
    "12 words",
    "24 words",
    "secret words",
    "words are",
    "frase",
    "semilla",
    "semente",
    "recuper",
    "récup",
    "mots",
    "wörter",
    "wiederherst",
    "助记",
    "助記",
    "单词",
    "單詞",
    "單字",
    "恢复",
    "恢復",
    "復原",
    "复原",
    "密语",
    "密語",
    "復元",
    "リカバリー",
    "ニーモニック",
    "シード",
    "니모닉",
    "복구",
    "시드",
    "단어",
    "фраз",
    "сид",
    "мнемон",
    "слов",
    "hạt giống",
    "cụm từ",
    "khôi phục",
    "kurtarma",
    "kelime",
    "obnov",
    "odzysk",
    "słów",
    "kata ",
    "عبارة",
    "کلمات",
];

/// How far before a phrase words announce it, in cleaned bytes.
const REACH: usize = 60;

/// Whether words before a place announce a phrase.
fn announced(text: &Text, start: usize) -> bool {
    let before: String = (start.saturating_sub(REACH)..start)
        .filter_map(|at| text.char(at))
        .flat_map(char::to_lowercase)
        .collect();
    CUES.iter().any(|cue| before.contains(cue))
}

fn hit(start: usize, end: usize, confidence: u8, why: &'static str) -> Hit {
    Hit { start, end, kind: Kind::SeedPhrase, confidence, why }
}
