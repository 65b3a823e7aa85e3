use super::{
    figures::{auroc, macro_f1, quantile, rounded, share},
    lines, text,
};
use crate::intents::{Example, Model, OUT_OF_SCOPE, threshold_for, train};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
    time::Instant,
};

/// What the intents are measured by.
pub struct IntentFiles<R> {
    /// Labelled lines to learn from.
    pub train: R,
    /// Lines to set the threshold by; without, it is set by what training keeps back.
    pub val: Option<R>,
    /// Lines to answer.
    pub test: R,
}

/// An answered line.
struct Answered {
    expected: Option<String>,
    lang: String,
    best: String,
    confidence: f64,
    in_scope: bool,
}

impl Answered {
    fn intent(&self) -> &str {
        if self.in_scope { &self.best } else { OUT_OF_SCOPE }
    }
}

/// Trains, answers the test file line by line, and gives the figures.
///
/// # Errors
/// When reading or writing fails, or a line lacks what it needs.
pub fn intents<R: BufRead>(
    files: IntentFiles<R>,
    seed: u64,
    predictions: Option<&mut dyn Write>,
) -> io::Result<Value> {
    let examples = labelled(files.train, "train")?;
    let begun = Instant::now();
    let mut model = train(&examples, seed);
    let train_seconds = begun.elapsed().as_secs_f64();
    if let Some(val) = files.val {
        let threshold = threshold_for(&model, &labelled(val, "val")?);
        model.set_threshold(threshold);
    }
    let (answered, mut times) = answer(&model, &lines(files.test)?)?;
    if let Some(out) = predictions {
        for it in &answered {
            let line = json!({"intent": it.intent(), "best": it.best, "confidence": rounded(it.confidence)});
            writeln!(out, "{line}")?;
        }
        out.flush()?;
    }
    let mut figures = figures(&answered);
    figures.insert("per_lang".into(), per_lang(&answered));
    figures.insert("train_seconds".into(), rounded(train_seconds));
    figures.insert("predict_us_p50".into(), quantile(&mut times, 0.5).map_or(Value::Null, rounded));
    figures.insert("predict_us_p99".into(), quantile(&mut times, 0.99).map_or(Value::Null, rounded));
    figures.insert("model_bytes".into(), json!(model.size()));
    figures.insert("threshold".into(), rounded(model.threshold().into()));
    let mut all = Map::from_iter([("task".to_owned(), json!("intents"))]);
    all.extend(figures);
    Ok(all.into())
}

fn labelled(file: impl BufRead, which: &str) -> io::Result<Vec<Example>> {
    let lines = lines(file)?;
    let example = |(number, line): (usize, &Value)| {
        let (Some(said), Some(intent)) = (text(line, "text"), text(line, "intent")) else {
            let what = format!("line {} of the {which} file needs \"text\" and \"intent\"", number + 1);
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        };
        Ok(Example { text: said.to_owned(), intent: intent.to_owned() })
    };
    lines.iter().enumerate().map(example).collect()
}

fn answer(model: &Model, lines: &[Value]) -> io::Result<(Vec<Answered>, Vec<f64>)> {
    let mut times = Vec::with_capacity(lines.len());
    let mut answered = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let said = text(line, "text").ok_or_else(|| super::wrong(number, "a line needs \"text\""))?;
        let begun = Instant::now();
        let guess = model.guess(said);
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        answered.push(Answered {
            expected: text(line, "intent").map(str::to_owned),
            lang: text(line, "lang").unwrap_or("und").to_owned(),
            best: guess.best.to_owned(),
            confidence: guess.confidence.into(),
            in_scope: guess.in_scope,
        });
    }
    Ok((answered, times))
}

fn figures(answered: &[Answered]) -> Map<String, Value> {
    let judged: Vec<(&Answered, &str)> =
        answered.iter().filter_map(|it| Some((it, it.expected.as_deref()?))).collect();
    let (outside, inside): (Vec<_>, Vec<_>) =
        judged.iter().partition(|(_, expected)| *expected == OUT_OF_SCOPE);
    let right =
        |of: &[&(&Answered, &str)]| of.iter().filter(|(it, expected)| it.intent() == *expected).count();
    let given_out = judged.iter().filter(|(it, _)| !it.in_scope).count();
    let sure = |of: &[&(&Answered, &str)]| of.iter().map(|(it, _)| it.confidence).collect::<Vec<f64>>();
    let (mut inside_sure, outside_sure) = (sure(&inside), sure(&outside));
    let pairs: Vec<(&str, &str)> =
        inside.iter().map(|(it, expected)| (*expected, it.best.as_str())).collect();
    let best_right = pairs.iter().filter(|(expected, best)| expected == best).count();
    let rejected_at = quantile(&mut inside_sure, 0.05).unwrap_or(0.0);
    let below = outside_sure.iter().filter(|it| **it < rejected_at).count();
    let all_right = right(&inside) + right(&outside);
    Map::from_iter([
        ("n".to_owned(), json!(answered.len())),
        ("n_in_scope".to_owned(), json!(inside.len())),
        ("n_oos".to_owned(), json!(outside.len())),
        ("accuracy".to_owned(), share(all_right, judged.len())),
        ("in_scope_accuracy".to_owned(), share(right(&inside), inside.len())),
        ("in_scope_accuracy_no_threshold".to_owned(), share(best_right, inside.len())),
        ("macro_f1".to_owned(), macro_f1(&pairs)),
        ("oos_recall".to_owned(), share(right(&outside), outside.len())),
        ("oos_precision".to_owned(), share(right(&outside), given_out)),
        ("oos_auroc".to_owned(), auroc(&inside_sure, &outside_sure)),
        ("oos_recall_at_5pct_rejected".to_owned(), share(below, outside.len())),
    ])
}

fn per_lang(answered: &[Answered]) -> Value {
    let mut by_lang: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for it in answered {
        let Some(expected) = it.expected.as_deref() else { continue };
        let (n, right, best) = by_lang.entry(&it.lang).or_default();
        *n += 1;
        *right += usize::from(it.intent() == expected);
        *best += usize::from(it.best == expected);
    }
    by_lang
        .into_iter()
        .map(|(lang, (n, right, best))| {
            let figures =
                json!({"n": n, "accuracy": share(right, n), "accuracy_no_threshold": share(best, n)});
            (lang.to_owned(), figures)
        })
        .collect::<Map<String, Value>>()
        .into()
}
