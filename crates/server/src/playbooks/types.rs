//! What a guided flow is made of, as it is stored and as the API says it.

use crate::{knowledge::ChangedBy, messages::FieldKind, understanding::Urgency, words::words};
use ombud_base::{Time, id::PlaybookId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

words! {
    /// How far a playbook is.
    PlaybookState {
        /// It is being written; no customer meets it.
        Draft = "draft",
        /// Its published version begins by itself.
        Published = "published",
        /// It begins no more, and says nothing more to whoever is in it.
        Retired = "retired",
    }
}

words! {
    /// What a step does.
    StepKind {
        /// Asks, and offers what may be answered.
        Ask = "ask",
        /// Asks for something to be written.
        Input = "input",
        /// Says something, and goes on.
        Say = "say",
        /// Gives a published article, and asks whether it helped.
        Article = "article",
        /// Brings a person.
        HandOver = "hand_over",
        /// The matter is done.
        Done = "done",
    }
}

words! {
    /// What is asked for.
    Wanted {
        /// Any words.
        Text = "text",
        /// The hash of a transaction.
        Transaction = "transaction",
        /// A number.
        Amount = "amount",
        /// A day.
        Date = "date",
    }
}

/// A text by language (BCP 47).
pub type Said = BTreeMap<String, String>;

/// What may be answered to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowOption {
    /// What stands on its button, by language (BCP 47): up to 80 characters.
    #[serde(default)]
    pub labels: Said,
    /// The step that follows.
    #[serde(default)]
    #[schema(example = "in-explorer")]
    pub next: String,
}

/// A question of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Its name in the form: up to 40 of `a` to `z`, digits and dashes.
    #[schema(max_length = 40, example = "when")]
    pub id: String,
    /// What it takes.
    pub kind: FieldKind,
    /// The question, by language (BCP 47): up to 80 characters.
    #[serde(default)]
    pub labels: Said,
    /// What helps to answer it, by language: up to 200 characters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hints: Said,
    /// The answers of a choice, by language: up to 8.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 8)]
    pub options: Vec<Said>,
}

/// A step. What its kind does not have is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowStep {
    /// Its name in the flow: up to 40 of `a` to `z`, digits and dashes.
    #[schema(max_length = 40, example = "in-explorer")]
    pub id: String,
    /// What it does.
    pub kind: StepKind,
    /// What is said, by language (BCP 47): up to 2,000 characters. Of `hand_over` and `done` it may be left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: Said,
    /// What may be answered, up to 6. Of `ask`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 6)]
    pub options: Vec<FlowOption>,
    /// The step that follows. Of `input`, `say`, and of `article` when it did not help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What staff call the answer: up to 60 characters. Of `ask` and `input`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 60, example = "Transaction hash")]
    pub name: Option<String>,
    /// What is asked for. Of `input`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<Wanted>,
    /// The topic of the article, by what stands for it in addresses. Of `article`; of `hand_over` it is shown as what to read meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 80, example = "withdrawal-pending")]
    pub topic: Option<String>,
    /// The role of the tree whose team gets the case; absent: as the case's intent has it. Of `hand_over`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "transactions")]
    pub role: Option<String>,
    /// How urgent it is at least. Of `hand_over`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// The type that the case gets. Of `hand_over`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "theft")]
    pub case_type: Option<String>,
    /// Whether the customer is offered to have their account frozen. Of `hand_over`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub freeze: bool,
    /// What the customer is asked while a person comes, as one form: up to 12. Of `hand_over`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 12)]
    pub form: Vec<FormField>,
}

/// A guided flow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// What it is called, by language (BCP 47). Its languages are the flow's; English, or without it the first one, has to be whole,
    /// and stands in where another one lacks something.
    #[serde(default)]
    pub titles: Said,
    /// The intents that begin it, by their ids in the tree: up to 20.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub intents: Vec<String>,
    /// The step that it begins with.
    #[serde(default)]
    #[schema(example = "where")]
    pub start: String,
    /// Its steps, up to 40.
    #[serde(default)]
    #[schema(max_items = 40)]
    pub steps: Vec<FlowStep>,
}

impl Flow {
    /// The language that stands in for others.
    pub fn main(&self) -> &str {
        if self.titles.contains_key("en") {
            return "en";
        }
        self.titles.keys().next().map_or("en", String::as_str)
    }

    /// The step of this name.
    pub fn step(&self, id: &str) -> Option<&FlowStep> {
        self.steps.iter().find(|it| it.id == id)
    }

    /// The language that somebody is spoken to in who writes in `lang`: the nearest one that the flow has.
    pub fn language(&self, lang: &str) -> &str {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exact = self.titles.get_key_value(lang).map(|it| it.0.as_str());
        let near = || self.titles.keys().find(|it| primary(it) == primary(lang)).map(String::as_str);
        exact.or_else(near).unwrap_or_else(|| self.main())
    }

    /// A text in a language of the flow, or in the one that stands in for it.
    pub fn text<'a>(&self, said: &'a Said, lang: &str) -> Option<&'a str> {
        let own = said.get(lang).filter(|it| !it.is_empty());
        own.or_else(|| said.get(self.main())).map(String::as_str).filter(|it| !it.is_empty())
    }
}

/// Something that keeps a flow from being published, or from being saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FlowProblem {
    /// Where: a path in the flow.
    #[schema(example = "steps[2].texts.en")]
    pub field: String,
    /// The step, if it is one's.
    pub step: Option<String>,
    /// What, in a word that does not change.
    #[schema(example = "unreachable")]
    pub code: &'static str,
    /// What, in words.
    #[schema(example = "is a step that nothing leads to")]
    pub detail: String,
}

/// A playbook as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlaybookLine {
    /// Its id.
    pub id: PlaybookId,
    /// Its stable name.
    #[schema(example = "pending-transfer")]
    pub slug: String,
    /// How far it is.
    pub state: PlaybookState,
    /// What it is called, by language (BCP 47).
    pub titles: Said,
    /// The intents that begin it.
    pub intents: Vec<String>,
    /// How many steps it has.
    pub steps: usize,
    /// The number of its newest version: to be given back when a newer one is saved.
    pub version: i64,
    /// The number of the version that customers meet, or would if it were not retired.
    pub published_version: Option<i64>,
    /// Since when.
    pub published_at: Option<Time>,
    /// When it was last changed.
    pub updated_at: Time,
    /// By whom.
    pub updated_by: ChangedBy,
}

/// A playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Playbook {
    /// As in lists.
    #[serde(flatten)]
    pub line: PlaybookLine,
    /// Its newest version.
    pub flow: Flow,
}

/// A version of a playbook, as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlaybookVersion {
    /// Its number, from 1; not every number is there.
    pub version: i64,
    /// When it was written.
    pub at: Time,
    /// By whom.
    pub by: ChangedBy,
    /// When it was last published, if it was.
    pub published_at: Option<Time>,
    /// It is the one that customers meet.
    pub published: bool,
}
