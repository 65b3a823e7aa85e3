//! What of a model is kept and shown.

use crate::words::words;
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

words! {
    /// How a server wants to be asked.
    Dialect {
        /// `max_tokens` and `temperature`, as nearly all take them.
        Common = "common",
        /// `max_completion_tokens` and no `temperature`, as OpenAI's models that think want it.
        OpenAi = "openai",
    }
}

/// How a language model is asked, and what for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelSettings {
    /// Whether it is asked at all.
    pub enabled: bool,
    /// Where it answers, up to the part before `/chat/completions`: `https://`, a public address, up to 500 characters, without
    /// `?` and `#`.
    #[schema(max_length = 500, example = "https://api.openai.com/v1")]
    pub url: String,
    /// The model's name there, up to 100 characters.
    #[schema(max_length = 100, example = "gpt-5-mini")]
    pub model: String,
    /// How it wants to be asked.
    #[serde(default = "common")]
    pub dialect: Dialect,
    /// Whether the bot's answers from articles are phrased by it.
    pub phrases: bool,
    /// Whether staff can have a reply drafted from articles.
    pub drafts: bool,
    /// How long it may take, in milliseconds: 500 to 10,000.
    #[schema(minimum = 500, maximum = 10000, example = 4000)]
    pub timeout_ms: i64,
    /// Tokens that may be spent within a day (UTC), read and written: 1,000 to 1,000,000,000.
    #[schema(minimum = 1000, maximum = 1_000_000_000, example = 200_000)]
    pub tokens_a_day: i64,
    /// Requests within a minute: 1 to 6,000.
    #[schema(minimum = 1, maximum = 6000, example = 60)]
    pub requests_a_minute: i64,
}

const fn common() -> Dialect {
    Dialect::Common
}

impl Default for ModelSettings {
    fn default() -> Self {
        Self {
            enabled: false,
            url: String::new(),
            model: String::new(),
            dialect: Dialect::Common,
            phrases: true,
            drafts: true,
            timeout_ms: 4_000,
            tokens_a_day: 200_000,
            requests_a_minute: 60,
        }
    }
}

impl ModelSettings {
    /// How much it may cost.
    pub(super) const fn allowed(&self) -> super::store::Allowed {
        let (tokens_a_day, requests_a_minute) = (self.tokens_a_day, self.requests_a_minute);
        super::store::Allowed { tokens_a_day, requests_a_minute }
    }
}

/// What a model did today (UTC).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ModelDay {
    /// How often it was asked.
    pub asked: i64,
    /// How often its words were said, or given to staff.
    pub used: i64,
    /// How often its words did not hold.
    pub refused: i64,
    /// The same by why: `number`, `citation`, …
    pub faults: BTreeMap<String, i64>,
    /// How often it took too long.
    pub timeouts: i64,
    /// How often it did not answer as it must.
    pub failed: i64,
    /// How often it was not asked because the day's tokens were spent.
    pub over_budget: i64,
    /// How often it was not asked because of the requests of that minute.
    pub over_pace: i64,
    /// How often it was not asked because it had failed too often just before.
    pub resting: i64,
    /// Tokens that it read.
    pub tokens_in: i64,
    /// Tokens that it wrote.
    pub tokens_out: i64,
    /// How long it took on average, in milliseconds, where it answered.
    pub millis: Option<i64>,
}

/// A workspace's model, and how it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct ModelView {
    /// What was set; what counts without, where nothing was.
    pub settings: ModelSettings,
    /// Whether there is a key. It is never shown.
    pub has_key: bool,
    /// What it did today.
    pub today: ModelDay,
    /// Tokens of the day that are left.
    pub tokens_left: i64,
    /// Until when this server leaves it alone, because it failed too often; null: it is asked.
    pub resting_until: Option<Time>,
    /// Why it failed last; null: it did not, or has answered since.
    pub last_failure: Option<String>,
}

/// The key of a model.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelKey {
    /// What its provider gave: 1 to 1,000 characters; `null` for a server that asks for none.
    #[schema(max_length = 1000, example = "from the provider")]
    pub key: Option<String>,
}
