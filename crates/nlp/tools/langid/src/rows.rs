//! From counts to what each n-gram tells: how likely its last letter is after the others, in each language of the script.

use crate::counts::{BITS, Counts, Key, LONGEST, Table, discount, length, suffix};

/// A letter that a language does not have.
const UNSEEN: f64 = 1e-6;
/// N-grams that make up less of every language are not looked at.
const RARE: f64 = 4e-8;

/// The power of how often an n-gram occurs in what it is worth.
const COMMON: f64 = 0.6;

/// An n-gram and its logarithms of probabilities, one for each language.
pub type Row = (Key, Vec<f32>);

struct Known {
    row: Vec<f32>,
    /// What keeping it is worth; when it is not kept, its longest kept end stands for it.
    gain: f64,
}

/// The n-grams that tell the most beyond what their ends tell, at most `budget`.
pub fn rows(all: &[Counts], budget: usize) -> Vec<Row> {
    let mut levels: Vec<Table<Known>> = Vec::new();
    for n in 1..=LONGEST {
        let mut level: Table<Known> = Table::default();
        let mut keys: Vec<Key> = all
            .iter()
            .flat_map(|it| {
                it.of.iter().filter(|(key, count)| length(**key) == n && **count / it.total > RARE)
            })
            .map(|(key, _)| *key)
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let lower = levels.last().and_then(|it| it.get(&suffix(key)));
            level.insert(key, known(all, key, lower.map(|it| it.row.as_slice())));
        }
        levels.push(level);
    }
    prune(levels, budget)
}

fn known(all: &[Counts], key: Key, lower: Option<&[f32]>) -> Known {
    let mut row = Vec::with_capacity(all.len());
    let mut weights = Vec::with_capacity(all.len());
    for (at, counts) in all.iter().enumerate() {
        let count = counts.of.get(&key).copied().unwrap_or_default();
        weights.push(count / counts.total);
        let probability = if length(key) == 1 {
            (count / counts.total).max(UNSEEN)
        } else {
            let below = lower.and_then(|it| it.get(at)).map_or(UNSEEN, |it| f64::from(*it).exp());
            match counts.contexts.get(&(key >> BITS)) {
                Some((total, given)) => (count - discount(count) + given * below) / total,
                None => below,
            }
        };
        row.push(probability.ln() as f32);
    }
    let gain = lower.map_or(f64::INFINITY, |lower| gain(&row, lower, &weights));
    Known { row, gain }
}

/// How much the differences between languages change against the shorter n-gram, by how often it occurs.
fn gain(row: &[f32], lower: &[f32], weights: &[f64]) -> f64 {
    let changes: Vec<f64> = row.iter().zip(lower).map(|(a, b)| f64::from(a - b)).collect();
    let mean = changes.iter().sum::<f64>() / changes.len() as f64;
    let spread: f64 = changes.iter().map(|it| (it - mean).abs()).sum::<f64>() / changes.len() as f64;
    // The root: what is rare in running text is not rare among the words that one asks about.
    weights.iter().sum::<f64>().powf(COMMON) * spread
}

fn prune(levels: Vec<Table<Known>>, budget: usize) -> Vec<Row> {
    let mut all: Vec<(Key, Known)> = levels.into_iter().flatten().collect();
    all.sort_unstable_by(|a, b| b.1.gain.total_cmp(&a.1.gain).then(a.0.cmp(&b.0)));
    all.truncate(budget);
    all.into_iter().map(|(key, it)| (key, it.row)).collect()
}
