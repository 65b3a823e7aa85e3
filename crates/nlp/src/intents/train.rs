use super::{
    Model, OUT_OF_SCOPE,
    confidence::{Confidence, Evidence, Judged, best_threshold},
    hidden::{self, Hidden},
    linear::{self, Effort, Shuffle},
    model::{Opinion, Weights},
};
use crate::features::{Feature, Vector, Vocabulary, counted};
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::resume_unwind,
    thread,
};

/// A line and what it means.
#[derive(Clone, Debug)]
pub struct Example {
    /// What somebody wrote.
    pub text: String,
    /// What they meant; [`OUT_OF_SCOPE`] for what no class covers.
    pub intent: String,
}

/// What a mistake costs.
const COST: f32 = 1.5;
/// Passes of the network over the examples, and over those of a fold.
const PASSES: (usize, usize) = (25, 12);
/// Parts into which examples are cut, each kept back once.
const FOLDS: usize = 4;

/// How much the mean of a class's examples counts beside what parts them from the others: it holds where examples are few.
const MEAN: f32 = 1.0;

type Counted = Vec<(Feature, f32)>;

/// Learns from examples. The same examples and seed give the same model.
pub fn train(examples: &[Example], seed: u64) -> Model {
    let examples = [examples, &names(examples)].concat();
    let texts: Vec<Counted> = examples.iter().map(|it| counted(&it.text)).collect();
    let mut classes: Vec<String> =
        examples.iter().map(|it| it.intent.clone()).filter(|it| it != OUT_OF_SCOPE).collect();
    classes.sort_unstable();
    classes.dedup();
    let by_name: BTreeMap<&str, usize> =
        classes.iter().enumerate().map(|(at, it)| (it.as_str(), at)).collect();
    // What is out of scope is an example of no class: a negative one for all of them.
    let labels: Vec<usize> =
        examples.iter().map(|it| by_name.get(it.intent.as_str()).copied().unwrap_or(usize::MAX)).collect();
    let confidence = keep_back(&texts, &labels, classes.len(), seed);
    let all: Vec<usize> = (0..texts.len()).collect();
    let effort = Effort { cost: COST, passes: 40, tolerance: 0.1, seed };
    let (vocabulary, weights, hidden) = learn(&texts, &labels, &all, classes.len(), effort, PASSES.0);
    Model { classes, vocabulary, weights, hidden, confidence }
}

/// The threshold that suits these lines best, which the model has not learnt from.
pub fn threshold_for(model: &Model, lines: &[Example]) -> f32 {
    let judge = |line: &Example| {
        let guess = model.guess(&line.text);
        Judged {
            confidence: guess.confidence,
            in_scope: line.intent != OUT_OF_SCOPE,
            right: guess.best == line.intent,
        }
    };
    best_threshold(&mut lines.iter().map(judge).collect::<Vec<_>>())
}

fn learn(
    texts: &[Counted],
    labels: &[usize],
    chosen: &[usize],
    classes: usize,
    effort: Effort,
    passes: usize,
) -> (Vocabulary, Weights, Hidden) {
    let some: Vec<Counted> = chosen.iter().map(|it| texts[*it].clone()).collect();
    let vocabulary = Vocabulary::of(&some);
    let vectors: Vec<Vector> = some.iter().map(|it| vocabulary.vector(it)).collect();
    let vectors: Vec<&Vector> = vectors.iter().collect();
    let labels: Vec<usize> = chosen.iter().map(|it| labels[*it]).collect();
    let (hidden, mut rows) = thread::scope(|scope| {
        let hidden =
            scope.spawn(|| hidden::train(&vocabulary, &vectors, &labels, classes, passes, effort.seed));
        let rows = linear::train(&vectors, &labels, classes, vocabulary.hashes.len(), effort);
        (hidden.join().unwrap_or_else(|panic| resume_unwind(panic)), rows)
    });
    for (class, row) in rows.iter_mut().enumerate() {
        add_mean(row, &vectors, &labels, class);
    }
    let weights = Weights::of(&rows, vocabulary.hashes.len());
    (vocabulary, weights, hidden)
}

/// An example more for each class: its name, which people choose so that it says what is meant.
fn names(examples: &[Example]) -> Vec<Example> {
    let classes: BTreeSet<&str> =
        examples.iter().map(|it| it.intent.as_str()).filter(|it| *it != OUT_OF_SCOPE).collect();
    let words = |name: &str| name.replace(['_', '.', '-', '/'], " ");
    classes.into_iter().map(|it| Example { text: words(it), intent: it.to_owned() }).collect()
}

/// Adds the direction in which a class's examples lie.
fn add_mean(row: &mut [f32], vectors: &[&Vector], labels: &[usize], class: usize) {
    let mut sum = vec![0.0_f32; row.len()];
    for (vector, _) in vectors.iter().zip(labels).filter(|(_, label)| **label == class) {
        for (feature, value) in &vector.cells {
            if let Some(cell) = sum.get_mut(*feature as usize) {
                *cell += value;
            }
        }
    }
    let length = sum.iter().map(|it| it * it).sum::<f32>().sqrt().max(1e-9);
    for (cell, mean) in row.iter_mut().zip(sum) {
        *cell += MEAN * mean / length;
    }
}

/// How sure an answer is: each fold keeps back a part of the examples, and a part of the classes as a whole.
fn keep_back(texts: &[Counted], labels: &[usize], classes: usize, seed: u64) -> Confidence {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    Shuffle(seed ^ 0x5bd1_e995).shuffle(&mut order);
    let mut lot: Vec<usize> = (0..classes).collect();
    Shuffle(seed ^ 0x00c0_ffee).shuffle(&mut lot);
    let mut judged: Vec<(Evidence, bool, bool)> = Vec::new();
    for fold in 0..FOLDS {
        // Every class is kept back once, unless there are too few of them.
        let absent = |class: usize| classes >= 2 * FOLDS && class < classes && lot[class] % FOLDS == fold;
        let kept = |at: usize| at % FOLDS == fold;
        let chosen: Vec<usize> = order
            .iter()
            .enumerate()
            .filter(|(at, i)| !kept(*at) && !absent(labels[**i]))
            .map(|(_, i)| *i)
            .collect();
        let effort = Effort { cost: COST, passes: 12, tolerance: 0.3, seed };
        let (vocabulary, weights, hidden) = learn(texts, labels, &chosen, classes, effort, PASSES.1);
        for (_, i) in order.iter().enumerate().filter(|(at, i)| kept(*at) || absent(labels[**i])) {
            let vector = vocabulary.vector(&texts[*i]);
            let evidence = Evidence::of(&Opinion::of(&weights, &hidden, &vector), &vector);
            let in_scope = labels[*i] != usize::MAX && !absent(labels[*i]);
            let right = in_scope && evidence.best == labels[*i];
            judged.push((evidence, in_scope, right));
        }
    }
    let learnt: Vec<(Evidence, bool)> =
        judged.iter().map(|(evidence, _, right)| (evidence.clone(), *right)).collect();
    let mut confidence = Confidence::learn(&learnt);
    let mut found: Vec<Judged> = judged
        .iter()
        .map(|(evidence, in_scope, right)| Judged {
            confidence: confidence.of(evidence),
            in_scope: *in_scope,
            right: *right,
        })
        .collect();
    confidence.threshold = best_threshold(&mut found);
    confidence
}

/// Tells texts apart, for whoever keeps a model beside the lines that it was learnt from.
pub fn sum_of(lines: &str) -> u64 {
    twox_hash::XxHash3_64::oneshot(lines.as_bytes())
}
