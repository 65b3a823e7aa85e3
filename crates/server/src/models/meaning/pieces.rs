//! The pieces of published articles that are embedded ([`ombud_nlp::pieces`]), and what they are known by.
//!
//! A piece is known by what it says and by the model alone. So only what changed is embedded anew, what two regions read alike is
//! embedded once, and on a shelf nothing is found but what stands on it.

use super::{
    store::Hash,
    types::{EmbedderSource, EmbeddingSettings},
};
use crate::knowledge::{Shelf, ShelfTopic};
use ombud_base::id::TopicId;
use ombud_nlp::pieces::pieces;
use sha2::{Digest, Sha256};

/// By which model, and how: vectors of another one say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print([u8; 32]);

impl Print {
    /// `local`: the digest of the model on this machine.
    pub fn of(settings: &EmbeddingSettings, local: &str) -> Self {
        let parts = match settings.source {
            EmbedderSource::Remote => ["remote", &settings.url, &settings.model],
            EmbedderSource::Local => ["local", local, ""],
        };
        let parts = parts.into_iter().chain([settings.query_prefix.as_str(), &settings.passage_prefix]);
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// What a piece is known by.
    pub fn hash(&self, text: &str) -> Hash {
        let whole = Sha256::new().chain_update(self.0).chain_update(text).finalize();
        let mut hash = Hash::default();
        hash.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        hash
    }

    /// What a state of the articles is known by, with the model.
    pub fn mark(&self, shelf: &Shelf) -> String {
        let shown = serde_json::to_string(&shelf.settings).unwrap_or_default();
        let all = format!("{}\n{}\n{shown}", shelf.version, shelf.brand);
        self.hash(&all).iter().map(|it| format!("{it:02x}")).collect()
    }
}

/// Calls for each piece of what is on a shelf: whose it is, and the language of its article.
pub(super) fn each(shelf: &Shelf, mut with: impl FnMut(TopicId, Option<&str>, String)) {
    for topic in shelf.topics() {
        each_of(topic, &mut with);
    }
}

fn each_of(topic: &ShelfTopic, with: &mut impl FnMut(TopicId, Option<&str>, String)) {
    for it in &topic.articles {
        let all = pieces(&it.title, &it.summary, &it.questions, it.plain.text());
        all.into_iter().for_each(|text| with(topic.id, Some(&it.lang), text));
    }
    topic.asked.iter().for_each(|it| with(topic.id, None, it.trim().to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_model_or_another_text_is_another_piece() {
        let set = EmbeddingSettings { model: "a".into(), ..EmbeddingSettings::default() };
        let (one, same) =
            (Print::of(&set, ""), Print::of(&EmbeddingSettings { enabled: true, ..set.clone() }, "x"));
        let other = Print::of(&EmbeddingSettings { model: "b".into(), ..set.clone() }, "");
        let moved =
            Print::of(&EmbeddingSettings { url: "a".into(), model: String::new(), ..set.clone() }, "");
        assert_eq!((one, one.hash("x")), (same, same.hash("x")));
        assert!(one != other && one.hash("x") != other.hash("x") && one.hash("x") != one.hash("y"));
        assert!(one != moved, "what stands in one field is not taken for another's");
        let own =
            |digest| Print::of(&EmbeddingSettings { source: EmbedderSource::Local, ..set.clone() }, digest);
        assert!(own("a") != own("b") && own("a") == own("a"), "other files are another model");
    }
}
