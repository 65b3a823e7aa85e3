//! The articles that are searched together: their terms, and what each tells of each article.

use super::{
    extract::{Sentence, extract, pieces},
    index::Article,
    terms::{KINDS, Term, counted, terms},
};
use std::ops::Range;

/// How soon further occurrences of a term in an article stop counting.
const SATURATION: f32 = 1.5;
/// How much a long article must have more of a term.
const LENGTH: f32 = 0.9;
/// How often a word of the title, or of a question that the article answers, counts.
const TITLE: f32 = 2.0;
/// How much it counts that a term comes several times where it comes at all: names of subjects do, `how` and `why` do not.
const BURST: f32 = 0.5;
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
    hashes: Vec<u64>,
    /// Where the postings of each term begin; one more at the end.
    starts: Vec<u32>,
    /// Articles that have a term, and what it adds to their scores.
    postings: Vec<(u32, f32)>,
    /// What each term tells wherever it stands.
    rarity: Vec<f32>,
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

/// Occurrences of a term in an article, weighed by field.
struct Seen {
    term: Term,
    article: u32,
    often: f32,
}

impl Part {
    /// Of the articles at some places of all.
    pub fn of(all: &[Article], places: &[u32]) -> Self {
        let mut seen = Vec::new();
        let mut lengths = vec![[0.0_f32; KINDS]; places.len()];
        for ((place, number), length) in places.iter().zip(0_u32..).zip(&mut lengths) {
            let Some(article) = all.get(*place as usize) else { continue };
            for (term, often) in weighed(article) {
                if let Some(length) = length.get_mut(term.kind as usize) {
                    *length += often;
                }
                seen.push(Seen { term, article: number, often });
            }
        }
        seen.sort_unstable_by_key(|it| (it.term, it.article));
        let mut part = Self { postings: Vec::with_capacity(seen.len()), ..Self::default() };
        part.post(&seen, &lengths);
        drop(seen);
        let mut sentences = Sentences::default();
        for place in places {
            if let Some(article) = all.get(*place as usize) {
                part.add_sentences(article, &mut sentences);
            }
            sentences.articles.push(sentences.ends.len() as u32);
        }
        sentences.terms.shrink_to_fit();
        sentences.places.shrink_to_fit();
        part.sentences = sentences;
        part.articles = places.to_vec();
        part
    }

    fn post(&mut self, seen: &[Seen], lengths: &[[f32; KINDS]]) {
        let all = lengths.len() as f32;
        let mut means = [0.0_f32; KINDS];
        for length in lengths {
            for (mean, it) in means.iter_mut().zip(length) {
                *mean += it / all;
            }
        }
        for same in seen.chunk_by(|a, b| a.term == b.term) {
            let Some(Seen { term, .. }) = same.first() else { continue };
            let kind = term.kind as usize;
            let found = same.len() as f32;
            let often: f32 = same.iter().map(|it| it.often).sum();
            let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
            let rarity = term.kind.weight() * idf * (often / found).powf(BURST);
            self.hashes.push(term.hash);
            self.rarity.push(rarity);
            self.starts.push(self.postings.len() as u32);
            for it in same {
                let length =
                    lengths.get(it.article as usize).and_then(|it| it.get(kind)).copied().unwrap_or(1.0);
                let mean = means.get(kind).copied().unwrap_or(1.0).max(1e-6);
                let soft = SATURATION * (1.0 - LENGTH + LENGTH * length / mean);
                self.postings.push((it.article, rarity * it.often * (SATURATION + 1.0) / (it.often + soft)));
            }
        }
        self.starts.push(self.postings.len() as u32);
        self.hashes.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.rarity.shrink_to_fit();
    }

    fn number(&self, hash: u64) -> Option<u32> {
        self.hashes.binary_search(&hash).ok().map(|it| it as u32)
    }

    /// Adds the terms of the title, of each sentence and of each question, by number.
    fn add_sentences(&self, article: &Article, to: &mut Sentences) {
        let body = pieces(&article.body).into_iter().filter_map(|it| {
            let place = (u32::try_from(it.start).ok()?, u32::try_from(it.end).ok()?);
            Some((place, article.body.get(it)?))
        });
        let title = Some(article.title.as_str()).filter(|it| !it.trim().is_empty());
        let nowhere = |it| ((0, 0), it);
        let questions = article.questions.iter().map(String::as_str).map(nowhere);
        let mut buffer = Vec::new();
        for (place, text) in title.map(nowhere).into_iter().chain(body).chain(questions) {
            buffer.clear();
            terms(text, &mut buffer);
            let mut numbers: Vec<u32> = buffer.iter().filter_map(|it| self.number(it.hash)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            to.terms.extend(numbers);
            to.ends.push(to.terms.len() as u32);
            to.places.push(place);
        }
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

/// The terms of an article, those of its title and questions as if they stood there more often.
fn weighed(article: &Article) -> Vec<(Term, f32)> {
    let mut all = Vec::new();
    let fields = std::iter::once((article.body.as_str(), 1.0))
        .chain(std::iter::once((article.title.as_str(), TITLE)))
        .chain(article.questions.iter().map(|it| (it.as_str(), TITLE)));
    for (text, weight) in fields {
        all.extend(counted(text).into_iter().map(|(term, often)| (term, often * weight)));
    }
    all.sort_unstable_by_key(|(term, _)| *term);
    all.chunk_by(|a, b| a.0 == b.0)
        .filter_map(|same| same.first().map(|it| (it.0, same.iter().map(|it| it.1).sum())))
        .collect()
}
