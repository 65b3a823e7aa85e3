//! Small statistics.

use serde_json::{Value, json};

/// A share with four digits, or null when there is nothing to share.
pub(super) fn share(part: usize, whole: usize) -> Value {
    if whole == 0 { Value::Null } else { rounded(part as f64 / whole as f64) }
}

pub(super) fn rounded(value: f64) -> Value {
    json!((value * 10_000.0).round() / 10_000.0)
}

/// The value below which `part` of all lie, by the nearest rank.
pub(super) fn quantile(values: &mut [f64], part: f64) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let rank = (part * values.len() as f64).ceil() as usize;
    values.get(rank.saturating_sub(1)).copied()
}

/// The chance that a random one of `higher` is above a random one of `lower`, ties half: the area under the ROC curve.
pub(super) fn auroc(higher: &[f64], lower: &[f64]) -> Value {
    if higher.is_empty() || lower.is_empty() {
        return Value::Null;
    }
    let mut all: Vec<(f64, bool)> =
        higher.iter().map(|it| (*it, true)).chain(lower.iter().map(|it| (*it, false))).collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut sum) = (0.0, 0.0);
    for tied in all.chunk_by(|a, b| a.0 == b.0) {
        let ups = tied.iter().filter(|it| it.1).count() as f64;
        let downs = tied.len() as f64 - ups;
        sum += ups * (below + downs / 2.0);
        below += downs;
    }
    rounded(sum / (higher.len() as f64 * lower.len() as f64))
}

/// The mean F1 over labels, from pairs of what was expected and what was given.
pub(super) fn macro_f1(pairs: &[(&str, &str)]) -> Value {
    let mut labels: Vec<&str> = pairs.iter().map(|it| it.0).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.is_empty() {
        return Value::Null;
    }
    let one = |label: &str| {
        let count = |test: fn(bool, bool) -> bool| {
            pairs.iter().filter(|(expected, given)| test(*expected == label, *given == label)).count() as f64
        };
        let right = count(|expected, given| expected && given);
        let off = count(|expected, given| expected != given);
        if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + off) }
    };
    rounded(labels.iter().map(|it| one(it)).sum::<f64>() / labels.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_by_hand() {
        assert_eq!(auroc(&[3.0, 2.0], &[1.0, 2.0]), json!(0.875));
        assert_eq!(auroc(&[1.0], &[]), Value::Null);
        assert_eq!(quantile(&mut [4.0, 1.0, 3.0, 2.0], 0.5), Some(2.0));
        assert_eq!(quantile(&mut [4.0, 1.0, 3.0, 2.0], 0.99), Some(4.0));
        assert_eq!(quantile(&mut [], 0.5), None);
        // a: 1 right, 1 missed: F1 2/3. b: 1 right, 1 too many: 2/3.
        assert_eq!(macro_f1(&[("a", "a"), ("a", "b"), ("b", "b")]), json!(0.6667));
        assert_eq!(share(0, 0), Value::Null);
    }
}
