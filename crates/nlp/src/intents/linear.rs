//! Linear classifiers, one for each class against all others, by dual coordinate descent.
//!
//! The squared hinge loss with L2 regularisation, as Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
//! SVM" (ICML 2008), algorithm 3, with shrinking.

use crate::features::Vector;
use std::thread;

/// How training goes about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// What a mistake costs against a large weight.
    pub cost: f32,
    /// Passes over the examples at most.
    pub passes: usize,
    /// It ends when no gradient is off by more.
    pub tolerance: f32,
    pub seed: u64,
}

/// The weights of each class: one row a class, one cell a feature.
pub(crate) fn train(
    vectors: &[&Vector],
    labels: &[usize],
    classes: usize,
    features: usize,
    effort: Effort,
) -> Vec<Vec<f32>> {
    let squares: Vec<f32> = vectors.iter().map(|it| it.cells.iter().map(|(_, v)| v * v).sum()).collect();
    let mut weights = vec![Vec::new(); classes];
    let hands = thread::available_parallelism().map_or(1, usize::from).min(classes.max(1));
    let squares = &squares;
    thread::scope(|scope| {
        // Every n-th class to one hand: large and small ones are spread.
        let mut shares: Vec<Vec<(usize, &mut Vec<f32>)>> = (0..hands).map(|_| Vec::new()).collect();
        for (class, row) in weights.iter_mut().enumerate() {
            if let Some(share) = shares.get_mut(class % hands) {
                share.push((class, row));
            }
        }
        for share in shares {
            scope.spawn(move || {
                for (class, row) in share {
                    *row = one(vectors, squares, labels, class, features, effort);
                }
            });
        }
    });
    weights
}

/// The weights of one class against all others.
#[allow(clippy::indexing_slicing)]
fn one(
    vectors: &[&Vector],
    squares: &[f32],
    labels: &[usize],
    class: usize,
    features: usize,
    effort: Effort,
) -> Vec<f32> {
    let mut weights = vec![0.0_f32; features];
    let mut alpha = vec![0.0_f32; vectors.len()];
    let mut active: Vec<u32> = (0..vectors.len() as u32).collect();
    let ours = labels.iter().filter(|it| **it == class).count().max(1) as f32;
    // The few count more than the many, by the root of how many fewer they are.
    let weight = ((labels.len() as f32 - ours) / ours).max(1.0).sqrt();
    let diagonals = [0.5 / effort.cost, 0.5 / (effort.cost * weight)];
    let mut random = Shuffle(effort.seed ^ (class as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut bound = f32::INFINITY;
    for _ in 0..effort.passes {
        let (mut highest, mut lowest) = (f32::NEG_INFINITY, f32::INFINITY);
        random.shuffle(&mut active);
        let mut at = 0;
        while at < active.len() {
            let i = active[at] as usize;
            let y = if labels[i] == class { 1.0 } else { -1.0 };
            let dot: f32 = vectors[i].cells.iter().map(|(f, v)| weights[*f as usize] * v).sum();
            let diagonal = diagonals[usize::from(y > 0.0)];
            let gradient = y * dot - 1.0 + alpha[i] * diagonal;
            if alpha[i] == 0.0 && gradient > bound {
                active.swap_remove(at);
                continue;
            }
            at += 1;
            let projected = if alpha[i] == 0.0 { gradient.min(0.0) } else { gradient };
            highest = highest.max(projected);
            lowest = lowest.min(projected);
            if projected.abs() > 1e-10 {
                let before = alpha[i];
                alpha[i] = (before - gradient / (squares[i] + diagonal)).max(0.0);
                let step = (alpha[i] - before) * y;
                for (f, v) in &vectors[i].cells {
                    weights[*f as usize] += step * v;
                }
            }
        }
        if highest - lowest <= effort.tolerance {
            if active.len() == vectors.len() {
                break;
            }
            active = (0..vectors.len() as u32).collect();
            bound = f32::INFINITY;
            continue;
        }
        bound = if highest <= 0.0 { f32::INFINITY } else { highest };
    }
    weights
}

/// Xorshift: an order that is always the same for the same seed.
pub(crate) struct Shuffle(pub u64);

impl Shuffle {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to below 1.
    pub(crate) fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}
