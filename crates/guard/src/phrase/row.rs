//! A row of words that is dense with words of a list: whether it is a phrase, and where it begins and ends.

use sha2::{Digest, Sha256};

use super::tokens::{Token, What};
use super::{LENGTHS, announced, han_odds, hit, is_loose};
use crate::Hit;
use crate::text::Text;
use crate::words::{LATIN_LISTS, List, PROSE, SPELLINGS, Use};

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
    /// Whether it makes an ordinary Chinese word with the character before it.
    joined: bool,
    /// Whether a clause or a line begins with it.
    fresh: bool,
    /// Whether a sentence begins with it.
    sentence: bool,
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
    let miss = Word {
        start: 0,
        end: 0,
        place: None,
        class: Class::Miss,
        odds: -2.0,
        loose: false,
        joined: false,
        fresh: false,
        sentence: false,
    };
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
        let loose = list.0 & List::HAN != 0 && is_loose(tokens, at);
        let odds = if loose { han_odds(token) } else { odds };
        let joined = loose && joined(tokens, at);
        return Word { place, class: Class::Exact, odds, loose, joined, ..miss };
    }
    if token.prefix() & list.0 != 0 {
        return Word { place: LATIN_LISTS.place(list, token.key), class: Class::Prefix, odds: 0.7, ..miss };
    }
    let spelt = bytes.get(token.start..token.end).unwrap_or_default();
    if PROSE.iter().any(|it| it.as_bytes().eq_ignore_ascii_case(spelt)) {
        return miss;
    }
    match SPELLINGS.near(list, spelt).as_slice() {
        [] => miss,
        [place] => Word { class: Class::Near, odds: 0.5, place: Some(*place), ..miss },
        _ => Word { class: Class::Near, odds: 0.5, ..miss },
    }
}

/// Takes out a word that stands between the others again and again: "then", "next", the key of a JSON object.
fn drop_labels(bytes: &[u8], words: &mut Vec<Word>) {
    let spelt = |word: &Word| match bytes.get(word.start..word.end).unwrap_or_default() {
        text if text.is_ascii() => text.to_ascii_lowercase(),
        _ => word.start.to_le_bytes().to_vec(),
    };
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
    let places = keys.iter().enumerate().filter(|(_, key)| *key == label).map(|(at, _)| at);
    let (count, first, last) = places.fold((0, usize::MAX, 0), |all, at| (all.0 + 1, all.1.min(at), at));
    if count >= 5 && last.saturating_sub(first) <= count * 2 + 2 {
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
            text,
            list,
            dressed: dressed(bytes, &mut words),
            announced: announced(text, start),
            alone: alone(tokens, before, after),
            words,
        };
        let before = hits.len();
        row.find(PARTS, hits);
        if hits.len() > before {
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
/// count then. Gives whether most do, and tells each word whether a clause or a sentence begins with it.
fn dressed(bytes: &[u8], words: &mut [Word]) -> bool {
    let gaps: Vec<&[u8]> =
        words.windows(2).filter_map(|pair| bytes.get(pair.first()?.end..pair.last()?.start)).collect();
    let mut all = 0;
    let count = words.len();
    for (at, word) in words.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|at| gaps.get(at)).copied();
        let after = gaps.get(at).copied();
        word.fresh = before.is_none_or(|gap| gap.iter().any(|b| b"\n:.!?\"()".contains(b)));
        word.sentence = match before {
            Some([b'.' | b'?' | b'!' | b':', space @ ..]) => space.iter().all(u8::is_ascii_whitespace),
            _ => false,
        };
        let open = |gap: Option<&[u8]>| gap.is_none_or(|gap| !matches!(gap, b" " | b""));
        let listed = open(before) && open(after);
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

/// How often a row is parted by a phrase in it.
const PARTS: usize = 3;

/// A row of words in one list.
struct Row<'a> {
    text: &'a Text<'a>,
    list: List,
    words: Vec<Word>,
    dressed: bool,
    announced: bool,
    alone: bool,
}

impl Row<'_> {
    /// Adds the phrases in the row, and in what is left of it on both sides, as far as it may be parted.
    fn find(self, parts: usize, hits: &mut Vec<Hit>) {
        if self.list == List::MONERO {
            hits.extend(monero(&self.words));
            return;
        }
        let valid = self.valid_windows();
        let Some((from, to, confidence, why)) = self.reach(&valid) else {
            hits.extend(valid.into_iter().filter_map(|(from, to, sure)| self.hit(from, to, sure, VALID)));
            return;
        };
        hits.extend(self.hit(from, to, confidence, why));
        for words in [self.words.get(..from), self.words.get(to..)] {
            if let Some(words) = words.filter(|words| words.len() >= 11 && parts > 0) {
                let Row { text, list, dressed, announced, alone, .. } = self;
                Row { text, list, words: words.to_vec(), dressed, announced, alone }.find(parts - 1, hits);
            }
        }
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
            (true, true, _) => -2.0,
            (true, false, true) => 0.0,
            (true, false, false) => 3.0,
            // A row that is nothing but the window is hardly ever a sentence: few are made of listed words alone, fewer are of
            // just that length, and one in sixteen of these passes.
            (false, _, true) => -9.0,
            (false, true, false) => -6.0,
            (false, false, false) => -3.0,
        };
        window.iter().map(|word| word.odds).sum::<f32>() - repetition(window) - ordinary(window) < bar
    }

    /// The part of the row that is a phrase even without a checksum: what is no prose, or a clause that is as
    /// long as a phrase and announced as one.
    fn reach(&self, valid: &[(usize, usize, u8)]) -> Option<(usize, usize, u8, &'static str)> {
        // What else there is in the row is looked at afterwards.
        let longest = valid.iter().max_by_key(|(from, to, _)| to - from);
        let (from, to) = longest.map_or_else(|| self.core(), |(from, to, _)| (*from, *to));
        let whole = self.fill(from, to, !valid.is_empty());
        let (inside, (from, to)) = [(from, to), whole]
            .into_iter()
            .find(|(from, to)| self.words.get(*from..*to).is_some_and(|it| self.is_phrase(it)))
            .map(|range| (range, self.fill(range.0, range.1, !valid.is_empty())))
            .or_else(|| self.clause().map(|clause| (clause, clause)))?;
        let inside = self.words.get(inside.0..inside.1)?;
        let near = inside.iter().any(|word| word.class == Class::Near);
        let (confidence, why) = match valid.iter().map(|it| it.2).max() {
            Some(sure) => (sure, VALID),
            None if electrum(inside, self.list) => (95, ELECTRUM),
            None if near && checksum(inside) => (90, MENDED),
            None if LENGTHS.contains(&inside.len()) => (75, ROW),
            None => (70, ROW),
        };
        Some((from, to, confidence, why))
    }

    /// Whether words are a phrase, or nearly one.
    fn is_phrase(&self, inside: &[Word]) -> bool {
        let count = |class: Class| inside.iter().filter(|word| word.class == class).count();
        let (exact, prefix, near, miss) =
            (count(Class::Exact), count(Class::Prefix), count(Class::Near), count(Class::Miss));
        let listed = exact + prefix + near;
        let short = inside.iter().all(|word| word.end - word.start <= 4);
        let fewest = if self.announced && self.dressed { 10 } else { 11 };
        let known = if prefix * 2 > listed { short } else { exact * 4 >= listed * 3 };
        if listed < fewest || !known || miss * 5 > listed || (listed == fewest && miss > 1) {
            return false;
        }
        let loose = inside.iter().filter(|word| word.loose).count() * 3 > inside.len();
        let bar = match (loose, self.announced, self.dressed) {
            (true, true, _) => 5.0,
            (true, false, _) => 9.5,
            (false, true, _) => -4.0,
            (false, false, true) => -1.0,
            (false, false, false) => 0.0,
        };
        inside.iter().map(|word| word.odds).sum::<f32>() - repetition(inside) - ordinary(inside) >= bar
    }

    /// A clause that is announced and exactly as long as a phrase, of listed words alone.
    fn clause(&self) -> Option<(usize, usize)> {
        let mut from = 0;
        for at in 1..=self.words.len() {
            if at < self.words.len() && !self.words.get(at).is_some_and(|word| word.fresh) {
                continue;
            }
            let clause = self.words.get(from..at)?;
            let listed = clause.iter().all(|word| word.class != Class::Miss && !word.loose);
            if LENGTHS.contains(&clause.len())
                && listed
                && clause.iter().map(|word| word.odds).sum::<f32>() > -12.0
                && clause.first().is_some_and(|word| announced(self.text, word.start))
            {
                return Some((from, at));
            }
            from = at;
        }
        None
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
        (best.1, best.2)
    }

    /// Goes on from a part of the row to what beside it may belong to it: a word of a phrase may be any word.
    /// Where a checksum tells what the phrase is, only what is surely no prose.
    fn fill(&self, from: usize, to: usize, valid: bool) -> (usize, usize) {
        if self.words.iter().any(|it| it.loose) {
            let listed = |it: &&Word| !it.loose && it.class == Class::Exact;
            let before = self.words.get(..from).unwrap_or_default().iter().rev().take_while(listed).count();
            let after = self.words.get(to..).unwrap_or_default().iter().take_while(listed).count();
            let start = from - before;
            return (start.saturating_sub(BESIDE), (to + after + BESIDE).min(self.words.len()));
        }
        if LENGTHS.contains(&self.words.len()) && self.words.iter().all(|it| it.class != Class::Miss) {
            return (0, self.words.len());
        }
        let ends = |at: usize| !self.dressed && self.words.get(at).is_some_and(|word| word.sentence);
        let start = (0..=from).rev().find(|at| *at == 0 || ends(*at)).unwrap_or(from);
        let end = (to..self.words.len()).find(|at| ends(*at)).unwrap_or(self.words.len());
        let before = self.words.get(start..from).unwrap_or_default();
        let after = self.words.get(to..end).unwrap_or_default();
        (from - goes_on(before.iter().rev(), valid), to + goes_on(after.iter(), valid))
    }
}

/// How many words outwards from a part of a row go on with it: up to the second word of no list, or to where
/// words become those of a sentence.
fn goes_on<'a>(outwards: impl Iterator<Item = &'a Word>, valid: bool) -> usize {
    let (mut sum, mut best, mut letters, mut misses) = (0.0f32, (0.0f32, 0), 0, 0);
    for (at, word) in outwards.enumerate() {
        letters += word.end - word.start + 1;
        misses += usize::from(word.class == Class::Miss);
        if misses > 1 {
            break;
        }
        sum += match word.class {
            Class::Miss => -1.6,
            Class::Near if valid => -0.6,
            _ if word.function() => -1.6,
            _ => 0.65 + word.odds * 0.35,
        };
        let close = misses == 0 && !valid && letters <= CLOSE;
        if close || (word.class != Class::Miss && sum >= best.0) {
            best = (sum.max(best.0), at + 1);
        }
    }
    best.1
}

/// How many characters beside a Chinese phrase may belong to it, if nothing parts them.
const BESIDE: usize = 3;

/// So near to a phrase without a checksum its first or last words may be, whatever they are.
const CLOSE: usize = 15;

/// Pairs of characters of a list that are, or are part of, the most common Chinese words, in order: each is the first one's place
/// in the list times 2,048 plus the second one's, in three bytes, the highest first. Counted in the dictionary of jieba (MIT
/// licence), for the traditional list converted. One pair in 110 is among them; of those in prose, two in five.
static PAIRS: [&[u8]; 2] = [include_bytes!("pairs_simplified.bin"), include_bytes!("pairs_traditional.bin")];

/// Whether a character makes an ordinary word with the one that it touches.
fn joined(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| tokens.get(it));
    let Some((before, token)) = before.zip(tokens.get(at)).filter(|(a, b)| a.end == b.start) else {
        return false;
    };
    let (first, second) = (before.han_places(), token.han_places());
    [(first.0, second.0), (first.1, second.1)].into_iter().zip(PAIRS).any(|(places, pairs)| {
        let (Some(first), Some(second)) = places else { return false };
        let [_, key @ ..] = (u32::from(first) << 11 | u32::from(second)).to_be_bytes();
        pairs.as_chunks::<3>().0.binary_search(&key).is_ok()
    })
}

/// What counts against words that together are ordinary ones, as Chinese prose is made of. A draw may have one by accident.
fn ordinary(words: &[Word]) -> f32 {
    let pairs = words.iter().skip(1).filter(|it| it.joined).count();
    pairs.saturating_sub(1) as f32 * 4.0
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
