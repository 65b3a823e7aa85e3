//! What customers are found by: beginnings of the words of their names and addresses, kept as keyed tokens. The database holds
//! no word; whoever has the key and a beginning can ask for it, and what comes back is checked against the opened row.

use super::types::{Customer, IdentityKind};
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
    for word in ombud_nlp::fold(customer.name.as_deref().unwrap_or_default()).split_whitespace() {
        add(word);
    }
    words
}

/// The tokens of words.
pub(super) fn tokens(key: &Key, words: &BTreeSet<String>) -> BTreeSet<Vec<u8>> {
    let beginnings = words.iter().flat_map(|word| LENGTHS.into_iter().filter_map(|len| beginning(word, len)));
    beginnings.map(|it| token(key, it)).collect()
}

/// The token of which everything that begins with `term` has one.
pub(super) fn token_of(key: &Key, term: &str) -> Option<Vec<u8>> {
    LENGTHS.into_iter().rev().find_map(|len| beginning(term, len)).map(|it| token(key, it))
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

fn token(key: &Key, text: &str) -> Vec<u8> {
    key.mac(&[b"customer word\0", text.as_bytes()]).into_iter().take(TOKEN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Random;

    #[test]
    fn every_beginning_asks_for_a_token_that_the_word_has() {
        let key = Key::generate(&Random::seeded(1));
        for word in
            ["王", "anna", "anna.berger@nimbus-wallet.example", "0x52908400098527886e0f7030069857d2e4169ee7"]
        {
            let words = BTreeSet::from([word.to_owned()]);
            let tokens = tokens(&key, &words);
            for len in 1..=word.chars().count() {
                let term: String = word.chars().take(len).collect();
                assert!(tokens.contains(&token_of(&key, &term).unwrap()), "{term}");
                assert!(fits(&words, &[term]));
            }
        }
        assert_eq!(token_of(&key, ""), None);
        assert!(!fits(&BTreeSet::from(["anna".to_owned()]), &["anna".to_owned(), "berger".to_owned()]));
    }
}
