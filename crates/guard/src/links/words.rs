//! The words and hosts of `rules/links.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// What links are judged by, apart from what a workspace says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub common: HashSet<String>,
    pub field: HashSet<String>,
    pub lures: HashSet<String>,
    pub owners: HashSet<String>,
    pub shorteners: HashSet<String>,
}

pub(super) static RULES: &str = include_str!("../../rules/links.toml");

/// A test reads the file strictly, so that what is compiled in can be read.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(RULES).unwrap_or_default());

impl Words {
    /// Whether a text is nothing but lures and digits, glued together in any number.
    pub fn only_lures(&self, text: &str) -> bool {
        const LONGEST: usize = 16;
        // Which beginnings of the text are made of lures; labels have at most 63 letters.
        let mut reached = vec![false; text.len() + 1];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        for end in 1..=text.len() {
            let digit = text.as_bytes().get(end - 1).is_some_and(u8::is_ascii_digit);
            let ends = |start: usize| {
                let from = reached.get(start).copied().unwrap_or(false);
                from && (text.get(start..end).is_some_and(|word| self.lures.contains(word))
                    || (digit && start + 1 == end))
            };
            let made = (end.saturating_sub(LONGEST)..end).any(ends);
            if let Some(slot) = reached.get_mut(end) {
                *slot = made;
            }
        }
        reached.last().copied().unwrap_or(true)
    }
}
