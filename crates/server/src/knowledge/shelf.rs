//! What is published, ready to be read and found: pages rendered, an index over them.

use super::{
    pictures,
    render::{Finder, Heading, Labels, Regions, Seen, named, render, slug_of},
    stock::{Stock, StockArticle, StockTopic},
    store::Head,
    types::{KnowledgeSettings, Near},
};
use ombud_base::{
    Time,
    id::{CategoryId, TopicId, WorkspaceId},
};
use ombud_nlp::retrieval::{Article as Indexed, Index};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
};

/// The longest extract, in characters.
const EXTRACT: usize = 280;
/// Questions of a topic that are kept of each language, beside what is searched by words.
const ASKED: usize = 12;

/// A published article, rendered.
#[derive(Debug)]
pub struct Shown {
    /// Its topic.
    pub topic: TopicId,
    /// The topic's name in addresses.
    pub slug: String,
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The answer in a sentence or two.
    pub summary: String,
    /// How people ask what it answers.
    pub questions: Vec<String>,
    /// Safe HTML.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// The text alone.
    pub plain: String,
    /// The names of its pictures.
    pub pictures: Vec<String>,
    /// What they show, in words.
    pub descriptions: Vec<String>,
    /// When this version was published.
    pub published_at: Time,
}

impl Shown {
    /// Where it is read.
    pub fn url(&self) -> String {
        url(&self.lang, &self.slug)
    }
}

/// Where an article is read.
pub fn url(lang: &str, slug: &str) -> String {
    format!("/help/{lang}/a/{slug}")
}

/// A topic that has a published article.
#[derive(Debug)]
pub struct ShelfTopic {
    /// Its id.
    pub id: TopicId,
    /// Its name in addresses.
    pub slug: String,
    /// Its category.
    pub category: CategoryId,
    /// For staff alone; on a public shelf none is.
    pub internal: bool,
    /// The intents that it answers.
    pub intents: Vec<String>,
    /// How people ask what it answers, beside what its articles say, in any language.
    pub asked: Vec<String>,
    /// What a reader may want next; those that are on the shelf.
    pub related: Vec<TopicId>,
    /// How often it had been read when the shelf was made.
    pub views: i64,
    /// How many readers had said that it helped.
    pub helped: i64,
    /// How many that it did not.
    pub not_helped: i64,
    /// Its articles, in the order of the languages.
    pub articles: Vec<Arc<Shown>>,
}

impl ShelfTopic {
    /// Its article in a language.
    pub fn article(&self, lang: &str) -> Option<&Arc<Shown>> {
        self.articles.iter().find(|it| it.lang == lang)
    }
}

/// A category with something in it.
#[derive(Debug)]
pub struct ShelfCategory {
    /// Its id.
    pub id: CategoryId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title in each language.
    pub titles: BTreeMap<String, String>,
    /// The name of its picture; empty: none.
    pub icon: String,
    /// Its topics, the most read first.
    pub topics: Vec<TopicId>,
}

impl ShelfCategory {
    /// Its title in a language, else in any.
    pub fn title(&self, lang: &str) -> &str {
        let tags = || self.titles.keys().map(String::as_str);
        let tag = nearest(tags(), lang).or_else(|| nearest(tags(), "en")).or_else(|| tags().next());
        tag.and_then(|it| self.titles.get(it)).map_or(self.slug.as_str(), String::as_str)
    }
}

/// Whose shelf it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View<'a> {
    /// Of staff: with what is for staff alone, and what is for readers anywhere.
    Staff,
    /// All that is public, wherever one has to be to read it: for staff, too.
    Everywhere,
    /// Of readers in a region (ISO 3166); none: it is not known where they are.
    From(Option<&'a str>),
}

impl<'a> View<'a> {
    /// Whether a topic is on it.
    fn takes(self, it: &StockTopic) -> bool {
        match self {
            Self::Staff => true,
            Self::Everywhere => !it.internal,
            Self::From(region) => {
                !it.internal && (it.regions.is_empty() || Regions::only(&it.regions).takes(region))
            }
        }
    }

    const fn seen(self) -> Seen<'a> {
        match self {
            Self::Staff | Self::Everywhere => Seen::Everywhere,
            Self::From(region) => Seen::From(region),
        }
    }
}

/// A found article.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its topic.
    pub topic: TopicId,
    /// The topic's name in addresses.
    pub slug: String,
    /// The language of the article.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The answer in a sentence or two.
    pub summary: String,
    /// How well it fits, comparable within one search.
    pub score: f32,
    /// How sure it is that this is the answer, from 0 to 1.
    pub fit: f32,
    /// How near its meaning is to the query's; none: that is not known, or it is not near.
    pub near: Option<Near>,
    /// What of its text answers the query.
    pub extract: String,
    /// Where it is read.
    pub url: String,
    /// The intents that it answers.
    pub intents: Vec<String>,
    /// The topic has no article in the asked language, so this one is in another.
    pub in_other_language: bool,
}

/// What is published in a workspace. It never changes: a newer one takes its place.
#[derive(Debug)]
pub struct Shelf {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Which state of the knowledge it shows.
    pub version: i64,
    /// The name that customers see.
    pub brand: String,
    /// How it is shown.
    pub settings: KnowledgeSettings,
    /// The languages that have an article, in the order of the settings.
    pub languages: Vec<String>,
    /// The categories that have a topic, in order.
    pub categories: Vec<ShelfCategory>,
    topics: HashMap<TopicId, ShelfTopic>,
    slugs: HashMap<String, TopicId>,
    intents: HashMap<String, Vec<TopicId>>,
    entries: Vec<TopicId>,
    /// The languages that can be asked in, also where no article is.
    tags: Vec<String>,
    index: Index,
    /// What its articles show.
    pictures: HashSet<String>,
    /// The countries (ISO 3166) in which, or outside which, readers get something else; none: all get the same.
    pub regions: Vec<String>,
}

impl Shelf {
    /// As it is seen by somebody. What is not for them is nowhere on it: in no page, list, passage or index.
    pub(super) fn new(stock: &Stock, view: View<'_>) -> Self {
        let order = &stock.settings.languages;
        let chosen =
            |it: &&StockTopic| view.takes(it) && it.articles.iter().any(|it| order.contains(&it.lang));
        let chosen: Vec<&StockTopic> = stock.topics.iter().filter(chosen).collect();
        let there: HashMap<&str, &StockTopic> = chosen.iter().map(|it| (it.slug.as_str(), *it)).collect();
        let ids: HashSet<TopicId> = chosen.iter().map(|it| it.id).collect();
        let topics: HashMap<TopicId, ShelfTopic> =
            chosen.iter().map(|it| (it.id, topic(stock, it, (&there, &ids), view))).collect();
        let mut intents: HashMap<String, Vec<TopicId>> = HashMap::new();
        for it in &chosen {
            for intent in &it.intents {
                intents.entry(intent.clone()).or_default().push(it.id);
            }
        }
        let (entries, indexed) = entries(&chosen, &topics);
        let mut tags: Vec<String> = indexed.iter().map(|it| it.lang.clone()).collect();
        tags.sort();
        tags.dedup();
        let has = |lang: &&String| topics.values().any(|it| it.article(lang).is_some());
        Self {
            workspace: stock.workspace,
            version: stock.version,
            brand: stock.brand.clone(),
            settings: stock.settings.clone(),
            languages: order.iter().filter(has).cloned().collect(),
            pictures: pictures_of(&topics),
            regions: stock.named(),
            categories: categories(stock, &topics),
            slugs: topics.values().map(|it| (it.slug.clone(), it.id)).collect(),
            topics,
            intents,
            entries,
            tags,
            index: Index::new(indexed),
        }
    }

    /// Whether one of its articles shows a picture.
    pub fn shows_picture(&self, name: &str) -> bool {
        self.pictures.contains(name)
    }

    /// Whether it shows this state of the knowledge.
    pub(super) fn shows(&self, head: &Head) -> bool {
        self.version == head.version && self.brand == head.brand && self.settings == head.settings
    }

    /// Whether it shows the same state of the knowledge, if perhaps to somebody else.
    pub fn is_as_new_as(&self, other: &Self) -> bool {
        self.workspace == other.workspace
            && self.version == other.version
            && self.brand == other.brand
            && self.settings == other.settings
    }

    /// Makes the languages ready that were asked in at a former shelf: nobody's next question waits because something was published.
    pub(super) fn make_ready_as(&self, former: &Self) {
        self.index.make_ready(|lang| former.index.is_ready(lang));
    }

    /// The index with a language made ready. The first time that takes a while, in which other work of the thread goes on elsewhere.
    fn index_of(&self, lang: &str) -> &Index {
        let make = || self.index.make_ready(|it| it == Some(lang));
        if !self.index.is_ready(Some(lang)) {
            match Handle::try_current().map(|it| it.runtime_flavor()) {
                Ok(RuntimeFlavor::MultiThread) => block_in_place(make),
                _ => make(),
            }
        }
        &self.index
    }

    /// The language that those read whose own is missing.
    pub fn default_language(&self) -> &str {
        let first = self.languages.first().or_else(|| self.settings.languages.first());
        first.map_or("en", String::as_str)
    }

    /// The language of the shelf that fits best: the same tag, else the same language.
    pub fn nearest_language(&self, wanted: &str) -> Option<&str> {
        nearest(self.languages.iter().map(String::as_str), wanted)
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> Option<&ShelfTopic> {
        self.topics.get(&id)
    }

    /// A topic by its name in addresses.
    pub fn topic_named(&self, slug: &str) -> Option<&ShelfTopic> {
        self.topics.get(self.slugs.get(slug)?)
    }

    /// All topics, in no order.
    pub fn topics(&self) -> impl Iterator<Item = &ShelfTopic> {
        self.topics.values()
    }

    /// An article by its language and its topic's name.
    pub fn article(&self, lang: &str, slug: &str) -> Option<&Arc<Shown>> {
        self.topic_named(slug)?.article(lang)
    }

    /// A category by its name in addresses.
    pub fn category_named(&self, slug: &str) -> Option<&ShelfCategory> {
        self.categories.iter().find(|it| it.slug == slug)
    }

    /// The topics that answer an intent.
    pub fn topics_for_intent(&self, intent: &str) -> Vec<&ShelfTopic> {
        let ids = self.intents.get(intent).map(Vec::as_slice).unwrap_or_default();
        ids.iter().filter_map(|it| self.topics.get(it)).collect()
    }

    /// What is found of one topic, with what of its text answers a query.
    pub fn found_of(&self, slug: &str, lang: &str, query: &str) -> Option<Found> {
        let topic = self.topic_named(slug)?;
        Some(self.extracted(self.found(topic, self.answer_of(topic, lang)?, lang, 0.0), query))
    }

    /// The topics that are read most, as what is found: the summary stands for the extract.
    pub fn popular(&self, lang: &str, most: usize) -> Vec<Found> {
        let mut all: Vec<&ShelfTopic> = self.topics().collect();
        all.sort_by(|a, b| by_reading(a, b));
        all.into_iter().take(most).filter_map(|it| self.summed_up(it, lang)).collect()
    }

    /// The topics that answer an intent, as what is found: the summary stands for the extract.
    pub fn of_intent(&self, intent: &str, lang: &str) -> Vec<Found> {
        let topics = self.topics_for_intent(intent).into_iter();
        topics.filter_map(|it| self.summed_up(it, lang)).collect()
    }

    /// A topic that was found by what it means.
    pub fn found_near(&self, topic: TopicId, lang: &str, near: Near) -> Option<Found> {
        Some(Found { near: Some(near), ..self.summed_up(self.topic(topic)?, lang)? })
    }

    fn summed_up(&self, topic: &ShelfTopic, lang: &str) -> Option<Found> {
        Some(self.found(topic, self.answer_of(topic, lang)?, lang, 0.0))
    }

    /// The topics that are read most, of those with an article in a language.
    pub fn most_read(&self, lang: &str, most: usize) -> Vec<&ShelfTopic> {
        let mut all: Vec<&ShelfTopic> = self.topics().filter(|it| it.article(lang).is_some()).collect();
        all.sort_by(|a, b| by_reading(a, b));
        all.truncate(most);
        all
    }

    /// The articles that answer a query best: those that are found in its language, then, where that has too few, what the
    /// default language has beside.
    pub fn search(&self, query: &str, lang: &str, most: usize) -> Vec<Found> {
        let found = self.suggest(query, lang, most);
        found.into_iter().map(|it| self.extracted(it, query)).collect()
    }

    /// The same with the summary for the extract, which is most of the work: while the reader types, and where few of what is found
    /// are said ([`Self::with_extract`]).
    pub fn suggest(&self, query: &str, lang: &str, most: usize) -> Vec<Found> {
        let default = self.default_language();
        let asked = nearest(self.tags.iter().map(String::as_str), lang).unwrap_or(default);
        let mut found = Vec::new();
        self.search_in(query, asked, (lang, most), &mut found);
        if asked != default && found.len() < most {
            self.search_in(query, default, (lang, most), &mut found);
        }
        found
    }

    fn search_in(&self, query: &str, asked: &str, (wanted, most): (&str, usize), found: &mut Vec<Found>) {
        // More than are wanted: some are found twice.
        for hit in self.index_of(asked).search(query, Some(asked), most * 2 + 8) {
            if found.len() >= most {
                return;
            }
            let entry = hit.id.parse::<usize>().ok().and_then(|at| self.entries.get(at));
            let Some(topic) = entry.and_then(|it| self.topics.get(it)) else { continue };
            if found.iter().any(|it| it.topic == topic.id) {
                continue;
            }
            if let Some(article) = self.answer_of(topic, wanted) {
                found.push(Found { fit: hit.fit, ..self.found(topic, article, wanted, hit.score) });
            }
        }
    }

    /// The article that a reader gets of a topic: in their language, in the default one, or in any.
    pub fn answer_of<'s>(&self, topic: &'s ShelfTopic, lang: &str) -> Option<&'s Arc<Shown>> {
        let own = nearest(topic.articles.iter().map(|it| it.lang.as_str()), lang);
        let own = own.and_then(|it| topic.article(it));
        own.or_else(|| topic.article(self.default_language())).or_else(|| topic.articles.first())
    }

    /// With what of its text answers the question by whose words it was found; what no word found keeps its summary.
    pub fn with_extract(&self, it: Found, query: &str) -> Found {
        let bare = it.near.is_some() && it.summary.is_empty();
        if it.score > 0.0 || bare { self.extracted(it, query) } else { it }
    }

    fn extracted(&self, it: Found, query: &str) -> Found {
        let Some(article) = self.topic(it.topic).and_then(|topic| topic.article(&it.lang)) else { return it };
        let extract =
            self.index_of(&it.lang).extract(query, Some(&it.lang), &article.plain, EXTRACT).to_owned();
        Found { extract, ..it }
    }

    /// With the summary for the extract.
    fn found(&self, topic: &ShelfTopic, article: &Shown, wanted: &str, score: f32) -> Found {
        Found {
            topic: topic.id,
            slug: topic.slug.clone(),
            lang: article.lang.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            score,
            fit: 0.0,
            near: None,
            extract: article.summary.clone(),
            url: article.url(),
            intents: topic.intents.clone(),
            in_other_language: primary(&article.lang) != primary(wanted),
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The tag that fits best: the same, else the first of the same language.
pub(super) fn nearest<'a>(tags: impl Iterator<Item = &'a str> + Clone, wanted: &str) -> Option<&'a str> {
    let same = tags.clone().find(|it| it.eq_ignore_ascii_case(wanted));
    same.or_else(|| tags.clone().find(|it| primary(it).eq_ignore_ascii_case(primary(wanted))))
}

fn by_reading(a: &ShelfTopic, b: &ShelfTopic) -> std::cmp::Ordering {
    (b.views, b.helped - b.not_helped)
        .cmp(&(a.views, a.helped - a.not_helped))
        .then_with(|| a.slug.cmp(&b.slug))
}

fn topic(
    stock: &Stock,
    it: &StockTopic,
    (there, ids): (&HashMap<&str, &StockTopic>, &HashSet<TopicId>),
    view: View<'_>,
) -> ShelfTopic {
    let order = &stock.settings.languages;
    let mut articles: Vec<Arc<Shown>> = it
        .articles
        .iter()
        .filter(|it| order.contains(&it.lang))
        .map(|article| Arc::new(shown(stock, it, article, (there, view))))
        .collect();
    articles.sort_by_key(|article| order.iter().position(|it| *it == article.lang));
    let related = it.related.iter().filter(|id| ids.contains(id)).copied().collect();
    ShelfTopic {
        id: it.id,
        slug: it.slug.clone(),
        category: it.category,
        internal: it.internal,
        intents: it.intents.clone(),
        asked: it.questions.values().flat_map(|it| it.iter().take(ASKED)).cloned().collect(),
        related,
        views: it.views,
        helped: it.helped,
        not_helped: it.not_helped,
        articles,
    }
}

fn shown(
    stock: &Stock,
    topic: &StockTopic,
    it: &StockArticle,
    (there, view): (&HashMap<&str, &StockTopic>, View<'_>),
) -> Shown {
    let name = |text: &str| named(text, &stock.brand);
    let shown_in: Vec<&str> = stock.settings.languages.iter().map(String::as_str).collect();
    let default = shown_in.first().copied().unwrap_or("en");
    let link = |slug: &str| {
        // What is for everybody does not tell that there is something for staff.
        let to = there.get(slug).filter(|to| topic.internal || !to.internal)?;
        let langs = || shown_in.iter().copied().filter(|lang| to.articles.iter().any(|it| it.lang == *lang));
        let lang =
            nearest(langs(), &it.lang).or_else(|| nearest(langs(), default)).or_else(|| langs().next())?;
        Some(url(lang, slug))
    };
    let picture = |name: &str| match view {
        View::Staff => pictures::for_staff(&stock.pictures, name),
        View::Everywhere | View::From(_) => pictures::for_readers(&stock.pictures, name),
    };
    let finder = Finder { topic: &link, picture: &picture };
    let rendered = render(&it.content.body, &stock.brand, &Labels::of(&it.lang), &finder, view.seen());
    Shown {
        topic: topic.id,
        slug: topic.slug.clone(),
        lang: it.lang.clone(),
        title: name(&it.content.title),
        summary: name(&it.content.summary),
        questions: it.content.questions.iter().map(|it| name(it)).collect(),
        html: rendered.html,
        headings: rendered.headings,
        plain: rendered.plain,
        pictures: rendered.pictures,
        descriptions: rendered.descriptions,
        published_at: it.published_at,
    }
}

/// The pictures that articles show.
fn pictures_of(topics: &HashMap<TopicId, ShelfTopic>) -> HashSet<String> {
    let articles = topics.values().flat_map(|it| &it.articles);
    articles.flat_map(|it| it.pictures.iter().cloned()).collect()
}

fn categories(stock: &Stock, topics: &HashMap<TopicId, ShelfTopic>) -> Vec<ShelfCategory> {
    let mut within: HashMap<CategoryId, Vec<&ShelfTopic>> = HashMap::new();
    for topic in topics.values() {
        within.entry(topic.category).or_default().push(topic);
    }
    let filled = stock.categories.iter().filter_map(|it| {
        let mut topics = within.remove(&it.id)?;
        topics.sort_by(|a, b| by_reading(a, b));
        Some(ShelfCategory {
            id: it.id,
            slug: it.slug.clone(),
            titles: it.titles.clone(),
            icon: it.icon.clone(),
            topics: topics.into_iter().map(|it| it.id).collect(),
        })
    });
    filled.collect()
}

/// What is searched: each article with its questions, and for a language without one, the questions alone.
fn entries(chosen: &[&StockTopic], topics: &HashMap<TopicId, ShelfTopic>) -> (Vec<TopicId>, Vec<Indexed>) {
    let (mut entries, mut indexed) = (Vec::new(), Vec::new());
    let mut add = |topic: TopicId, lang: &str, title: &str, body: String, questions: Vec<String>| {
        let id = entries.len().to_string();
        entries.push(topic);
        indexed.push(Indexed { id, lang: lang.to_owned(), title: title.to_owned(), body, questions });
    };
    for stocked in chosen {
        let Some(topic) = topics.get(&stocked.id) else { continue };
        for article in &topic.articles {
            let more = stocked.questions.get(&article.lang).map(Vec::as_slice).unwrap_or_default();
            let questions = article.questions.iter().chain(more).cloned().collect();
            let body = format!("{}\n{}\n{}", article.summary, article.plain, article.descriptions.join("\n"));
            add(topic.id, &article.lang, &article.title, body, questions);
        }
        for (lang, questions) in &stocked.questions {
            if topic.article(lang).is_none() && !questions.is_empty() {
                add(topic.id, lang, "", String::new(), questions.clone());
            }
        }
    }
    (entries, indexed)
}

/// A name for addresses that is made of a title; of titles in other scripts than Latin, what else is given.
pub(super) fn slug_from(title: &str, otherwise: &str) -> String {
    let made: String = slug_of(title).chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
    let made = made.trim_matches('-');
    if made.len() < 3 { otherwise.to_owned() } else { made.to_owned() }
}

#[cfg(test)]
#[path = "shelf_tests.rs"]
mod tests;
