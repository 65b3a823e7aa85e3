use super::{extract::Section, part::Part};
use std::{collections::HashMap, sync::OnceLock};

/// An article that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Names the article in what is found.
    pub id: String,
    /// Its language, BCP 47; articles of one tag are searched together.
    pub lang: String,
    /// Counts more than the text.
    pub title: String,
    /// The text.
    pub body: String,
    /// Out of what of the text a passage may be cut, in order; where there is nothing, none is.
    pub sections: Vec<Section>,
    /// Questions that it answers, as people ask them; they count as the title does.
    pub questions: Vec<String>,
}

/// A found article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit<'a> {
    /// The article's id.
    pub id: &'a str,
    /// How well it fits, above 0; comparable between articles of one search only.
    pub score: f32,
    /// How much of what the query asks for stands together in one sentence, title or question of the article, 0 to 1.
    pub fit: f32,
}

/// Articles that are made ready to be searched, those of a language when it is first asked for: most desks hear few languages.
#[derive(Debug, Default)]
pub struct Index {
    articles: Vec<Article>,
    /// By language; all of them together have none.
    parts: HashMap<Option<String>, Ready>,
}

/// What is searched together: the places of its articles, and once somebody has asked, what they say.
#[derive(Debug)]
struct Ready {
    places: Vec<u32>,
    part: OnceLock<Part>,
}

impl Index {
    /// Of these articles, those of each language by themselves. What is given once is found once: two with the same id are two
    /// articles.
    pub fn new(articles: Vec<Article>) -> Self {
        Self::parted(articles, |it| Some(it.lang.clone()))
    }

    /// Of these articles, all languages together, for whoever does not know which one a query is in.
    pub fn of_all_languages(articles: Vec<Article>) -> Self {
        Self::parted(articles, |_| None)
    }

    fn parted(articles: Vec<Article>, by: impl Fn(&Article) -> Option<String>) -> Self {
        let mut places: HashMap<Option<String>, Vec<u32>> = HashMap::new();
        for (place, article) in (0_u32..).zip(&articles) {
            places.entry(by(article)).or_default().push(place);
        }
        let ready = |(lang, places)| (lang, Ready { places, part: OnceLock::new() });
        Self { articles, parts: places.into_iter().map(ready).collect() }
    }

    /// Makes languages ready now, so that nobody's question waits for it.
    pub fn make_ready(&self, chosen: impl Fn(Option<&str>) -> bool) {
        for lang in self.parts.keys().map(Option::as_deref).filter(|it| chosen(*it)) {
            self.part(lang);
        }
    }

    /// Whether a question in this language is answered without making anything ready first.
    pub fn is_ready(&self, lang: Option<&str>) -> bool {
        self.parts.get(&lang.map(str::to_owned)).is_none_or(|it| it.part.get().is_some())
    }

    /// How many articles it has.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether it has no article.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The articles that fit a query best, best first, `most` at most: those of one language, or with none given those of an
    /// index of all languages.
    ///
    /// What shares no term with the query is not found. Articles with the same score stand in the order they were given.
    pub fn search(&self, query: &str, lang: Option<&str>, most: usize) -> Vec<Hit<'_>> {
        let Some(part) = self.part(lang) else { return Vec::new() };
        part.search(query, most)
            .into_iter()
            .filter_map(|(place, score, fit)| {
                Some(Hit { id: &self.articles.get(place as usize)?.id, score, fit })
            })
            .collect()
    }

    /// The passage of an article that answers a query best: whole sentences in a row of one of its sections, together at most
    /// `most` characters. `place`: the article's place among those that were given.
    ///
    /// How much a word tells is taken from the articles of the language. Without any word of the query in the sections it is
    /// their first sentence; a sentence that is longer than `most` alone is cut.
    pub fn extract(&self, query: &str, lang: Option<&str>, place: usize, most: usize) -> &str {
        let (Some(part), Some(article)) = (self.part(lang), self.articles.get(place)) else { return "" };
        let passage = u32::try_from(place).map(|place| part.extract(place, article, query, most));
        article.body.get(passage.unwrap_or_default()).unwrap_or_default()
    }

    fn part(&self, lang: Option<&str>) -> Option<&Part> {
        let ready = self.parts.get(&lang.map(str::to_owned))?;
        Some(ready.part.get_or_init(|| Part::of(&self.articles, &ready.places)))
    }
}
