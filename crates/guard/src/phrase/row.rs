//! A row of words that is dense with words of a list: whether it is a phrase, and where it begins and ends.

use sha2::{Digest, Sha256};

use super::tokens::{Token, What};
use super::{LENGTHS, announced, han_odds, hit};
use crate::Hit;
use crate::text::Text;
use crate::words::{LATIN_LISTS, List, SPELLINGS, Use};

/// Why a valid phrase was found.
const VALID: &str = "words of a BIP-39 list with a valid checksum";
const MENDED: &str = "words of a BIP-39 list, with a valid checksum once a misspelt word is mended";
const ROW: &str = "a row of words of a BIP-39 list that is no sentence";
const MONERO: &str = "the words of a Monero wallet";
const MONERO_VALID: &str = "the words of a Monero wallet with a valid checksum";
const ELECTRUM: &str = "the words of an Electrum wallet with a valid version";

/// A word of the row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// Its place in the list, if it is there or can only mean one word of it.
    pub place: Option<u16>,
    pub class: Class,
    /// How much likelier it is in a draw than in prose, as a logarithm.
    pub odds: f32,
    /// Whether it is a Chinese character that touches others, and so may be prose.
    loose: bool,
}

impl Word {
    pub fn function(&self) -> bool {
        self.odds < FUNCTION_ODDS / 2.0 && !self.loose
    }
}

const FUNCTION_ODDS: f32 = -2.2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Exact,
    /// The first four letters of a word.
    Prefix,
    /// A word with a slip in it.
    Near,
    Miss,
}

/// The words of some tokens, read in one list.
pub(super) fn read(bytes: &[u8], tokens: &[Token], list: List) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if token.what != What::Between {
            words.push(word(bytes, tokens, at, list));
        }
    }
    drop_labels(bytes, &mut words);
    words
}

fn word(bytes: &[u8], tokens: &[Token], at: usize, list: List) -> Word {
    let miss = Word { start: 0, end: 0, place: None, class: Class::Miss, odds: -2.0, loose: false };
    let Some(token) = tokens.get(at) else { return miss };
    let miss = Word { start: token.start, end: token.end, ..miss };
    let odds = match token.what {
        What::Word(entry) if list == List::ENGLISH => match entry.usage {
            Use::Rare => 1.6,
            Use::Common => -0.9,
            Use::Function => FUNCTION_ODDS,
        },
        _ => 1.5,
    };
    if token.exact() & list.0 != 0 {
        let place = match list {
            List::HAN_SIMPLIFIED => token.han_places().0,
            List::HAN_TRADITIONAL => token.han_places().1,
            List::JAPANESE | List::KOREAN => u16::try_from(token.key).ok(),
            _ => LATIN_LISTS.place(list, token.key),
        };
        let touches =
            |other: Option<&Token>| other.is_some_and(|it| it.end == token.start || it.start == token.end);
        let touched = touches(at.checked_sub(1).and_then(|at| tokens.get(at))) || touches(tokens.get(at + 1));
        let loose = list.0 & List::HAN != 0 && touched;
        let odds = if loose { han_odds(token) } else { odds };
        return Word { place, class: Class::Exact, odds, loose, ..miss };
    }
    if token.prefix() & list.0 != 0 {
        return Word { place: LATIN_LISTS.place(list, token.key), class: Class::Prefix, odds: 0.7, ..miss };
    }
    let spelt = bytes.get(token.start..token.end).unwrap_or_default();
    match SPELLINGS.near(list, spelt).as_slice() {
        [] => miss,
        [place] => Word { class: Class::Near, odds: 0.5, place: Some(*place), ..miss },
        _ => Word { class: Class::Near, odds: 0.5, ..miss },
    }
}

/// Takes out a word that stands between the others again and again: "then", "next", the key of a JSON object.
fn drop_labels(bytes: &[u8], words: &mut Vec<Word>) {
    let spelt = |word: &Word| bytes.get(word.start..word.end).unwrap_or_default().to_ascii_lowercase();
    let keys: Vec<Vec<u8>> = words.iter().map(spelt).collect();
    let again = |at: usize| {
        at.checked_sub(2).is_some_and(|two| keys.get(two) == keys.get(at)) && keys.get(at) != keys.get(at - 1)
    };
    let Some(label) = (2..keys.len())
        .filter(|at| again(*at) && again(at + 2) && keys.get(at + 2).is_some())
        .find_map(|at| keys.get(at))
    else {
        return;
    };
    let count = keys.iter().filter(|key| *key == label).count();
    if count >= 5 && count * 5 >= keys.len() * 2 && label.is_ascii() && !label.is_empty() {
        let mut keys = keys.iter();
        words.retain(|_| keys.next() != Some(label));
    }
}

/// Judges a stretch of tokens.
pub(super) fn judge(
    text: &Text,
    bytes: &[u8],
    tokens: &[Token],
    stretch: (usize, usize),
    hits: &mut Vec<Hit>,
) {
    let (from, to) = stretch;
    let Some(inside) = tokens.get(from..to) else { return };
    for list in best_lists(inside) {
        let (before, after) = edges(bytes, tokens, stretch, list);
        let mut words = read(bytes, tokens.get(before..after).unwrap_or_default(), list);
        let start = words.first().map_or(0, |word| word.start);
        let row = Row {
            list,
            dressed: dressed(bytes, &mut words),
            announced: announced(text, start),
            alone: alone(tokens, before, after),
            words,
        };
        let found = row.hits();
        if !found.is_empty() {
            hits.extend(found);
            return;
        }
    }
}

/// The lists that hold most of the words, best first.
pub(super) fn best_lists(tokens: &[Token]) -> Vec<List> {
    let mut counts: Vec<(usize, List)> = List::of(u16::MAX)
        .map(|list| {
            let score = |it: &Token| match (it.exact() & list.0, it.prefix() & list.0) {
                (0, 0) => 0,
                (0, _) => 1,
                _ => 2,
            };
            (tokens.iter().map(score).sum(), list)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let most = counts.first().map_or(0, |(count, _)| *count);
    counts.into_iter().filter(|(count, _)| count * 10 >= most * 8).map(|(_, list)| list).take(3).collect()
}

/// How many tokens beyond a dense stretch may belong to its phrase.
const EDGE: usize = 6;

/// The stretch with the misspelt words at its ends, as far as it could go on.
fn edges(bytes: &[u8], tokens: &[Token], stretch: (usize, usize), list: List) -> (usize, usize) {
    let goes_on = |at: Option<usize>, beside: Option<usize>| {
        let (token, beside) = (tokens.get(at?)?, tokens.get(beside?)?);
        let gap = beside.start.saturating_sub(token.end).max(token.start.saturating_sub(beside.end));
        let fits = match token.what {
            What::Between => true,
            What::Break => false,
            _ => word(bytes, tokens, at?, list).class != Class::Miss,
        };
        (fits && gap <= 12).then_some(())
    };
    let (mut from, mut to) = stretch;
    for _ in 0..EDGE {
        if goes_on(from.checked_sub(1), Some(from)).is_some() {
            from -= 1;
        }
        if goes_on(Some(to), to.checked_sub(1)).is_some() {
            to += 1;
        }
    }
    (from, to)
}

/// Words with more than a space on both sides stand in a list and not in a sentence; what they mean does not
/// count then. Gives whether most do.
fn dressed(bytes: &[u8], words: &mut [Word]) -> bool {
    let plain: Vec<bool> = words
        .windows(2)
        .filter_map(|pair| pair.first().zip(pair.last()))
        .map(|(a, b)| matches!(bytes.get(a.end..b.start), Some(b" " | b"" | b", ")))
        .collect();
    let mut all = 0;
    let count = words.len();
    for (at, word) in words.iter_mut().enumerate() {
        let open = |gap: Option<usize>| gap.is_none_or(|gap| plain.get(gap).is_none_or(|plain| !plain));
        let listed = open(at.checked_sub(1)) && open(Some(at));
        if listed && word.class == Class::Exact && !word.loose {
            word.odds = word.odds.max(1.0);
        }
        all += usize::from(listed);
    }
    all * 10 >= count * 7
}

/// Whether nothing touches the row at its ends.
fn alone(tokens: &[Token], from: usize, to: usize) -> bool {
    let touch = |a: Option<&Token>, b: Option<&Token>| a.zip(b).is_some_and(|(a, b)| a.end == b.start);
    let before = from.checked_sub(1);
    !touch(before.and_then(|at| tokens.get(at)), tokens.get(from))
        && !touch(to.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(to))
}

/// A row of words in one list.
struct Row {
    list: List,
    words: Vec<Word>,
    dressed: bool,
    announced: bool,
    alone: bool,
}

impl Row {
    fn hits(&self) -> Vec<Hit> {
        let words = self.words.as_slice();
        if self.list == List::MONERO {
            return monero(words).into_iter().collect();
        }
        let valid = self.valid_windows();
        let Some((from, to, confidence, why)) = self.reach(&valid) else {
            return valid
                .into_iter()
                .filter_map(|(from, to, sure)| self.hit(from, to, sure, VALID))
                .collect();
        };
        self.hit(from, to, confidence, why).into_iter().collect()
    }

    fn hit(&self, from: usize, to: usize, confidence: u8, why: &'static str) -> Option<Hit> {
        let words = self.words.get(from..to)?;
        Some(hit(words.first()?.start, words.last()?.end, confidence, why))
    }

    /// Windows that pass the checksum and are no prose, joined where they touch: which of them is the true
    /// one cannot be known.
    fn valid_windows(&self) -> Vec<(usize, usize, u8)> {
        let mut found: Vec<(usize, usize, u8)> = Vec::new();
        for start in 0..self.words.len() {
            for len in LENGTHS {
                let Some(window) = self.words.get(start..start + len) else { break };
                if !self.prose(window) && checksum(window) {
                    let sure = if len == 12 { 95 } else { 99 };
                    match found.last_mut() {
                        Some(last) if start <= last.1 => {
                            *last = (last.0, last.1.max(start + len), last.2.max(sure));
                        }
                        _ => found.push((start, start + len, sure)),
                    }
                }
            }
        }
        found
    }

    /// Whether a window reads like a sentence although its checksum holds, as one in sixteen does.
    fn prose(&self, window: &[Word]) -> bool {
        let loose = window.iter().filter(|word| word.loose).count() * 3 > window.len();
        let whole = self.alone && window.len() == self.words.len() && LENGTHS.contains(&window.len());
        let bar = match (loose, self.announced, whole) {
            (true, true, _) => 1.5,
            (true, false, true) => 3.0,
            (true, false, false) => 6.5,
            (false, true, _) => -6.0,
            (false, false, _) => -3.0,
        };
        window.iter().map(|word| word.odds).sum::<f32>() - repetition(window) < bar
    }

    /// The whole row, or the part of it that is no prose, if that is a phrase even without a checksum.
    fn reach(&self, valid: &[(usize, usize, u8)]) -> Option<(usize, usize, u8, &'static str)> {
        let words = self.words.as_slice();
        let (core_from, core_to) = self.core();
        let (from, to) = match valid.first().zip(valid.last()) {
            Some((first, last)) => (core_from.min(first.0), core_to.max(last.1)),
            None => (core_from, core_to),
        };
        let inside = words.get(from..to)?;
        let count = |class: Class| inside.iter().filter(|word| word.class == class).count();
        let (exact, prefix, near, miss) =
            (count(Class::Exact), count(Class::Prefix), count(Class::Near), count(Class::Miss));
        let listed = exact + prefix + near;
        let abbreviated = prefix * 2 > listed;
        let short = inside.iter().all(|word| word.end - word.start <= 4);
        let fewest = if self.announced && self.dressed { 10 } else { 11 };
        let known = if abbreviated { short } else { exact * 4 >= listed * 3 };
        if listed < fewest || !known || miss * 5 > listed || (listed == fewest && miss > 1) {
            return None;
        }
        let loose = inside.iter().filter(|word| word.loose).count() * 3 > inside.len();
        let bar = match (loose, self.announced, self.dressed) {
            (true, true, _) => 5.0,
            (true, false, _) => 9.5,
            (false, true, _) => -4.0,
            (false, false, true) => -1.0,
            (false, false, false) => 0.0,
        };
        if inside.iter().map(|word| word.odds).sum::<f32>() - repetition(inside) < bar {
            return None;
        }
        let sure = valid.iter().map(|it| it.2).max();
        let (confidence, why) = match sure {
            Some(sure) => (sure, VALID),
            None if electrum(inside, self.list) => (95, ELECTRUM),
            None if near > 0 && checksum(inside) => (90, MENDED),
            None if LENGTHS.contains(&inside.len()) => (75, ROW),
            None => (70, ROW),
        };
        Some((from, to, confidence, why))
    }

    /// The part of the row that is no prose: where common words, and words of no list, are few.
    fn core(&self) -> (usize, usize) {
        let (mut start, mut sum) = (0, 0.0f32);
        let mut best = (0.0f32, 0, 0);
        for (at, word) in self.words.iter().enumerate() {
            sum += word.odds;
            if sum > best.0 {
                best = (sum, start, at + 1);
            }
            if sum < 0.0 {
                (start, sum) = (at + 1, 0.0);
            }
        }
        self.fill(best.1, best.2)
    }

    /// Goes on from a part to the ends of the row, if little is left or it is no prose either: a word of a
    /// phrase may be any word.
    fn fill(&self, from: usize, to: usize) -> (usize, usize) {
        let left = |words: Option<&[Word]>| {
            let words = words.unwrap_or_default();
            let prose = words.iter().filter(|it| it.function() || it.class == Class::Miss).count();
            words.len() <= 3 || (prose * 4 <= words.len() && words.iter().all(|it| !it.loose))
        };
        if self.words.iter().any(|it| it.loose) {
            return (from.saturating_sub(3), (to + 3).min(self.words.len()));
        }
        let start = if left(self.words.get(..from)) { 0 } else { from };
        let end = if left(self.words.get(to..)) { self.words.len() } else { to };
        (start, end)
    }
}

/// What counts against words that repeat in pairs, as Chinese prose does.
fn repetition(words: &[Word]) -> f32 {
    let pair = |at: usize| Some((words.get(at)?.place?, words.get(at + 1)?.place?));
    let loose = words.iter().any(|word| word.loose) && words.len() <= 64;
    let pairs = (0..words.len()).filter(|at| loose && pair(*at).is_some());
    pairs.filter(|at| (0..*at).any(|before| pair(before) == pair(*at))).count() as f32 * 3.0
}

/// Whether the words are a phrase by length and checksum.
pub(super) fn checksum(words: &[Word]) -> bool {
    if !LENGTHS.contains(&words.len()) {
        return false;
    }
    // 24 words of 11 bits are 33 bytes.
    let mut packed = [0u8; 33];
    for (i, word) in words.iter().enumerate() {
        let Some(place) = word.place else { return false };
        // The 11 bits lie within three bytes.
        let bits = u32::from(place) << (13 - i * 11 % 8);
        for (slot, byte) in packed.iter_mut().skip(i * 11 / 8).zip([bits >> 16, bits >> 8, bits]) {
            *slot |= byte.to_be_bytes()[3];
        }
    }
    let check_bits = words.len() / 3;
    let (entropy, rest) = packed.split_at(check_bits * 4);
    let digest = Sha256::digest(entropy);
    let shift = 8 - check_bits;
    matches!((digest.first(), rest.first()), (Some(a), Some(b)) if a >> shift == b >> shift)
}

/// Whether English words carry the version of an Electrum seed: the first digits of a keyed hash.
fn electrum(words: &[Word], list: List) -> bool {
    use hmac::{Hmac, KeyInit, Mac};
    if list != List::ENGLISH || !(12..=24).contains(&words.len()) {
        return false;
    }
    let english = bip39::Language::English.word_list();
    let spelt: Option<Vec<&str>> =
        words.iter().map(|word| english.get(usize::from(word.place?)).copied()).collect();
    let Some(spelt) = spelt else { return false };
    let Ok(mut mac) = Hmac::<sha2::Sha512>::new_from_slice(b"Seed version") else { return false };
    mac.update(spelt.join(" ").as_bytes());
    let digest = mac.finalize().into_bytes();
    // Standard 01, segwit 100, two-factor 101 and 102.
    matches!(digest.as_slice(), [1, ..]) || matches!(digest.as_slice(), [0x10, b, ..] if b >> 4 <= 2)
}

/// Twenty-five words of Monero, or nearly: the last is one of the others, by a checksum of their beginnings.
fn monero(words: &[Word]) -> Option<Hit> {
    let exact = words.iter().filter(|it| it.class == Class::Exact).count();
    if exact < 12 || exact * 10 < words.len() * 9 {
        return None;
    }
    let valid = words.windows(25).chain(words.windows(13)).any(monero_checksum);
    let (first, last) = (words.first()?, words.last()?);
    match (valid, exact) {
        (true, _) => Some(hit(first.start, last.end, 97, MONERO_VALID)),
        (false, 23..) => Some(hit(first.start, last.end, 75, MONERO)),
        _ => None,
    }
}

fn monero_checksum(words: &[Word]) -> bool {
    let list: &[&str] = &crate::words::MONERO_WORDS;
    let prefix = |word: &Word| list.get(usize::from(word.place?)).and_then(|it| it.get(..3));
    let Some((last, others)) = words.split_last() else { return false };
    let Some(prefixes) = others.iter().map(prefix).collect::<Option<Vec<&str>>>() else { return false };
    let checked = crc32(prefixes.concat().as_bytes()) as usize % prefixes.len();
    prefix(last).is_some_and(|it| prefixes.get(checked) == Some(&it))
}

/// The CRC of IEEE 802.3.
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc)))
}
