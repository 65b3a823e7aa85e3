//! What the words beside a string of letters and digits say that it is.
//!
//! A word speaks for what is nearest to it: it is not heard across another long string, and less across the end of
//! a clause or a line. To add a language, add its words to the lists in `words.rs` and `names.rs`.

mod names;
mod words;

use std::sync::LazyLock;

use crate::Kind;

/// How far words speak, in code points.
const REACH: usize = 80;

/// What a line break counts for, in code points.
const LINE: usize = 20;

/// What the end of a clause counts for.
const CLAUSE: usize = 5;

/// What words can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    Key,
    Public,
    /// That it has to do with an API at all.
    Api,
    ApiSecret,
    ApiKey,
    Otp,
    Password,
    Recovery,
}

impl Says {
    fn words(self) -> &'static Words {
        static ALL: LazyLock<[Words; 8]> = LazyLock::new(|| {
            [
                words::KEY,
                words::PUBLIC,
                names::API,
                names::API_SECRET,
                names::API_KEY,
                names::OTP,
                names::PASSWORD,
                names::RECOVERY,
            ]
            .map(Words::new)
        });
        let [key, public, api, secret, api_key, otp, password, recovery] = &*ALL;
        match self {
            Says::Key => key,
            Says::Public => public,
            Says::Api => api,
            Says::ApiSecret => secret,
            Says::ApiKey => api_key,
            Says::Otp => otp,
            Says::Password => password,
            Says::Recovery => recovery,
        }
    }
}

/// Words by their first character.
struct Words {
    sorted: Vec<Vec<char>>,
    /// First characters as bits of a hash: most places of a text need no further look.
    firsts: u64,
}

impl Words {
    fn new(words: &[&str]) -> Self {
        let mut sorted: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let firsts = sorted.iter().filter_map(|word| word.first()).fold(0, |all, c| all | bit(*c));
        Words { sorted, firsts }
    }

    /// Ends of the words that begin at a place of the text.
    fn at(&self, text: &[char], start: usize) -> Option<usize> {
        let rest = text.get(start..)?;
        let first = *rest.first()?;
        let before = start.checked_sub(1).and_then(|at| text.get(at)).copied().unwrap_or(' ');
        if self.firsts & bit(first) == 0 || (joined(before) && joined(first)) {
            return None;
        }
        let from = self.sorted.partition_point(|word| word.first().is_some_and(|c| *c < first));
        let same = self.sorted.get(from..)?.iter().take_while(|word| word.first() == Some(&first));
        let whole = |word: &&Vec<char>| {
            let goes_on =
                word.last().copied().is_some_and(joined) && rest.get(word.len()).copied().is_some_and(joined);
            rest.starts_with(word) && !(goes_on && word.len() < 6)
        };
        same.filter(whole).map(|word| start + word.len()).max()
    }
}

fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

/// Whether a letter is of a script that parts words by spaces.
fn joined(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Looks for words around places of a text. It reads the text only when first asked.
pub(crate) struct Nearby<'a> {
    text: &'a str,
    lower: Vec<char>,
    /// Long strings, across which no word is heard.
    fences: Vec<(usize, usize)>,
}

impl<'a> Nearby<'a> {
    pub fn new(text: &'a str, fences: Vec<(usize, usize)>) -> Self {
        Nearby { text, lower: Vec::new(), fences }
    }

    /// The text in lower case, each character in its place.
    pub fn lower(&mut self) -> &[char] {
        if self.lower.is_empty() {
            // One for one, so that positions stay.
            let lower = |c: char| match c {
                '\0'..='\x7f' => c.to_ascii_lowercase(),
                '\u{2019}' => '\'',
                '\u{a0}' => ' ',
                _ => c.to_lowercase().next().unwrap_or(c),
            };
            self.lower.reserve(self.text.len());
            self.lower.extend(self.text.chars().map(lower));
            self.hush_marks();
        }
        &self.lower
    }

    /// The marks of what was cut out before say nothing, and no word is heard across them.
    fn hush_marks(&mut self) {
        for at in 0..self.lower.len() {
            if self.lower.get(at) != Some(&'[') {
                continue;
            }
            let rest = self.lower.get_mut(at..).unwrap_or_default();
            let is_mark = |mark: &&str| {
                mark.chars().map(|c| c.to_ascii_lowercase()).eq(rest.iter().copied().take(mark.len()))
            };
            if let Some(mark) = Kind::ALL.iter().map(|kind| kind.mark()).find(is_mark) {
                rest.iter_mut().take(mark.len()).for_each(|c| *c = '\0');
                self.fences.push((at, at + mark.len()));
            }
        }
        self.fences.sort_unstable();
    }

    /// Distance to the nearest words of that meaning for what lies between the code points.
    pub fn distance(&mut self, says: Says, start: usize, end: usize) -> Option<usize> {
        self.lower();
        let behind = self.fences.partition_point(|fence| fence.1 <= start);
        let from = behind.checked_sub(1).and_then(|at| self.fences.get(at)).map_or(0, |fence| fence.1);
        let ahead = self.fences.partition_point(|fence| fence.0 < end);
        let to = self.fences.get(ahead).map_or(self.lower.len(), |fence| fence.0);
        let before = self.lower.get(from.max(start.saturating_sub(REACH))..start)?;
        let after = self.lower.get(end..to.min(end + REACH).max(end))?;
        let words = says.words();
        let behind =
            (0..before.len()).filter_map(|at| words.at(before, at)).filter_map(|end| before.get(end..));
        let ahead =
            (0..after.len()).filter(|at| words.at(after, *at).is_some()).filter_map(|at| after.get(..at));
        behind.chain(ahead).map(distance).min()
    }

    /// Whether the nearest words call it a private key. Of two as near as each other the secret one wins.
    pub fn says_key(&mut self, start: usize, end: usize) -> bool {
        self.nearer(Says::Key, Says::Public, start, end)
    }

    /// Whether the first is said, and nearer than the second.
    pub fn nearer(&mut self, says: Says, than: Says, start: usize, end: usize) -> bool {
        let Some(near) = self.distance(says, start, end) else { return false };
        self.distance(than, start, end).is_none_or(|other| near <= other)
    }

    /// Where words of that meaning end, from the left.
    pub fn ends(&mut self, says: Says) -> Vec<usize> {
        let words = says.words();
        let lower = self.lower();
        let mut ends: Vec<usize> = (0..lower.len()).filter_map(|at| words.at(lower, at)).collect();
        ends.dedup();
        ends
    }

    /// The place after a sign or word that says that the value comes now, if one does.
    pub fn value_after(&mut self, end: usize) -> Option<usize> {
        let lower = self.lower();
        let skip = |mut at: usize| {
            while lower.get(at).is_some_and(|c| matches!(c, ' ' | '"' | '\'' | '*' | '`' | '“')) {
                at += 1;
            }
            at
        };
        let at = skip(end);
        let is = |word: &&&str| {
            let word: Vec<char> = word.chars().collect();
            let rest = lower.get(at..).unwrap_or_default();
            let goes_on =
                word.last().copied().is_some_and(joined) && rest.get(word.len()).copied().is_some_and(joined);
            rest.starts_with(&word) && !goes_on
        };
        let word = names::IS.iter().find(is)?;
        let after = skip(at + word.chars().count());
        // "is: …"
        Some(skip(after + usize::from(lower.get(after) == Some(&':'))))
    }
}

/// How far a word is, by what lies between: in another clause it rather speaks of something else, and on
/// another line still more so.
fn distance(between: &[char]) -> usize {
    let cost = |c: &char| match c {
        '\n' => LINE,
        ',' | '.' | ';' | '!' | '?' | '，' | '、' | '。' | '；' | '！' | '？' | '؟' | '،' => CLAUSE,
        _ => 1,
    };
    between.iter().map(cost).sum()
}
