use super::{
    figures::{quantile, rounded, share},
    lines, text,
};
use crate::langid::identify;
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
    time::Instant,
};

/// An answered line.
struct Answered {
    expected: Option<String>,
    kind: Option<String>,
    lang: &'static str,
    confidence: f32,
}

impl Answered {
    fn right(&self, expected: &str) -> bool {
        alike(expected) == alike(self.lang)
    }
}

/// Traditional Chinese counts as Chinese, and `no` as `nb`.
fn alike(lang: &str) -> &str {
    match lang {
        "zh-Hant" | "zh-Hans" => "zh",
        "no" => "nb",
        other => other,
    }
}

/// Tells the language of each line of the test file, and gives the figures.
///
/// # Errors
/// When reading or writing fails, or a line lacks its text.
pub fn langid(test: impl BufRead, predictions: Option<&mut dyn Write>) -> io::Result<Value> {
    let lines = lines(test)?;
    // Once before time is taken: the first call reads the tables.
    identify("");
    let mut times = Vec::with_capacity(lines.len());
    let mut answered = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let said = text(line, "text").ok_or_else(|| super::wrong(number, "a line needs \"text\""))?;
        let begun = Instant::now();
        let guess = identify(said);
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        answered.push(Answered {
            expected: text(line, "lang").map(str::to_owned),
            kind: text(line, "kind").map(str::to_owned),
            lang: guess.lang,
            confidence: guess.confidence,
        });
    }
    if let Some(out) = predictions {
        for it in &answered {
            let line = json!({"lang": it.lang, "confidence": rounded(it.confidence.into())});
            writeln!(out, "{line}")?;
        }
        out.flush()?;
    }
    Ok(figures(&answered, &mut times))
}

fn figures(answered: &[Answered], times: &mut [f64]) -> Value {
    let by = |key: fn(&Answered) -> Option<&str>| {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for it in answered {
            let (Some(expected), Some(key)) = (it.expected.as_deref(), key(it)) else { continue };
            let (n, right) = counts.entry(key).or_default();
            *n += 1;
            *right += usize::from(it.right(expected));
        }
        counts
    };
    let per_lang = by(|it| it.expected.as_deref().map(alike));
    let per_kind = by(|it| it.kind.as_deref());
    let (n, right) = per_lang.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let shares: Vec<f64> = per_lang.values().map(|(n, right)| *right as f64 / *n as f64).collect();
    let mean = if shares.is_empty() {
        Value::Null
    } else {
        rounded(shares.iter().sum::<f64>() / shares.len() as f64)
    };
    let table = |counts: &BTreeMap<&str, (usize, usize)>| -> Value {
        let row = |(key, (n, right)): (&&str, &(usize, usize))| {
            ((*key).to_owned(), json!({"n": n, "accuracy": share(*right, *n)}))
        };
        counts.iter().map(row).collect::<Map<String, Value>>().into()
    };
    json!({
        "task": "langid",
        "n": answered.len(),
        "accuracy": share(right, n),
        "macro_accuracy": mean,
        "per_kind": table(&per_kind),
        "per_lang": table(&per_lang),
        "us_p50": quantile(times, 0.5).map_or(Value::Null, rounded),
        "us_p99": quantile(times, 0.99).map_or(Value::Null, rounded),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_hand() {
        let test = concat!(
            "{\"text\":\"Здравствуйте, где мои деньги?\",\"lang\":\"ru\",\"kind\":\"sentences\"}\n",
            "{\"text\":\"我的錢還沒到帳\",\"lang\":\"zh\",\"kind\":\"sentences\"}\n",
            "{\"text\":\"12345\",\"lang\":\"ru\",\"kind\":\"single-words\"}\n",
            "{\"text\":\"Ελλάδα\"}\n",
        );
        let mut out = Vec::new();
        let figures = langid(test.as_bytes(), Some(&mut out)).unwrap();
        assert_eq!(figures["n"], 4);
        assert_eq!(figures["accuracy"], json!(0.6667));
        assert_eq!(figures["macro_accuracy"], json!(0.75));
        assert_eq!(figures["per_kind"]["single-words"], json!({"n": 1, "accuracy": 0.0}));
        assert_eq!(figures["per_lang"]["ru"], json!({"n": 2, "accuracy": 0.5}));
        let predictions: Vec<Value> =
            String::from_utf8(out).unwrap().lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        let langs: Vec<&str> = predictions.iter().filter_map(|it| it["lang"].as_str()).collect();
        assert_eq!(langs, ["ru", "zh-Hant", "und", "el"]);
        assert_eq!(predictions[2]["confidence"], json!(0.0));
        assert!(langid("{}\n".as_bytes(), None).is_err());
    }
}
