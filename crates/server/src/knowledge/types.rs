//! What knowledge is made of, as the API says it.

use crate::{events::Actor, words::words};
use ombud_base::{
    Time, Uuid,
    id::{CategoryId, StaffId, TopicId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

words! {
    /// How far an article is.
    ArticleState {
        /// It is being written.
        Draft = "draft",
        /// Its writer thinks that it is ready, and somebody who may publish looks at it.
        InReview = "in_review",
        /// Its published version is what customers read.
        Published = "published",
        /// It was published, and customers do not see it any more.
        Retired = "retired",
    }
}

words! {
    /// Why an article did not help.
    RatingReason {
        /// It is hard to understand.
        NotClear = "not_clear",
        /// It is about something else.
        NotMyProblem = "not_my_problem",
        /// It is not true any more.
        OutOfDate = "out_of_date",
        /// It is wrong.
        Wrong = "wrong",
        /// Something else.
        Other = "other",
    }
}

/// What an article says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Its title: 1 to 200 characters.
    #[schema(max_length = 200, example = "Where is my deposit?")]
    pub title: String,
    /// The answer in a sentence or two, up to 1,000 characters.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub summary: String,
    /// How people ask what it answers: up to 200, each of up to 300 characters.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub questions: Vec<String>,
    /// Its text, Markdown of up to 100,000 characters.
    #[serde(default)]
    #[schema(max_length = 100_000)]
    pub body: String,
}

/// What topics are sorted into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// What stands for it in addresses.
    #[schema(example = "deposits")]
    pub slug: String,
    /// Its title in each language (BCP 47).
    pub titles: BTreeMap<String, String>,
    /// The name of the picture that stands beside it; empty: none.
    pub icon: String,
    /// Its place among the others, from 0.
    pub position: i64,
    /// How many topics are in it.
    pub topics: i64,
}

/// How one language of a topic stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ArticleLine {
    /// The language (BCP 47).
    pub lang: String,
    /// How far it is.
    pub state: ArticleState,
    /// Its title: the published one, else the draft's.
    pub title: String,
    /// The original was published anew since this translation was.
    pub outdated: bool,
    /// There is a newer version than the published one.
    pub has_draft: bool,
    /// Since when the published version is public.
    pub published_at: Option<Time>,
    /// When it will be published by itself.
    pub scheduled_for: Option<Time>,
    /// It was sent back from review, and waits for changes.
    pub changes_wanted: bool,
}

/// What is to be changed before an article is published, as whoever looked at it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangesWanted {
    /// In words.
    #[schema(example = "Say how long it takes on Tron, and link to the fees.")]
    pub note: String,
    /// When it was said.
    pub at: Time,
    /// By whom.
    pub by: ChangedBy,
    /// The version that was looked at.
    pub version: i64,
    /// Who had sent it for review; null: a programme.
    pub of: Option<StaffId>,
}

/// An article that was sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReviewLine {
    /// Its topic.
    pub topic: TopicId,
    /// Its language (BCP 47).
    pub lang: String,
    /// Its title.
    pub title: String,
    /// What is to be changed.
    #[serde(flatten)]
    pub wanted: ChangesWanted,
}

/// What waits for somebody who writes or publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reviews {
    /// Articles that they sent for review and that were sent back, the newest first.
    pub sent_back: Vec<ReviewLine>,
    /// How many articles of others are in review, for who may publish; else 0.
    pub waiting: i64,
}

/// A topic as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TopicLine {
    /// Its id.
    pub id: TopicId,
    /// What stands for it in addresses, and in links from other articles.
    #[schema(example = "deposit-not-arrived")]
    pub slug: String,
    /// The category that it is in.
    pub category: CategoryId,
    /// For staff alone.
    pub internal: bool,
    /// Who looks after it.
    pub owner: Option<StaffId>,
    /// When it should be looked at again.
    pub review_by: Option<Time>,
    /// That time has come.
    pub stale: bool,
    /// Its title in the first language, else in the original's.
    pub title: String,
    /// Its languages.
    pub languages: Vec<ArticleLine>,
    /// When anything of it last changed.
    pub updated_at: Time,
    /// How many readers said that it helped.
    pub helped: i64,
    /// How many said that it did not.
    pub not_helped: i64,
    /// How often it was read.
    pub views: i64,
    /// How many links of its published articles lead nowhere.
    pub broken_links: i64,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Topic {
    /// As in lists.
    #[serde(flatten)]
    pub line: TopicLine,
    /// The intents that it answers, by their ids in the tree.
    pub intents: Vec<String>,
    /// Words to find it by among staff.
    pub tags: Vec<String>,
    /// Topics that a reader may want next.
    pub related: Vec<TopicId>,
    /// The countries that it is for (ISO 3166); none: all.
    pub regions: Vec<String>,
    /// The language that the others are translated from.
    pub original_lang: String,
    /// How people ask for it in languages that have no article, by language.
    pub questions: BTreeMap<String, Vec<String>>,
    /// The names in addresses that it once had: they lead here.
    pub former_slugs: Vec<String>,
    /// The published articles that link to it.
    pub linked_from: Vec<LinkFrom>,
}

/// A published article that links to a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkFrom {
    /// Its topic.
    pub topic: TopicId,
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
}

/// Who did something to an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangedBy {
    /// `staff`, `token` or `system`.
    #[schema(example = "staff")]
    pub kind: String,
    /// Their id.
    #[schema(value_type = Option<String>)]
    pub id: Option<Uuid>,
}

impl From<Actor> for ChangedBy {
    fn from(actor: Actor) -> Self {
        Self { kind: actor.kind().to_owned(), id: actor.id() }
    }
}

/// A link that leads nowhere, or where no article may lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BrokenLink {
    /// As it is written.
    pub href: String,
    /// What is wrong with it.
    #[schema(example = "no published topic has this name")]
    pub why: String,
}

/// An article: a topic in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Article {
    /// Its topic.
    pub topic: TopicId,
    /// Its language (BCP 47).
    pub lang: String,
    /// How far it is.
    pub state: ArticleState,
    /// When it will be published by itself.
    pub scheduled_for: Option<Time>,
    /// Its newest version.
    pub draft: Content,
    /// The number of that version: to be given back when a newer one is saved.
    pub draft_version: i64,
    /// What customers read, or would if it were not retired.
    pub published: Option<Content>,
    /// The number of that version.
    pub published_version: Option<i64>,
    /// Since when it is public.
    pub published_at: Option<Time>,
    /// The original was published anew since this translation was.
    pub outdated: bool,
    /// Who last changed it.
    pub updated_by: ChangedBy,
    /// When.
    pub updated_at: Time,
    /// Links of the newest version that lead nowhere.
    pub broken_links: Vec<BrokenLink>,
    /// What is to be changed before it is published; null: nobody has asked for anything since it was last sent for review.
    pub changes_wanted: Option<ChangesWanted>,
}

/// A version of an article, as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VersionLine {
    /// Its number, from 1; not every number is there.
    pub version: i64,
    /// When it was written.
    pub at: Time,
    /// By whom.
    pub by: ChangedBy,
    /// Its title.
    pub title: String,
    /// When it was published, if it was.
    pub published_at: Option<Time>,
    /// It is the one that customers read.
    pub published: bool,
    /// What was said of it, such as from which version it was restored.
    pub note: String,
}

words! {
    /// What became of a piece of text.
    Op {
        /// It is in both.
        Same = "same",
        /// It is in the newer one alone.
        Insert = "insert",
        /// It is in the older one alone.
        Delete = "delete",
    }
}

/// A piece of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Piece {
    /// What became of it.
    pub op: Op,
    /// The text.
    pub text: String,
}

/// Two versions of an article, compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Diff {
    /// The titles, by words.
    pub title: Vec<Piece>,
    /// The summaries, by words.
    pub summary: Vec<Piece>,
    /// The questions, by lines.
    pub questions: Vec<Piece>,
    /// The texts: by lines, and by words where a line was changed.
    pub body: Vec<Piece>,
}

/// How the knowledge of a workspace is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct KnowledgeSettings {
    /// The languages (BCP 47), 1 to 50; the first is what readers get whose own is missing.
    #[schema(max_items = 50)]
    pub languages: Vec<String>,
    /// Whether the help centre is public.
    pub help_centre: bool,
    /// Its title in each language, up to 100 characters; where one is missing, the brand.
    pub titles: BTreeMap<String, String>,
    /// The colour of its links and buttons; null: Ombud's own.
    #[schema(example = "#1d4ed8")]
    pub color: Option<String>,
    /// Where "Contact us" leads: an https address; null: the chat of the first inbox.
    #[schema(example = "https://example.com/support")]
    pub contact: Option<String>,
    /// The help centre's own address, which leads to this server as well: there nothing but the help centre and the chat answers, and
    /// by it search engines know every page. Null: it stands at the server's address.
    #[schema(example = "https://help.example.com")]
    pub address: Option<String>,
    /// The name of the picture at the head of each page, in the place of a mark; null: the mark.
    #[schema(example = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png")]
    pub logo: Option<String>,
    /// The same for readers with a dark screen; null: the same one.
    pub logo_dark: Option<String>,
    /// The name of the picture that is shown where somebody shares a page, best of 1200 by 630 pixels; null: none.
    pub cover: Option<String>,
    /// The key of the customers' field that says where they are, as a country's two letters (ISO 3166): by it the bot, and what is
    /// suggested to staff, know what is for them. Null: of nobody in a conversation is it known.
    #[schema(example = "country")]
    pub region_field: Option<String>,
}

impl Default for KnowledgeSettings {
    fn default() -> Self {
        Self {
            languages: vec!["en".into(), "zh-CN".into()],
            help_centre: true,
            titles: BTreeMap::new(),
            color: None,
            contact: None,
            address: None,
            logo: None,
            logo_dark: None,
            cover: None,
            region_field: None,
        }
    }
}

impl KnowledgeSettings {
    /// The pictures that belong to the help centre itself, each with the field that names it.
    pub fn pictures(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let all = [("logo", &self.logo), ("logo_dark", &self.logo_dark), ("cover", &self.cover)];
        all.into_iter().filter_map(|(field, it)| Some((field, it.as_ref()?)))
    }

    /// The host of the help centre's own address, with its port if it names one.
    pub fn host(&self) -> Option<&str> {
        self.address.as_deref()?.split_once("://").map(|it| it.1)
    }
}

/// How near the meaning of an article is to that of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// How similar a model finds them: the cosine.
    pub cosine: f32,
    /// What that is worth among the articles here, 0 to 1.
    pub fit: f32,
}
