//! What customers are found by: beginnings of the words of their names and addresses, kept as keyed tokens. The database holds
//! no word; whoever has the key and a beginning can ask for it, and what comes back is checked against the opened row.

use super::types::{Customer, IdentityKind};
use crate::trust::asked::findable;
use ombud_base::sealed::Key;
use std::collections::BTreeSet;

/// The most words that a customer is found by.
const WORDS: usize = 24;
/// The lengths, in code points, of the beginnings that have tokens. A question asks for the longest that it covers.
const LENGTHS: [usize; 8] = [1, 2, 3, 4, 6, 8, 12, 20];
/// Bytes of a token: enough that two beginnings never share one.
const TOKEN: usize = 12;

/// The words that a customer is found by, folded.
pub(super) fn words_of(customer: &Customer) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        if !text.is_empty() && words.len() < WORDS {
            words.insert(text.to_owned());
        }
    };
    for identity in customer.identities.iter().filter(|it| it.kind != IdentityKind::Device) {
        add(&ombud_nlp::fold(&identity.value));
    }
    if let Some(email) = &customer.email {
        let email = ombud_nlp::fold(email);
        add(&email);
        add(email.split_once('@').map_or("", |it| it.1));
    }
    parts_of(customer.name.as_deref().unwrap_or_default()).iter().for_each(|it| add(it));
    words
}

/// The words of a customer's name that are shown where names are, folded: an address or a number in it is masked, and known by those
/// alone who know the whole name.
pub(super) fn words_of_name(customer: &Customer) -> BTreeSet<String> {
    shown_parts_of(customer.name.as_deref().unwrap_or_default()).into_iter().take(WORDS).collect()
}

fn shown_parts_of(name: &str) -> Vec<String> {
    findable(name, |shown, _| parts_of(&shown.replace('•', " ")))
}

/// The words of a name, folded, each to the end of what is written together: what begins in the midst of `王小明` or of
/// `Anne-Marie` is found by its beginning, too. Words are cut as those of messages are.
fn parts_of(name: &str) -> Vec<String> {
    let name = ombud_nlp::fold(name);
    let from = |word: &str| -> Vec<String> {
        ombud_nlp::word_starts(word).into_iter().filter_map(|at| word.get(at..)).map(str::to_owned).collect()
    };
    name.split_whitespace().flat_map(from).collect()
}

/// What a customer is known by as a whole, folded: each identity, the address, the name. Who knows one of them finds the
/// customer; who knows a part of it finds nothing.
pub(super) fn wholes_of(customer: &Customer) -> BTreeSet<String> {
    let identities =
        customer.identities.iter().filter(|it| it.kind != IdentityKind::Device).map(|it| &it.value);
    let known = identities.chain(customer.email.iter()).chain(customer.name.iter());
    known.map(|it| whole(it)).filter(|it| !it.is_empty()).take(WORDS).collect()
}

/// A question, or what a customer is known by, as the two are compared.
pub(super) fn whole(text: &str) -> String {
    ombud_nlp::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a token is of: the same word has a different one for each.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// The beginning of anything that a customer is found by: for those who see it in clear.
    Anything,
    /// The beginning of a word of the name.
    Name,
    /// The whole of something.
    Whole,
}

impl Of {
    const fn salt(self) -> &'static [u8] {
        match self {
            Self::Anything => b"customer word\0",
            Self::Name => b"customer name\0",
            Self::Whole => b"customer whole\0",
        }
    }
}

/// The tokens of all that a customer is found by.
pub(super) fn tokens(key: &Key, customer: &Customer) -> BTreeSet<Vec<u8>> {
    let mut all = beginnings(key, Of::Anything, &words_of(customer));
    all.extend(beginnings(key, Of::Name, &words_of_name(customer)));
    all.extend(wholes_of(customer).iter().map(|it| token(key, Of::Whole, it)));
    all
}

fn beginnings(key: &Key, of: Of, words: &BTreeSet<String>) -> BTreeSet<Vec<u8>> {
    let all = words.iter().flat_map(|word| LENGTHS.into_iter().filter_map(|len| beginning(word, len)));
    all.map(|it| token(key, of, it)).collect()
}

/// The token of which everything that begins with `term` has one.
pub(super) fn token_of(key: &Key, of: Of, term: &str) -> Option<Vec<u8>> {
    LENGTHS.into_iter().rev().find_map(|len| beginning(term, len)).map(|it| token(key, of, it))
}

/// The token of the whole of something.
pub(super) fn token_of_whole(key: &Key, text: &str) -> Vec<u8> {
    token(key, Of::Whole, text)
}

/// Whether each of the terms begins a word.
pub(super) fn fits(words: &BTreeSet<String>, terms: &[String]) -> bool {
    terms.iter().all(|term| words.iter().any(|word| word.starts_with(term.as_str())))
}

/// The first `len` code points of a text that has so many.
fn beginning(text: &str, len: usize) -> Option<&str> {
    let (last, char) = text.char_indices().nth(len.checked_sub(1)?)?;
    text.get(..last + char.len_utf8())
}

fn token(key: &Key, of: Of, text: &str) -> Vec<u8> {
    key.mac(&[of.salt(), text.as_bytes()]).into_iter().take(TOKEN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Random;

    #[test]
    fn names_are_found_from_each_of_their_words_on_in_any_script() {
        assert_eq!(parts_of("王小明"), ["王小明", "小明", "明"]);
        assert_eq!(parts_of("Anne-Marie Bérger"), ["anne-marie", "marie", "berger"]);
        assert_eq!(parts_of("Анна 李雷"), ["анна", "李雷", "雷"]);
        assert_eq!(parts_of(" "), Vec::<String>::new());
    }

    #[test]
    fn no_part_of_an_address_or_a_number_in_a_name_finds_it() {
        assert_eq!(shown_parts_of("Anna Berger"), ["anna", "berger"]);
        for name in
            ["anna.berger@gmail.com", "+49 151 23456789", "0x52908400098527886E0F7030069857D2E4169EE7"]
        {
            assert_eq!(shown_parts_of(name), Vec::<String>::new(), "{name}");
            assert_eq!(shown_parts_of(&format!("Anna {name}")), ["anna"], "{name}");
        }
    }

    #[test]
    fn every_beginning_asks_for_a_token_that_the_word_has() {
        let key = Key::generate(&Random::seeded(1));
        for word in
            ["王", "anna", "anna.berger@nimbus-wallet.example", "0x52908400098527886e0f7030069857d2e4169ee7"]
        {
            let words = BTreeSet::from([word.to_owned()]);
            let tokens = beginnings(&key, Of::Anything, &words);
            for len in 1..=word.chars().count() {
                let term: String = word.chars().take(len).collect();
                assert!(tokens.contains(&token_of(&key, Of::Anything, &term).unwrap()), "{term}");
                assert!(fits(&words, &[term]));
            }
        }
        assert_eq!(token_of(&key, Of::Name, ""), None);
        assert!(!fits(&BTreeSet::from(["anna".to_owned()]), &["anna".to_owned(), "berger".to_owned()]));
    }
}
