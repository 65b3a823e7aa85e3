//! The word lists of wallets, as tables that are built at first use.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A list of words. The value is its bit in a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct List(pub u16);

impl List {
    pub const ENGLISH: List = List(1);
    pub const MONERO: List = List(1 << 6);
    pub const JAPANESE: List = List(1 << 7);
    pub const KOREAN: List = List(1 << 8);
    pub const HAN_SIMPLIFIED: List = List(1 << 9);
    pub const HAN_TRADITIONAL: List = List(1 << 10);
    /// Both Chinese lists.
    pub const HAN: u16 = List::HAN_SIMPLIFIED.0 | List::HAN_TRADITIONAL.0;

    /// The lists of a mask.
    pub fn of(mask: u16) -> impl Iterator<Item = List> {
        (0..11).map(|bit| List(1 << bit)).filter(move |list| mask & list.0 != 0)
    }
}

const LATIN: [bip39::Language; 6] = [
    bip39::Language::English,
    bip39::Language::Spanish,
    bip39::Language::French,
    bip39::Language::Italian,
    bip39::Language::Portuguese,
    bip39::Language::Czech,
];

/// The English words of Monero, of which the first three letters count.
const MONERO: &str = include_str!("../words/monero-english.txt");
pub(crate) static MONERO_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| MONERO.lines().collect());

/// Words of the English list that hold sentences together. A third of any prose is made of them.
pub(crate) const FUNCTION_WORDS: [&str; 80] = [
    "about", "above", "across", "again", "all", "almost", "alone", "already", "also", "always", "among",
    "another", "any", "around", "because", "become", "before", "behind", "below", "between", "beyond", "can",
    "during", "either", "else", "enough", "few", "have", "help", "inside", "into", "just", "know", "like",
    "make", "more", "much", "must", "near", "need", "neither", "never", "next", "now", "off", "often",
    "once", "one", "only", "other", "over", "own", "please", "rather", "same", "since", "someone", "soon",
    "still", "such", "tell", "that", "then", "there", "they", "this", "today", "together", "toward", "under",
    "until", "upon", "use", "very", "want", "what", "when", "where", "will", "you",
];

/// Words of the English list that prose is made of for the rest, one on each line.
pub(crate) const COMMON_WORDS: &str = include_str!("../words/common-english.txt");

/// How common a word of the English list is in prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub(crate) enum Use {
    #[default]
    Rare,
    Common,
    /// It holds sentences together.
    Function,
}

/// Words of prose that are one slip away from words of the lists, and are no slips.
pub(crate) const PROSE: [&str; 98] = [
    "a", "i", "an", "am", "as", "at", "be", "by", "do", "he", "if", "in", "is", "it", "me", "my", "no", "of",
    "on", "or", "so", "to", "up", "us", "we", "the", "are", "was", "his", "her", "him", "has", "had", "not",
    "but", "for", "its", "our", "out", "get", "got", "did", "how", "who", "why", "let", "see", "set", "yet",
    "yes", "she", "too", "may", "two", "new", "try", "with", "from", "your", "been", "were", "them", "than",
    "some", "here", "does", "sure", "lost", "said", "went", "down", "back", "even", "well", "also", "made",
    "took", "come", "came", "done", "give", "gave", "went", "look", "these", "those", "would", "could",
    "should", "which", "their", "words", "cards", "being", "while", "funds", "ok", "hi",
];

/// What the Latin lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Lists that hold it.
    pub exact: u16,
    /// Lists in which it is the first four letters of a longer word.
    pub prefix: u16,
    pub usage: Use,
}

/// The Latin lists as one hash table with open addressing.
pub(crate) struct Latin {
    slots: Box<[(u64, Entry)]>,
    /// One bit for each of many hashes: most words of a text are in no list.
    filter: Box<[u64]>,
    /// Place of a word, or of its first four letters, in each list.
    places: Vec<HashMap<u64, u16>>,
}

pub(crate) static LATIN_LISTS: LazyLock<Latin> = LazyLock::new(Latin::new);

const SLOT_BITS: u32 = 16;
const FILTER_BITS: u32 = 19;

impl Latin {
    fn new() -> Self {
        let mut latin = Latin {
            slots: vec![(0, Entry::default()); 1 << SLOT_BITS].into_boxed_slice(),
            filter: vec![0; 1 << (FILTER_BITS - 6)].into_boxed_slice(),
            places: Vec::new(),
        };
        for (language, bit) in LATIN.iter().zip(0..) {
            let words: Vec<Vec<u8>> = language.word_list().iter().map(|word| plain(word)).collect();
            latin.add(&words, 1 << bit, bit == 0);
        }
        let monero: Vec<Vec<u8>> = MONERO.lines().map(|word| word.as_bytes().to_vec()).collect();
        latin.add(&monero, List::MONERO.0, false);
        latin
    }

    fn add(&mut self, words: &[Vec<u8>], list: u16, english: bool) {
        let mut places = HashMap::new();
        for (word, place) in words.iter().zip(0..) {
            let key = pack(word);
            places.insert(key, place);
            let usage = if english { usage(word) } else { Use::Rare };
            self.merge(key, Entry { exact: list, prefix: 0, usage });
            if word.len() > 4 && list != List::MONERO.0 {
                let key = pack(word.get(..4).unwrap_or_default());
                places.entry(key).or_insert(place);
                self.merge(key, Entry { exact: 0, prefix: list, usage: Use::Rare });
            }
        }
        self.places.push(places);
    }

    fn merge(&mut self, key: u64, new: Entry) {
        let hash = spread(key);
        if let Some(bits) = self.filter.get_mut((hash >> (64 - FILTER_BITS + 6)) as usize) {
            *bits |= 1 << (hash >> (64 - FILTER_BITS) & 63);
        }
        let slot = self.slot(key, hash);
        if let Some((found, entry)) = self.slots.get_mut(slot) {
            *found = key;
            entry.exact |= new.exact;
            entry.prefix |= new.prefix;
            if entry.usage == Use::Rare {
                entry.usage = new.usage;
            }
        }
    }

    /// What the lists say of a packed word.
    pub fn look_up(&self, key: u64) -> Option<Entry> {
        let hash = spread(key);
        let bits = self.filter.get((hash >> (64 - FILTER_BITS + 6)) as usize)?;
        if bits >> (hash >> (64 - FILTER_BITS) & 63) & 1 == 0 {
            return None;
        }
        let (found, entry) = *self.slots.get(self.slot(key, hash))?;
        (found == key).then_some(entry)
    }

    /// Place of a packed word in a list.
    pub fn place(&self, list: List, key: u64) -> Option<u16> {
        self.places.get(list.0.trailing_zeros() as usize)?.get(&key).copied()
    }

    /// Where a key is, or the free slot where it would be.
    fn slot(&self, key: u64, hash: u64) -> usize {
        let mask = (1 << SLOT_BITS) - 1;
        let mut slot = (hash >> (64 - SLOT_BITS)) as usize;
        while self.slots.get(slot).is_some_and(|(found, _)| *found != 0 && *found != key) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

fn usage(word: &[u8]) -> Use {
    if FUNCTION_WORDS.iter().any(|it| it.as_bytes() == word) {
        Use::Function
    } else if COMMON_WORDS.lines().any(|it| it.as_bytes() == word) {
        Use::Common
    } else {
        Use::Rare
    }
}

fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Letters without case as a number; only for letters and digits, which never give 0. Words of up to eight
/// letters are told apart surely, longer ones but for one in 2⁶⁴.
pub(crate) fn pack(word: &[u8]) -> u64 {
    let push = |key: u64, byte: &u8| key.rotate_left(8).wrapping_add(u64::from(byte | 0x20));
    let key = word.iter().take(8).fold(0, push);
    match word.get(8..) {
        None | Some([]) => key,
        Some(rest) => rest.iter().fold(key, |key, byte| spread(key ^ u64::from(byte | 0x20)).rotate_left(17)),
    }
}

/// A word of a list without accents.
fn plain(word: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(word.len());
    for c in word.chars() {
        decompose_compatible(c, |part| {
            if !is_combining_mark(part) {
                out.extend(u8::try_from(part));
            }
        });
    }
    out
}

/// Spellings that are one letter away from a word of a Latin list: an index by what is left when a letter is
/// taken out finds a letter too many, too few, another, or two exchanged.
pub(crate) struct Spellings {
    lefts: HashMap<u64, Vec<(u16, u16)>>,
    words: Vec<Vec<Vec<u8>>>,
}

pub(crate) static SPELLINGS: LazyLock<Spellings> = LazyLock::new(Spellings::new);

impl Spellings {
    fn new() -> Self {
        let mut spellings = Spellings { lefts: HashMap::new(), words: Vec::new() };
        for (language, list) in LATIN.iter().zip(0..) {
            let words: Vec<Vec<u8>> = language.word_list().iter().map(|word| plain(word)).collect();
            for (word, place) in words.iter().zip(0..) {
                for left in lefts(word).chain([pack(word)]) {
                    spellings.lefts.entry(left).or_default().push((list, place));
                }
            }
            spellings.words.push(words);
        }
        spellings
    }

    /// Places in the list of words that this may be meant for.
    pub fn near(&self, list: List, word: &[u8]) -> Vec<u16> {
        let number = u16::try_from(list.0.trailing_zeros()).unwrap_or(u16::MAX);
        let Some(words) = self.words.get(usize::from(number)) else { return Vec::new() };
        if !(2..=10).contains(&word.len()) {
            return Vec::new();
        }
        let lower: Vec<u8> = word.iter().map(u8::to_ascii_lowercase).collect();
        let mut found: Vec<u16> = lefts(&lower)
            .chain([pack(&lower)])
            .filter_map(|left| self.lefts.get(&left))
            .flatten()
            .filter(|(list, place)| {
                *list == number && words.get(usize::from(*place)).is_some_and(|it| one_slip(&lower, it))
            })
            .map(|(_, place)| *place)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Packed, what is left of a word without each of its letters.
fn lefts(word: &[u8]) -> impl Iterator<Item = u64> {
    (0..word.len()).map(|out| {
        let left: Vec<u8> = word.iter().enumerate().filter(|(i, _)| *i != out).map(|(_, b)| *b).collect();
        pack(&left)
    })
}

/// Whether two words differ by one letter, or by two neighbours exchanged.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short, long) = (short.get(head..).unwrap_or_default(), long.get(head..).unwrap_or_default());
    match (short, long) {
        (short, [_, long @ ..]) if short == long => true,
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}

/// The lists that are not written in Latin letters.
pub(crate) struct Eastern {
    kana: HashMap<Box<[char]>, u16>,
    hangul: HashMap<Box<[char]>, u16>,
    /// Places in the simplified and the traditional list, by character from [`FIRST_HAN`].
    han: Vec<(Option<u16>, Option<u16>)>,
    common: HashSet<char>,
}

const FIRST_HAN: u32 = 0x4e00;
const LAST_HAN: u32 = 0x9fff;

/// Characters that customers of an exchange write more often than their place tells, in both scripts.
const HAN_COMMON: &str = "钱包币账户号密码档案开启载入转址余额交易确认取消帐请问链卡证验登录注册申诉退款提现充值汇款银行支付\
    查询处理等待客服谢麻烦急快点误删除绑定手机邮箱错到收发买卖价格涨跌冻结解锁安全风险身份审核照片帮助忙您好吗呢吧啊\
    錢幣賬戶號碼檔開啟載轉餘額認帳請問鏈驗錄註冊訴匯銀處謝煩點誤綁機郵錯買賣價漲凍結鎖風險審幫";

pub(crate) static EASTERN: LazyLock<Eastern> = LazyLock::new(Eastern::new);

impl Eastern {
    fn new() -> Self {
        let words = |language: bip39::Language| {
            let word = |word: &str| {
                let mut parts = Vec::new();
                word.chars().for_each(|c| letters(c, |part| parts.push(part)));
                parts.into_boxed_slice()
            };
            language.word_list().iter().zip(0..).map(|(it, place)| (word(it), place)).collect()
        };
        let mut han = vec![(None, None); (LAST_HAN - FIRST_HAN + 1) as usize];
        let mut put = |language: bip39::Language, traditional: bool| {
            for (word, place) in language.word_list().iter().zip(0..) {
                let slot = word
                    .chars()
                    .next()
                    .and_then(|c| han.get_mut(u32::from(c).checked_sub(FIRST_HAN)? as usize));
                match slot {
                    Some((_, slot)) if traditional => *slot = Some(place),
                    Some((slot, _)) => *slot = Some(place),
                    None => {}
                }
            }
        };
        put(bip39::Language::SimplifiedChinese, false);
        put(bip39::Language::TraditionalChinese, true);
        Eastern {
            kana: words(bip39::Language::Japanese),
            hangul: words(bip39::Language::Korean),
            han,
            common: HAN_COMMON.chars().collect(),
        }
    }

    pub fn kana(&self, word: &[char]) -> Option<u16> {
        self.kana.get(word).copied()
    }

    pub fn hangul(&self, word: &[char]) -> Option<u16> {
        self.hangul.get(word).copied()
    }

    /// Whether it is more common in support chats than in books.
    pub fn is_common(&self, c: char) -> bool {
        self.common.contains(&c)
    }

    /// Places in the simplified and the traditional list, which begin with the most frequent characters.
    pub fn han(&self, c: char) -> (Option<u16>, Option<u16>) {
        let slot = u32::from(c).checked_sub(FIRST_HAN).and_then(|slot| self.han.get(slot as usize));
        slot.copied().unwrap_or_default()
    }
}

/// What a kana or a syllable is made of: marks apart, katakana as hiragana, syllables as their letters.
pub(crate) fn letters(c: char, mut push: impl FnMut(char)) {
    decompose_compatible(c, |part| {
        push(match part {
            '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(part) - 0x60).unwrap_or(part),
            _ => part,
        });
    });
}
