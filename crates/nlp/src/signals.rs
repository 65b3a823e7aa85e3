//! What cannot wait, told by words: theft, an exposed phrase, danger to a life, a threat with the law, anger, the wish for a
//! person. Beside the intents, since one clear word must be enough, and for what an answer to a bot may be: thanks, yes, no.
//!
//! Frightened people tell a thing in any order and over several sentences, which no phrase foresees. So there are signs, too, that
//! mean nothing alone and danger [together], wherever in the text they stand: a secret, that it was handed over, and to whom; or
//! that something left, and that its owner did not do it or was tricked.
//!
//! The lists are lines `signal TAB phrase`. A phrase is a run of words, in folded spelling ([`fold`](crate::fold)); `*` at the end
//! of a word stands for any ending, `…` for up to four words between. A phrase with Chinese characters or Kana is found anywhere
//! in the text, and its `…` stands for up to six characters.
//!
//! ```
//! use ombud_nlp::signals::{Signal, Signals};
//! let signals = Signals::parse(&[("en", "theft\tstole… my coins\nperson\treal person")]).unwrap();
//! assert!(signals.of("they stole all my coins!!").contains(&Signal::Theft));
//! assert!(signals.of("how are coins stolen?").is_empty());
//! ```

use crate::fold::fold;
use std::collections::HashMap;

/// Words that `…` stands for at most.
const WORDS_BETWEEN: usize = 4;
/// Characters that `…` stands for at most, in scripts without spaces.
const CHARS_BETWEEN: usize = 6;
/// Words of a text that are looked at.
const MOST_WORDS: usize = 2000;

macro_rules! signals {
    ($($name:ident = $text:literal, $description:literal;)*) => {
        /// What a message gives away by a word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Signal { $(#[doc = $description] $name),* }

        impl Signal {
            /// All of them, in the order of how little they can wait.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// The stable name, in lists and answers.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $text),* } }
            /// The signal of this name.
            pub fn named(name: &str) -> Option<Self> { match name { $($text => Some(Self::$name),)* _ => None } }
        }
    };
}

signals! {
    SelfHarm = "self_harm", "Somebody speaks of ending their life.";
    Theft = "theft", "Something is being stolen, or was.";
    Exposed = "exposed", "A phrase, key, password or code is in others' hands.";
    Legal = "legal", "A threat with a lawyer, the police, a court or a regulator.";
    Person = "person", "A person is asked for.";
    Angry = "angry", "Somebody is angry.";
    Advice = "advice", "Asks what to buy, sell or hold, or where a price goes.";
    Unsolved = "unsolved", "It did not help.";
    Solved = "solved", "It works now.";
    Thanks = "thanks", "Thanks.";
    Greeting = "greeting", "A greeting.";
    Secret = "secret", "A phrase or a key is spoken of.";
    Handed = "handed", "Something was given, typed, sent, shown or seen: what a secret becomes known by.";
    Reach = "reach", "A place, or somebody, that a secret does not belong to: a site, a chat, a stranger.";
    Moved = "moved", "Something left: a withdrawal, a transfer.";
    Gone = "gone", "It is gone: an empty wallet, coins that disappeared.";
    Access = "access", "A way into an account: a log-in, a device, a password, a number.";
    NotMine = "not_mine", "The writer did not do it, or somebody else did.";
    Lured = "lured", "What robs people: something was signed, approved or claimed, somebody was at the computer.";
    Sudden = "sudden", "It came of itself: last night, before one's eyes, one after the other.";
}

/// Signs that mean danger where all of a row are found, and nothing otherwise.
const TOGETHER: [&[Signal]; 6] = [
    &[Signal::Secret, Signal::Handed, Signal::Reach],
    &[Signal::Moved, Signal::NotMine],
    &[Signal::Gone, Signal::NotMine],
    &[Signal::Access, Signal::NotMine],
    &[Signal::Gone, Signal::Lured],
    &[Signal::Gone, Signal::Sudden],
];

impl Signal {
    /// Whether it means nothing alone.
    pub fn is_sign(self) -> bool {
        TOGETHER.iter().any(|row| row.contains(&self))
    }
}

/// Whether what was found means danger together: a secret in others' hands, coins that went without their owner, or an account
/// that somebody else is in. It is no proof ("I typed my words into your site and the balance is zero"), so it is for asking, or
/// for believing another sign.
///
/// ```
/// use ombud_nlp::signals::{Signal, together};
/// assert!(together(&[Signal::Secret, Signal::Handed, Signal::Reach]));
/// assert!(!together(&[Signal::Secret, Signal::Moved]));
/// ```
pub fn together(found: &[Signal]) -> bool {
    TOGETHER.iter().any(|row| row.iter().all(|it| found.contains(it)))
}

/// A list that cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{lang}, line {line}: {what}")]
pub struct ListError {
    /// The list's language.
    pub lang: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, and how it is to be.
    pub what: String,
}

/// Lists of phrases, made ready.
#[derive(Debug, Default)]
pub struct Signals {
    /// Phrases of words by the first two characters of the first one.
    worded: HashMap<[char; 2], Vec<Worded>>,
    spaceless: Vec<Spaceless>,
}

#[derive(Debug)]
struct Worded {
    signal: Signal,
    /// Runs of words, with a gap between.
    runs: Vec<Vec<Word>>,
}

#[derive(Debug)]
struct Word {
    text: String,
    /// Any ending will do.
    open: bool,
}

#[derive(Debug)]
struct Spaceless {
    signal: Signal,
    /// Pieces, with a gap between.
    pieces: Vec<String>,
}

impl Signals {
    /// From lists, each with its language.
    ///
    /// # Errors
    /// The first line that is no line of a list.
    pub fn parse(lists: &[(&str, &str)]) -> Result<Self, ListError> {
        let mut all = Self::default();
        for (lang, list) in lists {
            for (at, line) in list.lines().enumerate().filter(|(_, it)| !it.trim().is_empty()) {
                let wrong = |what: String| ListError { lang: (*lang).to_owned(), line: at + 1, what };
                let Some((signal, phrase)) = line.split_once('\t') else {
                    return Err(wrong("a line is a signal, a tab and a phrase".into()));
                };
                let signal =
                    Signal::named(signal.trim()).ok_or_else(|| wrong(format!("{signal} is no signal")))?;
                if !all.take(signal, phrase) {
                    return Err(wrong("a phrase has words of at least one letter".into()));
                }
            }
        }
        Ok(all)
    }

    fn take(&mut self, signal: Signal, phrase: &str) -> bool {
        if phrase.chars().any(spaceless) {
            let pieces: Vec<String> =
                phrase.split('…').map(|it| fold(it.trim())).filter(|it| !it.is_empty()).collect();
            let any = !pieces.is_empty();
            self.spaceless.push(Spaceless { signal, pieces });
            return any;
        }
        let runs: Vec<Vec<Word>> = phrase.split('…').map(run).filter(|it| !it.is_empty()).collect();
        let Some(first) = runs.first().and_then(|it| it.first()) else { return false };
        // A first word of one letter that is open to any ending would have to be looked for everywhere.
        let Some(key) = key(&first.text) else { return false };
        self.worded.entry(key).or_default().push(Worded { signal, runs });
        true
    }

    /// What a text gives away, each signal once, what can wait least first.
    pub fn of(&self, text: &str) -> Vec<Signal> {
        let folded = fold(text);
        let words = words(&folded);
        let mut found: Vec<Signal> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let phrases = key(word).and_then(|it| self.worded.get(&it));
            let rest = words.get(at..).unwrap_or_default();
            let here = phrases.into_iter().flatten().filter(|it| follows(&it.runs, rest, 0));
            found.extend(here.map(|it| it.signal));
        }
        let there = self.spaceless.iter().filter(|it| stands(&it.pieces, &folded, None));
        found.extend(there.map(|it| it.signal));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Han and Kana, which have no spaces between words.
fn spaceless(it: char) -> bool {
    matches!(it, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

/// The first two characters; a word of one has a space for the second.
fn key(word: &str) -> Option<[char; 2]> {
    let mut chars = word.chars();
    Some([chars.next()?, chars.next().unwrap_or(' ')])
}

/// The words of a folded text: letters and digits, apostrophes left out.
fn words(folded: &str) -> Vec<String> {
    let plain: String = folded.chars().filter(|it| !matches!(it, '\'' | '’' | 'ʼ')).collect();
    let parts = plain.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    parts.take(MOST_WORDS).map(str::to_owned).collect()
}

fn run(text: &str) -> Vec<Word> {
    let parts = text.split_whitespace().flat_map(|part| {
        let open = part.ends_with('*');
        let mut all: Vec<Word> =
            words(&fold(part)).into_iter().map(|text| Word { text, open: false }).collect();
        if let Some(last) = all.last_mut() {
            last.open = open;
        }
        all
    });
    parts.collect()
}

/// Whether the runs stand at the beginning of the words, the first one after `gap` words at most.
fn follows(runs: &[Vec<Word>], words: &[String], gap: usize) -> bool {
    let Some((run, later)) = runs.split_first() else { return true };
    (0..=gap).any(|skip| {
        let rest = words.get(skip..).unwrap_or_default();
        let stands = rest.len() >= run.len() && run.iter().zip(rest).all(|(wanted, word)| wanted.fits(word));
        stands && follows(later, rest.get(run.len()..).unwrap_or_default(), WORDS_BETWEEN)
    })
}

impl Word {
    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.text) } else { word == self.text }
    }
}

/// Whether the pieces stand in the text one after the other; the first one anywhere, or after `gap` characters at most.
fn stands(pieces: &[String], text: &str, gap: Option<usize>) -> bool {
    let Some((piece, later)) = pieces.split_first() else { return true };
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|it| it.find(piece.as_str())) {
        let before = text.get(..from + at).unwrap_or_default();
        if gap.is_some_and(|gap| before.chars().count() > gap) {
            return false;
        }
        let after = text.get(from + at + piece.len()..).unwrap_or_default();
        if stands(later, after, Some(CHARS_BETWEEN)) {
            return true;
        }
        from += at + piece.chars().next().map_or(1, char::len_utf8);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Signals {
        let english =
            "theft\tstol* … my\nexposed\ttyped my … phrase\nperson\treal person\nangry\tdon't … ever";
        let turkish = "theft\tçal*";
        let chinese = "theft\t被盗\nexposed\t把助记词…给\nperson\t人工";
        Signals::parse(&[("en", english), ("tr", turkish), ("zh", chinese)]).unwrap()
    }

    #[test]
    fn a_phrase_is_found_with_its_endings_and_gaps() {
        let signals = lists();
        assert_eq!(signals.of("Someone STOLE all of my coins"), [Signal::Theft]);
        assert_eq!(signals.of("stolen, all that was ever in there, my coins"), [], "too far apart");
        assert_eq!(
            signals.of("I typed my recovery phrase there. A real  person please"),
            [Signal::Exposed, Signal::Person]
        );
        assert_eq!(signals.of("Param çalındı"), [Signal::Theft]);
        assert_eq!(signals.of("dont you ever"), [Signal::Angry], "apostrophes are left out by people");
        assert_eq!(signals.of("my art stole"), []);
    }

    #[test]
    fn scripts_without_spaces_are_searched_anywhere() {
        let signals = lists();
        assert_eq!(signals.of("我的币被盗了，转人工"), [Signal::Theft, Signal::Person]);
        assert_eq!(signals.of("我把助记词都发给他了"), [Signal::Exposed]);
        assert_eq!(signals.of("我把助记词写在纸上放在很远的地方，没有给"), []);
    }

    #[test]
    fn a_list_that_cannot_be_read_says_where() {
        let error = Signals::parse(&[("en", "theft\tstolen\n\nnonsense\tx")]).unwrap_err();
        assert_eq!((error.lang.as_str(), error.line), ("en", 3));
        assert!(Signals::parse(&[("en", "theft stolen")]).is_err());
        assert!(Signals::parse(&[("en", "theft\t …")]).is_err());
    }
}
