use super::{
    confidence::{Confidence, Evidence},
    hidden::Hidden,
};
use crate::features::{Vector, Vocabulary, counted};
use std::borrow::Cow;

/// What a message is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess<'a> {
    /// The class that fits best, whatever the confidence.
    pub best: &'a str,
    /// The one after it, when there are two.
    pub second: Option<&'a str>,
    /// The chance, 0 to 1, that the message is in scope and `best` is right.
    pub confidence: f32,
    /// Whether that is enough to act on it.
    pub in_scope: bool,
}

/// How much a lead counts in a share, of linear scores and of both together: what made lines likeliest that were kept back. The
/// linear ones see danger in more places, both together see better where there is none; a share is the mean.
const SHARPNESS: (f32, f32) = (4.0, 1.4);
/// How much the network's chances count beside the linear scores.
const SECOND: f32 = 0.5;

/// A trained classifier.
#[derive(Debug)]
pub struct Model {
    pub(super) classes: Vec<String>,
    pub(super) vocabulary: Vocabulary,
    pub(super) weights: Weights,
    pub(super) hidden: Hidden,
    pub(super) confidence: Confidence,
}

/// The weights by feature: a row of one signed byte for each class, and what one step of it is worth.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    pub classes: usize,
    pub steps: Vec<f32>,
    /// Two's complement: a model that comes with the program is used where it lies.
    pub cells: Cow<'static, [u8]>,
}

/// What bytes that are no model are.
#[derive(Debug, thiserror::Error)]
#[error("this is no intent model: {0}")]
pub struct ModelError(pub(super) &'static str);

impl Weights {
    /// From one row for each class. The loss is below what the noise of training is.
    pub(super) fn of(rows: &[Vec<f32>], features: usize) -> Self {
        let (mut steps, mut cells) = (vec![0.0; features], vec![0; features * rows.len()]);
        for feature in 0..features {
            let value = |row: &Vec<f32>| row.get(feature).copied().unwrap_or_default();
            let largest = rows.iter().map(|row| value(row).abs()).fold(0.0_f32, f32::max);
            let step = largest / 127.0;
            if step <= 0.0 {
                continue;
            }
            steps[feature] = step;
            for (class, row) in rows.iter().enumerate() {
                cells[feature * rows.len() + class] = ((value(row) / step).round() as i8).cast_unsigned();
            }
        }
        Self { classes: rows.len(), steps, cells: cells.into() }
    }

    pub(super) fn scores(&self, vector: &Vector) -> Vec<f32> {
        let mut scores = vec![0.0_f32; self.classes];
        for (feature, value) in &vector.cells {
            let feature = *feature as usize;
            let scale = value * self.steps[feature];
            let row = &self.cells[feature * self.classes..(feature + 1) * self.classes];
            for (score, cell) in scores.iter_mut().zip(row) {
                *score += scale * f32::from(cell.cast_signed());
            }
        }
        scores
    }
}

/// What both parts say of a text, class by class.
#[derive(Debug)]
pub(super) struct Opinion {
    /// The linear scores: above 0 for what looks like the class's examples.
    pub linear: Vec<f32>,
    /// The logarithm of the network's chances.
    pub chances: Vec<f32>,
    /// The network's chance that it is none of them.
    pub outside: f32,
    /// Both, by which the best is chosen.
    pub together: Vec<f32>,
}

impl Opinion {
    pub(super) fn of(weights: &Weights, hidden: &Hidden, vector: &Vector) -> Self {
        let (linear, mut chances) = (weights.scores(vector), hidden.chances(vector));
        let outside = chances.pop().unwrap_or(f32::NEG_INFINITY).exp();
        let together = linear.iter().zip(&chances).map(|(score, chance)| score + SECOND * chance).collect();
        Self { linear, chances, outside, together }
    }
}

/// Scores as parts of 1.
fn shares_of(scores: &[f32], sharpness: f32) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|it| (sharpness * (it - most)).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|it| it / sum).collect()
}

impl Model {
    /// What a message is.
    pub fn guess(&self, text: &str) -> Guess<'_> {
        let (vector, opinion) = self.opinion(text);
        self.best(&vector, &opinion)
    }

    /// What a message is, and how much of it is each class's, most first; what is missing to 1 is no class's. What it is about is often clear where the
    /// very intent is not: the shares of those that belong together add up.
    pub fn read(&self, text: &str) -> (Guess<'_>, Vec<(&str, f32)>) {
        let (vector, opinion) = self.opinion(text);
        let inside = 1.0 - opinion.outside;
        let (linear, together) =
            (shares_of(&opinion.linear, SHARPNESS.0), shares_of(&opinion.together, SHARPNESS.1));
        let both = linear.iter().zip(together).map(|(one, other)| inside * f32::midpoint(*one, other));
        let mut shares: Vec<(&str, f32)> = self.classes.iter().map(String::as_str).zip(both).collect();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        (self.best(&vector, &opinion), shares)
    }

    fn opinion(&self, text: &str) -> (Vector, Opinion) {
        let vector = self.vocabulary.vector(&counted(text));
        let opinion = Opinion::of(&self.weights, &self.hidden, &vector);
        (vector, opinion)
    }

    fn best(&self, vector: &Vector, opinion: &Opinion) -> Guess<'_> {
        let evidence = Evidence::of(opinion, vector);
        let confidence = self.confidence.of(&evidence);
        let class = |at: usize| self.classes.get(at).map(String::as_str);
        Guess {
            best: class(evidence.best).unwrap_or(super::OUT_OF_SCOPE),
            second: class(evidence.second),
            confidence,
            in_scope: confidence >= self.confidence.threshold,
        }
    }

    /// Sets from which confidence on a message counts as in scope.
    pub fn set_threshold(&mut self, threshold: f32) {
        self.confidence.threshold = threshold;
    }

    /// From which confidence on a message counts as in scope.
    pub fn threshold(&self) -> f32 {
        self.confidence.threshold
    }

    /// Its size in memory, bytes.
    pub fn size(&self) -> usize {
        self.vocabulary.hashes.len() * (8 + 4 + 1 + 4 + 4)
            + self.weights.cells.len()
            + self.hidden.cells.len()
    }
}
