//! What the terms of articles tell of each, from their texts: BM25 with lengths by kind of term.

use super::{
    index::Article,
    part::Part,
    terms::{KINDS, Kind, Term, terms},
};
use crate::Hashed;
use std::{
    collections::{HashMap, hash_map::Entry},
    hash::BuildHasherDefault,
    num::NonZero,
    thread,
};

/// How soon further occurrences of a term in an article stop counting.
const SATURATION: f32 = 1.5;
/// How much a long article must have more of a term.
const LENGTH: f32 = 0.9;
/// How often a word of the title, or of a question that the article answers, counts.
const TITLE: f32 = 2.0;
/// How much it counts that a term comes several times where it comes at all: names of subjects do, `how` and `why` do not.
const BURST: f32 = 0.5;

/// Articles below which it does not pay to share the work.
const FEW: usize = 200;

/// The number of each term's hash.
pub(super) type Numbers = HashMap<u64, u32, BuildHasherDefault<Hashed>>;

/// Gives each processor an equal share of the articles; returns what was made of the shares, in order.
pub(super) fn in_shares<T: Send>(
    articles: &[Option<&Article>],
    make: impl Fn(&[Option<&Article>]) -> T + Sync,
) -> Vec<T> {
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    if hands == 1 || articles.len() < FEW {
        return vec![make(articles)];
    }
    let make = &make;
    thread::scope(|scope| {
        let shares = articles.chunks(articles.len().div_ceil(hands));
        let begun: Vec<_> = shares.map(|share| scope.spawn(move || make(share))).collect();
        begun
            .into_iter()
            .map(|it| it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// A term as it was first seen, and what was seen of it since.
struct Seen {
    term: Term,
    /// Articles that have it.
    found: u32,
    /// How often they have it, weighed by field.
    often: f32,
}

/// Counts terms by the order in which they came.
pub(super) struct Builder {
    numbers: Numbers,
    seen: Vec<Seen>,
    /// The terms of each article and how often it has them.
    articles: Vec<Vec<(u32, f32)>>,
    /// How long each article is, by kind of term.
    lengths: Vec<[f32; KINDS]>,
}

impl Builder {
    pub fn of(articles: &[Option<&Article>]) -> Self {
        let mut builder = Self {
            numbers: Numbers::default(),
            seen: Vec::new(),
            articles: Vec::with_capacity(articles.len()),
            lengths: Vec::with_capacity(articles.len()),
        };
        let counted = in_shares(articles, |share| -> Vec<Vec<(Term, f32)>> {
            let mut counter = Counter::default();
            share.iter().map(|it| it.map_or_else(Vec::new, |it| counter.weighed(it))).collect()
        });
        for article in counted.into_iter().flatten() {
            builder.add(article);
        }
        builder
    }

    fn add(&mut self, counted: Vec<(Term, f32)>) {
        let mut length = [0.0; KINDS];
        let mut own = Vec::with_capacity(counted.len());
        for (term, often) in counted {
            if let Some(length) = length.get_mut(term.kind as usize) {
                *length += often;
            }
            let next = self.seen.len() as u32;
            let number = *self.numbers.entry(term.hash).or_insert(next);
            if number == next {
                self.seen.push(Seen { term, found: 0, often: 0.0 });
            }
            if let Some(seen) = self.seen.get_mut(number as usize) {
                seen.found += 1;
                seen.often += often;
            }
            own.push((number, often));
        }
        self.articles.push(own);
        self.lengths.push(length);
    }

    /// The postings, and each term's number: its place in the order of hashes.
    pub fn built(mut self) -> (Part, Numbers) {
        let mut order: Vec<u32> = (0..self.seen.len() as u32).collect();
        order.sort_unstable_by_key(|it| self.seen.get(*it as usize).map(|it| it.term.hash));
        let mut part = Part::default();
        let mut place = vec![0_u32; order.len()];
        let mut next = 0;
        for (at, number) in (0_u32..).zip(&order) {
            let (Some(seen), Some(place)) =
                (self.seen.get(*number as usize), place.get_mut(*number as usize))
            else {
                continue;
            };
            *place = at;
            part.hashes.push(seen.term.hash);
            part.rarity.push(self.rarity(seen));
            part.starts.push(next);
            next += seen.found;
        }
        part.starts.push(next);
        part.postings = self.postings(&place, &part);
        for number in self.numbers.values_mut() {
            *number = place.get(*number as usize).copied().unwrap_or_default();
        }
        (part, self.numbers)
    }

    /// What a term tells wherever it stands.
    fn rarity(&self, seen: &Seen) -> f32 {
        let (all, found) = (self.articles.len() as f32, seen.found as f32);
        let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        seen.term.kind.weight() * idf * (seen.often / found).powf(BURST)
    }

    /// Articles that have a term, in order, and what it adds to their scores, term by term.
    fn postings(&self, place: &[u32], part: &Part) -> Vec<(u32, f32)> {
        let all = self.articles.len() as f32;
        let mut means = [0.0_f32; KINDS];
        for length in &self.lengths {
            for (mean, it) in means.iter_mut().zip(length) {
                *mean += it / all;
            }
        }
        let mut free = part.starts.clone();
        let mut postings = vec![(0, 0.0); part.starts.last().map_or(0, |it| *it as usize)];
        for ((article, own), lengths) in (0_u32..).zip(&self.articles).zip(&self.lengths) {
            let soft = |kind: Kind| {
                let length = lengths.get(kind as usize).copied().unwrap_or(1.0);
                let mean = means.get(kind as usize).copied().unwrap_or(1.0).max(1e-6);
                SATURATION * (1.0 - LENGTH + LENGTH * length / mean)
            };
            for (number, often) in own {
                let at = place.get(*number as usize).map_or(0, |it| *it as usize);
                let (Some(seen), Some(rarity), Some(free)) =
                    (self.seen.get(*number as usize), part.rarity.get(at), free.get_mut(at))
                else {
                    continue;
                };
                let worth = rarity * often * (SATURATION + 1.0) / (often + soft(seen.term.kind));
                if let Some(posting) = postings.get_mut(*free as usize) {
                    *posting = (article, worth);
                }
                *free += 1;
            }
        }
        postings
    }
}

/// Counts the terms of one article after another.
#[derive(Default)]
struct Counter {
    found: Vec<Term>,
    places: Numbers,
}

impl Counter {
    /// The terms of an article, those of its title and questions as if they stood there more often.
    fn weighed(&mut self, article: &Article) -> Vec<(Term, f32)> {
        let mut all: Vec<(Term, f32)> = Vec::new();
        self.places.clear();
        let fields = std::iter::once((article.body.as_str(), 1.0))
            .chain(std::iter::once((article.title.as_str(), TITLE)))
            .chain(article.questions.iter().map(|it| (it.as_str(), TITLE)));
        for (text, weight) in fields {
            terms(text, &mut self.found);
            for term in self.found.drain(..) {
                match self.places.entry(term.hash) {
                    Entry::Occupied(place) => {
                        if let Some((_, often)) = all.get_mut(*place.get() as usize) {
                            *often += weight;
                        }
                    }
                    Entry::Vacant(place) => {
                        place.insert(all.len() as u32);
                        all.push((term, weight));
                    }
                }
            }
        }
        all
    }
}
