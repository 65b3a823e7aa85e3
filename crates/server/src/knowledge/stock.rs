//! What a shelf is made of, as it is read from the database.

use super::{
    render::{Regions, regions_of},
    types::{Category, Content, KnowledgeSettings},
};
use ombud_base::{
    Time,
    id::{CategoryId, TopicId, WorkspaceId},
};
use std::collections::{BTreeMap, HashMap};

/// What a shelf is made of.
pub(super) struct Stock {
    pub(super) workspace: WorkspaceId,
    pub(super) version: i64,
    pub(super) brand: String,
    pub(super) settings: KnowledgeSettings,
    pub(super) categories: Vec<Category>,
    pub(super) topics: Vec<StockTopic>,
    /// The sizes of pictures.
    pub(super) pictures: HashMap<String, (i64, i64)>,
}

impl Stock {
    /// Whom its topics and parts of its articles are for, each group of regions once; none: all is for everybody.
    pub(super) fn regions(&self) -> Vec<Regions> {
        let topics = self.topics.iter().filter(|it| !it.regions.is_empty());
        let mut all: Vec<Regions> = topics.map(|it| Regions::only(&it.regions)).collect();
        let articles = self.topics.iter().flat_map(|it| &it.articles);
        for regions in articles.flat_map(|it| regions_of(&it.content.body)) {
            if !all.contains(&regions) {
                all.push(regions);
            }
        }
        all
    }

    /// The countries that they name.
    pub(super) fn named(&self) -> Vec<String> {
        let mut codes: Vec<String> = self.regions().iter().flat_map(|it| it.codes().to_vec()).collect();
        codes.sort();
        codes.dedup();
        codes
    }
}

/// A topic with what is published of it.
pub(super) struct StockTopic {
    pub(super) id: TopicId,
    pub(super) slug: String,
    pub(super) category: CategoryId,
    pub(super) internal: bool,
    pub(super) intents: Vec<String>,
    pub(super) related: Vec<TopicId>,
    pub(super) regions: Vec<String>,
    pub(super) questions: BTreeMap<String, Vec<String>>,
    pub(super) views: i64,
    pub(super) helped: i64,
    pub(super) not_helped: i64,
    /// The names in addresses that it once had.
    pub(super) former: Vec<String>,
    pub(super) order: Option<i64>,
    pub(super) articles: Vec<StockArticle>,
    /// The languages in which it was retired.
    pub(super) retired: Vec<String>,
}

/// A published article.
pub(super) struct StockArticle {
    pub(super) lang: String,
    pub(super) content: Content,
    pub(super) published_at: Time,
}
