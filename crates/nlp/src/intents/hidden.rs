//! A second opinion beside the linear classifiers: one hidden layer between features and classes.
//!
//! What no single word tells, several together do. While it learns, most features and half of the hidden layer are left out at
//! random (dropout, Srivastava et al., JMLR 2014), so that it relies on no few of them; steps are as large as each weight's
//! history allows (AdaGrad, Duchi et al., JMLR 2011) and shrink to nothing. Its mistakes are others than those of the linear
//! classifiers, so that the two together are better than either.

use super::linear::Shuffle;
use crate::features::{Vector, Vocabulary};
use std::borrow::Cow;

/// Units of the hidden layer.
pub(super) const UNITS: usize = 128;
/// Features that it looks at, at most: those that most texts have.
const FEATURES: usize = 1 << 16;
/// The part of a text's features that is left out at each step, and of the hidden layer.
const DROPPED: (f32, f32) = (0.6, 0.5);
/// The first step, against a weight's history.
const STEP: f32 = 0.05;
/// Deviation of first weights.
const SPREAD: f32 = 0.05;
/// What a weight's history begins with: first steps are bounded.
const HISTORY: f32 = 1e-4;

/// No row: the feature is too rare.
pub(super) const NONE: u32 = u32::MAX;

/// The layer, as it judges.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    /// The row of each feature of the vocabulary, or [`NONE`].
    pub rows: Vec<u32>,
    /// What one step of a row's cells is worth.
    pub steps: Vec<f32>,
    /// [`UNITS`] signed bytes for each row.
    pub cells: Cow<'static, [u8]>,
    /// What the units begin with, then what the classes begin with, and what is none of them.
    pub bias: Vec<f32>,
    /// From each unit to each class.
    pub out: Vec<f32>,
}

/// The layer, as it learns.
struct Learning {
    classes: usize,
    first: Layer,
    bias: Layer,
    second: Layer,
    out: Layer,
}

/// Weights with the sum of the squares of what moved each.
struct Layer {
    weights: Vec<f32>,
    history: Vec<f32>,
}

impl Layer {
    fn new(cells: usize, mut first: impl FnMut() -> f32) -> Self {
        Self { weights: (0..cells).map(|_| first()).collect(), history: vec![HISTORY; cells] }
    }

    /// Moves a row against its gradient, which is `of` times `scale`.
    fn step(&mut self, row: usize, scale: f32, of: &[f32], step: f32) {
        let range = row * of.len()..(row + 1) * of.len();
        let (Some(weights), Some(history)) =
            (self.weights.get_mut(range.clone()), self.history.get_mut(range))
        else {
            return;
        };
        for ((weight, history), of) in weights.iter_mut().zip(history).zip(of) {
            let gradient = scale * of;
            *history += gradient * gradient;
            *weight -= step * gradient / history.sqrt();
        }
    }

    fn row(&self, row: usize, width: usize) -> &[f32] {
        self.weights.get(row * width..(row + 1) * width).unwrap_or_default()
    }
}

/// Learns from examples; a label that is no class stands for what is out of scope, a class of its own here.
pub(super) fn train(
    vocabulary: &Vocabulary,
    vectors: &[&Vector],
    labels: &[usize],
    classes: usize,
    passes: usize,
    seed: u64,
) -> Hidden {
    let rows = rows_of(vocabulary);
    let count = rows.iter().filter(|it| **it != NONE).count();
    let mut random = Shuffle(seed ^ 0x6869_6464_656e | 1);
    let classes = classes + 1;
    let mut net = Learning {
        classes,
        first: Layer::new(count * UNITS, || SPREAD * normal(&mut random)),
        bias: Layer::new(UNITS, || 0.0),
        second: Layer::new(UNITS * classes, || normal(&mut random) / (UNITS as f32).sqrt()),
        out: Layer::new(classes, || 0.0),
    };
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    let all = (passes * vectors.len()).max(1) as f32;
    let mut cells: Vec<(usize, f32)> = Vec::new();
    let mut done = 0.0_f32;
    for _ in 0..passes {
        random.shuffle(&mut order);
        for (vector, label) in order.iter().filter_map(|it| vectors.get(*it).zip(labels.get(*it))) {
            cells.clear();
            let known = vector.cells.iter().filter_map(|(at, value)| Some((*rows.get(*at as usize)?, value)));
            cells.extend(
                known
                    .filter(|(row, _)| *row != NONE && random.share() >= DROPPED.0)
                    .map(|(row, value)| (row as usize, value / (1.0 - DROPPED.0))),
            );
            net.learn(&cells, (*label).min(classes - 1), STEP * (1.0 - done / all).max(0.02), &mut random);
            done += 1.0;
        }
    }
    net.finish(rows, count)
}

/// The most frequent features, each with a row.
fn rows_of(vocabulary: &Vocabulary) -> Vec<u32> {
    let mut order: Vec<usize> = (0..vocabulary.idf.len()).collect();
    let idf = |at: usize| vocabulary.idf.get(at).copied().unwrap_or(f32::MAX);
    order.sort_by(|a, b| idf(*a).total_cmp(&idf(*b)).then(a.cmp(b)));
    order.truncate(FEATURES);
    // In the order of the vocabulary: a text's features, sorted, then lie in order here too.
    order.sort_unstable();
    let mut rows = vec![NONE; vocabulary.idf.len()];
    for (row, at) in order.into_iter().enumerate() {
        if let Some(cell) = rows.get_mut(at) {
            *cell = row as u32;
        }
    }
    rows
}

impl Learning {
    fn learn(&mut self, cells: &[(usize, f32)], label: usize, step: f32, random: &mut Shuffle) {
        let mut units = self.bias.weights.clone();
        for (row, value) in cells {
            add(&mut units, self.first.row(*row, UNITS), *value);
        }
        let kept = 1.0 - DROPPED.1;
        let open: Vec<f32> = units
            .iter()
            .map(|it| if *it > 0.0 && random.share() >= DROPPED.1 { 1.0 / kept } else { 0.0 })
            .collect();
        for (unit, open) in units.iter_mut().zip(&open) {
            *unit *= open;
        }
        let mut off = self.out.weights.clone();
        for (unit, value) in units.iter().enumerate().filter(|(_, it)| **it != 0.0) {
            add(&mut off, self.second.row(unit, self.classes), *value);
        }
        to_shares(&mut off);
        if let Some(right) = off.get_mut(label) {
            *right -= 1.0;
        }
        let mut back = vec![0.0_f32; UNITS];
        for (unit, open) in open.iter().enumerate().filter(|(_, it)| **it != 0.0) {
            let row = self.second.row(unit, self.classes);
            if let Some(back) = back.get_mut(unit) {
                *back = open * row.iter().zip(&off).map(|(weight, off)| weight * off).sum::<f32>();
            }
            self.second.step(unit, units.get(unit).copied().unwrap_or_default(), &off, step);
        }
        self.out.step(0, 1.0, &off, step);
        self.bias.step(0, 1.0, &back, step);
        for (row, value) in cells {
            self.first.step(*row, *value, &back, step);
        }
    }

    /// Rows as signed bytes. The loss is below what the noise of training is.
    fn finish(self, rows: Vec<u32>, count: usize) -> Hidden {
        let (mut steps, mut cells) = (Vec::with_capacity(count), Vec::with_capacity(count * UNITS));
        for row in 0..count {
            let row = self.first.row(row, UNITS);
            let step =
                (row.iter().fold(0.0_f32, |most, it| most.max(it.abs())) / 127.0).max(f32::MIN_POSITIVE);
            steps.push(step);
            cells.extend(row.iter().map(|it| ((it / step).round() as i8).cast_unsigned()));
        }
        let bias = [self.bias.weights, self.out.weights].concat();
        Hidden { rows, steps, cells: cells.into(), bias, out: self.second.weights }
    }
}

impl Hidden {
    /// The logarithm of each class's chance, and last of the chance that it is none of them.
    pub(super) fn chances(&self, vector: &Vector) -> Vec<f32> {
        let (units, out) = self.bias.split_at_checked(UNITS).unwrap_or_default();
        let (mut units, mut chances) = (units.to_vec(), out.to_vec());
        for (at, value) in &vector.cells {
            let row = self.rows.get(*at as usize).copied().unwrap_or(NONE) as usize;
            let (Some(step), Some(cells)) = (
                self.steps.get(row),
                self.cells.get(row.saturating_mul(UNITS)..(row + 1).saturating_mul(UNITS)),
            ) else {
                continue;
            };
            let scale = value * step;
            for (unit, cell) in units.iter_mut().zip(cells) {
                *unit += scale * f32::from(cell.cast_signed());
            }
        }
        let classes = chances.len();
        for (row, unit) in self.out.chunks_exact(classes.max(1)).zip(units).filter(|(_, it)| *it > 0.0) {
            add(&mut chances, row, unit);
        }
        let most = chances.iter().copied().fold(f32::MIN, f32::max);
        let all = most + chances.iter().map(|it| (it - most).exp()).sum::<f32>().ln();
        chances.iter_mut().for_each(|it| *it -= all);
        chances
    }
}

fn add(to: &mut [f32], row: &[f32], times: f32) {
    for (to, cell) in to.iter_mut().zip(row) {
        *to += times * cell;
    }
}

fn to_shares(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        all += *score;
    }
    scores.iter_mut().for_each(|it| *it /= all);
}

/// A number of the normal distribution (Box and Muller 1958).
fn normal(random: &mut Shuffle) -> f32 {
    let (one, other) = (random.share().max(1e-9), random.share());
    (-2.0 * one.ln()).sqrt() * (std::f32::consts::TAU * other).cos()
}
