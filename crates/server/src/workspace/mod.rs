//! What a workspace sets once: its name and rules, tags, canned replies, custom fields.

use crate::app::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

/// A workspace's rules, stored as JSON in `workspaces.settings`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Settings {
    /// The name that customers see.
    pub brand: String,
    /// Everybody needs a second factor.
    pub require_second_factor: bool,
    /// The languages that staff answer in (BCP 47).
    pub languages: Vec<String>,
    /// What a resolved case can have been.
    pub resolve_reasons: Vec<String>,
    /// Whether and how customers are asked to rate.
    pub csat: Csat,
    /// A case in which the customer has not answered for so many days is resolved by itself; none: never.
    pub auto_resolve_days: Option<u32>,
}

/// Whether and how customers are asked to rate.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Csat {
    /// Asked at all.
    pub enabled: bool,
    /// Seconds between resolving and asking.
    pub delay_seconds: u32,
    /// The question in each language (BCP 47); where one is missing, the widget's own words.
    pub question: BTreeMap<String, String>,
}

impl Default for Csat {
    fn default() -> Self {
        Self { enabled: true, delay_seconds: 0, question: BTreeMap::new() }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let reasons =
            ["Solved", "Answered", "Duplicate", "Not reproducible", "Spam", "No answer from the customer"];
        Self {
            brand: "Ombud".into(),
            require_second_factor: false,
            languages: vec!["en".into(), "zh-CN".into()],
            resolve_reasons: reasons.map(str::to_owned).to_vec(),
            csat: Csat::default(),
            auto_resolve_days: None,
        }
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}

/// Its durable jobs.
pub fn jobs() -> Vec<crate::jobs::Handler> {
    Vec::new()
}
