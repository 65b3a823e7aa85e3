//! How sure an answer is, learnt from answers to examples that were kept back.

use super::model::Opinion;
use crate::features::Vector;

/// How many things speak for or against an answer.
pub(super) const SIGNS: usize = 8;

/// Whether more of a sign makes surer (1), less sure (-1), or either (0): the best score, its lead over the next, its share of
/// all, unknown words, unknown parts of words, length, classes that come into question, the network's chance of it.
const DIRECTIONS: [f32; SIGNS] = [1.0, 1.0, 1.0, -1.0, -1.0, 0.0, -1.0, 1.0];

/// What speaks for an answer and against it.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub best: usize,
    pub second: usize,
    signs: [f32; SIGNS],
}

/// A logistic model of the evidence.
#[derive(Clone, Debug)]
pub(crate) struct Confidence {
    pub means: [f32; SIGNS],
    pub scales: [f32; SIGNS],
    pub weights: [f32; SIGNS + 1],
    /// Confidence from which on an answer counts.
    pub threshold: f32,
}

impl Evidence {
    pub(super) fn of(opinion: &Opinion, vector: &Vector) -> Self {
        let scores = &opinion.together;
        let (mut best, mut second) = (0, usize::MAX);
        let at = |i: usize| scores.get(i).copied().unwrap_or(-2.0);
        for class in 1..scores.len() {
            if at(class) > at(best) {
                second = best;
                best = class;
            } else if second == usize::MAX || at(class) > at(second) {
                second = class;
            }
        }
        let (first, next) = (at(best), at(second));
        let sum: f32 = scores.iter().map(|it| (2.0 * (it - first)).exp()).sum();
        let positive = opinion.linear.iter().filter(|it| **it > -0.5).count() as f32;
        let of = |values: &[f32]| values.get(best).copied().unwrap_or(-2.0);
        let signs = [
            of(&opinion.linear),
            first - next,
            (1.0 / sum.max(1.0)).ln(),
            vector.unknown[0],
            vector.unknown[1],
            (vector.cells.len() as f32 + 1.0).ln(),
            (positive + 1.0).ln(),
            of(&opinion.chances),
        ];
        Self { best, second, signs }
    }
}

impl Default for Confidence {
    fn default() -> Self {
        let mut weights = [0.0; SIGNS + 1];
        weights[1] = 1.0;
        Self { means: [0.0; SIGNS], scales: [1.0; SIGNS], weights, threshold: 0.5 }
    }
}

impl Confidence {
    pub(super) fn of(&self, evidence: &Evidence) -> f32 {
        1.0 / (1.0 + (-self.logit(evidence)).exp())
    }

    fn logit(&self, evidence: &Evidence) -> f32 {
        let signs = evidence
            .signs
            .iter()
            .zip(self.means)
            .zip(self.scales)
            .map(|((it, mean), scale)| (it - mean) / scale);
        self.weights[0] + signs.zip(&self.weights[1..]).map(|(sign, weight)| sign * weight).sum::<f32>()
    }

    /// Learns from judged evidence: logistic regression by gradient descent, right and wrong answers counting as much in all.
    pub(super) fn learn(judged: &[(Evidence, bool)]) -> Self {
        let mut model = Self::default();
        let right = judged.iter().filter(|(_, right)| *right).count() as f32;
        let wrong = judged.len() as f32 - right;
        if right < 10.0 || wrong < 10.0 {
            return model;
        }
        for sign in 0..SIGNS {
            let values = || judged.iter().map(|(it, _)| it.signs[sign]);
            let mean = values().sum::<f32>() / judged.len() as f32;
            let variance = values().map(|it| (it - mean).powi(2)).sum::<f32>() / judged.len() as f32;
            (model.means[sign], model.scales[sign]) = (mean, variance.sqrt().max(1e-4));
        }
        model.weights = [0.0; SIGNS + 1];
        for _ in 0..300 {
            let mut gradient = [0.0_f32; SIGNS + 1];
            for (evidence, is_right) in judged {
                let (target, share) = if *is_right { (1.0, 0.5 / right) } else { (0.0, 0.5 / wrong) };
                let off = (model.of(evidence) - target) * share;
                gradient[0] += off;
                for sign in 0..SIGNS {
                    gradient[sign + 1] +=
                        off * (evidence.signs[sign] - model.means[sign]) / model.scales[sign];
                }
            }
            for (weight, slope) in model.weights.iter_mut().zip(gradient) {
                *weight -= 2.0 * (slope + 1e-3 * *weight);
            }
            // Few examples may say otherwise by chance: a higher score never makes less sure, more unknown words never surer.
            for (weight, direction) in model.weights[1..].iter_mut().zip(DIRECTIONS) {
                if *weight * direction < 0.0 {
                    *weight = 0.0;
                }
            }
        }
        model
    }
}

/// The share of messages that are thought to be out of scope, when a threshold is set.
const OUTSIDE: f32 = 0.4;

/// A judged answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged {
    pub confidence: f32,
    /// Whether a class covers the message.
    pub in_scope: bool,
    /// Whether the answer is that class.
    pub right: bool,
}

/// The confidence from which on to answer, so that most messages are dealt with rightly: answered with their class, or left
/// alone when they are out of scope, as [`OUTSIDE`] of them are thought to be.
pub(crate) fn best_threshold(judged: &mut [Judged]) -> f32 {
    judged.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let inside = judged.iter().filter(|it| it.in_scope).count().max(1) as f32;
    let outside = judged.iter().filter(|it| !it.in_scope).count() as f32;
    if outside == 0.0 {
        return 0.0;
    }
    let (mut right, mut let_in) = (0.0_f32, 0.0_f32);
    let mut best = (f32::NEG_INFINITY, 0.5);
    for (at, answer) in judged.iter().enumerate() {
        right += f32::from(u8::from(answer.right));
        let_in += f32::from(u8::from(!answer.in_scope));
        let value = (1.0 - OUTSIDE) * right / inside + OUTSIDE * (1.0 - let_in / outside);
        let next = judged.get(at + 1).map_or(0.0, |it| it.confidence);
        if value > best.0 && next < answer.confidence {
            best = (value, f32::midpoint(answer.confidence, next));
        }
    }
    best.1
}
