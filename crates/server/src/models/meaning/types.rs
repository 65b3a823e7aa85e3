//! What of embeddings is kept and shown.

use super::{super::store::Allowed, ask::EmbeddingOutcome};
use crate::words::words;
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// Where the model is.
    EmbedderSource {
        /// At a server that is asked.
        Remote = "remote",
        /// In a folder on this machine, which the configuration names.
        Local = "local",
    }
}

const fn remote() -> EmbedderSource {
    EmbedderSource::Remote
}

/// How articles and questions are embedded: turned into vectors by which those that mean the same are found without a common word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbeddingSettings {
    /// Whether anything is embedded at all.
    pub enabled: bool,
    /// Where the model is.
    #[serde(default = "remote")]
    pub source: EmbedderSource,
    /// Where the model answers, up to the part before `/embeddings`: `https://`, a public address, up to 500 characters, without `?`
    /// and `#`.
    #[schema(max_length = 500, example = "https://api.openai.com/v1")]
    pub url: String,
    /// The model's name there, up to 100 characters.
    #[schema(max_length = 100, example = "text-embedding-3-small")]
    pub model: String,
    /// What is put before a question, as models of the E5 family want it; up to 200 characters; a space is put behind it.
    #[serde(default)]
    #[schema(max_length = 200, example = "query:")]
    pub query_prefix: String,
    /// What is put before a piece of an article.
    #[serde(default)]
    #[schema(max_length = 200, example = "passage:")]
    pub passage_prefix: String,
    /// How long a question waits for it, in milliseconds: 100 to 2,000. Then it is answered by what words find.
    #[schema(minimum = 100, maximum = 2000, example = 400)]
    pub timeout_ms: i64,
    /// Tokens that may be spent within a day (UTC), of articles and questions: 1,000 to 1,000,000,000.
    #[schema(minimum = 1000, maximum = 1_000_000_000, example = 5_000_000)]
    pub tokens_a_day: i64,
    /// Requests within a minute: 1 to 6,000.
    #[schema(minimum = 1, maximum = 6000, example = 120)]
    pub requests_a_minute: i64,
}

impl Default for EmbeddingSettings {
    fn default() -> Self {
        Self {
            enabled: false,
            source: EmbedderSource::Remote,
            url: String::new(),
            model: String::new(),
            query_prefix: String::new(),
            passage_prefix: String::new(),
            timeout_ms: 400,
            tokens_a_day: 5_000_000,
            requests_a_minute: 120,
        }
    }
}

impl EmbeddingSettings {
    /// Whether there is a model to be asked, switched on or not.
    pub(super) const fn is_set(&self) -> bool {
        matches!(self.source, EmbedderSource::Local) || !self.url.is_empty() && !self.model.is_empty()
    }

    /// How much it may cost.
    pub(super) const fn allowed(&self) -> Allowed {
        let (tokens_a_day, requests_a_minute) = (self.tokens_a_day, self.requests_a_minute);
        Allowed { tokens_a_day, requests_a_minute }
    }
}

/// What an embedding model did today (UTC).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct EmbeddingDay {
    /// Questions that were embedded.
    pub questions: i64,
    /// Questions that did not wait for it: it took too long.
    pub timeouts: i64,
    /// Requests that it did not answer as it must.
    pub failed: i64,
    /// Questions that did not go to it: the day's tokens or the minute's requests were spent, or it rested.
    pub not_asked: i64,
    /// Pieces of articles that were embedded.
    pub pieces: i64,
    /// Tokens that it read, as it says.
    pub tokens: i64,
    /// How long a question took on average, in milliseconds.
    pub millis: Option<i64>,
}

/// A workspace's embedding model, and how far its articles are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct EmbeddingView {
    /// What was set; what counts without, where nothing was.
    pub settings: EmbeddingSettings,
    /// Whether there is a key. It is never shown.
    pub has_key: bool,
    /// The model in a folder on this machine; null: there is none.
    pub local: Option<String>,
    /// Published articles, each language counted.
    pub articles: i64,
    /// Those of them that can be found by meaning, as they are now.
    pub embedded: i64,
    /// How many numbers a vector has; null: none is there yet.
    pub dimensions: Option<i64>,
    /// Why the articles do not go on; null: they do, or are done.
    pub failure: Option<String>,
    /// Since when.
    pub failed_at: Option<Time>,
    /// What it did today.
    pub today: EmbeddingDay,
    /// Tokens of the day that are left.
    pub tokens_left: i64,
    /// Until when this server leaves it alone, because it failed too often; null: it is asked.
    pub resting_until: Option<Time>,
    /// Why it failed last; null: it did not, or has answered since.
    pub last_failure: Option<String>,
}

/// The key of an embedding model.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EmbeddingKey {
    /// What its provider gave: 1 to 1,000 characters; `null` for a server that asks for none.
    #[schema(max_length = 1000, example = "from the provider")]
    pub key: Option<String>,
}

/// A question to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EmbeddingTry {
    /// What a customer would write: 1 to 1,000 characters.
    #[schema(max_length = 1000, example = "My coins never showed up")]
    pub question: String,
}

/// An article that means something like the question.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EmbeddingHit {
    /// Its title.
    pub title: String,
    /// Its address in the help centre, from the root.
    pub path: String,
    /// How similar the model finds them: the cosine, at most 1.
    pub similarity: f32,
    /// What that is worth among the articles here, 0 to 1.
    pub fit: f32,
    /// Whether the question's words find it, too.
    pub by_words: bool,
}

/// What was sent of a question, and what is found by it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EmbeddingTried {
    /// The words as they left, without what leads to their writer; null: nothing did.
    pub sent: Option<String>,
    /// What came of it.
    pub outcome: EmbeddingOutcome,
    /// Why it failed.
    pub detail: String,
    /// How long it took.
    pub millis: i64,
    /// Tokens that it read, as it says.
    pub tokens: i64,
    /// How many numbers its vector has.
    pub dimensions: i64,
    /// The articles that are nearest, the nearest first; none before articles are embedded.
    pub found: Vec<EmbeddingHit>,
}
