//! The articles that are searched together: their terms, and what each tells of each article.

use super::{
    build::{Builder, Numbers, in_shares},
    extract::{Sentence, extract, pieces},
    index::Article,
    terms::{Term, counted, terms},
};
use std::ops::Range;

/// How much the best sentence counts beside the whole article.
const SENTENCE: f32 = 0.8;
/// How much the title, or without one the first sentence, counts beside that: it mostly says what an article is about.
const FIRST: f32 = 0.2;
/// How much a sentence of many terms must have more of the query, as a power of their number.
const CROWDED: f32 = 0.3;
/// Terms up to which a sentence is hardly judged by its length.
const USUAL: f32 = 100.0;
/// Postings that are looked at to find candidates. It bounds the time that a question takes: beyond it, an article is not
/// found by the most frequent terms alone.
const MOST_POSTINGS: usize = 20_000;
/// Articles whose sentences are looked at.
const CANDIDATES: usize = 20;

/// Words of 64 bits in the filter of a query's terms.
const FILTER: usize = 256;

/// Kinds of terms are judged by lengths of their own: a text of few long words has many parts.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Place of each article in the index.
    articles: Vec<u32>,
    /// The hash of each term, in order: a term's number is its place.
    pub(super) hashes: Vec<u64>,
    /// Where the postings of each term begin; one more at the end.
    pub(super) starts: Vec<u32>,
    /// Articles that have a term, and what it adds to their scores.
    pub(super) postings: Vec<(u32, f32)>,
    /// What each term tells wherever it stands.
    pub(super) rarity: Vec<f32>,
    /// The terms of the title, of each sentence and of each question of each article, each once.
    sentences: Sentences,
}

/// Sentences in a row, for there are many and most are short.
#[derive(Debug, Default)]
struct Sentences {
    terms: Vec<u32>,
    /// Where each sentence ends among the terms.
    ends: Vec<u32>,
    /// Where each stands in its article's text, from and to; a title and a question stand nowhere in it.
    places: Vec<(u32, u32)>,
    /// Where each article ends among the sentences.
    articles: Vec<u32>,
}

impl Sentences {
    /// Those of all articles in a row.
    fn all(articles: &[Option<&Article>], numbers: &Numbers) -> Self {
        let shares = in_shares(articles, |share| {
            let mut sentences = Self::default();
            for article in share {
                if let Some(article) = article {
                    sentences.add(article, numbers);
                }
                sentences.articles.push(sentences.ends.len() as u32);
            }
            sentences
        });
        let mut all = Self::default();
        for share in shares {
            let (terms, sentences) = (all.terms.len() as u32, all.ends.len() as u32);
            all.terms.extend(share.terms);
            all.ends.extend(share.ends.into_iter().map(|it| it + terms));
            all.places.extend(share.places);
            all.articles.extend(share.articles.into_iter().map(|it| it + sentences));
        }
        all.terms.shrink_to_fit();
        all.places.shrink_to_fit();
        all
    }

    /// Adds the terms of the title, of each sentence and of each question, by number.
    fn add(&mut self, article: &Article, numbers: &Numbers) {
        let body = pieces(&article.body).into_iter().filter_map(|it| {
            let place = (u32::try_from(it.start).ok()?, u32::try_from(it.end).ok()?);
            Some((place, article.body.get(it)?))
        });
        let title = Some(article.title.as_str()).filter(|it| !it.trim().is_empty());
        let nowhere = |it| ((0, 0), it);
        let questions = article.questions.iter().map(String::as_str).map(nowhere);
        let mut found = Vec::new();
        for (place, text) in title.map(nowhere).into_iter().chain(body).chain(questions) {
            let mut those = Vec::new();
            terms(text, &mut found);
            those.extend(found.drain(..).filter_map(|it| numbers.get(&it.hash).copied()));
            those.sort_unstable();
            those.dedup();
            self.terms.extend(those);
            self.ends.push(self.terms.len() as u32);
            self.places.push(place);
        }
    }

    /// Those of an article, each with its place in the text.
    fn of(&self, article: u32) -> impl Iterator<Item = ((u32, u32), &[u32])> {
        let end =
            |list: &[u32], at: Option<usize>| at.map_or(0, |at| list.get(at).map_or(0, |it| *it as usize));
        let article = article as usize;
        let first = end(&self.articles, article.checked_sub(1));
        (first..end(&self.articles, Some(article))).map(move |at| {
            let from = end(&self.ends, at.checked_sub(1));
            let terms = self.terms.get(from..end(&self.ends, Some(at))).unwrap_or_default();
            (self.places.get(at).copied().unwrap_or_default(), terms)
        })
    }
}

/// A term of a query by its number, and how often the query has it.
type Asked = (u32, f32);

/// The terms of a query. Few terms of a sentence are asked for: a filter of bits turns away nearly all of the others.
struct Filter<'a> {
    asked: &'a [Asked],
    bits: [u64; FILTER],
}

impl<'a> Filter<'a> {
    /// `asked`: in order of their numbers.
    fn of(asked: &'a [Asked]) -> Self {
        let mut bits = [0; FILTER];
        for (term, _) in asked {
            if let Some(bits) = bits.get_mut(*term as usize / 64 % FILTER) {
                *bits |= 1 << (term % 64);
            }
        }
        Self { asked, bits }
    }

    /// Which of the asked terms it is.
    fn place(&self, term: u32) -> Option<usize> {
        let bits = self.bits.get(term as usize / 64 % FILTER)?;
        if bits & (1 << (term % 64)) == 0 {
            return None;
        }
        self.asked.binary_search_by_key(&term, |it| it.0).ok()
    }
}

impl Part {
    /// Of the articles at some places of all.
    pub fn of(all: &[Article], places: &[u32]) -> Self {
        let articles: Vec<Option<&Article>> = places.iter().map(|it| all.get(*it as usize)).collect();
        let (mut part, numbers) = Builder::of(&articles).built();
        part.sentences = Sentences::all(&articles, &numbers);
        part.articles = places.to_vec();
        part
    }

    fn number(&self, hash: u64) -> Option<u32> {
        self.hashes.binary_search(&hash).ok().map(|it| it as u32)
    }

    /// The terms of a query that the articles have, in order of their numbers, and how many terms it has in all.
    fn asked(&self, query: &str) -> (Vec<Asked>, f32) {
        let counted = counted(query);
        let all: f32 = counted.iter().map(|it| it.1).sum();
        let known = |(term, often): (Term, f32)| Some((self.number(term.hash)?, often));
        let mut asked: Vec<Asked> = counted.into_iter().filter_map(known).collect();
        asked.sort_unstable_by_key(|(term, _)| *term);
        (asked, all)
    }

    /// The passage of an article's text that has most of a query ([`extract`]). `place`: the article's among all.
    pub fn extract(&self, place: u32, article: &Article, query: &str, most: usize) -> Range<usize> {
        let Ok(number) = self.articles.binary_search(&place) else { return 0..0 };
        let (asked, _) = self.asked(query);
        let filter = Filter::of(&asked);
        let has = |terms: &[u32]| terms.iter().filter_map(|it| filter.place(*it)).collect();
        let placed = self.sentences.of(number as u32).filter(|((from, to), _)| from < to);
        let sentences: Vec<Sentence> =
            placed.map(|((from, to), terms)| (from as usize..to as usize, has(terms))).collect();
        let worth: Vec<f32> = asked.iter().map(|it| self.worth(it)).collect();
        extract(&article.body, &article.sections, &sentences, &worth, most)
    }

    /// Places of the best articles with their scores and how much of the query their best sentence has, 0 to 1; best first, none
    /// without a term of the query.
    pub fn search(&self, query: &str, most: usize) -> Vec<(u32, f32, f32)> {
        let (asked, all) = self.asked(query);
        let (rare, frequent) = self.parted(&asked);
        let mut scores = vec![0.0_f32; self.articles.len()];
        for (term, often) in &rare {
            for (article, worth) in self.postings_of(*term) {
                if let Some(score) = scores.get_mut(*article as usize) {
                    *score += often * worth;
                }
            }
        }
        let mut best: Vec<(u32, f32)> = (0_u32..).zip(scores).filter(|(_, score)| *score > 0.0).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        let kept = most.max(CANDIDATES);
        if best.len() > kept {
            best.select_nth_unstable_by(kept, order);
            best.truncate(kept);
        }
        for (article, score) in &mut best {
            for (term, often) in &frequent {
                let postings = self.postings_of(*term);
                let found =
                    postings.binary_search_by_key(article, |it| it.0).ok().and_then(|at| postings.get(at));
                *score += found.map_or(0.0, |(_, worth)| often * worth);
            }
        }
        let whole = self.whole(&asked, all);
        let mut best = self.with_sentences(&asked, whole, best);
        best.sort_unstable_by(|a, b| order(&(a.0, a.1), &(b.0, b.1)));
        best.truncate(most);
        best.into_iter()
            .filter_map(|(number, score, fit)| Some((*self.articles.get(number as usize)?, score, fit)))
            .collect()
    }

    /// The terms that find the candidates, and the most frequent, which are too many to look at and only rank them.
    fn parted(&self, asked: &[(u32, f32)]) -> (Vec<Asked>, Vec<Asked>) {
        let mut rare = asked.to_vec();
        rare.sort_by_key(|(term, _)| self.postings_of(*term).len());
        let mut sum = 0;
        let fit = rare
            .iter()
            .take_while(|(term, _)| {
                let before = sum;
                sum += self.postings_of(*term).len();
                before == 0 || sum <= MOST_POSTINGS
            })
            .count();
        let frequent = rare.split_off(fit);
        (rare, frequent)
    }

    /// What an asked term tells wherever it stands.
    fn worth(&self, (term, often): &Asked) -> f32 {
        often * self.rarity.get(*term as usize).copied().unwrap_or(0.0)
    }

    fn postings_of(&self, term: u32) -> &[(u32, f32)] {
        let at = |number: usize| self.starts.get(number).map_or(0, |it| *it as usize);
        let term = term as usize;
        self.postings.get(at(term)..at(term + 1)).unwrap_or_default()
    }

    /// What a sentence with all of a query would be worth: what no article knows counts as much as the rest does on average.
    fn whole(&self, asked: &[Asked], all: f32) -> f32 {
        let known: f32 = asked.iter().map(|it| it.1).sum();
        let sum: f32 = asked.iter().map(|it| self.worth(it)).sum();
        if known > 0.0 { sum * all / known } else { 0.0 }
    }

    /// Adds what the best sentence of each article has of the query, and tells how much of the whole query that is.
    fn with_sentences(&self, asked: &[Asked], whole: f32, best: Vec<(u32, f32)>) -> Vec<(u32, f32, f32)> {
        let filter = Filter::of(asked);
        let worth = |term: &u32| Some(self.worth(asked.get(filter.place(*term)?)?));
        let scored = |(article, score): (u32, f32)| {
            let has = |terms: &[u32]| terms.iter().filter_map(worth).sum::<f32>();
            let each: Vec<(f32, f32)> = self
                .sentences
                .of(article)
                .map(|(_, terms)| (has(terms), (1.0 + terms.len() as f32 / USUAL).powf(CROWDED)))
                .collect();
            let most = each.iter().map(|(sum, crowd)| sum / crowd).fold(0.0, f32::max);
            let first = each.first().map_or(0.0, |(sum, crowd)| sum / crowd);
            let fullest = each.iter().map(|it| it.0).fold(0.0, f32::max);
            let fit = if whole > 0.0 { (fullest / whole).min(1.0) } else { 0.0 };
            (article, score + SENTENCE * most + FIRST * first, fit)
        };
        best.into_iter().map(scored).collect()
    }
}
