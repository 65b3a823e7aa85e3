//! The tree of intents that the program brings with it.

use super::reading::Urgency;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

/// One thing that people ask about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    /// Its stable name, group first: `deposit.missing`.
    pub id: String,
    /// What it is called, by language (BCP 47).
    pub title: BTreeMap<String, String>,
    /// What belongs to it, in English.
    pub about: String,
    /// Who works on it: a role that a workspace gives to one of its teams.
    pub team: String,
    /// How urgent it is unless the workspace says otherwise.
    pub urgency: Urgency,
    /// Goes to a person at once; the bot only says what is to be done meanwhile.
    #[serde(default)]
    pub person: bool,
}

/// All of them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// In the order of the file.
    #[serde(rename = "intent", default)]
    pub intents: Vec<Intent>,
}

impl Tree {
    /// The one that the program brings with it.
    pub fn get() -> &'static Self {
        static READ: OnceLock<Tree> = OnceLock::new();
        READ.get_or_init(|| {
            let read = toml::from_str(include_str!("../../../../content/intents/intents.toml"));
            read.inspect_err(|error| tracing::error!(%error, "the tree of intents")).unwrap_or_default()
        })
    }

    /// The intent of this id.
    pub fn intent(&self, id: &str) -> Option<&Intent> {
        self.intents.iter().find(|it| it.id == id)
    }

    /// The roles that work on intents, each once, in order.
    pub fn roles(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for intent in &self.intents {
            if !all.contains(&intent.team.as_str()) {
                all.push(&intent.team);
            }
        }
        all
    }
}
