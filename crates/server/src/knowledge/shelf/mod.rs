//! What is published, ready to be read and found: pages rendered, an index over them (`found.rs`).

mod found;

pub use found::{Found, tells};

use super::{
    pictures,
    render::{Finder, Heading, Labels, Plain, Regions, Seen, named, render, slug_of},
    stock::{Stock, StockArticle, StockTopic},
    store::Head,
    types::KnowledgeSettings,
};
use ombud_base::{
    Time,
    id::{CategoryId, TopicId, WorkspaceId},
};
use ombud_nlp::retrieval::Index;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

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
    pub plain: Plain,
    /// Where its links lead, as they are written.
    pub links: Vec<String>,
    /// How many of them lead nowhere.
    pub broken: usize,
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
    /// Its place among the others before anybody has read or said anything; none: behind those that have one.
    pub order: Option<i64>,
    /// Its articles, in the order of the languages.
    pub articles: Vec<Arc<Shown>>,
    /// The languages in which it was taken back from readers.
    pub retired: Vec<String>,
    /// The place of the first of its articles in the index; the others follow.
    entry: usize,
}

impl ShelfTopic {
    /// Its article in a language.
    pub fn article(&self, lang: &str) -> Option<&Arc<Shown>> {
        self.articles.iter().find(|it| it.lang == lang)
    }

    fn lang_for(&self, wanted: &str, default: &str) -> Option<&str> {
        lang_for(self.articles.iter().map(|it| it.lang.as_str()), &self.retired, wanted, default)
    }
}

/// The language in which a reader gets a topic: their own, the default one, or any. None where it was retired in their own.
pub(super) fn lang_for<'a>(
    there: impl Iterator<Item = &'a str> + Clone,
    retired: &'a [String],
    wanted: &str,
    default: &str,
) -> Option<&'a str> {
    let all = there.clone().chain(retired.iter().map(String::as_str));
    match nearest(all, wanted) {
        Some(own) => there.clone().find(|it| *it == own),
        None => there.clone().find(|it| *it == default).or_else(|| there.clone().next()),
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
        let slugs = slugs(&chosen);
        let by_id: HashMap<TopicId, &StockTopic> = chosen.iter().map(|it| (it.id, *it)).collect();
        let there: HashMap<&str, &StockTopic> =
            slugs.iter().filter_map(|(slug, id)| Some((slug.as_str(), *by_id.get(id)?))).collect();
        let ids: HashSet<TopicId> = chosen.iter().map(|it| it.id).collect();
        let mut topics: HashMap<TopicId, ShelfTopic> =
            chosen.iter().map(|it| (it.id, topic(stock, it, (&there, &ids), view))).collect();
        let mut intents: HashMap<String, Vec<TopicId>> = HashMap::new();
        for it in &chosen {
            for intent in &it.intents {
                intents.entry(intent.clone()).or_default().push(it.id);
            }
        }
        let (entries, indexed) = found::entries(&chosen, &mut topics);
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
            slugs,
            topics,
            intents,
            entries,
            tags,
            index: Index::new(indexed),
        }
    }

    /// Whether one of its articles shows a picture, or what stands around them.
    pub fn shows_picture(&self, name: &str) -> bool {
        self.pictures.contains(name) || self.settings.pictures().any(|it| it.1 == name)
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

    /// Makes the language ready in which those are answered, too, whose own has no article.
    pub(super) fn make_default_ready(&self) {
        self.index.make_ready(|lang| lang == Some(self.default_language()));
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

    /// A topic by its name in addresses, or by one that it once had.
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

    /// The article that a reader gets of a topic: in their language, in the default one, or in any. None where the one in their
    /// language was retired: what was taken back from them does not come by another way.
    pub fn answer_of<'s>(&self, topic: &'s ShelfTopic, lang: &str) -> Option<&'s Arc<Shown>> {
        let own = topic.lang_for(lang, self.default_language())?;
        topic.article(own)
    }

    /// Topics that somebody who reads a language can read, those with an article in it first; among themselves as they are.
    pub fn own_first<'s>(
        &self,
        topics: impl Iterator<Item = &'s ShelfTopic>,
        lang: &str,
    ) -> Vec<&'s ShelfTopic> {
        let readable = topics.filter(|it| self.answer_of(it, lang).is_some());
        let (mut own, others): (Vec<_>, Vec<_>) = readable.partition(|it| it.article(lang).is_some());
        own.extend(others);
        own
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
    let place = |it: &ShelfTopic| it.order.unwrap_or(i64::MAX);
    (b.views, b.helped - b.not_helped)
        .cmp(&(a.views, a.helped - a.not_helped))
        .then_with(|| (place(a), &a.slug).cmp(&(place(b), &b.slug)))
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
        order: it.order,
        articles,
        retired: it.retired.iter().filter(|it| order.contains(it)).cloned().collect(),
        entry: 0,
    }
}

/// The topics by their names in addresses, and by those that they had: links from elsewhere go on leading there.
fn slugs(chosen: &[&StockTopic]) -> HashMap<String, TopicId> {
    let former = chosen.iter().flat_map(|it| it.former.iter().map(|slug| (slug.clone(), it.id)));
    former.chain(chosen.iter().map(|it| (it.slug.clone(), it.id))).collect()
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
        let langs = shown_in.iter().copied().filter(|lang| to.articles.iter().any(|it| it.lang == *lang));
        let lang = lang_for(langs, &to.retired, &it.lang, default)?;
        Some(url(lang, &to.slug))
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
        links: rendered.links,
        broken: rendered.broken.len(),
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

/// A name for addresses that is made of a title; of titles in other scripts than Latin, what else is given.
pub(super) fn slug_from(title: &str, otherwise: &str) -> String {
    let made: String = slug_of(title).chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
    let made = made.trim_matches('-');
    if made.len() < 3 { otherwise.to_owned() } else { made.to_owned() }
}

#[cfg(test)]
mod tests;
