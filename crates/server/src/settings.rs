//! The rules of a workspace, and how a change of any setting is told.
//!
//! Whichever capability has a setting, its change is told by [`settings_changed`], so that the record of who changed what
//! has one form and caches know when they are stale.

use crate::{
    events::{Journal, kinds},
    http::{Code, Problem},
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A workspace's rules, stored as JSON in `workspaces.settings`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Settings {
    /// The name that customers see.
    pub brand: String,
    /// Everybody needs a second factor.
    pub require_second_factor: bool,
    /// From when on that holds, where people were given time; who has none then does nothing else before.
    pub second_factor_from: Option<Time>,
    /// The languages that staff answer in (BCP 47).
    pub languages: Vec<String>,
    /// What a resolved case can have been.
    pub resolve_reasons: Vec<String>,
    /// Whether and how customers are asked to rate.
    pub csat: Csat,
    /// A case in which the customer has not answered for so many days is resolved by itself; none: never.
    pub auto_resolve_days: Option<u32>,
    /// Whether the coins of a theft are followed by the program itself, and what it finds is kept as evidence.
    pub follow_thefts: bool,
}

/// Whether and how customers are asked to rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Csat {
    /// Asked at all.
    pub enabled: bool,
    /// Seconds between resolving and asking: 0 to 604800 (a week).
    #[schema(maximum = 604_800)]
    pub delay_seconds: u32,
    /// The question in each language (BCP 47), up to 300 characters; where one is missing, the widget's own words.
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
            second_factor_from: None,
            languages: vec!["en".into(), "zh-CN".into()],
            resolve_reasons: reasons.map(str::to_owned).to_vec(),
            csat: Csat::default(),
            auto_resolve_days: None,
            follow_thefts: true,
        }
    }
}

impl Settings {
    /// Whether somebody without a second factor has to set one up before anything else.
    pub fn wants_factor(&self, now: Time) -> bool {
        self.require_second_factor && self.second_factor_from.is_none_or(|it| now >= it)
    }
}

/// The rules of a workspace.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Settings, DbError> {
    Ok(with_name(tx, workspace)?.map(|it| it.1).unwrap_or_default())
}

/// The workspace's name among staff, and its rules.
pub(crate) fn with_name(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
) -> Result<Option<(String, Settings)>, DbError> {
    tx.maybe(sql!("SELECT name, settings FROM workspaces WHERE id = $1"), &[workspace.into()], |row| {
        let settings = serde_json::from_str(&row.get::<String>(1)?);
        let settings =
            settings.map_err(|error| DbError::Statement(format!("workspace settings: {error}")))?;
        Ok((row.get(0)?, settings))
    })
}

/// What happened to a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Created,
    /// It says something else now.
    Changed,
    /// It is gone.
    Deleted,
}

/// Tells that a setting changed: `subject` is its kind in the words of the API (`tag`, `inbox` …), `value` what it says
/// now, or said before it was deleted. Never put a secret into it.
pub fn settings_changed(
    journal: &mut Journal,
    subject: &str,
    id: impl Serialize,
    change: Change,
    value: &impl Serialize,
) {
    let change = match change {
        Change::Created => "created",
        Change::Changed => "changed",
        Change::Deleted => "deleted",
    };
    let data = json!({ "subject": subject, "id": id, "change": change, "value": value });
    journal.event(kinds::SETTINGS_CHANGED, None, &data);
}

/// Refuses the `most + 1`st of a kind that is always listed whole.
pub(crate) fn room_for_one_more(count: i64, most: i64) -> Result<(), Problem> {
    if count < most {
        return Ok(());
    }
    Err(Problem::new(
        Code::Conflict,
        format!("There are {most} already, which is the most. Delete one first."),
    ))
}
