//! Texts that ask the same, found among many: what a desk should write an article about.
//!
//! Average-linkage clustering (UPGMA, as `kodama` does it) over two distances that have an equal say: how many words and parts of
//! words two texts share, weighed by how rare they are, and how alike they were read (whatever the language).

use crate::features::{Vector, Vocabulary, counted};
use kodama::{Method, linkage};

/// The most texts that are compared with each other: the work grows with their square.
pub const MOST: usize = 1000;
/// Texts further apart than this, on average, are about different things.
const APART: f32 = 0.66;

/// A text with what it was read as.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What somebody wrote.
    pub text: &'a str,
    /// How much of it each meaning has, in the same order for all texts; may be empty.
    pub shares: &'a [f32],
}

/// Groups of texts that ask the same, the largest first; in each the most typical text first. Every one of the first [`MOST`]
/// texts is in exactly one group, by its place.
pub fn clusters(texts: &[Asked<'_>]) -> Vec<Vec<usize>> {
    let texts = texts.get(..MOST).unwrap_or(texts);
    let near = Nearness::of(texts);
    let mut distances: Vec<f32> = Vec::with_capacity(texts.len() * texts.len() / 2);
    for one in 0..texts.len() {
        distances.extend((one + 1..texts.len()).map(|other| 1.0 - near.between(one, other)));
    }
    let mut groups: Vec<Vec<usize>> = (0..texts.len()).map(|at| vec![at]).collect();
    for step in linkage(&mut distances, texts.len(), Method::Average).steps() {
        // Steps come in order of their distance, but for ties; what is too far apart stays apart, and so does all above it.
        let mut joined = Vec::new();
        if step.dissimilarity <= APART {
            for at in [step.cluster1, step.cluster2] {
                joined.append(groups.get_mut(at).unwrap_or(&mut Vec::new()));
            }
        }
        groups.push(joined);
    }
    groups.retain(|it| !it.is_empty());
    for group in &mut groups {
        near.sort_by_typical(group);
    }
    groups.sort_by_key(|it| (std::cmp::Reverse(it.len()), it.first().copied()));
    groups
}

/// How near texts are to each other, 0 to 1.
struct Nearness {
    vectors: Vec<Vector>,
    shares: Vec<Vec<f32>>,
}

impl Nearness {
    fn of(texts: &[Asked<'_>]) -> Self {
        let all: Vec<_> = texts.iter().map(|it| counted(it.text)).collect();
        let vocabulary = Vocabulary::of(&all);
        let mut vectors: Vec<Vector> = all.iter().map(|it| vocabulary.vector(it)).collect();
        for vector in &mut vectors {
            let length = vector.cells.iter().map(|it| it.1 * it.1).sum::<f32>().sqrt().max(1e-9);
            vector.cells.iter_mut().for_each(|it| it.1 /= length);
        }
        let unit = |shares: &[f32]| {
            let length = shares.iter().map(|it| it * it).sum::<f32>().sqrt().max(1e-9);
            shares.iter().map(|it| it / length).collect()
        };
        Self { vectors, shares: texts.iter().map(|it| unit(it.shares)).collect() }
    }

    fn between(&self, one: usize, other: usize) -> f32 {
        let (Some(a), Some(b)) = (self.vectors.get(one), self.vectors.get(other)) else { return 0.0 };
        let words = product(&a.cells, &b.cells);
        let meaning = match (self.shares.get(one), self.shares.get(other)) {
            (Some(a), Some(b)) if !a.is_empty() && !b.is_empty() => a.iter().zip(b).map(|(a, b)| a * b).sum(),
            _ => words,
        };
        f32::midpoint(words, meaning).clamp(0.0, 1.0)
    }

    fn sort_by_typical(&self, group: &mut [usize]) {
        let sum = |one: usize| group.iter().map(|other| self.between(one, *other)).sum::<f32>();
        let mut by: Vec<(usize, f32)> = group.iter().map(|it| (*it, sum(*it))).collect();
        by.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        group.iter_mut().zip(by).for_each(|(to, from)| *to = from.0);
    }
}

/// Of two vectors whose cells are in order.
fn product(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut at, mut sum) = (0, 0.0);
    for (feature, value) in a {
        while b.get(at).is_some_and(|it| it.0 < *feature) {
            at += 1;
        }
        if let Some(same) = b.get(at).filter(|it| it.0 == *feature) {
            sum += value * same.1;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_meaning<'a>(texts: &[&'a str]) -> Vec<Asked<'a>> {
        texts.iter().map(|text| Asked { text, shares: &[] }).collect()
    }

    #[test]
    fn what_asks_the_same_is_together_and_the_most_typical_is_first() {
        let texts = [
            "does the app work with a ledger",
            "where is the dark mode",
            "does your app work with a ledger device",
            "the dark mode, where is it",
            "will the app work with a ledger",
            "do you sponsor football teams",
        ];
        let found = clusters(&without_meaning(&texts));
        let mut sets: Vec<Vec<usize>> = found.clone();
        sets.iter_mut().for_each(|it| it.sort_unstable());
        assert_eq!(sets, [vec![0, 2, 4], vec![1, 3], vec![5]], "{found:?}");
    }

    #[test]
    fn languages_meet_where_they_were_read_alike() {
        let (deposit, login) = ([0.9, 0.05], [0.05, 0.9]);
        let texts = [
            Asked { text: "my deposit is missing", shares: &deposit },
            Asked { text: "我的充值没有到账", shares: &deposit },
            Asked { text: "mon mot de passe ne marche pas", shares: &login },
        ];
        assert_eq!(clusters(&texts).len(), 2);
    }

    #[test]
    fn nothing_one_and_many_are_all_whole() {
        assert!(clusters(&[]).is_empty());
        assert_eq!(clusters(&without_meaning(&["alone"])), [[0]]);
        let many: Vec<String> = (0..MOST + 5).map(|it| format!("question number {}", it % 7)).collect();
        let many: Vec<Asked<'_>> = many.iter().map(|it| Asked { text: it, shares: &[] }).collect();
        let mut all: Vec<usize> = clusters(&many).concat();
        all.sort_unstable();
        assert_eq!(all, (0..MOST).collect::<Vec<_>>());
    }
}
