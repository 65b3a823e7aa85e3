//! What is found on a shelf: by words, by intent, by what is read most.

use super::{Shelf, ShelfTopic, Shown, by_reading, nearest, primary};
use crate::knowledge::{render::LineKind, stock::StockTopic, types::Near};
use ombud_base::id::TopicId;
use ombud_nlp::retrieval::{Article as Indexed, Index, Section};
use std::collections::HashMap;
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
};

/// The longest extract, in characters.
const EXTRACT: usize = 280;
/// Characters of a passage that says something; of scripts that say a word with one or two, a third of them.
const TELLING: usize = 36;

/// Whether a passage is more than a scrap.
pub fn tells(passage: &str) -> bool {
    let weight: usize = passage.trim().chars().map(|it| if it < '\u{2e80}' { 1 } else { 3 }).sum();
    weight >= TELLING
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
    /// What of its prose answers the query; the summary where it has none.
    pub extract: String,
    /// Where it is read.
    pub url: String,
    /// The intents that it answers.
    pub intents: Vec<String>,
    /// The topic has no article in the asked language, so this one is in another.
    pub in_other_language: bool,
}

impl Shelf {
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

    /// What is found of one topic, with what of its text answers a query.
    pub fn found_of(&self, slug: &str, lang: &str, query: &str) -> Option<Found> {
        let topic = self.topic_named(slug)?;
        Some(self.extracted(self.found(topic, self.answer_of(topic, lang)?, lang, 0.0), query))
    }

    /// The topics that are read most ([`Self::most_read`]), as what is found: the summary stands for the extract.
    pub fn popular(&self, lang: &str, most: usize) -> Vec<Found> {
        self.most_read(lang, most).into_iter().filter_map(|it| self.summed_up(it, lang)).collect()
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

    /// The topics that are read most, of those that can be read in a language: those with an article in it first.
    pub fn most_read(&self, lang: &str, most: usize) -> Vec<&ShelfTopic> {
        let mut all: Vec<&ShelfTopic> = self.topics().collect();
        all.sort_by(|a, b| by_reading(a, b));
        let own = nearest(self.languages.iter().map(String::as_str), lang).unwrap_or(lang);
        let mut all = self.own_first(all.into_iter(), own);
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

    /// With what of its text answers the question by whose words it was found; what no word found keeps its summary.
    pub fn with_extract(&self, it: Found, query: &str) -> Found {
        let bare = it.near.is_some() && it.summary.is_empty();
        if it.score > 0.0 || bare { self.extracted(it, query) } else { it }
    }

    fn extracted(&self, it: Found, query: &str) -> Found {
        let Some(topic) = self.topic(it.topic) else { return it };
        let Some(nth) = topic.articles.iter().position(|article| article.lang == it.lang) else { return it };
        let index = self.index_of(&it.lang);
        let extract = index.extract(query, Some(&it.lang), topic.entry + nth, EXTRACT).to_owned();
        if extract.is_empty() { it } else { Found { extract, ..it } }
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

/// Out of what of an article's text an extract is cut: out of its prose, or where nothing else of it says anything, out of what there is.
fn sections(article: &Shown) -> Vec<Section> {
    let prose = article.plain.sections(LineKind::is_prose);
    let bare = prose.is_empty() && article.summary.is_empty();
    if bare { article.plain.sections(|it| it != LineKind::Heading) } else { prose }
}

/// What is searched: each article with its questions, and for a language without one, the questions alone.
pub(super) fn entries(
    chosen: &[&StockTopic],
    topics: &mut HashMap<TopicId, ShelfTopic>,
) -> (Vec<TopicId>, Vec<Indexed>) {
    let (mut entries, mut indexed) = (Vec::new(), Vec::new());
    let mut add = |topic: TopicId, entry: Indexed| {
        let id = entries.len().to_string();
        entries.push(topic);
        indexed.push(Indexed { id, ..entry });
        entries.len()
    };
    let mut next = 0;
    for stocked in chosen {
        let Some(topic) = topics.get_mut(&stocked.id) else { continue };
        topic.entry = next;
        for article in &topic.articles {
            let more = stocked.questions.get(&article.lang).map(Vec::as_slice).unwrap_or_default();
            let questions = article.questions.iter().chain(more).cloned().collect();
            let before = article.summary.len() + 1;
            let entry = Indexed {
                lang: article.lang.clone(),
                title: article.title.clone(),
                body: format!(
                    "{}\n{}\n{}",
                    article.summary,
                    article.plain.text(),
                    article.descriptions.join("\n")
                ),
                sections: sections(article).into_iter().map(|it| it.moved(before)).collect(),
                questions,
                ..Indexed::default()
            };
            next = add(topic.id, entry);
        }
        for (lang, questions) in &stocked.questions {
            let gone = topic.retired.contains(lang);
            if topic.article(lang).is_none() && !gone && !questions.is_empty() {
                let (lang, questions) = (lang.clone(), questions.clone());
                next = add(topic.id, Indexed { lang, questions, ..Indexed::default() });
            }
        }
    }
    (entries, indexed)
}
