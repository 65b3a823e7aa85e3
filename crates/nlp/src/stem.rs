//! Word forms: what is left of a word when its endings go.

use std::borrow::Cow;

use waken_snowball::{
    SnowballEnv,
    algorithms::{english_stemmer, russian_stemmer},
};

/// Shorter words have no endings that could be told from the word.
const SHORTEST: usize = 3;
/// Longer ones are no words, and cutting them costs time.
const LONGEST: usize = 32;

/// The stem of a folded word, by the letters that it is written in: English for ASCII, Russian for Cyrillic. None for what
/// has a digit or another letter: there is no telling the language of one word, and the endings of English and Russian are
/// where most of what is searched for in these letters differs.
///
/// Words of other languages in the same letters get a stem as well. It is as good as any to find the word itself by, and
/// forms come after what was written exactly so.
pub(crate) fn stem(word: &str) -> Option<Cow<'_, str>> {
    let letters = if word.is_ascii() { word.len() } else { word.len() / 2 };
    if !(SHORTEST..=LONGEST).contains(&letters) {
        return None;
    }
    // The crate's own function to choose an algorithm would bring in all thirty-three.
    let algorithm: fn(&mut SnowballEnv<'_>) -> bool = if word.bytes().all(|b| b.is_ascii_lowercase()) {
        english_stemmer::stem
    } else if word.chars().all(|c| matches!(c, 'а'..='я')) {
        russian_stemmer::stem
    } else {
        return None;
    };
    let mut env = SnowballEnv::create(word);
    algorithm(&mut env);
    Some(env.get_current())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["withdraw", "withdraws", "withdrawal", "withdrawals", "withdrawing"][..],
            &["deposit", "deposits", "deposited", "depositing"],
            &["transfer", "transfers", "transferred", "transferring"],
            &["fee", "fees"],
            &["stake", "staked", "stakes", "staking"],
            &["confirm", "confirmed", "confirms", "confirmation", "confirmations"],
            &["address", "addresses", "addressed"],
            &["currency", "currencies"],
            &["вывод", "вывода", "выводы", "выводом"],
            &["кошелька", "кошельку", "кошельке"],
        ] {
            for word in forms {
                assert_eq!(stem(word), stem(forms[0]), "{word} of {forms:?}");
            }
        }
    }

    #[test]
    fn what_is_no_word_has_no_stem() {
        for text in
            ["", "s", "is", "0x52908400", "bc1qs", "100usdt", "提现", "café", "гроші", "א".repeat(9).as_str()]
        {
            assert_eq!(stem(text), None, "{text}");
        }
        assert_eq!(stem(&"as".repeat(17)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn no_letters_are_a_danger(english in "[a-z]{1,34}", vowels in "[aeiouysdlngt]{3,12}", russian in "[а-я]{1,34}", any in ".{0,12}") {
            for word in [english, vowels, russian, crate::fold(&any)] {
                prop_assert!(stem(&word).is_none_or(|it| it.len() <= word.len() + 1 && !it.is_empty()), "{}", word);
            }
        }
    }
}
