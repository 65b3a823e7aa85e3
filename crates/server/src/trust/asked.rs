//! What a question asks for: words, and personal values of which only the whole counts.
//!
//! Personal data is masked, so a search must not tell whether a part of it is right. What the mask hides in a message is in the
//! index as one token of the whole value, and in the check as the whole value; its parts are in neither. A question is cut in the
//! same way. What only its surroundings make a personal value (the number of a passport behind that word) may be one in the
//! message: such a word is looked for both as itself and as a whole.

use super::mask::{self, Personal};
use ombud_nlp::{Passage, Query, query_tokens, verify, verify_forms};

/// Lengths of a word that may be a personal value by what stands around it.
const BARE: std::ops::RangeInclusive<usize> = 6..=64;

/// A prepared question.
pub struct Asked {
    /// The words outside of personal values.
    pub words: Query,
    /// What is found as a whole, or written so outside of personal values.
    pub values: Vec<Value>,
    /// Whether a personal value is named, whole.
    pub names_person: bool,
}

/// A personal value of a question, or what may be one.
pub struct Value {
    /// The whole of it.
    pub whole: String,
    /// The same as words.
    pub words: Query,
}

/// A message as a question is held against it.
struct Text {
    /// Without its personal values, dots in their places.
    rest: String,
    /// Those, each with its place.
    wholes: Vec<(String, (usize, usize))>,
}

impl Text {
    fn of(body: &str) -> Self {
        let chars: Vec<char> = body.chars().collect();
        let values = mask::personal(body, &chars);
        if values.is_empty() {
            return Self { rest: body.to_owned(), wholes: Vec::new() };
        }
        let wholes = values.iter().map(|it| (it.whole(&chars), (it.from, it.to))).collect();
        Self { rest: mask::without(body, &chars), wholes }
    }
}

/// Calls back with what of a message is indexed as words and with its personal values, whole.
pub fn findable<T>(body: &str, index: impl FnOnce(&str, &[String]) -> T) -> T {
    let text = Text::of(body);
    let wholes: Vec<String> = text.wholes.into_iter().map(|it| it.0).collect();
    index(&text.rest, &wholes)
}

impl Asked {
    /// Prepares a question.
    pub fn new(question: &str) -> Self {
        let mut chars: Vec<char> = question.chars().collect();
        let found = mask::personal(question, &chars);
        let value = |it: &Personal| {
            let text: String = chars.get(it.from..it.to).unwrap_or_default().iter().collect();
            Value { whole: it.whole(&chars), words: query_tokens(&text) }
        };
        let mut values: Vec<Value> = found.iter().map(value).collect();
        for it in &found {
            chars.iter_mut().take(it.to).skip(it.from).for_each(|it| *it = ' ');
        }
        let rest: String = chars.into_iter().collect();
        let may_be = |word: &&str| {
            BARE.contains(&word.len())
                && word.bytes().all(|it| it.is_ascii_alphanumeric())
                && word.bytes().any(|it| it.is_ascii_digit())
        };
        let (bare, words): (Vec<&str>, Vec<&str>) = rest.split_whitespace().partition(may_be);
        values.extend(bare.into_iter().map(|it| Value { whole: mask::whole(it), words: query_tokens(it) }));
        Self { words: query_tokens(&words.join(" ")), values, names_person: !found.is_empty() }
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.values.is_empty()
    }

    /// Whether words of it have other forms.
    pub fn has_forms(&self) -> bool {
        !self.words.forms().is_empty()
    }

    /// Whether a message has all of it as it is written.
    pub fn stands_in(&self, body: &str) -> bool {
        self.is_in(&Text::of(body), false)
    }

    /// Whether a message has all of it, words in any of their forms, and not all as it is written.
    pub fn stands_otherwise_in(&self, body: &str) -> bool {
        let text = Text::of(body);
        !self.is_in(&text, false) && self.is_in(&text, true)
    }

    fn is_in(&self, text: &Text, forms: bool) -> bool {
        let words = if forms { verify_forms } else { verify };
        let has =
            |it: &Value| text.wholes.iter().any(|own| own.0 == it.whole) || verify(&it.words, &text.rest);
        !self.is_empty()
            && (self.words.is_empty() || words(&self.words, &text.rest))
            && self.values.iter().all(has)
    }

    /// The part of a message that answers.
    pub fn passage(&self, body: &str, most: usize) -> Passage {
        let text = Text::of(body);
        let named = |it: &&(String, (usize, usize))| self.values.iter().any(|own| own.whole == it.0);
        let places: Vec<(usize, usize)> = text.wholes.iter().filter(named).map(|it| it.1).collect();
        let queries: Vec<&Query> =
            std::iter::once(&self.words).chain(self.values.iter().map(|it| &it.words)).collect();
        Passage::new(&queries, &places, &text.rest, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(question: &str, body: &str) -> bool {
        Asked::new(question).stands_in(body)
    }

    const WALLET: &str = "0x52908400098527886E0F7030069857D2E4169EE7";

    fn personal() -> String {
        format!(
            "write to john.doe@gmail.com or call +49 151 2345 6789, IBAN DE89 3704 0044 0532 0130 00, passport C01X00T47, from \
             203.0.113.77, wallet {WALLET} please"
        )
    }

    #[test]
    fn parts_of_what_is_masked_are_in_nothing() {
        let body = personal();
        for part in [
            "john",
            "doe",
            "john.doe",
            "gmail",
            "gmail.com",
            "doe@gmail",
            "@gmail.com",
            "john.doe@gmail",
            "j",
            "com",
            "49",
            "151",
            "2345",
            "6789",
            "2345 6789",
            "89",
            "DE89",
            "3704",
            "0532",
            "0130",
            "C01X00",
            "C01X",
            "T47",
            "203",
            "113",
            "203.0.113",
            "113.77",
            "0x5290",
            "0x52",
            "9EE7",
            "0x5290…9EE7",
            &WALLET[..16],
            &WALLET[..41],
            "john@gmail.com",
            "doe@gmail.com",
            "john.doe@gmail.co",
            "+49 151 2345 678",
        ] {
            assert!(!found(part, &body), "{part} is an oracle");
            assert!(!Asked::new(part).stands_otherwise_in(&body), "{part} is an oracle");
        }
    }

    #[test]
    fn the_whole_of_what_is_masked_is_found() {
        let body = personal();
        for whole in [
            "john.doe@gmail.com",
            "JOHN.DOE@Gmail.com",
            "+4915123456789",
            "0049 151 2345 6789",
            "DE89370400440532013000",
            "C01X00T47",
            "c01x00t47",
            "203.0.113.77",
            WALLET,
            &WALLET.to_lowercase(),
            "write to john.doe@gmail.com",
            "please",
            "passport C01X00T47",
            "call please",
        ] {
            assert!(found(whole, &body), "{whole} is whole");
        }
    }

    #[test]
    fn what_is_no_personal_value_is_found_as_ever() {
        let hash = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";
        let body = format!("我的提现失败了，TxID {hash}, order AB12CD34, 0.5 BTC");
        for whole in ["提现失败", hash, &hash[..12], "AB12CD34", "ab12cd34", "0.5 BTC", "order AB12CD34 提现"]
        {
            assert!(found(whole, &body), "{whole}");
        }
        assert!(!found("", &body) && !found("AB12CD35", &body));
    }

    #[test]
    fn a_passage_marks_the_value_and_shows_nothing_else_of_it() {
        let body = format!("{} please write to john.doe@gmail.com soon", "filler ".repeat(60));
        let asked = Asked::new("john.doe@gmail.com");
        let passage = asked.passage(&body, 60);
        let (from, to) = passage.marks()[0];
        let marked = |text: &str| -> String { passage.of(text).chars().skip(from).take(to - from).collect() };
        assert_eq!(marked(&body), "john.doe@gmail.com");
        assert_eq!(marked(&mask::text(&body)), "j•••.•••@•••••.•••");
        assert!(Asked::new("gmail").passage(&body, 60).marks().is_empty());
    }
}
